"""Places at which a file can be cut, found without reading the file."""

import os
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final, NamedTuple, TypeAlias

from broadsheet.dumps import DumpFormat
from broadsheet.dumps.streams import compression_of
from broadsheet.errors import MissingExtraError
from broadsheet.running.frames import ENDS, begins_record, is_one_record

__all__ = ["Cut", "cuts_of"]

#: Gives the offset of the first record at or after a place; None when none is found.
_Finder: TypeAlias = Callable[[IO[bytes], int], int | None]

_CHUNK: Final = 1 << 20
_BLOCK: Final = 64 << 10
_GZIP_WINDOW: Final = 31
_MEMBER: Final = b"\x1f\x8b\x08"  # how a compressed member begins
_SEARCH: Final = 256 << 20  # how far to look for a member: further than pages are long
_FIRST: Final = 1 << 20  # longest first record, uncompressed; it tells about the file, not about a page
_LENGTH: Final = re.compile(rb"\r\nContent-Length:[ \t]*([0-9]{1,9})[ \t]*\r\n", re.IGNORECASE)
# A compressed file that was crawled lies in its member as it is, in blocks of 64 KiB at most, and its own members
# look like any. Members that follow each other for longer than that are of the file itself.
_CHAIN: Final = 128 << 10


class Cut(NamedTuple):
    """A place between two records.

    Attributes:
        offset: Offset of the record after it, as ``Record.offset`` gives it.
        place: About where this is in the file, in bytes.
    """

    offset: int
    place: int


def cuts_of(path: Path, form: DumpFormat | None, size: int) -> list[Cut]:
    """Where to cut a file so that its pieces have about ``size`` bytes each; nowhere when that is not easy.

    Raises:
        OSError: The file cannot be read.
        MissingExtraError: Parquet files need the extra ``arrow``.
    """
    with path.open("rb") as file:
        compression = compression_of(file.read(8))
        if form == "parquet":
            return _between_groups(file, size)
        if form == "jsonl" and not compression:
            return _cuts(file, size, _line_after)
        if form == "warc" and compression == "gzip" and _has_members(file):
            return _cuts(file, size, _member_after)
        if form == "warc" and (not compression or (compression in ENDS and is_one_record(file, compression))):
            return _between_records(file, size, compression)
    return []


def _cuts(file: IO[bytes], size: int, find: _Finder) -> list[Cut]:
    end = file.seek(0, os.SEEK_END)
    cuts: list[Cut] = []
    place = size
    while place < end:
        found = find(file, place)
        if found is None or found >= end:
            break
        cuts.append(Cut(found, found))
        place = found + size
    return cuts


def _between_records(file: IO[bytes], size: int, compression: str) -> list[Cut]:
    """The cuts of a WARC file whose records, or the frames around them, state their lengths."""
    end = file.seek(0, os.SEEK_END)
    cuts: list[Cut] = []
    start, place = 0, size
    while (found := ENDS[compression](file, start)) is not None and found < end:
        if found >= place and begins_record(file, compression, found):
            cuts.append(Cut(found, found))
            place = found + size
        start = found
    return cuts


def _between_groups(file: IO[bytes], size: int) -> list[Cut]:
    """The cuts of a Parquet file, whose offsets are numbers of rows; none in a damaged one, its reader reports that."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        message = "Parquet files need the extra arrow (pip install 'broadsheet[arrow]')"
        raise MissingExtraError(message) from error
    try:
        table = parquet.ParquetFile(file).metadata
    except (pa.ArrowException, OSError):
        return []
    cuts = []
    row = place = last = 0
    for number in range(table.num_row_groups - 1):
        group = table.row_group(number)
        row += group.num_rows
        place += sum(group.column(index).total_compressed_size for index in range(group.num_columns))
        if place - last >= size and group.num_rows:
            cuts.append(Cut(row, place))
            last = place
    return cuts


def _line_after(file: IO[bytes], place: int) -> int | None:
    """Offset of the first line that begins at or after a place."""
    position = file.seek(place - 1)
    while chunk := file.read(_CHUNK):
        found = chunk.find(b"\n")
        if found >= 0:
            return position + found + 1
        position += len(chunk)
    return None


def _member_after(file: IO[bytes], place: int) -> int | None:
    """Offset of the first member at or after a place that begins with a record of the file."""
    file.seek(place)
    data, position = b"", place
    while position < place + _SEARCH and (chunk := file.read(_CHUNK)):
        data = data[-len(_MEMBER) + 1 :] + chunk
        first = position + len(chunk) - len(data)
        found = data.find(_MEMBER)
        while found >= 0:
            if _is_chain(file, first + found):
                return first + found
            found = data.find(_MEMBER, found + 1)
        position += len(chunk)
        file.seek(position)
    return None


def _is_chain(file: IO[bytes], offset: int) -> bool:
    """Whether members follow each other from ``offset`` on that begin with a record."""
    size = file.seek(0, os.SEEK_END)
    position = offset
    while position < min(size, offset + _CHAIN):
        member = _member(file, position)
        if member is None:
            return False
        position = member[1]
    return True


def _has_members(file: IO[bytes]) -> bool:
    """Whether the first member holds one record and no more, and a member follows."""
    member = _member(file, 0)
    if member is None:
        return False
    head, blank, _ = member[0].partition(b"\r\n\r\n")
    length = _LENGTH.search(head + b"\r\n")
    return length is not None and len(member[0]) == len(head + blank) + int(length[1]) + len(b"\r\n\r\n")


def _member(file: IO[bytes], offset: int) -> tuple[bytes, int] | None:
    """The first bytes of the member at ``offset`` and where it ends; None when it is damaged or begins with no record."""
    file.seek(offset)
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    head = b""
    while not inflater.eof:
        chunk = file.read(_BLOCK)
        try:
            data = inflater.decompress(chunk)
        except zlib.error:
            return None
        head += data[: _FIRST + 1 - len(head)]
        if not chunk or not head.startswith(b"WARC/"[: len(head)]):
            return None
    return head, file.tell() - len(inflater.unused_data)
