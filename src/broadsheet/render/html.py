"""HTML that is safe to insert into a page: made of allow-listed elements only, every text escaped.

Nothing of the source's markup is passed on. The functions below can write the elements and
attributes of :data:`ELEMENTS` and no others; every text goes through ``_escape``, every address
through :func:`~broadsheet.render._safety.safe_url`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

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
    Note,
    Paragraph,
    PullQuote,
    Quote,
    Table,
    Text,
    Timestamp,
)
from broadsheet.render._inline import pieces, tidy
from broadsheet.render._nesting import level
from broadsheet.render._safety import clean, safe_url
from broadsheet.render.text import (
    byline_text,
    date_text,
    embed_name,
    readable_date,
    standfirst_text,
    time_text,
)

__all__ = ["ELEMENTS", "render_card", "render_html"]

_BARE = (
    "blockquote br caption cite code del em figcaption figure h1 ins mark pre small strong sub sup "
    "table tbody td th thead tr ul"
)

#: The elements that :func:`render_html` can write, and the attributes of each.
ELEMENTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {name: frozenset[str]() for name in _BARE.split()}
    | {
        "a": frozenset({"href"}),
        "article": frozenset({"lang"}),
        "aside": frozenset({"class"}),
        "code": frozenset({"class"}),
        "figure": frozenset({"class"}),
        "h2": frozenset({"id"}),
        "h3": frozenset({"id"}),
        "h4": frozenset({"id"}),
        "h5": frozenset({"id"}),
        "h6": frozenset({"id"}),
        "img": frozenset({"src", "alt", "width", "height"}),
        "li": frozenset({"id"}),
        "ol": frozenset({"start"}),
        "p": frozenset({"class"}),
        "section": frozenset({"class"}),
        "span": frozenset({"class"}),
        "time": frozenset({"datetime"}),
    }
)

# Footnote marks as the body writes them, and the ids of the notes.
_Notes = Mapping[str, str]

_SPAN_TAGS: Mapping[str, tuple[str, str]] = {
    "strong": ("<strong>", "</strong>"),
    "emphasis": ("<em>", "</em>"),
    "code": ("<code>", "</code>"),
    "deleted": ("<del>", "</del>"),
    "inserted": ("<ins>", "</ins>"),
    "mark": ("<mark>", "</mark>"),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
    # MathML is foreign content, the door of most sanitizer holes, so formulas stay text.
    "math": ('<span class="math">', "</span>"),
}

# Ids get a prefix so that no id of the source takes the name of a script's variable.
_ID_PREFIX = "article-"
_CLASS_NAME = re.compile(r"[A-Za-z0-9+#_.-]{1,40}")
_LANGUAGE = re.compile(r"[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
_MAX_PIXELS = 100_000


def render_html(article: Article) -> str:
    """The article as one ``<article>`` element.

    It holds elements and attributes of :data:`ELEMENTS` only; links lead to ``http``, ``https`` and
    ``mailto`` addresses and to headings and notes of the article itself, pictures to ``http`` and
    ``https`` addresses. Ids begin with ``article-``.
    """
    article = level(article)
    notes = {note.label: f"{_ID_PREFIX}note-{n}" for n, note in enumerate(article.footnotes, 1)}
    lines = [f"<article{_language(article.language)}>", *_header(article)]
    for section in article.sections:
        heading = section.heading
        if heading and heading.text:
            lines += ("<section>", _heading(heading, notes), *_blocks(section.blocks, notes), "</section>")
        else:
            lines += _blocks(section.blocks, notes)
    lines += _footnotes(article.footnotes, notes)
    lines.append("</article>")
    return "\n".join(lines)


def _escape(text: str) -> str:
    # As the HTML standard serialises text, so that reading and writing again changes nothing.
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\xa0", "&nbsp;")


def _attribute(name: str, value: str) -> str:
    return f' {name}="{_escape(value).replace(chr(34), "&quot;")}"'


def _language(tag: str | None) -> str:
    return _attribute("lang", tag) if tag and _LANGUAGE.fullmatch(tag) else ""


def _id(fragment: str) -> str:
    return fragment if fragment.startswith(_ID_PREFIX) else _ID_PREFIX + fragment


def _inline(text: Text, notes: _Notes) -> str:
    if not text.spans:
        return _escape(text.plain).replace("\n", "<br>")
    written: list[str] = []
    for piece in pieces(text.plain, tidy(text)):
        if isinstance(piece, str):
            written.append(_escape(piece).replace("\n", "<br>"))
            continue
        span = piece.span
        if span.kind != "link":
            written.append(_SPAN_TAGS[span.kind][not piece.opens])
        elif piece.opens:
            href = _target(span.href or "", text.plain[span.start : span.end], notes)
            written.append(f"<a{_attribute('href', href)}>")
        else:
            written.append("</a>")
    return "".join(written)


def _target(href: str, mark: str, notes: _Notes) -> str:
    if href[0] != "#":
        return href
    note = notes.get(mark.strip(" [](){}"))
    return "#" + (note or _id(href[1:]))


def _time(stamp: Timestamp, shown: str) -> str:
    return f"<time{_attribute('datetime', date_text(stamp))}>{_escape(shown)}</time>"


def _header(article: Article) -> Iterator[str]:
    if article.kicker:
        yield f'<p class="kicker">{_escape(article.kicker)}</p>'
    if article.title:
        yield f"<h1>{_escape(article.title)}</h1>"
    if subtitle := standfirst_text(article):
        yield f'<p class="subtitle">{_escape(subtitle)}</p>'
    if byline := byline_text(article):
        yield f'<p class="byline">{_escape(byline)}</p>'
    if article.published:
        # A paragraph of its own, so that a parser does not read the date as a part of the names.
        yield f'<p class="date">{_time(article.published, readable_date(article.published))}</p>'


def _heading(heading: Heading, notes: _Notes) -> str:
    tag = f"h{min(max(heading.level, 2), 6)}"
    anchor = "".join((heading.anchor or "").split())
    attribute = _attribute("id", _id(anchor)) if anchor else ""
    return f"<{tag}{attribute}>{_inline(heading.text, notes)}</{tag}>"


def _footnotes(footnotes: tuple[Footnote, ...], notes: _Notes) -> Iterator[str]:
    if not footnotes:
        return
    yield '<section class="footnotes">\n<ol>'
    for number, note in enumerate(footnotes, 1):
        label = "" if note.label == str(number) else f"<sup>{_escape(note.label)}</sup> "
        yield f'<li id="{_ID_PREFIX}note-{number}">{label}{_inline(note.text, notes)}</li>'
    yield "</ol>\n</section>"


def _blocks(blocks: Iterable[Block], notes: _Notes) -> Iterator[str]:
    for block in blocks:
        if written := _WRITERS[block.__class__](block, notes):
            yield written


def _element(tag: str, content: Iterable[str], *, class_name: str = "") -> str:
    """An element around lines; nothing at all when there is no line."""
    lines = "\n".join(content)
    attribute = _attribute("class", class_name) if class_name else ""
    return f"<{tag}{attribute}>\n{lines}\n</{tag}>" if lines else ""


def _cite(cite: str | None) -> Iterator[str]:
    if cite:
        yield f"<p><cite>{_escape(cite)}</cite></p>"


def _paragraph(block: Paragraph, notes: _Notes) -> str:
    return f"<p>{_inline(block.text, notes)}</p>" if block.text else ""


def _list(block: List, notes: _Notes) -> str:
    items = []
    for item in block.items:
        content = "\n".join(filter(None, (_inline(item.text, notes), *_blocks(item.blocks, notes))))
        if content:
            items.append(f"<li>{content}</li>")
    if not items:
        return ""
    if not block.ordered:
        return "\n".join(("<ul>", *items, "</ul>"))
    start = f' start="{block.start}"' if block.start != 1 and abs(block.start) < 1 << 31 else ""
    return "\n".join((f"<ol{start}>", *items, "</ol>"))


def _quote(block: Quote, notes: _Notes) -> str:
    return _element("blockquote", (*_blocks(block.blocks, notes), *_cite(block.cite)))


def _pull_quote(block: PullQuote, notes: _Notes) -> str:
    quotation = _paragraph(Paragraph(text=block.text), notes)
    return _element("aside", (quotation, *_cite(block.cite)), class_name="pullquote") if quotation else ""


def _table(block: Table, notes: _Notes) -> str:
    def row(cells: tuple[Text, ...], tag: str) -> str:
        return f"<tr>{''.join(f'<{tag}>{_inline(cell, notes)}</{tag}>' for cell in cells)}</tr>"

    parts = [f"<caption>{_inline(block.caption, notes)}</caption>"] if block.caption else []
    if block.header:
        parts.append(_element("thead", [row(block.header, "th")]))
    parts.append(_element("tbody", [row(cells, "td") for cells in block.rows if cells]))
    return _element("table", filter(None, parts))


def _code(block: Code, _: _Notes) -> str:
    language = block.language or ""
    attribute = _attribute("class", f"language-{language}") if _CLASS_NAME.fullmatch(language) else ""
    return f"<pre><code{attribute}>{_escape(block.text)}</code></pre>" if block.text else ""


def _image(image: Image) -> str:
    url = safe_url(image.url, image=True)
    if url is None:
        return ""
    attributes = [_attribute("src", url)]
    if image.alt is not None:
        attributes.append(_attribute("alt", image.alt))
    for name, size in (("width", image.width), ("height", image.height)):
        if size is not None and 0 < size <= _MAX_PIXELS:
            attributes.append(f' {name}="{size}"')
    return f"<img{''.join(attributes)}>"


def _figure(block: Figure, notes: _Notes) -> str:
    parts = [_image(image) for image in block.images]
    words = [_inline(block.caption, notes)] if block.caption else []
    if block.credit:
        words.append(f"<small>{_escape(block.credit)}</small>")
    if words:
        parts.append(f"<figcaption>{' '.join(words)}</figcaption>")
    return _element("figure", filter(None, parts))


def _embed(block: Embed, notes: _Notes) -> str:
    url = safe_url(block.url)
    name = _escape(embed_name(block))
    words = _paragraph(Paragraph(text=block.text or ""), notes)
    link = f"<a{_attribute('href', url)}>{name}</a>" if url else name
    parts = (words, f"<figcaption>{link}</figcaption>" if link else "")
    return _element("figure", filter(None, parts), class_name="embed")


def _note(block: Note, notes: _Notes) -> str:
    role = f" note-{block.role}" if _CLASS_NAME.fullmatch(block.role) else ""
    return _element("aside", _blocks(block.blocks, notes), class_name=f"note{role}")


def _entry(block: Entry, notes: _Notes) -> str:
    time = time_text(block)
    parts = [f"<p>{_time(block.time, time)}</p>"] if block.time and time else []
    if block.heading:
        parts.append(f"<h3>{_inline(block.heading, notes)}</h3>")
    return _element("section", (*parts, *_blocks(block.blocks, notes)), class_name="entry")


_WRITERS: Mapping[type, Callable[[Any, _Notes], str]] = {
    Paragraph: _paragraph,
    List: _list,
    Quote: _quote,
    PullQuote: _pull_quote,
    Table: _table,
    Code: _code,
    Figure: _figure,
    Embed: _embed,
    Note: _note,
    Entry: _entry,
}

_CARD_CHARACTERS = 600
_CARD_STYLE = "max-width:44em;padding:.6em 1em;border:1px solid #8886;border-radius:.4em"


def render_card(article: Article) -> str:
    """A card for notebooks: title, subtitle, byline, date, about 600 characters of the body, and what there is of it.

    Unlike :func:`render_html` it carries a fixed inline style, and no links or pictures.
    """
    title = _escape(article.title or "Untitled")
    subtitle = f"<p><em>{_escape(article.subtitle)}</em></p>" if article.subtitle else ""
    credit = [_escape(part) for part in (byline_text(article), article.site_name) if part]
    if article.published:
        credit.append(_time(article.published, readable_date(article.published)))
    paragraphs: list[str] = []
    room = _CARD_CHARACTERS
    for block in article.blocks:
        if isinstance(block, Paragraph) and room > 0:
            shown = block.text.plain if len(block.text) <= room else block.text.plain[:room] + "…"
            paragraphs.append(f"<p>{_escape(shown)}</p>")
            room -= len(shown)
    lines = [
        f'<p style="opacity:.7">{line}</p>' for line in (" · ".join(credit), _inventory(article)) if line
    ]
    head = f"<p><strong>{title}</strong></p>{subtitle}{''.join(lines[:-1])}"
    return f'<div style="{_CARD_STYLE}">{head}{"".join(paragraphs)}{lines[-1]}</div>'


def _inventory(article: Article) -> str:
    """What an article is and holds: "live_blog · 2 sections · 14 blocks · 1 figure · 1 warning"."""
    numbers = {
        "section": len(article.sections),
        "block": len(article.blocks),
        "figure": len(article.figures),
        "warning": len(article.warnings),
    }
    held = [f"{number} {noun}{'s' * (number > 1)}" for noun, number in numbers.items() if number]
    return " · ".join([_escape(article.kind), *held])
