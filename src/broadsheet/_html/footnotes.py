"""Footnotes by how they are linked: a mark in running text leads to a note further down.

No word of any language is asked. What counts is that a link or a raised number that looks like a mark stands in a
text, and that its target, or a block that begins with the same raised number, comes after it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final
from urllib.parse import unquote

from broadsheet._records import HEADINGS, Nodes, RawBlock

__all__ = ["Footnotes", "is_sidenote"]

_MARK: Final = re.compile(r"[\[({【〔]?\s*(\d{1,3}|[*†‡§¶※]{1,3}|(?<=\[)[a-z]{1,4})\s*[\])}】〕]?[.:]?")
_LONGEST_MARK: Final = 8  # characters
_LONGEST_NOTE: Final = 400  # words; a target that holds more is a section
_FEWEST_WORDS: Final = 3  # of the text that a mark stands in
_NO_NOTES: Final = ("td", "th", "pre")
_AHEAD: Final = 12  # blocks after an anchor in which the note that begins with its mark is looked for
_SIDENOTE: Final = re.compile(r"(?:^|[\s_-])(?:side|margin|foot|inline-?foot)-?note", re.IGNORECASE)
_SHORTEST_SIDENOTE: Final = 12  # characters; less is a mark


class Footnotes:
    """What a walk meets of marks and of the places that they lead to.

    Attributes:
        targets: By the identifier that a link leads to: its mark, and the block that it stands in.
        places: By identifier: the node that has it, -1 for inline elements, and the first block inside.
        raised: Raised marks outside of links: the mark, its block, whether the block begins with it.
    """

    __slots__ = ("_beside", "places", "raised", "targets")

    def __init__(self) -> None:
        self.targets: dict[str, tuple[str, int]] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self.raised: list[tuple[str, int, bool]] = []
        self._beside: dict[int, tuple[str, int]] = {}

    def refer(self, link: Any, href: str, block: int) -> None:
        """See a link to a place of a page."""
        if mark := _mark_of(link):
            target = unquote(href.partition("#")[2])
            if target and target not in self.places:
                self.targets.setdefault(target, (mark, block))

    def raise_(self, sup: Any, block: int, *, is_first: bool) -> None:
        """See a ``<sup>``; ``is_first`` when its block begins with it."""
        if mark := _mark_of(sup):
            self.raised.append((mark, block, is_first))

    def reach(self, identifier: str | None, node: int, block: int) -> None:
        """See an element with an identifier."""
        if identifier in self.targets:
            self.places.setdefault(identifier, (node, block))

    def stand_beside(self, at: int, blocks: Sequence[RawBlock]) -> None:
        """See a note that stood in the text of block ``at``, now the last of the blocks."""
        if 0 <= at < len(blocks) - 1:
            match = _MARK.match(blocks[-1].text)
            number = str(len(self._beside) + 1)
            is_mark = match is not None and (match[1] == number or not match[1].isalnum())
            self._beside[len(blocks) - 1] = (match[1] if match and is_mark else number, at)

    def found(self, nodes: Nodes, blocks: Sequence[RawBlock]) -> dict[int, tuple[str, int]]:
        """The blocks that belong to notes, in document order, with the mark of each and the block that it stands in."""
        notes = {**dict(self._raised_notes(blocks)), **self._beside}
        starts = sorted(block for _, block in self.places.values())
        for target, (node, block) in self.places.items():
            mark, at = self.targets[target]
            if not _stands_in_text(blocks, at):
                continue
            note = _note_at(nodes, blocks, node, block, mark, starts)
            if at < note.start and _may_be_note(blocks, note):
                notes |= dict.fromkeys(note, (mark, at))
        return dict(sorted(notes.items()))

    def _raised_notes(self, blocks: Sequence[RawBlock]) -> Iterator[tuple[int, tuple[str, int]]]:
        seen: dict[str, int] = {}
        for mark, block, is_first in self.raised:
            if not is_first:
                seen.setdefault(mark, block)
            elif mark in seen and block < len(blocks) and _may_be_note(blocks, range(block, block + 1)):
                yield block, (mark, seen[mark])


def is_sidenote(element: Any) -> bool:
    """Whether an inline element holds a note in the place of its mark, by its class and length."""
    hints = element.get("class")
    return (
        hints is not None
        and _SIDENOTE.search(hints) is not None
        and sum(map(len, islice(element.itertext(), _LONGEST_NOTE))) > _SHORTEST_SIDENOTE
    )


def _mark_of(element: Any) -> str:
    """The mark that is the text of an element, without brackets; empty if it is none."""
    text = "".join(islice(element.itertext(), _LONGEST_MARK)).strip()
    match = _MARK.fullmatch(text) if 0 < len(text) <= _LONGEST_MARK else None
    return match[1] if match else ""


def _stands_in_text(blocks: Sequence[RawBlock], at: int) -> bool:
    """Whether a mark is a small part of its block: pages of a listing and dots of a gallery are links alone."""
    return (
        at < len(blocks)
        and blocks[at].words >= _FEWEST_WORDS
        and 2 * blocks[at].link_chars < len(blocks[at].text)
    )


def _may_be_note(blocks: Sequence[RawBlock], note: range) -> bool:
    if len(note) > _LONGEST_NOTE:  # each block has a word, and elements with identifiers may nest
        return False
    held = [blocks[i] for i in note]
    words = sum(block.words for block in held)
    return 1 < words <= _LONGEST_NOTE and all(b.tag not in HEADINGS and b.tag not in _NO_NOTES for b in held)


def _note_at(
    nodes: Nodes, blocks: Sequence[RawBlock], node: int, block: int, mark: str, starts: Sequence[int]
) -> range:
    """The blocks of the note at a place."""
    if node >= 0 and nodes.first[node] < nodes.last[node]:
        return range(nodes.first[node], nodes.last[node])
    if block >= len(blocks):
        return range(block, block)
    begins = (i for i in range(block, min(block + _AHEAD, len(blocks))) if _begins_with(blocks[i].text, mark))
    start = next(begins, block)
    holder = _holder(nodes, blocks[start].node, start)
    following = bisect_right(starts, start)
    next_start = starts[following] if following < len(starts) else len(blocks)
    only_mark = len(blocks[start].text) <= len(mark) + 4
    if nodes.tag[holder] == "li" or only_mark:
        return range(start, min(nodes.last[holder], next_start))
    return range(start, start + 1)


def _begins_with(text: str, mark: str) -> bool:
    return text.lstrip("[({【〔 ").startswith(mark)


def _holder(nodes: Nodes, node: int, block: int) -> int:
    """The item of a list that begins with a block, else the element around that of the block."""
    around = nodes.parent[node]
    for item in (node, around):
        if item >= 0 and nodes.tag[item] == "li" and nodes.first[item] == block:
            return item
    return max(around, 0)
