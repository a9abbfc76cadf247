"""An article in lines of text for people: single fields, and the report of ``--explain``."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs

from broadsheet.model import Article, Author, Image, Provenance, Removed, Timestamp

__all__ = ["explain", "field_lines", "field_names"]

#: Longest value that the report prints, in characters; what is longer ends in "…".
_WIDTH = 70


@cache
def field_names() -> tuple[str, ...]:
    """The fields that :func:`field_lines` knows: those of :class:`Article`, and its text."""
    return (*(field.name for field in attrs.fields(Article)), "text")


def field_lines(article: Article, name: str) -> list[str]:
    """The value of a field: a line for each of several values, one empty line for none.

    People are printed by name, images by address, times in ISO 8601; what has no such short form
    is printed as JSON.
    """
    value = getattr(article, name)
    values = value if isinstance(value, tuple) else (value,)
    if all(_is_short(item) for item in values):
        return [_short(item) for item in values] or [""]
    import json

    data = article.to_dict()[name]
    return [json.dumps(item, ensure_ascii=False) for item in data]


def _is_short(value: object) -> bool:
    return value is None or isinstance(value, str | float | Author | Image | Timestamp)


def _short(value: object) -> str:
    if isinstance(value, Author):
        return value.name
    if isinstance(value, Image):
        return value.url
    return "" if value is None else str(value)


def explain(article: Article) -> list[str]:
    """The report: what each field is and where it comes from, and what was left out and why.

    Args:
        article: An article that was parsed with ``explain=True``.
    """
    lines = [f"{article.kind}, confidence {article.confidence:.2f}", ""]
    for origin in article.provenance:
        lines += _origin(article, origin)
    return [*lines, "", *_left_out(article.removed)]


def _origin(article: Article, origin: Provenance) -> Iterator[str]:
    value = _value(article, origin.field)
    yield f"{origin.field}: {value}".rstrip(": ")
    yield f"    {origin.confidence:.2f}  {origin.source}"
    for loser in origin.candidates:
        yield f"    {loser.confidence:.2f}  {loser.source}, not taken: {_clip(loser.value)}"


def _value(article: Article, field: str) -> str:
    value: Any = getattr(article, field, None)
    values = value if isinstance(value, tuple) else (value,)
    return (
        _clip(", ".join(_short(item) for item in values)) if all(_is_short(item) for item in values) else ""
    )


def _left_out(removed: tuple[Removed, ...]) -> Iterator[str]:
    counts = Counter(item.reason for item in removed)
    yield f"left out: {len(removed)} blocks"
    for item in removed:
        yield f"    {item.reason} ({item.by}): {_clip(item.text)}"
    if counts:
        yield ""
        yield ", ".join(f"{count} {reason}" for reason, count in counts.most_common())


def _clip(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
