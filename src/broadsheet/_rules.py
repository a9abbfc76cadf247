"""Rules of sites that can be tested without XPath, and the lines that text rules match.

Most rules of real sites ask for one id or one class. libxml2 visits every node of the page for
each such expression, which takes 0.1 to 0.2 of a parse; here all of them together take one
pass over the elements, whatever their number (``benchmarks/dispatch.py`` prints both).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple, Self

import attrs

from broadsheet._records import Mark

__all__ = ["PRECEDENCE", "Prepared", "QuickRules", "Rule", "Test", "parse_quick", "rules_of", "touched_lines"]

#: Of several marks on one element the first in this order holds: what a rule names most particularly
#: is kept, and only "body" is weaker than "drop".
PRECEDENCE: Final = (
    Mark.TITLE,
    Mark.SUBTITLE,
    Mark.BYLINE,
    Mark.CAPTION,
    Mark.BIO,
    Mark.NOTE,
    Mark.RELATED,
    Mark.DROP,
    Mark.BODY,
)

_QUOTED: Final = r"""(?:'(?P<a>[^']+)'|"(?P<b>[^"]+)")"""
_SHAPE = re.compile(r"//(?P<tag>\*|[a-z][a-z0-9]*)(?:\[(?P<tests>[^\[\]]+)\])?")
_CSS_SHAPE = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<kind>[.#])(?P<value>[A-Za-z_][\w-]*)", re.ASCII)
_TESTS: Final = (
    ("=", re.compile(rf"\s*@(?P<attr>id|class)\s*=\s*{_QUOTED}\s*")),
    ("in", re.compile(rf"\s*contains\(\s*@(?P<attr>id|class)\s*,\s*{_QUOTED}\s*\)\s*")),
    (
        "word",
        re.compile(
            r"\s*contains\(\s*concat\(\s*' '\s*,\s*normalize-space\(\s*@(?P<attr>id|class)\s*\)\s*,"
            r"\s*' '\s*\)\s*,\s*(?:' (?P<a>[^' ]+) '|\" (?P<b>[^\" ]+) \")\s*\)\s*"
        ),
    ),
)
_OR = re.compile(r"\s+or\s+")
_XML_SPACE = re.compile(r"[ \t\r\n]+")


class Test(NamedTuple):
    """One alternative of a quick rule.

    ``tag`` is "*" for any. ``attr`` is "id", "class", or "" for a rule that asks for the tag
    alone. ``how`` is "=" (equal), "in" (contained) or "word" (one of its words).
    """

    tag: str
    attr: str = ""
    how: str = ""
    value: str = ""


def parse_quick(rule: str) -> tuple[Test, ...] | None:
    """The tests that ``rule`` comes down to, any of which suffices; None when it needs XPath.

    >>> parse_quick("//div[@id='books']")
    (Test(tag='div', attr='id', how='=', value='books'),)
    >>> parse_quick("//div[2]") is None
    True
    """
    if rule.startswith("css:"):
        shape = _CSS_SHAPE.fullmatch(rule[4:].strip())
        if shape is None:
            return None
        attr, how = ("id", "=") if shape["kind"] == "#" else ("class", "word")
        return (Test(shape["tag"] or "*", attr, how, shape["value"]),)
    shape = _SHAPE.fullmatch(rule.strip())
    if shape is None:
        return None
    if shape["tests"] is None:
        return (Test(shape["tag"]),)
    found = [_parse_test(shape["tag"], part) for part in _OR.split(shape["tests"])]
    return tuple(test for test in found if test) if all(found) else None


def _parse_test(tag: str, part: str) -> Test | None:
    for how, pattern in _TESTS:
        match = pattern.fullmatch(part)
        if match:
            return Test(tag, match["attr"], how, match["a"] or match["b"])
    return None


def _holds(test: Test, value: str) -> bool:
    if test.how == "=":
        return value == test.value
    if test.how == "in":
        return test.value in value
    return f" {test.value} " in f" {_XML_SPACE.sub(' ', value)} "


class _Attribute(NamedTuple):
    """The tests on one attribute, and the strings without which none of them can hold."""

    needles: tuple[str, ...]
    tests: tuple[tuple[Test, int], ...]

    def hits(self, value: str) -> list[tuple[str, int]]:
        """Tag and rule number of the tests that hold for a value; the tag is not looked at."""
        for needle in self.needles:
            if needle in value:
                return [(test.tag, number) for test, number in self.tests if _holds(test, value)]
        return _NO_HITS


_NO_HITS: Final[list[tuple[str, int]]] = []


@attrs.frozen
class QuickRules:
    """The quick rules of a site, tested together.

    Attributes:
        bare: Tag and number of the rules that ask for a tag alone.
        tags: The tags that have to be visited for their attributes; ("*",) when a rule takes any tag.
        classes: The tests on ``class``.
        ids: The tests on ``id``.
    """

    bare: tuple[tuple[str, int], ...]
    tags: tuple[str, ...]
    classes: _Attribute
    ids: _Attribute

    @classmethod
    def build(cls, rules: Sequence[tuple[int, tuple[Test, ...]]]) -> Self:
        """Join numbered rules into one table."""
        tests = [(test, number) for number, parts in rules for test in parts]
        tags = {test.tag for test, _ in tests if test.attr}
        columns = []
        for attr in ("class", "id"):
            own = tuple(entry for entry in tests if entry[0].attr == attr)
            columns.append(_Attribute(tuple({test.value: None for test, _ in own}), own))
        bare = tuple((test.tag, number) for test, number in tests if not test.attr)
        return cls(bare, ("*",) if "*" in tags else tuple(sorted(tags)), *columns)

    def match(self, root: Any) -> Iterator[tuple[Any, int]]:
        """Each element that a rule matches, with the rule's number."""
        for element in root.iter(*{tag for tag, _ in self.bare}) if self.bare else ():
            for tag, number in self.bare:
                if tag in ("*", element.tag):
                    yield element, number
        memo: dict[str, list[tuple[str, int]]] = {}
        for element in root.iter(*self.tags) if self.tags else ():
            hits = _NO_HITS
            value = element.get("class")
            if value is not None:
                known = memo.get(value)
                hits = known if known is not None else memo.setdefault(value, self.classes.hits(value))
            value = element.get("id")
            if value is not None:
                hits = hits + self.ids.hits(value)
            for tag, number in hits:
                if tag in ("*", element.tag):
                    yield element, number


class Rule(NamedTuple):
    """A rule: its place in :data:`PRECEDENCE`, how reports call it, and what its author wrote."""

    rank: int
    name: str
    source: str


def rules_of(site: object, suffix: str) -> tuple[Rule, ...]:
    """The rules in the attributes of a site that are named after a mark and end in ``suffix``."""
    return tuple(
        Rule(rank, f"{mark.value}{suffix} {source!r}", source)
        for rank, mark in enumerate(PRECEDENCE)
        for source in getattr(site, mark.value + suffix)
    )


@attrs.frozen
class Prepared:
    """The rules of a site for elements: the quick ones as a table, the numbers of those that need XPath."""

    rules: tuple[Rule, ...]
    quick: QuickRules | None
    slow: tuple[int, ...]

    @classmethod
    def of(cls, rules: tuple[Rule, ...]) -> Self:
        """Sort the rules by how they are tested."""
        tests = [(number, parse_quick(rule.source)) for number, rule in enumerate(rules)]
        quick = [(number, parts) for number, parts in tests if parts is not None]
        slow = tuple(number for number, parts in tests if parts is None)
        return cls(rules, QuickRules.build(quick) if quick else None, slow)


def touched_lines(pattern: re.Pattern[str], lines: Sequence[str]) -> Iterator[int]:
    """Indices of the lines with text that a match of ``pattern`` touches.

    The pattern sees all lines at once, each without the white space around it, joined by
    line feeds. Where it has groups only the lines of the first group count, so that a pattern can
    ask for what stands before a line.
    """
    stripped = [line.strip() for line in lines]
    starts = [0, *accumulate(len(line) + 1 for line in stripped)]
    group = 1 if pattern.groups else 0
    for match in pattern.finditer("\n".join(stripped)):
        start, end = match.span(group)
        if start < end:
            first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1)
            yield from (index for index in range(first, last) if stripped[index])
