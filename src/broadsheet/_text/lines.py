"""Lines of a plain text: what each of them is by its own shape, and how wide the text was wrapped."""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from broadsheet._words import ends_sentence, fold

__all__ = [
    "BLANK",
    "BULLET",
    "FENCE",
    "HASH",
    "INSET",
    "ITEM",
    "NUMBER",
    "PLAIN",
    "ROW",
    "RULE",
    "RUNNING",
    "VERSE",
    "Marker",
    "Scan",
    "scan",
    "wrap_width",
]

BLANK, PLAIN, INSET, BULLET, NUMBER, HASH, FENCE, ROW, RULE, ITEM, VERSE = range(11)

# Marks that open an item of a list wherever they stand, and marks that need a second item beside them.
_BULLETS = "•◦▪▫■□●○‣⁃∙·►▸▶➤➢✓✔✗☐☑☒❖◆◇※"
_WEAK_BULLETS = "-*+"
_UNSEEN = (
    "\u200c\u200d\u2800\u3164"  # joiners of letters, blank signs: parts of words, but alone they show nothing
)
_NUMBER = re.compile(r"\(?(\d{1,3}|[^\W\d_])(?:[.)] |[、．）])(?=\S)")
_HASH = re.compile(r"#{1,6} \S")
_FENCE = re.compile(r"(?:`{3,}|~{3,})(?!.*`)")
_PIPED = re.compile(r"\|[^|]*\|.*\|$|\|[^|]*\|$")
_RULED = re.compile(r"([-=*_~—―–·•#])(?:\s*+\1){2,}$")
_QUOTED = re.compile(r"\s*(?:>\s?){1,12}")
_DEEPEST_QUOTE = 8

# A width is believed when this share of the line breaks that could show it does so.
_WRAP_SUPPORT = 0.6
_INNER_SUPPORT = 0.75  # the same of the breaks inside sentences
_FEWEST, _FEWEST_INNER = 2, 4  # breaks without which nothing is believed
_FEW = 6  # breaks below which all must agree
_MUCH_LONGER = 2.5  # times the width; lines of less than two widths may have been left as they are
_LONGER = 0.1  # share of the characters that may stand in lines so long
_NARROWEST, _WIDEST = 28, 200
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\uff9f]"
)


RUNNING = (PLAIN, INSET)


class Marker(NamedTuple):
    """The mark that opens a list item.

    Attributes:
        width: Its length in characters where the text of the line still holds it; 0 for bullets.
        value: Its number; 0 for bullets.
        strong: Whether it marks an item wherever it stands.
    """

    width: int
    value: int
    strong: bool


_STRONG_BULLET, _WEAK_BULLET = Marker(0, 0, strong=True), Marker(0, 0, strong=False)


class Scan(NamedTuple):
    """The lines of a text with what their own shape says; the dictionaries hold exceptional lines only.

    Attributes:
        texts: The folded text of each line, '' when blank; quotation marks of e-mail removed.
        kinds: What each line is: ``BLANK``; ``PLAIN`` text; ``INSET``, the same indented or quoted; or by its
            mark ``BULLET``, ``NUMBER``, ``HASH``, ``FENCE``, ``ROW`` or ``RULE``. By the lines around them,
            later: ``ITEM`` of a list without marks, ``VERSE`` of a paragraph of several lines.
        indents: Width of the white space before the text, by line; tabs reach the next multiple of four.
        quotes: Depth of ``>`` marks, by line.
        markers: Marks of list items, by line.
    """

    texts: list[str]
    kinds: bytearray
    indents: dict[int, int]
    quotes: dict[int, int]
    markers: dict[int, Marker]


def scan(lines: Sequence[str], *, tabs: bool) -> Scan:
    """What each line is by its own shape; ``tabs`` says that a tab inside a line parts the cells of a row."""
    result = Scan([], bytearray(len(lines)), {}, {}, {})
    add, kinds, indents = result.texts.append, result.kinds, result.indents
    special = _SPECIAL.get
    for index, line in enumerate(lines):
        text = fold(line) if line else line
        if not text:
            add("")
            continue
        kind = PLAIN
        if text is not line and line[0].isspace():
            indents[index] = _indent(line)
            kind = INSET
        test = special(text[0])
        if test is not None:
            found, text = test(result, index, line, text)
            kind = found if found != PLAIN else kind
        elif text[1:2] in ".)、．）" and len(text) > 3 and _number(result, index, text):
            kind = NUMBER
        if tabs and kind <= INSET and "\t" in line.strip():
            kind = ROW
        add(text)
        kinds[index] = kind
    return result


def _indent(line: str) -> int:
    blank = line[: len(line) - len(line.lstrip())]
    return len(blank.expandtabs(4)) if "\t" in blank else len(blank)


def _bullet(result: Scan, index: int, _line: str, text: str) -> tuple[int, str]:
    second = text[1:2]
    if second == text[0] or (second == " " and text[2:3] == text[0]):
        if _RULED.match(text):
            return RULE, text
        if text[1:4] != f" {text[0]} ":
            return PLAIN, text
        text = text[2:]  # an item that holds nothing but the first of another list
        second = " "
    strong = text[0] in _BULLETS
    if second == " " or (strong and second.isalnum()):
        result.markers[index] = _STRONG_BULLET if strong else _WEAK_BULLET
        return BULLET, text[1:].lstrip()
    return PLAIN, text


def _number(result: Scan, index: int, text: str) -> bool:
    match = _NUMBER.match(text)
    if match is None:
        return False
    label = match.group(1)
    value = int(label) if label.isdecimal() else ord(label[0].lower()) - 96
    result.markers[index] = Marker(match.end(), value, strong=False)
    return True


