"""Pages of items: many boxes set alike, each with a link to what it is about, and hardly any text beside them.

An item on such a page looks like what stands under "Related" below an article, and is scored like it. What the page
holds besides tells the two apart: below an article there is an article.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from statistics import median
from typing import Final, NamedTuple

from broadsheet._classify.verdicts import KEPT, Scored, words_of
from broadsheet._lexicon import cues as c
from broadsheet._records import Label, Layout, Metadata, Nodes
from broadsheet._signs import signs_of

__all__ = ["Listing", "listing_of"]

_FEWEST_ITEMS: Final = 5
_SHORTEST_ITEM: Final = 3  # words
_LONGEST_ITEM: Final = 120  # words of the item in the middle; longer ones are sections, posts or entries
#: Shares of the items that hold a link, and of their letters in links.
_WITH_LINK: Final = 0.7
_LINKED: Final = 0.15
#: The items hold this share of the words of a page without its furniture ...
_SHARE: Final = 0.4
#: ... and of their own words less than this was found: where the scorer sees them, it also sees what of them is text.
_FOUND: Final = 0.6
#: Body beside the items as a share of their words, by the strength of the signs of an article ...
_BESIDE: Final = (0.35, 0.25, 0.12)
#: ... of which so many count: below a long text stand any number of items.
_COUNTED: Final = 650
#: Words of a body from which a page with two such signs is an article.
_ARTICLE: Final = 300
#: A line that stands in more than this share of the items is a button or a label.
_SAME: Final = 0.5

_FURNITURE_TAGS: Final = frozenset("nav header footer aside menu dialog".split())
_FURNITURE_CUES: Final = c.NAV | c.FOOTER | c.COMMENT | c.COOKIE
#: Share of a page's blocks; a form or what a class calls furniture wraps the page when it holds more.
_LARGEST_FURNITURE: Final = 0.5
#: What a page declares itself (schema.org, OpenGraph) that is about one thing, however much is listed beside it.
_ABOUT_ONE: Final = frozenset(
    "discussionforumposting qapage video video.other video.movie video.episode video.tv_show".split()
)
_NO_DIGITS: Final = dict.fromkeys(map(ord, "0123456789"))


class Listing(NamedTuple):
    """What a page of items is made of.

    Attributes:
        items: The blocks of the items that are none of the body yet, in order.
        notices: The blocks of the body that stand in cookie notices.
    """

    items: list[int]
    notices: list[int]


class _Shown(NamedTuple):
    """Prefix sums over the blocks of a page that are no furniture: words, characters, characters in links."""

    blocks: bytearray
    words: list[int]
    chars: list[int]
    links: list[int]


def listing_of(page: Scored, metadata: Metadata) -> Listing | None:
    """What a page of items is made of; None for a page of another kind, or one whose items were found.

    Args:
        page: The page, with all verdicts but those of a site.
        metadata: What is known about it.
    """
    layout, strength = page.layout, signs_of(metadata).strength
    body = [i for i in page.body if page.verdicts[i].label in KEPT]
    if strength == len(_BESIDE) - 1 and words_of(layout, body) >= _ARTICLE:
        return None
    if _ABOUT_ONE & {name.lower() for name in metadata.schema_types}:
        return None
    shown = _shown(layout)
    items = _items(layout, shown)
    mass = _within(layout.nodes, items, shown.words)
    if mass <= _SHARE * shown.words[-1]:
        return None
    inside = {i for node in items for i in range(layout.nodes.first[node], layout.nodes.last[node])}
    notices = set(_inside(layout.nodes, _called(layout.nodes, c.COOKIE)))
    beside = words_of(layout, [i for i in body if i not in inside and i not in notices])
    most = _BESIDE[strength] * min(mass, _COUNTED)
    if words_of(layout, inside.intersection(body)) >= _FOUND * mass or beside >= most:
        return None
    noticed = [i for i in sorted(notices) if page.verdicts[i].label in KEPT]
    return Listing(list(_missing(page, _with_siblings(layout.nodes, items), shown)), noticed)


def _shown(layout: Layout) -> _Shown:
    blocks = layout.blocks
    shown = bytearray(block.tag != "button" for block in blocks)
    for i in _inside(layout.nodes, _furniture(layout.nodes)):
        shown[i] = 0
    pairs = list(zip(blocks, shown, strict=True))
    return _Shown(
        shown,
        list(accumulate([block.words * is_shown for block, is_shown in pairs], initial=0)),
        list(accumulate([len(block.text) * is_shown for block, is_shown in pairs], initial=0)),
        list(accumulate([block.link_chars * is_shown for block, is_shown in pairs], initial=0)),
    )


def _inside(nodes: Nodes, apart: Iterable[int]) -> Iterator[int]:
    """The blocks inside of nodes, which are in document order, each once."""
    done = 0
    for node in apart:
        if nodes.first[node] >= done:
            done = nodes.last[node]
            yield from range(nodes.first[node], done)


def _furniture(nodes: Nodes) -> list[int]:
    """The nodes that by tag, class or attribute are no part of a text, in document order."""
    tagged = [node for node, tag in enumerate(nodes.tag) if tag in _FURNITURE_TAGS]
    forms = _no_wrappers(nodes, [node for node, tag in enumerate(nodes.tag) if tag == "form"])
    return sorted({*tagged, *forms, *nodes.hidden, *_called(nodes, _FURNITURE_CUES)})


def _called(nodes: Nodes, cues: int) -> Iterator[int]:
    """The nodes with one of some cues, in document order."""
    return _no_wrappers(nodes, [node for node, cue in enumerate(nodes.cues) if cue & cues])


def _no_wrappers(nodes: Nodes, some: Iterable[int]) -> Iterator[int]:
    """Those of some nodes that do not hold most of the page."""
    largest = _LARGEST_FURNITURE * nodes.last[0]
    return (node for node in some if nodes.last[node] - nodes.first[node] < largest)


def _items(layout: Layout, shown: _Shown) -> list[int]:
    """The nodes set alike that look like items and hold most of the words; nothing where there are none."""
    best: list[int] = []
    most = 0
    for alike in _set_alike(layout.nodes, shown):
        items = list(_outermost(layout.nodes, alike))
        mass = _within(layout.nodes, items, shown.words)
        if mass > most and _are_items(layout.nodes, items, shown):
            best, most = items, mass
    return best


def _with_siblings(nodes: Nodes, items: Sequence[int]) -> list[int]:
    """Items, with what stands beside them and differs by another class: the first, the last, one that is featured."""
    parents = {nodes.parent[node] for node in items}
    names = set(nodes.hints[items[0]].split())
    tag = nodes.tag[items[0]]
    beside = [
        node
        for node, parent in enumerate(nodes.parent)
        if parent in parents and nodes.tag[node] == tag and not names.isdisjoint(nodes.hints[node].split())
    ]
    return list(_outermost(nodes, sorted({*items, *beside})))


def _set_alike(nodes: Nodes, shown: _Shown) -> Iterator[list[int]]:
    """Groups of nodes that agree in tag and class, and so do the nodes around them; those without classes stand in one.

    Numbers in classes do not count.
    """
    hints = {hint: hint.translate(_NO_DIGITS) for hint in set(nodes.hints)}
    groups: dict[tuple[str, str, str, str | int], list[int]] = {}
    tags, parents, words = nodes.tag, nodes.parent, shown.words
    for node in range(1, len(tags)):
        if words[nodes.last[node]] - words[nodes.first[node]] >= _SHORTEST_ITEM:
            parent = parents[node]
            own, around = hints[nodes.hints[node]], hints[nodes.hints[parent]]
            groups.setdefault((tags[node], own, tags[parent], around or own or parent), []).append(node)
    return (alike for alike in groups.values() if len(alike) >= _FEWEST_ITEMS)


def _outermost(nodes: Nodes, alike: Sequence[int]) -> Iterator[int]:
    done = 0
    for node in alike:
        if nodes.first[node] >= done:
            done = nodes.last[node]
            yield node


def _within(nodes: Nodes, items: Sequence[int], sums: Sequence[int]) -> int:
    return sum([sums[nodes.last[node]] - sums[nodes.first[node]] for node in items])


def _are_items(nodes: Nodes, items: Sequence[int], shown: _Shown) -> bool:
    """Whether nodes are many, of the length of items, and lead to something else."""
    if len(items) < _FEWEST_ITEMS:
        return False
    links = [_within(nodes, [node], shown.links) for node in items]
    return (
        sum(map(bool, links)) >= _WITH_LINK * len(items)
        and sum(links) >= _LINKED * _within(nodes, items, shown.chars)
        and median([_within(nodes, [node], shown.words) for node in items]) <= _LONGEST_ITEM
    )


def _missing(page: Scored, items: Sequence[int], shown: _Shown) -> Iterator[int]:
    """The blocks of items that were left out, without what an item says twice, and what most of them say."""
    nodes, blocks = page.layout.nodes, page.layout.blocks
    texts = [[block.text for block in blocks[nodes.first[n] : nodes.last[n]]] for n in items]
    said = Counter(text for item in texts for text in set(item))
    for node in items:
        seen: set[str] = set()
        for i in range(nodes.first[node], nodes.last[node]):
            text = blocks[i].text
            is_new = text not in seen and said[text] <= _SAME * len(items)
            seen.add(text)
            if is_new and shown.blocks[i] and page.verdicts[i].label is Label.BOILERPLATE:
                yield i
