"""Boxes amid the text and below it: facts and hints, which are notes, offers and the page's footer, which are no text."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from broadsheet._classify.outline import is_prose
from broadsheet._classify.surroundings import Surroundings
from broadsheet._classify.verdicts import Scored, words_of
from broadsheet._lexicon import cues as c
from broadsheet._records import HEADINGS, Layout, Nodes

__all__ = ["boxed_of", "boxes_apart", "footer_of"]

#: The names of publishing systems and of writers of manuals (Sphinx, MkDocs, Docusaurus, Hugo), among the cue's.
_BOX: Final = re.compile(
    r"(?:info|fact|fakten|call-?out|sidebar|hint)[-_]?(?:box|kasten)|fact-?file|infobloc|encadr[eé]|admonition|callout",
    re.IGNORECASE,
)
_LONGEST: Final = 250  # words of a box
_LARGEST_SHARE: Final = 0.3  # of the words of the body
_APART: Final = c.NEWSLETTER | c.SHARE | c.RELATED | c.COMMENT
#: Log odds of text in a box from which it is text, whatever the class says; sites call more things an advertisement.
_TEXT_SCORE: Final = 2.0
_ADVERTISED_TEXT_SCORE: Final = 0.7
_MOST_BLOCKS: Final = 12  # of a box apart
_MOST_WORDS: Final = 80
#: Elements whose footers are their own, not the page's (HTML, section 4.3.8).
_SECTIONS: Final = frozenset("article aside blockquote main section".split())
_FEWEST_ABOVE: Final = 60  # words of body above a footer
_MOST_PROSE: Final = 0.15  # of the words above


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


def boxes_apart(page: Scored, around: Surroundings) -> Iterator[int]:
    """The blocks of the body in small elements whose class calls them sign-ups, offers, sharing or related links."""
    nodes, blocks = page.layout.nodes, page.layout.blocks
    judged: dict[int, bool] = {}
    for i in page.body:
        node, score = blocks[i].node, page.score(i)
        cues = _APART | c.AD if score < _ADVERTISED_TEXT_SCORE else _APART if score < _TEXT_SCORE else 0
        if not around.cues(node) & cues:
            continue
        branch = around.branch(node)
        while node >= branch >= 0:
            if nodes.cues[node] & cues:
                if node not in judged:
                    judged[node] = _is_small(page.layout, node)
                if judged[node]:
                    yield i
                    break
            node = nodes.parent[node]


def _is_small(layout: Layout, node: int) -> bool:
    first, last = layout.nodes.first[node], layout.nodes.last[node]
    return (
        last - first <= _MOST_BLOCKS
        and sum(block.words for block in layout.blocks[first:last]) <= _MOST_WORDS
    )


def footer_of(page: Scored) -> list[int]:
    """The blocks that end the body in the footer of the page; none where the footer holds much of the prose."""
    found = len(page.body)
    while found and _is_in_footer(page.layout.nodes, page.layout.blocks[page.body[found - 1]].node):
        found -= 1
    above, below = page.body[:found], list(page.body[found:])
    words = words_of(page.layout, above)
    prose = words_of(page.layout, [i for i in below if is_prose(page.layout.blocks[i])])
    return below if words >= _FEWEST_ABOVE and prose <= _MOST_PROSE * words else []


def _is_in_footer(nodes: Nodes, node: int) -> bool:
    """Whether an element stands in a footer, and that in no section."""
    is_inside = False
    while node > 0:
        is_inside = is_inside or nodes.tag[node] == "footer" or nodes.cues[node] & c.FOOTER != 0
        if nodes.tag[node] in _SECTIONS:
            return False
        node = nodes.parent[node]
    return is_inside
