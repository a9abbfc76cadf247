"""What the scorer is told about each block of a plain text: numbers that hold in every language.

A dump has no elements to go by, so everything is read from the flow: where running text is dense, where a
block stands in it, and what shape the block itself has. Training (``benchmarks/train.py --text``) uses this
very code.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, groupby
from operator import add, mul, sub
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
    "prose_before",
    "prose_after",
    "density_3",
    "density_6",
    "since_phrase",
    "last_phrase",
    "words_1_before",
    "words_1_after",
    "words_3_before",
    "words_3_after",
    "list_size",
    "list_words",
    "place",
    "run",
    "widest_gap",
    "announced",
    "group",
    "all_prose",
    "segment_prose",
    "words",
    "letters_per_word",
    "sentence",
    "ending",
    "title_case",
    "commas",
    "tag",
    "repeated",
    "known_words",
    "headline_words",
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
_HEAD: Final = 140  # characters of a block whose words are looked at
_PUNCTUATION: Final = ".,:;!?\"'()“”„«»‘’"
_FAR: Final = 60  # blocks; a phrase farther above says nothing
_CROWDED: Final = 0.9  # share of running text that touches other lines, above which blank lines say nothing
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
        near = _windows(self.prose, _NEAR)
        found = [i for i, words in enumerate(near) if words or self.start <= i < self.end]
        return found or list(range(len(near)))


def flow_of(layout: Layout) -> Flow:
    """The stream of blocks and its densest segment."""
    blocks = layout.blocks
    sentences = [
        block.words >= _LONG_WORDS or (block.words >= _SENTENCE_WORDS and ends_sentence(block.text))
        for block in blocks
    ]
    prose = [block.words if is_sentence else 0 for block, is_sentence in zip(blocks, sentences, strict=True)]
    start, end = _densest(blocks, sentences)
    return Flow(
        sentences=sentences,
        phrases=[_PHRASE[category(block.text)] if len(block.text) <= LONGEST else 0 for block in blocks],
        prose=list(accumulate(prose, initial=0)),
        words=list(accumulate([block.words for block in blocks], initial=0)),
        start=start,
        end=end,
    )


def _densest(blocks: Sequence[RawBlock], sentences: Sequence[bool]) -> tuple[int, int]:
    """The segment that gains most by its sentences and loses least by its other blocks."""
    best = total = start = end = begin = 0
    for index, (block, is_sentence) in enumerate(zip(blocks, sentences, strict=True)):
        if is_sentence:
            total += min(block.words, _GAIN)
            if total > best:
                best, start, end = total, begin, index + 1
        else:
            total -= _LOSS if block.tag == "p" else _INNER_LOSS
            if total <= 0:
                total, begin = 0, index + 1
    return start, end


def features_of(layout: Layout, flow: Flow, chosen: Sequence[int]) -> list[tuple[float, ...]]:
    """One row of numbers, in the order of :data:`FEATURES`, for each of the ascending ``chosen`` blocks.

    Columns are made one after the other, those of place for all blocks at once: whole lists cost a fraction of
    what single numbers do.
    """
    wanted = bytearray(len(layout.blocks))
    for i in chosen:
        wanted[i] = 1
    places = compress(zip(*_places(layout, flow), strict=True), wanted)
    looks = zip(*_looks(layout, flow, chosen), strict=True)
    return list(map(add, places, looks))


def _places(layout: Layout, flow: Flow) -> Iterator[Sequence[float]]:
    """Columns over all blocks: where each stands in the flow."""
    prose, words, start, end = flow.prose, flow.words, flow.start, flow.end
    count = len(flow.sentences)
    total, first, last = prose[-1] or 1, prose[start], prose[end]
    segment = (last - first) or 1
    yield [0] * start + [1] * (end - start) + [0] * (count - end)
    yield range(-start, count - start)
    yield [(before - first) / segment for before in prose[:-1]]
    yield [(last - through) / segment for through in prose[1:]]
    yield [before / total for before in prose[:-1]]
    yield [1 - through / total for through in prose[1:]]
    for reach in (3, 6):
        near = zip(_windows(prose, reach), _windows(words, reach), strict=True)
        yield [running / (every + 4 * reach) for running, every in near]
    yield from _phrases_above(flow.phrases)
    padded = [0] * 3 + words + words[-1:] * 3
    yield list(map(sub, words, padded[2:-5]))
    yield list(map(sub, padded[5:-2], words[1:]))
    yield list(map(sub, words, padded[:-7]))
    yield list(map(sub, padded[7:], words[1:]))
    yield from _lists(layout.nodes, words)
    yield [i / count for i in range(count)]
    yield _runs(flow.sentences)
    yield _widest_gaps(flow)
    yield [0] * start + list(accumulate([phrase > 0 for phrase in flow.phrases[start:]]))
    yield _groups(layout, flow)
    yield [prose[-1]] * count
    yield [last - first] * count


def _windows(sums: list[int], reach: int) -> list[int]:
    """What prefix sums count in the blocks at most ``reach`` away from each block."""
    padded = sums[:1] * reach + sums + sums[-1:] * reach
    return list(map(sub, padded[2 * reach + 1 :], padded))


def _looks(layout: Layout, flow: Flow, chosen: Sequence[int]) -> Iterator[Sequence[float]]:
    """Columns over the chosen blocks: what the text of each shows."""
    blocks = [layout.blocks[i] for i in chosen]
    texts = [block.text for block in blocks]
    long_words = [[word for word in text[:_HEAD].split() if len(word) >= _LONG_WORD] for text in texts]
    yield [block.words for block in blocks]
    yield [len(block.text) / block.words for block in blocks]
    yield [flow.sentences[i] + ends_sentence(text) for i, text in zip(chosen, texts, strict=True)]
    yield [_ENDING.get(text[-1], 0) for text in texts]
    yield [sum(map(str.istitle, words)) / len(words) if words else 0.0 for words in long_words]
    yield [block.text.count(",") / (block.words + 1) for block in blocks]
    yield [_TAG.get(block.tag, _HEADING) for block in blocks]
    yield list(map(Counter([block.text for block in layout.blocks]).__getitem__, texts))
    headline, distinct = _headline_words(layout), list(map(_distinct, long_words))
    yield _known(distinct, flow, chosen)
    yield [len(words & headline) / len(words) if words and headline else -1.0 for words in distinct]


def _known(distinct: Sequence[set[str]], flow: Flow, chosen: Sequence[int]) -> list[float]:
    """Share of each block's long words that other running text of the segment holds too; -1 when it has none."""
    counted = [flow.start <= i < flow.end and flow.sentences[i] for i in chosen]
    once: set[str] = set()
    twice: set[str] = set()
    for words in compress(distinct, counted):
        twice |= once & words
        once |= words
    return [
        len(words & (twice if own else once)) / len(words) if words else -1.0
        for words, own in zip(distinct, counted, strict=True)
    ]


