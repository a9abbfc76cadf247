"""Blocks that the scorer missed, though what stands around them is body."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from broadsheet._classify.verdicts import KEPT, LOW, Scored, is_link
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import category
from broadsheet._records import HEADINGS, Layout, Nodes, RawBlock

__all__ = ["FINDERS"]

#: A quotation, code or item of a list right between two blocks of the body needs less of its own: three of
#: four such blocks that cross-validation leaves out belong to it, of paragraphs and boxes but half.
_INSERT_SCORE: Final = -1.3
_INSERTS: Final = frozenset("blockquote q pre li dt dd".split())
#: Code this close to the text needs less still: outside of it, hardly any stands in a page.
_CODE_SCORE: Final = -2.0
_BESIDE_CODE: Final = 2  # blocks
_WRAPPED: Final = frozenset("blockquote ul ol dl table pre".split())
#: What HTML calls a part of the text, between two paragraphs of the body and beside them in their element: of the
#: quotations and headings that cross-validation leaves out there, 26 of 27 belong to the body, of paragraphs four of five.
_SIBLING_SCORES: Final = dict.fromkeys(_WRAPPED, -2.5) | dict.fromkeys(HEADINGS, -1.3) | {"p": -1.0}
_LARGEST_SIBLING: Final = 24  # blocks
_NO_TEXT: Final = (
    c.RELATED | c.NEWSLETTER | c.SHARE | c.AD | c.COMMENT | c.PAYWALL | c.NAV | c.TOC | c.TAGS | c.META
)
#: An item of a list most of which is body needs less still.
_ITEM_SCORE: Final = -2.5
_ITEMS: Final = frozenset("li dt dd".split())
_LISTS: Final = frozenset("ul ol dl".split())
_IN_LISTS: Final = _ITEMS | _LISTS | {"div", "p"}
#: Mean log odds of the words of a list right behind text, and of one behind a line that announces it. Of such
#: lists that cross-validation leaves out, by words, seven of eight and nineteen of twenty belong to the body.
_LIST_SCORE: Final = -1.0
_ANNOUNCED_LIST_SCORE: Final = -1.3
#: And of an announced list with body above and below.
_AMID_LIST_SCORE: Final = -1.6
_ANNOUNCEMENT_SCORE: Final = -2.0
_LONGEST_ANNOUNCEMENT: Final = 40  # words
_BESIDE: Final = 3  # blocks: body this close to an announced list is beside it
#: Shares of linked letters from which a list is one of links, and an announced one.
_LINKED: Final = 0.6
_ANNOUNCED_LINKED: Final = 0.4


def missed_inserts(page: Scored) -> list[int]:
    """Single quotations, pieces of code and items of lists amid the text."""
    return [
        before + 1
        for before, after in pairwise(page.body)
        if after == before + 2 and _is_missed(page, before + 1) and page.score(before + 1) >= _INSERT_SCORE
    ]


def missed_siblings(page: Scored) -> list[int]:
    """Quotations, lists, tables, headings and paragraphs that stand between two paragraphs of the body as their siblings."""
    found: list[int] = []
    for before, after in pairwise(page.body):
        if 1 < after - before <= _LARGEST_SIBLING and page.layout.blocks[after].tag in _SIBLING_SCORES:
            found += _siblings_between(page, before, after)
    return found


def _siblings_between(page: Scored, before: int, after: int) -> list[int]:
    """What is text between two blocks of the body, the second of which stands in the element of the first."""
    nodes, blocks = page.layout.nodes, page.layout.blocks
    parent = nodes.parent[blocks[after].node]
    if parent < 0 or _child_around(nodes, blocks[before].node, parent) < 0:
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
        and linked < _ANNOUNCED_LINKED * sum(len(blocks[i].text) for i in inside)
        and max(map(page.score, inside)) >= needed
    )


def _score_of_wrapped(nodes: Nodes, wrapper: int, inner: int) -> float | None:
    """The least score of a quotation, list or table that is all that a ``div`` holds; None when it holds no such thing.

    Args:
        nodes: The nodes of the page.
        wrapper: What may be a ``div``.
        inner: A node in it.
    """
    if nodes.tag[wrapper] != "div":
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


def missed_code(page: Scored) -> list[int]:
    """Preformatted text just behind text."""
    kept = set(page.body)
    found = []
    for i in page.window:
        is_code = page.layout.blocks[i].tag == "pre" and page.score(i) >= _CODE_SCORE
        if is_code and page.verdicts[i] is LOW and not kept.isdisjoint(range(i - _BESIDE_CODE, i)):
            kept.add(i)
            found.append(i)
    return found


def _is_missed(page: Scored, i: int) -> bool:
    block = page.layout.blocks[i]
    return page.verdicts[i] is LOW and block.tag in _INSERTS and not is_link(block)


def missed_items(page: Scored) -> list[int]:
    """Items of lists most of which is body."""
    missed: dict[int, list[int]] = {}
    for before, after in pairwise(page.body):
        for i in range(before + 1, after):
            is_item = page.layout.blocks[i].tag in _ITEMS
            if is_item and page.score(i) >= _ITEM_SCORE and _is_missed(page, i):
                missed.setdefault(_list_around(page.layout, i), []).append(i)
    return sorted(
        i for node, items in missed.items() if node >= 0 and _is_mostly_body(page, node) for i in items
    )


def _list_around(layout: Layout, i: int) -> int:
    """The outermost list around a block; -1 for none."""
    nodes, node, found = layout.nodes, layout.blocks[i].node, -1
    while node >= 0 and nodes.tag[node] in _IN_LISTS:
        found = node if nodes.tag[node] in _LISTS else found
        node = nodes.parent[node]
    return found


def _is_mostly_body(page: Scored, node: int) -> bool:
    blocks, nodes = page.layout.blocks, page.layout.nodes
    words = kept = 0
    for i in range(nodes.first[node], nodes.last[node]):
        words += blocks[i].words
        kept += blocks[i].words if page.verdicts[i].label in KEPT else 0
    return 2 * kept > words


def missed_lists(page: Scored) -> list[int]:
    """Lists behind text or an announcement, and the announcement.

    A list is kept as one, since its items are too short to be judged alone.
    """
    nodes, window = page.layout.nodes, page.window
    kept = set(page.body)
    found: list[int] = []
    for node in _lists_with_misses(page):
        items = range(max(nodes.first[node], window.start), min(nodes.last[node], window.stop))
        before = items[0] - 1
        if before not in window or not (found_now := _missed_list(page, kept, items)):
            continue
        new = [i for i in found_now if page.verdicts[i] is LOW and not is_link(page.layout.blocks[i])]
        kept.update(new)
        found += new
    return found


def _lists_with_misses(page: Scored) -> Iterator[int]:
    """The innermost lists around the blocks that were left out, in document order, each once."""
    blocks, nodes = page.layout.blocks, page.layout.nodes
    last = -1
    for i in page.window:
        if page.verdicts[i] is LOW and blocks[i].tag in _IN_LISTS:
            node = _innermost_list(nodes, blocks[i].node)
            if node > last:
                last = node
                if not _is_in_comments(nodes, node):
                    yield node


def _innermost_list(nodes: Nodes, node: int) -> int:
    while node >= 0 and nodes.tag[node] not in _LISTS:
        node = nodes.parent[node]
    return node


def _is_in_comments(nodes: Nodes, node: int) -> bool:
    while node >= 0 and not nodes.cues[node] & c.COMMENT:
        node = nodes.parent[node]
    return node >= 0


def _missed_list(page: Scored, kept: AbstractSet[int], items: range) -> Sequence[int]:
    """The items, with what announces them, if they belong to the text."""
    blocks = page.layout.blocks
    before = items[0] - 1
    words = sum(blocks[i].words for i in items)
    mean = sum(page.score(i) * blocks[i].words for i in items) / max(words, 1)
    linked = sum(blocks[i].link_chars for i in items) / max(sum(len(blocks[i].text) for i in items), 1)
    if before in kept and _innermost_list(page.layout.nodes, blocks[before].node) < 0:
        return items if mean >= _LIST_SCORE and linked < _LINKED else ()
    above = not kept.isdisjoint(range(before - _BESIDE, before))
    below = not kept.isdisjoint(range(items[-1] + 1, items[-1] + 1 + _BESIDE))
    announced = _announces(blocks[before]) and page.score(before) >= _ANNOUNCEMENT_SCORE
    needed = _AMID_LIST_SCORE if above and below else _ANNOUNCED_LIST_SCORE
    if (above or below) and announced and mean >= needed and linked < _ANNOUNCED_LINKED:
        return range(before, items[-1] + 1)
    return ()


def _announces(block: RawBlock) -> bool:
    """Whether a block is a heading or ends with a colon."""
    is_short = block.words <= _LONGEST_ANNOUNCEMENT
    return is_short and (block.tag in HEADINGS or block.text.endswith((":", "\uff1a")))


#: What takes blocks back, in this order: each sees what those before it took.
FINDERS: Final = (missed_inserts, missed_code, missed_items, missed_lists, missed_siblings, missed_summaries)
