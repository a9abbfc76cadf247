"""The headline of a plain text: no markup names it, so its place, its repetitions and its words must."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log
from typing import Final

from broadsheet._lexicon.bylines import PREFIXES
from broadsheet._lexicon.phrases import category
from broadsheet._records import Clue, Layout, RawBlock
from broadsheet._text.shapes import lower_headings
from broadsheet._words import ends_sentence, folded_words, plain

__all__ = ["seek_headline"]

_SHORTEST, _LONGEST = 2, 32  # words
_LONGEST_CHARS = 240
_REACH = 150  # blocks before the text that are looked at
_BELOW = 30  # blocks of the text that are looked at: what reads as text may be a notice above the headline
_GAIN, _LOSS = 60, 6  # as in broadsheet._classify.text_features
_SAMPLE = 40  # blocks of running text whose words are compared
_HEAD = 4_000  # characters of such a block
_LONG_WORD = 4  # characters; pairs of characters count too
_LONGEST_MEAN = 16  # characters a word: above it the script sets no spaces
_PUNCTUATION = ".,:;!?\"'()“”„«»‘’"
_STRAIGHT: Final = str.maketrans("‘’“”", "''\"\"")
_SHORTEST_HELD = 6  # characters of a title that the first line holds
_NO_TITLE_END: Final = frozenset(",;:|>…")
_BYLINE_WORDS = 25
_BYLINE_OPENING = 3  # words
_INTRODUCE_WRITERS = frozenset(PREFIXES)
_FIRST_OF_BYLINES = frozenset(prefix.split(" ", 1)[0] for prefix in PREFIXES)
_DATED = re.compile(r"(?:19|20)\d\d|\d{1,2}[./:]\d\d")

#: Score from which a line is taken for the headline: of the best lines below it a quarter are right.
_ENOUGH = 2.0
#: The same for a line with the byline right below it.
_ENOUGH_SIGNED = 1.0
#: The most that the first line, the address, and the words of the lines add.
_MOST_BY_OPENING = 1.4 + 2.9
_MOST_BY_ADDRESS = 3.9 + 1.0
_MOST_BY_WORDS = 2.4 + 1.0 + 1.2 + 1.1 + 1.2
_NAMING = 3  # words of an address that names an article, or of a window's title that does
_PATH = re.compile(r"[»›>]|^/| / ")  # of a menu: "Home › Coast › The pier"
_PARTS = tuple("|-–—:·•(")  # what parts a title from the site's name


def seek_headline(layout: Layout, slug: frozenset[str] = frozenset()) -> None:
    """Add a clue to the headline where no heading marks it.

    A heading of the first level is the headline only above the text: "# " opens comments in the code of a dump.

    Args:
        layout: The text.
        slug: The words that name the article in its address; fewer than three name a section.
    """
    nodes, blocks = layout.nodes, layout.blocks
    if "h1" in nodes.tag:
        if nodes.first[nodes.tag.index("h1")] <= _text_start(blocks):
            return
        lower_headings(nodes, blocks)
    if (clue := _headline_clue(blocks, slug)) is not None:
        layout.clues.append(clue)


def _headline_clue(blocks: Sequence[RawBlock], slug: frozenset[str]) -> Clue | None:
    """The block that is most likely the headline, as a clue; None when no block looks like one.

    What speaks for a block: its words come back in the text; it has the length of a headline; the page's
    first line holds it, as converters of web pages write the window title; it is printed again; a date
    or a byline follows; it holds the words of the address. The weights are those of a ranking (softmax over the
    lines of a page) fitted to the titles of wcxb-dev and the two Fundus corpora, rounded: by cross-validation
    it ranks first what is right on 670 of 859 pages, 790 of which show their title.
    """
    if not blocks:
        return None
    start = _text_start(blocks)
    first, end = max(0, start - _REACH), min(len(blocks), start + _BELOW)
    candidates = [i for i in range(first, end) if _may_be(blocks[i])]
    if first and _may_be(blocks[0]):
        candidates.insert(0, 0)
    lines = [(i, key) for i in candidates if (key := plain(blocks[i].text))]
    copies = Counter([key for _, key in lines])
    likely = sorted([(_by_looks(blocks[i], i, start, copies[key]), -i) for i, key in lines], reverse=True)
    most_by_names = _MOST_BY_OPENING + (_MOST_BY_ADDRESS if len(slug) >= _NAMING else 0)
    opening = _Opening(blocks[0])
    body = _vocabulary(blocks, start)
    best = _ENOUGH_SIGNED, -len(blocks)  # of two lines the upper one
    for looks, above in likely:
        if looks + most_by_names + _MOST_BY_WORDS < best[0]:
            break  # the rest look still less like a headline
        block = blocks[-above]
        words = folded_words(block.text)
        score = looks + (opening.worth(block, words) if above else 0)
        score += _by_address(words, slug) if len(slug) >= _NAMING else 0
        if score + _MOST_BY_WORDS >= best[0]:  # as of few lines
            found = score + _by_words(blocks, -above, body), above
            if found > best and category(block.text) is None:
                best = found
    score, i = best[0], -best[1]
    if i == len(blocks) or (score < _ENOUGH and not _is_signed(blocks, i)):
        return None
    return Clue("headline", "visible headline", blocks[i].text, None, None, i, blocks[i].node)


class _Opening:
    """The first line of a page, which most converters of web pages fill with the window's title."""

    def __init__(self, block: RawBlock) -> None:
        self._text = block.text.casefold().translate(_STRAIGHT)
        self._words = folded_words(block.text)

    def worth(self, block: RawBlock, words: frozenset[str]) -> float:
        """How much the first line speaks for a line below it: by the share of words in common, and by holding it."""
        shared = len(self._words & words)
        if not shared:  # as of most lines
            return 0.0
        score = 2.8 * shared / (len(self._words) + len(words))
        text = block.text.casefold().translate(_STRAIGHT)
        if len(text) >= _SHORTEST_HELD and self._text.startswith(text):
            score += 2.9 * self._text[len(text) :].lstrip().startswith(_PARTS)
        return score


