"""Claims of the markup: ``itemprop``, ``rel``, ``time`` and the words in class attributes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from broadsheet._lexicon import cues as c
from broadsheet._lexicon.bylines import MODIFIED_LABELS
from broadsheet._lexicon.phrases import credit_prefix
from broadsheet._metadata.bylines import (
    Byline,
    introduction,
    is_role,
    labels_checkers,
    names_checkers,
    read_byline,
)
from broadsheet._metadata.dates import read_timestamp
from broadsheet._metadata.links import links_in
from broadsheet._metadata.names import clean_name, is_affiliation, is_person
from broadsheet._metadata.places import ASIDE, FOREIGN, is_foreign, stands_in_caption
from broadsheet._metadata.topic_lists import LONGEST_TAG, topics_of
from broadsheet._metadata.values import address
from broadsheet._metadata.zone import Zone
from broadsheet._records import Claim, Clue, Layout, Page
from broadsheet.model import Author, Timestamp

__all__ = ["claims"]

#: Confidence of an author by evidence, in the front zone and elsewhere. Beyond it a class "author" may
#: stand for the author of a comment or of another article, so it counts little.
_AUTHOR_TRUST: Final = {
    "itemprop": (0.9, 0.6),
    "rel": (0.88, 0.45),
    "class byline": (0.84, 0.3),
    "class author": (0.8, 0.3),
    "href": (0.79, 0.3),
}
_DATE_TRUST: Final = {"itemprop": (0.87, 0.6), "time": (0.84, 0.3), "class": (0.78, 0.25)}
_ABOVE: Final = 0.15  # of a date above the headline, where pages print the day of the visit
_BESIDE: Final = FOREIGN | c.SHARE  # what buttons say of themselves is as long as a standfirst
_NO_STANDFIRST: Final = c.CAPTION | c.CREDIT | c.COMMENT | c.BYLINE | c.DATE
_CREDIT = re.compile(r"©|\b[^\W\d_]{3,12}:\s")  # where the credit of a picture may begin
_FEWEST_SPACES: Final = 5  # in a standfirst that is a link; shorter ones are buttons
_MOST_DATES: Final = 6
_MOST_FAR: Final = 8
_MOST_TAGS: Final = 30
_MOST_OWN_TAGS: Final = 12  # more of them are a menu; a link alone may be the section
_MOST_INSIDE: Final = 20
_MOST_SINGLE: Final = 2  # names of one word; more of them are a list of topics


class _Setting(NamedTuple):
    page: Page
    layout: Layout
    zone: Zone
    language: str | None


def claims(page: Page, layout: Layout, zone: Zone, language: str | None) -> Iterator[Claim]:
    """What the elements of the page claim that name what they hold.

    Args:
        page: The page.
        layout: Its flat form.
        zone: Its front zone.
        language: BCP 47 tag that decides how dates are read.
    """
    if not layout.clues:
        return
    setting = _Setting(page, layout, zone, language)
    groups: dict[str, list[Clue]] = {}
    for clue in layout.clues:
        groups.setdefault(clue.kind, []).append(clue)
    authors = [*groups.get("author", ()), *groups.get("byline", ())]
    yield from _author_claims(authors, setting)
    yield from _date_claims([*groups.get("date", ()), *groups.get("modified", ())], setting)
    yield from _text_claims(groups, setting)
    if tags := _tags(groups.get("tag", ()), layout):
        yield Claim("tags", tags, "markup tags", 0.68 if 2 <= len(tags) <= _MOST_OWN_TAGS else 0.6)


def _is_near(clue: Clue, zone: Zone) -> bool:
    return zone.start <= clue.block <= zone.end


def _trust(table: dict[str, tuple[float, float]], clue: Clue, *, near: bool) -> float:
    confidences = table.get(clue.source) or table.get(clue.source.partition(" ")[0]) or (0.5, 0.3)
    return confidences[0] if near else confidences[1]


def _author_claims(clues: Sequence[Clue], setting: _Setting) -> Iterator[Claim]:
    """One claim per kind of evidence: several elements of one kind name several authors.

    Elements outside the front zone are read only where there is none inside.
    """
    near = [clue for clue in clues if _is_near(clue, setting.zone)]
    found = list(_read_authors(near, setting, near=True))
    if not any(claim.field == "authors" for claim in found):
        far = [clue for clue in clues if not _is_near(clue, setting.zone)][:_MOST_FAR]
        found += _read_authors(far, setting, near=False)
    yield from found


def _read_authors(clues: Iterable[Clue], setting: _Setting, *, near: bool) -> Iterator[Claim]:
    found: dict[str, dict[str, Author]] = {}
    trusts: dict[str, float] = {}
    read: set[tuple[str, str, str | None]] = set()  # wrappers repeat the text of what they hold
    clues = list(clues)
    for given in clues:
        clue = _without_labels(given, clues) if "\n" in given.text else given
        stated = (clue.source, clue.text, clue.href)
        if (
            stated in read
            or len(clue.text) > 200
            or is_foreign(clue.node, setting.layout)
            or stands_in_caption(clue.node, setting.layout)
            or is_affiliation(clue.text)
            or _is_checker(clue, setting.layout)
        ):
            continue
        read.add(stated)
        trust = _trust(_AUTHOR_TRUST, clue, near=near)
        byline = read_byline(clue.text, language=setting.language, certain=True)
        if byline.agency:
            yield Claim("agency", byline.agency, clue.source, trust - 0.1)
        people = _people(clue, byline, setting.page.base)
        if not people:
            continue
        if near and clue.kind == "byline":
            yield Claim("byline", clue.text.replace("\n", " "), clue.source, 0.7)
        key = clue.source if near else f"{clue.source} (outside the front)"
        trusts[key] = trust
        known = found.setdefault(key, {})
        if near or not known:
            for author in people:
                known.setdefault(author.name.casefold(), author)
    for source, people_by_name in found.items():
        if authors := _full_names(people_by_name.values()):
            yield Claim("authors", authors, source, trusts[source])


def _without_labels(clue: Clue, clues: Sequence[Clue]) -> Clue:
    """A wrapper with those lines alone that say who wrote, where elements inside say so, and what they are."""
    inside = [
        other.text for other in clues if other.text in clue.text and 0 < len(other.text) < len(clue.text)
    ][:_MOST_INSIDE]
    names = [text for text in inside if not is_role(text)]
    lines = clue.text.split("\n")
    named = [line for line in lines if any(text in line or line in text for text in names)]
    if not named:
        return clue
    return clue._replace(text="\n".join(line for line in lines if line in named or is_role(line)))


def _full_names(authors: Iterable[Author]) -> tuple[Author, ...]:
    """The authors without the single words among them, if any has a full name: those are labels, as are many."""
    everyone = tuple(authors)
    full = tuple(author for author in everyone if _is_full(author))
    return full or (everyone if len(everyone) <= _MOST_SINGLE else ())


def _is_full(author: Author) -> bool:
    return " " in author.name or not author.name.isascii()


def _is_checker(clue: Clue, layout: Layout) -> bool:
    """Whether the words before an element say that it names one who checked the text."""
    if clue.block >= len(layout.blocks) or not clue.text:
        return False
    before, found, _ = layout.blocks[clue.block].text.partition(clue.text)
    if found and not before and clue.block:
        before = layout.blocks[clue.block - 1].text
    return bool(found and before) and labels_checkers(before)


def _people(clue: Clue, byline: Byline, base: str | None) -> list[Author]:
    """The people in an element; a single word beside full names or in a class "byline" is a label."""
    people = list(byline.authors)
    full = [author for author in people if _is_full(author)]
    if full or (clue.source == "class byline" and not byline.introduced):
        people = full
    if not people and clue.source != "class byline" and not names_checkers(clue.text):
        name = clean_name(introduction(clue.text, None)[0])
        if is_person(name, single=True) and not is_role(name):
            people = [Author(name=name)]
    if len(people) == 1 and clue.href:
        people[0] = Author(name=people[0].name, url=address(clue.href.strip(), base), role=people[0].role)
    return people


def _date_claims(clues: Iterable[Clue], setting: _Setting) -> Iterator[Claim]:
    count = 0
    for clue in clues:
        if is_foreign(clue.node, setting.layout, FOREIGN | ASIDE):
            continue
        count += 1
        if count > _MOST_DATES:
            return
        trust = _trust(_DATE_TRUST, clue, near=_is_near(clue, setting.zone))
        if clue.block < setting.zone.headline - 1 and not clue.source.startswith("itemprop"):
            trust -= _ABOVE
        published, modified = _dates_of(clue, setting)
        if clue.kind == "modified" or "odified" in clue.source:
            published, modified = None, modified or published
        if published:
            yield Claim("published", published, clue.source, trust)
        if modified:
            yield Claim("modified", modified, clue.source, trust)


def _dates_of(clue: Clue, setting: _Setting) -> tuple[Timestamp | None, Timestamp | None]:
    """The date of publication and that of the last change that an element states, by value or by text."""
    language, fetched_at = setting.language, setting.page.fetched_at
    stamp = read_timestamp(clue.value, language=language, fetched_at=fetched_at) if clue.value else None
    if stamp is None:
        byline = read_byline(clue.text[:160], language=language, fetched_at=fetched_at)
        return byline.published, byline.modified
    if any(word.strip(":") in MODIFIED_LABELS for word in clue.text[:40].casefold().split()):
        return None, stamp
    return stamp, None


def _text_claims(groups: dict[str, list[Clue]], setting: _Setting) -> Iterator[Claim]:
    """Standfirst, kicker and section."""
    zone = setting.zone
    for clue, text in _standfirsts(groups.get("subtitle", ()), setting):
        yield Claim("subtitle", text, clue.source, 0.75 if clue.block >= zone.below else 0.5)
    for clue in groups.get("kicker", ()):
        if zone.headline >= 0 and zone.start <= clue.block <= zone.below and 2 <= len(clue.text) <= 80:
            yield Claim("kicker", clue.text.replace("\n", " "), clue.source, 0.8)
            break
    for clue in groups.get("section", ()):
        if text := (clue.value or clue.text):
            yield Claim("category", " ".join(text.split())[:100], clue.source, 0.7)
            break
    for clue in groups.get("tag", ()):  # WordPress links categories as tags of another kind
        own = clue.source == "rel category" and clue.block >= zone.start
        if own and 1 < len(clue.text) <= LONGEST_TAG and not is_foreign(clue.node, setting.layout):
            yield Claim("category", clue.text.replace("\n", " "), clue.source, 0.6)
            break


def _standfirsts(clues: Iterable[Clue], setting: _Setting) -> Iterator[tuple[Clue, str]]:
    """The standfirsts in the front zone; sentences printed as several elements of one make are one."""
    zone, layout = setting.zone, setting.layout
    first: Clue | None = None
    texts: list[str] = []
    for clue in clues:
        text = clue.text.replace("\n", " ")
        if zone.headline < 0 or not zone.start <= clue.block < zone.end or not 20 <= len(text) <= 700:
            continue
        if (
            _cues_of(clue, layout) & _NO_STANDFIRST
            or is_foreign(clue.node, layout, _BESIDE)
            or _holds_credit(text)
        ):
            continue
        if _is_linked(clue, layout) and text.count(" ") < _FEWEST_SPACES:
            continue
        if first and clue.block == first.block + len(texts) and _are_alike(first, clue, layout):
            texts.append(text)
            continue
        if first:
            yield first, " ".join(texts)
        first, texts = clue, [text]
    if first:
        yield first, " ".join(texts)


def _cues_of(clue: Clue, layout: Layout) -> int:
    """What the classes of an element say, and of the block that it begins with, of which it may be a wrapper."""
    cues, blocks = layout.nodes.cues, layout.blocks
    return cues[clue.node] | (cues[blocks[clue.block].node] if clue.block < len(blocks) else 0)


def _is_linked(clue: Clue, layout: Layout) -> bool:
    """Whether an element stands in a block that is mostly a link, as the headlines of other articles are."""
    block = layout.blocks[clue.block] if clue.block < len(layout.blocks) else None
    return block is not None and block.link_chars * 2 > len(block.text)


def _holds_credit(text: str) -> bool:
    """Whether a text names who made a picture, as captions do and no standfirst does."""
    return any(credit_prefix(text[match.start() :]) for match in _CREDIT.finditer(text))


def _are_alike(one: Clue, other: Clue, layout: Layout) -> bool:
    """Whether two elements stand in the same one, have the same tag and classes, and are both links or both not."""
    nodes, a, b = layout.nodes, one.node, other.node
    return (
        a != b
        and _is_linked(one, layout) == _is_linked(other, layout)
        and nodes.parent[a] == nodes.parent[b]
        and (nodes.tag[a], nodes.hints[a]) == (nodes.tag[b], nodes.hints[b])
    )


def _tags(clues: Sequence[Clue], layout: Layout) -> tuple[str, ...]:
    """The topics that links with ``rel=tag`` name, else those in an element of that class."""
    for source in ("rel tag", "itemprop keywords"):
        own = [clue for clue in clues if clue.source == source]
        linked = _linked_in(own[0], layout) if len(own) == 1 else []
        texts = linked or [text for clue in own for text in (clue.text or clue.value or "").split(",")]
        if found := topics_of(texts):
            return found[:_MOST_TAGS]
    return ()


def _linked_in(clue: Clue, layout: Layout) -> list[str]:
    """The texts of the links in an element that holds several."""
    block = layout.blocks[clue.block] if clue.block < len(layout.blocks) else None
    linked = [link.text for link in links_in(block) if link.text in clue.text] if block else []
    return linked if clue.href is None and len(linked) > 1 else []
