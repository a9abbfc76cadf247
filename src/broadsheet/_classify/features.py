"""What the scorer is told about each block of an HTML page: numbers that hold in every language.

Training (``benchmarks/train.py``) uses this very code, so the shipped features are the trained ones.
Words of any language are left out: phrase lists were worth nothing measurable (``--ablate``).
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final, TypeAlias

from broadsheet._classify.outline import Outline
from broadsheet._classify.surroundings import (
    FIGURE,
    FORM,
    LIST,
    QUOTE,
    SIDE,
    TABLE,
    Surroundings,
    places_and_cues,
)
from broadsheet._lexicon import cues as c
from broadsheet._records import Layout, RawBlock
from broadsheet._words import ends_sentence

__all__ = ["FEATURES", "features_of", "window_of"]

#: Names of the features, in the order of the rows that :func:`features_of` makes.
FEATURES: Final = (
    # the block itself
    "inside",
    "words",
    "links",
    "tag",
    "sentence",
    "words_per_line",
    "alike",
    "repeated",
    # its place in the stream of prose and headings
    "since_prose",
    "to_prose",
    "prose_before",
    "prose_after",
    "since_heading",
    # the elements around it
    "parent_prose",
    "parent_links",
    "grandparent_prose",
    "branch_prose",
    "branch_links",
    "branch_chars",
    "depth",
    # what tags and class names say of them
    "in_list",
    "in_table",
    "in_figure",
    "in_quote",
    "in_side",
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
)

Row: TypeAlias = tuple[float, ...]

#: How many blocks before and after the container are looked at.
_BEFORE: Final = 6
_AFTER: Final = 10
_FAR: Final = 30  # blocks; farther is all the same

#: A number for each tag: trees split between neighbours, so tags of like use stand side by side.
_TAG: Final = {
    tag: float(number)
    for number, tags in enumerate(
        ("p", "pre blockquote q", "li dd dt", "div section article main body", "span a center", "td th", "h1",
         "h2", "h3", "h4", "h5 h6", "figcaption caption", "button label legend summary", "address footer header")
    )
    for tag in tags.split()
}  # fmt: skip
_OTHER_TAG: Final = 14.0
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: Elements that hold one block as a rule: what is around them is told of their parent.
_OF_ONE_BLOCK: Final = frozenset("p li h1 h2 h3 h4 h5 h6 span dd dt td th a".split())

_FURNITURE = c.NAV | c.FOOTER | c.SIDEBAR | c.HEADER | c.BREADCRUMB | c.POPUP | c.COOKIE
_AUTHOR = c.AUTHOR | c.BYLINE | c.BIO | c.PROFILE
_CAPTION = c.CAPTION | c.CREDIT | c.GALLERY
_META = c.META | c.TAGS | c.DATE | c.KICKER
_CALL = c.NEWSLETTER | c.SHARE | c.AD | c.CTA | c.PAYWALL
_INFO = c.INFO | c.TOC | c.FOOTNOTE | c.DISCLAIMER | c.PULLQUOTE
_CUE_GROUPS: Final = (c.BODY, c.RELATED, _FURNITURE, _AUTHOR, c.COMMENT, _CAPTION, _META, _CALL, _INFO)
_BAD: Final = c.RELATED | _FURNITURE | _AUTHOR | _CAPTION | _META | _CALL | c.COMMENT | c.RATING
_PLACES: Final = (LIST, TABLE, FIGURE, QUOTE, SIDE, FORM)


def window_of(layout: Layout, outline: Outline) -> range:
    """The blocks that are worth scoring: the container and a little around it."""
    return range(max(0, outline.start - _BEFORE), min(len(layout.blocks), outline.end + _AFTER))


def features_of(layout: Layout, outline: Outline, around: Surroundings, window: range) -> list[Row]:
    """One row of numbers for each block of ``window``, in the order of :data:`FEATURES`."""
    blocks, hints, cues, parents = layout.blocks, layout.nodes.hints, layout.nodes.cues, layout.nodes.parent
    alike = Counter([(block.tag, hints[block.node]) for block in blocks])
    stream = _stream(blocks, outline, window)
    holders: dict[int, Row] = {}  # by parent: the same for all blocks that share it
    flags: dict[int, Row] = {}  # by what is said: the same for most blocks
    seen: set[str] = set()
    rows: list[Row] = []
    for i, place in zip(window, stream, strict=True):
        block = blocks[i]
        node, tag, text, words = block.node, block.tag, block.text, block.words
        parent = parents[node] if tag in _OF_ONE_BLOCK else node
        if parent not in holders:
            holders[parent] = _holders(layout, outline, around, max(parent, 0))
        _, said, depth = around.about(node)
        if said not in flags:
            flags[said] = _flags(said)
        repeated = words > 5 and text in seen
        seen.add(text)
        rows.append((
            outline.start <= i < outline.end, words, block.link_chars / len(text), _TAG.get(tag, _OTHER_TAG),
            ends_sentence(text), words / (text.count("\n") + 1), alike[tag, hints[node]], repeated,
            *place, *holders[parent], depth, *flags[said], (cues[node] & _BAD).bit_count(),
        ))  # fmt: skip
    return rows


def _stream(blocks: Sequence[RawBlock], outline: Outline, window: range) -> list[Row]:
    """For each block of the window: blocks since and to the next prose, prose before and after, blocks since a heading."""
    prose = outline.prose
    base, end = prose[outline.start], prose[outline.end]
    total = max(1, end - base)
    upcoming = window.stop + _FAR
    following = []
    for i in reversed(window):
        following.append(min(upcoming - i, _FAR))
        if prose[i + 1] > prose[i]:
            upcoming = i
    following.reverse()
    last_prose = heading = window.start - 1
    rows: list[Row] = []
    for i, ahead in zip(window, following, strict=True):
        before = prose[i] - base
        rows.append(
            (min(i - last_prose, _FAR), ahead, before / total, max(0, total - before), min(i - heading, _FAR))
        )
        if prose[i + 1] > prose[i]:
            last_prose = i
        if blocks[i].tag in _HEADINGS:
            heading = i
    return rows


def _holders(layout: Layout, outline: Outline, around: Surroundings, parent: int) -> Row:
    """How much prose and how many links the elements around a block hold."""
    nodes, prose, links, chars = layout.nodes, outline.prose, outline.links, outline.chars
    grandparent = max(nodes.parent[parent], 0)
    branch, _, _ = around.about(parent)
    if branch < 0:
        branch = parent
    total = max(1, prose[outline.end] - prose[outline.start])
    first, last = nodes.first[parent], nodes.last[parent]
    low, high = nodes.first[branch], nodes.last[branch]
    return (
        (prose[last] - prose[first]) / total,
        (links[last] - links[first]) / max(1, chars[last] - chars[first]),
        (prose[nodes.last[grandparent]] - prose[nodes.first[grandparent]]) / total,
        (prose[high] - prose[low]) / total,
        (links[high] - links[low]) / max(1, chars[high] - chars[low]),
        chars[high] - chars[low],
    )


def _flags(said: int) -> Row:
    """What is said of a block, as one number for each place and each group of cues."""
    places, cues = places_and_cues(said)
    return (*[places & place > 0 for place in _PLACES], *[cues & group > 0 for group in _CUE_GROUPS])
