"""The serialised form: what is written, and what is said about wrong data."""

import datetime as dt
import json

import pytest

from broadsheet.errors import InvalidArticleError
from broadsheet.model import Article, Heading, List, ListItem, Paragraph, Section, Span, Text, Timestamp

_TEXT = Text("Sail now", spans=(Span(start=5, end=8, kind="link", href="https://example.org/"),))
_ARTICLE = Article(
    title="Ferry",
    published=Timestamp(value=dt.datetime(2031, 3, 4, 5, 6, tzinfo=dt.UTC), precision="minute", raw="r"),
    modified=Timestamp(value=dt.date(2031, 3, 5), precision="day", raw="r"),
    sections=(
        Section(
            heading=Heading(text="Plan", level=3),
            blocks=(Paragraph(text=_TEXT), List(items=(ListItem(text="Å"),), ordered=True)),
        ),
    ),
    tags=("sea",),
)
_DICT = {
    "schema_version": 1,
    "title": "Ferry",
    "published": {"value": "2031-03-04T05:06:00+00:00", "precision": "minute", "raw": "r"},
    "modified": {"value": "2031-03-05", "precision": "day", "raw": "r"},
    "sections": [
        {
            "blocks": [
                {
                    "type": "paragraph",
                    "text": {
                        "plain": "Sail now",
                        "spans": [{"start": 5, "end": 8, "kind": "link", "href": "https://example.org/"}],
                    },
                },
                {"type": "list", "items": [{"text": "Å"}], "ordered": True},
            ],
            "heading": {"text": "Plan", "level": 3},
        }
    ],
    "tags": ["sea"],
}


def test_the_serialised_form_is_small_and_typed():
    """Defaults are left out, blocks carry a type, dates are ISO 8601, plain texts are strings."""
    assert _DICT == _ARTICLE.to_dict()
    assert {"schema_version": 1} == Article().to_dict()


def test_json_keeps_the_order_and_the_characters():
    """The document has the version first and its characters unescaped, on one line unless asked."""
    assert _ARTICLE.to_json().startswith('{"schema_version": 1, "title": "Ferry"')
    assert '"Å"' in _ARTICLE.to_json()
    assert _ARTICLE.to_json(indent=1).startswith('{\n "schema_version": 1,\n')
    assert json.loads(_ARTICLE.to_json(indent=2)) == _DICT


def test_a_lone_surrogate_is_written_as_its_escape():
    """The document can be encoded as UTF-8 and still gives the surrogate back."""
    article = Article(title="\ud800é")

    assert b'"\\ud800\xc3\xa9"' in article.to_json().encode()
    assert article == Article.from_json(article.to_json().encode())


def test_the_class_asked_is_the_class_built():
    """``from_dict`` of a child of Article gives that child."""

    class Report(Article):
        __slots__ = ()

    assert Report is type(Report.from_dict(_DICT))
    assert Report is type(Report.from_json(Report(title="x").to_json()))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema_version": 2}, "schema_version: not 1: 2"),
        ({"schema_version": True}, "schema_version: not 1: True"),
        ({"titel": "x"}, "no field of Article: 'titel'"),
        ({"title": 5}, "title: no string: 5"),
        ({"confidence": "high"}, "confidence: no finite number: 'high'"),
        ({"confidence": float("nan")}, "confidence: no finite number: nan"),
        ({"kind": "poem"}, "kind: none of article, live_blog, not_article: 'poem'"),
        ({"tags": "sea"}, "tags: no list: 'sea'"),
        ({"tags": ["a", None]}, "tags[1]: no string: None"),
        ({"published": []}, "published: no dict: []"),
        ({"published": {"precision": "day", "raw": "x"}}, "published: missing: 'value'"),
        (
            {"published": {"value": "soon", "precision": "day", "raw": "x"}},
            "published.value: no ISO 8601 date: 'soon'",
        ),
        ({"sections": [{"blocks": [{"type": "x"}]}]}, "sections[0].blocks[0].type: no kind of block: 'x'"),
        ({"sections": [{"blocks": [7]}]}, "sections[0].blocks[0]: no dict: 7"),
        (
            {"sections": [{}, {"blocks": [{"type": "list", "items": [{"text": "a"}], "start": True}]}]},
            "sections[1].blocks[0].start: no integer: True",
        ),
        (
            {"sections": [{"blocks": [{"type": "list", "items": [], "ordered": 1}]}]},
            "sections[0].blocks[0].ordered: no boolean: 1",
        ),
        (
            {"sections": [{"blocks": [{"type": "paragraph", "text": {"spans": [{"start": 0}]}}]}]},
            "sections[0].blocks[0].text.spans[0]: missing: 'end'",
        ),
        ({"site_name": ["x" * 500]}, "site_name: no string: ["),
    ],
)
def test_errors_name_the_place_and_the_value(change, message):
    """The message of ``InvalidArticleError`` begins with the path of the wrong value and stays short."""
    with pytest.raises(InvalidArticleError) as caught:
        Article.from_dict(_DICT | change)

    assert str(caught.value).startswith(message)
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("document", ["", "{", b"\xff\xfe\x00", "[" * 100_000, "1" * 5_000, "null", 7, None])
def test_what_is_no_document_is_refused(document):
    """Broken, absurd and foreign documents raise the library's own error."""
    with pytest.raises(InvalidArticleError):
        Article.from_json(document)


def test_nesting_without_end_is_refused():
    """Data nested deeper than any article is refused, not followed."""
    block = {"type": "paragraph", "text": "x"}
    for _ in range(5_000):
        block = {"type": "quote", "blocks": [block]}

    with pytest.raises(InvalidArticleError, match="nested too deep"):
        Article.from_dict({"schema_version": 1, "sections": [{"blocks": [block]}]})
