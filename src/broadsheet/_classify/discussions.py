"""What readers wrote below the text: the elements that are called comments, or follow a heading that counts them."""

from collections.abc import Sequence
from typing import Final

from broadsheet._classify.surroundings import Surroundings
from broadsheet._classify.verdicts import Scored, words_of
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import category
from broadsheet._records import HEADINGS, Metadata
from broadsheet._signs import signs_of

__all__ = ["comments_of", "counted_comments"]

_FEWEST_COMMENTED: Final = 60  # words of a text below which comments may stand
_SURE_COMMENT: Final = 2.0  # mean log odds of text from which a part of the text only has such a name


def comments_of(page: Scored, around: Surroundings, metadata: Metadata) -> Sequence[int]:
    """The blocks that end a body and stand in elements for comments.

    None where hardly anything stands above them, or where the page says that it is a discussion.
    """
    layout, body = page.layout, page.body
    parents = layout.nodes.parent
    start = len(body)
    while start and around.cues(parents[layout.blocks[body[start - 1]].node]) & c.COMMENT:
        start -= 1
    found = body[start:]
    words = words_of(layout, found)
    if not words or words_of(layout, body[:start]) < _FEWEST_COMMENTED:
        return []
    mean = sum([page.score(i) * layout.blocks[i].words for i in found]) / words
    return found if mean < _SURE_COMMENT and signs_of(metadata).declared >= 0 else []


def counted_comments(page: Scored, metadata: Metadata) -> Sequence[int]:
    """The blocks of the body in the element below a heading that counts comments ("12 comments"), with the heading.

    None where hardly anything stands above them, or where the page says that it is a discussion.
    """
    blocks, nodes, body = page.layout.blocks, page.layout.nodes, page.body
    for at, i in enumerate(body):
        block = blocks[i]
        if block.tag in HEADINGS and any(map(str.isdigit, block.text)) and category(block.text) == "comments":
            if words_of(page.layout, body[:at]) < _FEWEST_COMMENTED or signs_of(metadata).declared < 0:
                return []
            node = block.node
            while node and nodes.last[node] == i + 1:
                node = nodes.parent[node]
            return [below for below in body[at:] if below < nodes.last[node]]
    return []
