"""Footnotes by how they are linked."""

import pytest
from helpers import laid

TEXT = "The pilots have waited for a station since the harbour was dredged"


def notes(html):
    """The text of each block that is part of a note, its mark, and the text that the mark stands in."""
    layout = laid(f"<body>{html}")
    texts = [block.text for block in layout.blocks]
    return [(texts[i], mark, texts[at]) for i, (mark, at) in layout.notes.items()]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("<sup><a href=#n>1</a></sup>", "<ol><li id=n>A long note.</ol>"),
        ("<a href=#n><sup>1</sup></a>", "<p id=n>A long note."),
        ("<a href=https://news.example/2025/story#n>[1]</a>", "<div id=n><p>A long note.</p></div>"),
        ("<a href=#fn%3A1>1</a>", "<p id=fn:1>A long note."),
        ("<a href=#n>1</a>", "<p><a name=n href=#back></a>A long note."),
        ("<a href=#n>1</a>", "<p><sup id=n></sup>A long note."),
        ("<sup>1</sup>", "<hr><p><sup></sup>Other things.<p id=x>And more.<p><sup>1</sup>A long note."),
    ],
)
def test_a_mark_leads_to_its_note(mark, note):
    """A mark in a text that links to, or is repeated before, what comes after it makes that a note."""
    ((text, found, at),) = notes(f"<p>{TEXT}{mark} and so on.{note}")
    assert ("A long note.", "1") == (text.removeprefix("1"), found)
    assert at.startswith(TEXT)


@pytest.mark.parametrize("mark", ["12", "*", "††", "[a]", "[*]", "(3)", "【4】"])
def test_marks(mark):
    """Numbers and signs are marks, letters in brackets too."""
    assert [mark.strip("[]()【】")] == [
        found for _, found, _ in notes(f"<p>{TEXT} <a href=#n>{mark}</a><p id=n>A note.")
    ]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{TEXT} <a href=#n>more</a><p id=n>A note.",
        f"<p>{TEXT} <a href=#n>1234</a><p id=n>A note.",
        f"<p>{TEXT} <a href=#>1</a><p id=n>A note.",
        f"<p id=n>A note.<p>{TEXT} <a href=#n>1</a>",
        "<ul><li><a href=#n>1</a></ul><p id=n>A slide.",
        f"<p>{TEXT} <a href=#n>1</a><h2 id=n>A section</h2>",
        f"<p>{TEXT} <a href=#n>1</a><pre id=n>A page of typed text</pre>",
        f"<p>{TEXT} <a href=#n>1</a><section id=n>{f'<p>{TEXT}' * 60}</section>",
        f"<p>{TEXT} <a href=#n>1</a><p id=n>1",
        f"<p>{TEXT}<p><sup>1</sup>/2 of the members.",
    ],
)
def test_other_links_lead_to_no_notes(html):
    """Links of words, back, of galleries, to headings, to typed pages, to whole sections and to nothing make no note."""
    assert [] == notes(html)


def test_a_note_may_have_several_blocks():
    """All that stands in the element that a mark leads to is one note, and behind a mark that stands alone."""
    html = (
        f"<p>{TEXT} <a href=#a>1</a> and <a href=#b>2</a> and <a href=#c>3</a>"
        "<ol><li id=a><p>One.<p>Two words.</ol>"
        "<div><a id=b>2</a><div><p>Three of them.</div></div><div><a id=c>3</a><div><p>Four of those.</div></div>"
    )
    assert [("One.", "1"), ("Two words.", "1"), ("2", "2"), ("Three of them.", "2"), ("3", "3")] == [
        (text, mark) for text, mark, _ in notes(html)
    ][:5]


def test_anchors_between_forced_breaks():
    """Where several notes share an element, each is the block that begins with its mark."""
    html = f"<p>{TEXT} <a href=#a>1</a> and <a href=#b>2</a><p><a name=a>1</a> One note.<br><br><a name=b>2</a> Another."
    assert [("1 One note.", "1"), ("2 Another.", "2")] == [(text, mark) for text, mark, _ in notes(html)]


@pytest.mark.parametrize(
    ("html", "mark"),
    [
        ("<span class=sidenote>A note that stands in the margin.</span>", "1"),
        (
            "<span class=inline-footnote>1<span class=footnoteContent>A note that stands in the margin.</span></span>",
            "1",
        ),
        ("<span class=marginnote>* A note that stands in the margin.</span>", "*"),
    ],
)
def test_notes_inside_their_text(html, mark):
    """A note that stands in the place of its mark is taken out of the text around it."""
    ((text, found, at),) = notes(f"<p>{TEXT}.{html} And so on.")
    assert text.endswith("A note that stands in the margin.")
    assert (mark, f"{TEXT}. And so on.") == (found, at)


def test_a_short_sidenote_is_a_mark():
    """The mark alone stays in the text, whatever its class."""
    assert [] == notes(f"<p>{TEXT} <span class='sidenote sidenote-number'>1</span> and so on.")
