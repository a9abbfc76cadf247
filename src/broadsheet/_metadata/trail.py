"""Headings at the end of a trail of links ("Home > Sport > Title"): they name the page; the headline stands below.

Sites that do so write the name for search engines into the trail, as the only heading of the first level, and set
what readers see as the headline in a heading of another level.
"""

from collections.abc import Collection, Iterator
from typing import Final

from broadsheet._metadata.parts import Heading
from broadsheet._metadata.titles import sections_of, similarity, title_key
from broadsheet._metadata.zone import is_prose
from broadsheet._records import HEADINGS, Claim, Layout, RawBlock

__all__ = ["after_copies", "without_trails"]

_MOST_CRUMB: Final = 8  # words of the blocks of a trail
_MOST_BELOW: Final = 20  # blocks between a trail and the headline, where bars of buttons stand
_MOST_WORDS: Final = 40  # of a headline
_FEWEST_WORDS: Final = 4  # of one that is recognised by what it has in common with the trail
_ALIKE: Final = 0.45  # similarity from which two headings are of one article
_TRAIL: Final = 0.5  # confidence of what a trail of links names the page
_LEVELS: Final = 4  # elements around a heading that a trail stands in
_CLOSE: Final = 2  # blocks between the copies of a headline


def without_trails(
    headings: list[Heading], titles: list[Claim], layout: Layout
) -> tuple[list[Heading], list[Claim]]:
    """Headings and stated titles; a heading that ends a trail of links is one of the titles, the headline stands below.

    Of their two wordings it is that which the page states, beside ``<title>`` where it states both.
    """
    for i, heading in enumerate(headings):
        if not _ends_trail(heading, layout):
            continue
        stated = {title_key(claim.value) for claim in titles if claim.source != "title element"}
        below = _headline_below(heading, layout, stated)
        if below is None:
            continue
        named = {key for claim in titles for key in (title_key(claim.value), *sections_of(claim.value))}
        if title_key(heading.text) in named and title_key(below.text) not in stated:
            below = heading._replace(block=below.block, last=below.last)
        name = Claim("title", heading.text, "visible trail", _TRAIL)
        return [*headings[:i], below, *headings[i + 1 :]], [*titles, name]
    return headings, titles


def _headline_below(heading: Heading, layout: Layout, keys: Collection[str]) -> Heading | None:
    """The headline below a heading that ends a trail of links: one much like it, or below a list a title of ``keys``."""
    own = _around(layout.blocks[heading.block].node, layout)
    in_list = any(layout.nodes.tag[node] in ("li", "nav") for node in own)
    for place, block in _headings_below(heading.last, layout):
        text = block.text.replace("\n", " ")
        alike = block.words >= _FEWEST_WORDS and similarity(heading.text, text) >= _ALIKE
        if alike or (in_list and title_key(text) in keys):
            lines = tuple(block.text.split("\n")) if "\n" in block.text else ()
            return Heading(text, heading.source, place, place + 1, lines)
    return None


def after_copies(heading: Heading, layout: Layout) -> int:
    """The index after the copies of a headline directly below it: bars that stay in view, headings for one device."""
    last, key = heading.last, title_key(heading.text)
    for i in range(last, min(last + _CLOSE, len(layout.blocks))):
        if layout.blocks[i].tag in HEADINGS and title_key(layout.blocks[i].text) == key:
            last = i + 1
    return last


def _headings_below(start: int, layout: Layout) -> Iterator[tuple[int, RawBlock]]:
    """The headings above the running text that a headline can be, with their places."""
    for i in range(start, min(start + _MOST_BELOW, len(layout.blocks))):
        block = layout.blocks[i]
        if is_prose(block) and block.tag not in HEADINGS:
            return
        if block.tag in HEADINGS and block.words < _MOST_WORDS and not block.link_chars:
            yield i, block


def _ends_trail(heading: Heading, layout: Layout) -> bool:
    """Whether a heading stands behind a short link in one list or menu with it, or in one element close around."""
    blocks, nodes = layout.blocks, layout.nodes
    place = heading.block
    if not 0 < place < len(blocks) or heading.text.count(" ") < _FEWEST_WORDS:
        return False
    own = blocks[place]
    previous = blocks[place - 1]
    if place > 1 and not any(map(str.isalnum, previous.text)):  # a sign between the parts of the trail
        previous = blocks[place - 2]
    if own.link_chars or not previous.link_chars or previous.words > _MOST_CRUMB:
        return False
    around, before = _around(own.node, layout), _around(previous.node, layout)
    return any(nodes.first[node] < place for node in around if node in before)


def _around(node: int, layout: Layout) -> list[int]:
    """The element of a block and the closest around it."""
    found = [node]
    while len(found) < _LEVELS and layout.nodes.parent[found[-1]] > 0:
        found.append(layout.nodes.parent[found[-1]])
    return found
