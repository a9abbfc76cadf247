"""Boxes amid the text, by their class: facts, background, hints and warnings of a manual."""

import re
from collections.abc import Sequence
from typing import Final

from broadsheet._classify.surroundings import Surroundings
from broadsheet._lexicon import cues as c
from broadsheet._records import HEADINGS, Layout

__all__ = ["boxed_of"]

#: The names of publishing systems and of writers of manuals (Sphinx, MkDocs, Docusaurus, Hugo), among the cue's.
_BOX: Final = re.compile(
    r"(?:info|fact|fakten|call-?out|sidebar|hint)[-_]?(?:box|kasten)|fact-?file|infobloc|encadr[eé]|admonition|callout",
    re.IGNORECASE,
)
_LONGEST: Final = 250  # words of a box
_LARGEST_SHARE: Final = 0.3  # of the words of the body


def boxed_of(layout: Layout, body: Sequence[int], around: Surroundings) -> list[int]:
    """The blocks of the body that stand in boxes, each with the title of its box."""
    blocks, nodes = layout.blocks, layout.nodes
    inside = [i for i in body if around.cues(blocks[i].node) & c.INFO]
    if not inside:
        return []
    most = min(_LONGEST, _LARGEST_SHARE * sum(blocks[i].words for i in body))
    small: dict[int, bool] = {}
    found: set[int] = set()
    for i in inside:
        node, branch = blocks[i].node, around.branch(blocks[i].node)
        while node >= branch >= 0 and not (nodes.cues[node] & c.INFO and _BOX.search(nodes.hints[node])):
            node = nodes.parent[node]
        if node < branch or branch < 0:
            continue
        first, last = nodes.first[node], nodes.last[node]
        if node not in small:
            small[node] = sum(block.words for block in blocks[first:last]) <= most
        if small[node]:
            found |= {i, first} if _is_title(layout, first) else {i}
    return sorted(found)


def _is_title(layout: Layout, first: int) -> bool:
    """Whether the first block of a box is a heading, or is named a title or heading."""
    block = layout.blocks[first]
    hints = layout.nodes.hints[block.node].lower()
    return block.tag in HEADINGS or "title" in hints or "heading" in hints
