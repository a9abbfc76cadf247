"""Code in ``<pre>``: what highlighters put around and between its lines, which is no code.

There is no standard for it. The class names are those that Pygments, Rouge, Chroma, highlight.js, Prism, Shiki,
Expressive Code, react-syntax-highlighter and Crayon write; a style that keeps numbers from being selected says the same.
"""

import re
from itertools import islice
from typing import Any, Final

__all__ = ["begins_line", "holds_code", "is_bar", "is_gutter", "language_of"]

_GUTTER: Final = re.compile(
    r"(?:^|[\s_-])(?:l(?:ine)?-?n(?:o|um|umber)s?|linenodiv|ln|lntd?|gutter|crayon-nums?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_SELECTED: Final = re.compile(r"user-select:\s*none")
_BAR: Final = re.compile(
    r"(?:^|[\s_-])(?:header|toolbar|copy|clipboard|lang(?:uage)?-(?:name|label))(?:$|[\s_-])", re.IGNORECASE
)
_LONGEST_BAR: Final = 80  # characters
_MOST_NUMBERS: Final = 1000  # texts that are looked at; more lines are rarely numbered
_LANGUAGES: Final = ("data-lang", "data-language")
_LINES: Final = ("code", "ol")  # what the lines of code stand in
_GUTTER_DEPTH: Final = 3  # elements: a gutter, the cell around it, and one between


def holds_code(pre: Any) -> bool:
    """Whether the elements inside a ``<pre>`` are lines of code, not text that is set as it was typed."""
    return len(pre) > 0 and pre[0].tag in _LINES


def language_of(pre: Any, *, in_code: bool) -> str:
    """What names the language of a ``<pre>`` beside its own class, as a class would.

    That is the class of its ``<code>`` (HTML, section 4.5.15), or an attribute of either (Hugo, Shiki, Confluence).
    """
    code = pre[0] if in_code else pre
    named = next((name for holder in (pre, code) for key in _LANGUAGES if (name := holder.get(key))), None)
    return f"language-{named}" if named else (code.get("class") or "") if in_code else ""


def is_gutter(element: Any) -> bool:
    """Whether an element holds the numbers of lines: digits, in what is named so or cannot be selected."""
    holder = element
    for _ in range(_GUTTER_DEPTH):
        hints, style = holder.get("class"), holder.get("style")
        if (hints and _GUTTER.search(hints)) or (style and _NOT_SELECTED.search(style)):
            return all(
                piece.isdigit()
                for text in islice(element.itertext(), _MOST_NUMBERS)
                for piece in text.split()
            )
        holder = holder.getparent()
        if holder is None or holder.tag in ("pre", "code", "tr"):
            break
    return False


def is_bar(element: Any, tag: str) -> bool:
    """Whether a block among the lines is the bar above them: the name of the language, a button that copies."""
    if tag == "button":
        return True
    hints = element.get("class")
    return bool(hints and _BAR.search(hints)) and len("".join(element.itertext())) <= _LONGEST_BAR


def begins_line(element: Any, tag: str) -> bool:
    """Whether a block among the lines is a line of its own, not a part of the one that is open."""
    if tag in ("td", "th"):
        return False
    before = element.getprevious()
    while before is not None and is_gutter(before):
        before = before.getprevious()
    parent = element.getparent()
    return before is not None or bool(parent.text and parent.text.strip())
