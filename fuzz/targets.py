"""What is fuzzed: four functions that take any bytes and raise when a promise of the library is broken.

Each is the whole of a room that reads what strangers wrote, or writes what others will read.
"""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from broadsheet import Article, Code, Embed, Figure, Image, Paragraph, Parser, Section, Span, Table, Text
from broadsheet._decode import decode
from broadsheet._html.jsonld import load_json, read_jsonld
from broadsheet._sniff import sniff_kind
from broadsheet.errors import UnsupportedInputError
from broadsheet.limits import Limits
from broadsheet.render.html import ELEMENTS

if TYPE_CHECKING:
    from broadsheet.model import SpanKind

__all__ = ["TARGETS"]

_LIMITS = Limits(max_bytes=1 << 16)
_PARSER = Parser(plugins=())
_LABELS = (
    None,
    "utf-8",
    "utf-16",
    "windows-1252",
    "shift_jis",
    "gb18030",
    "iso-2022-jp",
    "x-user-defined",
    "zip",
    "\0",
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TAGS = "|".join(sorted(ELEMENTS, key=len, reverse=True))
#: All that the HTML writer can write: text whose markup is escaped, and tags of the list with quoted attributes.
_WRITTEN = re.compile(
    rf"(?:[^<>&]++|&(?:amp|lt|gt|quot|nbsp|\#x27|\#39|\#160);|</?(?:{_TAGS})(?: [a-z]+=\"[^\"<>]*+\")*+>)*+"
)
#: An address that no gate lets out: links may lead to web pages, mailboxes and parts of the page, pictures to the web.
_ADDRESS = re.compile(r"<[a-z][^<>]* (?:href=\"(?!https?://|mailto:|#)|src=\"(?!https?://))", re.IGNORECASE)


def decoder(data: bytes) -> None:
    """Any bytes under any label become UTF-8 within the limit, or are refused by the declared error."""
    label = _LABELS[data[0] % len(_LABELS)] if data else None
    try:
        decoded = decode(data[1:], encoding=label, content_type=None, limits=_LIMITS)
    except UnsupportedInputError:
        return
    text = decoded.data.decode("utf-8")
    if (
        len(decoded.data) > _LIMITS.max_bytes
        or "\0" in text
        or sniff_kind(decoded, None) not in ("html", "text")
    ):
        raise AssertionError("decoded beyond the limit, with NUL, or to no kind")


def jsonld(data: bytes) -> None:
    """Any script gives objects; what the strict reader takes is read as it is."""
    raw = data.decode("utf-8", "replace")
    objects, _ = read_jsonld(raw, _LIMITS)
    json.dumps(objects, allow_nan=False).encode()
    if not all(isinstance(item, dict) for item in objects):
        raise AssertionError("what comes back is no object")
    try:
        value = json.loads(raw, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return
    if not re.search(r"\\[uU][dD]|\d{200}|[eE]", raw) and load_json(raw, _LIMITS)[0] != [value]:
        raise AssertionError("valid JSON is not read as it is")


def text(data: bytes) -> None:
    """Any plain text gives an article that survives JSON, whose strings are clean, and whose letters are the text's."""
    source = data.decode("utf-8", "replace")
    try:
        article = _PARSER.parse(source, kind="text", explain=len(data) % 2 == 0)
    except UnsupportedInputError:
        return
    written = article.to_json()
    if Article.from_json(written) != article:
        raise AssertionError("JSON does not give the article back")
    if _FORBIDDEN.search("".join(_strings(json.loads(written)))):
        raise AssertionError("a string holds a control or a change of direction")
    if article.to_markdown().encode() == b"":
        raise AssertionError("Markdown is empty")


def html(data: bytes) -> None:
    """Any strings, spans and addresses are written as text and as tags of the list with allowed addresses."""
    strings = (
        data.decode("utf-8", "surrogatepass" if data[:1] < b"\x80" else "replace").split("\n")
        if _is_text(data)
        else []
    )
    blocks = [block for number, string in enumerate(strings) for block in _blocks(number, string)]
    article = Article(
        title="\n".join(strings[:1]),
        language="".join(strings[:1])[:20],
        sections=(Section(blocks=tuple(blocks)),),
    )
    documents = [article.to_html()]
    with suppress(UnsupportedInputError):
        documents.append(_PARSER.parse(data.decode("utf-8", "replace"), kind="html").to_html())
    for document in documents:
        if not _WRITTEN.fullmatch(document) or _ADDRESS.search(document):
            raise AssertionError(f"the HTML holds what it may not: {document[:300]!r}")
        document.encode()


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data[:1] >= b"\x80"
    return True


def _blocks(number: int, string: str) -> list[Paragraph | Code | Figure | Embed | Table]:
    """The string in every place of an article that holds one."""
    end = max(1, len(string) - number % 3)
    kinds: tuple[SpanKind, ...] = ("link", "code", "strong", "math", "emphasis", "deleted")
    spans = tuple(Span(start=at % end, end=end + at, kind=kind, href=string) for at, kind in enumerate(kinds))
    worded = Text(string, spans=spans)
    return [
        Paragraph(text=worded),
        Code(text=string, language=string),
        Figure(images=(Image(url=string, alt=string),), caption=worded, credit=string),
        Embed(url=string, provider=string, text=string),
        Table(header=(worded,), rows=((worded, Text(string)),)),
    ]


def _strings(value: object) -> list[str]:
    stack, found = [value], []
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, dict):
            stack += item.values()
        elif isinstance(item, list):
            stack += item
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)


#: The targets by name.
TARGETS: dict[str, Callable[[bytes], None]] = {
    "decoder": decoder,
    "jsonld": jsonld,
    "text": text,
    "html": html,
}
