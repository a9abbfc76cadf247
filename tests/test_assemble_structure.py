"""From flat blocks to nested ones."""

import pytest
from helpers import laid

from broadsheet._assemble.structure import Builder, Item
from broadsheet._records import Label
from broadsheet.model import Code, Embed, Figure, List, ListItem, Paragraph, PullQuote, Quote, Table, Text


def built(html, **labels):
    """The blocks of a piece of HTML, all of it body but what holds one of the words."""
    layout = laid(html)
    builder = Builder(layout, "https://news.example/")
    items = [
        Item(
            builder.path_of(block.node),
            block,
            None,
            next((label for word, label in labels.items() if word in block.text), Label.BODY),
        )
        for block in layout.blocks
    ]
    return list(builder.blocks(items))


def p(text):
    """A paragraph without markup."""
    return Paragraph(text=text)


def item(text, *blocks):
    """An item of a list."""
    return ListItem(text=text, blocks=blocks)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p><p>b</p>", [p("a"), p("b")]),
        ("<ul><li>a<li>b</ul>", [List(items=(item("a"), item("b")))]),
        ("<ul><li><p>a</p><p>b</p></ul>", [List(items=(item("a", p("b")),))]),
        ("<ul><li>a<ul><li>b</ul></ul>", [List(items=(item("a", List(items=(item("b"),))),))]),
        ("<ul><li><ul><li>b</ul></ul>", [List(items=(item("", List(items=(item("b"),))),))]),
        ("<ul><li>a</li><ul><li>b</ul></ul>", [List(items=(item("a", List(items=(item("b"),))),))]),
        ("<ul><ul><li>b</ul><li>a</ul>", [List(items=(item("", List(items=(item("b"),))), item("a")))]),
        ("<ul>a<li>b</ul>", [List(items=(item("a"), item("b")))]),
        ("<ul><div>a</div><div>b</div></ul>", [List(items=(item("a"), item("b")))]),
        ("<ul><li>a</ul><ul><li>b</ul>", [List(items=(item("a"),)), List(items=(item("b"),))]),
        ("<menu><li>a</menu>", [List(items=(item("a"),))]),
        ("<div><li>a</div>", [p("a")]),
        ("<ol><li>a</ol>", [List(items=(item("a"),), ordered=True)]),
        ("<ol start=4><li>a</ol>", [List(items=(item("a"),), ordered=True, start=4)]),
        ("<ol start=-4><li>a</ol>", [List(items=(item("a"),), ordered=True)]),
        ("<ol start=99999999><li>a</ol>", [List(items=(item("a"),), ordered=True)]),
        ("<ul><li><blockquote>a</blockquote></ul>", [List(items=(item("", Quote(blocks=(p("a"),))),))]),
    ],
)
def test_lists(html, expected):
    """Lists nest as their elements do, and broken ones become what they look like."""
    assert expected == built(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<dl><dt>a<dd>b<dd>c<dt>d<dd>e</dl>", (item("a", p("b"), p("c")), item("d", p("e")))),
        ("<dl><dd>a<dt>b</dl>", (item("a"), item("b"))),
        ("<dl><dt>a<dd><ul><li>b</ul></dl>", (item("a", List(items=(item("b"),))),)),
        ("<dl><div><dt>a<dd>b</div></dl>", (item("a", p("b")),)),
    ],
)
def test_definitions_follow_their_terms(html, expected):
    """A term is an item, and its definitions stand inside it."""
    assert [List(items=expected)] == built(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p>", Quote(blocks=(p("a"),))),
        ("<p>a</p><p>— Ada Holm</p>", Quote(blocks=(p("a"),), cite="Ada Holm")),
        ("<p>a</p><footer>Ada Holm</footer>", Quote(blocks=(p("a"),), cite="Ada Holm")),
        ("<p>a</p><p><cite>Ada Holm</cite> </p>", Quote(blocks=(p("a"),), cite="Ada Holm")),
        ("<p>a</p><p>Ada Holm</p>", Quote(blocks=(p("a"), p("Ada Holm")))),
        ("<p>a</p><p>—</p>", Quote(blocks=(p("a"), p("—")))),
        ("<p>— a</p>", Quote(blocks=(p("— a"),))),
        ("<blockquote>a</blockquote>", Quote(blocks=(Quote(blocks=(p("a"),)),))),
        ("<ul><li>a</ul>", Quote(blocks=(List(items=(item("a"),)),))),
    ],
)
def test_quotes(html, expected):
    """A quotation holds its blocks, and a closing line behind a dash, in a footer or in italics says whose it is."""
    assert [expected] == built(f"<blockquote>{html}</blockquote>")


