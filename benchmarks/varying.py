"""The same text as other tools would hand it over: wrapped, without blank lines, indented, as Markdown, cut, doubled.

For :mod:`benchmarks.variations`, which measures what is found then.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from itertools import pairwise
from typing import Any

from broadsheet._decode import decode
from broadsheet._html.tree import build_tree
from broadsheet.limits import Limits

__all__ = ["CHANGES", "CONVERTERS", "vary"]

_LIMITS = Limits()
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_ITEM = re.compile(r"\s*(?:[•*+-]|\d{1,3}[.)])\s+")
_HEADER = 30  # lines above the text that are not cut
_PROSE = 25  # words from which on a line is taken for the text's
_NOT_SHOWN = ("script", "style", "template", "noscript", "svg", "iframe", "select", "textarea")
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"),
        *("ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time"),
        *("tt", "u", "var", "wbr"),
    )
)


def vary(text: str, names: Iterable[str]) -> str:
    """A text changed as the names of :data:`CHANGES` say, in their order."""
    for name in names:
        text = CHANGES[name](text)
    return text


# ------------------------------------------------------------- changes of a text


def _wrapped(width: int, text: str) -> str:
    return "\n".join([piece for line in text.split("\n") for piece in _pieces(line, width)])


def _pieces(line: str, width: int) -> Sequence[str]:
    """A line in pieces of at most ``width`` columns; those of an item hang below its text."""
    if len(line) <= width // 2 or "\t" in line:
        return [line]
    if _UNSPACED.search(line) and line.count(" ") * 8 < len(line):  # each character is two columns wide
        return [line[at : at + width // 2] for at in range(0, len(line), width // 2)]
    item = _ITEM.match(line)
    margin = " " * (item.end() if item else len(line) - len(line.lstrip()))
    return textwrap.wrap(
        line, width, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    ) or [""]


def _with_blank_lines(text: str) -> str:
    return text.replace("\n", "\n\n")


def _without_blank_lines(text: str) -> str:
    return "\n".join([line for line in text.split("\n") if line.strip()])


def _padded(before: str, after: str, text: str) -> str:
    return "\n".join([f"{before}{line}{after}" for line in text.split("\n")])


def _from_within_the_menu(text: str) -> str:
    lines = text.split("\n")
    start = _text_start(lines)
    return "\n".join(lines[max(0, min(start // 2, start - _HEADER)) :])


def _with_doubled_header(text: str) -> str:
    lines = text.split("\n")
    header = lines[: _text_start(lines)]
    return "\n".join(header + lines)


def _text_start(lines: Sequence[str]) -> int:
    """The first line of two in a row that are running text, blank lines aside; else the first such line; else 0."""
    written = [(index, line.count(" ") + len(line) // 12) for index, line in enumerate(lines) if line.strip()]
    long = [(index, place) for place, (index, words) in enumerate(written) if words >= 2 * _PROSE]
    pairs = [here for (here, place), (_, after) in pairwise(long) if after == place + 1]
    return (pairs or [index for index, _ in long] or [0])[0]


#: What can be done to a text.
CHANGES: dict[str, Callable[[str], str]] = {
    "wrapped-60": partial(_wrapped, 60),
    "wrapped-72": partial(_wrapped, 72),
    "single": _without_blank_lines,
    "double": _with_blank_lines,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "indented": partial(_padded, "    ", ""),
    "trailing": partial(_padded, "", "  \xa0"),
    "nbsp": lambda text: text.replace(" ", "\xa0"),
    "quoted": partial(_padded, "> ", ""),
    "no-menu": _from_within_the_menu,
    "doubled": _with_doubled_header,
}


# ------------------------------------------------------------- texts made from HTML


def _tree(page: bytes) -> Any:
    decoded = decode(page, encoding=None, content_type=None, limits=_LIMITS)
    return build_tree(decoded.data, _LIMITS)[0]


def _markup(page: bytes) -> str:
    from lxml import etree

    root = _tree(page)
    return "" if root is None else etree.tostring(root, encoding="unicode", method="html")


def _blocks(page: bytes) -> str:
    """A line for each stretch of text that no element but inline ones interrupts, none of them blank."""
    root = _tree(page)
    lines: list[str] = []
    pieces: list[str] = []

    def end_line() -> None:
        line = " ".join("".join(pieces).split())
        pieces.clear()
        if line:
            lines.append(line)

    def visit(element: Any) -> None:
        is_inline = element.tag in _INLINE
        if not is_inline:
            end_line()
        if isinstance(element.tag, str) and element.tag not in _NOT_SHOWN:
            pieces.append(element.text or "")
            for child in element:
                visit(child)
                pieces.append(child.tail or "")
        if not is_inline:
            end_line()

    if root is not None:
        visit(root)
    return "\n".join(lines)


def _markdown(width: int, page: bytes) -> str:
    converter = import_module("html2text").HTML2Text(bodywidth=width)
    return str(converter.handle(_markup(page)))


def _inscriptis(page: bytes) -> str:
    return str(import_module("inscriptis").get_text(_markup(page)))


#: How a text is made from HTML, by name; html2text and inscriptis must be installed.
CONVERTERS: dict[str, Callable[[bytes], str]] = {
    "blocks": _blocks,
    "inscriptis": _inscriptis,
    "html2text": partial(_markdown, 0),
    "html2text-78": partial(_markdown, 78),
}
