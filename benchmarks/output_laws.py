"""Laws that every article keeps, whatever page it was made of: what :mod:`benchmarks.fuzz` and the tests check."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

import attrs

from broadsheet import Article, Embed, Image, Text, Timestamp
from broadsheet.model import Author
from broadsheet.render.html import ELEMENTS

__all__ = ["broken_laws", "strange_strings", "wrong_addresses", "wrong_dates"]

#: Controls but tab and line feed, embeddings, overrides and isolates, lone surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_TAG = re.compile(r"</?([^\s>]*)")
_EXTREMES = dt.date(1, 1, 1), dt.date(9999, 12, 31)


def broken_laws(article: Article) -> Iterator[str]:
    """What is wrong with an article, a sentence for each breach."""
    yield from _round_trips(article)
    yield from strange_strings(article)
    yield from wrong_addresses(article)
    yield from wrong_dates(article)
    for value in _values(article):
        if isinstance(value, Text):
            yield from _wrong_spans(value)
    yield from _renderings(article)


def strange_strings(article: Article) -> Iterator[str]:
    """Strings, in whatever field, that hold a control, a change of the direction of writing, half a character."""
    for text in _strings(article.to_dict()):
        if found := _FORBIDDEN.search(text):
            yield f"a string holds U+{ord(found[0]):04X}: {text[:60]!r}"


def wrong_addresses(article: Article) -> Iterator[str]:
    """Addresses that are neither absolute and of the web nor absent; links may be fragments and mail addresses too."""
    for name in ("url", "canonical_url", "next_page"):
        yield from _wrong_url(name, getattr(article, name))
    for value in _values(article):
        if isinstance(value, Image | Author | Embed) and value.url != "":
            yield from _wrong_url(type(value).__name__, value.url)
        elif isinstance(value, Text):
            for span in value.spans:
                if span.href is not None and not span.href.startswith(("mailto:", "#")):
                    yield from _wrong_url("link", span.href)


def wrong_dates(article: Article) -> Iterator[str]:
    """Dates beyond the years 1 to 9999, and times without a zone."""
    for value in _values(article):
        if isinstance(value, Timestamp):
            if not _EXTREMES[0] <= value.date <= _EXTREMES[1]:
                yield f"a date is out of range: {value}"
            if isinstance(value.value, dt.datetime) and value.value.tzinfo is None:
                yield f"a time has no zone: {value}"


def _round_trips(article: Article) -> Iterator[str]:
    if Article.from_dict(article.to_dict()) != article:
        yield "from_dict does not give the article back"
    document = article.to_json()
    if Article.from_json(document) != article:
        yield "from_json does not give the article back"
    try:
        json.loads(document, parse_constant=float.fromhex)
    except ValueError:
        yield "the JSON holds a number that JSON does not know"


def _renderings(article: Article) -> Iterator[str]:
    for name in ("html", "markdown"):
        for text in (getattr(article, f"to_{name}")(), article.text, str(article)):
            try:
                text.encode()
            except UnicodeEncodeError:
                yield f"the {name} is no UTF-8"
    article.to_markdown(frontmatter=True)
    tags = set(_TAG.findall(article.to_html()))
    if strange := tags - set(ELEMENTS):
        yield f"the HTML holds other elements: {sorted(strange)[:3]}"


def _strings(value: Any) -> Iterator[str]:
    """All strings in a value of JSON."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            stack += item.values()
        elif isinstance(item, list):
            stack += item


def _values(article: Article) -> Iterator[Any]:
    """All values of the model in an article."""
    stack: list[Any] = [article]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack += item
        elif attrs.has(item.__class__):
            yield item
            stack += (getattr(item, field.name) for field in attrs.fields(item.__class__))


def _wrong_url(what: str, url: str | None) -> Iterator[str]:
    if url is not None and not _WEB.match(url):
        yield f"an address is not absolute, {what}: {url[:60]!r}"


def _wrong_spans(text: Text) -> Iterator[str]:
    ends: list[int] = []
    for span in text.spans:
        while ends and ends[-1] <= span.start:
            ends.pop()
        if not 0 <= span.start < span.end <= len(text) or (ends and ends[-1] < span.end):
            yield f"a span leaves the text or crosses another: {span}"
        ends.append(span.end)
