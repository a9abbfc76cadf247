"""The links in a block of text."""

from typing import NamedTuple

from broadsheet._records import RawBlock
from broadsheet._words import fold

__all__ = ["Link", "links_in"]


class Link(NamedTuple):
    """A link: its text, white space folded, and its target as written."""

    text: str
    href: str


def links_in(block: RawBlock) -> list[Link]:
    """The links in a block, as it names them."""
    pieces = block.pieces or []
    return [
        Link(fold("".join(pieces[start:end])), href)
        for start, end, _, href in block.inline or ()
        if href is not None
    ]
