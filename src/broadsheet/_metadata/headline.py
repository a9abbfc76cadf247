"""The headline: which visible text, and which stated title, is that of the article."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from broadsheet._metadata.dates import find_dates
from broadsheet._metadata.titles import (
    SiteName,
    contains,
    is_site,
    longest_segment,
    sections_of,
    similarity,
    strip_site,
    title_key,
)
from broadsheet._records import Claim, Layout, RawBlock

__all__ = ["Headline", "find_headline"]

_MOST_HEADINGS: Final = 8
_SHORTEST_TITLE: Final = 16  # characters of what is left of a heading without its kicker
_LONGEST_KICKER: Final = 60  # characters
_ALIKE: Final = (
    0.45  # similarity from which a heading and a stated title are the same (spike: best of those tried)
)
_TRUST: Final = 0.96  # the visible headline outweighs the stated titles together when they word it otherwise
_RELATED: Final = (
    0.12  # similarity from which the only heading of its level is a rewording of the stated title
)


class Headline(NamedTuple):
    """The headline as the page shows it.

    Attributes:
        block: Index of its block; -1 when the page does not show it.
        last: Index after its last block.
        claims: Claims of the field "title", the best first.
        kicker: What the heading holds before the title.
    """

    block: int
    last: int
    claims: list[Claim]
    kicker: str | None = None


class _Heading(NamedTuple):
    text: str
    source: str
    block: int
    last: int


def find_headline(layout: Layout, stated: Sequence[Claim], site: SiteName) -> Headline:
    """The headline among the headings of the page and its stated titles.

    Args:
        layout: The page.
        stated: Claims of the field "title" from the head.
        site: The site's names.
    """
    titles = [_stripped(claim, site) for claim in stated if not is_site(claim.value, site)] or list(stated)
    headings = list(islice(_headings(layout), _MOST_HEADINGS))
    chosen = _matching(headings, titles, site)
    if chosen is None and titles:
        chosen = _block_with(layout.blocks, titles)
    if chosen is None:
        chosen = _only(headings, titles, site)
    if chosen is None:
        return Headline(-1, -1, [claim._replace(value=longest_segment(claim.value)) for claim in titles])
    shown = longest_segment(strip_site(_as_stated(chosen.text, titles), site))
    title, kicker = _without_kicker(_without_date(shown, titles), titles)
    key = title_key(title)
    # A stated title that is the headline and more, set apart, says the same.
    agreeing = [_unified(claim, title, key) for claim in titles]
    claims = [Claim("title", title, chosen.source, _TRUST), *agreeing]
    return Headline(chosen.block, chosen.last, claims, kicker)


def _stripped(claim: Claim, site: SiteName) -> Claim:
    return claim._replace(value=strip_site(claim.value, site))


def _unified(claim: Claim, title: str, key: str) -> Claim:
    stated = claim.value
    apart = len(stated) > len(title) and title_key(stated) != key and key in sections_of(stated)
    return claim._replace(value=title) if apart else claim


def _as_stated(text: str, titles: Sequence[Claim]) -> str:
    """The visible headline, with the signs and the case of a stated title of the same letters.

    A heading made of several elements misses the colon between them, and one in capitals its case.
    """
    key = title_key(text)
    for claim in titles:
        title: str = claim.value
        if title_key(title) == key and (len(title) > len(text) or text.isupper()):
            return title
    return text


def _without_date(text: str, titles: Sequence[Claim]) -> str:
    """A heading without the date line that its element holds as well, if the rest of it is a stated title."""
    for claim in titles:
        title: str = claim.value
        if len(title) < len(text) and text.startswith(title) and find_dates(text[len(title) :]):
            return title
    return text


def _without_kicker(text: str, titles: Sequence[Claim]) -> tuple[str, str | None]:
    """A heading without the kicker that it begins with, and the kicker: what stands before a stated title.

    Previews show no kicker, so ``og:title`` decides where there is one; JSON-LD often repeats the heading.
    """
    previews = [claim for claim in titles if claim.source == "meta og:title"]
    for claim in previews or titles:
        title = claim.value
        rest = len(text) - len(title)
        if rest > 2 and len(title) >= _SHORTEST_TITLE and text.endswith(title):
            kicker = text[:rest].strip(" :|–—-")
            if kicker and len(kicker) <= _LONGEST_KICKER:
                return title, kicker
    return text, None


def _headings(layout: Layout) -> Iterator[_Heading]:
    """The headings of the first level, and what microdata calls the headline."""
    nodes, blocks = layout.nodes, layout.blocks
    node = -1
    for _ in range(nodes.tag.count("h1")):
        node = nodes.tag.index("h1", node + 1)
        first, last = nodes.first[node], min(nodes.last[node], nodes.first[node] + 4)
        text = " ".join([block.text for block in blocks[first:last]]).replace("\n", " ")
        if 0 < len(text) <= 400:
            yield _Heading(text, "visible headline", first, last)
    for clue in layout.clues:
        if clue.kind == "headline" and 0 < len(clue.text) <= 400:
            yield _Heading(clue.text.replace("\n", " "), clue.source, clue.block, clue.block + 1)
            return


def _matching(headings: Iterable[_Heading], titles: Sequence[Claim], site: SiteName) -> _Heading | None:
    """The heading that agrees best with a stated title."""
    best, score = None, 0.0
    stated = {claim.value for claim in titles}
    keys = set(map(title_key, stated))
    for heading in headings:
        if title_key(heading.text) in keys:
            return heading
        if is_site(heading.text, site):
            continue
        for title in sorted(stated):
            alike = similarity(heading.text, title)
            if alike < _ALIKE and contains(heading.text, title):
                alike = _ALIKE
            if alike >= _ALIKE and alike > score:
                best, score = heading, alike
    return best


def _block_with(blocks: Sequence[RawBlock], titles: Sequence[Claim]) -> _Heading | None:
    """The first block whose whole text is a stated title, for pages whose headline is no ``h1``."""
    wanted = {claim.value for claim in titles}
    for i, block in enumerate(blocks):
        if block.text in wanted and block.link_chars == 0:
            return _Heading(block.text, "visible headline", i, i + 1)
    return None


def _only(headings: Sequence[_Heading], titles: Sequence[Claim], site: SiteName) -> _Heading | None:
    """The one heading of the first level, if it can be a headline and rewords a stated title."""
    real = [h for h in headings if not is_site(h.text, site)]
    if not titles:
        return real[0] if real else None
    if len(real) != 1 or len(real[0].text.split()) < 3:
        return None
    stated = max(similarity(real[0].text, claim.value) for claim in titles)
    return real[0] if stated >= _RELATED else None
