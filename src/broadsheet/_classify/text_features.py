"""What the scorer is told about each block of a plain text: numbers that hold in every language.

A dump has no elements to go by, so everything is read from the flow: where running text is dense, where a
block stands in it, and what shape the block itself has. Training (``benchmarks/train.py --text``) uses this
very code.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, groupby
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
    "segment_before",
    "segment_after",
    "words",
    "letters_per_word",
    "sentence",
    "ending",
    "title_case",
    "commas",
    "tag",
    "prose_before",
    "prose_after",
    "density_3",
    "density_6",
    "since_phrase",
    "last_phrase",
    "repeated",
    "words_1_before",
    "words_1_after",
    "words_3_before",
    "words_3_after",
    "list_size",
    "list_words",
    "known_words",
    "place",
    "run",
    "widest_gap",
    "announced",
    "group",
    "headline_words",
    "all_prose",
    "segment_prose",
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
_LONG_WORD: Final = re.compile(r"\w{6,}")
_HEADLINE_WORD: Final = re.compile(r"\w{5,}")
_HEAD: Final = 140  # characters of a block whose words are compared
_OPENING: Final = 200  # characters of a block whose capitals are counted
_FAR: Final = 60  # blocks; a phrase farther above says nothing
_NEAR: Final = 3  # blocks from running text within which a block is scored

_TAG: Final = {"p": 0, "blockquote": 1, "pre": 2, "li": 3, "td": 4, "th": 4}
_HEADING: Final = 5
_ENDING: Final = {
    ":": 1,
    "：": 1,
    "?": 2,
    "？": 2,
    "!": 3,
    "！": 3,
    ",": 4,
    "…": 5,
    "*": 6,
    ")": 7,
    "]": 7,
    ">": 8,
    "»": 8,
}
_PHRASE: Final[dict[str | None, int]] = {
    None: 0,
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

    def chosen(self) -> list[int]:
        """The blocks that are worth scoring: those near running text; all when there is none."""
        count, done = len(self.sentences), 0
        found: list[int] = []
        for index, is_sentence in enumerate(self.sentences):
            if is_sentence or self.start <= index < self.end:
                stop = min(count, index + _NEAR + 1)
                found.extend(range(max(done, index - _NEAR), stop))
                done = stop
        return found or list(range(count))


def flow_of(layout: Layout) -> Flow:
    """The stream of blocks and its densest segment, in one pass."""
    sentences: list[bool] = []
    phrases: list[int] = []
    best = total = 0
    start = end = begin = 0
    for index, block in enumerate(layout.blocks):
        words, text = block.words, block.text
        is_sentence = words >= _LONG_WORDS or (words >= _SENTENCE_WORDS and ends_sentence(text))
        sentences.append(is_sentence)
        phrases.append(_PHRASE[category(text)] if len(text) <= LONGEST else 0)
        if is_sentence:
            total += min(words, _GAIN)
            if total > best:
                best, start, end = total, begin, index + 1
        else:
            total -= _LOSS if block.tag == "p" else _INNER_LOSS
            if total <= 0:
                total, begin = 0, index + 1
    blocks = layout.blocks
    prose = [block.words if is_sentence else 0 for block, is_sentence in zip(blocks, sentences, strict=True)]
    return Flow(
        sentences=sentences,
        phrases=phrases,
        prose=list(accumulate(prose, initial=0)),
        words=list(accumulate([block.words for block in blocks], initial=0)),
        start=start,
        end=end,
    )


def features_of(layout: Layout, flow: Flow, chosen: Sequence[int]) -> list[tuple[float, ...]]:
    """One row of numbers, in the order of :data:`FEATURES`, for each of the ascending ``chosen`` blocks."""
    blocks = layout.blocks
    count = len(blocks)
    repeats = Counter([block.text for block in blocks])
    vocabulary = _vocabulary(blocks, flow)
    lists = _outermost_lists(layout.nodes)
    headline = _headline_words(layout)
    company = _company(layout, flow)
    first, final = layout.nodes.first, layout.nodes.last
    prose, words, start, end = flow.prose, flow.words, flow.start, flow.end
    total = prose[-1] or 1
    segment = (prose[end] - prose[start]) or 1
    opener, opened, phrases = 0, -_FAR, flow.phrases
    seen = 0
    rows = []
    for i in chosen:
        for index in range(max(seen, i - _FAR), i + 1):
            if phrases[index]:
                opener, opened = phrases[index], index
        seen = i + 1
        block = blocks[i]
        inside = start <= i < end
        holder = lists[block.node]
        size = final[holder] - first[holder] if holder else 0
        low3, high3 = max(0, i - 3), min(count, i + 4)
        low6, high6 = max(0, i - 6), min(count, i + 7)
        here = words[i]
        after = words[i + 1]
        rows.append(
            (
                inside,
                i - start,
                (prose[i] - prose[start]) / segment,
                (prose[end] - prose[i + 1]) / segment,
                *_own(block, is_sentence=flow.sentences[i]),
                prose[i] / total,
                (total - prose[i + 1]) / total,
                (prose[high3] - prose[low3]) / (words[high3] - words[low3] + 12),
                (prose[high6] - prose[low6]) / (words[high6] - words[low6] + 24),
                min(_FAR, i - opened),
                opener,
                repeats[block.text],
                here - words[i - 1] if i else 0,
                blocks[i + 1].words if i + 1 < count else 0,
                here - words[low3],
                words[high3] - after,
                size,
                (words[final[holder]] - words[first[holder]]) / size if size else 0.0,
                1.0
                if inside and block.words >= _LONG_WORDS
                else _known(vocabulary, block, flow.sentences[i]),
                i / count,
                *company[i],
                _share(headline, block) if headline else -1.0,
                prose[-1],
                prose[end] - prose[start],
            )
        )
    return rows


def _own(block: RawBlock, *, is_sentence: bool) -> tuple[float, ...]:
    """What the block's own text shows."""
    text, words = block.text, block.words
    opening = text[:_OPENING].split()
    return (
        words,
        len(text) / words if words else 0.0,
        is_sentence + ends_sentence(text),
        _ENDING.get(text[-1], 0),
        sum([word[0].isupper() for word in opening]) / max(1, len(opening)),
        text.count(",") / (words + 1),
        _TAG.get(block.tag, _HEADING),
    )


