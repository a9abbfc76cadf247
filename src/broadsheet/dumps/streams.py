"""The bytes of a file or pipe, decompressed piece by piece, and where the compressed members begin.

A member is what gzip calls a member, and zstd and lz4 a frame: it can be decompressed without what stands before
it. gzip is read with ``zlib``, which tells exactly how far a damaged file is good. zstd and lz4, and gzip
where speed counts, are read with fastwarc (extra ``warc``).
"""

import zlib
from typing import IO, Any, Final, NamedTuple, Protocol

from broadsheet.dumps.record import ProblemKind
from broadsheet.errors import DumpError

__all__ = ["Damage", "File", "Pipe", "Stream", "compression_of", "native_stream", "open_stream"]

_CHUNK: Final = 64 << 10
_GZIP_WINDOW: Final = 31  # the largest window, with gzip's header and checksum
_MAGIC: Final = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"\x04\x22\x4d\x18", "lz4"))
_DICTIONARY: Final = b"\x5d\x2a\x4d\x18"  # the frame with a dictionary at the head of some zstd files


class Damage(NamedTuple):
    """What is wrong with compressed data."""

    kind: ProblemKind
    message: str


class File(Protocol):
    """What is read from the front to the back."""

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` bytes, none at the end."""


class Stream(Protocol):
    """Decompressed data, from the front to the back.

    Attributes:
        member: Where the compressed member begins that holds the byte last read; None in uncompressed data.
        damage: Why the data ends before its time; None while it has not.
    """

    member: int | None
    damage: Damage | None

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes, none at the end of what can be read."""


class _Plain:
    """Uncompressed data."""

    member: int | None = None
    damage: Damage | None = None

    def __init__(self, file: File) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        return self._file.read(size)


class _Inflated:
    """Decompressed gzip data. A read never joins bytes of two members."""

    def __init__(self, file: File, position: int) -> None:
        self.member: int | None = position
        self.damage: Damage | None = None
        self._file = file
        self._loaded = position  # bytes taken from the file
        self._engine = zlib.decompressobj(_GZIP_WINDOW)
        self._begun = False
        self._input = b""
        self._output = b""
        self._at = 0

    def read(self, size: int) -> bytes:
        while self._at == len(self._output):
            if self.damage or not self._inflate():
                return b""
        data = self._output[self._at : self._at + size]
        self._at += len(data)
        return data

    def _inflate(self) -> bool:
        """Fill the output, perhaps with nothing yet; False at the end of the file."""
        self._output, self._at = b"", 0
        if self._engine.eof:
            self._next_member()
        if not self._input and not self._load():
            if self._begun:
                message = f"the file ends, after {self._loaded} bytes, within a gzip member"
                self.damage = Damage("truncated", message)
                self._output = self._engine.flush()
            return bool(self._output)
        if not self._begun and not self._begin():
            return False
        before = self._engine.copy()
        try:
            self._output = self._engine.decompress(self._input, _CHUNK)
        except zlib.error as error:
            self._output = _good_part(before, self._input)
            self.damage = Damage("corrupt", f"damaged gzip data ({error})")
            return bool(self._output)
        self._input = self._engine.unconsumed_tail or self._engine.unused_data
        return True

    def _load(self) -> bool:
        self._input = self._file.read(_CHUNK)
        self._loaded += len(self._input)
        return bool(self._input)

    def _next_member(self) -> None:
        self._engine = zlib.decompressobj(_GZIP_WINDOW)
        self._begun = False

    def _begin(self) -> bool:
        """Skip the zeros with which some writers fill up after a member; False when no member follows."""
        while not (rest := self._input.lstrip(b"\0")):
            if not self._load():
                return False
        self._input = rest
        self.member = self._loaded - len(rest)
        self._begun = True
        return True


def _good_part(engine: Any, data: bytes) -> bytes:
    """What can be inflated of damaged data, found byte by byte; it is the end of the file for us."""
    parts = []
    for index in range(len(data)):
        try:
            parts.append(engine.decompress(data[index : index + 1]))
        except zlib.error:
            break
    return b"".join(parts)


class _Native:
    """Data that fastwarc decompresses. Its readers join members, and end in silence where gzip data is cut."""

    def __init__(self, reader: Any) -> None:
        self.member: int | None = None
        self.damage: Damage | None = None
        self._reader = reader

    def read(self, size: int) -> bytes:
        if self.damage:
            return b""
        try:
            data: bytes = self._reader.read(size)
        except OSError as error:
            cut = any(word in str(error) for word in ("incomplete", "fill whole buffer", "unexpected end"))
            self.damage = Damage("truncated" if cut else "corrupt", f"damaged compressed data ({error})")
            self.member = self._reader.frame_start_position()
            return b""
        if data:
            self.member = self._reader.frame_start_position()
        return data


class Pipe:
    """A pipe, of which the first bytes can be looked at before they are read.

    Args:
        file: The pipe.

    Attributes:
        head: Its first 512 bytes, or all.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._done = 0
        self.head = b""
        while len(self.head) < 512 and (more := file.read(512 - len(self.head))):
            self.head += more

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes, none at the end."""
        data = self.head[self._done : self._done + size] or self._file.read(size)
        self._done += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read; fastwarc asks for it."""
        return self._done


def compression_of(head: bytes) -> str:
    """The compression that data begins like: "gzip", "zstd", "lz4", or "" for none."""
    if head.startswith(_DICTIONARY):
        return "zstd"
    return next((name for magic, name in _MAGIC if head.startswith(magic)), "")


def open_stream(file: File, compression: str, position: int = 0) -> Stream:
    """The decompressed data of a file that stands at ``position``.

    Raises:
        DumpError: It needs the extra ``warc``.
    """
    if compression == "gzip":
        return _Inflated(file, position)
    return native_stream(file, compression) if compression else _Plain(file)


def native_stream(file: File, compression: str) -> Stream:
    """The decompressed data of a file, by fastwarc.

    Raises:
        DumpError: fastwarc is not installed.
    """
    try:
        from fastwarc import stream_io
    except ImportError as error:
        message = f"{compression} files need the extra warc (pip install 'broadsheet[warc]'): {compression!r}"
        raise DumpError(message) from error
    readers = {"gzip": stream_io.GzipReader, "zstd": stream_io.ZstdReader, "lz4": stream_io.Lz4Reader}
    return _Native(readers[compression](file))
