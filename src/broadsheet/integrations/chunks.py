"""Articles as texts with metadata: what search indexes, vector stores and language models take.

A chunk is an article or a section of one. Values of metadata are strings and numbers, since many stores take nothing
else, and what is not known has no key.

>>> from broadsheet.integrations.chunks import Chunker
>>> [chunk] = Chunker().of_page("<title>Tide tables</title><p>High water is at noon.</p>")
>>> chunk.text, chunk.metadata["title"]
('High water is at noon.', 'Tide tables')
"""

import warnings
from collections.abc import Iterator
from os import PathLike
from typing import Any, Final, Literal, TypeAlias, get_args

import attrs

from broadsheet import Article, Block, DumpError, Parser, Section, UnsupportedInputError
from broadsheet.dumps import Record, open_dump, parse_record
from broadsheet.parser import Source

__all__ = [
    "Chunk",
    "Chunker",
    "Metadata",
    "OnError",
    "SkippedPageWarning",
    "Split",
    "TextFormat",
    "metadata_of",
]

#: What becomes a chunk.
Split: TypeAlias = Literal["article", "section"]

#: How the text of a chunk is written.
TextFormat: TypeAlias = Literal["text", "markdown"]

#: What is done about a page that cannot be read.
OnError: TypeAlias = Literal["raise", "warn"]

#: Values by name; what is not known is left out.
Metadata: TypeAlias = dict[str, str | int | float]

#: What stands between the headings that lead to a section.
_PATH: Final = " > "

#: Characters between two blocks: a blank line.
_GAP: Final = 2


class SkippedPageWarning(UserWarning):
    """Given for a page that was left out because it cannot be read."""


@attrs.frozen(kw_only=True)
class Chunk:
    """A text, and what is known of it.

    Attributes:
        text: The text.
        metadata: What :func:`metadata_of` says of its article, and ``source`` where that is known: the address, else
            the file or identifier. For a section also ``section``, the headings that lead to it joined
            by " > " (absent for what stands before the first one), and ``section_number``, 0-based.
    """

    text: str
    metadata: Metadata


def metadata_of(article: Article) -> Metadata:
    """What is known of an article, as strings and numbers.

    Keys: ``title``, ``description`` (the standfirst), ``authors`` and ``tags`` (joined by ", "), ``published`` and
    ``modified`` (ISO 8601, as exactly as the page states them), ``language``, ``site_name``, ``category``, ``url``
    (as given by the caller, else as the page states it), ``image``, ``kind``, ``confidence``.
    """
    values: dict[str, Any] = {
        "title": article.title,
        "description": article.subtitle,
        "authors": ", ".join(author.name for author in article.authors),
        "published": article.published and str(article.published),
        "modified": article.modified and str(article.modified),
        "language": article.language,
        "site_name": article.site_name,
        "category": article.category,
        "tags": ", ".join(article.tags),
        "url": article.url or article.canonical_url,
        "image": article.lead_image and article.lead_image.url,
        "kind": article.kind,
        "confidence": article.confidence,
    }
    return {name: value for name, value in values.items() if value not in (None, "")}


def _parser(parser: Parser | None) -> Parser:
    return Parser() if parser is None else parser


