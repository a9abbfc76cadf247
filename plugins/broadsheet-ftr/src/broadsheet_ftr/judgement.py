"""How far a config is believed about the body: as far as it agrees with the generic answer.

The figures were chosen on the 329 article pages of the development corpora whose host has a config
(``python -m benchmarks.ftr``).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final

import attrs

from broadsheet.sites import Label, Page, TextBlock
from broadsheet_ftr.config import Directive
from broadsheet_ftr.findings import Findings
from broadsheet_ftr.stream import Cover, Range, Stream, squeeze

__all__ = ["Judgement", "judge"]

_AGREEMENT: Final = 0.5  # share of the generic body's words that a body rule must hold
_PURITY: Final = 0.5  # share of a region's words that the generic body must be, for the region to add text
_LONG: Final = 30  # words of a paragraph that only the region knows; shorter ones are sign-ups and notices
_STRIPPED_AT_ONCE: Final = 0.15  # share of the body's words in one element; a larger one is no widget
_STRIPPED: Final = 0.4  # share of the body's words that all strip rules together may take

_BODY: Final = (Label.BODY, Label.HEADING)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: What an element is that a config wraps in another one.
_WRAPPED: Final[Mapping[str, Label]] = {
    "figcaption": Label.CAPTION,
    **dict.fromkeys(_HEADINGS, Label.HEADING),
}


@attrs.define(eq=False)
class Judgement:
    """What of a config is applied to a page.

    Attributes:
        labels: New labels of text blocks, by index.
        body: The ``body`` rule that is followed.
        agreement: Share of the generic body's words inside its region, 0 to 1.
        refused: Rules that match and disagree with the generic answer, with the reason.
        quotes: For the texts, squeezed, of blocks that are to be quoted, the number of the quotation.
    """

    labels: dict[int, Label] = attrs.Factory(dict)
    body: Directive | None = None
    agreement: float = 0.0
    refused: list[tuple[Directive, str]] = attrs.Factory(list)
    quotes: dict[str, int] = attrs.Factory(dict)


def judge(findings: Findings, page: Page, blocks: Sequence[TextBlock]) -> Judgement:
    """What of a config is applied, given what its rules find and what the classifier says."""
    elements = findings.elements
    return _Judge(Stream(page.root, elements), blocks).judge(findings) if elements else Judgement()


class _Judge:
    """The blocks of one page and where they stand."""

    def __init__(self, stream: Stream, blocks: Sequence[TextBlock]) -> None:
        self._stream = stream
        self._blocks = blocks
        self._places = list(stream.places(block.text for block in blocks))
        self._body = [
            (place, index, blocks[index])
            for index, place in enumerate(self._places)
            if place is not None and blocks[index].label in _BODY
        ]
        self._starts = [place.start for place, _, _ in self._body]
        self._mass = [0, *accumulate(block.words for _, _, block in self._body)]
        self._result = Judgement()
        self._quoted = 0  # where the last quotation ends

    def judge(self, findings: Findings) -> Judgement:
        """Strip, then keep to the region, then name what is wrapped."""
        result = self._result
        if self._mass[-1]:
            self._strip(findings.strips)
            self._keep_to_region(findings)
        for directive, elements in findings.wraps:
            self._wrap(directive, elements)
        return result

    def _words_in(self, one: Range) -> int:
        """Words of the body within a range."""
        first, last = bisect_left(self._starts, one.start), bisect_left(self._starts, one.end)
        return self._mass[last] - self._mass[first]

    def _ranges(self, elements: Iterable[Any]) -> Iterator[Range]:
        """The ranges of elements that hold text."""
        for element in elements:
            one = self._stream.ranges.get(element)
            if one is not None and one.start < one.end:
                yield one

    def _strip(self, strips: Sequence[tuple[Directive, list[Any]]]) -> None:
        """Take out what small elements hold, as long as it is little in all."""
        gone: set[int] = set()
        for directive, elements in strips:
            # Configs strip formulas since other readers cannot show them.
            ranges = list(self._ranges(element for element in elements if element.tag != "math"))
            share = self._share(gone | self._inside(Cover(ranges)))
            small = [one for one in ranges if self._words_in(one) <= _STRIPPED_AT_ONCE * self._mass[-1]]
            if share <= _STRIPPED:
                gone |= self._inside(Cover(small))
            if share > _STRIPPED or len(small) < len(ranges):
                self._result.refused.append((directive, f"would take {share:.2f} of the body"))
        self._result.labels.update(dict.fromkeys(gone, Label.BOILERPLATE))

    def _inside(self, cover: Cover) -> set[int]:
        """The blocks of the body that a cover holds."""
        return {index for place, index, _ in self._body if cover.holds(place)}

    def _share(self, indices: Iterable[int]) -> float:
        """The share of the body's words in some of its blocks."""
        return sum(self._blocks[index].words for index in indices) / self._mass[-1]

    def _keep_to_region(self, findings: Findings) -> None:
        """Follow the first body rule that agrees with the generic body."""
        for directive, elements in findings.bodies:
            cover = Cover(self._ranges(elements))
            inside = self._inside(cover)
            share = self._share(inside)
            if share < _AGREEMENT:
                self._result.refused.append((directive, f"holds {share:.2f} of the body"))
                continue
            self._result.body, self._result.agreement = directive, round(share, 3)
            for _, index, _ in self._body:
                if index not in inside:
                    self._result.labels[index] = Label.BOILERPLATE
            if "@" in directive.value:  # "//article" says nothing that the page does not say itself
                self._add_paragraphs(cover, findings)
            return

    def _add_paragraphs(self, region: Cover, findings: Findings) -> None:
        """Add the long paragraphs of a region that is mostly body anyway."""
        stripped = Cover(one for _, elements in findings.strips for one in self._ranges(elements))
        inside = [
            index
            for index, place in enumerate(self._places)
            if region.holds(place) and not stripped.holds(place)
        ]
        words = sum(self._blocks[index].words for index in inside)
        body = sum(self._blocks[index].words for index in inside if self._blocks[index].label in _BODY)
        if body < _PURITY * words:
            return
        known = {block.text for _, _, block in self._body}
        for index in inside:
            block = self._blocks[index]
            if block.label is Label.BOILERPLATE and _is_prose(block) and block.text not in known:
                self._result.labels[index] = Label.BODY

    def _wrap(self, directive: Directive, elements: Sequence[Any]) -> None:
        tag = directive.argument.lower()
        if tag == "blockquote":
            for one in self._ranges(elements):
                self._quote(one)
        elif tag in _WRAPPED:
            for index in self._inside(Cover(self._ranges(elements))):
                if self._result.labels.get(index) is not Label.BOILERPLATE:
                    self._result.labels[index] = _WRAPPED[tag]

    def _quote(self, one: Range) -> None:
        """Make a quotation of a range; where ranges lie in each other the outer one counts."""
        first, last = bisect_left(self._starts, one.start), bisect_left(self._starts, one.end)
        if first < last and one.start >= self._quoted:
            self._quoted = one.end
            texts = (squeeze(block.text) for _, _, block in self._body[first:last])
            self._result.quotes.update(dict.fromkeys(texts, one.start))


def _is_prose(block: TextBlock) -> bool:
    return block.tag == "p" and block.words >= _LONG and block.link_chars < len(block.text) / 3
