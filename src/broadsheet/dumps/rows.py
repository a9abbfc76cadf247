"""The row that a page becomes: its columns, and how a record fills them.

The columns stand here as plain data, so that JSON lines, Parquet and the engines that read Arrow share them.
"""

import datetime as dt
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from broadsheet.dumps.record import Record, parse_record
from broadsheet.errors import DumpError, UnsupportedInputError
from broadsheet.model import Article, Figure, Image, Timestamp

if TYPE_CHECKING:
    from broadsheet import Parser

__all__ = [
    "COLUMNS",
    "ROW_SCHEMA",
    "Column",
    "ColumnType",
    "Extra",
    "Maker",
    "Row",
    "RowMaker",
    "article_row",
]

#: Version of the columns. It grows when one is removed, renamed or of another type, not when one is added.
ROW_SCHEMA: Final = 1

#: The types of columns: "time" is a moment in UTC with microseconds, "images" a list of objects with the
#: strings url, alt and caption.
ColumnType: TypeAlias = Literal["string", "strings", "int", "float", "time", "images"]

#: The renderings of an article that are made only when they are asked for.
Extra: TypeAlias = Literal["markdown", "html", "json"]

#: A row: the value of each column, None for those that do not apply.
Row: TypeAlias = dict[str, Any]


class Column(NamedTuple):
    """A column of the output."""

    name: str
    type: ColumnType
    meaning: str


#: The columns, in their order.
COLUMNS: Final = (
    Column("id", "string", "identifier of the record"),
    Column("url", "string", "address of the page"),
    Column("source", "string", "the file that the record is in"),
    Column("offset", "int", "where in it, for `broadsheet show`"),
    Column("kind", "string", "`article`, `live_blog` or `not_article`; null when there is an error"),
    Column("confidence", "float", "how likely `kind` is right, 0 to 1"),
    Column("title", "string", ""),
    Column("subtitle", "string", ""),
    Column("byline", "string", "the line that names the authors, as printed"),
    Column("authors", "strings", "their names"),
    Column("agency", "string", ""),
    Column("published", "time", "in UTC; midnight where only the day is known"),
    Column("published_precision", "string", "the smallest unit that the page states, such as `day`"),
    Column("modified", "time", ""),
    Column("modified_precision", "string", ""),
    Column("dateline", "string", ""),
    Column("language", "string", ""),
    Column("site_name", "string", ""),
    Column("canonical_url", "string", ""),
    Column("category", "string", ""),
    Column("tags", "strings", ""),
    Column("access", "string", "`full`, `teaser` or `unknown`"),
    Column("lead_image", "string", "its address"),
    Column("images", "images", "the pictures of the body, with alternative text and caption"),
    Column("text", "string", "the body as plain text"),
    Column("markdown", "string", "the article as Markdown, if asked for"),
    Column("html", "string", "the article as HTML, if asked for"),
    Column("json", "string", "the whole article, for `Article.from_json`, if asked for"),
    Column("warnings", "strings", "codes of what was not quite as it should be"),
    Column("error", "string", "why there is no article; null when there is one"),
    Column("error_kind", "string", "the same in a word"),
    Column("elapsed_us", "int", "time for the page, in microseconds; null when it was not parsed to the end"),
    Column("version", "string", "version of broadsheet"),
)

_EMPTY: Final[Mapping[str, Any]] = {column.name: None for column in COLUMNS}


class Maker(ABC):
    """Makes a row of each record, whatever is the matter with it; its children say how.

    Args:
        version: What the column "version" says.
    """

    def __init__(self, version: str) -> None:
        self._version = version

    @abstractmethod
    def content_row(self, record: Record) -> Row:
        """The row of a record's content, without what only the record tells.

        Raises:
            Exception: Anything; it becomes the error of the row.
        """

    def __call__(self, record: Record) -> Row:
        """The row of a record."""
        if record.problem is not None:
            return self.failure(record, record.problem.kind, record.problem.message)
        start = time.perf_counter_ns()
        try:
            row = self.content_row(record)
        except (UnsupportedInputError, DumpError) as error:
            return self.failure(record, "unsupported", str(error))
        except MemoryError:
            return self.failure(record, "memory", "the page needs more memory than there is")
        except Exception as error:  # noqa: BLE001 - one page must not end the run of a million
            return self.failure(record, "failed", f"{type(error).__name__}: {error}")
        row.update(_passed(record))
        row["elapsed_us"] = (time.perf_counter_ns() - start) // 1000
        row["version"] = self._version
        return row

    def failure(self, record: Record, kind: str, message: str) -> Row:
        """The row of a record that gives no article."""
        row = dict(_EMPTY)
        row.update(_passed(record), error=_writable(message), error_kind=kind, version=self._version)
        return row


class RowMaker(Maker):
    """Makes rows with a parser.

    Args:
        parser: The parser.
        extras: The renderings to make beside the text.
    """

    def __init__(self, parser: "Parser", extras: Iterable[Extra] = ()) -> None:
        import broadsheet

        super().__init__(str(broadsheet.__version__))
        self._parser = parser
        self._extras = tuple(extras)

    def content_row(self, record: Record) -> Row:
        """The row of the article that a record's content gives."""
        return article_row(parse_record(self._parser, record), self._extras)


def article_row(article: Article, extras: Iterable[Extra] = ()) -> Row:
    """The row of an article, without what only its record and its making tell."""
    row = dict(_EMPTY)
    row.update(
        url=article.url,
        kind=article.kind,
        confidence=article.confidence,
        title=article.title,
        subtitle=article.subtitle,
        byline=article.byline,
        authors=[author.name for author in article.authors],
        agency=article.agency,
        dateline=article.dateline,
        language=article.language,
        site_name=article.site_name,
        canonical_url=article.canonical_url,
        category=article.category,
        tags=list(article.tags),
        access=article.access,
        lead_image=article.lead_image.url if article.lead_image else None,
        images=[_image(figure, image) for figure in article.figures for image in figure.images],
        text=article.text,
        warnings=[warning.code for warning in article.warnings],
    )
    row["published"], row["published_precision"] = _moment(article.published)
    row["modified"], row["modified_precision"] = _moment(article.modified)
    for extra in extras:
        row[extra] = _RENDERINGS[extra](article)
    return row


_RENDERINGS: Final = {
    "markdown": lambda article: article.to_markdown(frontmatter=True),
    "html": Article.to_html,
    "json": Article.to_json,
}


def _passed(record: Record) -> Iterator[tuple[str, Any]]:
    yield "id", _writable(record.id)
    yield "url", record.url and _writable(record.url)
    yield "source", _writable(record.source)
    yield "offset", record.offset


def _writable(text: str) -> str:
    """A text that UTF-8 can hold: names of files may be any bytes, which Python keeps as lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def _image(figure: Figure, image: Image) -> dict[str, str | None]:
    return {"url": image.url, "alt": image.alt, "caption": figure.caption.plain if figure.caption else None}


def _moment(stamp: Timestamp | None) -> tuple[dt.datetime | None, str | None]:
    """A point in time in UTC, and how exactly it is known."""
    if stamp is None:
        return None, None
    value = stamp.value
    if not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time(), dt.UTC), stamp.precision
    try:
        return value.astimezone(dt.UTC), stamp.precision
    except OverflowError:  # at the two ends of the calendar
        return value.replace(tzinfo=dt.UTC), stamp.precision
