"""An element ends at its end tag, whatever is open inside."""

import pytest

from broadsheet._html.misnested import CLOSERS, close_divs
from broadsheet._html.tree import build_tree
from broadsheet.limits import Limits

AFTER = "<p>after</p>"


@pytest.mark.parametrize("tag", sorted(CLOSERS - {"dd", "dt", "li"}))
def test_end_tag_closes_open_divs(tag):
    """What follows an element is outside of it, though two ``div`` inside were never closed."""
    root, _ = build_tree(f"<{tag}><div><div><p>in it</p></{tag.upper()} >{AFTER}".encode(), Limits())
    (after,) = [p for p in root.iter("p") if p.text == "after"]
    assert tag not in [above.tag for above in after.iterancestors()]


@pytest.mark.parametrize(
    ("page", "closed"),
    [
        ("<ul><li><div>1</li><li><div>2</li></ul>", "<ul><li><div>1</div></li><li><div>2</div></li></ul>"),
        ("<dl><dt>1<dd><div>2</dd></dl>", "<dl><dt>1<dd><div>2</div></dd></dl>"),
        (
            "<main><div><table><tr><td><div>1</td></table></main>",
            "<main><div><table><tr><td><div>1</td></table></div></main>",
        ),
    ],
    ids=["items", "definitions", "table"],
)
def test_divs_close_where_their_element_does(page, closed):
    """Each element closes the ``div`` of its own; a cell does so without help."""
    assert closed.encode() == close_divs(page.encode())


@pytest.mark.parametrize(
    "page",
    [
        "<header><div>1</div></header>",
        "<div><section>1</div></section>",
        "<section><table><tr><td><div></section>1</table>",
        "<ul><div><li>1<ul></li>",
        "<script>'<nav><div></nav>'</script><!-- <nav><div></nav> -->",
        "</header><div>1",
    ],
    ids=["closed", "closed by a div", "from a cell", "out of a list", "script and comment", "never opened"],
)
def test_pages_without_such_divs_are_left_alone(page):
    """Nothing is closed that a browser would leave open, and nothing in what is no markup."""
    assert close_divs(page.encode()) is None
