"""Lines that belong together though nothing marks them: items of a list, lines of one paragraph.

Converters of web pages part paragraphs by blank lines and write the items of a list, and what a page breaks
by hand, in lines without blank ones between.
"""

import re
from itertools import pairwise
from typing import Final

from broadsheet._lexicon.phrases import credit_prefix
from broadsheet._text.lines import BULLET, ITEM, PLAIN, VERSE, Scan
from broadsheet._words import ends_sentence

__all__ = ["mark_groups"]

_GROUP: Final = re.compile(b"%c{2,}" % PLAIN)
_PROSE: Final = 60  # characters from which on a line that ends as a sentence does is a paragraph
_LONGEST_CREDIT: Final = 120  # characters
_SHORTEST_LIST: Final = 3  # lines


def mark_groups(scanned: Scan) -> None:
    """Set the kinds of unmarked lines that belong together, from the first two paragraphs in a row to the last.

    Only in a text that parts its paragraphs by blank lines do lines without one between say anything. If it
    marks the items of its lists, such lines are one paragraph; if it does not, three of them are a list, and two
    that end as a sentence does are a paragraph.
    """
    kinds, texts = scanned.kinds, scanned.texts
    start, stop = _running_text(scanned)
    marked = BULLET in kinds
    for match in _GROUP.finditer(kinds, start, stop):
        first, end = match.span()
        if any(credit_prefix(text) for text in texts[first:end] if len(text) <= _LONGEST_CREDIT):
            continue  # a caption and its credit are two things
        pair = end - first < _SHORTEST_LIST
        if marked or (pair and ends_sentence(texts[end - 1])):
            kinds[first:end] = bytes([VERSE]) * (end - first)
        elif not pair:
            first += texts[first][-1] == ":"
            kinds[first:end] = bytes([ITEM]) * (end - first)


def _running_text(scanned: Scan) -> tuple[int, int]:
    """The lines from the first two paragraphs in a row to the last; none when most paragraphs touch others."""
    kinds = scanned.kinds
    alone: list[int] = []
    crowded = 0
    for index, text in enumerate(scanned.texts):
        if len(text) >= _PROSE and kinds[index] == PLAIN and ends_sentence(text):
            if any(kinds[max(0, index - 1) : index]) or any(kinds[index + 1 : index + 2]):
                crowded += 1
            else:
                alone.append(index)
    if len(alone) < crowded:
        return 0, 0
    pairs = [index for index, later in pairwise(alone) if not any(kinds[index + 1 : later])]
    return (pairs[0], alone[-1]) if pairs else (0, 0)
