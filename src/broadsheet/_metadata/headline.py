"""The headline: which visible text, and which stated title, is that of the article."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from broadsheet._metadata.parts import (
    SHORTEST_TITLE,
    Heading,
    taken_apart,
    without_kicker,
    without_tail,
)
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
from broadsheet._metadata.trail import after_copies, without_trails
from broadsheet._metadata.url import is_home
from broadsheet._metadata.zone import LINES, is_prose
from broadsheet._records import HEADINGS, Claim, Layout, Page, RawBlock
from broadsheet._urls import slug_words
from broadsheet._words import folded_words

__all__ = ["Headline", "find_headline"]

_MOST_HEADINGS: Final = 8
_MOST_WORDS: Final = 40  # of a headline; the longest of British popular papers have about 35
_MARKUP = re.compile(r"[*#_`]")  # Markdown that a head repeats unread
_LABEL = re.compile(r"\s?[-–—|·:]\s?\w[^\W\d]{1,20}")
#: Similarity from which a heading and a stated title are the same: the best of those tried on the development pages.
_ALIKE: Final = 0.45
_TRUST: Final = 0.96  # the visible headline outweighs the stated titles together when they word it otherwise
#: Similarity from which the only heading of its level is a rewording of the stated title.
_RELATED: Final = 0.12
_FEWEST_REWORDING: Final = 3  # words of a heading that rewords a title
_AMONG_MANY: Final = 0.2  # the same for the first of several
_FEWEST_NAMING: Final = 3  # words of an address that name an article
_HELD: Final = 0.5  # share of these words from which a line may stay the headline
_NAMED: Final = 0.8  # share of them that a better line holds, and of a heading's that a stated title does
_OVERLAP: Final = 0.5  # twice the shared words by all words of both: a longer line says something else
_LONGEST_LINE: Final = 32  # words
_REACH: Final = 250  # blocks; menus stand between the first line of a dump and its headline
_MOST_NOTICES: Final = 1  # blocks of running text between a bar with the headline and the headline
_FEWEST_SPACES: Final = 3  # in a headline that nothing else states
_CLOSE: Final = 4  # blocks from a headline to its byline or date line
_MOST_FRONT: Final = 12  # blocks between a headline and the text
_MOST_PROSE: Final = 3  # blocks of running text; below them lines of other articles hold such words


class Headline(NamedTuple):
    """The headline as the page shows it.

    Attributes:
        block: Index of its block; -1 when the page does not show it.
        last: Index after its last block.
        claims: Claims of the field "title", the best first.
        kicker: What the heading holds before the title.
        subtitle: What it holds below the title.
        text: The whole heading.
    """

    block: int
    last: int
    claims: list[Claim]
    kicker: str | None = None
    subtitle: str | None = None
    text: str = ""


def find_headline(page: Page, layout: Layout, stated: Sequence[Claim], site: SiteName) -> Headline:
    """The headline among the headings of the page and its stated titles.

    Args:
        page: The page.
        layout: Its flat form.
        stated: Claims of the field "title" from the head.
        site: The site's names.
    """
    headings = list(islice(_headings(layout), _MOST_HEADINGS))
    if names := [heading for heading in headings if _leads_home(heading, layout, page)]:
        headings = [heading for heading in headings if heading not in names]
        site = site.known_as(heading.text for heading in names)
    titles = [_stripped(claim, site) for claim in stated if not is_site(claim.value, site)] or list(stated)
    headings, titles = without_trails(headings, titles, layout)
    if not titles and layout.kind == "text" and len(slug := slug_words(page.url)) >= _FEWEST_NAMING:
        headings = _named_by(slug, layout.blocks, headings)
    chosen = _matching(headings, titles, site)
    if chosen is None and titles:
        chosen = _block_with(layout.blocks, titles)
    if chosen is None:
        chosen = (
            _only(headings, titles, site)
            or _named_alone(headings, page)
            or _above_date(headings, layout, site)
            or _heading_with(layout.blocks, titles)
            or _printed_part(layout, titles)
            or _opening(headings, layout, titles, site)
        )
    if chosen and layout.kind == "text" and chosen.block == 0:
        chosen = _below_window_title(layout.blocks, chosen)
    if chosen is None:
        return Headline(
            -1, -1, _agreed([claim._replace(value=longest_segment(claim.value)) for claim in titles])
        )
    parts = taken_apart(chosen, layout.clues, titles)
    shown = longest_segment(strip_site(_as_stated(parts.title, titles), site))
    title, kicker = without_tail(shown, titles), parts.kicker
    if kicker is None:
        title, kicker = without_kicker(title, titles)
    key = title_key(title)
    # A stated title that is the headline and more, set apart, says the same.
    agreeing = [_unified(claim, title, key) for claim in titles]
    claims = [Claim("title", title, chosen.source, _TRUST), *agreeing]
    return Headline(chosen.block, after_copies(chosen, layout), claims, kicker, parts.subtitle, chosen.text)


def _agreed(claims: list[Claim]) -> list[Claim]:
    """Stated titles; one that is another and a label, set apart, says the same: "Title - Politics"."""
    short = [claim.value for claim in claims if len(claim.value) >= SHORTEST_TITLE]
    return [
        claim._replace(value=next((title for title in short if _labels(claim.value, title)), claim.value))
        for claim in claims
    ]


def _labels(stated: str, title: str) -> bool:
    label = stated[len(title) :] if stated.startswith(title) else ""
    return _LABEL.fullmatch(label) is not None


def _stripped(claim: Claim, site: SiteName) -> Claim:
    title = strip_site(claim.value, site)
    return claim if title == claim.value else claim._replace(value=title)


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
        if (
            title_key(title) == key
            and (len(title) > len(text) or text.isupper())
            and not _MARKUP.search(title)
        ):
            return title
    return _in_case_of(text, titles) if text.isupper() else text


def _in_case_of(text: str, titles: Sequence[Claim]) -> str:
    """A heading in capitals, in the case of a stated title that holds most of its words; small are the others."""
    words = text.split()
    for claim in titles:
        known = {word.casefold(): word for word in claim.value.split()}
        if not claim.value.isupper() and sum(word.casefold() in known for word in words) > _NAMED * len(
            words
        ):
            return " ".join(known.get(word.casefold(), word.lower()) for word in words)
    return text


def _headings(layout: Layout) -> Iterator[Heading]:
    """The headings of the first level, and what microdata calls the headline."""
    nodes, blocks = layout.nodes, layout.blocks
    node = -1
    for _ in range(nodes.tag.count("h1")):
        node = nodes.tag.index("h1", node + 1)
        first, last = nodes.first[node], min(nodes.last[node], nodes.first[node] + 4)
        text = "\n".join([block.text for block in blocks[first:last]])
        if text and text.count(" ") + text.count("\n") < _MOST_WORDS:
            lines = tuple(text.split("\n")) if "\n" in text else ()
            yield Heading(text.replace("\n", " "), "visible headline", first, last, lines)
    for clue in layout.clues:
        if clue.kind == "headline" and clue.text and clue.text.count(" ") < _MOST_WORDS:
            yield Heading(clue.text.replace("\n", " "), clue.source, clue.block, clue.block + 1)
            return


def _leads_home(heading: Heading, layout: Layout, page: Page) -> bool:
    """Whether a heading is a link to the start of the site, and so the site's name."""
    block = layout.blocks[heading.block] if heading.block < len(layout.blocks) else None
    if block is None or not block.inline or block.link_chars < len(block.text):
        return False
    return any(href is not None and is_home(href, page) for *_, href in block.inline)


