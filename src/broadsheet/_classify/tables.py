"""Tables of data: each is kept or left out as one, since its cells are too short to be judged alone."""

from collections.abc import Sequence
from typing import Final

from broadsheet._classify.surroundings import TABLE, Surroundings
from broadsheet._classify.verdicts import BODY, LOW, Scored
from broadsheet._records import Layout, Nodes, RawBlock, Verdict

__all__ = ["settle_tables"]

_FEWEST_CELLS: Final = 4
_LONGEST_MEAN_CELL: Final = 25  # words; longer cells are laid-out text
_TABLE_SCORE: Final = -0.7  # mean log odds of the words in a table that is kept wherever it stands
_NAMED_TABLE_SCORE: Final = -2.0  # the same for a table below the first body that has a header or a caption
_INNER_TABLE_SCORE: Final = -2.6  # the same for a grid of data beside body; tables of cookies are at -3
_BESIDE: Final = 6  # blocks: body this close before or behind a table is beside it
_LINKED: Final = 0.5  # share of linked letters from which a table is a list of links


def settle_tables(page: Scored, around: Surroundings) -> bool:
    """Set the verdicts of the cells of a page; returns whether there was a table of data.

    Args:
        page: The page; its verdicts are changed in place.
        around: What the elements around each block say.
    """
    blocks, nodes = page.layout.blocks, page.layout.nodes
    if "table" not in nodes.tag:
        return False
    tables: dict[int, list[int]] = {}
    for i in page.window:
        if around.places(blocks[i].node) & TABLE:
            tables.setdefault(_table_around(nodes, around, blocks[i].node), []).append(i)
    grids = [cells for cells in tables.values() if _holds_data(blocks, cells)]
    for cells in grids:
        total = sum(blocks[i].words for i in cells)
        mean = sum(page.score(i) * blocks[i].words for i in cells) / total
        verdict = BODY if mean >= _least_score(page, cells) else LOW
        for i in cells:
            page.verdicts[i] = verdict
    return bool(grids)


def _holds_data(blocks: Sequence[RawBlock], cells: Sequence[int]) -> bool:
    """Whether the cells are so many and so short that they are no laid-out text."""
    words = sum(blocks[i].words for i in cells)
    return len(cells) >= _FEWEST_CELLS and words <= _LONGEST_MEAN_CELL * len(cells)


def _least_score(page: Scored, cells: Sequence[int]) -> float:
    """The mean log odds from which a table is kept; less is enough below the first body."""
    if not page.body or page.body[0] >= cells[0]:
        return _TABLE_SCORE
    if _is_beside_body(cells, page.verdicts) and _is_grid(page.layout, cells):
        return _INNER_TABLE_SCORE
    is_named = any(page.layout.blocks[i].tag in ("th", "caption") for i in cells)
    return _NAMED_TABLE_SCORE if is_named else _TABLE_SCORE


def _is_beside_body(cells: Sequence[int], verdicts: Sequence[Verdict]) -> bool:
    """Whether body stands just before or just behind the cells."""
    before, behind = cells[0], cells[-1] + 1
    return BODY in verdicts[max(before - _BESIDE, 0) : before] or BODY in verdicts[behind : behind + _BESIDE]


def _is_grid(layout: Layout, cells: Sequence[int]) -> bool:
    """Whether cells stand in two rows or more, about two in a row, and are no list of links."""
    blocks, nodes = layout.blocks, layout.nodes
    rows = len({_row_of(nodes, blocks[i].node) for i in cells})
    linked = sum(blocks[i].link_chars for i in cells)
    return 2 <= rows <= len(cells) / 1.5 and linked < _LINKED * sum(len(blocks[i].text) for i in cells)


def _table_around(nodes: Nodes, around: Surroundings, node: int) -> int:
    """The outermost table around a node that does not hold the container."""
    branch = around.branch(node)
    found = node
    while node >= branch >= 0:
        if nodes.tag[node] == "table":
            found = node
        node = nodes.parent[node]
    return found


def _row_of(nodes: Nodes, node: int) -> int:
    """The innermost table row around a node, -1 if there is none."""
    while node >= 0 and nodes.tag[node] != "tr":
        node = nodes.parent[node]
    return node