def test_long_line_is_no_attribution():
    """More than twenty words behind a dash are part of the quotation."""
    line = "— " + "word " * 20
    assert [Quote(blocks=(p("a"), p(line.strip())))] == built(f"<blockquote><p>a<p>{line}</blockquote>")


def test_pull_quote_stands_alone():
    """A pull quote is no quotation of the text, in a ``<blockquote>`` or not, and keeps its attribution."""
    html = "<blockquote><p>a<footer>Ada</footer></blockquote><div>b</div>"
    expected = [PullQuote(text="a", cite="Ada"), PullQuote(text="b")]
    assert expected == built(html, a=Label.PULL_QUOTE, b=Label.PULL_QUOTE)


@pytest.mark.parametrize(
    ("hints", "provider"),
    [
        ("twitter-tweet", "x"),
        ("instagram-media", "instagram"),
        ("tiktok-embed", "tiktok"),
        ("bluesky-embed", "bluesky"),
        ("fb-post", "facebook"),
        ("reddit-embed", "reddit"),
    ],
)
def test_posts_are_embeds(hints, provider):
    """A quotation that a script would turn into a post is an embed with its words and last link."""
    html = (
        f"<blockquote class={hints}><p>a <a href=/x>b</a><p><a href=//c.example/1>d</a> <i>e</i></blockquote>"
    )
    expected = Embed(provider=provider, url="https://c.example/1", text="a b\nd e")
    assert [expected] == built(html)


def test_post_without_a_link():
    """A post without any link has no address."""
    html = "<blockquote class=twitter-tweet><p>a</p></blockquote>"
    assert [Embed(provider="x", text="a")] == built(html)


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<pre>a</pre>", None),
        ("<pre class=language-python>a</pre>", "python"),
        ("<pre><code class='hljs lang-C++'>a</code></pre>", "c++"),
        ("<pre class='brush: js'>a</pre>", "js"),
        ("<div class=highlight-source-shell><div><pre>a</pre></div></div>", "shell"),
        ("<pre class='sourceCode python'>a</pre>", "python"),
        ("<div class='highlight-python3 notranslate'><pre>a</pre></div>", "python3"),
        ("<div class='highlight-default notranslate'><pre>a</pre></div>", None),
        (
            "<div class=language-go><table><tr><td class=gutter><pre>1</pre><td><pre>a</pre></table></div>",
            "go",
        ),
        ("<pre class=language->a</pre>", None),
        ("<div class=language-go><div><div><div><pre>a</pre></div></div></div></div>", None),
    ],
)
def test_code_has_the_language_of_its_classes(html, language):
    """The usual class names of highlighters on the code or close around it name its language."""
    assert [Code(text="a", language=language)] == built(html)


def test_table_of_data():
    """The cells of a table make one block, and those of another make another."""
    table = "<table><tr><td>{}<td>b<tr><td>c<td>d</table>"
    rows = [((Text(first), Text("b")), (Text("c"), Text("d"))) for first in "ax"]
    assert [Table(rows=row) for row in rows] == built(table.format("a") + table.format("x"))


