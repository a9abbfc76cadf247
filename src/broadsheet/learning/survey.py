"""The pages of a host laid side by side: what repeats, and which addresses lead to what on which pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate
from math import ceil
from typing import Final, Self

import attrs

from broadsheet.learning.addresses import addresses_of
from broadsheet.learning.reading import BODY, Block, Place, Sheet
from broadsheet.sites import Label

__all__ = ["Survey", "distinct", "span_of"]

#: A text that says nothing by itself, such as a number in a list, is no repetition.
_LETTERS: Final = 3
_NUMBERS = re.compile(r"\d+")

#: Of two pages that share this much of their long blocks, one is a copy of the other, or a later version.
_SAME: Final = 0.5
_LONG: Final = 12  # words of a long block

_MAY_REPEAT: Final = BODY | {Label.BIO, Label.BIO_HEADING}


def distinct(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The pages without those that hold the same article as one before, whose text would count as repeated."""
    kept: list[Sheet] = []
    seen: list[set[str]] = []
    for sheet in sheets:
        long = {block.key for block in sheet.blocks if block.label in BODY and block.words >= _LONG}
        if not any(
            long & other and len(long & other) >= _SAME * min(len(long), len(other)) for other in seen
        ):
            kept.append(sheet)
            seen.append(long)
    return kept


def span_of(sheet: Sheet) -> range:
    """The numbers of the blocks from the title, or the first of the body, to the last of the body."""
    body = [number for number, block in enumerate(sheet.blocks) if block.label in BODY]
    if not body:
        return range(0)
    titles = (number for number, block in enumerate(sheet.blocks) if block.label is Label.TITLE)
    return range(min(next(titles, body[0]), body[0]), body[-1] + 1)


@attrs.frozen(eq=False)
class Survey:
    """Several pages of one host.

    Attributes:
        sheets: The pages, each article once.
        least: On how many pages something must stand for a rule that is certain: 60 % of them, at least two;
            three are enough in any case.
        repeated: On how many pages a text stands, by its key, for those that stand on more than one.
        table: The places of an address, by page.
        fresh: For each page the number of blocks before each block that no rule may touch: those of the
            body that do not repeat, and titles, bylines, captions and the like.
    """

    sheets: list[Sheet]
    least: int
    repeated: Mapping[str, int]
    table: Mapping[str, Mapping[int, list[Place]]]
    fresh: list[list[int]]

    @classmethod
    def of(cls, sheets: list[Sheet]) -> Self:
        """Lay pages side by side."""
        pages = Counter(key for sheet in sheets for key in {block.key for block in sheet.blocks})
        repeated = {
            key: count for key, count in pages.items() if count > 1 and len(_NUMBERS.sub("", key)) >= _LETTERS
        }
        table: defaultdict[str, defaultdict[int, list[Place]]] = defaultdict(lambda: defaultdict(list))
        for number, sheet in enumerate(sheets):
            for place, addresses in zip(sheet.places, addresses_of(sheet), strict=True):
                for address in addresses:
                    table[address][number].append(place)
        fresh = [list(accumulate((_is_fresh(b, repeated) for b in s.blocks), initial=0)) for s in sheets]
        least = min(3, max(2, ceil(0.6 * len(sheets))))
        return cls(sheets, least, repeated, {a: p for a, p in table.items() if len(p) > 1}, fresh)

    def touches_fresh(self, number: int, place: Place) -> bool:
        """Whether a place of a page holds text that no rule may touch, or a part of a paragraph."""
        first, last = place.blocks
        return self.fresh[number][last] > self.fresh[number][first] or (
            first == last and place.end > place.start
        )


def _is_fresh(block: Block, repeated: Mapping[str, int]) -> bool:
    if block.label is Label.BOILERPLATE:
        return False
    return block.key not in repeated or block.label not in _MAY_REPEAT
