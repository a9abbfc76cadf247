"""Where the text blocks of a page stand in its tree.

A hook sees the blocks of a page as texts in document order. Here the page's letters and digits are laid out as one
string, in which matched elements are ranges; the blocks are then found in it one after the other.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from itertools import accumulate
from typing import Any, Final, NamedTuple

from lxml import etree

__all__ = ["Cover", "Range", "Stream", "squeeze"]

_NOT_LETTERS = re.compile(r"[\W_]+")
_NEVER_TEXT: Final = frozenset({"script", "style", "template", "svg", "canvas", "head"})
_SHORT: Final = 24  # letters of a block that may stand in many places of a page
_REACH: Final = 400  # letters that such a block is looked for ahead
_EFFORT: Final = 20  # searches through the whole page, in vain, after which the rest is not looked for


def squeeze(text: str) -> str:
    """The letters and digits of a text: what layout does not change."""
    return _NOT_LETTERS.sub("", text)


class Range(NamedTuple):
    """A stretch of a stream, ``end`` excluded."""

    start: int
    end: int


class Stream:
    """The letters of a page in document order.

    Args:
        root: Root element of the page; it is not changed.
        wanted: The elements whose ranges are wanted.
    """

    def __init__(self, root: Any, wanted: Container[Any]) -> None:
        self.ranges: Final[dict[Any, Range]] = {}
        pieces: list[str] = []
        starts: dict[Any, int] = {}
        length = 0
        silent: Any = None  # the element without text that is open
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                if element in wanted:
                    starts[element] = length
                if silent is None and element.tag in _NEVER_TEXT:
                    silent = element
                text = element.text
            else:
                if event == "end" and element in wanted:
                    self.ranges[element] = Range(starts[element], length)
                if element is silent:
                    silent = None
                text = element.tail
            if text and silent is None and not text.isspace() and (piece := squeeze(text)):
                pieces.append(piece)
                length += len(piece)
        self.text: Final = "".join(pieces)

    def places(self, texts: Iterable[str]) -> Iterator[Range | None]:
        """Where each of the texts stands, which are in document order; None where that is not known.

        A text counts as found only behind those found before it. Short ones must stand close behind, since they
        stand on a page more than once; the time is linear in the length of the page.
        """
        cursor = 0
        effort = _EFFORT * len(self.text)
        for text in texts:
            key = squeeze(text)
            if not key or effort < 0:
                yield None
                continue
            stop = min(len(self.text), cursor + _REACH) if len(key) < _SHORT else len(self.text)
            start = self.text.find(key, cursor, stop)
            if start < 0:
                effort -= stop - cursor
                yield None
                continue
            cursor = start + len(key)
            yield Range(start, cursor)


class Cover:
    """Several ranges, and what lies within one of them."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        ordered = sorted(ranges)
        self._starts = [one.start for one in ordered]
        self._reach = list(accumulate((one.end for one in ordered), max))

    def holds(self, place: Range | None) -> bool:
        """Whether a place is known and lies within a range."""
        if place is None:
            return False
        before = bisect_right(self._starts, place.start) - 1
        return before >= 0 and place.end <= self._reach[before]
