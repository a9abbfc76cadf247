"""The draft of a site: what was found, with evidence, as TOML for a person to review."""

import json
from collections.abc import Iterator
from typing import Final

import attrs

from broadsheet.sites import Site

__all__ = ["Draft", "Finding"]

_WIDTH: Final = 100  # characters of an example
_ORDER: Final = ("root", "drop", "bio", "related", "drop_text")


@attrs.frozen(kw_only=True)
class Finding:
    """A rule, and why it was found.

    Attributes:
        attribute: The attribute of ``Site`` that the rule belongs to: "root", "drop", "bio", "related", "drop_text".
        rule: The rule.
        reason: What was found, in a phrase.
        pages: Pages on which it matches.
        matches: Elements or lines that it matches on all of them.
        blocks: Blocks that it matches and that are body without it.
        characters: Length of what it matches, in characters a page where it matches.
        example: The beginning of what it matches on the first page.
        doubt: Why the rule is not certain; "" when it is.
    """

    attribute: str
    rule: str
    reason: str
    pages: int
    matches: int
    blocks: int = 0
    characters: int = 0
    example: str = ""
    doubt: str = ""


@attrs.frozen(kw_only=True)
class Draft:
    """What was learned of a host.

    Attributes:
        host: The host.
        pages: Pages that were compared.
        passed: Pages that were not: of another host, or with an article that another page has, too.
        unread: Pages that could not be read, by identifier, with the reason.
        findings: The rules, those that are certain and those that are not.
    """

    host: str
    pages: int
    passed: int = 0
    unread: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()

    def site(self) -> Site:
        """The site with the rules that are certain."""
        return site_of(self.host, tuple(finding for finding in self.findings if not finding.doubt))

    def to_toml(self) -> str:
        """The draft as a file for ``load_sites``, with the evidence in comments.

        Rules that are not certain are commented out.
        """
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"# A draft, made by `broadsheet learn` from {self.pages} pages of {_plain(self.host)}. Review each rule:"
        yield "# delete what is wrong, take away the # of what is right, and run `broadsheet check-plugin` on more pages."
        yield f"name = {_string(self.host)}"
        yield f"hosts = [{_string(self.host)}]"
        for attribute in _ORDER:
            found = [finding for finding in self.findings if finding.attribute == attribute]
            if found:
                yield ""
                yield f"{attribute} = ["
                for finding in found:
                    yield from (f"    {line}" for line in self._entry(finding))
                yield "]"

    def _entry(self, finding: Finding) -> Iterator[str]:
        yield f"# {finding.reason}: on {finding.pages} of {self.pages} pages, {finding.matches} matches,"
        effect = "kept" if finding.attribute == "root" else "taken out of the body"
        yield f"# {finding.characters} characters a page; {finding.blocks} blocks {effect}"
        if finding.example:
            yield f"# such as: {_plain(finding.example)}"
        if finding.doubt:
            yield f"# not certain: {_plain(finding.doubt)}"
        yield f"{'# ' if finding.doubt else ''}{_string(finding.rule)},"


def site_of(host: str, findings: tuple[Finding, ...]) -> Site:
    """The site that some findings make."""
    rules: dict[str, list[str]] = {}
    for finding in findings:
        rules.setdefault(finding.attribute, []).append(finding.rule)
    return Site(name=host, hosts=[host], **rules)


def _plain(text: str) -> str:
    """A text as it may stand in a comment: one line, without controls."""
    folded = "".join(sign if sign.isprintable() else " " for sign in text)
    folded = " ".join(folded.split())
    return folded if len(folded) <= _WIDTH else folded[: _WIDTH - 1] + "…"


def _string(text: str) -> str:
    """A basic string of TOML: a string of JSON, in which TOML wants one control character more escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
