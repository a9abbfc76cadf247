"""Closing elements that nobody closed, so that they do not hold the rest of the page.

libxml2 reads ``style``, ``title`` and their like up to their end tag, wherever they stand; a browser does so outside
of formulas and drawings only. And where a browser leaves a drawing at the first paragraph in it, libxml2 stays inside.
So a page can look whole in a browser and end early here.
"""

import re
from typing import Any

__all__ = ["KINDS", "close_unclosed"]

#: Elements whose text is raw, and foreign content. A script that nobody closes holds the rest in a browser too.
_RAW = frozenset(("iframe", "noembed", "noframes", "style", "textarea", "title", "xmp"))
_FOREIGN = frozenset(("math", "svg"))
KINDS = _RAW | _FOREIGN
_TAIL = 4096  # bytes; an end tag is looked for there before the whole page is searched
_TAG = re.compile(r"</?[a-zA-Z]")
_RAW_CONTENT = rb"\b[^<>]*+>[^<]*+(?:<(?![a-zA-Z/!])[^<]*+)*+"
# Some of the elements at which a browser leaves foreign content: HTML Living Standard, section 13.2.6.5.
_HTML = rb"(?:p|div|h[1-6]|ul|ol|table|blockquote|body|span|img|pre)\b"


def close_unclosed(data: bytes, root: Any) -> bytes | None:
    """The page with an end tag for each element that holds its rest by mistake; None when there is none.

    Args:
        data: The page that ``root`` was made of.
        root: Root of its tree. Only the last element of the page, or one around it, can be one of them.
    """
    last, foreign = root, None
    while len(last):
        last = last[-1]
        if last.tag in _FOREIGN:
            foreign = last
    name = last.tag
    if name in _RAW and not last.tail and last.text and _TAG.search(last.text):
        return _close(data, name, _RAW_CONTENT)
    if foreign is None or foreign.tail or next(foreign.iter("p", "div", "ul", "table"), None) is None:
        return None
    name = foreign.tag
    return _close(data, name, rb"\b(?:[^<]|<(?!%b|%b\b))*+(?=<%b)" % (_HTML, name.encode(), _HTML))


def _close(data: bytes, name: str, content: bytes) -> bytes | None:
    """The page with an end tag behind the content of each element of a name that stands after all its end tags."""
    tag = name.encode()
    tail = data[-_TAIL:].lower()
    if tail.rfind(b"</" + tag) > tail.rfind(b"<" + tag):
        return None
    closed = 0
    for end in re.finditer(rb"</" + tag + rb"\b", data, re.IGNORECASE):
        closed = end.start()
    opened = re.compile(rb"<" + tag + content, re.IGNORECASE)
    rest, count = opened.subn(lambda match: match[0] + b"</" + tag + b">", data[closed:])
    return data[:closed] + rest if count else None
