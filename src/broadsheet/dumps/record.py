"""A page of a dump as data, and how it is handed to a parser."""

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from broadsheet.errors import DumpError

if TYPE_CHECKING:
    from broadsheet import Article, Parser

__all__ = ["Content", "Problem", "ProblemKind", "Record", "Settings", "moment", "parse_record", "record_id"]

#: What a page is kept as: bytes as received, or text that is already decoded.
Content: TypeAlias = bytes | str

#: Why a record has no content: the file ends within it ("truncated"), its bytes are damaged or against
#: the format ("corrupt"), it exceeds the limit ("too_long"), its content encoding cannot be
#: undone ("undecodable"), or its row has no page ("empty").
ProblemKind: TypeAlias = Literal["truncated", "corrupt", "too_long", "undecodable", "empty"]


@attrs.frozen(kw_only=True)
class Problem:
    """Why a record could not be read.

    Attributes:
        kind: What is wrong, for programs.
        message: What is wrong, in a phrase, for people.
    """

    kind: ProblemKind
    message: str


def _length(content: Content | None) -> str:
    unit = "characters" if isinstance(content, str) else "bytes"
    return "None" if content is None else f"<{len(content)} {unit}>"


@attrs.frozen(kw_only=True)
class Record:
    """One page of a dump. It has ``html``, or ``text``, or a ``problem``.

    Attributes:
        id: The dump's own identifier (``WARC-Record-ID``, a column, a path), else a hash of address and offset.
        source: The file it was read from, "-" for the standard input.
        offset: Where :func:`broadsheet.dumps.read_record` finds it in ``source``: for WARC the byte at which the
            record or its compressed member begins; for a compressed file that is not cut into one
            member a record, and for JSON lines and tar, the byte of the decompressed data; for zip the
            byte of the local header; for Parquet the number of the row; for a page in a file 0. None
            for a record that cannot be read alone.
        url: Address of the page.
        html: The page, where the dump says or suggests that it is HTML.
        text: The page, where the dump says that it is plain text.
        charset: The charset that the server or the dump states.
        fetched_at: When it was fetched, aware.
        status: The status of the HTTP response, such as 200.
        content_type: The ``Content-Type`` that the server sent, or the dump states.
        problem: Why it could not be read; None when it could.
    """

    id: str
    source: str
    offset: int | None = None
    url: str | None = None
    html: Content | None = attrs.field(default=None, repr=_length)
    text: Content | None = attrs.field(default=None, repr=_length)
    charset: str | None = None
    fetched_at: dt.datetime | None = None
    status: int | None = None
    content_type: str | None = None
    problem: Problem | None = None


@attrs.frozen(kw_only=True)
class Settings:
    """How a dump is read.

    Attributes:
        source: What its records call it.
        start: Offset of the first record that is wanted.
        max_bytes: Longest content of a record, in bytes before and after decoding.
        columns: Column of a table by field of :class:`Record`, for those that the aliases do not find.
    """

    source: str
    start: int = 0
    max_bytes: int = 64 << 20
    columns: dict[str, str] = attrs.Factory(dict)

    def failed(
        self, kind: ProblemKind, message: str, *, offset: int | None, name: str = "", url: str | None = None
    ) -> Record:
        """The record that stands for one that could not be read."""
        where = "" if offset is None else f" at {offset}"
        problem = Problem(kind=kind, message=f"{message}{where}")
        return Record(
            id=name or record_id(url, self.source, offset),
            source=self.source,
            offset=offset,
            url=url,
            problem=problem,
        )

    def too_long(self, *, offset: int | None, name: str = "", url: str | None = None) -> Record:
        """The record that stands for one that exceeds ``max_bytes``."""
        message = f"a record longer than {self.max_bytes} bytes was skipped"
        return self.failed("too_long", message, offset=offset, name=name, url=url)


def record_id(url: str | None, source: str, offset: int | None) -> str:
    """The identifier of a record that has none of its own: the same whenever the dump is read."""
    key = f"{url or source}@{offset}".encode("utf-8", "replace")
    return hashlib.sha1(key, usedforsecurity=False).hexdigest()


def moment(value: object) -> dt.datetime | None:
    """The aware time that a dump states as ISO 8601, as a time, or as seconds, milliseconds or microseconds.

    Times without a zone are taken for UTC. None when the value is none of these.
    """
    try:
        if isinstance(value, str):
            value = dt.datetime.fromisoformat(value.strip())
        elif isinstance(value, int | float) and not isinstance(value, bool):
            # Seconds reach eleven digits in the year 5138, milliseconds began with more than eleven in 1973.
            unit = 1 if abs(value) < 1e11 else 1e3 if abs(value) < 1e14 else 1e6
            value = dt.datetime.fromtimestamp(value / unit, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    if not isinstance(value, dt.datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)


def parse_record(parser: "Parser", record: Record, *, explain: bool = False) -> "Article":
    """The article of a record, made with all that the record tells about the page.

    What a dump calls HTML is looked at first, since it often is something else; what it calls text is text.

    Args:
        parser: The parser.
        record: The record.
        explain: As in ``Parser.parse``.

    Raises:
        DumpError: The record has a problem and no content.
        UnsupportedInputError: Its content is neither HTML nor text.
    """
    source = record.html if record.text is None else record.text
    if source is None:
        message = record.problem.message if record.problem else "the record has no content"
        raise DumpError(f"{record.source}: {message}: {record.id!r}")
    return parser.parse(
        source,
        url=record.url,
        kind="auto" if record.text is None else "text",
        content_type=_content_type(record),
        fetched_at=record.fetched_at,
        explain=explain,
    )


def _content_type(record: Record) -> str | None:
    """The content type with the charset, which some dumps state apart."""
    if not record.charset or "charset" in (record.content_type or "").lower():
        return record.content_type
    return f"{record.content_type or 'text/html'}; charset={record.charset}"
