"""The article, as a tree of frozen values.

Every type here is immutable, slotted, hashable and picklable, and holds plain Python values
only. Text that can carry links and emphasis is a :class:`Text`; all other strings are plain.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Literal, Self, TypeAlias

import attrs

__all__ = [
    "MAX_NESTING",
    "SCHEMA_VERSION",
    "Access",
    "Article",
    "Author",
    "Block",
    "Candidate",
    "Code",
    "Embed",
    "Entry",
    "Figure",
    "Footnote",
    "Heading",
    "Image",
    "Kind",
    "List",
    "ListItem",
    "Note",
    "Paragraph",
    "ParseWarning",
    "Precision",
    "Provenance",
    "PullQuote",
    "Quote",
    "Removed",
    "Section",
    "Span",
    "SpanKind",
    "Table",
    "Text",
    "Timestamp",
    "WarningCode",
]

#: Version of the serialised form that ``Article.to_dict`` writes and ``from_dict`` reads.
SCHEMA_VERSION = 1

#: Deepest nesting of blocks inside blocks: ``parse`` makes none deeper, and every renderer lays what
#: is nested deeper flat at this level, so that no output needs unbounded recursion.
MAX_NESTING = 64

Kind: TypeAlias = Literal["article", "live_blog", "not_article"]
Access: TypeAlias = Literal["full", "teaser", "unknown"]
Precision: TypeAlias = Literal["year", "month", "day", "hour", "minute", "second"]
SpanKind: TypeAlias = Literal[
    "link", "strong", "emphasis", "code", "deleted", "inserted", "mark", "sub", "sup", "math"
]
WarningCode: TypeAlias = Literal[
    "attributes_cut",
    "blocks_cut",
    "decoding_replaced",
    "depth_flattened",
    "encoded_twice",
    "encoding_mislabelled",
    "input_truncated",
    "json_skipped",
    "parse_incomplete",
    "plugin_failed",
    "plugin_load_failed",
    "site_abstained",
    "site_rule_unmatched",
    "url_ignored",
]


@attrs.frozen(kw_only=True)
class Span:
    """A stretch of a :class:`Text` that is more than plain characters.

    Attributes:
        start: Offset of the first character, 0-based.
        end: Offset after the last character; always greater than ``start``.
        kind: What the stretch is.
        href: Absolute ``http``, ``https`` or ``mailto`` target of a link, or a ``#fragment`` of
            the same page; None for all other kinds and for a link without a usable target.
    """

    start: int
    end: int
    kind: SpanKind
    href: str | None = None


@attrs.frozen
class Text:
    r"""The text of one block: a plain string, and the spans that mark it up.

    Attributes:
        plain: The characters, white space folded to single spaces; a forced line break
            inside the block is ``"\n"``.
        spans: Marked stretches, ordered by start, the longer first. They may nest but never
            cross each other.
    """

    plain: str = ""
    spans: tuple[Span, ...] = attrs.field(default=(), kw_only=True)

    def __str__(self) -> str:
        return self.plain

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __len__(self) -> int:
        return len(self.plain)

    def __contains__(self, part: str) -> bool:
        return part in self.plain

    def __format__(self, spec: str) -> str:
        return format(self.plain, spec)


def _as_text(value: "Text | str") -> Text:
    return value if value.__class__ is Text else Text(str(value))


def _as_optional_text(value: "Text | str | None") -> Text | None:
    return None if value is None else _as_text(value)


@attrs.frozen(kw_only=True)
class Image:
    """One picture.

    Attributes:
        url: Absolute ``http`` or ``https`` address of the best stated version; the address as
            written when the page's own address is not known.
        alt: The alternative text, None when the page gives none.
        width: Stated width in CSS pixels, None when not stated.
        height: Stated height in CSS pixels, None when not stated.
    """

    url: str
    alt: str | None = None
    width: int | None = None
    height: int | None = None


@attrs.frozen(kw_only=True)
class Timestamp:
    """A point in time as exactly as the page states it.

    Attributes:
        value: An aware ``datetime``, or a ``date`` when no time of day is known.
        precision: The smallest unit that the page states. With "year" and "month" the value is
            the first day of that year or month.
        raw: The characters it was read from.
    """

    value: dt.datetime | dt.date
    precision: Precision
    raw: str

    @property
    def date(self) -> dt.date:
        """The calendar day, in the time zone that the page states."""
        return self.value.date() if isinstance(self.value, dt.datetime) else self.value

    def __str__(self) -> str:
        return self.value.isoformat()

    def __format__(self, spec: str) -> str:
        return format(self.value, spec) if spec else str(self)


@attrs.frozen(kw_only=True)
class Author:
    """A person who wrote or contributed.

    Attributes:
        name: The name as printed, without "by" and without the role.
        url: Absolute address of the author's page.
        role: What the page calls the person ("Political Editor", "Photographs").
        bio: The text about the author that the page prints beside the article.
        contact: An e-mail address or a social handle.
    """

    name: str
    url: str | None = None
    role: str | None = None
    bio: str | None = None
    contact: str | None = None


@attrs.frozen(kw_only=True)
class Heading:
    """A heading inside the body.

    Attributes:
        text: Its text.
        level: 2 to 6, as in ``h2`` to ``h6``. The article's title is level 1 and no heading of the body.
        anchor: The fragment by which the page links to it, without ``#``.
    """

    text: Text = attrs.field(converter=_as_text)
    level: int = 2
    anchor: str | None = None


@attrs.frozen(kw_only=True)
class Paragraph:
    """A paragraph of running text."""

    text: Text = attrs.field(converter=_as_text)


@attrs.frozen(kw_only=True)
class ListItem:
    """An item of a list.

    Attributes:
        text: Its first line or paragraph; for a definition list the term.
        blocks: What follows inside the item: nested lists, further paragraphs, definitions.
    """

    text: Text = attrs.field(converter=_as_text)
    blocks: "tuple[Block, ...]" = ()


@attrs.frozen(kw_only=True)
class List:
    """A list.

    Attributes:
        items: The items, in order.
        ordered: Whether the items are numbered.
        start: Number of the first item of an ordered list.
    """

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@attrs.frozen(kw_only=True)
class Quote:
    """A block quotation that is part of the running text.

    Attributes:
        blocks: What is quoted.
        cite: The attribution that the page prints with it.
    """

    blocks: "tuple[Block, ...]"
    cite: str | None = None


@attrs.frozen(kw_only=True)
class PullQuote:
    """A quotation set apart as decoration; it usually repeats a sentence of the body.

    Attributes:
        text: The quotation.
        cite: The attribution that the page prints with it.
    """

    text: Text = attrs.field(converter=_as_text)
    cite: str | None = None


@attrs.frozen(kw_only=True)
class Table:
    """A table of data.

    Attributes:
        rows: The rows below the header; every row has the same number of cells.
        header: The cells of the header row; empty when the table has none.
        caption: The table's own caption.
    """

    rows: tuple[tuple[Text, ...], ...]
    header: tuple[Text, ...] = ()
    caption: Text | None = attrs.field(default=None, converter=_as_optional_text)


@attrs.frozen(kw_only=True)
class Code:
    r"""Preformatted text, white space kept.

    Attributes:
        text: The characters, lines separated by ``"\n"``.
        language: The programming language that the page names, in lower case.
    """

    text: str
    language: str | None = None


@attrs.frozen(kw_only=True)
class Figure:
    """One picture or several with a common caption.

    Attributes:
        images: The pictures; empty for a figure whose picture the source does not hold (plain text).
        caption: The caption, without the credit where that is set apart.
        credit: Who made or owns the picture, as printed.
    """

    images: tuple[Image, ...] = ()
    caption: Text | None = attrs.field(default=None, converter=_as_optional_text)
    credit: str | None = None


@attrs.frozen(kw_only=True)
class Embed:
    """Something from elsewhere that the page shows in place: a video, a post, a map.

    Attributes:
        provider: The service in lower case ("youtube", "x", "instagram"), else the host name.
        url: Absolute address of what is embedded, None when the page does not say.
        text: The text that the page holds for it, such as the words of a post.
    """

    provider: str
    url: str | None = None
    text: str | None = None


@attrs.frozen(kw_only=True)
class Note:
    """A block beside the running text: an editor's note, a correction, an information box.

    Attributes:
        role: "editor", "correction", "update", "info" or "disclosure".
        blocks: What it holds.
    """

    role: str
    blocks: "tuple[Block, ...]"


@attrs.frozen(kw_only=True)
class Entry:
    """A post of a live blog, or a question with its answer.

    Attributes:
        blocks: What it holds.
        time: When it was posted.
        heading: Its own heading, or the question.
    """

    blocks: "tuple[Block, ...]"
    time: Timestamp | None = None
    heading: Text | None = attrs.field(default=None, converter=_as_optional_text)


Block: TypeAlias = Paragraph | List | Quote | PullQuote | Table | Code | Figure | Embed | Note | Entry


@attrs.frozen(kw_only=True)
class Section:
    """A heading and what stands below it, up to the next heading.

    Attributes:
        blocks: The blocks, in reading order.
        heading: None for what stands before the first heading.
        level: The heading's level, 2 to 6; 1 for what stands before the first heading.
    """

    blocks: tuple[Block, ...] = ()
    heading: Heading | None = None
    level: int = 1


@attrs.frozen(kw_only=True)
class Footnote:
    """A note that the body refers to.

    Attributes:
        label: The mark in the text ("1", "*").
        text: The note.
    """

    label: str
    text: Text = attrs.field(converter=_as_text)


@attrs.frozen(kw_only=True)
class Candidate:
    """A value that was found for a field and not taken.

    Attributes:
        value: The value as text.
        source: Where it was found, in the same words as ``Provenance.source``.
        confidence: How likely it was thought right, 0 to 1.
    """

    value: str
    source: str
    confidence: float


@attrs.frozen(kw_only=True)
class Provenance:
    """Where the value of one field comes from.

    Attributes:
        field: Name of the field of :class:`Article`; "encoding" stands for the decoding of the source.
        source: The evidence: "json-ld", "meta og:title", "visible byline", "site NAME FIELD" and so on.
        confidence: How likely the value is right, 0 to 1.
        candidates: Values that lost, best first.
    """

    field: str
    source: str
    confidence: float
    candidates: tuple[Candidate, ...] = ()


@attrs.frozen(kw_only=True)
class Removed:
    """Text of the source that is in no field of the article. Filled with ``explain=True``.

    Attributes:
        text: The text.
        reason: Why it is not in the article, as a label such as "boilerplate:related".
        by: What decided: "classifier", "duplicate", "walk", "json-ld" or the name of a plugin.
        start: For plain text, where the text begins in the source, in characters, 0-based. They are counted
            in the source as decoded, without byte order mark and NUL. None for HTML.
        end: Where it ends: the offset after its last character. None for HTML.
    """

    text: str
    reason: str
    by: str
    start: int | None = None
    end: int | None = None


@attrs.frozen(kw_only=True)
class ParseWarning:
    """Something that the reader of the article should know about how it was made.

    Attributes:
        code: What happened, for programs.
        message: What happened, in a sentence, for people.
    """

    code: WarningCode
    message: str


@attrs.frozen(kw_only=True, repr=False)
class Article:
    """An article page as data.

    Attributes:
        title: The headline, without the site's name.
        subtitle: The standfirst (dek): the sentence below the headline that sums the article up.
        kicker: The word or phrase above the headline ("Opinion", "World").
        byline: The words that name the authors, as printed: without the dates, reading times, sections and buttons
            that stand on the same line.
        authors: The people, in printed order.
        agency: The news agency that supplied the text ("AP", "Reuters").
        published: When it was first published.
        modified: When it was last changed; None when that is not stated or equals ``published``.
        dateline: Place (and agency) that open the text ("MEXICO CITY (AP)"); also kept in the text.
        sections: The body.
        lead_image: The picture that stands for the article.
        footnotes: The notes that the body refers to.
        tags: Topics as the page lists them, in order, without duplicates.
        category: The section of the site.
        language: BCP 47 tag in its usual case ("en", "pt-BR").
        site_name: Name of the site as it calls itself.
        url: The address given by the caller, or else by the page; None where it is not an absolute one of the web.
        canonical_url: The address that the page states for itself.
        next_page: Address of the article's next page when it is split over several.
        access: "full", "teaser" (the page holds the beginning only) or "unknown". A page that is declared as paid is
            measured: by the number of words that it states, else by its length.
        kind: What the page is.
        confidence: How likely ``kind`` is right, 0 to 1.
        provenance: Where each filled field comes from, ordered by field name.
        removed: What was left out and why; filled with ``explain=True`` only.
        warnings: What went not quite as it should.
    """

    title: str | None = None
    subtitle: str | None = None
    kicker: str | None = None
    byline: str | None = None
    authors: tuple[Author, ...] = ()
    agency: str | None = None
    published: Timestamp | None = None
    modified: Timestamp | None = None
    dateline: str | None = None
    sections: tuple[Section, ...] = ()
    lead_image: Image | None = None
    footnotes: tuple[Footnote, ...] = ()
    tags: tuple[str, ...] = ()
    category: str | None = None
    language: str | None = None
    site_name: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    next_page: str | None = None
    access: Access = "unknown"
    kind: Kind = "not_article"
    confidence: float = 0.0
    provenance: tuple[Provenance, ...] = ()
    removed: tuple[Removed, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()

    @property
    def text(self) -> str:
        """The body as plain text: headings included, blocks separated by one blank line.

        Captions, credits, alternative texts, footnotes and pull quotes are not part of it.
        """
        from broadsheet.render.text import render_text

        return render_text(self)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all sections, in reading order; those inside other blocks are not listed."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, in reading order, those inside other blocks included."""
        return tuple(block for block in walk_blocks(self) if isinstance(block, Figure))

    def provenance_of(self, field: str) -> Provenance | None:
        """Where the value of ``field`` comes from, or None when the field is empty."""
        return next((p for p in self.provenance if p.field == field), None)

    def to_dict(self) -> dict[str, Any]:
        """The article as dicts, lists and plain values that ``json.dumps`` takes.

        Fields with their default value are left out. ``from_dict`` reads it back.
        """
        from broadsheet.render.json import to_dict

        return to_dict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The article that ``to_dict`` was called on.

        Raises:
            InvalidArticleError: If ``data`` is not such a dict, or of an unknown schema version.
        """
        from broadsheet.render.json import from_dict

        return from_dict(data, cls)

    def to_json(self, *, indent: int | None = None) -> str:
        """``to_dict`` as a JSON document, non-ASCII characters kept."""
        from broadsheet.render.json import render_json

        return render_json(self, indent=indent)

    @classmethod
    def from_json(cls, data: str | bytes) -> Self:
        """The article that ``to_json`` was called on.

        Raises:
            InvalidArticleError: If ``data`` is not such a document.
        """
        from broadsheet.render.json import parse_json

        return parse_json(data, cls)

    def to_markdown(self, *, frontmatter: bool = False) -> str:
        """The article as CommonMark with GitHub tables: title, byline line, body, footnotes.

        Args:
            frontmatter: Put the metadata into a YAML block at the top instead of a title and a byline line.
        """
        from broadsheet.render.markdown import render_markdown

        return render_markdown(self, frontmatter=frontmatter)

    def to_html(self) -> str:
        """The article as an ``<article>`` of allow-listed elements only; safe to insert into a page."""
        from broadsheet.render.html import render_html

        return render_html(self)

    def __str__(self) -> str:
        from broadsheet.render.text import render_readable

        return render_readable(self)

    def __repr__(self) -> str:
        title = repr(self.title)
        if len(title) > 62:
            title = title[:60] + "…" + title[-1]
        blocks = sum(len(section.blocks) for section in self.sections)
        return f"<Article {title}: {self.kind}, {len(self.sections)} sections, {blocks} blocks>"

    def _repr_html_(self) -> str:
        from broadsheet.render.html import render_card

        return render_card(self)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()


def walk_blocks(article: Article) -> Iterator[Block]:
    """All blocks of an article in reading order, each before those inside it."""
    stack = [block for section in reversed(article.sections) for block in reversed(section.blocks)]
    while stack:
        block = stack.pop()
        yield block
        if isinstance(block, Quote | Note | Entry):
            stack.extend(reversed(block.blocks))
        elif isinstance(block, List):
            stack.extend(inner for item in reversed(block.items) for inner in reversed(item.blocks))
