"""From what the caller hands over to UTF-8 bytes, and the encoding that won.

Evidence is taken in this order: byte order mark, NUL pattern of UTF-16 and UTF-32, the caller's
``encoding``, the charset of the HTTP content type, the ``meta`` or XML declaration in the first 4 kB,
the page's language, windows-1252. Bytes that are valid UTF-8 and not ASCII are UTF-8, whatever a label
says: text of another encoding passes as UTF-8 by accident only when it is very short.

Decoding is done here and not by libxml2, which ends a document in silence at the first byte that its
decoder does not know.
"""

import re
from codecs import utf_8_decode
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from math import log2
from typing import NamedTuple

from broadsheet._lexicon.encodings import (
    CODECS,
    DOUBLE_BYTE,
    LABELS,
    LANGUAGE_ENCODINGS,
    LETTERS,
    OTHER_SCRIPTS,
)
from broadsheet._records import Decoded
from broadsheet._sniff import reject_binary, reject_unsupported
from broadsheet._twice import decode_once
from broadsheet.limits import Limits
from broadsheet.model import ParseWarning

__all__ = ["decode"]

_PRESCAN = 4096  # browsers stop at 1,024; pages that declare later do exist
_PIECE = 32 << 10
_WIDE = frozenset({"utf-16le", "utf-16be"})
_ASCII = bytes(range(128))
_BOMS = (
    # the marks of UTF-32 begin with those of UTF-16, so they are tried first
    (b"\xff\xfe\0\0", "utf-32le"),
    (b"\0\0\xfe\xff", "utf-32be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
)

# All patterns below are matched against lower-cased bytes of at most _PRESCAN length.
_HEADER_CHARSET = re.compile(r"charset\s*+=\s*+[\"']?+\s*+([^\s\"';,]+)")
_META_CHARSET = re.compile(rb"<meta[\s/][^<>]*?charset\s*+=\s*+[\"']?+\s*+([^\s\"'/>;]+)")
_XML_ENCODING = re.compile(rb"\s*<\?xml[^<>]*?\sencoding\s*=\s*[\"']([^\s\"']+)")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_LANGUAGE = re.compile(
    rb"<html\b[^<>]*?\slang\s*=\s*[\"']?([a-z]{2})"
    rb"|og:locale[\"']?\s+content\s*=\s*[\"']?([a-z]{2})"
    rb"|content-language[\"']?\s+content\s*=\s*[\"']?([a-z]{2})"
)
_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\([IJ])")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
# The first ASCII byte of a run stays: it may be the second half of a double-byte character.
_ASCII_RUN = re.compile(rb"(?<=[\x00-\x7f])[\x00-\x7f]{3,}")


class _Reading(NamedTuple):
    """Bytes read as one encoding.

    ``faults`` sequences could not be read, ``good`` characters beyond ASCII could (0 when not counted).
    """

    text: str
    encoding: str
    faults: int
    good: int


def decode(
    source: bytes | bytearray | memoryview | str,
    *,
    encoding: str | None,
    content_type: str | None,
    limits: Limits,
) -> Decoded:
    """Make UTF-8 bytes of a source, cutting nothing but what exceeds ``limits.max_bytes``.

    Valid UTF-8 without byte order mark and NUL is returned as it is, without a copy.

    Args:
        source: The page as received or as text.
        encoding: What the caller says the encoding is, a label of the Encoding Standard; for ``str`` unused.
        content_type: Value of the HTTP header of that name.
        limits: ``max_bytes`` is applied to the source and to the result.

    Raises:
        UnsupportedInputError: The source is a known format that is neither HTML nor text.
    """
    if isinstance(source, str):
        data, cut = _encode(source, limits.max_bytes)
        reject_unsupported(data, content_type)
        decoded = Decoded(data, "utf-8", "str")
    else:
        data = source if isinstance(source, bytes) else bytes(source)
        cut = len(data) > limits.max_bytes
        data = data[: limits.max_bytes]
        reject_unsupported(data, content_type)
        decoded = _decode_bytes(data, encoding, content_type)
    if decoded.encoding == "utf-8" and (once := decode_once(decoded.data)) is not None:
        warning = ParseWarning(
            code="encoded_twice", message="Text that was encoded twice was decoded once more."
        )
        decoded = Decoded(once, decoded.encoding, decoded.source, (*decoded.warnings, warning))
    if not cut and len(decoded.data) <= limits.max_bytes:
        return decoded
    warning = ParseWarning(
        code="input_truncated", message=f"The source was cut after {limits.max_bytes} bytes."
    )
    data = _cut(decoded.data, limits.max_bytes)
    return Decoded(data, decoded.encoding, decoded.source, (warning, *decoded.warnings))


def _encode(source: str, max_bytes: int) -> tuple[bytes, bool]:
    """Text as UTF-8 without byte order mark, NUL and lone surrogates, and whether it was cut."""
    cut = len(source) > max_bytes
    if cut:
        source = source[:max_bytes]
    try:
        data = source.encode()
    except UnicodeEncodeError:
        # UTF-16 joins surrogates that are a pair after all and finds those that are not
        data = source.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    return (data.replace(b"\0", b"") if b"\0" in data else data), cut


def _cut(data: bytes, size: int) -> bytes:
    """The first ``size`` bytes of UTF-8, less the character that the cut would halve."""
    if len(data) <= size:
        return data
    while size and data[size] & 0xC0 == 0x80:
        size -= 1
    return data[:size]


def _decode_bytes(data: bytes, encoding: str | None, content_type: str | None) -> Decoded:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _finish(_read(data[len(mark) :], name), "bom")
    if b"\0" in data:
        wide = _wide_encoding(data)
        if wide:
            return _finish(_read(data, wide), "nul pattern")
        for name, source in _outer_labels(encoding, content_type):
            # Text that is no markup and not Latin has few NULs, in no regular place.
            if name in _WIDE and (reading := _read(data, name)).faults * 100 <= reading.good:
                return _finish(reading, source)
        reject_binary(data)
        data = data.replace(b"\0", b"")
    labels, warnings = _labels(data, encoding, content_type)
    if data.isascii() and b"\x1b" not in data:
        name, source = labels[0] if labels else ("utf-8", "utf-8 validity")
        return Decoded(data, name, source, warnings)
    valid = _utf8_length(data)
    if valid is not None and not data.isascii():
        return _decode_valid_utf8(data if valid == len(data) else data[:valid], labels, warnings)
    reject_binary(data)
    reading, source = _choose(data, labels)
    return _finish(reading, source, (*warnings, *_mislabelled(reading.encoding, labels)))


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: markup is ASCII, so its NULs stand in a regular place."""
    head = data[:1024]
    size = len(head) // 4
    nuls = [head[offset::4].count(0) for offset in range(4)]
    if size and nuls[1] + nuls[2] + nuls[3] > 2.4 * size and nuls[0] < size / 5:
        return "utf-32le"
    if size and nuls[0] + nuls[1] + nuls[2] > 2.4 * size and nuls[3] < size / 5:
        return "utf-32be"
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 10 < len(head) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16le" if odd > even else "utf-16be"


def _labels(
    data: bytes, encoding: str | None, content_type: str | None
) -> tuple[list[tuple[str, str]], tuple[ParseWarning, ...]]:
    """The encodings that somebody claims, the most trusted first, each with who claims it."""
    labels = list(_outer_labels(encoding, content_type))
    warnings: tuple[ParseWarning, ...] = ()
    if encoding and not _usable(encoding.strip().lower()):
        message = f"The encoding that the caller names is none of the web: {encoding[:40]!r}."
        warnings = (ParseWarning(code="encoding_mislabelled", message=message),)
    name = _declared(data)
    if name:
        labels.append((name, "meta"))
    return labels, warnings


def _outer_labels(encoding: str | None, content_type: str | None) -> Iterator[tuple[str, str]]:
    """The encodings that are claimed from outside the page."""
    if encoding and (name := _usable(encoding.strip().lower())):
        yield name, "caller"
    match = _HEADER_CHARSET.search(content_type[:_PRESCAN].lower()) if content_type else None
    if match and (name := _usable(match[1])):
        yield name, "content-type"


def _usable(label: str) -> str | None:
    """Name of the encoding that a label means, None if it means none or says nothing about the text."""
    name = LABELS.get(label)
    return name if name in CODECS else None


def _declared(data: bytes) -> str | None:
    """The encoding that the page declares at its start, read as the Encoding Standard tells."""
    head = data[:_PRESCAN].lower()
    if b"charset" not in head and b"encoding" not in head:
        return None
    if b"<!--" in head:
        head = _COMMENT.sub(b"", head)
    start = max(0, head.rfind(b"<meta", 0, max(0, head.find(b"charset"))))  # of the tag that says it first
    xml = _XML_ENCODING.match(head)
    for match in chain(_META_CHARSET.finditer(head, start), [xml] if xml else []):
        label = match[1].decode("ascii", "replace")
        name = LABELS.get(label)
        if name and name.startswith("utf-16"):
            return "utf-8"  # the declaration could be read as ASCII, so it is wrong
        if name == "x-user-defined":
            return "windows-1252"
        if name in CODECS:
            return name
    return None


def _utf8_length(data: bytes) -> int | None:
    """Length of the data without a character that is cut off at its end; None if it is not UTF-8."""
    # Piece by piece it takes a third of the time of bytes.decode(), which allocates four bytes a character.
    view = memoryview(data)
    size = len(data)
    done = 0
    try:
        while done < size:
            read = utf_8_decode(view[done : done + _PIECE])[1]
            if not read:
                break
            done += read
    except UnicodeDecodeError:
        return None
    return done if done or not size else None


def _decode_valid_utf8(
    data: bytes, labels: list[tuple[str, str]], warnings: tuple[ParseWarning, ...]
) -> Decoded:
    name, source = labels[0] if labels else ("utf-8", "utf-8 validity")
    # A handful of characters of a double-byte encoding can look like UTF-8.
    if name in DOUBLE_BYTE and len(data.translate(None, _ASCII)) < 12:
        reading = _read(data, name)
        if not reading.faults:
            return _finish(reading, source, warnings)
    if name != "utf-8":
        source = "utf-8 validity"
        warnings = (*warnings, *_mislabelled("utf-8", labels))
    return Decoded(data, "utf-8", source, warnings)


def _choose(data: bytes, labels: list[tuple[str, str]]) -> tuple[_Reading, str]:
    """Read bytes that are not UTF-8 as the most trusted encoding that fits them."""
    if _ISO_2022_JP.search(data) and data.isascii():
        return _read(data, "iso-2022-jp"), "escape sequences"
    doubtful = None
    for name, source in labels:
        reading = _read_utf8(data, 1) if name == "utf-8" else _read(data, name)
        if reading is None:
            continue
        if name == "utf-8" or reading.faults * 100 <= reading.good + 100:
            return reading, source
        if reading.faults * 10 <= reading.good and not doubtful:
            doubtful = reading, source
    reading = _read_utf8(data, 4)
    if reading:
        return reading, "utf-8 validity"
    guessed = _guess(data)
    if guessed:
        return _read(data, guessed), "language"
    return doubtful or (_read(data, "windows-1252"), "default")


def _read_utf8(data: bytes, good_per_fault: int) -> _Reading | None:
    """Damaged UTF-8, None if there is more damage than sense."""
    # Reading megabytes of another encoding as UTF-8 is slow, so the beginning is asked first.
    for part in (data[: 64 << 10], data):
        reading = _read(part, "utf-8")
        if reading.good < good_per_fault * reading.faults:
            return None
    return reading


def _read(data: bytes, name: str) -> _Reading:
    codecs = CODECS[name]
    for codec in codecs:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        return _Reading(text, name, 0, 0)
    text = data.decode(codecs[0], "replace")
    faults = text.count("\ufffd")
    return _Reading(text, name, faults, len(_beyond_ascii(text)) - faults)


def _beyond_ascii(text: str) -> str:
    return "".join(_BEYOND_ASCII.findall(text))


def _guess(data: bytes) -> str | None:
    """The legacy encoding in which the bytes make the likeliest letters, None for a Western page.

    The page's language names one to three encodings to choose from. Where it names none, letters
    beyond ASCII that mostly touch each other tell a script of their own from Western text, where
    they stand alone between ASCII letters.
    """
    candidates = _encodings_of_language(data)
    sample = _ASCII_RUN.sub(b" ", data[: 256 << 10])[: 20 << 10]
    if not candidates:
        high = len(sample.translate(None, _ASCII))
        if high < 40 or sum(map(len, _HIGH_RUN.findall(sample))) * 2 < high:
            return None
        candidates = OTHER_SCRIPTS
    score, name = max(((_letter_score(sample, name), name) for name in candidates), key=lambda pair: pair[0])
    return name if score > 0 else None


def _encodings_of_language(data: bytes) -> tuple[str, ...]:
    for match in _LANGUAGE.finditer(data[:_PRESCAN].lower()):
        language = match[match.lastindex or 1].decode("ascii")
        if language in LANGUAGE_ENCODINGS:
            return LANGUAGE_ENCODINGS[language]
    return ()


def _letter_score(sample: bytes, name: str) -> float:
    """How much likelier the bytes are as text of the encoding than as chance, in bits.

    The logarithm of the likelihood ratio of two chances of a character to be frequent: the share that
    frequent characters have of text, and their share of all characters that the encoding has room for.
    """
    letters = LETTERS[name]
    share, room = (0.4, 94 * 94) if name in DOUBLE_BYTE else (0.85, 128)
    chance = len(letters) / room
    right, wrong = log2(share / chance), log2((1 - share) / (1 - chance))
    score = 0.0
    characters = _beyond_ascii(sample.decode(CODECS[name][0], "replace"))
    for character, count in Counter(characters).items():
        if character in letters:
            score += right * count
        elif character == "\ufffd" or character < "\xa0":
            score -= 10 * count
        else:
            score += wrong * count
    return score


def _mislabelled(name: str, labels: list[tuple[str, str]]) -> Iterator[ParseWarning]:
    """A warning when the most trusted label is not the encoding that was used."""
    if labels and CODECS[labels[0][0]] != CODECS[name]:
        label, source = labels[0]
        message = f"The page is {name}, although its label ({source}) says {label}."
        yield ParseWarning(code="encoding_mislabelled", message=message)


def _finish(reading: _Reading, source: str, warnings: tuple[ParseWarning, ...] = ()) -> Decoded:
    data = reading.text.replace("\0", "").encode("utf-8", "replace")
    if reading.faults:
        message = f"{reading.faults} byte sequences are not {reading.encoding} and were replaced by U+FFFD."
        warnings = (*warnings, ParseWarning(code="decoding_replaced", message=message))
    return Decoded(data, reading.encoding, source, warnings)
