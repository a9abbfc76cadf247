"""Which columns of a table hold the page, and what is known about it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from broadsheet.dumps.record import Content, Record, Settings, moment, record_id
from broadsheet.errors import DumpError

__all__ = ["ALIASES", "Columns"]

#: The columns that are looked for, the first first, by field of a record: the names that corpora of web pages use.
#: Compared in lower case with "_" for "-"; a dot goes into an object.
ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "html": ("html", "raw_html", "page_html", "html_content", "raw_content", "content", "body", "page"),
    "text": ("text", "plain_text", "page_text"),
    "id": ("id", "_id", "warc_record_id", "record_id", "doc_id", "uuid"),
    "url": ("url", "uri", "warc_target_uri", "target_uri", "source_url", "page_url", "metadata.url"),
    "charset": ("charset", "encoding", "content_charset"),
    "fetched_at": ("fetched_at", "fetch_time", "warc_date", "crawl_date", "date_download", "timestamp"),
    "status": ("status", "status_code", "http_status", "fetch_status"),
    "content_type": ("content_type", "mime_type", "content_mime_type", "mime"),
}


class Columns:
    """The columns of one table.

    Raises:
        DumpError: A column is named for what is no field of a record.
    """

    def __init__(self, settings: Settings) -> None:
        unknown = sorted(set(settings.columns) - set(ALIASES))
        if unknown:
            raise DumpError(
                f"no field that a column can give (there are {', '.join(ALIASES)}): {unknown[0]!r}"
            )
        self.settings = settings
        self._names: tuple[str, ...] = ()
        self._chosen: dict[str, str] = {}

    def wanted(self, names: Iterable[str]) -> list[str]:
        """The columns to read of those that a table has.

        Raises:
            DumpError: The table lacks a column that was named.
        """
        names = list(names)
        for column in self.settings.columns.values():
            if column not in names and column.partition(".")[0] not in names:
                raise DumpError(
                    f"{self.settings.source}: no such column (there are {', '.join(names)}): {column!r}"
                )
        chosen = self._choose(tuple(names)).values()
        outer = {path if path in names else path.partition(".")[0] for path in chosen}
        return [name for name in names if name in outer]

    def record(self, row: Mapping[str, Any], offset: int | None) -> Record:
        """The record that a row is."""
        names = tuple(row)
        if names != self._names:
            self._names, self._chosen = names, self._choose(names)
        values = {field: _value(row, path) for field, path in self._chosen.items()}
        url = _string(values.get("url"))
        name = values.get("id")
        name = record_id(url, self.settings.source, offset) if name in (None, "") else str(name)
        html, text = _content(values.get("html")), _content(values.get("text"))
        content = html or text
        if content is None:
            return self.settings.failed("empty", "the row has no page", offset=offset, name=name, url=url)
        if len(content) > self.settings.max_bytes:
            return self.settings.too_long(offset=offset, name=name, url=url)
        return Record(
            id=name,
            source=self.settings.source,
            offset=offset,
            url=url,
            html=html,
            text=text,
            charset=_string(values.get("charset")),
            fetched_at=moment(values.get("fetched_at")),
            status=_integer(values.get("status")),
            content_type=_string(values.get("content_type")),
        )

    def _choose(self, names: tuple[str, ...]) -> dict[str, str]:
        """The column of each field, as it is written in the table; a path where it lies in an object."""
        written = {name.lower().replace("-", "_"): name for name in reversed(names)}
        chosen: dict[str, str] = {}
        for field, aliases in ALIASES.items():
            if field in self.settings.columns:
                chosen[field] = self.settings.columns[field]
                continue
            for alias in aliases:
                outer, dot, inner = alias.partition(".")
                if outer in written:
                    chosen[field] = f"{written[outer]}{dot}{inner}"
                    break
        if "html" in chosen and "text" in chosen:
            del chosen["html" if set(self.settings.columns) & {"html", "text"} == {"text"} else "text"]
        return chosen


def _value(row: Mapping[str, Any], path: str) -> Any:
    if path in row:
        return row[path]
    value: Any = row
    for part in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value


def _content(value: object) -> Content | None:
    return value if isinstance(value, str | bytes) and value else None


def _string(value: object) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return value if isinstance(value, str) and value else None


def _integer(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 6:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
