"""What some extractors leave to those who call them: decoding a page, and the text of the HTML that they give."""

import codecs
import re
from html.parser import HTMLParser
from typing import Final

__all__ = ["decoded", "text_of_html"]

_HEAD: Final = 8192  # bytes in which a page declares its charset, if it does
_CHARSET: Final = re.compile(rb"charset\s*+=\s*+[\"']?+\s*+([\w.:-]+)", re.IGNORECASE)
_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BLOCKS: Final = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr html li main ol p pre section summary table tr ul".split()
)
_SILENT: Final = frozenset({"figcaption", "head", "script", "style", "template"})


def decoded(page: bytes) -> str:
    """A page as text: by its byte order mark, as UTF-8, in the charset that it declares, at last as Windows-1252.

    For extractors that take text only; those that take bytes decode them by themselves.
    """
    for mark, name in _MARKS:
        if page.startswith(mark):
            return page.decode(name, "replace")
    try:
        return page.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(page, 0, _HEAD)
    name = declared[1].decode("ascii", "replace") if declared else "windows-1252"
    try:
        return page.decode("windows-1252" if name.lower() == "iso-8859-1" else name, "replace")
    except LookupError:
        return page.decode("windows-1252", "replace")


class _Paragraphs(HTMLParser):
    """The texts of HTML, cut where its blocks begin and end; captions are left out."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._silent = 0
        self.blocks: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the name is the base class's
        if tag in _BLOCKS:
            self.cut()
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.cut()
        self._silent = max(0, self._silent - (tag in _SILENT))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._parts.append(data)

    def cut(self) -> None:
        """End the block."""
        if text := " ".join("".join(self._parts).split()):
            self.blocks.append(text)
        self._parts.clear()


def text_of_html(fragment: str) -> str:
    """The text of well-formed HTML such as extractors give, with blank lines between its blocks."""
    reader = _Paragraphs()
    reader.feed(fragment)
    reader.close()
    reader.cut()
    return "\n\n".join(reader.blocks)
