"""Tables of data: each is kept or left out as one, since its cells are too short to be judged alone."""

from collections.abc import Sequence
from typing import Final

from broadsheet._classify.surroundings import TABLE, Surroundings
from broadsheet._classify.verdicts import BODY, LOW
from broadsheet._records import Layout, Nodes, Verdict

__all__ = ["settle_tables"]

_FEWEST_CELLS: Final = 4
_LONGEST_MEAN_CELL: Final = 25  # words; longer cells are laid-out text
_TABLE_SCORE: Final = -0.7  # mean log odds of the words in a table that is kept
_NAMED_TABLE_SCORE: Final = -2.0  # the same for a table below body that has a header or a caption


def settle_tables(
    layout: Layout,
    verdicts: list[Verdict],
    first: int | None,
    around: Surroundings,
    window: range,
    scores: Sequence[float],
) -> bool:
    """Set the verdicts of the cells of a page; returns whether there was a table of data.

    Args:
        layout: The page.
        verdicts: What is known of each block; changed in place.
        first: The first block that is body, None when there is none.
        around: What the elements around each block say.
        window: The blocks that were scored.
        scores: Their log odds.
    """
    if "table" not in layout.nodes.tag:
        return False
    blocks = layout.blocks
    tables: dict[int, list[int]] = {}
    for i in window:
        if around.places(blocks[i].node) & TABLE:
            tables.setdefault(_table_around(layout.nodes, around, blocks[i].node), []).append(i)
    settled = False
    for cells in tables.values():
        total = sum(blocks[i].words for i in cells)
        if len(cells) < _FEWEST_CELLS or total > _LONGEST_MEAN_CELL * len(cells):
            continue
        mean = sum(scores[i - window.start] * blocks[i].words for i in cells) / total
        named = any(blocks[i].tag in ("th", "caption") for i in cells)
        below = first is not None and first < cells[0]
        verdict = BODY if mean >= (_NAMED_TABLE_SCORE if named and below else _TABLE_SCORE) else LOW
        for i in cells:
            verdicts[i] = verdict
        settled = True
    return settled


def _table_around(nodes: Nodes, around: Surroundings, node: int) -> int:
    """The outermost table around a node that does not hold the container."""
    branch = around.branch(node)
    found = node
    while node >= branch >= 0:
        if nodes.tag[node] == "table":
            found = node
        node = nodes.parent[node]
    return found
