"""Blocks that the scorer missed, though what stands around them is body."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from broadsheet._classify.outline import is_prose
from broadsheet._classify.siblings import missed_siblings, missed_summaries
from broadsheet._classify.surroundings import FIGURE, FORM, LIST, SIDE, TABLE, Surroundings
from broadsheet._classify.verdicts import KEPT, LOW, OUTSIDE, Scored, is_link, style_of
from broadsheet._lexicon import cues as c
from broadsheet._records import HEADINGS, Layout, Metadata, Nodes, RawBlock
from broadsheet._words import plain

__all__ = ["GAPS", "missed_opening"]

#: A quotation, code or item of a list right between two blocks of the body needs less of its own: three of
#: four such blocks that cross-validation leaves out belong to it, of paragraphs and boxes but half.
_INSERT_SCORE: Final = -1.3
_INSERTS: Final = frozenset("blockquote q pre li dt dd".split())
#: Paragraphs right in the element that itself holds much of the body need no more than this: cross-validation leaves
#: them out where a text is very long, and of those amid the body nearly all belong to it. Below it, closing lines are
#: as many; what is set like the body and has so many words together is no closing line.
_PARAGRAPH_SCORE: Final = -1.5
_OWN_SHARE: Final = 0.3  # of the body's words
_FEWEST_BELOW: Final = 100  # words
#: The headline of a text whose beginning stands apart from the rest is looked for so many blocks above the rest.
_HEADLINE_ABOVE: Final = 80
_OPENING_TAGS: Final = frozenset({"p", "pre"})
_OF_OPENINGS: Final = c.BODY | c.SUBTITLE | c.BODY_PROP
_NO_OPENING: Final = SIDE | FORM | FIGURE | TABLE | LIST
#: Code this close to the text needs less still: outside of it, hardly any stands in a page.
_CODE_SCORE: Final = -2.0
_BESIDE_CODE: Final = 2  # blocks
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


def missed_paragraphs(page: Scored) -> list[int]:
    """Paragraphs that stand right in the element of the text, amid it or as a long part at its end."""
    first = page.body[0] if page.body else page.window.stop
    missed = [i for i in range(first, page.window.stop) if _is_missed_prose(page, i)]
    if not missed:
        return []
    blocks, last = page.layout.blocks, page.body[-1]
    own = _own_element(page)
    missed = [i for i in missed if _parent(page.layout, i) == own]
    below = [i for i in missed if i > last]
    if below:
        styles = {style_of(page.layout, i) for i in page.body if _parent(page.layout, i) == own}
        below = [i for i in below if style_of(page.layout, i) in styles]
    if sum(blocks[i].words for i in below) < _FEWEST_BELOW:
        below = []
    return [i for i in missed if i < last] + below


def _is_missed_prose(page: Scored, i: int) -> bool:
    block = page.layout.blocks[i]
    is_missed = block.tag == "p" and page.verdicts[i] is LOW and is_prose(block)
    return is_missed and page.score(i) >= _PARAGRAPH_SCORE


def _own_element(page: Scored) -> int:
    """The node whose own paragraphs are most of the body; -1 when they are few."""
    words: dict[int, int] = {}
    for i in page.body:
        parent = _parent(page.layout, i)
        words[parent] = words.get(parent, 0) + page.layout.blocks[i].words
    node = max(words, key=words.__getitem__)
    return node if words[node] >= _OWN_SHARE * sum(words.values()) else -1


def _parent(layout: Layout, i: int) -> int:
    return layout.nodes.parent[layout.blocks[i].node]


def missed_opening(page: Scored, around: Surroundings, metadata: Metadata) -> list[int]:
    """Paragraphs between the headline and the blocks that were scored, where nothing calls them anything else.

    The beginning of a text may stand in an element of its own, with pictures, tables or the comments on a question
    between it and the rest.
    """
    blocks, end = page.layout.blocks, page.window.start
    above = [i for i in range(max(0, end - _HEADLINE_ABOVE), end) if blocks[i].tag == "h1"]
    if not above:
        return []
    headlines = {plain(title) for title in (*metadata.headlines, metadata.title or "")}
    headline = max((i for i in above if plain(blocks[i].text) in headlines), default=end)
    between = range(headline + 1, end)
    left = [i for i in between if blocks[i].tag in _OPENING_TAGS and page.verdicts[i] is OUTSIDE]
    prose = [i for i in left if is_prose(blocks[i]) and _may_open(around, blocks[i].node)]
    elements = {_parent(page.layout, i) for i in prose}
    return [i for i in left if _parent(page.layout, i) in elements]


def _may_open(around: Surroundings, node: int) -> bool:
    """Whether nothing around a node says that it is something else than text; a class for standfirsts alone does."""
    cues = around.cues(node)
    is_plain = not cues & ~_OF_OPENINGS and (cues & c.BODY or not cues & c.SUBTITLE)
    return bool(is_plain) and not around.places(node) & _NO_OPENING


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


#: What finds blocks that were missed, in the order in which they see what the others found.
GAPS: Final = (
    missed_paragraphs,
    missed_inserts,
    missed_code,
    missed_items,
    missed_lists,
    missed_siblings,
    missed_summaries,
)
