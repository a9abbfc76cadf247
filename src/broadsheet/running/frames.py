"""Going from record to record through WARC files without gzip, by the lengths that they state.

Only headers are read, so that a gigabyte of pages takes a moment. The frames are those of RFC 8878 (zstd) and of the
LZ4 frame format 1.6.
"""

import io
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import IO, Final, Protocol

from broadsheet.dumps.cursor import Cursor
from broadsheet.dumps.streams import open_stream
from broadsheet.errors import DumpError

__all__ = ["ENDS", "begins_record", "is_one_record"]

_HEAD: Final = 8 << 10  # longest header of a record that is looked at
_FIRST: Final = 8 << 20  # longest first frame; it tells about the file, not about a page
_LENGTH: Final = re.compile(rb"\r\nContent-Length:[ \t]*([0-9]{1,15})[ \t]*\r\n", re.IGNORECASE)
_BREAKS: Final = b"\r\n\r\n"

_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_ZSTD_SIZES: Final = (0, 2, 4, 8)  # bytes of the content's size, by flag
_ZSTD_DICTIONARY: Final = 3  # bits that say that a dictionary is needed
_LZ4: Final = b"\x04\x22\x4d\x18"


class _End(Protocol):
    """Where the record or the frame ends that begins at ``start``; None for what is none, or needs a dictionary."""

    def __call__(self, file: IO[bytes], start: int) -> int | None: ...


def _record_end(file: IO[bytes], start: int) -> int | None:
    """Where a record ends, with the line breaks behind it."""
    file.seek(start)
    head, blank, _ = file.read(_HEAD).partition(_BREAKS)
    length = _LENGTH.search(head + b"\r\n")
    if not blank or length is None or not head.startswith(b"WARC/"):
        return None
    end = start + len(head) + len(blank) + int(length[1])
    file.seek(end)
    return end + len(_BREAKS) if file.read(len(_BREAKS)) == _BREAKS else None


def _zstd_end(file: IO[bytes], start: int) -> int | None:
    file.seek(start)
    head = file.read(len(_ZSTD) + 1)
    if len(head) <= len(_ZSTD) or not head.startswith(_ZSTD) or head[-1] & _ZSTD_DICTIONARY:
        return None
    flags = head[-1]
    single, checksum = flags >> 5 & 1, flags >> 2 & 1
    sizes = _ZSTD_SIZES[flags >> 6] or single
    position = start + len(head) + (1 - single) + sizes
    last = False
    while not last:
        file.seek(position)
        block = int.from_bytes(raw := file.read(3), "little")
        last, kind, size = bool(block & 1), block >> 1 & 3, block >> 3
        if len(raw) < 3 or kind == 3:
            return None
        position += 3 + (1 if kind == 1 else size)  # a run of one byte is stored as that byte
    return position + 4 * checksum


def _lz4_end(file: IO[bytes], start: int) -> int | None:
    file.seek(start)
    head = file.read(len(_LZ4) + 1)
    if len(head) <= len(_LZ4) or not head.startswith(_LZ4) or head[-1] & 1:
        return None
    flags = head[-1]
    of_block, with_size, of_content = flags >> 4 & 1, flags >> 3 & 1, flags >> 2 & 1
    position = start + len(head) + 2 + 8 * with_size
    while True:
        file.seek(position)
        raw = file.read(4)
        if len(raw) < 4:
            return None
        position += 4
        size = int.from_bytes(raw, "little") & 0x7FFFFFFF
        if not size:
            return position + 4 * of_content
        position += size + 4 * of_block


#: By the compression of a file: where what can be read alone ends.
ENDS: Final[Mapping[str, _End]] = MappingProxyType({"": _record_end, "zstd": _zstd_end, "lz4": _lz4_end})


def begins_record(file: IO[bytes], compression: str, offset: int) -> bool:
    """Whether what begins at ``offset`` begins with a record."""
    file.seek(offset)
    return Cursor(open_stream(file, compression, offset)).read(5) == b"WARC/"


def is_one_record(file: IO[bytes], compression: str) -> bool:
    """Whether the first frame of a compressed file holds one record and no more."""
    end = ENDS[compression](file, 0)
    if end is None or end > _FIRST:
        return False
    file.seek(0)
    frame = file.read(end)
    try:
        data = Cursor(open_stream(io.BytesIO(frame), compression)).read(_FIRST)
    except DumpError:  # the reader of the file says what it lacks
        return False
    return _record_end(io.BytesIO(data), 0) == len(data)
