"""What the scorer is told about each block of an HTML page: numbers that hold in every language.

Training (``benchmarks/train.py``) uses this very code, so the shipped features are the trained ones.
"""

from collections import Counter
from collections.abc import Sequence
from math import log1p
from typing import Final

import attrs

from broadsheet._classify.outline import Outline, is_prose
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import category
from broadsheet._records import Layout, RawBlock
from broadsheet._words import ends_sentence

__all__ = ["FEATURES", "Surroundings", "features_of", "surroundings_of", "window_of"]

#: Names of the features, in the order of the rows that :func:`features_of` makes.
FEATURES: Final = (
    "inside",
    "words",
    "links",
    "tag",
    "sentence",
    "prose",
    "words_per_line",
    "capitals",
    "commas",
    "phrase",
    "heading_phrase",
    "since_prose",
    "to_prose",
    "prose_before",
    "prose_after",
    "since_heading",
    "parent_prose",
    "parent_links",
    "grandparent_prose",
    "branch_prose",
    "branch_links",
    "branch_words",
    "depth",
    "alike",
    "repeated",
    "in_list",
    "in_table",
    "in_figure",
    "in_quote",
    "in_furniture",
    "in_aside",
    "in_form",
    "cue_body",
    "cue_related",
    "cue_furniture",
    "cue_author",
    "cue_comment",
    "cue_caption",
    "cue_meta",
    "cue_call",
    "cue_info",
    "own_bad",
    "list_links",
)

#: How many blocks before and after the container are looked at.
_BEFORE: Final = 6
_AFTER: Final = 10

# Elements that say where a block stands; what is said of an element holds for all inside.
_LIST, _TABLE, _FIGURE, _QUOTE, _FURNITURE, _ASIDE, _FORM = (1 << i for i in range(7))
_PLACE: Final = {
    "ul": _LIST,
    "ol": _LIST,
    "table": _TABLE,
    "figure": _FIGURE,
    "figcaption": _FIGURE,
    "blockquote": _QUOTE,
    "nav": _FURNITURE,
    "footer": _FURNITURE,
    "header": _FURNITURE,
    "menu": _FURNITURE,
    "aside": _ASIDE,
    "dialog": _ASIDE,
    "form": _FORM,
    "button": _FORM,
    "fieldset": _FORM,
}

#: A number for each tag: trees split between neighbours, so tags of like use stand side by side.
_TAG: Final = {
    tag: number
    for number, tags in enumerate(
        ("p", "pre blockquote q", "li dd dt", "div section article main body", "span a center", "td th", "h1",
         "h2", "h3", "h4", "h5 h6", "figcaption caption", "button label legend summary", "address footer header")
    )
    for tag in tags.split()
}  # fmt: skip
_OTHER_TAG: Final = 14
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_RELATED = c.RELATED
_CUE_FURNITURE = c.NAV | c.FOOTER | c.SIDEBAR | c.HEADER | c.BREADCRUMB | c.POPUP | c.COOKIE
_CUE_AUTHOR = c.AUTHOR | c.BYLINE | c.BIO | c.PROFILE
_CUE_CAPTION = c.CAPTION | c.CREDIT | c.GALLERY
_CUE_META = c.META | c.TAGS | c.DATE | c.KICKER
_CUE_CALL = c.NEWSLETTER | c.SHARE | c.AD | c.CTA | c.PAYWALL
_CUE_INFO = c.INFO | c.TOC | c.FOOTNOTE | c.DISCLAIMER | c.PULLQUOTE
_BAD = _RELATED | _CUE_FURNITURE | _CUE_AUTHOR | _CUE_CAPTION | _CUE_META | _CUE_CALL | c.COMMENT | c.RATING

