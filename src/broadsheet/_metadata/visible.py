"""Claims of the visible text in the front zone: byline line, date line and names without any markup."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import Final, NamedTuple

from broadsheet._media import image_of, is_avatar, is_logo, is_ornament, stated_size
from broadsheet._metadata.alone import names_alone, names_beside
from broadsheet._metadata.bylines import (
    Byline,
    labels_date,
    may_be_byline,
    read_byline,
)
from broadsheet._metadata.zone import Zone
from broadsheet._records import HEADINGS, Claim, Layout, Mark, Media, Page, RawBlock
from broadsheet._urls import absolute_url, leads_home
from broadsheet._words import ends_sentence
from broadsheet.model import Author, Image

__all__ = [
    "claims",
    "image_claims",
    "marked_claims",
]

_LARGE: Final = 600  # CSS pixels, more than portraits and pictures beside the text have
_MOST_BELOW: Final = 5  # blocks between a headline and its date line
_MOST_HEADING: Final = 12  # words of a heading that is a byline or date line
_LONGEST_DATED: Final = 90  # characters of a date line that may hold a name
_MOST_WORDS: Final = 28
_MOST_LINES: Final = 6  # of a longer text that are looked at
_MOST_BESIDE: Final = 6  # authors in lines of their own
_LONGEST_LINE: Final = 160  # characters of a byline or date line
_ABOVE: Final = 0.15  # confidence that a line above the headline lacks
_FARTHER: Final = 0.01  # and for each block between
_FARTHER_BELOW: Final = 0.02  # the same below the headline of a text, in which nothing else marks off teasers
_SENTENCE: Final = 10  # spaces in a sentence; date lines that end in a full stop are shorter
_SMALLEST_SIGN: Final = 100  # CSS pixels; narrower pictures are signs to share a page, and portraits
_SMALLEST_LEAD: Final = 200  # CSS pixels; smaller pictures are portraits and icons
_DRAWINGS: Final = (".gif", ".svg")
_MOST_IMAGES: Final = 3  # below the headline, as many above it
_KEY = re.compile(r"[a-z\d]{5,}")
# A size, or a date: both are shared by pictures that have nothing else in common.
_SIZE = re.compile(
    r"[whxs]?\d{2,4}(?:x\d{2,4})?|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?|\d\d(?:0[1-9]|1[0-2])[0-3]\d"
)
_SIZED = re.compile(r"([a-z_-]{0,20}?)[_-]{0,2}\d{2,4}x\d{2,4}(?!\d)")
_SHORTEST_FOLDER: Final = 20  # characters of the path of a folder that holds the versions of one picture
_LONG_WORD = re.compile(r"[a-z]{8,}")


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
        text = block.text
        if zone.headline <= i < zone.below:
            previous = ""
            continue
        if i == zone.below and len(text) > _LONGEST_LINE and labels_date(text):
            text = text[:_LONGEST_DATED]  # "Posted on May 4, 2025 in ...": sections follow
        elif block.words > _MOST_WORDS or len(text) > _LONGEST_LINE:
            previous = ""
            if "\n" not in text or not (text := _line_among(text)):
                continue
        line = f"{previous} {text}" if previous else text
        if _is_long_heading(block) or not may_be_byline(line):
            previous = ""
            continue
        byline = read_byline(line, language=language, fetched_at=page.fetched_at)
        if previous and byline.authors:
            others = islice(names_beside(layout, i, language), _MOST_BESIDE)
            byline = byline._replace(authors=(*byline.authors, *others))
        bare = byline.introduced and not byline.authors and not byline.agency and block.words <= 3
        previous = block.text if bare and not previous else ""
        named = named or bool(byline.authors)
        if _tells_of_a_day(line, byline) or (i >= zone.below and _is_of_a_teaser(blocks, i)):
            byline = byline._replace(published=None, modified=None)
        if byline.published or byline.modified:
            dated.append(i)
        yield from _line_claims(
            line, byline, i, zone, farther=_FARTHER_BELOW if layout.kind == "text" else 0.0
        )
    if not named and layout.kind == "text":  # markup would have said more
        yield from islice(names_alone(dated, layout, zone, language), 2)


def _line_among(text: str) -> str:
    """The first byline or date line among the first lines of a longer text, else ""."""
    lines = text[: _MOST_LINES * _LONGEST_LINE].split("\n", _MOST_LINES)[:_MOST_LINES]
    short = [line for line in lines if 0 < len(line) <= _LONGEST_LINE and line.count(" ") < _MOST_WORDS]
    return next((line for line in short if may_be_byline(line) and not ends_sentence(line)), "")


def _is_long_heading(block: RawBlock) -> bool:
    """Whether a heading is too long for a byline or date line; one in parts, divided by bars, may have more words."""
    return block.tag in HEADINGS and block.words > _MOST_HEADING and "|" not in block.text


def _is_of_a_teaser(blocks: Sequence[RawBlock], i: int) -> bool:
    """Whether a heading that is a link follows, so that the line above it belongs to another article."""
    following = blocks[i + 1] if i + 1 < len(blocks) else None
    return (
        following is not None and following.tag in HEADINGS and following.link_chars * 2 > len(following.text)
    )


def _tells_of_a_day(line: str, byline: Byline) -> bool:
    """Whether a line is a sentence that names a day, as those of lists and short paragraphs do, and no date line."""
    stamp = byline.published or byline.modified
    return stamp is not None and ends_sentence(line) and _says_more(line, byline)


def _says_more(line: str, byline: Byline) -> bool:
    """Whether a line that holds a date is long, mostly of something else, and neither labelled nor a byline."""
    stamp = byline.published or byline.modified
    if stamp is None or byline.introduced or labels_date(line):
        return False
    return line.count(" ") >= _SENTENCE and len(stamp.raw) * 2 < len(line)


def _is_date_line(line: str, byline: Byline, below: int) -> bool:
    """Whether a line close under the headline says when the article appeared, and little else."""
    if byline.published is None or not 0 <= below <= _MOST_BELOW:
        return False
    return len(byline.published.raw) * 2 > len(line) or bool(byline.authors)


def _line_claims(line: str, byline: Byline, place: int, zone: Zone, *, farther: float) -> Iterator[Claim]:
    """What a line claims; lines above the headline may be of something else, so they count less.

    So do the dates of lines below it, by ``farther`` for each block between.
    """
    less = 0.0 if place >= zone.below else _ABOVE
    if byline.authors:
        yield Claim("authors", byline.authors, "visible byline", 0.85 - less)
        yield Claim("byline", line.replace("\n", " "), "visible byline", 0.85 - less)
    if byline.agency:
        yield Claim("agency", byline.agency, "visible byline", 0.8 - less)
    if not (byline.published or byline.modified):
        return
    source, trust = "visible date", 0.79
    if _is_date_line(line, byline, place - zone.below):
        source, trust = "visible date line", 0.84 if labels_date(line) else 0.79
    elif _says_more(line, byline):
        trust = 0.6
    if place < zone.below:  # the nearest to the headline first
        less = _ABOVE + _FARTHER * (zone.headline - place)
    else:
        less = farther * (place - zone.below)
    if byline.published:
        yield Claim("published", byline.published, source, trust - less)
    if byline.modified:
        yield Claim("modified", byline.modified, "visible date", trust - less)


def image_claims(
    page: Page, layout: Layout, zone: Zone, stated: Sequence[Image], authors: Sequence[Author]
) -> Iterator[Claim]:
    """The lead picture as the front zone shows it: below the headline, else above it in the same part of the page.

    Args:
        page: The page.
        layout: Its flat form.
        zone: Its front zone.
        stated: The pictures that the head names. Where one is shown as well, in another size or under
            another address, the shown one is claimed: it is the page's own and bears its text.
        authors: Those of the article; their portraits are no lead pictures.
    """
    known = [_marks(url) for url in {image.url for image in stated}]
    words = {mark for marks in known for mark in (*marks.name, *marks.path)}
    alone = all(is_logo(image.url) for image in stated)
    first: Image | None = None
    for media in _pictures(layout, zone, page, authors):
        # Most pictures are dismissed by their address as written; resolving it costs ten times as much.
        named = bool(words) and _names_one_of(words, media)
        if not named and (first or not alone or not _may_be_unnamed(media, layout, zone, authors)):
            continue
        image = image_of(media.attributes, page.base)
        if image is None:
            continue
        if named and any(_is_same_picture(image, marks) for marks in known):
            yield Claim("lead_image", image, "visible image", 0.97)
            return
        if alone and first is None and _may_lead(media, image):
            first = image
    if first:
        yield Claim("lead_image", first, "visible image", 0.45)


def _pictures(layout: Layout, zone: Zone, page: Page, authors: Sequence[Author]) -> Iterator[Media]:
    """The first pictures below the headline, then those above it.

    Those as narrow as a sign, and those that lead to the page of an author, are left out.
    """
    pages = {author.url for author in authors if author.url}
    shown = [
        media
        for media in takewhile(lambda media: media.block <= zone.end + 2, layout.media)
        if media.kind == "image"
        and media.block >= zone.start
        and not _is_sign(media.attributes.get("width"))
        and not (pages and media.link and absolute_url(media.link, page.base) in pages)
        and not leads_home(media.link, page.base)
    ]
    yield from islice((media for media in shown if media.block >= zone.below), _MOST_IMAGES)
    yield from islice((media for media in shown if media.block <= zone.headline), _MOST_IMAGES)


def _may_be_unnamed(media: Media, layout: Layout, zone: Zone, authors: Sequence[Author]) -> bool:
    """Whether a picture that nothing names is no portrait of an author, and stands where lead pictures do.

    That is below the headline, or above it without a link and in the same part of the page: the smallest element
    around both begins in the front zone.
    """
    alt = media.attributes.get("alt", "")
    if any(author.name in alt and len(alt) <= 2 * len(author.name) for author in authors):
        return False
    if media.block >= zone.below:
        return True
    nodes, node = layout.nodes, media.node
    while node > 0 and nodes.last[node] <= zone.headline:
        node = nodes.parent[node]
    return node > 0 and nodes.first[node] >= zone.start and not media.link


def _is_sign(width: str | None) -> bool:
    return width is not None and width.isdecimal() and int(width[:5]) < _SMALLEST_SIGN


def _may_lead(media: Media, image: Image) -> bool:
    """Whether a picture that nothing names can be the lead picture. Small ones and drawings of unknown size are signs."""
    size = stated_size(image.url) if image.width is None else image.width
    if size is None:
        drawn = image.url.partition("?")[0].casefold().endswith(_DRAWINGS)
    else:
        drawn = size < _SMALLEST_LEAD
    return not (drawn or is_ornament(media.attributes, image.url) or is_avatar(media.attributes, image.url))


def _names_one_of(marks: Iterable[str], media: Media) -> bool:
    written = [value for name, value in media.attributes.items() if "src" in name or name == "sources"]
    sources = " ".join(written).casefold()
    return any(mark in sources for mark in marks)


class _Marks(NamedTuple):
    """The parts of an address that the versions of a picture share: long keys, words of the file's name.

    Where the file's name says nothing beside its size ("wide_980x551.jpg"), the folder with it.
    """

    name: frozenset[str]
    path: frozenset[str]


@lru_cache(maxsize=64)
def _marks(url: str) -> _Marks:
    path, _, name = url.casefold().partition("?")[0].split("/", 3)[-1].rpartition("/")
    own, folder = _keys(name) | frozenset(_LONG_WORD.findall(name)), _keys(path)
    sized = _SIZED.match(name) if not own and len(path) >= _SHORTEST_FOLDER else None
    return _Marks(own, folder | {f"{path}/{sized[1]}"} if sized else folder)


def _keys(text: str) -> frozenset[str]:
    return frozenset(key for key in _KEY.findall(text) if not key.isalpha() and not _SIZE.fullmatch(key))


def _is_same_picture(shown: Image, marks: _Marks) -> bool:
    """Whether a picture is the stated one: by the file's name where both say something, else by the path.

    The pictures of an agency may share a word of the name. All pictures of a site or an article may share a part
    of the path, so that it only counts for a large one.
    """
    name, path = _marks(shown.url)
    if not (name and marks.name):
        return not (name | path).isdisjoint(marks.name | marks.path)
    if 2 * len(name & marks.name) >= min(len(name), len(marks.name)):
        return True
    return shown.width is not None and shown.width >= _LARGE and not path.isdisjoint(marks.path)


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
