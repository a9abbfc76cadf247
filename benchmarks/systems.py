r"""broadsheet as a system of the evaluation kit: an article as the dict that the kit scores.

Run from the root of the repository, with the kit on the path::

    PYTHONPATH=.:../shared/eval python -m evalkit run --system benchmarks.systems:parse_html \
        --corpus ../shared/eval/corpora/fundus-tests-dev
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from broadsheet import Article, Parser
from broadsheet.model import (
    Code,
    Embed,
    Entry,
    Figure,
    List,
    ListItem,
    Note,
    Paragraph,
    PullQuote,
    Quote,
    Section,
    Table,
    Text,
    walk_blocks,
)

__all__ = ["parse_any", "parse_html", "parse_text"]

Output = dict[str, Any]

#: Stands for a blank line in a piece of code; no text of an article holds it.
_BLANK_LINE = "\0"


def parse_html(page: bytes, url: str | None) -> Output:
    """An HTML page, as published, to the kit's dict."""
    return _run(page, url, "html")


def parse_text(page: str, url: str | None) -> Output:
    """A page's plain text, boilerplate included, to the kit's dict."""
    return _run(page, url, "text")


def parse_any(source: bytes | str, url: str | None) -> Output:
    """A page of which only its content tells whether it is HTML or plain text, to the kit's dict."""
    return _run(source, url, "auto")


@cache
def _parser() -> Parser:
    """The parser without plugins: what is measured is the generic extraction."""
    return Parser(plugins=())


def _run(source: bytes | str, url: str | None, kind: Literal["auto", "html", "text"]) -> Output:
    return as_output(_parser().parse(source, url=url or None, kind=kind))


def as_output(article: Article) -> Output:
    """Everything that an article can hold, under the names of the kit."""
    return _metadata(article) | _body(article)


def _metadata(article: Article) -> Output:
    return {
        "title": article.title,
        "subtitle": article.subtitle,
        "dek": article.subtitle,
        "kicker": article.kicker,
        "byline": article.byline,
        "authors": [author.name for author in article.authors],
        "author_records": [
            {"name": author.name, "url": author.url, "role": author.role, "bio": author.bio}
            for author in article.authors
        ],
        "agency": article.agency,
        "published": _string(article.published),
        "modified": _string(article.modified),
        "dateline": article.dateline,
        "tags": list(article.tags),
        "category": article.category,
        "lead_image": article.lead_image.url if article.lead_image else None,
        "language": article.language,
        "site_name": article.site_name,
        "canonical_url": article.canonical_url,
        "next_page": article.next_page,
        "access": article.access,
        "kind": article.kind,
        "warnings": [f"{warning.code}: {warning.message}" for warning in article.warnings],
    }


def _body(article: Article) -> Output:
    text = article.text
    blocks = list(walk_blocks(article))
    figures = [block for block in blocks if isinstance(block, Figure)]
    return {
        "text": text,
        "blocks": list(_blocks(article, text)),
        "html": article.to_html(),
        "markdown": article.to_markdown(),
        "paragraphs": [block.text.plain for block in blocks if isinstance(block, Paragraph)],
        "headings": list(_headings(article)),
        "lists": [_list(block) for block in article.blocks if isinstance(block, List)],
        "tables": [_rows(block) for block in blocks if isinstance(block, Table)],
        "quotes": [_inner_text(block.blocks) for block in blocks if isinstance(block, Quote)],
        "pullquotes": [block.text.plain for block in blocks if isinstance(block, PullQuote)],
        "code": [
            {"language": block.language, "text": block.text} for block in blocks if isinstance(block, Code)
        ],
        "figures": [figure for block in figures for figure in _figures(block)],
        "captions": [block.caption.plain for block in figures if block.caption],
        "embeds": [
            {"provider": block.provider, "url": block.url, "text": block.text}
            for block in blocks
            if isinstance(block, Embed)
        ],
        "notes": [_inner_text(block.blocks) for block in blocks if isinstance(block, Note)],
        "entries": [_entry(block) for block in blocks if isinstance(block, Entry)],
        "footnotes": [f"{note.label} {note.text.plain}".strip() for note in article.footnotes],
    }


def _blocks(article: Article, text: str) -> Iterator[str]:
    """The paragraphs and headings of a text; a piece of code is one, whatever lines of it are blank."""
    codes = {block.text for block in article.blocks if isinstance(block, Code) and "\n\n" in block.text}
    for code in codes:
        text = text.replace(code, code.replace("\n\n", _BLANK_LINE))
    return (block.replace(_BLANK_LINE, "\n\n") for block in text.split("\n\n") if block)


def _string(value: object) -> str | None:
    return None if value is None else str(value)


def _plain(text: Text | None) -> str | None:
    return text.plain if text else None


def _headings(article: Article) -> Iterator[Output]:
    """The headings of sections and entries, in reading order."""
    for section in article.sections:
        if section.heading:
            yield {"level": section.level, "text": section.heading.text.plain}
        for block in section.blocks:
            if isinstance(block, Entry) and block.heading:
                yield {"level": section.level + 1, "text": block.heading.plain}


def _list(block: List) -> Output:
    return {"ordered": block.ordered, "items": [_item(item) for item in block.items]}


def _item(item: ListItem) -> str | Output:
    """An item as its text, or as a dict when a list is nested in it."""
    inner = next((block for block in item.blocks if isinstance(block, List)), None)
    if inner is None:
        return "\n".join(filter(None, [item.text.plain, _inner_text(item.blocks)]))
    return {"text": item.text.plain, **_list(inner)}


def _rows(block: Table) -> list[list[str]]:
    rows = [block.header, *block.rows] if block.header else block.rows
    return [[cell.plain for cell in row] for row in rows]


def _figures(block: Figure) -> list[Output]:
    caption = {"caption": _plain(block.caption), "credit": block.credit}
    if not block.images:
        return [{"src": None, "alt": None, **caption}]
    return [{"src": image.url, "alt": image.alt, **caption} for image in block.images]


def _entry(block: Entry) -> Output:
    # a time of day without a zone is no point in time: then the printed one says more than the day
    time = block.time.raw if block.time and block.time.precision == "day" else _string(block.time)
    return {"time": time, "title": _plain(block.heading), "text": _inner_text(block.blocks)}


def _inner_text(blocks: Any) -> str:
    """The text of the blocks inside another one, as the article's text would have it."""
    return Article(sections=(Section(blocks=tuple(blocks)),)).text
