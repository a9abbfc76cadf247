"""Inline Markdown: links, images, emphasis and code inside a paragraph, for texts that are Markdown.

Only what does not depend on the surrounding blocks is read, after CommonMark 0.31, sections 6.1 to 6.5:
code spans of one backtick, links and images with an inline target, emphasis by asterisks and by underscores at
word boundaries, backslash escapes; and ``<br>``, with which tables part the lines of a cell. Emphasis may hold
links, code and images, and links emphasis, code and images; nothing nests deeper.
"""

import re
from typing import NamedTuple

from broadsheet._records import Inline
from broadsheet._words import fold

__all__ = ["Image", "Marked", "inline_markup"]

_TITLE = r"(?: \"[^\"]*\")?"
_ADDRESS = r"<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)?"
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`]+)`"
    rf"|!\[(?P<image>[^\[\]]*)\]\((?P<source>{_ADDRESS}){_TITLE}\)"
    # Brackets in the label stand in pairs, as those of images do; possessive, so that nothing is read twice.
    rf"|\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*+)\]\((?P<target>{_ADDRESS}){_TITLE}\)"
    r"|<(?P<auto>https?://[^<>\s]+)>"
    r"|<(?P<break>br) ?/?>"
    r"|(?<!\S)(?P<empty>__|\*\*)(?!\S)"  # emphasis of nothing, which converters make of icons
    r"|\*\*(?=[^\s*])(?P<strong>[^*]+)(?<=\S)\*\*"
    r"|\*(?=[^\s*])(?P<emphasis>[^*]+)(?<=\S)\*"
    r"|(?<!\w)__(?=[^\s_])(?P<strong_>[^_]+)(?<=\S)__(?!\w)"
    r"|(?<!\w)_(?=[^\s_])(?P<emphasis_>[^_]+)(?<=\S)_(?!\w)"
)
_DEEPEST = 2  # levels of markup inside markup
_BREAK = "\x0b"  # as the walk over HTML writes it
_MAY_MARK = re.compile(r"[\\`\[<*_]")


class Image(NamedTuple):
    """An image among the text: its address, its alternative text, and the target of the link around it."""

    source: str
    alt: str
    link: str | None


class Marked(NamedTuple):
    """A text without its markup.

    Attributes:
        text: What is shown, its white space folded; '' where the markup holds no text.
        pieces: The strings that it was made of.
        inline: The markup over them.
        images: In reading order.
    """

    text: str
    pieces: list[str]
    inline: list[Inline]
    images: list[Image]


def inline_markup(text: str) -> Marked:
    """Read the inline markup of a text."""
    marked = Marked(text, [], [], [])
    if not _MAY_MARK.search(text):
        marked.pieces.append(text)
        return marked
    _read(text, marked, 0, None)
    marked.inline.sort(key=lambda span: (span[0], -span[1]))
    lines = "".join(marked.pieces).replace(_BREAK, "\n").split("\n")
    return marked._replace(text="\n".join(map(fold, lines)).strip())


def _read(text: str, marked: Marked, depth: int, link: str | None) -> None:
    """Add a text to what was read, ``depth`` levels of markup and perhaps a link around it."""
    pieces, inline = marked.pieces, marked.inline
    position = 0
    for match in _TOKEN.finditer(text):
        if match.start() > position:
            pieces.append(text[position : match.start()])
        position = match.end()
        start, kind = len(pieces), (match.lastgroup or "").rstrip("_")
        if kind == "escaped":
            pieces.append(match["escaped"])
        elif kind == "break":
            pieces.append(_BREAK)
        elif kind == "empty":
            continue
        elif kind == "source":
            marked.images.append(Image(match["source"].strip("<>"), match["image"], link))
        else:
            target = match["target"].strip("<>") if kind == "target" else match["auto"]
            content = match["label" if kind == "target" else match.lastgroup or 0]
            if kind in ("code", "auto") or depth == _DEEPEST:
                pieces.append(content)
            else:
                _read(content, marked, depth + 1, target or link)
            if len(pieces) > start:
                inline.append((start, len(pieces), "link" if target is not None else kind, target))
    if position < len(text):
        pieces.append(text[position:])
