"""Names that stand alone on their lines, without a word that introduces them and without markup.

In plain text the lines beside the date are read for them. A page whose markup and words name nobody is
read so as well, but there a line may be a topic, a place or a button.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final
from urllib.parse import unquote

from broadsheet._lexicon.bylines import DATE_LABELS, MODIFIED_LABELS, PROFILE_PATH
from broadsheet._metadata.bylines import introduction, is_role, may_be_byline, read_byline
from broadsheet._metadata.links import Link, links_in
from broadsheet._metadata.names import clean_name, is_person, names_a_group
from broadsheet._metadata.titles import SiteName, is_site
from broadsheet._metadata.values import address
from broadsheet._metadata.zone import Zone
from broadsheet._records import HEADINGS, Claim, Layout, Page, RawBlock
from broadsheet._words import folded_words
from broadsheet.model import Author

__all__ = [
    "addressed_claims",
    "group_claims",
    "names_alone",
    "names_beside",
    "portrait_claims",
    "unmarked_claims",
]

_PARAGRAPH: Final = 15  # words
_MOST_NAME: Final = 4  # words of a line that holds a name alone
_MOST_TITLED: Final = 9  # words of a line that holds a name and a role
_LONGEST_DATED: Final = 90  # characters of a date line that may hold a name
_MOST_LINKED: Final = 14  # words of a line that holds names that are links
_LONGEST_LABEL: Final = 80  # characters of the label of a portrait
_MOST_PROSE: Final = 60  # paragraphs that tell which words are no names
_LONGEST_PROSE: Final = 1000  # characters of one
_PARTICLE: Final = 3  # letters of words that any text holds
_SHOUTED = re.compile(r"\d|(?<!\w)[A-Z]{2,}(?!\w)")  # in products and institutions, not in names
_LABELS: Final = DATE_LABELS | MODIFIED_LABELS
_GLUED = re.compile(
    r"[^\W\d_A-Z][A-Z]{2}|[a-z]{3}[A-Z][a-z]{4}"
)  # two elements set without a space between them


def portrait_claims(layout: Layout, zone: Zone, language: str | None) -> Iterator[Claim]:
    """A name without introduction and markup, alone on its line below the headline, that a picture bears as well.

    Whom the text is about has a picture too, but is named in the text.
    """
    labels = [media.attributes.get("alt", "") for media in layout.media if media.kind == "image"]
    labels = [label for label in labels if 0 < len(label) <= _LONGEST_LABEL]
    if not labels:
        return
    for block in layout.blocks[zone.below : zone.end]:
        if block.words > _MOST_NAME or block.tag in HEADINGS:
            continue
        name = _name_on_line(block, language, between=False)
        if not name or " " not in name or _SHOUTED.search(name) or not any(name in label for label in labels):
            continue
        if not any(name in other.text for other in layout.blocks if _is_about(other, name)):
            yield Claim("authors", (Author(name=name),), "visible name", 0.55)
            yield Claim("byline", block.text, "visible name", 0.55)
            return


def _is_about(block: RawBlock, name: str) -> bool:
    """Whether a block is of the text and no presentation of a person, which begins with the name."""
    return block.words >= _PARAGRAPH and not block.text.startswith(name)


def names_alone(dated: Sequence[int], layout: Layout, zone: Zone, language: str | None) -> Iterator[Claim]:
    """Names without introduction: within the date line, alone in the line before or after it, or under the headline.

    Words in capitals that the running text writes small are no names: "Start Trial", "Event Planning".

    Args:
        dated: Indexes of the date lines.
        layout: The page.
        zone: Its front zone.
        language: BCP 47 tag of the page.
    """
    blocks = layout.blocks
    prose = _Prose(blocks)
    for i in dated:
        line = blocks[i].text
        authors = (
            read_byline(line, language=language, certain=True).authors if len(line) <= _LONGEST_DATED else ()
        )
        if authors and all(
            " " in author.name and not prose.writes_small(_last_word(author.name)) for author in authors
        ):
            yield Claim("authors", authors, "visible name", 0.62)
            yield Claim("byline", line.replace("\n", " "), "visible name", 0.62)
        for j in (i - 1, i + 1, i - 2, i + 2):
            if not zone.start <= j < len(blocks) or zone.headline <= j < zone.below:
                continue
            between = j == zone.below and j < i  # the headline above, the date below
            name = _name_on_line(blocks[j], language, between=between)
            if name and (names_a_group(name) or not prose.writes_small(_last_word(name))):
                yield from _named(name, blocks[j])
    for j in range(zone.below, min(zone.below + 2, zone.end)) if zone.headline >= 0 else ():
        name = _name_on_line(blocks[j], language, between=False)
        if (
            name
            and blocks[j].tag not in HEADINGS
            and not _SHOUTED.search(name)
            and not any(map(prose.writes_small, name.casefold().split()))
        ):
            yield from _named(name, blocks[j])


def names_beside(layout: Layout, index: int, language: str | None) -> Iterator[Author]:
    """The names that stand alone in the elements behind one, of its make: the others of a list of authors."""
    for i in range(index + 1, len(layout.blocks)):
        name = (
            _name_on_line(layout.blocks[i], language, between=False) if _are_alike(layout, i - 1, i) else None
        )
        if not name or " " not in name or _SHOUTED.search(name):
            return
        yield Author(name=name)


def _last_word(name: str) -> str:
    return name.rpartition(" ")[2].casefold()


def _named(name: str, block: RawBlock) -> Iterator[Claim]:
    yield Claim("authors", (Author(name=name),), "visible name", 0.6)
    yield Claim("byline", block.text, "visible name", 0.6)


def addressed_claims(page: Page, layout: Layout, zone: Zone, site: SiteName) -> Iterator[Claim]:
    """The names beside the headline that lead to the pages of those who write: "/staff/jane-porter"."""
    below = range(max(zone.below, 0), min(zone.end, len(layout.blocks)))
    above = range(zone.headline - 1, zone.start - 1, -1)
    for i in (*below, *above):
        block = layout.blocks[i]
        if not block.link_chars or block.words > _MOST_LINKED or block.tag in HEADINGS:
            continue
        people = {link.text: link.href for link in links_in(block) if _leads_to_writer(link)}
        authors = tuple(
            Author(name=name, url=address(href.strip(), page.base))
            for name, href in people.items()
            if not is_site(name, site)
        )
        if authors:
            yield Claim("authors", authors, "visible name (by address)", 0.6)
            yield Claim("byline", block.text.replace("\n", " "), "visible name (by address)", 0.6)
            return


def _leads_to_writer(link: Link) -> bool:
    """Whether a link is a name, and its address of the one who bears it, as sites call those who write for them."""
    path = unquote(link.href).partition("?")[0]
    profile = PROFILE_PATH.search(path)
    name = link.text
    if profile is None or clean_name(name) != name or is_role(name) or not is_person(name, single=True):
        return False
    return not folded_words(name).isdisjoint(folded_words(path[profile.end() - 1 :]))


def unmarked_claims(layout: Layout, zone: Zone, site: SiteName, language: str | None) -> Iterator[Claim]:
    """Full names in the date line, or in the element beside it, of a page that names nobody else.

    Topics and places stand there as well: the words of those stand in the text.
    """
    prose = _Prose(layout.blocks)
    for i in range(zone.start, min(zone.end, len(layout.blocks))):
        if zone.headline <= i < zone.below or not _is_dated(layout.blocks[i], language):
            continue
        for j in (i, i - 1, i + 1):
            near = j > zone.headline and _are_near(layout, i, j)
            if j != i and not (near or _are_alike(layout, i, j)):
                continue
            line = layout.blocks[j].text
            authors = read_byline(line, language=language, certain=True).authors
            if authors and all(_is_certain(author.name, prose, site) for author in authors):
                yield Claim("authors", authors, "visible name", 0.5)
                yield Claim("byline", line.replace("\n", " "), "visible name", 0.5)
                return


def group_claims(layout: Layout, zone: Zone, language: str | None) -> Iterator[Claim]:
    """People who write together, named alone right below the headline or beside the date: "Harbour Desk"."""
    for i in range(zone.below, min(zone.end, len(layout.blocks))) if zone.headline >= 0 else ():
        block = layout.blocks[i]
        if (
            block.words > _MOST_NAME
            or block.link_chars
            or block.tag in HEADINGS
            or not names_a_group(block.text)
        ):
            continue
        beside = (layout.blocks[j] for j in (i - 1, i + 1) if zone.below <= j < len(layout.blocks))
        name = _name_on_line(block, language, between=False)
        if name and (i == zone.below or any(_is_dated(other, language) for other in beside)):
            yield from _named(name, block)
            return


def _is_dated(block: RawBlock, language: str | None) -> bool:
    line = block.text
    if len(line) > _LONGEST_DATED or not may_be_byline(line):
        return False
    byline = read_byline(line, language=language)
    return bool(byline.published or byline.modified)


def _are_alike(layout: Layout, index: int, other: int) -> bool:
    """Whether two neighbouring lines are items of one list, by tag and class."""
    if not 0 <= other < len(layout.blocks) or layout.blocks[other].words > _MOST_NAME:
        return False
    nodes, a, b = layout.nodes, layout.blocks[index].node, layout.blocks[other].node
    return (nodes.parent[a], nodes.tag[a], nodes.hints[a]) == (nodes.parent[b], nodes.tag[b], nodes.hints[b])


def _are_near(layout: Layout, index: int, other: int) -> bool:
    """Whether a line without links, in a script with capitals, stands beside another: in one element or in neighbours."""
    if not 0 <= other < len(layout.blocks):
        return False
    line, parents = layout.blocks[other], layout.nodes.parent
    if (
        line.words > (_MOST_LINKED if "," in line.text else _MOST_NAME)
        or line.link_chars
        or line.tag in HEADINGS
        or line.text.upper() == line.text.lower()
    ):
        return False
    own, around = (parents[layout.blocks[i].node] for i in (index, other))
    return not {own, parents[max(own, 0)]}.isdisjoint((around, parents[max(around, 0)]))


def _is_certain(name: str, prose: "_Prose", site: SiteName) -> bool:
    """Whether a name without introduction is no label, no topic and not the site."""
    words = name.casefold().split()
    if not 2 <= len(words) < _MOST_NAME or _SHOUTED.search(name) or _GLUED.search(name):
        return False
    if not _LABELS.isdisjoint(words) or is_site(name, site) or any(map(prose.writes_small, words)):
        return False
    return not prose.tells_of(name)


class _Prose:
    """The running text of a page: asked, where a name is doubtful, which words it writes small."""

    def __init__(self, blocks: Iterable[RawBlock]) -> None:
        self._blocks = blocks

    @cached_property
    def _text(self) -> str:
        prose = islice((block.text for block in self._blocks if block.words >= _PARAGRAPH), _MOST_PROSE)
        return "\n".join([text[:_LONGEST_PROSE] for text in prose])

    def tells_of(self, name: str) -> bool:
        """Whether a word of a name stands in it as it is written, and not in a text that presents the one who bears it."""
        words = [word for word in name.split() if len(word) > _PARTICLE]
        if not any(word in self._text for word in words):
            return False
        first = name.partition(" ")[0]
        return any(
            word in text for text in self._text.split("\n") if not text.startswith(first) for word in words
        )

    def writes_small(self, word: str) -> bool:
        """Whether a word, given in small letters, stands so somewhere in it; scripts with one case have none such."""
        at = self._text.find(word) if word.islower() else -1
        while at >= 0:
            end = at + len(word)
            if not (self._text[at - 1 : at].isalpha() or self._text[end : end + 1].isalpha()):
                return True
            at = self._text.find(word, end)
        return False


def _name_on_line(block: RawBlock, language: str | None, *, between: bool) -> str | None:
    """The name that a line without introduction holds, with a role or letters behind it or alone."""
    text, _, rest = block.text.partition(", ")
    if block.words > (_MOST_TITLED if rest else _MOST_NAME):
        return None
    name = clean_name(introduction(text, language)[0])
    person = is_person(name, single=between) and not is_role(name)
    return name if person or (not rest and names_a_group(name)) else None
