"""What a source is: refused as no page at all, or taken as HTML or as plain text."""

import re

from broadsheet._lexicon.formats import BINARY_TYPES, SIGNATURES
from broadsheet._records import Decoded
from broadsheet.errors import UnsupportedInputError

__all__ = ["reject_binary", "reject_unsupported", "sniff_kind"]

_FIRST_BYTES = tuple(SIGNATURES)
_PROBE = 64 << 10
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")

_JSON_START = re.compile(rb'\s*(?:\[\s*)?\{\s*"[^"\\\n]{0,200}"\s*:')
_ADDRESS = re.compile(rb"https?://[\w.-]{1,250}\.[a-z]{2,}(?:[:/?#][^\s<>]*+)?\s*")
_FILE_NAME = re.compile(rb"[^\s<>]{1,250}\.(?:x?html?|txt)(?:\.gz)?\s*")
_LONGEST_NAME = 300
_JSON_TYPE = re.compile(r"application/(?:[\w.-]+\+)?json\b")

# A document says that it is one in its first tag; only white space, comments and declarations may precede it.
_DOCUMENT = re.compile(rb"<(?:!doctype\s+html|html|head|body|frameset)[\s>/]", re.IGNORECASE)
_PREAMBLE = re.compile(rb"(?:\s++|\xef\xbb\xbf|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+")
_TAG = re.compile(
    rb"<(/?)(address|article|aside|blockquote|body|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form"
    rb"|h[1-6]|head|header|hr|html|iframe|li|link|main|meta|nav|noscript|ol|option|p|pre|script|section|select"
    rb"|style|table|tbody|td|tfoot|th|thead|title|tr|ul|(a|abbr|b|br|cite|code|del|em|font|i|img|ins|kbd|mark"
    rb"|q|s|small|span|strike|strong|sub|sup|time|u|wbr))(\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(rb"\n[ \t\r]*\n\s*")
_FENCE = re.compile(rb"^[ \t]*(?:```|~~~)", re.MULTILINE)
_FIRST_TAG = re.compile(rb"<([a-zA-Z][\w:-]{0,60})[\s/>]")


def reject_unsupported(data: bytes, content_type: str | None) -> None:
    """Refuse what is known to be no page: by its first bytes, by its media type, or as a whole.

    JSON documents, mere addresses and mere names of files are known as a whole. Nothing is ever inflated
    or unpacked to look inside.

    Raises:
        UnsupportedInputError: The message names what the source is.
    """
    if data.startswith(_FIRST_BYTES):
        what = next(what for start, what in SIGNATURES.items() if data.startswith(start))
        raise UnsupportedInputError(f"The source is {what}, not HTML or text: {data[:16]!r}")
    if data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
        raise UnsupportedInputError(f"The source is an image, sound or video: {data[:16]!r}")
    media_type = content_type.strip().lower() if content_type else ""
    if media_type.startswith(BINARY_TYPES) and not data.lstrip().startswith(b"<"):
        raise UnsupportedInputError(f"The source is declared as neither HTML nor text: {media_type[:80]!r}")
    if data[:1] in b"{[ \t\r\n" and data:
        _reject_json(data, media_type)
    if data[:4] == b"http" and _ADDRESS.fullmatch(data):
        raise UnsupportedInputError(
            f"The source is an address, not a page; nothing is fetched: {data[:80]!r}"
        )
    if len(data) <= _LONGEST_NAME and _FILE_NAME.fullmatch(data):
        raise UnsupportedInputError(
            f"The source is the name of a file, not what the file holds; nothing is opened: {data[:80]!r}"
        )


def _reject_json(data: bytes, media_type: str) -> None:
    end = data[-256:].rstrip()[-1:]
    if end in (b"}", b"]") and _JSON_START.match(data):
        raise UnsupportedInputError(f"The source is a JSON document, not HTML or text: {data[:32]!r}")
    if _JSON_TYPE.match(media_type) and data.lstrip()[:1] in (b"{", b"["):
        raise UnsupportedInputError(f"The source is declared as JSON: {media_type[:80]!r}")


def reject_binary(data: bytes) -> None:
    """Refuse bytes that are dense with control characters, as compressed or compiled data are.

    Random bytes are a tenth control characters; text with stray ones stays far below a twentieth.

    Raises:
        UnsupportedInputError: The source is binary data of an unknown kind.
    """
    head = data[:2048]
    if len(head) >= 64 and len(head.translate(None, _CONTROLS)) < 0.95 * len(head):
        raise UnsupportedInputError(f"The source is binary data of an unknown kind: {data[:16]!r}")


def sniff_kind(decoded: Decoded, content_type: str | None) -> str:
    """Tell HTML from plain text: "html" or "text".

    A source that begins like a document is HTML, whatever its media type. Otherwise tags must be used and
    not only mentioned, and must carry most of the paragraphs: a Markdown text with a few tags is text.

    Args:
        decoded: The source; its first 64 kB are looked at.
        content_type: Value of the HTTP header of that name. ``text/plain`` wins over a fragment of HTML,
            not over a document.
    """
    data = decoded.data[:_PROBE]
    preamble = _PREAMBLE.match(data)
    start = preamble.end() if preamble else 0
    if _DOCUMENT.match(data, start):
        return "html"
    document = _DOCUMENT.search(data)
    if document and _is_document_after_junk(data, document.start()):
        return "html"
    if content_type and content_type.strip().lower().startswith("text/plain"):
        return "text"
    if _FENCE.search(data):
        data = b"".join(_FENCE.split(data)[::2])
    return "html" if _is_element(data, start) or _is_fragment(data) else "text"


def _is_document_after_junk(data: bytes, start: int) -> bool:
    """Whether a document begins at ``start``, after junk and not inside an article about HTML."""
    junk = data[:start]
    return (
        start * 4 < len(data)
        and not _FENCE.search(junk)
        and data.find(b"<", start + 1) > 0
        and junk[-1:] in (b"", b"\n", b">", b"\r", b" ", b"\t")
        and not junk.rstrip(b" \t").endswith(b":\n")
    )


def _is_element(data: bytes, start: int) -> bool:
    """Whether the data is one element, of whatever name, from its first character to its last."""
    first = _FIRST_TAG.match(data, start)
    return first is not None and data.rstrip().endswith(b"</" + first[1] + b">")


def _is_fragment(data: bytes) -> bool:
    """Whether the paragraphs of the data are marked up by tags and not by blank lines."""
    plain = [part for part in _BLANK_LINE.split(data) if len(part) > 40 and not _TAG.search(part)]
    if 3 * sum(map(len, plain)) > len(data):
        return False
    needed = max(2, 2 * len(plain) + 1)
    for match in _TAG.finditer(data):
        needed -= _weight(data, match)
        if needed <= 0:
            return True
    return False


def _weight(data: bytes, match: re.Match[bytes]) -> int:
    """How surely a tag is used: 0 where it stands between spaces or marks as a word of a sentence."""
    start, end = match.span()
    before, after = data[start - 1 : start] if start else b"\n", data[end : end + 1] or b"\n"
    inline = match[3] is not None
    if before in b"`'\"(" or (before == b" " and after in b" ,.;:)`"):
        return 0
    if match[4] and b"=" in match[4]:
        return 1 if inline else 2
    if inline:
        return 1 if match[1] or match[3].lower() == b"br" else 0
    return 2 if before in b"\n>" or match[1] else 1
