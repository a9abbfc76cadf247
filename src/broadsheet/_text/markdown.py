"""Inline Markdown: links, emphasis and code inside a paragraph, for texts that are Markdown.

Only what does not depend on the surrounding blocks is read, after CommonMark 0.31, sections 6.1 to 6.4:
code spans of one backtick, links with an inline target, emphasis by asterisks and by underscores at word
boundaries, backslash escapes; and ``<br>``, with which tables part the lines of a cell. Emphasis may hold a
link or code, nothing nests deeper.
"""

import re

from broadsheet._records import Inline

__all__ = ["image_of", "inline_markup"]

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?: \"[^\"]*\")?\)"
    r"|<(?P<auto>https?://[^<>\s]+)>"
    r"|<(?P<break>br) ?/?>"
    r"|\*\*(?=[^\s*])(?P<strong>[^*]+)(?<=\S)\*\*"
    r"|\*(?=[^\s*])(?P<emphasis>[^*]+)(?<=\S)\*"
    r"|(?<!\w)__(?=[^\s_])(?P<strong_>[^_]+)(?<=\S)__(?!\w)"
    r"|(?<!\w)_(?=[^\s_])(?P<emphasis_>[^_]+)(?<=\S)_(?!\w)"
)
_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<url>[^()\s]+)(?: \"[^\"]*\")?\)$")
_BREAK = "\x0b"  # as the walk over HTML writes it
_MAY_MARK = re.compile(r"[\\`\[<*_]")


def image_of(text: str) -> tuple[str, str] | None:
    """Address and alternative text when the paragraph is one image, else None."""
    match = _IMAGE.match(text)
    return (match["url"], match["alt"]) if match else None


def inline_markup(text: str) -> tuple[list[str], list[Inline], str]:
    """The pieces of ``text`` without its markup, the markup over them, and the pieces as one string."""
    pieces: list[str] = []
    inline: list[Inline] = []
    if not _MAY_MARK.search(text):
        return [text], inline, text
    _read(text, pieces, inline, nested=False)
    inline.sort(key=lambda span: (span[0], -span[1]))
    return pieces, inline, "".join(pieces).replace(_BREAK, "\n")


def _read(text: str, pieces: list[str], inline: list[Inline], *, nested: bool) -> None:
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
        elif kind in ("strong", "emphasis"):
            content = match[match.lastgroup or 0]
            if nested:
                pieces.append(content)
            else:
                _read(content, pieces, inline, nested=True)
            inline.append((start, len(pieces), kind, None))
        elif kind == "target":
            pieces.append(match["label"])
            inline.append((start, start + 1, "link", match["target"]))
        elif kind == "auto":
            pieces.append(match["auto"])
            inline.append((start, start + 1, "link", match["auto"]))
        else:
            pieces.append(match["code"])
            inline.append((start, start + 1, "code", None))
    if position < len(text):
        pieces.append(text[position:])
