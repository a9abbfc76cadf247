"""Plain text: the body alone, or the whole article for a person to read."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from broadsheet.model import (
    Article,
    Block,
    Code,
    Embed,
    Entry,
    List,
    Note,
    Paragraph,
    Quote,
    Table,
    Timestamp,
)
from broadsheet.render._nesting import level

__all__ = [
    "byline_text",
    "credit_text",
    "date_text",
    "embed_name",
    "readable_date",
    "render_readable",
    "render_text",
    "standfirst_text",
    "text_blocks",
    "time_text",
]

_NUMBERS = re.compile(r"[0-9]+")


def render_text(article: Article) -> str:
    """The body: headings and blocks in reading order, separated by one blank line.

    Items of a list stand on a line each behind ``"- "`` or their number, nested ones indented by two
    spaces; rows of a table stand on a line each, cells separated by ``" | "``. Titles, bylines, captions,
    credits, alternative texts, footnotes, pull quotes and the words of embedded posts are not part of
    the body.
    """
    return "\n\n".join("\n".join(mark + text for mark, text in lines) for lines in _groups(article))


def text_blocks(article: Article) -> list[str]:
    """The pieces that :func:`render_text` joins: headings, paragraphs, items of lists, rows of tables.

    Bullets, numbers and indents are no part of them. An item that holds further paragraphs or a nested
    list gives one piece for each of them.
    """
    return [text for lines in _groups(article) for _, text in lines]


def render_readable(article: Article) -> str:
    """What is known of title, subtitle, byline with date, and the body, separated by blank lines."""
    parts = (article.title, standfirst_text(article), credit_text(article), render_text(article))
    return "\n\n".join(filter(None, parts))


def standfirst_text(article: Article) -> str:
    """The subtitle; empty when there is none, and when the body opens with the same words."""
    first = next((block for section in article.sections for block in section.blocks), None)
    if isinstance(first, Paragraph) and str(first.text) == article.subtitle:
        return ""
    return article.subtitle or ""


def credit_text(article: Article) -> str:
    """Byline and date; the byline alone when it tells the day itself, in whatever language."""
    byline, published = byline_text(article), article.published
    if published is None:
        return byline
    told = {number.lstrip("0") for number in _NUMBERS.findall(byline)}
    if {str(published.date.day), str(published.date.year)} <= told:
        return byline
    return " · ".join(filter(None, (byline, readable_date(published))))


def byline_text(article: Article) -> str:
    """The byline as printed, else the authors' names separated by commas; empty when neither is known."""
    return article.byline or ", ".join(author.name for author in article.authors)


def readable_date(timestamp: Timestamp) -> str:
    """The date for people, to the minute at most: "2023", "2023-06-26 22:30 UTC", "2023-06-26 22:30 -05:00"."""
    day, _, time = date_text(timestamp).partition("T")
    if not time:
        return day
    zone = timestamp.value.isoformat("T", "minutes")[len("2023-06-26T22:30") :]  # type: ignore[call-arg]
    return f"{day} {time[:5]} {'UTC' if zone == '+00:00' else zone}"


def date_text(timestamp: Timestamp) -> str:
    """The date in ISO 8601 as far as its precision goes: "2023", "2023-06-26", "2023-06-26T22:30+00:00"."""
    day = timestamp.date.isoformat()
    match timestamp.precision:
        case "year":
            return day[:4]
        case "month":
            return day[:7]
        case "day":
            return day
    # Only a datetime has its own day: a plain date is no more precise than that.
    if timestamp.date is timestamp.value:
        return day
    seconds = timestamp.precision == "second"
    return timestamp.value.isoformat("T", "seconds" if seconds else "minutes")  # type: ignore[call-arg]


def embed_name(embed: Embed) -> str:
    """What the link to an embed says: the service, or else the address."""
    # "[x]" alone is a ticked box in Markdown, and says little anywhere.
    return "x.com" if embed.provider == "x" else embed.provider or embed.url or ""


def time_text(entry: Entry) -> str | None:
    """When an entry was posted, as printed; None when that is not known or when the entry's text opens with it."""
    if entry.time is None:
        return None
    shown = entry.time.raw or readable_date(entry.time)
    opening = next((block.text for block in entry.blocks if isinstance(block, Paragraph)), None)
    texts = (text.plain[: 2 * len(shown)] for text in (entry.heading, opening) if text)
    return None if any(shown in text for text in texts) else shown


#: A line: the bullet, number or indent before it, and its text.
_Line: TypeAlias = tuple[str, str]


def _groups(article: Article) -> Iterator[list[_Line]]:
    for section in level(article).sections:
        if section.heading and section.heading.text:
            yield [("", section.heading.text.plain)]
        for block in section.blocks:
            yield from _block_groups(block)


def _block_groups(block: Block) -> Iterator[list[_Line]]:
    """The groups of lines of one block; blank lines go between groups."""
    if isinstance(block, Paragraph):
        if block.text:
            yield [("", block.text.plain)]
    elif isinstance(block, List):
        if lines := list(_list_lines(block)):
            yield lines
    elif isinstance(block, Table):
        if rows := [
            " | ".join(c.plain.replace("\n", " ") for c in row)
            for row in (block.header, *block.rows)
            if any(row)
        ]:
            yield [("", row) for row in rows]
    elif isinstance(block, Code):
        if code := block.text.strip("\n"):
            yield [("", code)]
    elif isinstance(block, Quote | Note | Entry):
        yield from _holder_groups(block)


def _holder_groups(block: Quote | Note | Entry) -> Iterator[list[_Line]]:
    if isinstance(block, Entry):
        if time := time_text(block):
            yield [("", time)]
        if block.heading:
            yield [("", block.heading.plain)]
    for inner in block.blocks:
        yield from _block_groups(inner)
    if isinstance(block, Quote) and block.cite:
        yield [("", block.cite)]


def _list_lines(block: List) -> Iterator[_Line]:
    for number, item in enumerate(block.items, block.start):
        if item.text:
            yield f"{number}. " if block.ordered else "- ", item.text.plain
        for inner in item.blocks:
            for lines in _block_groups(inner):
                for mark, text in lines:
                    yield "  " + mark, text