def _numbered(result: Scan, index: int, _line: str, text: str) -> tuple[int, str]:
    return (NUMBER if _number(result, index, text) else PLAIN), text


def _unseen(_result: Scan, _index: int, _line: str, text: str) -> tuple[int, str]:
    """A line of nothing but signs that show nothing, with which editors hold a line open, is blank."""
    return (PLAIN, text) if text.strip(_UNSEEN) else (BLANK, "")


def _by(kind: int, pattern: re.Pattern[str]) -> "_Test":
    """A test that gives ``kind`` to lines that ``pattern`` matches and RULE to lines of one repeated sign."""

    def test(_result: Scan, _index: int, _line: str, text: str) -> tuple[int, str]:
        if _RULED.match(text):
            return RULE, text
        return (kind if pattern.match(text) else PLAIN), text

    return test


def _quote(result: Scan, index: int, line: str, text: str) -> tuple[int, str]:
    match = _QUOTED.match(line)
    if match is None:
        return PLAIN, text
    rest = line[match.end() :]
    inner = fold(rest)
    result.indents.pop(index, None)
    result.quotes[index] = min(match.group().count(">"), _DEEPEST_QUOTE)
    if not inner:
        return BLANK, ""
    if rest[0].isspace():
        result.indents[index] = _indent(rest)
    test = _SPECIAL.get(inner[0])
    kind, inner = (PLAIN, inner) if test in (None, _quote) else test(result, index, rest, inner)
    return (INSET if kind == PLAIN else kind), inner


_Test = Callable[[Scan, int, str, str], tuple[int, str]]
_SPECIAL: dict[str, _Test] = {
    **dict.fromkeys(_BULLETS + _WEAK_BULLETS, _bullet),
    **dict.fromkeys("0123456789(", _numbered),
    **dict.fromkeys("`~", _by(FENCE, _FENCE)),
    **dict.fromkeys("=_—―–", _by(RULE, _RULED)),
    "#": _by(HASH, _HASH),
    "|": _by(ROW, _PIPED),
    ">": _quote,
    **dict.fromkeys(_UNSEEN, _unseen),
}


def _goes_on(line: str, follower: str) -> bool:
    """Whether a line goes on in the next, in a script without capital letters: it is not at a sentence's end."""
    first = follower[0]
    return first.isalpha() and first.lower() == first.upper() and not ends_sentence(line)


class _Votes:
    """The widths that breaks of lines tell: each votes for an interval."""

    def __init__(self) -> None:
        self.total = 0
        self._steps = [0] * (_WIDEST + 2)

    def add(self, length: int, word: int) -> None:
        """Count the break between a line of ``length`` characters and a first word of ``word``."""
        self.total += 1
        if length <= _WIDEST:
            self._steps[length] += 1
            self._steps[min(_WIDEST, length + word) + 1] -= 1

    def counts(self) -> list[int]:
        """How many breaks each width would explain."""
        return list(accumulate(self._steps))

    def agree(self, support: float) -> bool:
        """Whether at least ``support`` of the breaks agree on a width, of few breaks all."""
        best = max(self.counts())
        return best >= support * self.total and (self.total >= _FEW or best == self.total)


def wrap_width(lines: Sequence[str], scanned: Scan) -> int:
    """The width at which running text was broken into lines, in characters; 0 when a line is a paragraph.

    A break at width W is one where the line is not longer than W and would be with the next
    line's first word. Every break inside a group of lines thus votes for an interval of widths; the width
    with most votes is taken if nearly all breaks agree, and few characters stand in much longer lines. Menus of
    short lines have no vote. Breaks inside sentences are asked first: without blank lines the ends of paragraphs and
    the longer lines of menus vote too.
    """
    lengths = [len(line.rstrip()) for line in lines]
    if sum(length for length in lengths if length > _WIDEST) * 2 > sum(lengths):
        return 0
    every, inner, lower = _Votes(), _Votes(), 0
    texts, kinds = scanned.texts, scanned.kinds
    for index, (length, follower) in enumerate(pairwise(lengths)):
        if length < _NARROWEST or kinds[index + 1] not in RUNNING or kinds[index] == BLANK:
            continue
        text = texts[index + 1]
        unspaced = _UNSPACED.match(text) is not None
        word = 2 if unspaced else text.find(" ")
        word = word if word >= 0 else follower
        every.add(length, word)
        goes_on = _goes_on(texts[index], text)
        lower += text[0].islower() or unspaced or goes_on
        if goes_on or (text[0].islower() and not ends_sentence(texts[index])):
            inner.add(length, word)
    if inner.total >= _FEWEST_INNER and inner.agree(_INNER_SUPPORT):
        # Of the widths that explain most breaks inside sentences the one that explains most of the others.
        counts = list(zip(inner.counts(), every.counts(), strict=True))
        width = counts.index(max(counts))
        if _keeps_to(width, lines, lengths, kinds):
            return width
    if every.total < _FEWEST or not lower or not every.agree(_WRAP_SUPPORT):
        return 0
    totals = every.counts()
    width = totals.index(max(totals))
    return width if _keeps_to(width, lines, lengths, kinds) else 0


def _keeps_to(width: int, lines: Sequence[str], lengths: Sequence[int], kinds: bytearray) -> bool:
    """Whether few characters stand in lines that are much longer and could be broken.

    Tools leave items and rows as they are, and a line or two that people add.
    """
    longer = [
        length
        for line, length, kind in zip(lines, lengths, kinds, strict=True)
        if length > _MUCH_LONGER * width
        and kind in RUNNING
        and (" " in line.strip()[:width] or _UNSPACED.search(line))
    ]
    return sum(longer) <= _LONGER * sum(lengths)