def _by_looks(block: RawBlock, i: int, start: int, copies: int) -> float:
    """How much a line looks like a headline by itself, by its place in the page, and by being printed again."""
    score = _shape(block) + _by_place(i - start) + 1.0 * (copies > 1 and block.words > 2)
    if i == 0 < start:
        score += 1.0 + 0.7 * (block.words >= _NAMING)
    return score


def _shape(block: RawBlock) -> float:
    """How much the line itself looks like a headline."""
    text, words = block.text, block.words
    score = 0.15 * min(words, 12) - 1.05 * (words < 4) - 0.9 * (words > 16) - 0.5 * (words > 22)
    score += 0.3 * (block.tag[0] == "h") - 2.4 * (block.tag == "li")
    score -= 1.4 * ends_sentence(text) - 1.0 * (text[-1] in "?？")
    score -= 0.9 * ("|" in text or " - " in text) + 1.6 * (_PATH.search(text) is not None)
    return score - 0.5 * text[0].islower()


def _by_place(below: int) -> float:
    """How much less a line counts that stands ``below`` blocks below the start of the text, or above it if negative."""
    return 1.2 * max(below, -30) / 30 if below < 0 else -1.8 * log(below + 2)


def _by_words(blocks: Sequence[RawBlock], i: int, body: set[str]) -> float:
    """How much the words of a line, and of the lines below it, speak for a headline."""
    score = 2.4 * _shared(blocks[i], body) + 1.0 * _is_signed(blocks, i)
    score += 1.2 * (_is_signed(blocks, i + 1) or _is_signed(blocks, i + 2))
    score += 1.1 * (_DATED.search(blocks[i].text) is not None)
    below = [block.text for block in blocks[i + 1 : i + 4] if block.words < _BYLINE_WORDS]
    return score + 1.2 * any(map(_DATED.search, below))


def _by_address(words: frozenset[str], slug: frozenset[str]) -> float:
    """How much a line shares with the words of the address."""
    shared = len(slug & words)
    return 3.9 * shared / len(slug) + 2.0 * shared / (len(slug) + len(words))


def _is_signed(blocks: Sequence[RawBlock], i: int) -> bool:
    """Whether the line below block ``i`` opens like a byline."""
    below = blocks[i + 1 : i + 2]
    return bool(below) and below[0].words < _BYLINE_WORDS and _opens_byline(below[0].text)


def _opens_byline(text: str) -> bool:
    """Whether a line begins with words that introduce its writers, and goes on."""
    words = text[:_LONGEST_CHARS].lower().split(" ", _BYLINE_OPENING)
    if words[0].rstrip(":") not in _FIRST_OF_BYLINES:  # true of most lines
        return False
    openings = (" ".join(words[:count]).rstrip(" :") for count in range(1, len(words)))
    return any(opening in _INTRODUCE_WRITERS for opening in openings)


def _may_be(block: RawBlock) -> bool:
    if not _SHORTEST <= block.words <= _LONGEST or len(block.text) > _LONGEST_CHARS:
        return False
    return (block.tag in ("p", "li") or block.tag[0] == "h") and block.text[-1] not in _NO_TITLE_END


def _text_start(blocks: Sequence[RawBlock]) -> int:
    """The first block of the stretch with most running text."""
    best = total = start = begin = 0
    for index, block in enumerate(blocks):
        if block.words >= 10 and ends_sentence(block.text):
            total += min(block.words, _GAIN)
            if total > best:
                best, start = total, begin
        else:
            total -= _LOSS
            if total <= 0:
                total, begin = 0, index + 1
    return start


def _vocabulary(blocks: Sequence[RawBlock], start: int) -> set[str]:
    """The words of the first blocks of the text."""
    words: set[str] = set()
    for block in blocks[start : start + _SAMPLE]:
        if block.words >= 10:
            words.update(_units(block.text[:_HEAD]))
    return words


def _shared(block: RawBlock, body: set[str]) -> float:
    units = [unit for unit in _units(block.text) if len(unit) >= _LONG_WORD or len(unit) == 2] or [""]
    return sum([unit in body or unit.strip(_PUNCTUATION) in body for unit in units]) / len(units)


def _units(text: str) -> Iterable[str]:
    """The words of a text as they stand; in scripts without spaces its pairs of characters."""
    words = text.lower().split()
    return words if len(words) * _LONGEST_MEAN > len(text) else map("".join, pairwise(text))
