"""CommonMark with GitHub tables, safe where raw HTML is switched on."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from broadsheet.model import (
    Article,
    Block,
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
    Span,
    SpanKind,
    Table,
    Text,
)
from broadsheet.render._markdown_inline import code_fence, escape, inline, link_target, one_line
from broadsheet.render._nesting import level
from broadsheet.render._safety import clean, safe_url
from broadsheet.render.text import credit_text, date_text, embed_name, standfirst_text, time_text

__all__ = ["render_markdown"]

_INFO_STRING = re.compile(r"[A-Za-z0-9+#_.-]{1,40}")
_CLOSING_HASHES = re.compile(r"(?<![^ \t])#+\Z")
# The longest number that CommonMark reads before a list item has nine digits.
_MAX_NUMBER = 999_999_999
_FRONTMATTER_FIELDS = (
    "title",
    "subtitle",
    "kicker",
    "byline",
    "authors",
    "agency",
    "published",
    "modified",
    "dateline",
    "lead_image",
    "tags",
    "category",
    "language",
    "site_name",
    "url",
    "canonical_url",
)


def render_markdown(article: Article, *, frontmatter: bool = False) -> str:
    """The article in Markdown: title, byline with date, body, footnotes.

    A character of the text gets a backslash only where it would act as markup. Links and images lead
    where :func:`~broadsheet.render._safety.safe_url` lets them. Where CommonMark has no markup for a
    span (marked, inserted, raised and lowered text) or none that is read safely at that place, an
    HTML tag without attributes is written; the text itself can form no tag.

    Args:
        article: The article.
        frontmatter: Begin with a YAML block of the metadata instead of title, subtitle and byline.
    """
    article = level(article)
    parts = [_frontmatter(article)] if frontmatter else [*_header(article)]
    parts += _blocks(_flow(article))
    if article.footnotes:
        parts += ("---", _footnotes(article.footnotes)) if parts else (_footnotes(article.footnotes),)
    return "\n\n".join(filter(None, parts)) + "\n"


def _flow(article: Article) -> Iterator[Block | Heading]:
    """Headings and blocks of all sections in one row."""
    for section in article.sections:
        if section.heading:
            yield section.heading
        yield from section.blocks


def _opened(blocks: Iterable[Block | Heading]) -> Iterator[Block | Heading]:
    """The blocks with entries opened, so that lists on either side of an entry's edge are neighbours."""
    for block in blocks:
        if not isinstance(block, Entry):
            yield block
            continue
        if time := time_text(block):
            yield Paragraph(text=_emphasised(Text(time)))
        if block.heading:
            yield Heading(text=block.heading, level=3)
        yield from _opened(block.blocks)


def _header(article: Article) -> Iterator[str]:
    if article.title:
        yield _heading(Heading(text=article.title, level=1))
    if subtitle := standfirst_text(article):
        yield inline(_emphasised(Text(subtitle)))
    if credit := credit_text(article):
        yield inline(Text(credit))


def _frontmatter(article: Article) -> str:
    from json import dumps

    def quoted(value: str) -> str:
        # A JSON string is a YAML string.
        return dumps(clean(value), ensure_ascii=False)

    lines = ["---"]
    for name in _FRONTMATTER_FIELDS:
        value = getattr(article, name)
        if name == "authors":
            value = tuple(author.name for author in value)
        elif name in ("published", "modified") and value:
            value = date_text(value)
        elif isinstance(value, Image):
            value = value.url
        if isinstance(value, str):
            lines.append(f"{name}: {quoted(value)}")
        elif value:
            lines.append(f"{name}: [{', '.join(map(quoted, value))}]")
    lines.append("---")
    return "\n".join(lines)


def _heading(heading: Heading) -> str:
    words = one_line(_unbolded(heading.text))
    # A run of # at the end would be taken for the closing of the heading.
    words = _CLOSING_HASHES.sub(r"\\\g<0>", words)
    return f"{'#' * min(max(heading.level, 1), 6)} {words}" if words else ""


def _unbolded(text: Text) -> Text:
    """A heading's text without the bold type that covers all of it: a heading is bold as it is."""
    outside, end = "", 0
    for span in text.spans:
        if span.kind == "strong" and span.end > end:
            outside += text.plain[end : span.start]
            end = span.end
    if not end or (outside + text.plain[end:]).strip():
        return text
    return attrs.evolve(text, spans=tuple(span for span in text.spans if span.kind != "strong"))


def _emphasised(text: Text, kind: SpanKind = "emphasis") -> Text:
    return attrs.evolve(text, spans=(Span(start=0, end=len(text.plain), kind=kind), *text.spans))


