"""What readers wrote below the text, by the heading that counts it, where no class calls it so."""

from typing import Final

from broadsheet._classify.verdicts import Scored, words_of
from broadsheet._lexicon.phrases import category
from broadsheet._records import HEADINGS, Metadata
from broadsheet._signs import signs_of

__all__ = ["counted_comments"]

_FEWEST_COMMENTED: Final = 60  # words of a text below which comments may stand


def counted_comments(page: Scored, metadata: Metadata) -> list[int]:
    """The blocks of the body in the element below a heading that counts comments ("12 comments"), with the heading.

    None where hardly anything stands above them, or where the page says that it is a discussion.
    """
    blocks, nodes, body = page.layout.blocks, page.layout.nodes, page.body
    for at, i in enumerate(body):
        block = blocks[i]
        if block.tag in HEADINGS and any(map(str.isdigit, block.text)) and category(block.text) == "comments":
            if words_of(page.layout, body[:at]) < _FEWEST_COMMENTED or signs_of(metadata).declared < 0:
                return []
            node = nodes.parent[block.node]
            while nodes.last[node] == i + 1:
                node = nodes.parent[node]
            return [below for below in body[at:] if below < nodes.last[node]]
    return []
