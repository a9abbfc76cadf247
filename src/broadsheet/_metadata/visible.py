"""Claims of the visible text in the front zone: byline line, date line and standfirst without any markup."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from broadsheet._lexicon import cues as c
from broadsheet._media import image_of
from broadsheet._metadata.bylines import Byline, is_role, may_be_byline, read_byline
from broadsheet._metadata.names import clean_name, is_person
from broadsheet._metadata.zone import Zone
from broadsheet._records import Claim, Layout, Mark, Media, Page
from broadsheet._words import ends_sentence
from broadsheet.model import Author, Image

__all__ = [
    "claims",
    "far_claims",
    "image_claims",
    "marked_claims",
    "person_named_below",
    "same_start",
    "standfirst_claims",
]

_LINES: Final = frozenset({"author", "byline", "date", "modified"})  # clues that make a byline or date line
_PARAGRAPH: Final = 15  # words
_PROFILE_DEPTH: Final = 4  # elements around a name
_NAME_START: Final = 6  # characters that a bio shares with the name above it, before more is looked at
_LONGEST_NAME: Final = 60  # characters
_LONGEST_DATED: Final = 90  # characters of a date line that may hold a name
_MOST_WORDS: Final = 28
_LONGEST_LINE: Final = 160  # characters of a byline or date line
_SMALLEST_LEAD: Final = 200  # CSS pixels; smaller pictures are portraits and icons
_MOST_IMAGES: Final = 4
_KEY = re.compile(r"[a-z\d]{5,}")
_SIZE = re.compile(r"[whxs]?\d{2,4}(?:x\d{2,4})?|(?:19|20)\d{4,6}")
_LONG_WORD = re.compile(r"[a-z]{8,}")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DATE_LIKE = re.compile(r"(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d\d|\d{4}[年년]|25\d\d")
#: "About the author", as the heading of a bio, before the name.
_ABOUT = re.compile(
    r"(?:about|über|zur person|à propos de|sobre|acerca de|su|over|om|об авторе|о|про|关于|關於)\s*:?\s+",
    re.IGNORECASE,
)


def claims(page: Page, layout: Layout, zone: Zone, language: str | None) -> Iterator[Claim]:
    """What the lines of the front zone claim.

    Args:
        page: The page.
        layout: Its flat form.
        zone: Its front zone.
        language: BCP 47 tag of the page.
    """
    blocks = layout.blocks
    previous = ""
    dated: list[int] = []
    named = False
    for i in range(zone.start, min(zone.end + 1, len(blocks))):
        block = blocks[i]
        if block.words > _MOST_WORDS or zone.headline <= i < zone.below or len(block.text) > _LONGEST_LINE:
            previous = ""
            continue
        line = f"{previous} {block.text}" if previous else block.text
        if (block.tag in _HEADINGS and block.words > 12) or not may_be_byline(line):
            previous = ""
            continue
        byline = read_byline(line, language=language, fetched_at=page.fetched_at)
        bare = byline.introduced and not byline.authors and not byline.agency and block.words <= 3
        previous = block.text if bare and not previous else ""
        named = named or bool(byline.authors)
        if byline.published or byline.modified:
            dated.append(i)
        yield from _line_claims(line, byline, after=i >= zone.below)
    if dated and not named and layout.kind == "text":  # markup would have said more
        yield from _names_beside(dated, layout, zone, language)


def _names_beside(dated: Sequence[int], layout: Layout, zone: Zone, language: str | None) -> Iterator[Claim]:
    """Names without introduction: within the date line, or alone in the line before or after it."""
    blocks = layout.blocks
    for i in dated:
        line = blocks[i].text
        authors = (
            read_byline(line, language=language, certain=True).authors if len(line) <= _LONGEST_DATED else ()
        )
        if authors and all(" " in author.name for author in authors):
            yield Claim("authors", authors, "visible name", 0.62)
            yield Claim("byline", line.replace("\n", " "), "visible name", 0.62)
            return
        for j in (i - 1, i + 1, i - 2, i + 2):
            if zone.start <= j < len(blocks) and j != zone.headline and blocks[j].words <= 4:
                name = clean_name(blocks[j].text)
                if is_person(name) and not is_role(name):
                    yield Claim("authors", (Author(name=name),), "visible name", 0.6)
                    yield Claim("byline", blocks[j].text, "visible name", 0.6)
                    return


def _line_claims(line: str, byline: Byline, *, after: bool) -> Iterator[Claim]:
    """What a line claims; lines above the headline may be of something else, so they count less."""
    less = 0.0 if after else 0.15
    if byline.authors:
        yield Claim("authors", byline.authors, "visible byline", 0.85 - less)
        yield Claim("byline", line.replace("\n", " "), "visible byline", 0.85 - less)
    if byline.agency:
        yield Claim("agency", byline.agency, "visible byline", 0.8 - less)
    if byline.published:
        yield Claim("published", byline.published, "visible date", 0.79 - less)
    if byline.modified:
        yield Claim("modified", byline.modified, "visible date", 0.79 - less)


def far_claims(page: Page, layout: Layout, language: str | None) -> Iterator[Claim]:
    """A date line anywhere, for pages that state no date in their front zone."""
    found = 0
    for block in layout.blocks:
        text = block.text
        if block.words > 14 or not ("20" in text or "19" in text or "年" in text):
            continue
        if len(text) > 100 or not _DATE_LIKE.search(text):
            continue
        byline = read_byline(block.text, language=language, fetched_at=page.fetched_at)
        stamp = byline.published or byline.modified
        if stamp is None or stamp.precision not in ("day", "minute", "second"):
            continue
        if len(stamp.raw) * 2 < len(block.text) and not byline.introduced:
            continue
        yield Claim("published", stamp, "visible date (outside the front)", 0.4)
        found += 1
        if found == 1:
            return


def person_named_below(layout: Layout, zone: Zone) -> Author | None:
    """The person presented below the text: under "About Jane Porter", or alone under the name.

    By name alone only where the markup speaks of an author or a profile; several such people are a
    team or customers, not the authors.
    """
    blocks = layout.blocks
    presented: dict[str, Author] = {}
    for i in range(zone.below, len(blocks) - 1):
        block = blocks[i]
        if block.words > 7 or len(block.text) > _LONGEST_NAME:
            continue
        bio = blocks[i + 1].text
        about = _ABOUT.match(block.text)
        if about is None and not bio.startswith(block.text[:_NAME_START]):
            continue
        name = clean_name(block.text[about.end() :] if about else block.text)
        if not name or name not in bio or len(bio) <= len(name) or not is_person(name):
            continue
        if about:
            return Author(name=name)
        if bio.startswith(name) and _is_profile(layout, block.node):
            presented[name] = Author(name=name)
    return presented.popitem()[1] if len(presented) == 1 else None


def _is_profile(layout: Layout, node: int) -> bool:
    """Whether the markup around a name says that it presents a person."""
    nodes = layout.nodes
    for _ in range(_PROFILE_DEPTH):
        if node < 0:
            return False
        if nodes.cues[node] & (c.AUTHOR | c.BIO | c.PROFILE):
            return True
        node = nodes.parent[node]
    return False


def standfirst_claims(layout: Layout, zone: Zone, described: Sequence[str]) -> Iterator[Claim]:
    """The standfirst: what the page describes itself by, else a sentence between headline and byline.

    Args:
        layout: The page.
        zone: Its front zone.
        described: The descriptions that the page states of itself.
    """
    if zone.headline < 0:
        return
    for i in range(zone.start, zone.end):
        if not zone.headline <= i < zone.below and _may_be_standfirst(layout, i):
            text = layout.blocks[i].text
            if any(same_start(text, description) for description in described):
                yield Claim("subtitle", text, "visible standfirst", 0.7)
                return
    lines = [
        clue.block for clue in layout.clues if clue.kind in _LINES and zone.below < clue.block <= zone.end
    ]
    for i in range(zone.below, min(lines, default=0)):
        if _may_be_standfirst(layout, i) and ends_sentence(layout.blocks[i].text):
            yield Claim("subtitle", layout.blocks[i].text, "visible standfirst", 0.55)
            return


def _may_be_standfirst(layout: Layout, index: int) -> bool:
    block = layout.blocks[index]
    if not 6 <= block.words <= 90 or block.link_chars * 2 > len(block.text) or block.tag == "figcaption":
        return False
    return not layout.nodes.cues[block.node] & (c.CAPTION | c.CREDIT) and not _continues(layout, index)


def _continues(layout: Layout, index: int) -> bool:
    """Whether the next block is a paragraph of the same make: standfirsts are set apart from the text."""
    blocks, nodes = layout.blocks, layout.nodes
    if index + 1 >= len(blocks) or blocks[index + 1].words < _PARAGRAPH:
        return False
    one, other = blocks[index].node, blocks[index + 1].node
    parents = nodes.parent[one] == nodes.parent[other]
    return one == other or (
        parents and nodes.tag[one] == nodes.tag[other] and nodes.hints[one] == nodes.hints[other]
    )


def image_claims(page: Page, layout: Layout, zone: Zone, stated: Sequence[Image]) -> Iterator[Claim]:
    """The lead picture as the front zone shows it.

    Args:
        page: The page.
        layout: Its flat form.
        zone: Its front zone.
        stated: The pictures that the head names. Where one is shown as well, in another size or under
            another address, the shown one is claimed: it is the page's own and bears its text.
    """
    marks = {mark for url in {image.url for image in stated} for mark in _distinctive(url)}
    tried = 0
    for media in layout.media:
        if media.kind != "image" or media.block < zone.below:
            continue
        if media.block > zone.end + 2 or tried == _MOST_IMAGES:
            return
        tried += 1
        # Most pictures are dismissed by their address as written; resolving it costs ten times as much.
        if stated and not _names_one_of(marks, media):
            continue
        image = image_of(media.attributes, page.base)
        if image is None:
            continue
        if stated:
            if not marks.isdisjoint(_distinctive(image.url)):
                yield Claim("lead_image", image, "visible image", 0.97)
                return
        elif image.width is None or image.width >= _SMALLEST_LEAD:
            yield Claim("lead_image", image, "visible image", 0.45)
            return


def _names_one_of(marks: Iterable[str], media: Media) -> bool:
    written = [value for name, value in media.attributes.items() if "src" in name or name == "sources"]
    sources = " ".join(written).casefold()
    return any(mark in sources for mark in marks)


def _distinctive(url: str) -> frozenset[str]:
    """The parts of an address that the versions of a picture share: long keys, words of the file's name."""
    path = url.casefold().partition("?")[0].split("/", 3)[-1]
    name = path.rpartition("/")[2]
    keys = [key for key in _KEY.findall(path) if not key.isalpha() and not _SIZE.fullmatch(key)]
    return frozenset(keys + _LONG_WORD.findall(name))


def marked_claims(layout: Layout) -> Iterator[Claim]:
    """What a site's marks say: the blocks that it calls title, standfirst or byline."""
    for block in layout.blocks if layout.nodes.mark else ():
        if block.mark is None:
            continue
        if block.mark is Mark.TITLE:
            yield Claim("title", block.text.replace("\n", " "), "site mark", 1.0)
        elif block.mark is Mark.SUBTITLE:
            yield Claim("subtitle", block.text.replace("\n", " "), "site mark", 1.0)
        elif block.mark is Mark.BYLINE:
            byline = read_byline(block.text, certain=True)
            yield Claim("byline", block.text.replace("\n", " "), "site mark", 1.0)
            if byline.authors:
                yield Claim("authors", byline.authors, "site mark", 1.0)
            if byline.published:
                yield Claim("published", byline.published, "site mark", 1.0)


def same_start(text: str, description: str) -> bool:
    """Whether two descriptions begin with the same 60 characters, as far as both go."""
    length = min(len(text), len(description), 60)
    return length >= 20 and text[:length].casefold() == description[:length].casefold()
