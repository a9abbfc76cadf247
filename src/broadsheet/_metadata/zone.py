"""The front zone: the few blocks around the headline, where pages print byline, date line and standfirst."""

from typing import Final, NamedTuple

from broadsheet._records import Layout, RawBlock
from broadsheet._words import ends_sentence

__all__ = ["LINES", "Zone", "find_zone", "is_prose"]

#: Kinds of clues that make a byline or date line.
LINES: Final = frozenset({"author", "byline", "date", "modified"})

_BEFORE: Final = 6  # blocks before the headline: kicker, date line, byline of some themes
_AFTER: Final = 30  # blocks after it at most
_REACH: Final = 150  # blocks; menus of a text dump stand between its first line and its headline
_SHORTEST_COPY: Final = 12  # characters
_TEXT_START: Final = 12  # blocks at the start of a page without a headline


class Zone(NamedTuple):
    """Indexes of blocks; ends are exclusive.

    Attributes:
        start: Where the zone begins.
        headline: The headline's first block; -1 when the page shows none.
        below: Index after the headline.
        prose: The first prose block below the headline; a standfirst may be it.
        end: Where the zone ends: before the second prose block.
    """

    start: int
    headline: int
    below: int
    prose: int
    end: int


def is_prose(block: RawBlock) -> bool:
    """Whether a block reads as running text."""
    return block.words >= 20 and block.link_chars * 2 < len(block.text) and ends_sentence(block.text)


def find_zone(layout: Layout, headline: int, last: int) -> Zone:
    """The front zone of a page whose headline is in blocks ``headline`` to ``last``; (-1, -1) without one."""
    blocks = layout.blocks
    total = len(blocks)
    if layout.kind == "text" and headline >= 0:
        headline, last = _last_copy(blocks, headline, last)
    if headline < 0:
        first = next((i for i, block in enumerate(blocks) if is_prose(block)), total)
        return Zone(
            max(0, first - _TEXT_START), -1, max(0, first - _TEXT_START), first, min(first + 2, total)
        )
    prose = -1
    limit = min(last + _AFTER, total)
    end = limit
    for i in range(last, limit):
        if is_prose(blocks[i]):
            if prose < 0:
                prose = i
            elif (
                blocks[i].text != blocks[prose].text
            ):  # a standfirst may be printed for small screens as well
                end = i
                break
    return Zone(max(0, headline - _BEFORE), headline, last, end if prose < 0 else prose, end)


def _last_copy(blocks: list[RawBlock], headline: int, last: int) -> tuple[int, int]:
    """Where the headline stands last before the text: dumps print it as window title, and again there."""
    text = blocks[headline].text
    for i in range(last, min(len(blocks), last + _REACH)):
        if is_prose(blocks[i]):
            break
        copy = blocks[i].text
        if len(copy) >= _SHORTEST_COPY and 2 * len(copy) >= len(text) and copy in text:
            headline, last = i, i + 1
    return headline, last
