"""Reading decompressed data by records: exact lengths, headers, and the place that is reached."""

from typing import Final

from broadsheet.dumps.streams import Stream

__all__ = ["HEADER_LIMIT", "Cursor"]

#: Longest header of a record, in bytes.
HEADER_LIMIT: Final = 64 << 10

_GAPS: Final = (b"\r\n\r\n", b"\n\n")
# Shorter than any record: what is read ahead of a header never reaches beyond the member that follows.
_STEP: Final = 64
_CHUNK: Final = 128 << 10


class Cursor:
    """The place up to which a stream is read.

    Attributes:
        stream: The stream.
        position: Bytes of decompressed data before the place.
    """

    def __init__(self, stream: Stream, position: int = 0) -> None:
        self.stream = stream
        self.position = position
        self._ahead = b""

    def read(self, size: int) -> bytes:
        """``size`` bytes, fewer at the end of the data."""
        parts = []
        missing = size
        if self._ahead:
            parts.append(self._ahead[:size])
            self._ahead = self._ahead[size:]
            missing -= len(parts[0])
        while missing and (data := self.stream.read(min(missing, _CHUNK))):
            parts.append(data)
            missing -= len(data)
        self.position += size - missing
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def skip(self, size: int) -> bool:
        """Pass over ``size`` bytes; False when there were fewer."""
        while size and (data := self.read(min(size, _CHUNK))):
            size -= len(data)
        return not size

    def at_record(self) -> bool:
        """Pass over line breaks to the first byte of a record; False at the end of the data."""
        while (byte := self.read(1)) in (b"\r", b"\n"):
            pass
        self.unread(byte)
        return bool(byte)

    def header(self) -> bytes | None:
        """The bytes up to the next blank line, which is read too; None when none is near."""
        data = bytearray()
        while len(data) < HEADER_LIMIT and (more := self.read(_STEP)):
            data += more
            if b"\n" not in more:
                continue
            ends = [data.find(gap, max(0, len(data) - len(more) - 3)) + len(gap) for gap in _GAPS]
            end = min((end for end, gap in zip(ends, _GAPS, strict=True) if end >= len(gap)), default=0)
            if end:
                self.unread(bytes(data[end:]))
                return bytes(data[:end])
        return None

    def unread(self, data: bytes) -> None:
        """Put back what was read last."""
        self._ahead = data + self._ahead
        self.position -= len(data)
