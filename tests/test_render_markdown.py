"""Markdown out: blocks, spans, escapes, front matter."""

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

_TIME = Timestamp(value=dt.datetime(2031, 3, 4, 17, 5, tzinfo=dt.UTC), precision="minute", raw="5.05 pm")


def _markdown(*blocks):
    if isinstance(blocks[0], Heading):
        section = Section(heading=blocks[0], blocks=blocks[1:], level=blocks[0].level)
    else:
        section = Section(blocks=blocks)
    return Article(sections=(section,)).to_markdown().removesuffix("\n")


def _items(*texts):
    return tuple(ListItem(text=text) for text in texts)


def _marked(plain, *spans):
    return Text(plain, spans=tuple(Span(start=s, end=e, kind=k) for s, e, k in spans))


def _linked(plain, start, end, href):
    return Text(plain, spans=(Span(start=start, end=end, kind="link", href=href),))


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ana Ruiz", "By Ana Ruiz · 2024-05-06"),
        ("By Ana Ruiz, 06.05.2024", "By Ana Ruiz, 06.05.2024"),
        ("By Ana Ruiz, 7 May 2024", "By Ana Ruiz, 7 May 2024 · 2024-05-06"),
    ],
)
def test_day_is_told_once(byline, expected):
    """The date stands behind the byline unless that tells the same day."""
    published = Timestamp(value=dt.date(2024, 5, 6), precision="day", raw="2024-05-06")
    assert f"{expected}\n" == Article(byline=byline, published=published).to_markdown()


def test_standfirst_that_opens_the_body_is_told_once():
    """A subtitle with which the body begins does not stand above it as well."""
    sections = (Section(blocks=(Paragraph(text="The mole moved."), Paragraph(text="Nobody saw it."))),)
    article = Article(subtitle="The mole moved.", sections=sections)
    assert ["The mole moved.\n\nNobody saw it."] * 2 == [article.to_markdown().strip(), str(article)]
    assert 1 == article.to_html().count("The mole moved.")


def test_an_article_has_title_byline_body_and_notes():
    """Title, subtitle, byline with date, sections and footnotes follow each other."""
    article = Article(
        title="Ferry #",
        subtitle="After nine years",
        byline="By Ana Ruiz",
        published=_TIME,
        sections=(
            Section(heading=Heading(text="Plan", level=2), level=2, blocks=(Paragraph(text="It sails."),)),
        ),
        footnotes=(Footnote(label="1", text="At noon."), Footnote(label="2", text="- or later.")),
    )

    assert (
        (
            "# Ferry \\#\n\n*After nine years*\n\nBy Ana Ruiz · 2031-03-04 17:05 UTC\n\n"
            "## Plan\n\nIt sails.\n\n---\n\n1. At noon.\n2. \\- or later.\n"
        )
        == article.to_markdown()
        == article._repr_markdown_()
    )


def test_labels_that_are_no_numbers_are_kept():
    """Footnotes with other labels than 1, 2, 3 form a list of bullets, and no definition of a link."""
    notes = (Footnote(label="*", text="One."), Footnote(label="[a]:", text="javascript:alert(1)"))

    assert "- \\* One.\n- [a\\]: javascript:alert(1)\n" == Article(footnotes=notes).to_markdown()


