"""What a check finds out about a plugin, as data."""

from typing import Any

import attrs

__all__ = ["Abstention", "Body", "Change", "CheckReport", "Example", "Failure", "RuleUse"]


@attrs.frozen(kw_only=True)
class RuleUse:
    """How often a rule of a site matched.

    Attributes:
        site: Name of the site, or of that version of it.
        name: The rule as reports call it: "drop '//aside'", "field title '//h1'"; "field title" for a method.
        tried: Pages on which it was tried: those on which the site was used, of the kind that the rule is for.
        pages: Pages on which it matched, or the method gave a value.
        matches: Elements, lines or texts that it matched on all of them.
    """

    site: str
    name: str
    tried: int
    pages: int
    matches: int


@attrs.frozen(kw_only=True)
class Abstention:
    """A page that a site is for and left alone.

    Attributes:
        page: Identifier of the page.
        reason: The warning that says why.
    """

    page: str
    reason: str


@attrs.frozen(kw_only=True)
class Failure:
    """Something that the plugin raised.

    Attributes:
        page: Identifier of the page.
        message: The warning that says what it was.
    """

    page: str
    message: str


@attrs.frozen(kw_only=True)
class Example:
    """A field of one page, without the plugin and with it.

    Attributes:
        page: Identifier of the page.
        before: The value without the plugin, as JSON; for the body the paragraphs that only this text has.
        after: The value with the plugin, as JSON; for the body the paragraphs that only this text has.
    """

    page: str
    before: str
    after: str


@attrs.frozen(kw_only=True)
class Change:
    """A field that the plugin changes.

    Attributes:
        field: Name of the field of an article; "sections" where the body has the same words in other blocks.
        pages: Pages on which it is another.
        examples: The first of them.
    """

    field: str
    pages: int
    examples: tuple[Example, ...] = ()


@attrs.frozen(kw_only=True)
class Body:
    """What the plugin changes in the words of the body.

    Attributes:
        pages: Pages whose body has other words, or another number of one.
        added: Words that only the body with the plugin has, on all pages.
        removed: Words that only the body without it has, on all pages.
        examples: The first pages.
    """

    pages: int = 0
    added: int = 0
    removed: int = 0
    examples: tuple[Example, ...] = ()


@attrs.frozen(kw_only=True)
class CheckReport:
    """The result of a check.

    Attributes:
        plugin: Name of the plugin.
        pages: Pages that were parsed.
        unread: Pages that could not be: damaged, or neither HTML nor text. By identifier, with the reason.
        used: Pages on which one of the plugin's sites was used. 0 for a plugin without sites.
        sites: Number of the plugin's sites.
        rules: The rules of the sites that were used, and how often they matched.
        abstained: Pages that a site is for and left alone.
        failures: What the plugin raised.
        changes: The fields that it changes.
        body: What it changes in the words of the body.
        changed: Pages on which it changes anything.
    """

    plugin: str
    pages: int = 0
    unread: tuple[Failure, ...] = ()
    used: int = 0
    sites: int = 0
    rules: tuple[RuleUse, ...] = ()
    abstained: tuple[Abstention, ...] = ()
    failures: tuple[Failure, ...] = ()
    changes: tuple[Change, ...] = ()
    body: Body = Body()
    changed: int = 0

    @property
    def dead(self) -> tuple[RuleUse, ...]:
        """The rules that were tried and never matched."""
        return tuple(rule for rule in self.rules if not rule.pages)

    @property
    def needed(self) -> bool:
        """Whether any page comes out otherwise than without the plugin."""
        return self.changed > 0

    def faults(self, max_abstained: float = 0.0) -> tuple[str, ...]:
        """Why the plugin is not in order, a phrase each; none when it is.

        Args:
            max_abstained: Share of abstentions that is in order, 0 to 1, of the pages that the sites are for.
        """
        faults = []
        if self.dead:
            faults.append(f"{len(self.dead)} of {len(self.rules)} rules never matched")
        if self.failures:
            faults.append(f"{len(self.failures)} failures")
        own = self.used + len(self.abstained)
        if len(self.abstained) > max_abstained * own:
            faults.append(f"abstained on {len(self.abstained)} of {own} pages")
        if self.sites and not own:
            faults.append("none of the pages is for one of its sites")
        return tuple(faults)

    def to_dict(self) -> dict[str, Any]:
        """The report as dicts, lists and plain values that ``json.dumps`` takes."""
        data = attrs.asdict(self)
        return data | {"dead": [attrs.asdict(rule) for rule in self.dead], "needed": self.needed}
