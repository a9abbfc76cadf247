"""Claims of the visible text in the front zone: byline line, date line and standfirst without any markup."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from broadsheet._lexicon import cues as c
from broadsheet._media import image_of
from broadsheet._metadata.bylines import (
    Byline,
    introduction,
    is_role,
    may_be_byline,
    read_byline,
)
from broadsheet._metadata.names import clean_name, is_person, names_a_group
from broadsheet._metadata.zone import Zone
from broadsheet._records import HEADINGS, Claim, Layout, Mark, Media, Page, RawBlock
from broadsheet._words import ends_sentence
from broadsheet.model import Author, Image

__all__ = [
    "claims",
    "far_claims",
    "forms_of_description",
    "image_claims",
    "marked_claims",
    "same_start",
    "standfirst_claims",
]

_LINES: Final = frozenset({"author", "byline", "date", "modified"})  # clues that make a byline or date line
_PARAGRAPH: Final = 15  # words
_MOST_NAME: Final = 4  # words of a line that holds a name alone
_MOST_TITLED: Final = 9  # words of a line that holds a name and a role
_LONGEST_LABEL: Final = 30  # characters before the colon of a description
_LONG_HEADING: Final = 9  # words, more than the headings of sections have
_MOST_BELOW: Final = 5  # blocks between a headline and its date line
_MOST_LINE_WORDS: Final = 14
_LONGEST_DATED: Final = 90  # characters of a date line that may hold a name
_MOST_WORDS: Final = 28
_LONGEST_LINE: Final = 160  # characters of a byline or date line
_SMALLEST_LEAD: Final = 200  # CSS pixels; smaller pictures are portraits and icons
_MOST_IMAGES: Final = 4
_KEY = re.compile(r"[a-z\d]{5,}")
_SIZE = re.compile(r"[whxs]?\d{2,4}(?:x\d{2,4})?|(?:19|20)\d{4,6}")
_LONG_WORD = re.compile(r"[a-z]{8,}")
_DATE_LIKE = re.compile(r"(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d\d|\d{4}[年년]|25\d\d")


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
        if (block.tag in HEADINGS and block.words > 12) or not may_be_byline(line):
            previous = ""
            continue
        byline = read_byline(line, language=language, fetched_at=page.fetched_at)
        bare = byline.introduced and not byline.authors and not byline.agency and block.words <= 3
        previous = block.text if bare and not previous else ""
        named = named or bool(byline.authors)
        if byline.published or byline.modified:
            dated.append(i)
        dates = "date line" if _is_date_line(line, byline, i - zone.below) else "date"
        yield from _line_claims(line, byline, dates, after=i >= zone.below)
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
            if not zone.start <= j < len(blocks) or zone.headline <= j < zone.below:
                continue
            between = j == zone.below and j < i  # the headline above, the date below
            if name := _name_on_line(blocks[j], language, between=between):
                yield Claim("authors", (Author(name=name),), "visible name", 0.6)
                yield Claim("byline", blocks[j].text, "visible name", 0.6)
                return


def _name_on_line(block: RawBlock, language: str | None, *, between: bool) -> str | None:
    """The name that a line without introduction holds, with a role or letters behind it or alone."""
    text, _, rest = block.text.partition(", ")
    if block.words > (_MOST_TITLED if rest else _MOST_NAME):
        return None
    name = clean_name(introduction(text, language)[0])
    person = is_person(name, single=between) and not is_role(name)
    return name if person or (not rest and names_a_group(name)) else None


def _is_date_line(line: str, byline: Byline, below: int) -> bool:
    """Whether a line close under the headline says when the article appeared, and little else."""
    if byline.published is None or not 0 <= below <= _MOST_BELOW:
        return False
    return len(byline.published.raw) * 2 > len(line) or bool(byline.authors)


def _line_claims(line: str, byline: Byline, dates: str, *, after: bool) -> Iterator[Claim]:
    """What a line claims; lines above the headline may be of something else, so they count less."""
    less = 0.0 if after else 0.15
    if byline.authors:
        yield Claim("authors", byline.authors, "visible byline", 0.85 - less)
        yield Claim("byline", line.replace("\n", " "), "visible byline", 0.85 - less)
    if byline.agency:
        yield Claim("agency", byline.agency, "visible byline", 0.8 - less)
    if byline.published:
        yield Claim("published", byline.published, f"visible {dates}", 0.79 - less)
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
        raw = sum(len(date.raw) for date in (byline.published, byline.modified) if date)
        if raw * 2 < len(block.text) and not byline.introduced:
            continue
        yield Claim("published", stamp, "visible date (outside the front)", 0.4)
        found += 1
        if found == 1:
            return


def forms_of_description(text: str) -> tuple[str, ...]:
    """A stated description, and what follows the section or place that it begins with ("Harbour news: …")."""
    label, _, rest = text.partition(": ")
    return (text, rest) if rest and len(label) <= _LONGEST_LABEL else (text,)


def standfirst_claims(
    page: Page, layout: Layout, zone: Zone, described: Sequence[str], language: str | None
) -> Iterator[Claim]:
    """The standfirst: what the page describes itself by, else a sentence between headline and byline.

    Args:
        page: The page.
        layout: Its flat form.
        zone: Its front zone.
        described: The descriptions that the page states of itself.
        language: BCP 47 tag of the page.
    """
    if zone.headline < 0:
        return
    for i in range(zone.start, zone.end):
        if not zone.headline <= i < zone.below and _may_be_standfirst(layout, i):
            text = layout.blocks[i].text
            if any(same_start(text, description) for description in described):
                yield Claim("subtitle", text, "visible standfirst", 0.7)
                return
    for i in range(zone.below, min(zone.below + 2, zone.end)):
        if (
            layout.blocks[i].tag in HEADINGS
            and layout.blocks[i].words >= _LONG_HEADING
            and _is_set_apart(layout, i)
        ):
            yield Claim("subtitle", layout.blocks[i].text, "visible standfirst", 0.5)
            return
    for i in range(zone.below, _first_line(page, layout, zone, language)):
        if _may_be_standfirst(layout, i) and ends_sentence(layout.blocks[i].text):
            yield Claim("subtitle", layout.blocks[i].text, "visible standfirst", 0.55)
            return


def _is_set_apart(layout: Layout, index: int) -> bool:
    """Whether a block may be the standfirst and no running text follows it, as it follows the heading of a section."""
    following = layout.blocks[index + 1 : index + 2]
    return _may_be_standfirst(layout, index) and bool(following) and following[0].words < _PARAGRAPH


def _first_line(page: Page, layout: Layout, zone: Zone, language: str | None) -> int:
    """The first block below the headline that is a byline or date line, by markup or by its words; 0 without one."""
    marked = [
        clue.block for clue in layout.clues if clue.kind in _LINES and zone.below < clue.block <= zone.end
    ]
    if marked:
        return min(marked)
    for i in range(zone.below + 1, min(zone.end, len(layout.blocks))):
        block = layout.blocks[i]
        if block.words <= _MOST_LINE_WORDS and may_be_byline(block.text):
            byline = read_byline(block.text, language=language, fetched_at=page.fetched_at)
            if byline.authors or byline.published or byline.modified:
                return i
    return 0


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
        source = f"{layout.site} mark {block.mark}"
        if block.mark is Mark.TITLE:
            yield Claim("title", block.text.replace("\n", " "), source, 1.0)
        elif block.mark is Mark.SUBTITLE:
            yield Claim("subtitle", block.text.replace("\n", " "), source, 1.0)
        elif block.mark is Mark.BYLINE:
            byline = read_byline(block.text, certain=True)
            yield Claim("byline", block.text.replace("\n", " "), source, 1.0)
            if byline.authors:
                yield Claim("authors", byline.authors, source, 1.0)
            if byline.published:
                yield Claim("published", byline.published, source, 1.0)


def same_start(text: str, description: str) -> bool:
    """Whether two descriptions begin with the same 60 characters, as far as both go."""
    length = min(len(text), len(description), 60)
    return length >= 20 and text[:length].casefold() == description[:length].casefold()
