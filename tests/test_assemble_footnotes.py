"""From the blocks of footnotes to their texts."""

import pytest
from helpers import laid

from broadsheet._assemble.footnotes import footnotes_of
from broadsheet.model import Footnote, Span, Text

TEXT = "The pilots have waited for a station since the harbour was dredged"


def footnotes(note, mark="1"):
    """The footnotes of a page with one mark and its note."""
    layout = laid(f"<body><p id=up>{TEXT} <a href=#n>{mark}</a>{note}")
    return footnotes_of(layout, list(layout.notes), "https://news.example/")


@pytest.mark.parametrize(
    ("note", "mark"),
    [
        ("<p id=n>A long note.", "1"),
        ("<p id=n>1 A long note.", "1"),
        ("<p id=n>1. A long note.", "1"),
        ("<p id=n>[1] A long note.", "1"),
        ("<p id=n>[1]A long note.", "[1]"),
        ("<p id=n><sup>1</sup>A long note.", "1"),
        ("<p id=n>* A long note.", "*"),
        ("<p id=n><a href=#up>1</a> A long note.", "1"),
        ("<p id=n>[<a href=#up>1</a>] A long note.", "1"),
        ("<p id=n>^ <a href=#up>a</a> <a href=#up>b</a> A long note.", "1"),
        ("<p id=n>A long note. <a href=#up>↩︎</a>", "1"),
        ("<p id=n>A long note. <a href=#up>back</a>", "1"),
        ("<p id=n>A long note. ↩", "1"),
    ],
)
def test_a_note_is_bare(note, mark):
    """Neither its mark nor a link back is part of a note."""
    assert (Footnote(label=mark.strip("[]"), text="A long note."),) == footnotes(note, mark)


@pytest.mark.parametrize("note", ["10 per cent of them.", "1984 was the year.", "[sic] they wrote."])
def test_what_is_no_mark_stays(note):
    """Numbers and brackets that are not the mark are part of the note."""
    assert (Footnote(label="1", text=note),) == footnotes(f"<p id=n>{note}")


def test_links_of_a_note_stay():
    """Other links in a note are spans of its text."""
    link = Span(start=4, end=10, kind="link", href="https://news.example/f")
    assert (Footnote(label="1", text=Text("See Ferris.", spans=(link,))),) == footnotes(
        "<p id=n>1 See <a href=/f>Ferris</a>. <a href=#up>↩</a>"
    )


def test_paragraphs_of_a_note_are_lines():
    """A note of two paragraphs is one text."""
    assert (Footnote(label="1", text="One thing.\nAnother."),) == footnotes(
        "<div id=n><p>One thing.<p>Another.</div>"
    )
