"""What an HTTP response holds, as it stands in a WARC record: status, headers, and the body undone.

Crawlers differ in what they undo themselves: some write the body as it came, chunked and compressed; others
write it decoded and leave the headers as they were. So a body that does not fit its headers is taken as it is.
"""

import io
import zlib
from collections.abc import Mapping
from typing import Final, NamedTuple

from broadsheet.errors import DumpError

__all__ = ["ResponseHead", "body_of", "charset_in", "fields_of", "form_of", "response_head"]

_GZIP: Final = ("gzip", "x-gzip")
_NATIVE: Final = {"br": "BrotliReader", "zstd": "ZstdReader"}


class ResponseHead(NamedTuple):
    """The head of a response. ``fields`` has the header's names in lower case; ``size`` is its length in bytes."""

    status: int | None
    fields: Mapping[str, str]
    size: int


def response_head(block: bytes) -> ResponseHead | None:
    """The head with which a block begins; None when it is no HTTP response."""
    if not block.startswith(b"HTTP/"):
        return None
    ends = [(at + len(gap)) for gap in (b"\r\n\r\n", b"\n\n") if (at := block.find(gap)) >= 0]
    size = min(ends, default=len(block))
    line, _, rest = block[:size].partition(b"\n")
    words = line.split(None, 2)
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() and len(words[1]) == 3 else None
    return ResponseHead(status, fields_of(rest), size)


def fields_of(header: bytes) -> dict[str, str]:
    """The fields of a header by name in lower case; of several with one name the first."""
    fields: dict[str, str] = {}
    name = ""
    for line in header.decode("utf-8", "replace").split("\n"):
        if line[:1] in (" ", "\t") and name:
            fields[name] = f"{fields[name]} {line.strip()}".strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower() if colon else ""
        if name in fields:
            name = ""
        elif name:
            fields[name] = value.strip()
    return fields


def charset_in(content_type: str | None) -> str | None:
    """The charset that a content type names, in lower case."""
    for part in (content_type or "").split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'").strip().lower() or None
    return None


def form_of(content_type: str | None) -> str | None:
    """What a content type says a page is: "html" or "text"; "html" when there is none, None for no page."""
    media_type = (content_type or "text/html").partition(";")[0].strip().lower()
    if "html" in media_type:
        return "html"
    return "text" if media_type in ("text/plain", "text/markdown") else None


def body_of(body: bytes, fields: Mapping[str, str], limit: int) -> bytes | None:
    """The body of a response without chunks and content encodings; None when it is longer than ``limit``.

    Of a compressed body that was cut off, the part that can be decompressed.

    Raises:
        ValueError: The body is neither encoded as the header says nor text as it is.
        DumpError: Its encoding needs the extra ``warc``.
    """
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _joined(body)
    for encoding in reversed(fields.get("content-encoding", "").lower().split(",")):
        name = encoding.strip()
        if name in ("", "identity", "none") or body.lstrip()[:1] in (b"<", b""):
            continue
        decoded = _decoded(body, name, limit)
        if len(decoded) > limit:
            return None
        body = decoded
    return body


def _joined(body: bytes) -> bytes:
    """The chunks of a chunked body, put together; the body itself when it is not chunked."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\n", at, at + 1024)) >= 0:
        try:
            size = int(body[at:end].partition(b";")[0].strip() or b"x", 16)
        except ValueError:
            break
        if size <= 0:
            return b"".join(parts)
        parts.append(body[end + 1 : end + 1 + size])
        at = end + 1 + size
        at += 2 if body.startswith(b"\r\n", at) else 1
    # A body that ends early, as crawlers cut long ones, is good up to there.
    return b"".join(parts) if parts else body


def _decoded(body: bytes, name: str, limit: int) -> bytes:
    if name in _GZIP:
        return _inflate(body, 31, limit) if body.startswith(b"\x1f\x8b") else _as_it_is(body, name)
    if name == "deflate":
        for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
            try:
                return _inflate(body, window, limit)
            except ValueError:
                continue
        return _as_it_is(body, name)
    return _read_native(body, name, limit) if name in _NATIVE else _as_it_is(body, name)


def _inflate(body: bytes, window: int, limit: int) -> bytes:
    engine = zlib.decompressobj(window)
    try:
        return engine.decompress(body, limit + 1)
    except zlib.error as error:
        raise ValueError(f"the content encoding cannot be undone ({error})") from error


def _read_native(body: bytes, name: str, limit: int) -> bytes:
    try:
        from fastwarc import stream_io
    except ImportError as error:
        message = f"bodies in {name} need the extra warc (pip install 'broadsheet[warc]'): {name!r}"
        raise DumpError(message) from error
    reader = getattr(stream_io, _NATIVE[name])(io.BytesIO(body))
    parts: list[bytes] = []
    size = 0
    while size <= limit:
        try:
            data = reader.read(64 << 10)
        except OSError:
            break
        if not data:
            break
        parts.append(data)
        size += len(data)
    return b"".join(parts) if parts else _as_it_is(body, name)


def _as_it_is(body: bytes, name: str) -> bytes:
    """The body, when it is text that somebody decoded before.

    Raises:
        ValueError: It holds bytes that no text has.
    """
    if any(byte in body[:1024] for byte in b"\0\1\2\3\4\5\6\7"):
        raise ValueError(f"the content encoding cannot be undone: {name!r}")
    return body