@attrs.frozen(kw_only=True)
class Chunker:
    """Makes chunks of articles, pages and dumps.

    Attributes:
        split: "article" or "section". A section is a heading and what stands below it up to the next one;
            a section without text is none.
        max_length: Longest text of a section, in characters. A longer section is several chunks, cut between its
            blocks; a block that is longer by itself stays whole. None for no bound.
        text_format: "text" or "markdown".
        on_error: Whether a page that cannot be read raises, or is left out with a :class:`SkippedPageWarning`.
        parser: The parser; None for one with all installed plugins.

    Raises:
        ValueError: A value is none of these, or ``max_length`` is below 1 or given for whole articles.
    """

    split: Split = attrs.field(default="article", validator=attrs.validators.in_(get_args(Split)))
    max_length: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.ge(1))
    )
    text_format: TextFormat = attrs.field(
        default="text", validator=attrs.validators.in_(get_args(TextFormat))
    )
    on_error: OnError = attrs.field(default="raise", validator=attrs.validators.in_(get_args(OnError)))
    parser: Parser = attrs.field(default=None, converter=_parser)

    def __attrs_post_init__(self) -> None:
        if self.max_length is not None and self.split != "section":
            raise ValueError(f"sections are cut, not articles; split is to be 'section': {self.split!r}")

    def of_article(self, article: Article, *, source: str | None = None) -> list[Chunk]:
        """The chunks of an article; at least one.

        Args:
            article: The article.
            source: Where it comes from, if that is not its address.
        """
        metadata = metadata_of(article)
        origin = source or metadata.get("url")
        if origin is not None:
            metadata = {"source": origin, **metadata}
        if self.split == "section":
            chunks = [Chunk(text=text, metadata=metadata | place) for text, place in self._sections(article)]
            if chunks:
                return chunks
        return [Chunk(text=self._text(article), metadata=metadata)]

    def of_page(
        self,
        page: Source,
        *,
        url: str | None = None,
        content_type: str | None = None,
        source: str | None = None,
    ) -> list[Chunk]:
        """The chunks of a page; none if it cannot be read and that is no error.

        Args:
            page: The page, as ``Parser.parse`` takes it.
            url: As for ``Parser.parse``.
            content_type: As for ``Parser.parse``.
            source: Where it comes from, if that is not its address.

        Raises:
            UnsupportedInputError: It is neither HTML nor text.
        """
        try:
            article = self.parser.parse(page, url=url, content_type=content_type)
        except UnsupportedInputError as error:
            self._skip(source or url or "a page", error)
            return []
        return self.of_article(article, source=source)

    def of_dump(self, path: str | PathLike[str], **options: Any) -> Iterator[Chunk]:
        """The chunks of all pages in a file, a folder or a dump.

        Args:
            path: As for :func:`broadsheet.dumps.open_dump`.
            options: Those of ``open_dump``.

        Raises:
            DumpError: It cannot be opened, or a record cannot be read.
            UnsupportedInputError: A page is neither HTML nor text.
        """
        for record in open_dump(path, **options):
            yield from self._of_record(record)

    def _of_record(self, record: Record) -> list[Chunk]:
        try:
            article = parse_record(self.parser, record)
        except (DumpError, UnsupportedInputError) as error:
            self._skip(record.url or record.id, error)
            return []
        return self.of_article(article, source=record.url or record.id)

    def _skip(self, source: str, error: Exception) -> None:
        if self.on_error == "raise":
            raise error
        warnings.warn(f"left out {source!r}: {error}", SkippedPageWarning, stacklevel=3)

    def _text(self, article: Article) -> str:
        return article.to_markdown().strip("\n") if self.text_format == "markdown" else article.text

    def _sections(self, article: Article) -> Iterator[tuple[str, Metadata]]:
        """The text of each section that has any, and where it stands."""
        headings: list[Section] = []
        for number, section in enumerate(article.sections):
            while headings and headings[-1].level >= section.level:
                headings.pop()
            if section.heading:
                headings.append(section)
            if not _section_text(attrs.evolve(section, heading=None)):
                continue
            place: Metadata = {"section_number": number}
            if headings:
                place["section"] = _PATH.join(str(outer.heading.text) for outer in headings if outer.heading)
            for part in self._parts(section):
                if text := self._text(Article(sections=(part,))):  # pictures have none
                    yield text, place

    def _parts(self, section: Section) -> Iterator[Section]:
        """The section, or several that hold its blocks in order and are no longer than the bound where that can be."""
        if self.max_length is None:
            yield section
            return
        opening, blocks, length = attrs.evolve(section, blocks=()), list[Block](), 0
        for block in section.blocks:
            more = len(self._text(Article(sections=(Section(blocks=(block,)),)))) + _GAP
            if not blocks:
                length = len(self._text(Article(sections=(opening,))))
            elif length + more > self.max_length:
                yield attrs.evolve(opening, blocks=tuple(blocks))
                opening, blocks, length = Section(level=section.level), [], -_GAP
            blocks.append(block)
            length += more
        yield attrs.evolve(opening, blocks=tuple(blocks))


def _section_text(section: Section) -> str:
    return Article(sections=(section,)).text
