"""From the cells of a table element to a grid, and telling data from layout."""

from collections.abc import Sequence
from typing import Final

from broadsheet._assemble.inline import text_of
from broadsheet._records import Layout, Nodes, RawBlock
from broadsheet.model import Table, Text

__all__ = ["table_of"]

_MOST_COLUMNS: Final = 60
_LONGEST_MEAN_CELL: Final = 60  # words; cells that are longer on average hold laid-out text, not data
_EMPTY: Final = Text("")


def table_of(layout: Layout, table: int, blocks: Sequence[RawBlock], base: str | None) -> Table | None:
    """The data table at node ``table``, or None when the element only lays text out.

    Args:
        layout: The page.
        table: The node of the table.
        blocks: Its kept blocks, in order.
        base: Absolute address that links are resolved against.
    """
    nodes = layout.nodes
    texts: dict[int, list[RawBlock]] = {}
    captions: list[RawBlock] = []
    for block in blocks:
        cell = _holder(nodes, block.node, table)
        if cell >= 0:
            texts.setdefault(cell, []).append(block)
        elif _is_in_caption(nodes, block.node, table):
            captions.append(block)
        else:  # text between the rows has no place in a grid
            return None
    rows = _grid(nodes, table, max(texts, default=table))
    rows = [row for row in rows if any(cell in texts for cell in row)]
    # Who claims that a cell spans hundreds of columns does not mean it.
    rows = [row if len(row) <= _MOST_COLUMNS else [cell for cell in row if cell >= 0] for row in rows]
    width = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or not 2 <= width <= _MOST_COLUMNS:
        return None
    if sum(b.words for b in blocks) > _LONGEST_MEAN_CELL * len(texts):
        return None
    head = rows[0] if all(nodes.tag[cell] == "th" for cell in rows[0]) else []
    body = rows[1:] if head else rows
    return Table(
        header=_row(head, texts, width, base) if head else (),
        rows=tuple(_row(row, texts, width, base) for row in body),
        caption=_cell(captions, base) if captions else None,
    )


def _holder(nodes: Nodes, node: int, table: int) -> int:
    """The cell of ``table`` that ``node`` stands in, or -1; cells of tables inside it do not count."""
    found = -1
    while node > table:
        if nodes.tag[node] in ("td", "th"):
            found = node
        node = nodes.parent[node]
    return found


def _is_in_caption(nodes: Nodes, node: int, table: int) -> bool:
    while node > table and nodes.tag[node] != "caption":
        node = nodes.parent[node]
    return node > table


def _grid(nodes: Nodes, table: int, last: int) -> list[list[int]]:
    """The cells by row; ``last`` is the last cell that matters."""
    rows: dict[int, list[int]] = {}
    for node in range(table + 1, last + 1):
        if nodes.tag[node] in ("td", "th"):
            row = nodes.parent[node]
            owner = row
            while nodes.tag[owner] != "table" and owner > table:
                owner = nodes.parent[owner]
            if owner == table:
                rows.setdefault(row, []).append(node)
                span = nodes.attr.get(node, "")
                if span.isascii() and span.isdigit() and len(span) < 4:
                    missing = min(int(span), _MOST_COLUMNS) - 1
                    rows[row].extend([-1] * missing)
    return list(rows.values())


def _row(
    cells: Sequence[int], texts: dict[int, list[RawBlock]], width: int, base: str | None
) -> tuple[Text, ...]:
    made = [_cell(texts.get(cell), base) for cell in cells]
    return (*made, *[_EMPTY] * (width - len(made)))


def _cell(blocks: list[RawBlock] | None, base: str | None) -> Text:
    if not blocks:
        return _EMPTY
    if len(blocks) == 1:
        return text_of(blocks[0], base)
    return Text("\n".join(block.text for block in blocks))