def _company(layout: Layout, flow: Flow) -> list[tuple[int, int, int, int]]:
    """For each block: its run of running text, the widest gap and the announcements since the start, its group."""
    announced = accumulate([i >= flow.start and phrase > 0 for i, phrase in enumerate(flow.phrases)])
    return list(zip(_runs(flow.sentences), _widest_gaps(flow), announced, _groups(layout), strict=True))


def _runs(sentences: Sequence[bool]) -> list[int]:
    """For each block of running text, how many such blocks stand in a row with it; 0 for other blocks."""
    runs: list[int] = []
    for is_sentence, group in groupby(sentences):
        size = len(list(group))
        runs += [size if is_sentence else 0] * size
    return runs


def _widest_gaps(flow: Flow) -> list[int]:
    """For each block, the most blocks in a row without running text between the segment's start and it."""
    gaps = [0] * len(flow.sentences)
    gap = widest = 0
    for i in range(flow.start, len(gaps)):
        widest = max(widest, gap)
        gaps[i] = widest
        gap = 0 if flow.sentences[i] else gap + 1
    return gaps


def _groups(layout: Layout) -> list[int]:
    """For each block, how many blocks stand together with it without a blank line between them."""
    groups: list[int] = []
    size, end = 0, -1
    for first, last in layout.lines:
        if first > end:
            groups += [size] * size
            size = 0
        size += 1
        end = last
    return groups + [size] * size


def _headline_words(layout: Layout) -> frozenset[str]:
    """The longer words of what the front end takes for the headline."""
    headline = next((clue.text for clue in layout.clues if clue.kind == "headline"), "")
    return frozenset(_HEADLINE_WORD.findall(headline.lower()))


def _share(headline: frozenset[str], block: RawBlock) -> float:
    """Share of a block's longer words that the headline holds too; -1 when it has none."""
    words = _HEADLINE_WORD.findall(block.text.lower(), 0, _HEAD)
    return sum([word in headline for word in words]) / len(words) if words else -1.0


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
            found.update(set(_LONG_WORD.findall(blocks[index].text.lower(), 0, _HEAD)))
    return found


def _known(vocabulary: Counter[str], block: RawBlock, counted: bool) -> float:  # noqa: FBT001
    """Share of a block's long words that other blocks of the segment hold too; -1 when it has none."""
    words = _LONG_WORD.findall(block.text.lower(), 0, _HEAD)
    if not words:
        return -1.0
    known = vocabulary.get
    return sum([known(word, 0) > counted for word in words]) / len(words)
