"""What the scorer is told about each block of a plain text: numbers that hold in every language.

A dump has no elements to go by, so everything is read from the flow: where running text is dense, where a block
stands in it, and what shape the block itself has. Training (``benchmarks/train_text.py``) uses this very code.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log1p
from typing import Final

import attrs

from broadsheet._lexicon.phrases import LONGEST, category
from broadsheet._records import Layout, Nodes, RawBlock
from broadsheet._words import ends_sentence

__all__ = ["FEATURES", "Flow", "features_of", "flow_of"]

#: Names of the features, in the order of the rows that :func:`features_of` makes.
FEATURES: Final = (
    "inside",
    "from_start",
    "to_end",
    "segment_before",
    "segment_after",
    "words",
    "letters_per_word",
    "sentence",
    "ending",
    "capitals",
    "digits",
    "commas",
    "separators",
    "tag",
    "phrase",
    "since_sentence",
    "to_sentence",
    "words_since_sentence",
    "words_to_sentence",
    "prose_before",
    "prose_after",
    "density_3",
    "density_6",
    "density_12",
    "since_phrase",
    "last_phrase",
    "repeated",
    "words_1_before",
    "words_1_after",
    "words_3_before",
    "words_3_after",
    "sentence_before",
    "sentence_after",
    "list_size",
    "list_words",
    "alike_before",
    "alike_after",
    "known_words",
)

#: A block of at least so many words that ends as a sentence does is running text ...
_SENTENCE_WORDS: Final = 8
#: ... and so is, whatever its end, one of so many words.
_LONG_WORDS: Final = 30
#: The segment of running text gains a sentence's words, up to this many, and loses for every other block.
_GAIN: Final = 60
_LOSS: Final = 6
_INNER_LOSS: Final = 3  # for headings, list items and cells, which stand in the midst of articles
_LISTS: Final = frozenset(("ul", "ol", "table"))
_LONG_WORD: Final = 6  # characters
_FAR: Final = 40

_TAG: Final = {"p": 0, "blockquote": 1, "pre": 2, "li": 3, "td": 4, "th": 4}
_HEADING: Final = 5
_ENDING: Final = {":": 1, "：": 1, "?": 2, "？": 2, "!": 3, "！": 3, ",": 4, "…": 5, "*": 6, ")": 7, "]": 7, ">": 8, "»": 8}
_PHRASE: Final = {
    "references": 1,
    "about_author": 2,
    "read_time": 3,
    "tags": 4,
    "advertisement": 5,
    "copyright": 6,
    "share": 7,
    "newsletter": 8,
    "comments": 9,
    "next_previous": 10,
    "cookie": 11,
    "paywall": 12,
    "related": 13,
}
#: Phrases that open a part of the page that is not the article.
_OPENERS: Final = frozenset(("references", "about_author", "newsletter", "comments", "related", "share", "tags"))
_SEPARATORS: Final = "|·•›»→/>"


@attrs.define(eq=False)
class Flow:
    """The text as a stream of blocks.

    Attributes:
        sentences: Whether each block is running text.
        phrases: What each block announces, as a number; 0 for nothing.
        prose: Prefix sums of the words of running text.
        words: Prefix sums of all words.
        start: First block of the segment in which running text is densest.
        end: Block after its last.
    """

    sentences: list[bool]
    phrases: list[int]
    prose: list[int]
    words: list[int]
    start: int
    end: int


def flow_of(layout: Layout) -> Flow:
    """The stream of blocks and its densest segment, in one pass."""
    sentences: list[bool] = []
    phrases: list[int] = []
    best = total = 0
    start = end = begin = 0
    for index, block in enumerate(layout.blocks):
        words = block.words
        is_sentence = words >= _LONG_WORDS or (words >= _SENTENCE_WORDS and ends_sentence(block.text))
        sentences.append(is_sentence)
        phrases.append(_PHRASE.get(category(block.text), 0) if len(block.text) <= LONGEST else 0)
        if is_sentence:
            total += min(words, _GAIN)
            if total > best:
                best, start, end = total, begin, index + 1
        else:
            total -= _LOSS if block.tag == "p" else _INNER_LOSS
            if total <= 0:
                total, begin = 0, index + 1
    blocks = layout.blocks
    return Flow(
        sentences=sentences,
        phrases=phrases,
        prose=list(accumulate((b.words if s else 0 for b, s in zip(blocks, sentences, strict=True)), initial=0)),
        words=list(accumulate((b.words for b in blocks), initial=0)),
        start=start,
        end=end,
    )


def features_of(layout: Layout, flow: Flow, window: range) -> list[tuple[float, ...]]:
    """One row of numbers for each block of ``window``, in the order of :data:`FEATURES`."""
    blocks = layout.blocks
    count = len(blocks)
    last, following = _nearest(flow.sentences)
    alike_before, alike_after = _runs(blocks)
    repeats = Counter([block.text for block in blocks])
    vocabulary = _vocabulary(blocks, flow)
    lists = _outermost_lists(layout.nodes)
    first, final = layout.nodes.first, layout.nodes.last
    prose, words, start, end = flow.prose, flow.words, flow.start, flow.end
    total = max(1, prose[-1])
    segment = max(1, prose[end] - prose[start])
    opener, opened = 0, -_FAR
    for index in range(window.start):
        if flow.phrases[index] and blocks[index].words < 8:
            opener, opened = flow.phrases[index], index
    rows = []
    for i in window:
        block = blocks[i]
        if flow.phrases[i]:
            opener, opened = flow.phrases[i], i
        before, after = last[i], following[i]
        inside = start <= i < end
        holder = lists[block.node]
        rows.append(
            (
                float(inside),
                float(max(-_FAR, min(_FAR, i - start))),
                float(max(-_FAR, min(_FAR, end - 1 - i))),
                (prose[i] - prose[start]) / segment,
                (prose[end] - prose[i + 1]) / segment,
                *_own(block, flow.sentences[i]),
                flow.phrases[i],
                min(i - before, _FAR),
                min(after - i, _FAR),
                log1p(words[i] - words[before + 1] if before >= 0 else words[i]),
                log1p((words[after] if after < count else words[-1]) - words[i + 1]),
                prose[i] / total,
                (total - prose[i + 1]) / total,
                *_densities(prose, words, i, count),
                min(i - opened, _FAR),
                opener,
                min(repeats[block.text], 5),
                log1p(blocks[i - 1].words) if i else 0.0,
                log1p(blocks[i + 1].words) if i + 1 < count else 0.0,
                log1p(words[i] - words[max(0, i - 3)]),
                log1p(words[min(count, i + 4)] - words[i + 1]),
                float(i > 0 and flow.sentences[i - 1]),
                float(i + 1 < count and flow.sentences[i + 1]),
                min(size := final[holder] - first[holder], 50) if holder else 0.0,
                (words[final[holder]] - words[first[holder]]) / max(1, size) if holder else 0.0,
                min(alike_before[i], 12),
                min(alike_after[i], 12),
                _known(vocabulary, block, inside and flow.sentences[i]),
            )
        )
    return rows


def _own(block: RawBlock, is_sentence: bool) -> tuple[float, ...]:  # noqa: FBT001
    """What the block's own text shows."""
    text = block.text
    size = len(text)
    head = text[:100]
    spaces = head.count(" ") + 1
    return (
        log1p(block.words),
        size / block.words if block.words else 0.0,
        float(is_sentence) + float(ends_sentence(text)),
        _ENDING.get(text[-1], 0),
        sum(map(str.isupper, head)) / spaces,
        sum(map(str.isdigit, head)) / len(head),
        text.count(",") / (block.words + 1),
        float(sum(map(text.count, _SEPARATORS))) if block.words < 60 else 0.0,
        _TAG.get(block.tag, _HEADING),
    )


