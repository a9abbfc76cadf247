"""Reading a zip archive from the front, by the headers of its members: the table at its end is lost, or not yet there."""

import zlib
from collections.abc import Iterator
from struct import Struct
from typing import Final, NamedTuple

from broadsheet.dumps.cursor import Cursor
from broadsheet.dumps.pages import is_page, page_record
from broadsheet.dumps.record import Record, Settings

__all__ = ["salvage_zip"]

_HEADER: Final = Struct("<4sHHHHHIIIHH")
_MEMBER: Final = b"PK\x03\x04"
_TABLE: Final = (b"PK\x01\x02", b"PK\x05\x06")
_DESCRIPTOR: Final = b"PK\x07\x08"
_ENCRYPTED: Final = 1
_DESCRIBED: Final = 1 << 3  # checksum and lengths stand behind the member
_UTF8: Final = 1 << 11
_STORED: Final = 0
_DEFLATED: Final = 8
_LONG: Final = 0xFFFFFFFF  # the length stands elsewhere
_CHUNK: Final = 64 << 10


class _Member(NamedTuple):
    """The header of a member."""

    name: str
    flags: int
    method: int
    checksum: int
    packed: int


def salvage_zip(cursor: Cursor, settings: Settings, reason: str = "") -> Iterator[Record]:
    """The pages of a zip archive, from the front up to where it is good.

    Args:
        cursor: The archive.
        settings: How to read.
        reason: Why the archive is read in this way, when that is a problem to report at the end.
    """
    offset = 0
    while (header := cursor.read(_HEADER.size)).startswith(_MEMBER) and len(header) == _HEADER.size:
        member = _member(header, cursor)
        data = _content(member, cursor, settings.max_bytes)
        if data is None:
            break
        if is_page(member.name) and not member.name.endswith("/") and offset >= settings.start:
            yield _page(member, data, settings, offset)
        offset = cursor.position
    if reason or not header.startswith(_TABLE):
        message = reason or "the archive cannot be read further without the table at its end"
        yield settings.failed("truncated", f"{message}, good", offset=offset)


def _member(header: bytes, cursor: Cursor) -> _Member:
    _, _, flags, method, _, _, checksum, packed, _, name_length, extra_length = _HEADER.unpack(header)
    name = cursor.read(name_length).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    cursor.skip(extra_length)
    return _Member(name, flags, method, checksum, packed)


def _page(member: _Member, data: bytes, settings: Settings, offset: int) -> Record:
    if len(data) > settings.max_bytes:
        return settings.too_long(offset=offset, name=member.name)
    if not member.flags & _DESCRIBED and zlib.crc32(data) != member.checksum:
        return settings.failed("corrupt", "the member is damaged", offset=offset, name=member.name)
    return page_record(data, member.name, settings, offset)


def _content(member: _Member, cursor: Cursor, limit: int) -> bytes | None:
    """The content, longer than ``limit`` when it exceeds it; None when the end of the member cannot be found."""
    if member.flags & _ENCRYPTED or member.packed == _LONG or member.method not in (_STORED, _DEFLATED):
        return None
    end = None if member.flags & _DESCRIBED else cursor.position + member.packed
    if member.method == _DEFLATED:
        data = _inflated(cursor, limit)
    else:
        data = None if end is None else cursor.read(min(member.packed, limit + 1))
    if data is None or (end is not None and not cursor.skip(end - cursor.position)):
        return None
    return data if end is not None or _pass_descriptor(cursor) else None


def _inflated(cursor: Cursor, limit: int) -> bytes | None:
    """What a deflated member holds, its first ``limit`` bytes and one chunk more at most."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    size = 0
    data = b""
    while not engine.eof:
        data = engine.unconsumed_tail or cursor.read(_CHUNK)
        if not data:
            return None
        try:
            part = engine.decompress(data, _CHUNK)
        except zlib.error:
            return None
        if size <= limit:
            parts.append(part)
            size += len(part)
    cursor.unread(engine.unused_data)
    return b"".join(parts)


def _pass_descriptor(cursor: Cursor) -> bool:
    start = cursor.read(4)
    return cursor.skip(12 if start == _DESCRIPTOR else 8)
