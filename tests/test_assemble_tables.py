"""From cells to a grid, and telling data from layout."""

import pytest
from helpers import SENTENCES, laid

from broadsheet._assemble.tables import table_of
from broadsheet.model import Text


def tabled(html):
    """Header, rows and caption of the first table as strings, None when it is no data."""
    layout = laid(html)
    table = table_of(layout, layout.nodes.tag.index("table"), layout.blocks, "https://news.example/")
    if table is None:
        return None
    header, *rows = [list(map(str, row)) for row in (table.header, *table.rows)]
    return header, rows, str(table.caption or "")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", ([], [["a", "b"], ["c", "d"]], "")),
        ("<tr><th>a<th>b<tr><td>c<td>d", (["a", "b"], [["c", "d"]], "")),
        ("<tr><th>a<td>b<tr><th>c<td>d", ([], [["a", "b"], ["c", "d"]], "")),
        ("<thead><tr><th>a<th>b<tbody><tr><td>c<td>d<tfoot><tr><td>e<td>f",
         (["a", "b"], [["c", "d"], ["e", "f"]], "")),
        ("<caption>t</caption><tr><td>a<td>b<tr><td>c<td>d", ([], [["a", "b"], ["c", "d"]], "t")),
        ("<caption><p>t</caption><tr><td>a<td>b<tr><td>c<td>d", ([], [["a", "b"], ["c", "d"]], "t")),
        ("<caption><p>t<p>u</caption><tr><td>a<td>b<tr><td>c<td>d", ([], [["a", "b"], ["c", "d"]], "t\nu")),
        ("between the rows<tr><td>a<td>b<tr><td>c<td>d", None),
        ("<tr>" + "<td>a" * 61 + "<tr><td>b<td>c", None),
        ("<tr><td>a<td>b<td>c<tr><td>d", ([], [["a", "b", "c"], ["d", "", ""]], "")),
        ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", ([], [["a", "", "b"], ["c", "d", "e"]], "")),
        ("<tr><th><th>a<tr><th>b<td>c", (["", "a"], [["b", "c"]], "")),
        ("<tr><td><th>a<tr><th>b<td>c", (["", "a"], [["b", "c"]], "")),
        ("<tr><td>n<th>a<tr><th>b<td>c", (["n", "a"], [["b", "c"]], "")),
        ("<thead><tr><td>a<td>b<tbody><tr><td>c<td>d", (["a", "b"], [["c", "d"]], "")),
        ("<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e", ([], [["a", "b"], ["", "c"], ["d", "e"]], "")),
        ("<tr><td>a<td rowspan=2>b<tr><td>c", ([], [["a", "b"], ["c", ""]], "")),
        (
            "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f",
            ([], [["a", "", "b"], ["", "", "c"], ["d", "e", "f"]], ""),
        ),
        ("<tr><td rowspan=99999>a<td>b<tr><td>c<tr><td>d", ([], [["a", "b"], ["", "c"], ["", "d"]], "")),
        ("<tr><td rowspan=x>a<td>b<tr><td>c<td>d", ([], [["a", "b"], ["c", "d"]], "")),
        ("<tr><td colspan=x>a<td>b<tr><td>c<td>d", ([], [["a", "b"], ["c", "d"]], "")),
        ("<tr><td>a<td><tr><td>b<td>c", ([], [["a", ""], ["b", "c"]], "")),
        ("<tr><td>a<td>b<tr><td><td><tr><td>c<td>d", ([], [["a", "b"], ["c", "d"]], "")),
        ("<tr><td><p>a</p><p>b</p><td>c<tr><td>d<td>e", ([], [["a\nb", "c"], ["d", "e"]], "")),
    ],
)  # fmt: skip
def test_grids(html, expected):
    """Rows are as wide as the widest, and a first row of header cells is the header."""
    assert expected == tabled(f"<table>{html}</table>")


@pytest.mark.parametrize(
    "html",
    [
        "<tr><td>a<td>b",
        "<tr><td>a<tr><td>b<tr><td>c",
        "<tr><td><td><tr><td>a<td>",
        f"<tr><td>{' '.join(SENTENCES)}<td>{' '.join(SENTENCES)}<tr><td>{' '.join(SENTENCES)}<td>b",
    ],
)
def test_layout_is_no_data(html):
    """One row, one column or cells full of prose are no table."""
    assert None is tabled(f"<table>{html}</table>")


def test_table_without_kept_cells():
    """A table of which nothing was kept is none."""
    layout = laid("<table><tr><td>a<td>b</table>")
    assert None is table_of(layout, layout.nodes.tag.index("table"), [], None)


def test_table_inside_a_cell():
    """The words of a table inside a cell belong to that cell."""
    html = "<table><tr><td>a<td><table><tr><td>b<td>c</table><tr><td>d<td>e</table>"
    assert ([], [["a", "b\nc"], ["d", "e"]], "") == tabled(html)


def test_absurd_width_is_no_width():
    """A cell that claims to span hundreds of columns is one cell, and pushes no other out of the table."""
    expected = ([], [["a", "b"], ["c", "d"]], "")
    assert expected == tabled("<table><tr><td colspan=999>a<td>b<tr><td>c<td>d</table>")


def test_cells_keep_their_links():
    """Markup inside a cell becomes spans as everywhere."""
    layout = laid("<table><tr><td><p>n<p><a href=/x>a</a><td>b<tr><td>c<td>d</table>")
    table = table_of(layout, layout.nodes.tag.index("table"), layout.blocks, "https://news.example/")
    assert ["https://news.example/x"] == [span.href for span in table.rows[0][0].spans]
    assert Text("b") == table.rows[0][1]


def test_spanning_cells_do_not_widen_a_table_without_end():
    """Cells of many columns and rows in each row make a grid of a bounded width, or none."""
    html = f"<table>{'<tr><td rowspan=99 colspan=50>a<td>b' * 50}</table>"
    table = tabled(html)
    assert table is None or max(map(len, table[1])) <= 60
