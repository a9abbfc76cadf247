"""Where blocks stand on their page: each is looked for by its characters, in document order.

Spaces and invisible characters do not count, since the parser folds them. A block begins and ends where a piece
of the page's text does, so that a word inside another is not taken for it.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

__all__ = ["Place", "Strip", "place_texts", "squeeze"]

#: First character and character after the last, in a :class:`Strip`.
Place: TypeAlias = tuple[int, int]

_LONG: Final = 24  # characters of a text that hardly stands twice on a page
_BUDGET: Final = 50  # characters looked at in vain for each one of the page, after which the search ends


def squeeze(text: str) -> str:
    """``text`` without what the parser may fold or drop: spaces and invisible characters."""
    joined = "".join(text.split())
    return joined if joined.isprintable() else "".join(filter(str.isprintable, joined))


class Strip:
    """The characters of a page in one row, and where a block may begin and end among them.

    Attributes:
        starts: Where pieces of text begin.
        ends: Where they end.
    """

    def __init__(self) -> None:
        self.starts: set[int] = set()
        self.ends: set[int] = set()
        self._parts: list[str] = []
        self._text = ""
        self._length = 0
        self._taken = bytearray()
        self._budget = 0

    def __len__(self) -> int:
        return self._length

    def add(self, text: str, *, words: bool = False) -> None:
        """Add a piece of text; with ``words`` blocks may begin and end at any word of it."""
        for part in text.split() if words else (text,):
            if squeezed := squeeze(part):
                self.starts.add(self._length)
                self._parts.append(squeezed)
                self._length += len(squeezed)
                self.ends.add(self._length)

    def finish(self) -> None:
        """Make it ready for the search."""
        self._text = "".join(self._parts)
        self._taken = bytearray(self._length)
        self._budget = _BUDGET * (self._length + 1000)

    def find(self, key: str, low: int, high: int) -> Place | None:
        """The first free place of a squeezed text between ``low`` and ``high``; None when there is none."""
        while self._budget > 0:
            start = self._text.find(key, low, high)
            self._budget -= (high if start < 0 else start) - low + len(key) + 16
            if start < 0:
                return None
            end = start + len(key)
            if start in self.starts and end in self.ends and self._taken.find(1, start, end) < 0:
                self._taken[start:end] = b"\1" * len(key)
                return start, end
            low = start + 1
        return None


def place_texts(strip: Strip, blocks: Sequence[str], dropped: Sequence[str]) -> list[Place | None]:
    """The places of the blocks, then those of the texts that never became blocks; each in document order.

    Long blocks come first, since they stand where they stand. What was dropped comes next, so that no short block is
    found in a menu; short blocks are looked for between the long ones.
    """
    keys = [squeeze(text) for text in blocks]
    places: list[Place | None] = [None] * len(keys)
    _sweep(strip, keys, places, [i for i, key in enumerate(keys) if len(key) >= _LONG], (0, len(strip)))
    others = [squeeze(text) for text in dropped]
    rest: list[Place | None] = [None] * len(others)
    _sweep(strip, others, rest, [i for i, key in enumerate(others) if key], (0, len(strip)))
    low = 0
    waiting: list[int] = []
    for i, key in enumerate(keys):
        place = places[i]
        if place is not None:
            _sweep(strip, keys, places, waiting, (low, place[0]))
            low, waiting = place[1], []
        elif key and len(key) < _LONG:
            waiting.append(i)
    _sweep(strip, keys, places, waiting, (low, len(strip)))
    return places + rest


def _sweep(
    strip: Strip, keys: list[str], places: list[Place | None], indexes: list[int], bounds: Place
) -> None:
    """Place some texts, each after the one before."""
    low, high = bounds
    for index in indexes:
        place = strip.find(keys[index], low, high)
        if place is not None:
            places[index] = place
            low = place[1]
