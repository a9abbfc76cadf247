"""Writing HTML: every text of a page goes through :func:`escape`."""

import html
import re
from typing import Final

__all__ = ["clipped", "element", "escape"]

#: Controls, marks that turn the direction of text, and what no HTML document may hold.
_UNWRITABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def escape(text: object) -> str:
    """A text that stands for itself between tags and in quoted attributes, and cannot turn what is around it."""
    return html.escape(_UNWRITABLE.sub(" ", str(text)))


def element(tag: str, content: str = "", /, **attributes: str | None) -> str:
    """An element around ``content``, which is markup already.

    Attributes are escaped here; ``class_`` stands for "class", other underscores for hyphens, None for an attribute
    that is left out.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{content}</{tag}>"


def clipped(text: str, width: int) -> str:
    """``text`` in one line, of ``width`` characters at most."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"
