"""The headline of a plain text: no markup names it, so its place, its repetitions and its words must."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from broadsheet._records import Clue, RawBlock
from broadsheet._words import ends_sentence

__all__ = ["headline_clue"]

_SHORTEST, _LONGEST = 2, 32  # words
_LONGEST_CHARS = 240
_REACH = 60  # blocks before the text that are looked at
_GAIN, _LOSS = 60, 6  # as in broadsheet._classify.text_features
_SAMPLE = 40  # blocks of running text whose words are compared
_LONG_WORD = 4  # characters
_ENOUGH = 1.0
_NO_TITLE_END: Final = frozenset(",;:|>…")


def headline_clue(blocks: Sequence[RawBlock]) -> Clue | None:
    """The block that is most likely the headline, as a clue; None when no block looks like one.

    What speaks for a block, in the order of weight: it is printed again before the text, or the page's first
    line begins with it, as converters of web pages write the window title; its words come back in the text;
    it stands near the text.
    """
    start = _text_start(blocks)
    first = max(0, start - _REACH)
    end = min(len(blocks), start + 1)
    candidates = [i for i in range(first, end) if _may_be(blocks[i])]
    if first and _may_be(blocks[0]):
        candidates.insert(0, 0)
    if not candidates:
        return None
    repeats = Counter([_key(blocks[i]) for i in candidates])
    opening = _key(blocks[0])
    body = _vocabulary(blocks, start)
    best, best_score = -1, _ENOUGH
    for i in candidates:
        key = _key(blocks[i])
        if not key:
            continue
        score = 1.4 * (repeats[key] > 1 and blocks[i].words > 2)
        if i and key != opening and len(key) >= 10 and (opening.startswith(key) or key in opening):
            score += 2.2
        elif i == 0 and start > 3:
            score -= 0.4
        score += 1.6 * _shared(blocks[i], body)
        score += 0.9 * (1 - min(start - i, 20) / 20)
        score += 0.08 * min(blocks[i].words, 10)
        score += 1.5 * blocks[i].tag.startswith("h")
        score -= 0.8 * ends_sentence(blocks[i].text)
        if score > best_score:
            best, best_score = i, score
    if best < 0:
        return None
    block = blocks[best]
    return Clue("headline", "visible headline", block.text, None, None, best, block.node)


def _may_be(block: RawBlock) -> bool:
    if not _SHORTEST <= block.words <= _LONGEST or len(block.text) > _LONGEST_CHARS:
        return False
    return (block.tag == "p" or block.tag[0] == "h") and block.text[-1] not in _NO_TITLE_END


def _key(block: RawBlock) -> str:
    return "".join(filter(str.isalnum, block.text.casefold()))


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
            words.update(block.text.lower().split())
    return {word.strip(".,;:!?\"'()“”„«»") for word in words}


def _shared(block: RawBlock, body: set[str]) -> float:
    words = [word.strip(".,;:!?\"'()“”„«»") for word in block.text.lower().split()]
    words = [word for word in words if len(word) >= _LONG_WORD] or words
    return sum(word in body for word in words) / len(words)