def _phrases_above(phrases: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each block, how many blocks above it the last phrase stands, and what that announces."""
    since: list[int] = []
    last: list[int] = []
    distance, opener = _FAR, 0
    for phrase in phrases:
        if phrase:
            distance, opener = 0, phrase
        since.append(distance)
        last.append(opener)
        if distance < _FAR:
            distance += 1
    return since, last


def _runs(sentences: Sequence[bool]) -> list[int]:
    """For each block of running text, how many such blocks stand in a row with it; 0 for other blocks."""
    return list(map(mul, _stretches(sentences), sentences))


def _widest_gaps(flow: Flow) -> list[int]:
    """For each block, the most blocks in a row without running text between the segment's start and it."""
    gaps = [0] * len(flow.sentences)
    gap = widest = 0
    for i in range(flow.start, len(gaps)):
        widest = max(widest, gap)
        gaps[i] = widest
        gap = 0 if flow.sentences[i] else gap + 1
    return gaps


def _groups(layout: Layout, flow: Flow) -> list[int]:
    """For each block, how many blocks stand together with it without a blank line between them.

    Where running text is not parted by blank lines either, as in a text without any, they say nothing: then a
    block of running text counts as one by itself, and what stands between two such blocks as a group.
    """
    sizes: list[int] = []
    end = -1
    for first, last in layout.lines:
        if first > end:
            sizes.append(0)
        sizes[-1] += 1
        end = last
    groups = [size for size in sizes for _ in range(size)]
    crowded = sum(compress([size > 1 for size in groups], flow.sentences))
    if crowded <= _CROWDED * sum(flow.sentences):
        return groups
    return [1 if run else size for size, run in zip(_stretches(flow.sentences), flow.sentences, strict=True)]


def _stretches(sentences: Sequence[bool]) -> list[int]:
    """For each block, how many blocks stand in a row that are running text, or are not, as it is."""
    sizes = [len(list(group)) for _, group in groupby(sentences)]
    return [size for size in sizes for _ in range(size)]


def _headline_words(layout: Layout) -> set[str]:
    """The longer words of what the front end takes for the headline."""
    headline = next((clue.text for clue in layout.clues if clue.kind == "headline"), "")
    return _distinct([word for word in headline.split() if len(word) >= _LONG_WORD])


def _distinct(words: Iterable[str]) -> set[str]:
    """Words as they compare: in small letters, without the punctuation around them."""
    return {word.strip(_PUNCTUATION).lower() for word in words}


def _lists(nodes: Nodes, words: Sequence[int]) -> tuple[list[int], list[float]]:
    """For each block, how many blocks the outermost list or table around it holds, and their words on average."""
    count = len(words) - 1
    sizes, means = [0] * count, [0.0] * count
    end = 0
    for tag, first, last in zip(nodes.tag, nodes.first, nodes.last, strict=True):
        if tag in _LISTS and first >= end and last > first:
            size, end = last - first, last
            sizes[first:last] = [size] * size
            means[first:last] = [(words[last] - words[first]) / size] * size
    return sizes, means