def _named_by(slug: frozenset[str], blocks: Sequence[RawBlock], headings: list[Heading]) -> list[Heading]:
    """The headings, or the line that holds the words of the address where the headings do not."""
    if any(len(slug & folded_words(heading.text)) >= _HELD * len(slug) for heading in headings):
        return headings
    best, score = -1, _OVERLAP
    longest = sorted(slug, key=len)[-2:]  # a line without both of them seldom holds enough of the others
    prose = 0
    for i, block in enumerate(blocks):
        prose += is_prose(block)
        if prose == _MOST_PROSE:
            break
        if not 1 < block.words <= _LONGEST_LINE or block.tag[0] not in "hp":
            continue
        if block.text.isascii() and not any(word in block.text.casefold() for word in longest):
            continue
        words = folded_words(block.text)
        shared = len(slug & words)
        overlap = 2 * shared / (len(slug) + len(words))
        if shared >= _NAMED * len(slug) and overlap > score:
            best, score = i, overlap
    if best < 0:
        return headings
    return [Heading(blocks[best].text.replace("\n", " "), "visible headline", best, best + 1)]


def _below_window_title(blocks: Sequence[RawBlock], opening: Heading) -> Heading:
    """The headline above the text that the first line of a dump, the window's title, rewords; else that line."""
    best, score = opening, _ALIKE
    title = longest_segment(opening.text)
    forms = {opening.text, title}
    for i in range(1, min(len(blocks), _REACH)):
        block = blocks[i]
        if is_prose(block):
            break
        if not 2 < block.words <= _LONGEST_LINE or block.tag[0] not in "hp":
            continue
        alike = max(similarity(form, block.text) for form in forms)
        if alike >= score:
            ends = title_key(block.text).endswith(title_key(title))  # a label or a date may stand before it
            text = title if ends else block.text.replace("\n", " ")
            best, score = Heading(text, opening.source, i, i + 1), alike
    return best


def _matching(headings: Iterable[Heading], titles: Sequence[Claim], site: SiteName) -> Heading | None:
    """The heading that agrees best with a stated title."""
    best, score = None, 0.0
    stated = {claim.value for claim in titles}
    keys = set(map(title_key, stated))
    for heading in headings:
        if best and heading.source != best.source:
            break
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


