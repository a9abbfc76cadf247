"""Internal records: what one room of the pipeline hands to the next, mutable and unvalidated for speed."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from broadsheet.model import Author, Image, ParseWarning, Provenance, Timestamp

__all__ = [
    "HEADINGS",
    "IN_BODY",
    "Claim",
    "Clue",
    "Decoded",
    "Head",
    "Inline",
    "Label",
    "Layout",
    "Link",
    "Mark",
    "Media",
    "Metadata",
    "Nodes",
    "Page",
    "RawBlock",
    "SiteMarks",
    "Verdict",
]


class Mark(StrEnum):
    """What a site says about an element (HTML) or a line (text). It outranks the classifier.

    ``ROOT`` says nothing of what is inside, and of what is outside only that it is no body.
    """

    DROP = "drop"
    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    CAPTION = "caption"
    BIO = "bio"
    RELATED = "related"
    NOTE = "note"
    ROOT = "root"


class SiteMarks(dict[Any, Mark]):
    """The marks of a page by element (HTML) or index of a line (text), and the name of the site that says so."""

    __slots__ = ("site",)

    def __init__(self, marks: Mapping[Any, Mark], site: str) -> None:
        super().__init__(marks)
        self.site = site


class Label(StrEnum):
    """What the classifier says a block is."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    SUBTITLE = "subtitle"
    KICKER = "kicker"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    BIO = "bio"
    BIO_HEADING = "bio_heading"
    PULL_QUOTE = "pull_quote"
    NOTE = "note"
    FOOTNOTE = "footnote"
    TAGS = "tags"
    ALT = "alt"
    TIME = "time"
    BOILERPLATE = "boilerplate"


#: The labels of what the sections of an article hold.
IN_BODY: Final = frozenset({Label.BODY, Label.HEADING, Label.PULL_QUOTE, Label.NOTE})

#: The tags of headings; :class:`RawBlock` and :class:`Nodes` have them from HTML and from plain text alike.
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Verdict(NamedTuple):
    """A block's label and why it has it.

    ``reason`` is a short code ("related", "low score"); ``by`` is what decided: "classifier" or a plugin's name.
    """

    label: Label
    reason: str = ""
    by: str = "classifier"


@attrs.frozen
class Decoded:
    """Source text made ready for a front end.

    Attributes:
        data: UTF-8 without byte order mark, NUL or surrogates.
        encoding: WHATWG name of the encoding that was used.
        source: Why that encoding: "bom", "content-type", "meta", "utf-8 validity",
            "language", "default", "caller", "str".
        warnings: What went wrong on the way.
    """

    data: bytes
    encoding: str
    source: str
    warnings: tuple[ParseWarning, ...] = ()


class Link(NamedTuple):
    """A ``<link>`` of the page: ``rel`` in lower case, ``href`` as written, ``type`` in lower case or ''."""

    rel: str
    href: str
    type: str = ""


@attrs.frozen
class Head:
    """What the page says about itself outside its text. Empty for plain text.

    Attributes:
        meta: Lower-cased ``name``, ``property``, ``itemprop`` or ``http-equiv`` -> contents in document order.
        links: The ``<link>`` elements that have a rel and a href, in document order.
        title: Text of the first non-empty ``<title>``.
        jsonld: JSON-LD objects, arrays and ``@graph`` flattened, in document order.
        state: Framework state as parsed JSON, by script id ("__NEXT_DATA__").
        language: ``lang`` of the root element, else of the body or the first article, as written.
        base: ``href`` of ``<base>``, as written.
    """

    meta: Mapping[str, tuple[str, ...]] = attrs.Factory(dict)
    links: tuple[Link, ...] = ()
    title: str | None = None
    jsonld: tuple[Mapping[str, Any], ...] = ()
    state: Mapping[str, Any] = attrs.Factory(dict)
    language: str | None = None
    base: str | None = None

    def first(self, *names: str) -> str | None:
        """The first non-blank content of the first of ``names`` that has one."""
        for name in names:
            for content in self.meta.get(name, ()):
                if content.strip():
                    return content
        return None


