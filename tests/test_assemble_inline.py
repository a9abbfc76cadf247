"""From the pieces of a block to its text with spans."""

import pytest
from helpers import laid
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet._assemble.inline import lines_of, text_of
from broadsheet._records import RawBlock
from broadsheet.model import Text

BASE = "https://news.example/2025/story"


def marked(html):
    """Plain text of the first block, and kind, words and target of each span."""
    text = text_of(laid(html).blocks[0], BASE)
    return text.plain, [(s.kind, text.plain[s.start : s.end], s.href) for s in text.spans]


@pytest.mark.parametrize(
    ("html", "spans"),
    [
        ("<p>a plain block</p>", []),
        ("<p>a <b>bold</b> block</p>", [("strong", "bold", None)]),
        ("<p>a<b> bold </b>block</p>", [("strong", "bold", None)]),
        ("<p><em>a bold</em> block</p>", [("emphasis", "a bold", None)]),
        ("<p>a <b> </b>block</p>", []),
        ("<p>a <code>f(x)</code> and <sup>2</sup></p>", [("code", "f(x)", None), ("sup", "2", None)]),
        (
            "<p><b>bold <i>and</i> more</b></p>",
            [("strong", "bold and more", None), ("emphasis", "and", None)],
        ),
        ("<p><i><b>both</b></i></p>", [("strong", "both", None), ("emphasis", "both", None)]),
        ("<p><b>a <b>b</b></b></p>", [("strong", "a b", None)]),
        ("<p>one<br><b>two<br>three</b></p>", [("strong", "two\nthree", None)]),
        ("<p>a <b>\u200bbold\u200b</b>\u200b block</p>", [("strong", "bold", None)]),
        ("<p>a \u200b <b>bold</b> \u200b block</p>", [("strong", "bold", None)]),
    ],
)
def test_markup_becomes_spans(html, spans):
    """Spans cover the visible characters of the markup, without the white space at its ends."""
    assert sorted(spans) == sorted(marked(html)[1])


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("/a", "https://news.example/a"),
        (" other ", "https://news.example/2025/other"),
        ("http://b.example/?q=1", "http://b.example/?q=1"),
        ("#part", "#part"),
        ("mailto:desk@news.example?subject=x", "mailto:desk@news.example"),
        ("MAILTO:desk@news.example", "mailto:desk@news.example"),
    ],
)
def test_targets_are_absolute(href, target):
    """A link has an absolute web address, a mail address or a fragment as target."""
    assert [("link", "there", target)] == marked(f'<p>go <a href="{href}">there</a></p>')[1]


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#",
        "#a b",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:nobody",
        "mailto:a b@news.example",
        "mailto:" + "a" * 400 + "@news.example",
        "http://[::1",
    ],
)
def test_links_without_a_usable_target_are_text(href):
    """What leads nowhere safe is no link."""
    assert ("go there", []) == marked(f'<p>go <a href="{href}">there</a></p>')


def test_link_without_href_is_text():
    """An anchor without a target is no link."""
    assert ("go there", []) == marked("<p>go <a name=x>there</a></p>")


def test_spans_never_cross():
    """Of two stretches that cross, the first one to begin is kept."""
    pieces = ["one ", "two ", "three"]
    inline = [(0, 2, "strong", None), (1, 3, "emphasis", None)]
    text = text_of(RawBlock(0, "p", "one two three", 3, 0, pieces, inline), None)
    assert [(0, 7, "strong")] == [(span.start, span.end, span.kind) for span in text.spans]


@pytest.mark.parametrize(
    ("inside", "kinds"), [(",", []), ("\u2026 \u2013", []), ("7", ["strong"]), ("\u540d", ["strong"])]
)
def test_emphasis_of_signs_alone_is_none(inside, kinds):
    """A stop or dash that is set bold keeps no markup; a letter or digit of any script does."""
    text = text_of(laid(f"<p>one<b>{inside}</b> two</p>").blocks[0], BASE)
    assert (f"one{inside} two", kinds) == (text.plain, [span.kind for span in text.spans])


def test_text_outranks_its_markup():
    """Where the pieces do not add up to the text, the text is kept and the markup dropped."""
    block = RawBlock(0, "p", "another text", 2, 0, ["one ", "two"], [(0, 1, "strong", None)])
    assert Text("another text") == text_of(block, None)


PIECES = st.lists(
    st.sampled_from(["a", " b", "c ", " ", "", "d  e", "\u200b", "f\n", "\u200bg ", "\xa0", "ß"]), max_size=8
)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(PIECES)
def test_pieces_fold_like_the_text(pieces):
    """Text with markup reads as the same text without it, and each span covers what its element held."""
    html = "<p>" + "".join(f"<b>{piece}</b>" for piece in pieces) + "x</p>"
    block = laid(html).blocks[0]
    spans = [block.text[s.start : s.end] for s in text_of(block, None).spans]
    shown = [" ".join(piece.replace("\u200b", "").split()) for piece in pieces]
    assert [text for text in shown if text] == spans


def test_lines_keep_their_part_of_the_markup():
    """Each line of a text has the spans that stand on it, from its own start."""
    text = text_of(laid("<p>one <b>two<br>three</b> four<br>five</p>").blocks[0], BASE)
    found = [(line.plain, [(s.start, s.end, s.kind) for s in line.spans]) for line in lines_of(text)]
    assert [("one two", [(4, 7, "strong")]), ("three four", [(0, 5, "strong")]), ("five", [])] == found