def _nearest(sentences: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each block the index of the sentence before it (-1 for none) and after it (the count for none)."""
    before, after = [], []
    latest = -1
    for index, is_sentence in enumerate(sentences):
        before.append(latest)
        if is_sentence:
            latest = index
    upcoming = len(sentences)
    for index in range(len(sentences) - 1, -1, -1):
        after.append(upcoming)
        if sentences[index]:
            upcoming = index
    after.reverse()
    return before, after


def _runs(blocks: Sequence[RawBlock]) -> tuple[list[int], list[int]]:
    """For each block how many blocks of like length stand directly before and after it: lists without marks."""
    sizes = [min(4, (block.words + 3) // 4) for block in blocks]
    before = [0] * len(sizes)
    after = [0] * len(sizes)
    for index in range(1, len(sizes)):
        if sizes[index] == sizes[index - 1]:
            before[index] = before[index - 1] + 1
    for index in range(len(sizes) - 2, -1, -1):
        if sizes[index] == sizes[index + 1]:
            after[index] = after[index + 1] + 1
    return before, after


def _densities(prose: Sequence[int], words: Sequence[int], index: int, count: int) -> tuple[float, ...]:
    """Share of running text among the words of the 3, 6 and 12 blocks on either side."""
    found = []
    for reach in (3, 6, 12):
        low, high = max(0, index - reach), min(count, index + reach + 1)
        found.append((prose[high] - prose[low]) / (words[high] - words[low] + 4 * reach))
    return tuple(found)


def _outermost_lists(nodes: Nodes) -> list[int]:
    """For each node the outermost list or table around it, 0 for none."""
    outermost: list[int] = []
    for node, (tag, parent) in enumerate(zip(nodes.tag, nodes.parent, strict=True)):
        above = outermost[parent] if parent >= 0 else 0
        outermost.append(above or (node if tag in _LISTS else 0))
    return outermost


def _vocabulary(blocks: Sequence[RawBlock], flow: Flow) -> Counter[str]:
    """The long words of the densest segment, with the number of blocks that hold each."""
    found: Counter[str] = Counter()
    for index in range(flow.start, flow.end):
        if flow.sentences[index]:
            found.update({word for word in blocks[index].text.lower().split() if len(word) >= _LONG_WORD})
    return found


def _known(vocabulary: Counter[str], block: RawBlock, counted: int) -> float:
    """Share of a block's long words that other blocks of the densest segment hold too; -1 when it has none."""
    words = [word for word in block.text[:400].lower().split() if len(word) >= _LONG_WORD]
    if not words:
        return -1.0
    return sum([vocabulary[word] > counted for word in words]) / len(words)