@attrs.frozen(kw_only=True, eq=False)
class Page:
    """The page as plugins see it: frozen, and its tree is read-only by contract.

    Attributes:
        url: Address given by the caller, else the page's canonical address; None when neither is known.
        host: Host of ``url`` in lower case, IDNA-encoded, without port and trailing dot; '' when unknown.
        kind: "html" or "text".
        root: Root element of the tree (an ``lxml.etree._Element``); None for plain text and empty pages.
        lines: Lines of a plain text, as in the source without line ends; empty for HTML.
        head: What the page says about itself.
        traits: Names of the systems that made the page ("wordpress", "divi", "arc"), from its evidence.
        base: Absolute address that relative ones are resolved against; None when unknown.
        fetched_at: When the page was fetched, if the caller said so (an aware ``datetime``).
    """

    kind: str
    url: str | None = None
    host: str = ""
    root: Any = None
    lines: tuple[str, ...] = ()
    head: Head = attrs.Factory(Head)
    traits: frozenset[str] = frozenset()
    base: str | None = None
    fetched_at: dt.datetime | None = None


@attrs.define(eq=False)
class Nodes:
    """The block-level elements as parallel lists; an element's parent has a smaller index than itself.

    Node 0 is the root. For plain text the front end makes the nodes ("ul", "li", "blockquote").

    Attributes:
        tag: Tag in lower case.
        parent: Index of the parent node; -1 for the root.
        hints: Class and id, as written, joined by a space.
        first: Index of the first block inside; equals ``last`` when the node has no text.
        last: Index after the last block inside.
        cues: Bit set of :mod:`broadsheet._lexicon.cues`; 0 for a node without text.
        mark: The site's mark of the nodes that have one of their own.
        attr: The one attribute that assembly needs, where it is stated: ``start`` of ``ol``, ``id`` of
            headings and list items, the address that quotes state, ``colspan rowspan`` of cells, the language of ``pre``.
        hidden: The nodes that an attribute of their own keeps from being shown, in document order.
    """

    tag: list[str] = attrs.Factory(list)
    parent: list[int] = attrs.Factory(list)
    hints: list[str] = attrs.Factory(list)
    first: list[int] = attrs.Factory(list)
    last: list[int] = attrs.Factory(list)
    cues: list[int] = attrs.Factory(list)
    mark: dict[int, Mark] = attrs.Factory(dict)
    attr: dict[int, str] = attrs.Factory(dict)
    hidden: list[int] = attrs.Factory(list)

    def open(self, tag: str, parent: int, block: int, *, hints: str = "", cues: int = 0) -> int:
        """Add a node whose text begins at block index ``block``; its index is returned."""
        self.tag.append(tag)
        self.parent.append(parent)
        self.hints.append(hints)
        self.first.append(block)
        self.last.append(block)
        self.cues.append(cues)
        return len(self.tag) - 1

    def roots(self) -> list[int]:
        """The nodes with text that a site calls roots of the body, in document order."""
        first, last = self.first, self.last
        return sorted(n for n, mark in self.mark.items() if mark is Mark.ROOT and first[n] < last[n])


#: Inline markup of a block: first piece, piece after the last, ``SpanKind``, href as written (links only).
Inline: TypeAlias = tuple[int, int, str, str | None]


class RawBlock:
    """A run of text that a browser would set as one paragraph.

    Attributes:
        node: Index of the innermost block-level node that holds it.
        tag: Tag of that node.
        text: The text, white space folded, a line feed at forced line breaks (for ``pre``: white space kept).
        words: Length in words; scripts without spaces count two characters as a word.
        link_chars: Characters of ``text`` inside links.
        pieces: The raw strings of which the text was made, None when there is no inline markup.
        inline: The inline markup over ``pieces``.
        mark: The site's mark, or None.
    """

    __slots__ = ("inline", "link_chars", "mark", "node", "pieces", "tag", "text", "words")

    def __init__(  # noqa: PLR0913, PLR0917 - made a hundred times a page, where keywords cost
        self,
        node: int,
        tag: str,
        text: str,
        words: int,
        link_chars: int = 0,
        pieces: list[str] | None = None,
        inline: list[Inline] | None = None,
        mark: Mark | None = None,
    ) -> None:
        self.node = node
        self.tag = tag
        self.text = text
        self.words = words
        self.link_chars = link_chars
        self.pieces = pieces
        self.inline = inline
        self.mark = mark

    def __repr__(self) -> str:
        return f"<RawBlock {self.tag} {self.text[:60]!r}>"


