"""Hints at metadata that stand in the page's visible markup: itemprop, rel, ``time`` and telling classes."""

from collections.abc import Mapping
from typing import NamedTuple

from broadsheet._html.discussions import mark_discussion
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.cues import cues_of
from broadsheet._records import Clue, Layout, RawBlock
from broadsheet._words import fold

__all__ = ["CLUES", "OpenClue", "close_clue", "clue_of_cues", "clue_of_itemprop", "read_cues"]

# Kind of clue that a cue or an itemprop makes of an element; the first that applies is taken.
_CLUE_OF_CUE = (
    (c.BYLINE, "byline"),
    (c.AUTHOR, "author"),
    (c.DATE, "date"),
    (c.SUBTITLE, "subtitle"),
    (c.KICKER, "kicker"),
    (c.TAGS, "tag"),
)
CLUES = c.BYLINE | c.AUTHOR | c.DATE | c.SUBTITLE | c.KICKER | c.TAGS
_CLUE_OF_ITEMPROP = {
    "author": "author",
    "creator": "author",
    "datepublished": "date",
    "datecreated": "date",
    "datemodified": "modified",
    "headline": "headline",
    "alternativeheadline": "subtitle",
    "articlesection": "section",
    "keywords": "tag",
}
_BODY_ITEMPROPS = frozenset({"articlebody", "reviewbody"})
_LONGEST_CLUE = 600  # characters; a longer text is no byline, date, tag or standfirst
_MOST_BLOCKS = 8
# Bounds on what is looked at to find out how long a clue is: elements that claim to be one may nest.
_MOST_PIECES = 400
_MOST_RAW = 10_000  # characters, white space included


class OpenClue(NamedTuple):
    """An inline element that may be metadata: its clue, the piece and block where it begins, its link.

    ``spanned`` tells whether it has inline markup of its own to be closed with it.
    """

    kind: str
    source: str
    value: str | None
    piece: int
    block: int
    href: str | None
    spanned: bool


def clue_of_cues(cues: int) -> str:
    """The kind of clue that an element with one of ``CLUES`` is."""
    return next(kind for cue, kind in _CLUE_OF_CUE if cues & cue)


def clue_of_itemprop(itemprop: str) -> str | None:
    """The kind of clue that an element with this ``itemprop`` is."""
    return _CLUE_OF_ITEMPROP.get(itemprop.strip().lower())


def close_clue(held: OpenClue, node: int, texts: list[str], blocks: list[RawBlock]) -> Clue | None:
    """The clue that an inline element was; None when its text is too long or missing."""
    if held.block == len(blocks):
        inside = texts[held.piece : held.piece + _MOST_PIECES + 1]
        if len(inside) > _MOST_PIECES or sum(map(len, inside)) > _MOST_RAW:
            return None
        text = fold(" ".join(inside))
    else:
        text = _text_of(blocks[held.block : held.block + _MOST_BLOCKS])
    if len(text) > _LONGEST_CLUE or not (text or held.value):
        return None
    return Clue(held.kind, held.source, text, held.value, held.href, held.block, node)


def read_cues(layout: Layout, itemprops: Mapping[int, tuple[str, str | None]]) -> None:
    """Fill ``Nodes.cues`` and add the clues of block elements, once it is known which of them have text.

    Args:
        layout: The layout, complete but for these.
        itemprops: ``itemprop`` and its machine-readable value of the nodes that have one.
    """
    nodes, clues = layout.nodes, layout.clues
    nodes.cues = cues = [
        cues_of(hints) if first < last and hints else 0
        for hints, first, last in zip(nodes.hints, nodes.first, nodes.last, strict=True)
    ]
    mark_discussion(layout)
    for node, (itemprop, _) in itemprops.items():
        if itemprop.strip().lower() in _BODY_ITEMPROPS:
            cues[node] |= c.BODY_PROP
    found = {*itemprops, *[node for node, cue in enumerate(cues) if cue & CLUES]}
    for node in sorted(found):
        if clue := _node_clue(layout, node, *itemprops.get(node, ("", None))):
            clues.append(clue)
    if found:
        clues.sort(key=lambda clue: clue.block)


def _node_clue(layout: Layout, node: int, itemprop: str, value: str | None) -> Clue | None:
    nodes = layout.nodes
    first, last = nodes.first[node], nodes.last[node]
    if last > first + _MOST_BLOCKS:
        return None
    kind = clue_of_itemprop(itemprop)
    source = f"itemprop {itemprop}"
    if kind is None:
        if not nodes.cues[node] & CLUES:
            return None
        kind = clue_of_cues(nodes.cues[node])
        source = f"class {kind}"
    text = _text_of(layout.blocks[first:last])
    if len(text) > _LONGEST_CLUE or not (text or value):
        return None
    return Clue(kind, source, text, value, None, first, node)


def _text_of(blocks: list[RawBlock]) -> str:
    """The text of a few blocks, or as much of it as shows that it is too long."""
    return "\n".join([block.text[: _LONGEST_CLUE + 1] for block in blocks])
