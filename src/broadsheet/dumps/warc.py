"""Reading WARC files, WET files among them, in any compression.

The grammar of records is read here, over the decompressed bytes that :mod:`broadsheet.dumps.streams` gives. Where
fastwarc is installed it decompresses gzip data, in about half the time; ``zlib`` takes over where a file has not
one member for each record or ends early, since only ``zlib`` tells exactly how far a file is good.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import IO

from broadsheet.dumps.cursor import Cursor
from broadsheet.dumps.http import fields_of
from broadsheet.dumps.record import Record, Settings
from broadsheet.dumps.streams import Damage, Stream, compression_of, native_stream, open_stream
from broadsheet.dumps.warc_page import page_of

__all__ = ["read_warc", "read_warc_pipe"]


def read_warc(file: IO[bytes], settings: Settings) -> Iterator[Record]:
    """The pages of a WARC file, and at last a record with a problem where it is damaged.

    Raises:
        DumpError: The file needs the extra ``warc``.
    """
    compression = compression_of(file.read(8))
    start, known = settings.start, False
    if compression == "gzip" and find_spec("fastwarc") and _begins_at(file, compression, start):
        file.seek(start)
        members = _Reader(native_stream(file, compression), settings, whole=False)
        yield from members.pages(only_members=True)
        if members.last is not None:
            start, known = members.last, True
    reader = _reader_at(file, compression, settings, start)
    if known:
        reader.pass_over()
    yield from reader.pages()
    yield from reader.report()


def read_warc_pipe(stream: Stream, settings: Settings) -> Iterator[Record]:
    """The pages of a WARC file that can be read only once."""
    reader = _Reader(stream, settings, whole=None)
    yield from reader.pages()
    yield from reader.report()


def _begins_at(file: IO[bytes], compression: str, offset: int) -> bool:
    """Whether a compressed member that begins with a record stands at ``offset``."""
    file.seek(offset)
    if compression_of(file.read(8)) != compression:
        return False
    file.seek(offset)
    return Cursor(open_stream(file, compression, offset)).read(5) == b"WARC/"


def _reader_at(file: IO[bytes], compression: str, settings: Settings, start: int) -> "_Reader":
    """A reader of the records from ``start`` on, which is a member's offset or else counts decompressed bytes."""
    if not compression:
        file.seek(start)
        return _Reader(open_stream(file, compression), settings, whole=True, position=start)
    if start and _begins_at(file, compression, start):
        file.seek(start)
        return _Reader(open_stream(file, compression, start), settings, whole=False)
    file.seek(0)
    reader = _Reader(open_stream(file, compression), settings, whole=True if start else None)
    reader.cursor.skip(start)
    return reader


class _Reader:
    """The records of a stream, one after the other.

    Offsets are those of compressed members when the second record begins one, else they count decompressed bytes.

    Args:
        stream: The stream.
        settings: How to read.
        whole: Whether offsets count decompressed bytes; None leaves it to the second record.
        position: What the offset of the stream's first byte is, when offsets count decompressed bytes.

    Attributes:
        cursor: The place that is reached.
        last: Offset of the last record that was whole.
    """

    def __init__(self, stream: Stream, settings: Settings, *, whole: bool | None, position: int = 0) -> None:
        self.cursor = Cursor(stream, position)
        self.last: int | None = None
        self._settings = settings
        self._whole = whole
        self._member: int | None = None
        self._offset: int | None = None
        self._failure: Damage | None = None

    def pages(self, *, only_members: bool = False) -> Iterator[Record]:
        """The pages up to the first damage, or to the first record that begins no member."""
        more = self.cursor.at_record()
        while more and (self._locate() or not only_members):
            offset = self._offset
            record = self._read()
            if self._failure:
                return
            more = self.cursor.at_record()
            stream = self.cursor.stream
            if (
                not more
                and stream.damage
                and stream.damage.kind == "corrupt"
                and stream.member == self._member
            ):
                # The checksum follows the record, and it is the record that it says to be damaged.
                self._failure = stream.damage
                return
            self.last = offset
            if record is not None:
                yield record

    def pass_over(self) -> None:
        """Leave the first record out."""
        if self.cursor.at_record():
            self._locate()
            self._read()

    def report(self) -> Iterator[Record]:
        """A record with the problem that ended the reading; none when the end of the file did."""
        damage = self.cursor.stream.damage
        if self._failure:
            yield self._settings.failed(*self._failure, offset=self._offset)
        elif damage:
            member = self.cursor.stream.member
            offset = self.cursor.position if self._whole else member if member != self._member else None
            yield self._settings.failed(*damage, offset=offset)

    def _locate(self) -> bool:
        """Note where the record begins that comes next; whether it begins a member."""
        member = self.cursor.stream.member
        fresh = member != self._member
        if self._whole is None and (member is None or self._member is not None):
            self._whole = not fresh
        self._member = member
        self._offset = self.cursor.position if self._whole else member if fresh else None
        return fresh

    def _read(self) -> Record | None:
        """The page of the record that comes next; None when it holds none or is damaged."""
        header = self.cursor.header()
        fields = fields_of(header.partition(b"\n")[2]) if header else {}
        length = fields.get("content-length", "")
        if header is None and not self.cursor.read(1):
            self._fail(Damage("truncated", "the file ends within a record"))
        elif header is None or not header.startswith(b"WARC/") or not _is_number(length):
            self._fail(Damage("corrupt", "no WARC record begins here"))
        else:
            end = self.cursor.position + int(length)
            page = page_of(fields, int(length), self.cursor, self._settings, self._offset)
            if self.cursor.skip(end - self.cursor.position):
                return page
            self._fail(Damage("truncated", "the file ends within a record"))
        return None

    def _fail(self, damage: Damage) -> None:
        self._failure = self.cursor.stream.damage or damage


def _is_number(digits: str) -> bool:
    return digits.isascii() and digits.isdigit() and len(digits) < 19