class Media(NamedTuple):
    """A picture or an embed, and where it stands.

    Attributes:
        kind: "image" or "embed".
        block: Index of the first text block after it.
        node: The innermost node around it.
        attributes: The element's attributes as written; :mod:`broadsheet._media` reads them. For an embed
            "tag" holds its tag; "sources" the ``srcset`` of sibling ``<source>`` elements; "noscript" is
            there when the picture stands in a ``<noscript>``.
        link: Target of the link around it, as written.
        mark: The site's mark, or None.
    """

    kind: str
    block: int
    node: int
    attributes: Mapping[str, str]
    link: str | None = None
    mark: Mark | None = None


class Clue(NamedTuple):
    """An element that may tell something about the article.

    Attributes:
        kind: "author", "byline", "date", "modified", "headline", "subtitle", "kicker", "tag",
            "section", "site" ...: what the markup (itemprop, rel, class, ``time``) claims.
        source: The evidence: "itemprop author", "rel author", "time", "class byline" ...
        text: Its visible text.
        value: Its machine-readable value (``datetime``, ``content``), else None.
        href: Target of the link that it is or that it holds, as written, else None.
        block: Index of the text block it stands in or before.
        node: The innermost node around it.
    """

    kind: str
    source: str
    text: str
    value: str | None
    href: str | None
    block: int
    node: int


@attrs.define(eq=False)
class Layout:
    """A page laid flat: what a front end hands on. From here on HTML and text are one road.

    Attributes:
        kind: "html" or "text".
        nodes: The block-level structure.
        blocks: The text blocks, in document order.
        media: Pictures and embeds, in document order.
        clues: Hints at metadata, in document order.
        dropped: Text that never became a block (scripts excluded): (text, reason).
        warnings: What the front end could not read.
        site: How provenance calls what marked blocks: "site NAME".
        stated: Script data that blocks were read from, "state NAME", or empty; the first is block ``stated_from``.
        lines: For plain text, the first line of each block and the one after its last; ``dropped_lines`` for ``dropped``.
        notes: By block of a footnote, in document order: its mark, and the block in which that stands.
    """

    kind: str
    nodes: Nodes
    blocks: list[RawBlock]
    media: list[Media] = attrs.Factory(list)
    clues: list[Clue] = attrs.Factory(list)
    dropped: list[tuple[str, str]] = attrs.Factory(list)
    warnings: list[ParseWarning] = attrs.Factory(list)
    site: str = "site"
    stated: str = ""
    stated_from: int = 0
    lines: list[tuple[int, int]] = attrs.Factory(list)
    dropped_lines: list[tuple[int, int]] = attrs.Factory(list)
    notes: dict[int, tuple[str, int]] = attrs.Factory(dict)


class Claim(NamedTuple):
    """A statement that a field has a value.

    Attributes:
        field: Name of the field of ``Article``.
        value: The value, as the field's type or as a string that the field's reader understands.
        source: The evidence, in words.
        confidence: How often such evidence is right, 0 to 1, before other claims are seen.
    """

    field: str
    value: Any
    source: str
    confidence: float


@attrs.define(eq=False)
class Metadata:
    """The fields of ``Article``, resolved; what may be the title, the line of the byline, body and words in JSON-LD."""

    title: str | None = None
    subtitle: str | None = None
    kicker: str | None = None
    byline: str | None = None
    byline_line: str | None = None
    authors: tuple[Author, ...] = ()
    agency: str | None = None
    published: Timestamp | None = None
    modified: Timestamp | None = None
    lead_image: Image | None = None
    tags: tuple[str, ...] = ()
    category: str | None = None
    language: str | None = None
    site_name: str | None = None
    canonical_url: str | None = None
    next_page: str | None = None
    access: str = "unknown"
    schema_types: frozenset[str] = frozenset()
    description: str | None = None
    headlines: tuple[str, ...] = ()
    body: str | None = None
    stated_words: int | None = None
    provenance: tuple[Provenance, ...] = ()

    def stated_by_site(self, field: str) -> bool:
        """Whether the value of a field comes from a site's rules, which are believed whatever else speaks against it."""
        return any(found.field == field and found.source.startswith("site ") for found in self.provenance)
