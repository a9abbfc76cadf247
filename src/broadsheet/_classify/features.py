"""What the scorer is told about each block of an HTML page: numbers that hold in every language.

Training (``benchmarks/train.py``) uses this very code, so the shipped features are the trained ones.
Words of any language are left out: phrase lists were worth nothing measurable (``--ablate``).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from broadsheet._classify.outline import Outline
from broadsheet._classify.surroundings import CUES, FIGURE, FORM, LIST, SIDE, TABLE, Surroundings
from broadsheet._lexicon import cues as c
from broadsheet._records import HEADINGS, Layout, RawBlock
from broadsheet._signs import Signs
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
    "in_side",
    "cue_related",
    "cue_furniture",
    "cue_comment",
    "cue_call",
    "cue_caption",
    "cue_info",
    "own_bad",
    # the page
    "container_prose",
    "container_links",
    "container_chars",
    "declared",
    "dated",
    "signed",
)

Row: TypeAlias = tuple[float, ...]

#: How many blocks before and after the container are looked at.
_BEFORE: Final = 6
_AFTER: Final = 10
_FAR: Final = 30  # blocks; farther is all the same
#: A container with less than this share of the page's text outside links does not bound what is looked at.
_MAIN_SHARE: Final = 0.5

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
_BAD: Final = c.RELATED | _FURNITURE | _AUTHOR | _CAPTION | _META | _CALL | c.COMMENT | c.RATING
_BAD_SAID: Final = _BAD << CUES
_CUE_GROUPS: Final = (c.RELATED, _FURNITURE, c.COMMENT, _CALL, _CAPTION, _INFO)
_FLAGS: Final = (LIST, TABLE, FIGURE, FORM, SIDE, *[group << CUES for group in _CUE_GROUPS])


def window_of(layout: Layout, outline: Outline) -> range:
    """The blocks that are worth scoring: the container and a little around it, or all where it holds too little."""
    chars, links, start, end = outline.chars, outline.links, outline.start, outline.end
    inside = chars[end] - chars[start] - (links[end] - links[start])
    if not outline.told and inside < _MAIN_SHARE * (chars[-1] - links[-1]):
        return range(len(layout.blocks))
    return range(max(0, outline.start - _BEFORE), min(len(layout.blocks), outline.end + _AFTER))


def features_of(
    layout: Layout, outline: Outline, around: Surroundings, window: range, signs: Signs
) -> Iterator[Row]:
    """One row of numbers for each block of ``window``, in the order of :data:`FEATURES`."""
    blocks, hints, cues, parents = layout.blocks, layout.nodes.hints, layout.nodes.cues, layout.nodes.parent
    alike = Counter([(block.tag, hints[block.node]) for block in blocks])
    shown = blocks[window.start : window.stop]
    said_of = [around.about(block.node) for block in shown]
    bad = [
        (said & _BAD_SAID or cues[block.node] & _BAD) != 0
        for block, (_, said, _) in zip(shown, said_of, strict=True)
    ]
    styles = _styles(layout, outline, window)
    stream = _stream(blocks, outline, window, bad)
    holders: dict[int, Row] = {}  # by parent: the same for all blocks that share it
    flags: dict[int, Row] = {}  # by what is said: the same for most blocks
    seen: set[str] = set()
    page = (*_shares(outline), *signs)
    rows = zip(window, shown, styles, stream, said_of, strict=True)
    for i, block, style, place, (_, said, depth) in rows:
        node, tag, text, words = block.node, block.tag, block.text, block.words
        parent = parents[node] if tag in _OF_ONE_BLOCK else node
        if (held := holders.get(parent)) is None:
            held = holders[parent] = _holders(layout, outline, around, max(parent, 0))
        if (flagged := flags.get(said)) is None:
            flagged = flags[said] = _flags(said)
        repeated = words > 5 and text in seen
        seen.add(text)
        yield (
            outline.start <= i < outline.end, words, block.link_chars / len(text), _TAG.get(tag, _OTHER_TAG),
            ends_sentence(text), words / (text.count("\n") + 1), alike[tag, hints[node]], repeated,
            *style, *place, *held, depth, *flagged, (cues[node] & _BAD).bit_count(), *page,
        )  # fmt: skip


def _shares(outline: Outline) -> Row:
    """The container's share of the page's prose, the share of links in it, its share of the page's characters.

    What a site calls the root of the body counts as all of the page.
    """
    prose, chars, links, start, end = outline.prose, outline.chars, outline.links, outline.start, outline.end
    inside = chars[end] - chars[start]
    linked = (links[end] - links[start]) / max(1, inside)
    if outline.told:
        return 1.0, linked, 1.0
    return (prose[end] - prose[start]) / max(1, prose[-1]), linked, inside / max(1, chars[-1])


def _styles(layout: Layout, outline: Outline, window: range) -> list[Row]:
    """For each block of the window: how much prose, and how many words, the container holds in its style.

    Blocks are of one style when their element and the one around it agree in tag and class. It is what
    tells the paragraphs of the text from those of a box, whatever the classes are called.
    """
    blocks, prose, nodes = layout.blocks, outline.prose, layout.nodes
    tags, hints, parents = nodes.tag, nodes.hints, nodes.parent
    sums: dict[tuple[str, ...], list[int]] = {}  # of each style: prose and words in the container
    held = []  # by block: the sums of its style, one list for all that share it
    for block in blocks[window.start : window.stop]:
        node = block.node
        parent = max(parents[node], 0)
        held.append(sums.setdefault((tags[node], hints[node], tags[parent], hints[parent]), [0, 0]))
    for i in range(outline.start, outline.end):
        own = held[i - window.start]
        own[0] += prose[i + 1] - prose[i]
        own[1] += blocks[i].words
    total = max(1, prose[outline.end] - prose[outline.start])
    return [(in_prose / total, words) for in_prose, words in held]


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
                total - before if before < total else 0,
                i - heading if i < heading + _FAR else _FAR,
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
        distance = 1 if flag else distance + 1 if distance < _FAR else _FAR
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
    return tuple([said & flag > 0 for flag in _FLAGS])
