"""What the rules of a config find on one page."""

import re
from collections.abc import Iterator
from typing import Any, Final

import attrs
from lxml import etree

from broadsheet.sites import Page, Report
from broadsheet_ftr.config import Config, Directive

__all__ = ["Findings", "find", "find_texts", "holds", "rule_name"]

#: Axes along which an expression may visit most of the page for each element, which takes quadratic time.
_COSTLY: Final = re.compile(r"\b(?:preceding|following)(?:-sibling)?\s*::|\[[^\]]*[\[(\s=,|]//")
_MOST_ELEMENTS: Final = 10_000  # of a page on which such expressions are evaluated


@attrs.frozen(eq=False)
class Findings:
    """What a config's rules about the body match on a page.

    Attributes:
        bodies: The ``body`` rules that match, in the order of the file, with their elements.
        strips: Likewise ``strip`` and ``strip_id_or_class``.
        wraps: Likewise ``wrap_in``.
    """

    bodies: list[tuple[Directive, list[Any]]] = attrs.Factory(list)
    strips: list[tuple[Directive, list[Any]]] = attrs.Factory(list)
    wraps: list[tuple[Directive, list[Any]]] = attrs.Factory(list)

    @property
    def elements(self) -> set[Any]:
        """All matched elements."""
        return {
            element
            for rules in (self.bodies, self.strips, self.wraps)
            for _, found in rules
            for element in found
        }


def rule_name(directive: Directive) -> str:
    """How reports call a rule."""
    return f"line {directive.line} {directive.name} {directive.value!r}"


def find(config: Config, page: Page, report: Report | None = None) -> Findings:
    """What the rules about the body match.

    Args:
        config: The config.
        page: A page of HTML.
        report: Told of each rule that failed or matched nothing. Without it a failing rule raises.
    """
    findings = Findings()
    for target, names in (
        (findings.bodies, ("body",)),
        (findings.strips, ("strip",)),
        (findings.wraps, ("wrap_in",)),
    ):
        for directive in config.all(*names):
            _add(target, directive, _guarded(page, directive, report), report)
    for directive, elements in _hinted(config, page):
        _add(findings.strips, directive, elements, report)
    return findings


def _add(
    target: list[tuple[Directive, list[Any]]],
    directive: Directive,
    elements: list[Any] | None,
    report: Report | None,
) -> None:
    if elements:
        target.append((directive, elements))
    elif elements is not None and report is not None:
        report(rule_name(directive), None)


def _guarded(page: Page, directive: Directive, report: Report | None) -> list[Any] | None:
    """The elements that a rule matches; None when it failed."""
    try:
        found = _evaluate(page, directive.value) if holds(page, directive) else []
    except Exception as error:
        if report is None:
            raise
        report(rule_name(directive), error)
        return None
    items = found if isinstance(found, list) else []
    return [item for item in items if isinstance(item, etree._Element) and isinstance(item.tag, str)]  # noqa: SLF001


def _hinted(config: Config, page: Page) -> Iterator[tuple[Directive, list[Any]]]:
    """What ``strip_id_or_class`` matches: the elements whose id or class holds the value. One pass for all rules."""
    rules = list(config.all("strip_id_or_class"))
    found: list[list[Any]] = [[] for _ in rules]
    values = [directive.value.strip("'\"") for directive in rules]
    known: dict[str, list[int]] = {}
    for element in page.root.iter("*") if rules else ():
        attributes = element.attrib
        hints = f"{attributes.get('class', '')}\n{attributes.get('id', '')}"
        if len(hints) > 1:
            numbers = known.get(hints)
            if numbers is None:
                numbers = known[hints] = [number for number, value in enumerate(values) if value in hints]
            for number in numbers:
                found[number].append(element)
    yield from zip(rules, found, strict=True)


def find_texts(page: Page, directive: Directive) -> tuple[str, ...]:
    """The texts that a rule asks for, white space folded, without blank ones.

    A rule that asks for an address may match a link in its place.

    Raises:
        lxml.etree.XPathError: The rule cannot be evaluated.
    """
    if not holds(page, directive):
        return ()
    found = _evaluate(page, directive.value)
    items = found if isinstance(found, list) else [found]
    texts = (_text(item, link=directive.name.endswith("_link")) for item in items)
    return tuple(folded for folded in (" ".join(text.split()) for text in texts) if folded)


def _text(item: object, *, link: bool) -> str:
    if not isinstance(item, etree._Element):  # noqa: SLF001
        return str(item)
    return item.get("href") or "" if link else str(item.xpath("string()"))


def holds(page: Page, directive: Directive) -> bool:
    """Whether the page meets the condition of a rule."""
    return directive.condition is None or bool(_evaluate(page, f"boolean({directive.condition})"))


def _evaluate(page: Page, expression: str) -> object:
    """What an expression gives; nothing where it may take quadratic time on a page of this size."""
    if _COSTLY.search(expression) and sum(1 for _ in page.root.iter()) > _MOST_ELEMENTS:
        return []
    # Compiled for each call: an XPath object must not be shared between threads.
    return etree.XPath(expression, smart_strings=False)(page.root)
