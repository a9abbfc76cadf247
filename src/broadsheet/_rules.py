"""Rules of sites that can be tested without XPath, and the lines that text rules match.

Most rules of real sites ask for one id or one class. libxml2 visits every node of the page for
each such expression, which takes 0.1 to 0.2 of a parse; here all of them together take one
pass over the elements, whatever their number (``benchmarks/dispatch.py`` prints both).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple, Self, TypeAlias

import attrs
from lxml import etree

from broadsheet._records import Mark

__all__ = ["PRECEDENCE", "Lines", "QuickRules", "Rule", "Test", "parse_quick", "rules_of"]

#: Of several marks on one element the first in this order holds: what a rule names most particularly
#: is kept, and only "body" and "root", which keep what is inside, are weaker than "drop".
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
    Mark.ROOT,
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
_ATTRIBUTES: Final = ("class", "id")
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


#: Tag and number of each rule that asks for a value.
_Hits: TypeAlias = list[tuple[str, int]]


class _Attribute(NamedTuple):
    """The tests on one attribute, so that the cost of a value does not grow with the number of rules.

    Attributes:
        name: Name of the attribute.
        tags: The tags that have to be visited; ("*",) when a test takes any tag.
        whole: The tests for a whole value, by that value.
        words: The tests for one of its words, by that word.
        parts: The tests for a part of it, by that part.
    """

    name: str
    tags: tuple[str, ...]
    whole: Mapping[str, _Hits]
    words: Mapping[str, _Hits]
    parts: Mapping[str, _Hits]

    @classmethod
    def of(cls, name: str, tests: Sequence[tuple[Test, int]]) -> Self:
        """The tests on an attribute, made ready."""
        tags = {test.tag for test, _ in tests}
        tables: dict[str, dict[str, _Hits]] = {"=": {}, "word": {}, "in": {}}
        for test, number in tests:
            tables[test.how].setdefault(test.value, []).append((test.tag, number))
        return cls(
            name, ("*",) if "*" in tags else tuple(sorted(tags)), tables["="], tables["word"], tables["in"]
        )

    def hits(self, value: str) -> _Hits:
        """Tag and rule number of the tests that hold for a value; the tag is not looked at."""
        found = list(self.whole.get(value, ()))
        for part, hits in self.parts.items():
            if part in value:
                found += hits
        if self.words:
            spaced = value if value.isprintable() else _XML_SPACE.sub(" ", value)
            words = spaced.split(" ")
            if not self.words.keys().isdisjoint(words):
                for word in dict.fromkeys(words):
                    found += self.words.get(word, ())
        return found


@attrs.frozen
class QuickRules:
    """The quick rules of a site, tested together.

    Attributes:
        bare: Tag and number of the rules that ask for a tag alone.
        columns: The tests on ``class`` and those on ``id``, without one that has none.
    """

    bare: tuple[tuple[str, int], ...]
    columns: tuple[_Attribute, ...]

    @classmethod
    def build(cls, rules: Sequence[tuple[int, tuple[Test, ...]]]) -> Self:
        """Join numbered rules into one table."""
        tests = [(test, number) for number, parts in rules for test in parts]
        columns = (
            _Attribute.of(attr, [entry for entry in tests if entry[0].attr == attr]) for attr in _ATTRIBUTES
        )
        bare = tuple((test.tag, number) for test, number in tests if not test.attr)
        return cls(bare, tuple(column for column in columns if column.tags))

    def match(self, root: Any) -> Iterator[tuple[Any, int]]:
        """Each element that a rule matches, with the rule's number."""
        for element in root.iter(*{tag for tag, _ in self.bare}) if self.bare else ():
            for tag, number in self.bare:
                if tag in ("*", element.tag):
                    yield element, number
        for column in self.columns:
            # All values as strings cost a third of a visit to the elements, which most pages then need not.
            values: Any = etree.XPath(f"//*/@{column.name}", smart_strings=False)(root)
            found = {value: hits for value in set(values) if (hits := column.hits(value))}
            for element in root.iter(*column.tags) if found else ():
                for tag, number in found.get(element.get(column.name), ()):
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


class Lines:
    """The lines of a plain text, ready for patterns that look at all of them at once.

    Attributes:
        text: The lines, each without the white space around it, joined by line feeds.
    """

    __slots__ = ("_lines", "_starts", "text")

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = [line.strip() for line in lines]
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self.text = "\n".join(self._lines)

    def touched(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Indices of the lines with text that a match of ``pattern`` touches.

        Where it has groups only the lines of the first group count, so that a pattern can ask for
        what stands before a line.
        """
        group = 1 if pattern.groups else 0
        for match in pattern.finditer(self.text):
            start, end = match.span(group)
            if start < end:
                first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1)
                yield from (index for index in range(first, last) if self._lines[index])
