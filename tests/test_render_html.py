"""HTML out: its elements, its addresses, its escapes."""

import datetime as dt

import pytest

from broadsheet.model import (
    Article,
    Author,
    Code,
    Embed,
    Entry,
    Figure,
    Footnote,
    Heading,
    Image,
    List,
    ListItem,
    Note,
    Paragraph,
    PullQuote,
    Quote,
    Section,
    Span,
    Table,
    Text,
    Timestamp,
)
from broadsheet.render._safety import safe_url
from broadsheet.testing.models import BAD_URLS, GOOD_URLS

_TIME = Timestamp(value=dt.datetime(2031, 3, 4, 17, 5, tzinfo=dt.UTC), precision="minute", raw="5.05 pm")


def _html(*blocks, footnotes=()):
    document = Article(sections=(Section(blocks=blocks),), footnotes=footnotes).to_html()
    return document.removeprefix("<article>").removesuffix("</article>").strip().replace("\n<", "<")


def _marked(plain, *spans):
    return Paragraph(
        text=Text(plain, spans=tuple(Span(start=s, end=e, kind=k, href=h) for s, e, k, h in spans))
    )


def test_the_head_of_the_article():
    """Title, kicker, subtitle and byline and date stand in front, the language on the element."""
    article = Article(
        title="Ferry & rope",
        kicker="Sea",
        subtitle="After nine years",
        authors=(Author(name="Ana Ruiz"),),
        published=Timestamp(value=dt.date(2031, 3, 4), precision="day", raw="today"),
        language="pt-BR",
    )

    assert [
        '<article lang="pt-BR">',
        '<p class="kicker">Sea</p>',
        "<h1>Ferry &amp; rope</h1>",
        '<p class="subtitle">After nine years</p>',
        '<p class="byline">Ana Ruiz</p>',
        '<p class="date"><time datetime="2031-03-04">2031-03-04</time></p>',
        "</article>",
    ] == article.to_html().split("\n")


def test_an_empty_article_is_an_empty_element():
    """What the article does not have leaves nothing behind."""
    empty = (
        Paragraph(text=""),
        List(items=(ListItem(text=""),)),
        Quote(blocks=(Paragraph(text=""),)),
        PullQuote(text="", cite="x"),
        Table(rows=((),)),
        Code(text=""),
        Figure(images=(Image(url="pictures/a.png"),)),
        Embed(provider=""),
        Note(role="info", blocks=()),
        Entry(blocks=()),
    )

    assert "" == _html(*empty)
    assert "<article>\n</article>" == Article(language='en" x="').to_html()


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Paragraph(text="a\nb\xa0c"), "<p>a<br>b&nbsp;c</p>"),
        (
            List(
                items=(ListItem(text="a", blocks=(List(items=(ListItem(text="b"),)),)),),
                ordered=True,
                start=3,
            ),
            '<ol start="3"><li>a<ul><li>b</li></ul></li></ol>',
        ),
        (
            Quote(blocks=(Paragraph(text="a"),), cite="Bo"),
            "<blockquote><p>a</p><p><cite>Bo</cite></p></blockquote>",
        ),
        (PullQuote(text="a", cite="Bo"), '<aside class="pullquote"><p>a</p><p><cite>Bo</cite></p></aside>'),
        (
            Table(rows=((Text("1"),),), header=(Text("n"),), caption="c"),
            (
                "<table><caption>c</caption><thead><tr><th>n</th></tr></thead>"
                "<tbody><tr><td>1</td></tr></tbody></table>"
            ),
        ),
        (Code(text="\na < b", language="c++"), '<pre><code class="language-c++">\na &lt; b</code></pre>'),
        (Code(text="a", language="c d"), "<pre><code>a</code></pre>"),
        (
            Figure(
                images=(Image(url="https://example.org/a.png", alt='"A"', width=3, height=0),),
                caption="c",
                credit="Bo",
            ),
            (
                '<figure><img src="https://example.org/a.png" alt="&quot;A&quot;" width="3">'
                "<figcaption>c <small>Bo</small></figcaption></figure>"
            ),
        ),
        (
            Embed(provider="x", url="https://example.org/1", text="w"),
            '<figure class="embed"><p>w</p><figcaption><a href="https://example.org/1">x.com</a></figcaption></figure>',
        ),
        (
            Note(role="correction", blocks=(Paragraph(text="a"),)),
            '<aside class="note note-correction"><p>a</p></aside>',
        ),
        (Note(role="a b", blocks=(Paragraph(text="a"),)), '<aside class="note"><p>a</p></aside>'),
        (
            Entry(time=_TIME, heading="h", blocks=(Paragraph(text="a"),)),
            (
                '<section class="entry"><p><time datetime="2031-03-04T17:05+00:00">5.05 pm</time></p>'
                "<h3>h</h3><p>a</p></section>"
            ),
        ),
    ],
)
def test_every_block_has_its_elements(block, expected):
    """A block is written with the elements that HTML has for it."""
    assert expected == _html(block)