#: Number of a phrase category; related-like ones high, so that one split tells them from none.
_PHRASE: Final = {
    None: 0,
    "note": 1,
    "references": 2,
    "credit": 3,
    "read_time": 4,
    "about_author": 5,
    "tags": 6,
    "copyright": 7,
    "advertisement": 8,
    "share": 9,
    "newsletter": 10,
    "comments": 11,
    "next_previous": 12,
    "cookie": 13,
    "paywall": 14,
    "related": 15,
}
_PHRASE_LENGTH: Final = 60


@attrs.define(eq=False)
class Surroundings:
    """What the elements around say of each node, as parallel lists over the nodes.

    Attributes:
        branch: The highest ancestor-or-self that does not hold the container; -1 on the chain itself.
        places: Bit set of the places that the node stands in, up to its branch.
        cues: Cues of the node and its ancestors up to its branch.
        depth: Steps up to the chain.
    """

    branch: list[int]
    places: list[int]
    cues: list[int]
    depth: list[int]


def surroundings_of(layout: Layout, outline: Outline) -> Surroundings:
    """One forward pass over the nodes; parents come before their children."""
    nodes = layout.nodes
    chain = set(outline.chain)
    size = len(nodes.tag)
    found = Surroundings([-1] * size, [0] * size, [0] * size, [0] * size)
    branch, places, cues, depth = found.branch, found.places, found.cues, found.depth
    place_of = _PLACE.get
    for node, (tag, parent, own) in enumerate(zip(nodes.tag, nodes.parent, nodes.cues, strict=True)):
        if node in chain:
            continue
        above = branch[parent]
        branch[node] = node if above < 0 else above
        places[node] = places[parent] | place_of(tag, 0)
        cues[node] = cues[parent] | own
        depth[node] = depth[parent] + 1
    return found


def window_of(layout: Layout, outline: Outline) -> range:
    """The blocks that are worth scoring: the container and a little around it."""
    return range(max(0, outline.start - _BEFORE), min(len(layout.blocks), outline.end + _AFTER))


def features_of(layout: Layout, outline: Outline, around: Surroundings, window: range) -> list[tuple[float, ...]]:
    """One row of numbers for each block of ``window``, in the order of :data:`FEATURES`."""
    blocks = layout.blocks
    flow = _Flow(blocks, outline, window)
    alike = Counter([(block.tag, layout.nodes.hints[block.node]) for block in blocks])
    seen: set[str] = set()
    rows = []
    for i in window:
        block = blocks[i]
        repeated = block.words > 5 and block.text in seen
        seen.add(block.text)
        same = alike[block.tag, layout.nodes.hints[block.node]]
        rows.append(
            (
                float(outline.start <= i < outline.end),
                *_own(block),
                *flow.row(i, block),
                *_holders(layout, outline, around, block),
                log1p(same),
                float(repeated),
                *_places(around, block),
                *_cues(around, layout.nodes.cues[block.node], block),
                _list_links(layout, outline, block),
            )
        )
    return rows


def _own(block: RawBlock) -> tuple[float, ...]:
    """What the block's own text shows."""
    text = block.text
    size = len(text)
    return (
        log1p(block.words),
        block.link_chars / size,
        _TAG.get(block.tag, _OTHER_TAG),
        float(ends_sentence(text)),
        float(is_prose(block)),
        block.words / (text.count("\n") + 1),
        sum(map(str.isupper, text[:80])) / min(size, 80),
        text.count(",") / (block.words + 1),
        _PHRASE.get(category(text), 0) if size <= _PHRASE_LENGTH else 0,
    )


