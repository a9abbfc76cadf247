"""Elements that hold what readers wrote, by the addresses of single comments that stand in them."""

import re
from collections.abc import Sequence
from typing import Final

from broadsheet._lexicon import cues as c
from broadsheet._records import Layout, Nodes, RawBlock

__all__ = ["mark_discussion"]

#: The addresses of single comments and of their forms for answers: WordPress, Typepad, Drupal, TYPO3, Serendipity.
_COMMENT: Final = re.compile(r"#(?:(?:div-)?comment[-_]?|c)\d+$|[?&]replytocom=\d", re.IGNORECASE)
_LONGEST_SIGNATURE: Final = 20  # words of the line that says who wrote a comment and when, and links to it
_FEWEST_COMMENTS: Final = 2
_FEWEST_COMMENTED: Final = 60  # words of a text below which comments may stand


def mark_discussion(layout: Layout) -> None:
    """Call the elements comments in which lines link to single comments, below some text, whatever their class says."""
    blocks, nodes = layout.blocks, layout.nodes
    found = _signatures(blocks)
    if len(found) < _FEWEST_COMMENTS:
        return
    shared = blocks[found[0]].node
    while shared and nodes.last[shared] <= found[-1]:
        shared = nodes.parent[shared]
    start = nodes.first[_child_around(nodes, blocks[found[0]].node, shared)]
    above = (block.words for block in blocks[:start] if 2 * block.link_chars < len(block.text))
    if sum(above) < _FEWEST_COMMENTED:
        return
    for node in range(shared, len(nodes.tag)):
        first = nodes.first[node]
        if first > found[-1]:
            break
        is_part = node == shared or nodes.parent[node] == shared
        if is_part and start <= first < nodes.last[node]:
            nodes.cues[node] |= c.COMMENT


def _signatures(blocks: Sequence[RawBlock]) -> list[int]:
    """The short lines that link to single comments on this page; those on others are listed beside a text."""
    pages: dict[str, list[int]] = {}
    for i, block in enumerate(blocks):
        if (
            block.link_chars
            and block.words <= _LONGEST_SIGNATURE
            and (page := _page_of_comment(block)) is not None
        ):
            pages.setdefault(page, []).append(i)
    own = pages.pop("", [])
    return sorted(own + max(pages.values(), key=len, default=[]))


def _page_of_comment(block: RawBlock) -> str | None:
    """The address before that of a single comment in a block; '' for the page itself, None for no comment."""
    for _, _, _, href in block.inline or ():
        if href and (found := _COMMENT.search(href)):
            return href[: found.start()]
    return None


def _child_around(nodes: Nodes, node: int, parent: int) -> int:
    """The child of ``parent`` that a node stands in; the parent where it is the node."""
    while node != parent and nodes.parent[node] != parent:
        node = nodes.parent[node]
    return node