def _block_with(blocks: Sequence[RawBlock], titles: Sequence[Claim]) -> Heading | None:
    """The block whose whole text is a stated title, for pages whose headline is no ``h1``: its last copy above the text.

    A bar that stays in view repeats the headline, and a notice may stand below it.
    """
    wanted = {claim.value for claim in titles}
    found: Heading | None = None
    prose = above = 0
    for i, block in enumerate(blocks):
        if block.text in wanted and block.link_chars == 0 and (above < _MOST_PROSE or block.tag in HEADINGS):
            found = Heading(block.text, "visible headline", i, i + 1)
            wanted = {block.text}
        elif found and is_prose(block):
            prose += 1
            if prose > _MOST_NOTICES:
                break
        elif is_prose(block):
            above += 1
    return found


def _heading_with(blocks: Sequence[RawBlock], titles: Sequence[Claim]) -> Heading | None:
    """The first heading that is a part of a stated title, or that ends with one and holds little more."""
    keys = {title_key(claim.value) for claim in titles if claim.value.count(" ") >= 2}
    sections = set[str]().union(*(sections_of(claim.value) for claim in titles)) | keys
    sections = {key for key in sections if len(key) >= SHORTEST_TITLE}
    if not sections:
        return None
    for i, block in enumerate(blocks):
        if block.tag in HEADINGS and 2 < block.words < _MOST_WORDS:
            key = title_key(block.text)
            if key in sections or any(key.endswith(other) and len(other) * 2 > len(key) for other in keys):
                return Heading(block.text.replace("\n", " "), "visible headline", i, i + 1)
    return None


def _printed_part(layout: Layout, titles: Sequence[Claim]) -> Heading | None:
    """The line above the text that begins ``<title>``, with a sign and the name of section or site behind it.

    The line is the longer part: a name that begins ``<title>`` is a line of the page as well.
    """
    title = next((claim.value for claim in titles if claim.source == "title element"), "")
    for i, block in enumerate(layout.blocks if layout.kind == "html" and title else ()):
        text = block.text
        if is_prose(block):
            return None
        if block.words > _FEWEST_REWORDING and 2 * len(text) >= len(title) and title.startswith(text):
            tail = title[len(text) :].lstrip()
            if tail and not tail[0].isalnum() and not block.link_chars:
                return Heading(text, "visible headline", i, i + 1)
    return None


def _opening(
    headings: Sequence[Heading], layout: Layout, titles: Sequence[Claim], site: SiteName
) -> Heading | None:
    """The heading of the first level close above the text, where ``<title>``, written for search engines, is all else."""
    if layout.kind == "text" or any(claim.source != "title element" for claim in titles):
        return None
    first = next((i for i, block in enumerate(layout.blocks) if is_prose(block)), 0)
    above = [heading for heading in headings if heading.last <= first]
    if not above or first - above[-1].last > _MOST_FRONT:
        return None
    heading = above[-1]
    block = layout.blocks[heading.block]
    real = block.words >= _FEWEST_REWORDING and not block.link_chars and not is_site(heading.text, site)
    return heading if real else None


def _above_date(headings: Sequence[Heading], layout: Layout, site: SiteName) -> Heading | None:
    """The heading of the first level that a byline or a date stands closest below, whatever else is stated."""
    lines = {clue.block for clue in layout.clues if clue.kind in LINES}
    for distance in range(_CLOSE):
        for heading in headings:
            if heading.last + distance in lines and heading.text.count(" ") >= _FEWEST_SPACES:
                return None if is_site(heading.text, site) else heading
    return None


def _only(headings: Sequence[Heading], titles: Sequence[Claim], site: SiteName) -> Heading | None:
    """The heading of the first level that can be a headline and rewords a stated title.

    A short ``<title>`` alone is no title to compare with: it is left empty or filled by a program.
    """
    real = [h for h in headings if not is_site(h.text, site)]
    if not real or not titles:
        return real[0] if real else None
    if len(real) == 1 and len(titles) == 1 and titles[0].source == "title element":
        words = len(titles[0].value.split())
        if words == 1 < len(real[0].text.split()):
            return real[0]
    for heading in real:
        if sum(map(_has_letters, heading.text.split())) < _FEWEST_REWORDING:
            continue
        stated = max(similarity(heading.text, claim.value) for claim in titles)
        if stated >= (_RELATED if len(real) == 1 else _AMONG_MANY):
            return heading
    return None


def _named_alone(headings: Sequence[Heading], page: Page) -> Heading | None:
    """The only heading of the first level where its words are those that the address names the article by."""
    if len(headings) != 1:
        return None
    words = folded_words(headings[0].text)
    slug = slug_words(page.url)
    return headings[0] if words and (words <= slug or title_key(headings[0].text) in slug) else None


def _has_letters(word: str) -> bool:
    return any(map(str.isalnum, word))