def _footnotes(footnotes: tuple[Footnote, ...]) -> str:
    numbered = all(note.label == str(number) for number, note in enumerate(footnotes, 1))
    items = []
    for number, note in enumerate(footnotes, 1):
        mark = f"{number}. " if numbered else "- "
        label = "" if numbered else inline(Text(" ".join(note.label.split()))) + " "
        items.append(mark + _indented(label + inline(note.text), " " * len(mark)))
    return "\n".join(items)


def _blocks(blocks: Iterable[Block | Heading]) -> Iterator[str]:
    """The blocks in Markdown; of two lists in a row the second gets other marks, else they were one."""
    before: Block | Heading | None = None
    alternate = False
    for block in _opened(blocks):
        if isinstance(block, List):
            follows = isinstance(before, List) and before.ordered == block.ordered
            alternate = follows and not alternate
            written = _list(block, alternate=alternate)
        else:
            written = _WRITERS[block.__class__](block)
        if written:
            before = block
            yield written


def _list(block: List, *, alternate: bool) -> str:
    number = block.start if 0 <= block.start <= _MAX_NUMBER - len(block.items) else 1
    items: list[str] = []
    for item in block.items:
        content = _item(item)
        if not content:
            continue
        if block.ordered:
            mark = f"{number + len(items)}{')' if alternate else '.'} "
        else:
            mark = "* " if alternate else "- "
        items.append(mark + _indented(content, " " * len(mark)))
    return "\n".join(items)


def _item(item: ListItem) -> str:
    words = inline(item.text)
    inner = list(_blocks(item.blocks))
    if not words or not inner:
        return words or "\n\n".join(inner)
    # A list of bullets may follow a line of text directly; anything else needs a blank line.
    first = item.blocks[0]
    tight = len(inner) == 1 and isinstance(first, List) and not first.ordered
    return words + ("\n" if tight else "\n\n") + "\n\n".join(inner)


def _indented(text: str, indent: str) -> str:
    """The lines after the first indented, blank ones left blank."""
    first, *others = text.split("\n")
    return "\n".join([first, *(indent + line if line else "" for line in others)])


def _quoted(blocks: Iterable[str]) -> str:
    text = "\n\n".join(filter(None, blocks))
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n")) if text else ""


def _cited(cite: str | None) -> str:
    return inline(Text(f"— {cite}")) if cite else ""


def _paragraph(block: Paragraph) -> str:
    return inline(block.text)


def _quote(block: Quote) -> str:
    return _quoted((*_blocks(block.blocks), _cited(block.cite)))


def _pull_quote(block: PullQuote) -> str:
    return _quoted((inline(block.text), _cited(block.cite)))


def _table(block: Table) -> str:
    width = max((len(row) for row in (block.header, *block.rows)), default=0)
    if not width:
        return inline(_emphasised(block.caption)) if block.caption else ""

    def line(cells: tuple[Text, ...]) -> str:
        written = [one_line(cell, cell=True) for cell in cells]
        written += [""] * (width - len(cells))
        return f"| {' | '.join(written)} |"

    rows = [line(block.header), "|" + " --- |" * width, *map(line, block.rows)]
    caption = inline(_emphasised(block.caption)) if block.caption else ""
    return "\n\n".join(filter(None, ("\n".join(rows), caption)))


def _code(block: Code) -> str:
    code = clean(block.text.replace("\r\n", "\n"))
    fence = code_fence(code, shortest=3)
    language = block.language or ""
    info = language if _INFO_STRING.fullmatch(language) else ""
    return f"{fence}{info}\n{code}\n{fence}" if code.strip() else ""


def _figure(block: Figure) -> str:
    parts = []
    for image in block.images:
        if url := safe_url(image.url, image=True):
            alt = escape(" ".join(clean(image.alt or "").split()), in_label=True)
            parts.append(f"![{alt}]({link_target(url)})")
    caption = block.caption or Text()
    if block.credit:
        credit = f"({block.credit})" if caption else block.credit
        caption = attrs.evolve(caption, plain=f"{caption.plain} {credit}".strip())
    if caption:
        parts.append(inline(_emphasised(caption)))
    return "\n\n".join(parts)


def _embed(block: Embed) -> str:
    url = safe_url(block.url)
    name = embed_name(block)
    spans = (Span(start=0, end=len(name), kind="link", href=url),) if url and name else ()
    link = inline(Text(name, spans=spans))
    return _quoted((inline(Text(block.text)), link)) if block.text else link


def _note(block: Note) -> str:
    inner = list(_blocks(block.blocks))
    if not inner:
        return ""
    role = Text(block.role[:1].upper() + block.role[1:])
    return _quoted((inline(_emphasised(role, "strong")), *inner))


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Quote: _quote,
    PullQuote: _pull_quote,
    Table: _table,
    Code: _code,
    Figure: _figure,
    Embed: _embed,
    Note: _note,
    Heading: _heading,
}