def test_table_of_layout_is_opened():
    """What a table lays out is built as if the table were not there."""
    html = "<table><tr><td><p>a</p><ul><li>b</ul></table>"
    assert [p("a"), List(items=(item("b"),))] == built(html)


def test_picture_in_a_table_follows_it():
    """A finished block that stands inside a table of data comes out behind it."""
    layout = laid("<table><tr><td>a<td>b<tr><td>c<td>d</table>")
    builder = Builder(layout, None)
    items = [Item(builder.path_of(block.node), block) for block in layout.blocks]
    figure = Figure(caption="e")
    items.insert(2, Item(items[0].path, made=figure))
    found = list(builder.blocks(items))
    assert ([Table, Figure], figure) == ([block.__class__ for block in found], found[1])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>1<li>2</ul>", ["Figure", "Figure"]),
        ("<ul><li>1<p>a</p></ul>", ["Figure", "Paragraph"]),
        ("<ul><li>1<p>a</p><li>2<p>b</p></ul>", ["List"]),
        ("<ul><li>a<p>1</p></ul>", ["List"]),
        ("<ul><li>1<li>a</ul>", ["List"]),
    ],
)
def test_list_of_pictures_is_layout(html, expected):
    """A list that lays out pictures is none; where items have text of their own, or tell it in turns, it is."""
    layout = laid(html)
    builder = Builder(layout, None)
    items = []
    for block in layout.blocks:
        path = builder.path_of(block.node)
        items.append(Item(path, made=Figure()) if block.text.isdigit() else Item(path, block))
    assert expected == [type(block).__name__ for block in builder.blocks(items)]


def test_finished_block_has_no_text():
    """Asking a figure for its text block is a mistake of the program."""
    with pytest.raises(TypeError):
        _ = Item((), made=Figure()).text_block


def test_nesting_is_bounded():
    """However deep a list nests, what comes out nests a few levels only and loses nothing."""
    found = built("<ul><li>a" * 200)
    depth = 0
    block = found[0]
    while isinstance(block, List):
        depth += 1
        inner = [b for i in block.items for b in i.blocks if isinstance(b, List)]
        block = inner[0] if inner else None
    assert (True, 200) == (depth <= 12, str(found).count("plain='a'"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2 id=x>a</h2>", (2, "x")),
        ("<h2 id='x\u202e\x7fy'>a</h2>", (2, "xy")),
        ("<h1>a</h1>", (2, None)),
        ("<h5>a</h5>", (5, None)),
        ("<p>a</p>", (2, None)),
    ],
)
def test_headings(html, expected):
    """A heading has the level of its tag, two at least, and its id as anchor."""
    layout = laid(html)
    heading = Builder(layout, None).heading(Item((), layout.blocks[0]))
    assert expected == (heading.level, heading.anchor)


def test_role_of_a_note():
    """A note has the role that its first words announce, else it informs."""
    layout = laid("<p>Correction: a.</p><p>Good to know</p>")
    items = [*(Item((), block) for block in layout.blocks), Item((), made=Figure())]
    assert ["correction", "info", "info"] == [Builder.note_role(item) for item in items]


PROSE = "The mole has moved by a hand since last winter.<br>Nobody in the hall knew what to say to that."


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{PROSE}</p>", PROSE.split("<br>")),
        (f"<p>{PROSE[:-1]}</p>", [PROSE[:-1].replace("<br>", "\n")]),
        ("<p>No mole.<br>No pier.</p>", ["No mole.\nNo pier."]),
    ],
)
def test_lines_of_prose_are_paragraphs(html, expected):
    """Line breaks between lines that are each a sentence of some length part paragraphs."""
    assert expected == [str(block.text) for block in built(html)]


def test_lines_in_an_item_stay_together():
    """In an item of a list line breaks part no paragraphs."""
    assert [item(PROSE.replace("<br>", "\n"))] == list(built(f"<ul><li>{PROSE}</ul>")[0].items)
