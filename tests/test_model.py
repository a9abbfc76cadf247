"""The model: what every type of it promises, and the conveniences of Article."""

import datetime as dt
import inspect
import pickle
import re

import attrs
import pytest
from hypothesis import given, settings

from broadsheet import model
from broadsheet.model import (
    Article,
    Entry,
    Figure,
    Footnote,
    Heading,
    Image,
    List,
    ListItem,
    Note,
    Paragraph,
    Provenance,
    Quote,
    Section,
    Table,
    Text,
    Timestamp,
)
from broadsheet.testing import strategies

_CLASSES = [value for name in model.__all__ if attrs.has(value := getattr(model, name))]


@pytest.mark.parametrize("cls", _CLASSES)
def test_types_are_frozen_and_slotted(cls):
    """No type of the model lets a field be set or an attribute be added."""
    field = attrs.fields(cls)[0].name
    value = cls.__new__(cls)

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, field, None)
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize("cls", _CLASSES)
def test_docstrings_describe_every_field(cls):
    """The ``Attributes:`` of a docstring are the fields, in order, or the one field needs no words."""
    described = re.findall(r"^    (\w+): ", inspect.getdoc(cls).partition("Attributes:")[2], re.MULTILINE)

    names = [field.name for field in attrs.fields(cls)]
    assert names == (described or ["text"])


def test_all_names_every_public_class():
    """``__all__`` holds every class of the module."""
    classes = {name for name, value in vars(model).items() if attrs.has(value) and not name.startswith("_")}

    assert classes == {cls.__name__ for cls in _CLASSES}


@settings(derandomize=True, deadline=None, max_examples=25)
@given(strategies.articles())
def test_articles_are_values(article):
    """An article equals, and hashes like, its pickled copy."""
    copy = pickle.loads(pickle.dumps(article))

    assert article == copy
    assert hash(article) == hash(copy)


@pytest.mark.parametrize("title", [None, "Short", "x" * 500, "\U000e0001" * 60, "'" * 100])
def test_repr_is_short(title):
    """An article shows its title and counts, never its text."""
    blocks = tuple(Paragraph(text="secret") for _ in range(1000))
    shown = repr(Article(title=title, sections=(Section(blocks=blocks),)))

    assert len(shown) < 150
    assert shown.endswith(": not_article, 1 sections, 1000 blocks>")
    assert "secret" not in shown


def test_strings_become_texts():
    """A plain string is taken wherever a field holds a text."""
    text = Text("a")

    assert text == Paragraph(text="a").text
    assert text == Heading(text="a").text
    assert text == ListItem(text="a").text
    assert text == Footnote(label="1", text="a").text
    assert text == Figure(caption="a").caption
    assert text == Entry(blocks=(), heading="a").heading
    assert Table(rows=()).caption is None


def test_a_text_behaves_like_its_characters():
    """A text has the length, the truth and the string of its characters."""
    assert (3, True, "abc") == (len(Text("abc")), bool(Text("abc")), str(Text("abc")))
    assert not Text()


def test_walk_blocks_gives_blocks_in_reading_order():
    """Every block comes before those inside it, whatever holds them."""
    one, two, three, four = (Paragraph(text=name) for name in ("one", "two", "three", "four"))
    listed = List(items=(ListItem(text="item", blocks=(one,)), ListItem(text="item", blocks=(two,))))
    quote = Quote(blocks=(listed,))
    note = Note(role="info", blocks=(three,))
    entry = Entry(blocks=(note,))
    article = Article(sections=(Section(blocks=(quote, four)), Section(blocks=(entry,))))

    assert [quote, listed, one, two, four, entry, note, three] == list(model.walk_blocks(article))
    assert [quote, four, entry] == list(article.blocks)


def test_figures_are_found_inside_other_blocks():
    """``figures`` lists those of quotes, notes and list items too."""
    first, second = Figure(caption="first"), Figure(images=(Image(url="https://example.org/a.png"),))
    item = ListItem(text="item", blocks=(second,))
    article = Article(sections=(Section(blocks=(Quote(blocks=(first,)), List(items=(item,)))),))

    assert (first, second) == article.figures


def test_provenance_is_looked_up_by_field():
    """``provenance_of`` gives the record of a field, None for an empty one."""
    record = Provenance(field="title", source="json-ld", confidence=0.9)
    article = Article(provenance=(record,))

    assert record is article.provenance_of("title")
    assert article.provenance_of("byline") is None


def test_a_text_and_a_time_are_formatted_as_what_they_hold():
    """A format specification is that of the string, of the datetime or of the date inside."""
    moment = dt.datetime(2031, 3, 4, 17, 5, tzinfo=dt.UTC)
    stamp = Timestamp(value=moment, precision="minute", raw="4 March")
    assert ("Gulls …", "4/3/31", "2031-03-04T17:05:00+00:00") == (
        f"{Text('Gulls'):6}…",
        f"{stamp:%-d/%-m/%y}",
        f"{stamp}",
    )


def test_a_text_is_searched_by_its_characters():
    """``in`` looks for a string in the plain characters."""
    assert (True, False) == ("ull" in Text("Gulls"), "<" in Text("Gulls"))