def test_front_matter_holds_the_metadata():
    """With ``frontmatter`` the metadata is a YAML block of quoted strings, and the body follows it."""
    article = Article(
        title='A "b": c',
        authors=(Author(name="Ana"), Author(name="Bo")),
        published=_TIME,
        modified=Timestamp(value=dt.date(2031, 1, 1), precision="year", raw="2031"),
        tags=("sea", "- x"),
        lead_image=Image(url="https://example.org/a.png"),
        site_name="a\nb\u2028c\ufeff",
        sections=(Section(blocks=(Paragraph(text="It sails."),)),),
    )

    assert [
        "---",
        'title: "A \\"b\\": c"',
        'authors: ["Ana", "Bo"]',
        'published: "2031-03-04T17:05+00:00"',
        'modified: "2031"',
        'lead_image: "https://example.org/a.png"',
        'tags: ["sea", "- x"]',
        'site_name: "a\\nb c "',
        "---",
        "",
        "It sails.",
        "",
    ] == article.to_markdown(frontmatter=True).split("\n")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Paragraph(text="a\n  b\n\n"), "a\\\nb"),
        (List(items=_items("a", "", "b\nc")), "- a\n- b\\\n  c"),
        (List(items=_items("a", "b"), ordered=True, start=9), "9. a\n10. b"),
        (List(items=_items("a"), ordered=True, start=10**10), "1. a"),
        (List(items=(ListItem(text="a", blocks=(List(items=_items("b")),)),)), "- a\n  - b"),
        (
            List(items=(ListItem(text="a", blocks=(List(items=_items("b"), ordered=True, start=4),)),)),
            "- a\n\n  4. b",
        ),
        (List(items=(ListItem(text="", blocks=(Quote(blocks=(Paragraph(text="a"),)),)),)), "- > a"),
        (
            List(
                items=(ListItem(text="a", blocks=(Paragraph(text="b"), Code(text="c\n\nd"))),), ordered=True
            ),
            "1. a\n\n   b\n\n   ```\n   c\n\n   d\n   ```",
        ),
        (Quote(blocks=(Paragraph(text="a"), Paragraph(text="b")), cite="Bo"), "> a\n>\n> b\n>\n> — Bo"),
        (PullQuote(text="a", cite="Bo"), "> a\n>\n> — Bo"),
        (
            Table(rows=((Text("1|2"),), (Text("3"), Text("4\n5"))), header=(Text("n"),), caption="c"),
            "| n |  |\n| --- | --- |\n| 1\\|2 |  |\n| 3 | 4<br>5 |\n\n*c*",
        ),
        (Table(rows=(), caption="c"), "*c*"),
        (Code(text="a\n```` b", language="c++"), "`````c++\na\n```` b\n`````"),
        (Code(text="a", language="c d"), "```\na\n```"),
        (Code(text=" \n"), ""),
        (
            Figure(images=(Image(url="https://example.org/(a).png", alt="[a]"),), caption="c", credit="Bo"),
            "![\\[a\\]](https://example.org/%28a%29.png)\n\n*c (Bo)*",
        ),
        (Figure(images=(Image(url="a.png"),), credit="Bo"), "*Bo*"),
        (
            Embed(provider="x", url="https://example.org/1", text="w"),
            "> w\n>\n> [x.com](https://example.org/1)",
        ),
        (Embed(provider="map", url="javascript:alert(1)"), "map"),
        (Note(role="correction", blocks=(Paragraph(text="a"),)), "> **Correction**\n>\n> a"),
        (Note(role="info", blocks=()), ""),
        (Heading(text=_marked("1. a b", (0, 2, "strong"), (3, 6, "strong")), level=3), "### 1. a b"),
        (Heading(text=_marked("1. a b", (0, 2, "strong"), (3, 4, "strong"))), "## **1.** **a** b"),
        (Heading(text=_marked("1. a", (0, 4, "strong"), (3, 4, "code"))), "## 1. `a`"),
        (Entry(time=_TIME, heading="h", blocks=(Paragraph(text="a"),)), "*5.05 pm*\n\n### h\n\na"),
    ],
)
def test_every_block_has_its_markup(block, expected):
    """A block is written in the Markdown that readers know for it."""
    assert expected == _markdown(block)


def test_lists_in_a_row_stay_apart():
    """Of two lists that follow each other the second gets other marks, across the edges of entries too."""
    bullets, numbers = List(items=_items("a")), List(items=_items("b"), ordered=True)
    entry = Entry(blocks=(bullets,))

    assert "- a\n\n* a\n\n- a\n\n1. b\n\n1) b" == _markdown(bullets, entry, entry, numbers, numbers)


