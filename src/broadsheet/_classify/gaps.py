"""Blocks that the scorer missed, though what stands around them is body."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from broadsheet._classify.verdicts import KEPT, LOW, is_link
from broadsheet._records import Layout, Verdict

__all__ = ["missed_inserts", "missed_items"]

#: A quotation, code or item of a list right between two blocks of the body needs less of its own: three of
#: four such blocks that cross-validation leaves out belong to it, of paragraphs and boxes but half.
_INSERT_SCORE: Final = -1.3
_INSERTS: Final = frozenset("blockquote q pre li dt dd".split())
#: An item of a list most of which is body needs less still.
_ITEM_SCORE: Final = -2.5
_ITEMS: Final = frozenset("li dt dd".split())
_LISTS: Final = frozenset("ul ol dl".split())
_IN_LISTS: Final = _ITEMS | _LISTS | {"div", "p"}


def missed_inserts(
    layout: Layout,
    verdicts: Sequence[Verdict],
    body: Sequence[int],
    window: range,
    scores: Sequence[float],
) -> list[int]:
    """Single quotations, pieces of code and items of lists amid the text.

    Args:
        layout: The page.
        verdicts: What is known of each block.
        body: The blocks that are body, in order.
        window: The blocks that were scored.
        scores: Their log odds.
    """
    return [
        before + 1
        for before, after in pairwise(body)
        if after == before + 2
        and _is_missed(layout, verdicts, before + 1)
        and scores[before + 1 - window.start] >= _INSERT_SCORE
    ]


def _is_missed(layout: Layout, verdicts: Sequence[Verdict], i: int) -> bool:
    block = layout.blocks[i]
    return verdicts[i] is LOW and block.tag in _INSERTS and not is_link(block)


def missed_items(
    layout: Layout,
    verdicts: Sequence[Verdict],
    body: Sequence[int],
    window: range,
    scores: Sequence[float],
) -> list[int]:
    """Items of lists most of which is body; arguments as for :func:`missed_inserts`."""
    missed: dict[int, list[int]] = {}
    for before, after in pairwise(body):
        for i in range(before + 1, after):
            if (
                layout.blocks[i].tag in _ITEMS
                and scores[i - window.start] >= _ITEM_SCORE
                and _is_missed(layout, verdicts, i)
            ):
                missed.setdefault(_list_around(layout, i), []).append(i)
    return sorted(
        i
        for node, items in missed.items()
        if node >= 0 and _is_mostly_body(layout, verdicts, node)
        for i in items
    )


def _list_around(layout: Layout, i: int) -> int:
    """The outermost list around a block; -1 for none."""
    nodes, node, found = layout.nodes, layout.blocks[i].node, -1
    while node >= 0 and nodes.tag[node] in _IN_LISTS:
        found = node if nodes.tag[node] in _LISTS else found
        node = nodes.parent[node]
    return found


def _is_mostly_body(layout: Layout, verdicts: Sequence[Verdict], node: int) -> bool:
    words = kept = 0
    for i in range(layout.nodes.first[node], layout.nodes.last[node]):
        words += layout.blocks[i].words
        kept += layout.blocks[i].words if verdicts[i].label in KEPT else 0
    return 2 * kept > words
