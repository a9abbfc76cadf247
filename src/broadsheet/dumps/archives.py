"""Reading tar and zip archives of pages."""

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, Final

from broadsheet.dumps.cursor import Cursor
from broadsheet.dumps.pages import is_page, page_record
from broadsheet.dumps.record import Record, Settings
from broadsheet.dumps.salvage import salvage_zip
from broadsheet.dumps.streams import Stream, open_stream

__all__ = ["read_tar", "read_zip"]

_BLOCK: Final = 512


class _Forward:
    """A stream as the file object that ``tarfile`` reads, which asks for bytes further on only.

    Attributes:
        block: What was read last.
    """

    def __init__(self, stream: Stream) -> None:
        self._cursor = Cursor(stream)
        self.block = b""

    def read(self, size: int) -> bytes:
        self.block = self._cursor.read(size)
        return self.block

    def tell(self) -> int:
        return self._cursor.position

    def seek(self, position: int) -> None:
        if position < self._cursor.position:
            raise tarfile.ReadError("the archive asks for what stands before")
        self._cursor.skip(position - self._cursor.position)


def read_tar(stream: Stream, settings: Settings) -> Iterator[Record]:
    """The pages of a tar archive, and at last a record with a problem where it is damaged."""
    file: Any = _Forward(stream)
    place = 0
    try:
        archive = tarfile.TarFile(fileobj=file)
        while (member := archive.next()) is not None:
            # The archive would keep every member until its end.
            archive.members.clear()  # type: ignore[attr-defined]
            place = member.offset
            if member.isreg() and place >= settings.start and is_page(member.name):
                yield _tar_page(archive, member, settings)
            place = member.offset_data + -(-member.size // _BLOCK) * _BLOCK
    except tarfile.TarError as error:
        yield _tar_problem(stream, settings, place, f"the archive is damaged ({error})")
        return
    if len(file.block) < _BLOCK or any(file.block):
        yield _tar_problem(stream, settings, place, "the file ends within the archive")


def _tar_page(archive: tarfile.TarFile, member: tarfile.TarInfo, settings: Settings) -> Record:
    if member.size > settings.max_bytes:
        return settings.too_long(offset=member.offset, name=member.name)
    content = archive.extractfile(member)
    data = content.read() if content else b""
    if len(data) < member.size:
        raise tarfile.ReadError("unexpected end of data")
    return page_record(data, member.name, settings, member.offset)


def _tar_problem(stream: Stream, settings: Settings, place: int, message: str) -> Record:
    if stream.damage:
        return settings.failed(*stream.damage, offset=place)
    return settings.failed("truncated", message, offset=place)


def read_zip(file: IO[bytes], settings: Settings) -> Iterator[Record]:
    """The pages of a zip archive, in the order in which they lie; a record with a problem for each that is damaged.

    An archive that lost the table at its end is read from the front, up to where it is good.
    """
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        file.seek(0)
        yield from salvage_zip(Cursor(open_stream(file, "")), settings, str(error))
        return
    with archive:
        for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
            if not info.is_dir() and info.header_offset >= settings.start and is_page(info.filename):
                yield _zip_page(archive, info, settings)


def _zip_page(archive: zipfile.ZipFile, info: zipfile.ZipInfo, settings: Settings) -> Record:
    name, offset = info.filename, info.header_offset
    if info.file_size > settings.max_bytes:
        return settings.too_long(offset=offset, name=name)
    try:
        with archive.open(info) as member:
            data = member.read(settings.max_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        return settings.failed("corrupt", f"the member is damaged ({error})", offset=offset, name=name)
    except (RuntimeError, NotImplementedError) as error:  # encrypted, or of an unknown compression
        return settings.failed(
            "undecodable", f"the member cannot be read ({error})", offset=offset, name=name
        )
    if len(data) > settings.max_bytes:
        return settings.too_long(offset=offset, name=name)
    return page_record(data, name, settings, offset)
