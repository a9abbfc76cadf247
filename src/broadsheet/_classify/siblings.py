"""Parts of the text that the scorer missed, by their markup and place: what HTML calls text, between two paragraphs."""

from itertools import pairwise
from typing import Final

from broadsheet._classify.verdicts import LOW, Scored
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import category
from broadsheet._records import HEADINGS, Nodes

__all__ = ["missed_siblings", "missed_summaries"]

_WRAPPERS: Final = frozenset({"div", "figure", "section"})
_WRAPPED: Final = frozenset("blockquote ul ol dl table pre".split())
#: What HTML calls a part of the text, between two paragraphs of the body and beside them in their element: of the
#: quotations and headings that cross-validation leaves out there, 26 of 27 belong to the body, of paragraphs four of five.
_SIBLING_SCORES: Final = dict.fromkeys(_WRAPPED, -2.5) | dict.fromkeys(HEADINGS, -1.3) | {"p": -1.0}
_LARGEST_SIBLING: Final = 24  # blocks
_NO_TEXT: Final = (
    c.RELATED | c.NEWSLETTER | c.SHARE | c.AD | c.COMMENT | c.PAYWALL | c.NAV | c.TOC | c.TAGS | c.META
)
_LINKED: Final = 0.4  # share of linked letters from which something is a part of the page and not of the text


def missed_siblings(page: Scored) -> list[int]:
    """Quotations, lists, tables, headings and paragraphs that stand between two paragraphs of the body as their siblings."""
    found: list[int] = []
    for before, after in pairwise(page.body):
        if 1 < after - before <= _LARGEST_SIBLING:
            found += _siblings_between(page, before, after)
    return found


def _siblings_between(page: Scored, before: int, after: int) -> list[int]:
    """What is text between two blocks of the body, in the element that holds both and the second as a part of the text."""
    nodes, blocks = page.layout.nodes, page.layout.blocks
    parent = nodes.parent[blocks[after].node]
    while parent >= 0 and nodes.first[parent] > before:
        parent = nodes.parent[parent]
    below = _child_around(nodes, blocks[after].node, parent)
    if below < 0 or (nodes.tag[below] not in _SIBLING_SCORES and below != blocks[after].node):
        return []
    found: list[int] = []
    end = after
    while end > before + 1:
        child = _child_around(nodes, blocks[end - 1].node, parent)
        if child < 0:
            break
        inside = range(max(nodes.first[child], before + 1), end)
        end = inside.start
        above_text = inside.stop == after or inside.stop in found
        if _is_text(page, child, inside) and (above_text or blocks[inside.start].tag not in HEADINGS):
            found += inside
    return sorted(found)


def _child_around(nodes: Nodes, node: int, parent: int) -> int:
    """The child of ``parent`` that a node is or stands in; -1 for none."""
    while node > parent and nodes.parent[node] != parent:
        node = nodes.parent[node]
    return node if node > parent else -1


def _is_text(page: Scored, node: int, inside: range) -> bool:
    """Whether an element between two paragraphs of the body is one of them, in what it is and holds."""
    nodes, blocks = page.layout.nodes, page.layout.blocks
    if not inside or nodes.cues[node] & _NO_TEXT:
        return False
    needed = _SIBLING_SCORES.get(nodes.tag[node]) or _score_of_wrapped(nodes, node, blocks[inside.start].node)
    if needed is None or (blocks[inside.start].tag in HEADINGS and category(blocks[inside.start].text)):
        return False
    linked = sum(blocks[i].link_chars for i in inside)
    return (
        all(page.verdicts[i] is LOW for i in inside)
        and linked < _LINKED * sum(len(blocks[i].text) for i in inside)
        and max(map(page.score, inside)) >= needed
    )


def _score_of_wrapped(nodes: Nodes, wrapper: int, inner: int) -> float | None:
    """The least score of a quotation, list or table that is all that a wrapper holds; None when it holds no such thing.

    Args:
        nodes: The nodes of the page.
        wrapper: What may be a wrapper.
        inner: A node in it.
    """
    if nodes.tag[wrapper] not in _WRAPPERS:
        return None
    while inner > wrapper and nodes.tag[inner] not in _WRAPPED:
        inner = nodes.parent[inner]
    is_all = nodes.first[inner] == nodes.first[wrapper] and nodes.last[inner] == nodes.last[wrapper]
    return _SIBLING_SCORES.get(nodes.tag[inner]) if is_all and inner > wrapper else None


def missed_summaries(page: Scored) -> list[int]:
    """What stands over a folded part of the text as long as that is folded."""
    nodes, blocks = page.layout.nodes, page.layout.blocks
    return [
        i - 1
        for i in page.body
        if i - 1 in page.window
        and blocks[i - 1].tag == "summary"
        and page.verdicts[i - 1] is LOW
        and i < nodes.last[nodes.parent[blocks[i - 1].node]]
    ]