@pytest.mark.parametrize(
    "plain",
    [
        "It cost 5 * 3 or ~40 dollars, a < b apart: (x) [sic] & Co!",
        "snake_case and C:\\dir, #harbour, 1.5 and 3-4",
        "Prices rose 3 % – “really” – e.g. at Smith & Sons; see §2.",
        "-5 degrees, +3 more, =x, 1986.",
    ],
)
def test_ordinary_prose_gets_no_backslash(plain):
    """Characters that act nowhere in a text stand as they are."""
    assert plain.replace("<", "&lt;") == _markdown(Paragraph(text=plain))


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("1. a", "1\\. a"),
        ("1986) a", "1986\\) a"),
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("* a", "\\* a"),
        ("> a", "\\> a"),
        ("---", "\\---"),
        ("a\n===", "a\\\n\\==="),
        ("a | b\n:-- | --", "a | b\\\n\\:-- | --"),
        ("[x] a", "\\[x] a"),
        ("~~~", "\\~\\~\\~"),
        ("*a* _b_ ~~c~~", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~"),
        ("`a`", "\\`a\\`"),
        ("<b>", "&lt;b>"),
        ("&lt; &#60; &x", "&amp;lt; &amp;#60; &x"),
        ("[a](b) ![c]", "[a\\](b) \\![c]"),
        ("[a]: b", "[a\\]: b"),
        ("a\\*b\\ c\\", "a\\\\\\*b\\\\ c\\\\"),
        ("a\x00b\x85c", "a b c"),
    ],
)
def test_what_would_act_is_escaped(plain, expected):
    """A character gets a backslash, or an entity, exactly where a reader would take it for markup."""
    assert expected == _markdown(Paragraph(text=plain))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_marked("a b c", (2, 3, "strong")), "a **b** c"),
        (_marked("a b c", (1, 4, "emphasis")), "a *b* c"),
        (_marked("a b", (0, 1, "strong"), (0, 1, "emphasis")), "**_a_** b"),
        (_marked("ab", (0, 1, "strong"), (1, 2, "strong")), "<strong>a</strong><strong>b</strong>"),
        (_marked("abc", (0, 3, "strong"), (0, 1, "emphasis")), "**<em>a</em>bc**"),
        (_marked("a:b", (0, 2, "strong")), "<strong>a:</strong>b"),
        (_marked("a", (0, 1, "deleted")), "~~a~~"),
        (_marked("H2O", (1, 2, "sub")), "H<sub>2</sub>O"),
        (_marked("a", (0, 1, "inserted")), "<ins>a</ins>"),
        (_marked("a <b> c", (2, 5, "code")), "a `<b>` c"),
        (_marked("`", (0, 1, "code")), "`` ` ``"),
        (_marked("ab", (0, 1, "code"), (1, 2, "code")), "`a`<code>b</code>"),
        (_marked("[a]: b", (1, 6, "code")), "[<code>a\\]: b</code>"),
        (_marked("x_1^2", (0, 5, "math")), "$`x_1^2`$"),
        (_linked("see a [b] c!", 4, 9, "https://example.org/(d)?e&copy;"),
         "see [a \\[b\\]](https://example.org/%28d%29?e&amp;copy;) c!"),
        (_linked("Oh!a", 3, 4, "https://example.org/"), "Oh\\![a](https://example.org/)"),
        (_linked("a b", 0, 1, "javascript:alert(1)"), "a b"),
        (_linked("a b", 1, 2, "https://example.org/"), "a b"),
    ],
)  # fmt: skip
def test_spans_become_markup_that_is_read_as_such(text, expected):
    """A span gets Markdown's delimiters where CommonMark reads them, else a tag, and links are checked."""
    assert expected == _markdown(Paragraph(text=text))


def test_cells_escape_their_bars():
    """A bar never ends a cell early, not even within code."""
    cells = (_marked("a|b", (0, 3, "code")), Text("c\\|d"))

    assert "| <code>a\\|b</code> | c\\\\\\|d |" == _markdown(Table(rows=(), header=cells)).split("\n")[0]


def test_an_empty_article_is_an_empty_document():
    """Nothing in, one line end out."""
    assert "\n" == Article().to_markdown()