class _Flow:
    """Where a block stands in the stream of prose and headings."""

    def __init__(self, blocks: Sequence[RawBlock], outline: Outline, window: range) -> None:
        self._prose = outline.prose
        self._base = outline.prose[outline.start]
        self._total = max(1, outline.prose[outline.end] - self._base)
        self._last_prose = window.start - 1
        self._heading = window.start - 1
        self._heading_phrase = 0.0
        self._next = self._next_prose(blocks, window)
        self._start = window.start

    @staticmethod
    def _next_prose(blocks: Sequence[RawBlock], window: range) -> list[int]:
        """For each block of the window the index of the next prose block after it."""
        following = [0] * len(window)
        upcoming = window.stop + 20
        for i in reversed(window):
            following[i - window.start] = upcoming
            if is_prose(blocks[i]):
                upcoming = i
        return following

    def row(self, i: int, block: RawBlock) -> tuple[float, ...]:
        """The numbers of block ``i``; blocks must be asked for in order."""
        before = self._prose[i] - self._base
        numbers = (
            self._heading_phrase,
            min(i - self._last_prose, 30),
            min(self._next[i - self._start] - i, 30),
            before / self._total,
            log1p(max(0, self._total - before)),
            min(i - self._heading, 40),
        )
        if block.tag in _HEADINGS:
            self._heading = i
            phrase = category(block.text) if len(block.text) <= _PHRASE_LENGTH else None
            self._heading_phrase = _PHRASE.get(phrase, 0)
        if is_prose(block):
            self._last_prose = i
        return numbers


def _holders(layout: Layout, outline: Outline, around: Surroundings, block: RawBlock) -> tuple[float, ...]:
    """How much prose and how many links the elements around the block hold."""
    nodes = layout.nodes
    node = block.node
    parent = nodes.parent[node] if block.tag in _OF_ONE_BLOCK and nodes.parent[node] >= 0 else node
    grandparent = nodes.parent[parent] if nodes.parent[parent] >= 0 else parent
    branch = around.branch[node]
    if branch < 0:
        branch = node
    total = max(1, outline.prose[outline.end] - outline.prose[outline.start])
    first, last = nodes.first[parent], nodes.last[parent]
    low, high = nodes.first[branch], nodes.last[branch]
    prose = outline.prose
    return (
        (prose[last] - prose[first]) / total,
        (outline.links[last] - outline.links[first]) / max(1, outline.chars[last] - outline.chars[first]),
        (prose[nodes.last[grandparent]] - prose[nodes.first[grandparent]]) / total,
        (prose[high] - prose[low]) / total,
        (outline.links[high] - outline.links[low]) / max(1, outline.chars[high] - outline.chars[low]),
        log1p(outline.words[high] - outline.words[low]),
        around.depth[node],
    )


_OF_ONE_BLOCK: Final = frozenset("p li h1 h2 h3 h4 h5 h6 span dd dt td th a".split())


def _places(around: Surroundings, block: RawBlock) -> tuple[float, ...]:
    places = around.places[block.node]
    return (
        float(places & _LIST > 0),
        float(places & _TABLE > 0),
        float(places & _FIGURE > 0),
        float(places & _QUOTE > 0),
        float(places & _FURNITURE > 0),
        float(places & _ASIDE > 0),
        float(places & _FORM > 0),
    )


def _cues(around: Surroundings, own: int, block: RawBlock) -> tuple[float, ...]:
    cues = around.cues[block.node]
    return (
        float(cues & c.BODY > 0),
        float(cues & _RELATED > 0),
        float(cues & _CUE_FURNITURE > 0),
        float(cues & _CUE_AUTHOR > 0),
        float(cues & c.COMMENT > 0),
        float(cues & _CUE_CAPTION > 0),
        float(cues & _CUE_META > 0),
        float(cues & _CUE_CALL > 0),
        float(cues & _CUE_INFO > 0),
        float((own & _BAD).bit_count()),
    )


def _list_links(layout: Layout, outline: Outline, block: RawBlock) -> float:
    """Share of linked characters in the list that the block is an item of, else 0."""
    nodes = layout.nodes
    node = block.node
    for _ in range(3):
        if nodes.tag[node] in ("ul", "ol"):
            first, last = nodes.first[node], nodes.last[node]
            return (outline.links[last] - outline.links[first]) / max(1, outline.chars[last] - outline.chars[first])
        node = nodes.parent[node]
        if node < 0:
            break
    return 0.0