def test_spans_nest_and_are_cut_to_fit():
    """Spans that cross are cut at the outer one's end, a second of the same kind is left out."""
    block = _marked(
        "abcdef",
        (0, 4, "strong", None),
        (2, 9, "emphasis", None),
        (3, 4, "strong", None),
        (4, 5, "mark", None),
    )

    assert "<p><strong>ab<em>cd</em></strong><mark>e</mark>f</p>" == _html(block)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("strong", "<strong>a</strong>"),
        ("emphasis", "<em>a</em>"),
        ("code", "<code>a</code>"),
        ("deleted", "<del>a</del>"),
        ("inserted", "<ins>a</ins>"),
        ("mark", "<mark>a</mark>"),
        ("sub", "<sub>a</sub>"),
        ("sup", "<sup>a</sup>"),
        ("math", '<span class="math">a</span>'),
        ("link", "a"),
        ("blink", "a"),
    ],
)
def test_every_kind_of_span_has_its_element(kind, expected):
    """A span is written with the element of its kind; a link without target and unknown kinds are none."""
    assert f"<p>{expected}</p>" == _html(_marked("a", (0, 1, kind, None)))


def test_fragments_stay_inside_the_article():
    """Ids get a prefix once, links follow them, and the mark of a footnote leads to the footnote."""
    heading = Heading(text="Plan", level=9, anchor="pl an")
    block = _marked(
        "x [*] y", (0, 1, "link", "#plan"), (2, 5, "link", "#fn-99"), (6, 7, "link", "#article-y")
    )
    notes = (Footnote(label="1", text="First."), Footnote(label="*", text="Second."))
    article = Article(sections=(Section(heading=heading, level=6, blocks=(block,)),), footnotes=notes)

    assert [
        "<article>",
        "<section>",
        '<h6 id="article-plan">Plan</h6>',
        '<p><a href="#article-plan">x</a> <a href="#article-note-2">[*]</a> <a href="#article-y">y</a></p>',
        "</section>",
        '<section class="footnotes">',
        "<ol>",
        '<li id="article-note-1">First.</li>',
        '<li id="article-note-2"><sup>*</sup> Second.</li>',
        "</ol>",
        "</section>",
        "</article>",
    ] == article.to_html().split("\n")


@pytest.mark.parametrize("url", GOOD_URLS)
def test_good_addresses_pass(url):
    """Links may be web and mail addresses and fragments, pictures web addresses; passing changes none."""
    assert url == safe_url(url) == safe_url(f" {url}\n")
    assert (url if url.lower().startswith("http") else None) == safe_url(url, image=True)


@pytest.mark.parametrize(
    "url",
    [
        *BAD_URLS,
        None,
        "https://",
        "https:///path",
        "https://a b.example/",
        "https://exa<mple.org/",
        "https://example.org\\@evil.example/",
        "https://example.org/\x00",
        "https://example.org/\ud800",
        "https://example.org:80a/",
        "https://[::1",
        "mailto:",
        "\x01javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "ftp://example.org/",
    ],
)
def test_other_addresses_do_not(url):
    """Every other scheme, and whatever two readers could read in two ways, is refused."""
    assert safe_url(url) is None
    assert safe_url(url, image=True) is None


def test_addresses_are_encoded():
    """Characters that are legal in no address are percent-encoded, once."""
    encoded = safe_url('https://example.org/a b"<c>`^{|}')

    assert "https://example.org/a%20b%22%3Cc%3E%60%5E%7B%7C%7D" == encoded == safe_url(encoded)


def test_a_link_with_a_refused_target_is_its_text():
    """The text of a refused link stays."""
    assert "<p>a b</p>" == _html(_marked("a b", (0, 3, "link", "javascript:alert(1)")))


def test_the_card_shows_the_beginning():
    """A notebook shows title, byline, date, about 600 characters and an inventory, all escaped, without links."""
    article = Article(
        title="<Ferry>",
        subtitle="Late & loud",
        byline="Ana & Bo",
        site_name="The <Bay>",
        published=_TIME,
        sections=(Section(blocks=(_marked("b" * 400, (0, 9, "link", "https://example.org/")),) * 3),),
    )
    card = article._repr_html_()

    assert "<strong>&lt;Ferry&gt;</strong>" in card
    assert "Ana &amp; Bo · The &lt;Bay&gt; · <time " in card
    assert 600 == card.count("b" * 400) * 400 + 200
    assert "<em>Late &amp; loud</em>" in card
    assert f"<p>{'b' * 200}…</p>" in card
    assert ">not_article · 1 section · 3 blocks</p></div>" in card
    assert "href" not in card
    assert "Untitled" in Article()._repr_html_()
