"""Where an element stands: in something that is not of the article, or in the caption of a picture."""

from typing import Final

from broadsheet._lexicon import cues as c
from broadsheet._records import Layout

__all__ = ["ASIDE", "FOREIGN", "is_foreign", "stands_in_caption"]

#: Cues of what is not of the article.
FOREIGN: Final = c.COMMENT | c.RELATED | c.NAV
#: Cues of places where authors are presented, but dates and topics belong to something else.
ASIDE: Final = c.SIDEBAR | c.FOOTER
_ASIDES: Final = frozenset({"aside", "footer"})
_CAPTIONS: Final = frozenset({"figcaption", "figure"})
_CAPTION_DEPTH: Final = 4  # elements around a caption's text


def is_foreign(node: int, layout: Layout, cues: int = FOREIGN) -> bool:
    """Whether an element stands in something that is not of the article: comments, related items."""
    nodes = layout.nodes
    for _ in range(8):
        if node <= 0:
            return False
        if (
            nodes.cues[node] & cues
            or nodes.tag[node] == "nav"
            or (cues & ASIDE and nodes.tag[node] in _ASIDES)
        ):
            # Wrappers of the whole page carry such words as well.
            return nodes.last[node] - nodes.first[node] < len(layout.blocks) // 2
        node = nodes.parent[node]
    return False


def stands_in_caption(node: int, layout: Layout) -> bool:
    """Whether an element stands in the caption of a picture, where it names who made that."""
    nodes = layout.nodes
    for _ in range(_CAPTION_DEPTH):
        if node <= 0:
            return False
        if nodes.tag[node] in _CAPTIONS or nodes.cues[node] & c.CAPTION:
            return True
        node = nodes.parent[node]
    return False
