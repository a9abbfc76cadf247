"""What the scorer is told about each block of an HTML page: numbers that hold in every language.

Training (``benchmarks/train.py``) uses this very code, so the shipped features are the trained ones.
Words of any language are left out: phrase lists were worth nothing measurable (``--ablate``).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from broadsheet._classify.outline import Outline
from broadsheet._classify.surroundings import CUES, FIGURE, FORM, LIST, TABLE, Surroundings, places_and_cues
from broadsheet._lexicon import cues as c
from broadsheet._records import HEADINGS, Layout, RawBlock
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
    # the blocks that are set as it is
    "style_prose",
    "style_words",
    # its place in the stream of prose, headings and furniture
    "to_prose",
    "prose_before",
    "prose_after",
    "since_heading",
    "bad_before",
    "to_bad",
    # the elements around it
    "parent_prose",
    "parent_words",
    "parent_links",
    "parent_blocks",
    "grandparent_prose",
    "grandparent_blocks",
    "branch_prose",
    "branch_links",
    "branch_chars",
    "depth",
    # what tags and class names say of them
    "in_list",
    "in_table",
    "in_figure",
    "in_form",
    "cue_related",
    "cue_furniture",
    "cue_comment",
    "cue_caption",
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
#: Elements that hold one block as a rule: what is around them is told of their parent.
_OF_ONE_BLOCK: Final = frozenset("p li h1 h2 h3 h4 h5 h6 span dd dt td th a".split())

_FURNITURE: Final = c.NAV | c.FOOTER | c.SIDEBAR | c.HEADER | c.BREADCRUMB | c.POPUP | c.COOKIE
_AUTHOR: Final = c.AUTHOR | c.BYLINE | c.BIO | c.PROFILE
_CAPTION: Final = c.CAPTION | c.CREDIT | c.GALLERY
_META: Final = c.META | c.TAGS | c.DATE | c.KICKER
_CALL: Final = c.NEWSLETTER | c.SHARE | c.AD | c.CTA | c.PAYWALL
_INFO: Final = c.INFO | c.TOC | c.FOOTNOTE | c.DISCLAIMER | c.PULLQUOTE
_CUE_GROUPS: Final = (c.RELATED, _FURNITURE, c.COMMENT, _CAPTION, _INFO)
_BAD: Final = c.RELATED | _FURNITURE | _AUTHOR | _CAPTION | _META | _CALL | c.COMMENT | c.RATING
_PLACES: Final = (LIST, TABLE, FIGURE, FORM)


def window_of(layout: Layout, outline: Outline) -> range:
    """The blocks that are worth scoring: the container and a little around it."""
    return range(max(0, outline.start - _BEFORE), min(len(layout.blocks), outline.end + _AFTER))


def features_of(layout: Layout, outline: Outline, around: Surroundings, window: range) -> Iterator[Row]:
    """One row of numbers for each block of ``window``, in the order of :data:`FEATURES`."""
    blocks, hints, cues, parents = layout.blocks, layout.nodes.hints, layout.nodes.cues, layout.nodes.parent
    alike = Counter([(block.tag, hints[block.node]) for block in blocks])
    said_of = [around.about(blocks[i].node) for i in window]
    bad = [
        ((said >> CUES) | cues[blocks[i].node]) & _BAD != 0
        for i, (_, said, _) in zip(window, said_of, strict=True)
    ]
    styles = _styles(layout, outline, window)
    stream = _stream(blocks, outline, window, bad)
    holders: dict[int, Row] = {}  # by parent: the same for all blocks that share it
    flags: dict[int, Row] = {}  # by what is said: the same for most blocks
    seen: set[str] = set()
    for i, style, place, (_, said, depth) in zip(window, styles, stream, said_of, strict=True):
        block = blocks[i]
        node, tag, text, words = block.node, block.tag, block.text, block.words
        parent = parents[node] if tag in _OF_ONE_BLOCK else node
        if parent not in holders:
            holders[parent] = _holders(layout, outline, around, max(parent, 0))
        if said not in flags:
            flags[said] = _flags(said)
        repeated = words > 5 and text in seen
        seen.add(text)
        yield (
            outline.start <= i < outline.end, words, block.link_chars / len(text), _TAG.get(tag, _OTHER_TAG),
            ends_sentence(text), words / (text.count("\n") + 1), alike[tag, hints[node]], repeated,
            *style, *place, *holders[parent], depth, *flags[said], (cues[node] & _BAD).bit_count(),
        )  # fmt: skip


def _styles(layout: Layout, outline: Outline, window: range) -> list[Row]:
    """For each block of the window: how much prose, and how many words, the container holds in its style.

    Blocks are of one style when their element and the one around it agree in tag and class. It is what
    tells the paragraphs of the text from those of a box, whatever the classes are called.
    """
    blocks, prose, nodes = layout.blocks, outline.prose, layout.nodes
    tags, hints, parents = nodes.tag, nodes.hints, nodes.parent
    styles = []
    for i in window:
        node = blocks[i].node
        parent = max(parents[node], 0)
        styles.append((tags[node], hints[node], tags[parent], hints[parent]))
    prose_in: dict[tuple[str, ...], int] = dict.fromkeys(styles, 0)
    words_in = prose_in.copy()
    for i in range(outline.start, outline.end):
        style = styles[i - window.start]
        prose_in[style] += prose[i + 1] - prose[i]
        words_in[style] += blocks[i].words
    total = max(1, prose[outline.end] - prose[outline.start])
    row_of = {style: (prose_in[style] / total, words_in[style]) for style in prose_in}
    return [row_of[style] for style in styles]


def _stream(blocks: Sequence[RawBlock], outline: Outline, window: range, bad: Sequence[bool]) -> list[Row]:
    """The place of each block of the window.

    Blocks to the next prose, prose before and after, blocks since a heading, blocks of furniture before,
    blocks to the next one of furniture.
    """
    prose = outline.prose
    base, end = prose[outline.start], prose[outline.end]
    total = max(1, end - base)
    to_prose = _ahead([prose[i + 1] > prose[i] for i in window])
    to_bad = _ahead(bad)
    heading = window.start - 1
    bad_before = 0
    rows: list[Row] = []
    for i, is_bad, prose_ahead, bad_ahead in zip(window, bad, to_prose, to_bad, strict=True):
        before = prose[i] - base
        rows.append(
            (
                prose_ahead,
                before / total,
                max(0, total - before),
                min(i - heading, _FAR),
                bad_before,
                bad_ahead,
            )
        )
        bad_before += is_bad
        if blocks[i].tag in HEADINGS:
            heading = i
    return rows


def _ahead(flags: Sequence[bool]) -> list[int]:
    """For each flag how far the next one that is set stands behind it, at most ``_FAR``."""
    distances = []
    distance = _FAR
    for flag in reversed(flags):
        distances.append(distance)
        distance = 1 if flag else min(distance + 1, _FAR)
    distances.reverse()
    return distances


def _holders(layout: Layout, outline: Outline, around: Surroundings, parent: int) -> Row:
    """How much prose and how many links the elements around a block hold."""
    nodes, prose, links, chars = layout.nodes, outline.prose, outline.links, outline.chars
    grandparent = max(nodes.parent[parent], 0)
    branch, _, _ = around.about(parent)
    if branch < 0:
        branch = parent
    total = max(1, prose[outline.end] - prose[outline.start])
    first, last = nodes.first[parent], nodes.last[parent]
    start, end = nodes.first[grandparent], nodes.last[grandparent]
    low, high = nodes.first[branch], nodes.last[branch]
    return (
        (prose[last] - prose[first]) / total,
        prose[last] - prose[first],
        (links[last] - links[first]) / max(1, chars[last] - chars[first]),
        last - first,
        (prose[end] - prose[start]) / total,
        end - start,
        (prose[high] - prose[low]) / total,
        (links[high] - links[low]) / max(1, chars[high] - chars[low]),
        chars[high] - chars[low],
    )


def _flags(said: int) -> Row:
    """What is said of a block, as one number for each place and each group of cues."""
    places, cues = places_and_cues(said)
    return (*[places & place > 0 for place in _PLACES], *[cues & group > 0 for group in _CUE_GROUPS])
