"""Opening a dump: which format it has, and one iterator over its records."""

import os
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final, Literal, TypeAlias

import attrs

from broadsheet.dumps.archives import read_tar, read_zip
from broadsheet.dumps.cursor import Cursor
from broadsheet.dumps.folders import files_below, read_page
from broadsheet.dumps.pages import is_page
from broadsheet.dumps.record import Record, Settings
from broadsheet.dumps.salvage import salvage_zip
from broadsheet.dumps.streams import Pipe, Stream, compression_of, open_stream
from broadsheet.dumps.tables import read_jsonl, read_parquet
from broadsheet.dumps.warc import read_warc, read_warc_pipe
from broadsheet.errors import DumpError

__all__ = ["DumpFormat", "format_of", "open_dump", "read_record"]

#: The formats of dumps. "warc" is for WET files too, "page" is a single file with a page.
DumpFormat: TypeAlias = Literal["warc", "jsonl", "parquet", "zip", "tar", "folder", "page"]

_SUFFIXES: Final[Mapping[str, DumpFormat]] = {
    ".warc": "warc",
    ".wet": "warc",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
}
_BEGINNINGS: Final[Mapping[bytes, DumpFormat]] = {
    b"WARC/": "warc",
    b"PAR1": "parquet",
    b"PK\x03\x04": "zip",
    b"{": "jsonl",
}
_SEEKING: Final = {"warc": read_warc, "parquet": read_parquet, "zip": read_zip}
_COMPRESSED: Final = (".gz", ".zst", ".lz4")
_WHOLE: Final = (".parquet", ".zip", ".tgz")  # nobody compresses them again


def format_of(name: str) -> DumpFormat | None:
    """The format that the name of a file tells; None for a name that is no dump's."""
    suffixes = Path(name.lower()).suffixes
    if suffixes and suffixes[-1] in _COMPRESSED:
        return _SUFFIXES.get(suffixes[-2]) if suffixes[-2:-1] and suffixes[-2] not in _WHOLE else None
    return _SUFFIXES.get(suffixes[-1]) if suffixes else None


def open_dump(
    path: str | os.PathLike[str],
    *,
    format: DumpFormat | None = None,  # noqa: A002 - the word for it
    columns: Mapping[str, str] | None = None,
    start: int = 0,
    max_bytes: int = 64 << 20,
) -> Iterator[Record]:
    """The records of a dump, one after the other; memory holds one of them, or few.

    What cannot be read is among the records, without content and with a ``problem``: a record that is too long or
    damaged in place, and at the end the place from which on a file is truncated or corrupt. Everything
    before comes first, and in a folder the next file follows.

    Args:
        path: A file, a folder, or "-" for the standard input. Folders are read with all folders in them, in the order
            of names, each file as the dump or the page that its name says; files that are neither, such as images, are
            passed over.
        format: The format, where neither the name of the file nor its first bytes tell.
        columns: For tables, the column by field ("html", "text", "url", "id", "charset", "fetched_at", "status",
            "content_type"); a dot goes into an object. Without it the usual names are known.
        start: Offset of the first record that is wanted, as ``Record.offset`` gives it. Not for folders.
        max_bytes: Longest content of a record, in bytes before and after decompression; longer ones are skipped.

    Raises:
        DumpError: The dump cannot be opened: there is no such file, its format is unknown or not for a pipe, or it needs
            an extra that is not installed.
    """
    settings = Settings(source=os.fspath(path), start=start, max_bytes=max_bytes, columns=dict(columns or {}))
    if settings.source == "-":
        return _read_pipe(Pipe(sys.stdin.buffer), format, settings)
    if Path(path).is_dir():
        return _read_folder(Path(path), settings)
    try:
        with Path(path).open("rb") as file:
            form = format or format_of(settings.source) or _sniff(file.read(512), settings)
    except OSError as error:
        raise DumpError(f"{settings.source}: {error.strerror or error}") from error
    return _read_file(Path(path), form, settings, settings.source)


def read_record(
    path: str | os.PathLike[str], offset: int, *, columns: Mapping[str, str] | None = None
) -> Record:
    """The record of a file that has this offset; one with a problem where no record begins.

    Its place is gone to at once in WARC, uncompressed JSON lines, zip and Parquet; other files are read up to it.

    Raises:
        DumpError: The file cannot be opened, or what begins there is no page.
    """
    for record in open_dump(path, columns=columns, start=offset):
        if record.offset == offset:
            return record
        if record.offset is not None and record.offset > offset:
            break
    raise DumpError(f"no page has this offset in {os.fspath(path)}: {offset!r}")


def _read_folder(folder: Path, settings: Settings) -> Iterator[Record]:
    for path in files_below(folder):
        name = path.relative_to(folder).as_posix()
        form = format_of(name)
        if form is None and not is_page(name):
            continue
        own = attrs.evolve(settings, source=str(path), start=0)
        try:
            yield from _read_file(path, form or "page", own, name)
        except DumpError as error:
            yield own.failed("corrupt", f"the file cannot be read ({error})", offset=None, name=name)


def _read_file(path: Path, form: DumpFormat, settings: Settings, name: str) -> Iterator[Record]:
    """The records of a file, and one with a problem where the operating system fails to read it."""
    try:
        with path.open("rb") as file:
            yield from _records_in(file, form, settings, name)
    except OSError as error:
        yield settings.failed("corrupt", f"the file cannot be read further ({error})", offset=None)


def _records_in(file: IO[bytes], form: DumpFormat, settings: Settings, name: str) -> Iterator[Record]:
    compression = compression_of(file.read(8))
    file.seek(0)
    if form in _SEEKING:
        return _SEEKING[form](file, settings)
    if form == "jsonl" and not compression:
        file.seek(settings.start)  # what stands before the record that is wanted need not be read
        return read_jsonl(open_stream(file, ""), settings, settings.start)
    return _read_stream(open_stream(file, compression), form, settings, name)


def _read_stream(stream: Stream, form: DumpFormat, settings: Settings, name: str) -> Iterator[Record]:
    if form == "jsonl":
        return read_jsonl(stream, settings)
    return read_tar(stream, settings) if form == "tar" else read_page(stream, name, settings)


def _read_pipe(pipe: Pipe, form: DumpFormat | None, settings: Settings) -> Iterator[Record]:
    """The records of what can be read only once."""
    form = form or _sniff(pipe.head, settings)
    if form in ("parquet", "folder"):
        raise DumpError(f"this format cannot be read from a pipe: {form!r}")
    stream = open_stream(pipe, compression_of(pipe.head))
    if form == "warc":
        return read_warc_pipe(stream, settings)
    if form == "zip":
        return salvage_zip(Cursor(stream), settings)
    return _read_stream(stream, form, settings, settings.source)


def _sniff(head: bytes, settings: Settings) -> DumpFormat:
    """The format that data begins like; a page when it is none of a dump.

    Raises:
        DumpError: The data is compressed in a way that hides its beginning.
    """
    compression = compression_of(head)
    if compression == "gzip":
        head = zlib.decompressobj(31).decompress(head)
    elif compression:
        raise DumpError(f"the format of {compression} data has to be named: {settings.source!r}")
    if head[257:262] == b"ustar":
        return "tar"
    return next((form for start, form in _BEGINNINGS.items() if head.lstrip().startswith(start)), "page")
