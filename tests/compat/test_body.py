"""Bodies that are reduced and written as trees, for both interfaces."""

from hypothesis import given, settings
from lxml import etree

from broadsheet import Article, Code, Figure, Image, Paragraph, Section, Span, Table, Text
from broadsheet.compat._body import Reduction
from broadsheet.compat._tree import body_tree
from broadsheet.testing import strategies

WHOLE = Reduction(tables=True, images=True, links=True, formats=True)
NOTHING = Reduction(tables=False, images=False, links=False, formats=False)


@given(strategies.articles())
@settings(max_examples=40, deadline=None)
def test_whole_body(article):
    """What is reduced by nothing keeps its text."""
    assert article.text == WHOLE(article).text


@given(strategies.articles())
@settings(max_examples=40, deadline=None)
def test_reduction_again(article):
    """Reducing twice is reducing once, and leaves no span, table or picture."""
    reduced = NOTHING(article)
    assert reduced == NOTHING(reduced)
    assert "<table" not in reduced.to_html()
    assert "<img" not in reduced.to_html()
    assert '<a href="http' not in reduced.to_html()


@given(strategies.articles())
@settings(max_examples=40, deadline=None)
def test_any_tree(article):
    """The tree of any body can be written and read again, and holds each word of the text."""
    tree = etree.fromstring(etree.tostring(body_tree(WHOLE(article))))
    words = set(" ".join(tree.itertext()).split())
    paragraphs = [block.text.plain for block in article.blocks if isinstance(block, Paragraph)]
    assert set() == {word for text in paragraphs for word in text.split() if word.isalnum()} - words


def test_spans():
    """Spans nest in the tree as they nest in the text, and line breaks are elements."""
    spans = (
        Span(start=0, end=9, kind="link", href="https://pier.example/"),
        Span(start=4, end=9, kind="strong"),
        Span(start=10, end=14, kind="code"),
    )
    article = Article(
        sections=(Section(blocks=(Paragraph(text=Text("The water\nh2o_ rises.", spans=spans)),)),)
    )
    [paragraph] = body_tree(article)
    assert (
        b'<p><ref target="https://pier.example/">The <hi rend="#b">water</hi></ref><lb/><code>h2o_</code> rises.</p>'
        == etree.tostring(paragraph)
    )


def test_forbidden_characters():
    """Characters that XML cannot hold are left out."""
    blocks = (
        Code(text="a\x00b\ud800c\x0bd"),
        Figure(images=(Image(url="https://pier.example/a.png", alt="x\x01y"),)),
        Table(rows=((Text("p\x02q"),),), caption="Tides"),
    )
    tree = body_tree(Article(sections=(Section(blocks=blocks),)))
    assert ["abcd", "xy", "Tides", "pq"] == [
        tree.findtext("code"),
        tree.find("graphic").get("alt"),
        tree.findtext("p"),
        tree.findtext("table/row/cell"),
    ]
