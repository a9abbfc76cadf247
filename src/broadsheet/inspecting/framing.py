"""The page as the report shows it: its text in elements of our own, each block with an id and what became of it.

Nothing of the page's markup is passed on: elements become ``div`` and ``span`` with a class that says which element it
was, so that no browser builds another tree from them, and scripts, styles, addresses and pictures stay behind.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from broadsheet.inspecting.blocks import PageBlock, Sheet
from broadsheet.inspecting.markup import escape
from broadsheet.inspecting.placing import Place, place_texts, squeeze
from broadsheet.inspecting.reading import INLINE, Reading, Step

__all__ = ["Framed", "frame_page"]

#: Elements that look different from others; the style sheet of the page has a class for each.
_STYLED: Final = frozenset(
    "a aside b blockquote button caption cite code dd del dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header "
    "i ins kbd li mark nav ol p pre s samp small strike strong sub sup table tbody td tfoot th thead tr tt u ul".split()
)


@attrs.frozen(kw_only=True)
class Framed:
    """The page as HTML, and its blocks in the order in which they stand there.

    Attributes:
        html: What the body of the framed document holds.
        blocks: The blocks; the number of a block, from 1, is that of its id ("b1").
        placed: Whether each block stands in the page.
    """

    html: str
    blocks: tuple[PageBlock, ...]
    placed: tuple[bool, ...]


def frame_page(sheet: Sheet) -> Framed:
    """Mark the blocks of a page in it."""
    reading = Reading(sheet.page, sheet.rules.marks if sheet.rules else {})
    found = place_texts(
        reading.strip, [block.text for block in sheet.blocks], [block.text for block in sheet.dropped]
    )
    order = _order(found, len(sheet.blocks))
    places = [found[index] for index in order]
    together = [*sheet.blocks, *sheet.dropped]
    blocks = [together[index] for index in order]
    if sheet.rules:
        site, rules = f"site {sheet.rules.site}", sheet.rules.rules
        blocks = [_credited(*pair, reading, site, rules) for pair in zip(blocks, places, strict=True)]
    return Framed(
        html="".join(_Writer(reading.steps, blocks, places).write()),
        blocks=tuple(blocks),
        placed=tuple(place is not None for place in places),
    )


def _order(places: Sequence[Place | None], blocks: int) -> list[int]:
    """Indexes in document order; what has no place stays behind the one before it."""
    keys: list[tuple[int, int]] = []
    last = 0
    for index, place in enumerate(places):
        last = place[0] if place is not None else 0 if index == blocks else last
        keys.append((last, index))
    return [index for _, index in sorted(keys)]


def _credited(
    block: PageBlock, place: Place | None, reading: Reading, site: str, rules: Mapping[Any, str]
) -> PageBlock:
    """The block with the rule of the site that decided about it, if one did."""
    marked = reading.mark_at(place[0]) if place and block.by in ("classifier", site) else None
    if marked is None:
        return block
    key, mark = marked
    return attrs.evolve(block, by=site, reason=rules.get(key, mark.value))


class _Writer:
    """Writes the steps through a page with its blocks marked.

    A block that fills an element marks that element; any other marks its pieces of text. Where there are no elements,
    as in plain text, one mark goes around all pieces of a block.
    """

    def __init__(
        self, steps: Sequence[Step], blocks: Sequence[PageBlock], places: Sequence[Place | None]
    ) -> None:
        self._steps = steps
        self._blocks = blocks
        self._flat = all(step.kind != "open" for step in steps)
        at = {place: number for number, place in enumerate(places) if place is not None}
        # The innermost of several elements with the same text comes last.
        filled = {
            (step.start, step.end): index
            for index, step in enumerate(steps)
            if step.kind == "open" and step.value not in INLINE and (step.start, step.end) in at
        }
        self._owners = {index: at[place] for place, index in filled.items()}
        self._loose = [(*place, number) for place, number in sorted(at.items()) if place not in filled]
        self._begun: set[int] = set()

    def write(self) -> Iterator[str]:
        """The HTML, in parts."""
        number = 0
        for index, step in enumerate(self._steps):
            if step.kind == "text":
                while number < len(self._loose) and self._loose[number][1] <= step.start:
                    number += 1
                yield from self._text(step, number) if step.start < step.end else (escape(step.value),)
            elif step.kind == "open":
                yield self._open(step, self._owners.get(index))
            elif step.kind == "close":
                yield f"</{_tag(step.value)}>"
            elif step.kind == "picture":
                yield f'<span class="picture">{escape(step.value)}</span>'
            else:
                yield "<hr>" if step.value == "hr" else "<br>"

    def _open(self, step: Step, owner: int | None) -> str:
        name = step.value if step.value in _STYLED else ""
        if owner is not None:
            return f"<div{self._marking(owner, name)}>"
        return f'<{_tag(step.value)} class="{name}">' if name else f"<{_tag(step.value)}>"

    def _text(self, step: Step, number: int) -> Iterator[str]:
        """A piece of text, cut where blocks begin and end inside it."""
        cut, at = 0, step.start
        while number < len(self._loose) and self._loose[number][0] < step.end:
            start, end, block = self._loose[number]
            first = _after(step.value, cut, max(start, step.start) - at)
            first += len(step.value[first:]) - len(step.value[first:].lstrip())
            last = _after(step.value, first, min(end, step.end) - max(start, step.start))
            yield escape(step.value[cut:first])
            if not self._flat or start >= step.start:
                yield f"<span{self._marking(block, '')}>"
            yield escape(step.value[first:last])
            if not self._flat or end <= step.end:
                yield "</span>"
            cut, at = last, min(end, step.end)
            number += 1
        yield escape(step.value[cut:])

    def _marking(self, number: int, name: str) -> str:
        """The attributes of what holds a block; only the first has its id and its label."""
        block = self._blocks[number]
        marking = f' class="{f"{name} " if name else ""}block {block.fate}" data-block="{number + 1}"'
        if number in self._begun:
            return marking
        self._begun.add(number)
        return f'{marking} id="b{number + 1}" data-label="{escape(block.label)}"'


def _tag(name: str) -> str:
    return "span" if name in INLINE else "div"


def _after(text: str, start: int, characters: int) -> int:
    """The index in ``text`` after so many of its characters that count, from ``start`` on."""
    if characters <= 0:
        return start
    if characters >= len(text) - start or len(squeeze(text[start:])) <= characters:
        return len(text)
    for index in range(start, len(text)):
        characters -= len(squeeze(text[index]))
        if not characters:
            return index + 1
    return len(text)
