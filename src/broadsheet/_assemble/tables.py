"""From the cells of a table element to a grid, and telling data from layout."""

from collections.abc import Iterator, Sequence
from typing import Final

from broadsheet._assemble.inline import joined, text_of
from broadsheet._records import Layout, Nodes, RawBlock
from broadsheet.model import Table, Text

__all__ = ["table_of"]

_MOST_COLUMNS: Final = 60
_MOST_ROWS: Final = 65534  # HTML, section 4.9.11
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
    rows = list(_spread(nodes, _grid(nodes, table, max(texts, default=table))))
    rows = [row for row in rows if any(cell in texts for cell in row)]
    # Who claims that a cell spans hundreds of columns does not mean it.
    rows = [row if len(row) <= _MOST_COLUMNS else [cell for cell in row if cell >= 0] for row in rows]
    width = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or not 2 <= width <= _MOST_COLUMNS:
        return None
    if sum(b.words for b in blocks) > _LONGEST_MEAN_CELL * len(texts):
        return None
    head = rows[0] if _is_header(nodes, rows[0]) else []
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


def _is_header(nodes: Nodes, row: Sequence[int]) -> bool:
    """Whether a row names the columns; the corner above the names of the rows may be a plain cell."""
    cells = [cell for cell in row if cell >= 0]
    named = all(nodes.tag[cell] == "th" for cell in cells[1:] or cells)
    return named or nodes.tag[nodes.parent[nodes.parent[cells[0]]]] == "thead"


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
    return list(rows.values())


def _spread(nodes: Nodes, rows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The rows with -1 in the places that a cell of another column or row reaches over: HTML, section 4.9.12."""
    reaching: dict[int, int] = {}  # by column: how many more rows the cell above takes
    for row in rows:
        spread: list[int] = []
        below: dict[int, int] = {}
        for cell in row:
            while len(spread) in reaching:
                spread.append(-1)
            columns, deep = _spans(nodes.attr.get(cell, ""))
            # Cells beyond the widest grid reach nowhere: a page of spanning cells must not make columns of them all.
            if deep > 1 and len(spread) < _MOST_COLUMNS:
                below |= dict.fromkeys(range(len(spread), len(spread) + columns), deep - 1)
            spread += [cell, *[-1] * (columns - 1)]
        while len(spread) in reaching:
            spread.append(-1)
        yield spread
        reaching = {column: left - 1 for column, left in reaching.items() if left > 1} | below


def _spans(attribute: str) -> tuple[int, int]:
    """How many columns and rows a cell takes."""
    columns, _, rows = attribute.partition(" ")
    return _span(columns, _MOST_COLUMNS), _span(rows, _MOST_ROWS)


def _span(number: str, most: int) -> int:
    return max(min(int(number), most), 1) if number.isascii() and number.isdigit() and len(number) < 6 else 1


def _row(
    cells: Sequence[int], texts: dict[int, list[RawBlock]], width: int, base: str | None
) -> tuple[Text, ...]:
    made = [_cell(texts.get(cell), base) for cell in cells]
    return (*made, *[_EMPTY] * (width - len(made)))


def _cell(blocks: list[RawBlock] | None, base: str | None) -> Text:
    if not blocks:
        return _EMPTY
    return joined([text_of(block, base) for block in blocks])
