"""Plain text: the body alone, its blocks, and the article for a person to read."""

import datetime as dt

import pytest

from broadsheet.model import (
    MAX_NESTING,
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
    Table,
    Text,
    Timestamp,
)
from broadsheet.render.text import date_text, readable_date, text_blocks

_MOMENT = dt.datetime(2031, 3, 4, 17, 5, 9, tzinfo=dt.timezone(dt.timedelta(hours=-5)))


def _article(*blocks):
    return Article(sections=(Section(blocks=blocks),))


def _stamp(value, precision, raw=""):
    return Timestamp(value=value, precision=precision, raw=raw)


def test_headings_and_paragraphs_are_separated_by_blank_lines():
    """The body holds the headings of its sections, and one blank line between blocks."""
    article = Article(
        title="Ferry returns",
        sections=(
            Section(blocks=(Paragraph(text="The ferry sails."), Paragraph(text="Tickets\nare free."))),
            Section(heading=Heading(text="Timetable"), level=2, blocks=(Paragraph(text="At noon."),)),
        ),
    )

    assert "The ferry sails.\n\nTickets\nare free.\n\nTimetable\n\nAt noon." == article.text
    assert ["The ferry sails.", "Tickets\nare free.", "Timetable", "At noon."] == text_blocks(article)


def test_lists_and_tables_have_a_line_for_each_item_and_row():
    """Items, nested ones and rows are pieces of their own, joined by single line ends."""
    nested = List(items=(ListItem(text="Milk"),), ordered=True)
    listed = List(items=(ListItem(text="Food", blocks=(nested,)), ListItem(text="Rope")))
    table = Table(header=("Port", "Time"), rows=((Text("Ost"), Text("9")), (Text(""), Text(""))))
    table = Table(header=tuple(map(Text, table.header)), rows=table.rows)

    assert "- Food\n  1. Milk\n- Rope\n\nPort | Time\nOst | 9" == _article(listed, table).text
    assert ["Food", "Milk", "Rope", "Port | Time", "Ost | 9"] == text_blocks(_article(listed, table))


def test_holders_give_the_text_of_what_they_hold():
    """Quotes, notes and entries are part of the body, with attribution, time and heading."""
    quote = Quote(blocks=(Paragraph(text="We sail."),), cite="The captain")
    note = Note(role="editor", blocks=(Paragraph(text="Updated."),))
    time = _stamp(_MOMENT, "minute", "5.05 pm")
    entry = Entry(time=time, heading="Departure", blocks=(Paragraph(text="Gone."),))

    text = "We sail.\n\nThe captain\n\nUpdated.\n\n5.05 pm\n\nDeparture\n\nGone."
    assert text == _article(quote, note, entry).text


def test_code_keeps_its_white_space():
    """Code is given as it is, but for blank lines at its ends."""
    assert "if a:\n\n    b" == _article(Code(text="\nif a:\n\n    b\n")).text


def test_what_is_no_body_stays_out():
    """Captions, credits, alternative texts, embeds, pull quotes, footnotes and the title are no body."""
    article = Article(
        title="out",
        subtitle="out",
        footnotes=(Footnote(label="1", text="out"),),
        sections=(
            Section(
                blocks=(
                    Figure(images=(Image(url="u", alt="out"),), caption="out", credit="out"),
                    PullQuote(text="out", cite="out"),
                    Embed(provider="out", text="out"),
                    Table(rows=(), caption="out"),
                    Paragraph(text=""),
                )
            ),
        ),
    )

    assert "" == article.text
    assert [] == text_blocks(article)


def test_blocks_nested_without_end_lose_no_text():
    """What stands deeper than the bound is laid flat, in order, without recursion."""
    block = Paragraph(text="core")
    for depth in range(5_000):
        block = Quote(blocks=(block,), cite=str(depth)) if depth % 2 else Note(role="info", blocks=(block,))
    block = List(items=(ListItem(text="top", blocks=(block,)),))

    lines = _article(block).text.split("\n")
    assert ["- top", "  core", "  1", "  3"] == lines[:4]
    assert 2 + 2_500 == len(lines)
    assert MAX_NESTING < 5_000


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        (dt.date(2031, 1, 1), "year", "2031"),
        (dt.date(2031, 3, 1), "month", "2031-03"),
        (dt.date(2031, 3, 4), "day", "2031-03-04"),
        (dt.date(2031, 3, 4), "minute", "2031-03-04"),
        (_MOMENT, "day", "2031-03-04"),
        (_MOMENT, "hour", "2031-03-04T17:05-05:00"),
        (_MOMENT, "minute", "2031-03-04T17:05-05:00"),
        (_MOMENT, "second", "2031-03-04T17:05:09-05:00"),
    ],
)
def test_dates_say_no_more_than_is_known(value, precision, expected):
    """A date is written down to its precision, in its own time zone."""
    assert expected == date_text(_stamp(value, precision))


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        (dt.date(2031, 3, 1), "month", "2031-03"),
        (dt.date(2031, 3, 4), "minute", "2031-03-04"),
        (_MOMENT, "second", "2031-03-04 17:05 -05:00"),
        (_MOMENT.astimezone(dt.UTC), "hour", "2031-03-04 22:05 UTC"),
    ],
)
def test_dates_for_people_have_no_seconds(value, precision, expected):
    """A date that people read is told to the minute, with its zone apart."""
    assert expected == readable_date(_stamp(value, precision))


def test_readable_form_has_title_byline_and_date():
    """``str`` of an article begins with what a reader wants to know first."""
    article = Article(
        title="Ferry returns",
        subtitle="After nine years",
        authors=(Author(name="Ana Ruiz"), Author(name="Bo Li")),
        published=_stamp(dt.date(2031, 3, 4), "day"),
        sections=(Section(blocks=(Paragraph(text="It sails."),)),),
    )

    expected = "Ferry returns\n\nAfter nine years\n\nAna Ruiz, Bo Li · 2031-03-04\n\nIt sails."
    assert expected == str(article)
    assert "" == str(Article())
