"""The outline of a page: where its prose is, and the one element that holds most of it.

Every node covers a contiguous range of blocks, so the sum of anything over a node is the difference
of two prefix sums; no pass over the nodes is needed for it.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

import attrs

from broadsheet._classify.verdicts import style_of
from broadsheet._lexicon import cues as c
from broadsheet._records import Layout, Nodes, RawBlock

__all__ = ["Outline", "is_prose", "outline_of"]

#: A block of at least so many words with less than this share of its characters in links is prose.
#: Shorter ones are menus and labels more often than text.
PROSE_WORDS: Final = 12
PROSE_LINKS: Final = 0.4

#: A semantic element is believed when it holds this share of the page's prose.
_TRUST_BODY_PROP: Final = 0.30
_TRUST_ARTICLE: Final = 0.40
#: Go down as long as one child holds this share: from a semantic element, and from the root.
_DESCENT_SEMANTIC: Final = 0.80
_DESCENT_PLAIN: Final = 0.70
#: Below so many words of prose on the whole page there is no container worth looking for.
MIN_PROSE: Final = 25

#: So many words of prose in the style of the container's prose are a part of a body that was split.
_PARTS: Final = 200
_NO_DIGITS: Final = dict.fromkeys(map(ord, "0123456789"))
_Style = tuple[str, str, str, str]

#: Elements of these cues may hold more prose than the article and are still not it ...
_ASIDE_CUES: Final = c.COMMENT | c.COOKIE
#: ... when so many words remain outside of them.
_REMAINING: Final = 60


@attrs.define(eq=False)
class Outline:
    """Sums over the blocks, and the container.

    Attributes:
        prose: Prefix sums of prose words: ``prose[j] - prose[i]`` is the sum over blocks i to j.
        chars: Prefix sums of characters.
        links: Prefix sums of characters inside links.
        chain: The container and its ancestors, root first.
        start: First block of the container.
        end: Block after its last.
        told: Whether a site says which element it is.
    """

    prose: list[int]
    chars: list[int]
    links: list[int]
    chain: list[int]
    start: int
    end: int
    told: bool = False

    @property
    def container(self) -> int:
        """The node that holds the body."""
        return self.chain[-1]


def is_prose(block: RawBlock) -> bool:
    """Whether a block is long enough and has few enough links to be running text."""
    return block.words >= PROSE_WORDS and block.link_chars < PROSE_LINKS * len(block.text)


def outline_of(layout: Layout) -> Outline:
    """The outline of a page that has at least one block."""
    blocks, nodes = layout.blocks, layout.nodes
    prose = _prefix([b.words if b.words >= PROSE_WORDS and is_prose(b) else 0 for b in blocks])
    chars = _prefix([len(b.text) for b in blocks])
    mass = _without_asides(layout, prose if prose[-1] >= MIN_PROSE else chars)
    told = _chain_of_root(nodes) if nodes.mark else []
    chain = told or _around_parts(layout, mass, _container_chain(layout, mass))
    node = chain[-1]
    return Outline(
        prose=prose,
        chars=chars,
        links=_prefix([b.link_chars for b in blocks]),
        chain=chain,
        start=nodes.first[node],
        end=nodes.last[node],
        told=bool(told),
    )


def _prefix(values: Iterable[int]) -> list[int]:
    return list(accumulate(values, initial=0))


def _without_asides(layout: Layout, mass: list[int]) -> list[int]:
    """The mass without comments, footers, cookie notices and hidden parts, unless hardly anything is left then."""
    nodes = layout.nodes
    apart = {node for node, cue in enumerate(nodes.cues) if cue & _ASIDE_CUES}
    apart.update(nodes.hidden, [node for node, tag in enumerate(nodes.tag) if tag == "footer"])
    left = mass[-1]
    asides: list[tuple[int, int]] = []
    done = 0
    for node in sorted(apart):
        first, last = nodes.first[node], nodes.last[node]
        inside = mass[last] - mass[first]
        if first >= done and inside and left - inside >= _REMAINING:
            asides.append((first, last))
            left -= inside
            done = last
    return _without(mass, asides) if asides else mass


def _without(mass: list[int], ranges: Iterable[tuple[int, int]]) -> list[int]:
    """The prefix sums when the blocks of ``ranges``, which are in order and apart, count nothing."""
    emptied: list[int] = []
    gone = 0
    for first, last in ranges:
        emptied += [value - gone for value in mass[len(emptied) : first + 1]]
        emptied += [mass[first] - gone] * (last - first)
        gone += mass[last] - mass[first]
    return emptied + [value - gone for value in mass[len(emptied) :]]


def _container_chain(layout: Layout, mass: Sequence[int]) -> list[int]:
    """The container and its ancestors: a semantic element that is believable, then down while one child holds most."""
    start = _semantic_start(layout, mass)
    nodes = layout.nodes
    first, last = nodes.first[start], nodes.last[start]
    path = _path_to_median(layout, mass, first, last)
    share = _DESCENT_SEMANTIC if start else _DESCENT_PLAIN
    depth = path.index(start) if start in path else 0
    while depth + 1 < len(path):
        here, child = path[depth], path[depth + 1]
        inside = mass[nodes.last[child]] - mass[nodes.first[child]]
        if inside < share * (mass[nodes.last[here]] - mass[nodes.first[here]]):
            break
        if nodes.tag[child] in _LEAF_TAGS:
            break
        depth += 1
    return path[: depth + 1]


def _around_parts(layout: Layout, mass: Sequence[int], chain: list[int]) -> list[int]:
    """The chain, as far as its last element holds all parts of a body that is split over several elements.

    A part is known by its style: it is the one that most of the prose in the container has.
    """
    nodes, node = layout.nodes, chain[-1]
    first, last = nodes.first[node], nodes.last[node]
    if mass[-1] - (mass[last] - mass[first]) < _PARTS:
        return chain
    inside: dict[_Style, int] = {}
    outside: dict[_Style, list[int]] = {}
    for i, block in enumerate(layout.blocks):
        if mass[i] == mass[i + 1]:
            continue
        if first <= i < last:
            style = _style(layout, i)
            inside[style] = inside.get(style, 0) + block.words
        else:
            outside.setdefault(_style(layout, i), []).append(i)
    main = max(inside, key=inside.__getitem__, default=("",) * 4)
    parts = outside.get(main, [])
    if not (main[1] or main[3]) or sum(layout.blocks[i].words for i in parts) < _PARTS:
        return chain
    first, last = min(first, parts[0]), max(last, parts[-1] + 1)
    return [above for above in chain if nodes.first[above] <= first and nodes.last[above] >= last]


def _style(layout: Layout, i: int) -> _Style:
    """What :func:`style_of` says of a block, without the numbers by which parts are told apart."""
    tag, hints, tag_around, hints_around = style_of(layout, i)
    return tag, hints.translate(_NO_DIGITS), tag_around, hints_around.translate(_NO_DIGITS)


#: Elements that hold one paragraph: a container of its own makes no sense below them.
_LEAF_TAGS: Final = frozenset("p li h1 h2 h3 h4 h5 h6 td th tr tbody pre dd dt blockquote".split())


def _chain_of_root(nodes: Nodes) -> list[int]:
    """What holds all that a site calls the root of the body, and its ancestors; nothing when it calls nothing so."""
    roots = nodes.roots()
    if not roots:
        return []
    # Nodes are in document order: what holds the first and the last holds those between them.
    paths = zip(_path_to(nodes, roots[0]), _path_to(nodes, roots[-1]), strict=False)
    common = [one for one, two in paths if one == two]
    while len(common) > 1 and nodes.tag[common[-1]] in _LEAF_TAGS:
        common.pop()
    return common


def _semantic_start(layout: Layout, mass: Sequence[int]) -> int:
    """The element whose markup says that it is the body, when it holds enough of the page; else the root."""
    nodes = layout.nodes
    total = mass[-1]

    def heaviest(candidates: list[int], share: float) -> int | None:
        best = max(candidates, key=lambda n: mass[nodes.last[n]] - mass[nodes.first[n]], default=None)
        if best is not None and mass[nodes.last[best]] - mass[nodes.first[best]] > share * total:
            return best
        return None

    marked = [n for n, cue in enumerate(nodes.cues) if cue & c.BODY_PROP]
    if marked and (found := heaviest(marked, _TRUST_BODY_PROP)) is not None:
        return found
    for tag in ("article", "main"):
        if tag in nodes.tag:
            named = [n for n, name in enumerate(nodes.tag) if name == tag]
            if (found := heaviest(named, _TRUST_ARTICLE)) is not None:
                return found
    return 0


def _path_to_median(layout: Layout, mass: Sequence[int], first: int, last: int) -> list[int]:
    """Nodes from the root to the block that holds the median word: what holds most of the words lies on it."""
    half = (mass[first] + mass[last]) / 2
    low, high = first, last - 1
    while low < high:
        middle = (low + high) // 2
        if mass[middle + 1] > half:
            high = middle
        else:
            low = middle + 1
    return _path_to(layout.nodes, layout.blocks[low].node)


def _path_to(nodes: Nodes, node: int) -> list[int]:
    """The node and its ancestors, root first."""
    path = []
    while node >= 0:
        path.append(node)
        node = nodes.parent[node]
    path.reverse()
    return path
