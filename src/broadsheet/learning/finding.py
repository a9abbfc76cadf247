"""Rules for HTML pages, each found by a regularity that holds in any language."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from broadsheet.learning.addresses import quoted, rank_of
from broadsheet.learning.draft import Finding
from broadsheet.learning.reading import BODY, Block, Place, Sheet, key_of
from broadsheet.learning.survey import Survey, span_of
from broadsheet.sites import Label

__all__ = ["FEW", "PROSE", "find_rules"]

#: Words from which on a repeated block is taken for prose. Shorter ones may be headings and labels that
#: the articles of a site share: "Ingredients", "Pros", "Added in version 3".
PROSE: Final = 8

FEW: Final = "on few pages"
_LINKS: Final = 0.8  # share of a block in links from which on it is a link
_BOX: Final = 0.3  # share of the body that a box may be
_LEAD: Final = 40  # characters that may stand before a link to another article
_TAG = re.compile(r"p|div|li|h[2-6]|section|aside|strong|em|span|small")
_SPACES = re.compile(r"[ \t\r\n]+")

#: A block by the number of its page and its own.
_At = tuple[int, int]


class _Candidate(NamedTuple):
    """A rule, the blocks that it is wanted for, and the places that it matches."""

    rule: str
    wanted: frozenset[_At]
    places: tuple[tuple[int, Place], ...]


def find_rules(survey: Survey) -> list[Finding]:
    """The rules that several HTML pages of one host suggest, in an order that depends on nothing else."""
    spans = [span_of(sheet) for sheet in survey.sheets]
    boxes = _boxes(survey, spans)
    done = frozenset().union(*(box.wanted for box in boxes))
    found = [_repeated(survey, box, "text that repeats") for box in boxes]
    found += [_repeated(survey, text, "text that repeats") for text in _texts(survey, spans, done)]
    found += [_finding(survey, "drop", lead, "a link after the same words", "") for lead in _leads(survey)]
    found += [
        _finding(survey, "related", box, "a box of links", "links may be part of the article")
        for box in _links(survey, done)
    ]
    found += [
        _finding(survey, "drop", box, "boxes below the same words", "they may be part of the article")
        for box in _headed(survey, done)
    ]
    return [*_roots(survey), *found]


def _finding(survey: Survey, attribute: str, found: _Candidate, reason: str, doubt: str) -> Finding:
    pages = {number for number, _ in found.places}
    sheets = survey.sheets
    texts = [sheets[number].text_of(place) for number, place in found.places]
    blocks = {
        (number, block)
        for number, place in found.places
        for block in range(*place.blocks)
        if sheets[number].blocks[block].label in BODY
    }
    return Finding(
        attribute=attribute,
        rule=found.rule,
        reason=reason,
        pages=len(pages),
        matches=len(texts),
        blocks=len(blocks),
        characters=sum(map(len, texts)) // len(pages),
        example=next(filter(None, texts), ""),
        doubt=doubt or (FEW if len(pages) < survey.least else ""),
    )


def _repeated(survey: Survey, found: _Candidate, reason: str) -> Finding:
    labels = {
        block.label
        for number, place in found.places
        for block in survey.sheets[number].blocks[slice(*place.blocks)]
    }
    return _finding(survey, "bio" if Label.BIO in labels else "drop", found, reason, "")


def _chosen(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """As few rules as cover all that is wanted: those that cover most come first, then the plainest."""
    done: set[_At] = set()
    chosen = []
    for candidate in sorted(candidates, key=lambda c: (-len(c.wanted), rank_of(c.rule))):
        if candidate.wanted - done:
            chosen.append(candidate)
            done |= candidate.wanted
    return chosen


def _boxes(survey: Survey, spans: Sequence[range]) -> list[_Candidate]:
    """Addresses between title and end that hold prose which repeats, and nothing of the articles themselves."""
    candidates = []
    for rule, pages in survey.table.items():
        places = tuple((number, place) for number, found in pages.items() for place in found)
        if any(survey.touches_fresh(number, place) for number, place in places):
            continue
        wanted = frozenset(_wanted(survey, places, spans))
        if len({number for number, block in wanted if _is_prose(survey.sheets[number].blocks[block])}) > 1:
            candidates.append(_Candidate(rule, wanted, places))
    return _chosen(candidates)


def _wanted(survey: Survey, places: Iterable[tuple[int, Place]], spans: Sequence[range]) -> Iterator[_At]:
    for number, place in places:
        for block in range(*place.blocks):
            if block in spans[number] and survey.sheets[number].blocks[block].key in survey.repeated:
                yield number, block


def _is_prose(block: Block) -> bool:
    return block.words >= PROSE and block.label is not Label.HEADING


def _texts(survey: Survey, spans: Sequence[range], done: frozenset[_At]) -> list[_Candidate]:
    """Repeated prose that shares its addresses with the articles: it is known by its text alone."""
    wanted: defaultdict[str, set[_At]] = defaultdict(set)
    places: defaultdict[str, list[tuple[int, Place]]] = defaultdict(list)
    for number, place, block in _single(survey.sheets):
        found = survey.sheets[number].blocks[block]
        usable = (
            found.label in (Label.BODY, Label.BOILERPLATE)
            and _is_prose(found)
            and found.key in survey.repeated
        )
        text = survey.sheets[number].text_of(place) if usable else ""
        literal = quoted(text) if text and key_of(text) == found.key else None
        if literal and block in spans[number] and (number, block) not in done:
            rule = f"//{place.tag}[normalize-space(.)={literal}]"
            wanted[rule].add((number, block))
            places[rule].append((number, place))
    several = (
        rule for rule, found_places in places.items() if len({number for number, _ in found_places}) > 1
    )
    return _chosen(_Candidate(rule, frozenset(wanted[rule]), tuple(places[rule])) for rule in several)


def _single(sheets: Sequence[Sheet]) -> Iterator[tuple[int, Place, int]]:
    """The places that hold one block, with the numbers of page and block."""
    for number, sheet in enumerate(sheets):
        for place in sheet.places:
            first, last = place.blocks
            if last - first == 1 and _TAG.fullmatch(place.tag):
                yield number, place, first


def _leads(survey: Survey) -> list[_Candidate]:
    """Paragraphs that are a link after a few words, which are the same each time: "See also: …"."""
    links = [_first_links(sheet) for sheet in survey.sheets]
    wanted: defaultdict[str, set[_At]] = defaultdict(set)
    places: defaultdict[str, list[tuple[int, Place]]] = defaultdict(list)
    for number, place, block in _single(survey.sheets):
        link = links[number](place)
        if link is None or survey.sheets[number].blocks[block].label not in BODY:
            continue
        lead = _lead(survey.sheets[number], place, link)
        literal = quoted(lead) if lead else None
        if literal:
            rule = f"//{place.tag}[.//a and starts-with(normalize-space(.), {literal})]"
            wanted[rule].add((number, block))
            places[rule].append((number, place))
    several = (rule for rule, found in places.items() if len({number for number, _ in found}) > 1)
    return _chosen(_Candidate(rule, frozenset(wanted[rule]), tuple(places[rule])) for rule in several)


def _first_links(sheet: Sheet) -> Callable[[Place], Place | None]:
    """What finds the first link inside a place."""
    links = [place for place in sheet.places if place.tag == "a" and place.end > place.start]
    starts = [link.start for link in links]

    def find(place: Place) -> Place | None:
        number = bisect_left(starts, place.start)
        return links[number] if number < len(links) and links[number].end <= place.end else None

    return find


def _lead(sheet: Sheet, place: Place, link: Place) -> str:
    """The words before a link that is most of a place and its end; "" when it is not."""
    letters = link.end - link.start
    if letters < (place.end - place.start) / 2 or letters < 0.9 * (place.end - link.start):
        return ""
    lead = _SPACES.sub(" ", "".join(sheet.pieces[place.text[0] : link.text[0]])).strip()
    return lead if len(lead) <= _LEAD and len(key_of(lead)) >= 3 else ""


def _links(survey: Survey, done: frozenset[_At]) -> list[_Candidate]:
    """Boxes of links at one address, each with two links or more that are body now, and nothing else."""
    candidates = []
    for rule, pages in survey.table.items():
        places = tuple((number, place) for number, found in pages.items() for place in found)
        links = [_links_in(survey.sheets[number], place) for number, place in places]
        if len(pages) > 1 and all(len(found) > 1 for found in links):
            at = (
                (number, block) for (number, _), found in zip(places, links, strict=True) for block in found
            )
            candidates.append(_Candidate(rule, frozenset(at) - done, places))
    return _chosen(candidates)


def _links_in(sheet: Sheet, place: Place) -> list[int]:
    """The blocks of the body in a place that are links; none when it holds anything but them and a heading."""
    links = []
    for number in range(*place.blocks):
        block = sheet.blocks[number]
        if block.label in BODY and block.link_chars >= _LINKS * len(block.text):
            links.append(number)
        elif block.label is not Label.BOILERPLATE and (block.label is not Label.HEADING or links):
            return []
    return links


def _headed(survey: Survey, done: frozenset[_At]) -> list[_Candidate]:
    """Boxes at one address that begin with words which repeat, and hold other text on each page: "In brief"."""
    body = [sum(len(block.text) for block in sheet.blocks if block.label in BODY) for sheet in survey.sheets]
    candidates = []
    for rule, pages in survey.table.items():
        places = tuple((number, place) for number, found in pages.items() for place in found)
        boxes = [_box_in(survey, number, place, body[number]) for number, place in places]
        if len(pages) > 1 and all(boxes):
            at = ((number, block) for (number, _), box in zip(places, boxes, strict=True) for block in box)
            candidates.append(_Candidate(rule, frozenset(at) - done, places))
    return _chosen(candidates)


def _box_in(survey: Survey, number: int, place: Place, body: int) -> list[int]:
    """The blocks of the body in a place that begins with words that repeat; none when it is no such box."""
    first, last = place.blocks
    if last - first < 2 or not survey.touches_fresh(number, place):
        return []
    blocks = survey.sheets[number].blocks
    if (
        blocks[first].key not in survey.repeated
        or blocks[first].words >= PROSE
        or blocks[first].label not in BODY
    ):
        return []
    length = sum(len(block.text) for block in blocks[first:last])
    known = all(block.label in BODY or block.label is Label.BOILERPLATE for block in blocks[first:last])
    return (
        [n for n in range(first, last) if blocks[n].label in BODY] if known and length <= _BOX * body else []
    )


def _roots(survey: Survey) -> list[Finding]:
    """The innermost address that holds the whole body on each of its pages, and stands there once."""
    bodies = [
        [number for number, block in enumerate(sheet.blocks) if block.label in BODY]
        for sheet in survey.sheets
    ]
    candidates = []
    for rule, pages in survey.table.items():
        if len(pages) < 0.6 * len(survey.sheets) or any(len(found) > 1 for found in pages.values()):
            continue
        places = tuple((number, found[0]) for number, found in pages.items())
        if all(_holds(place, bodies[number]) for number, place in places):
            letters = sum(place.end - place.start for _, place in places) / len(places)
            candidates.append(((-len(pages), letters, rank_of(rule)), _Candidate(rule, frozenset(), places)))
    best = min(candidates, key=lambda candidate: candidate[0], default=None)
    doubt = "on a page that is built otherwise the body would be lost"
    return [_finding(survey, "root", best[1], "all of the body", doubt)] if best else []


def _holds(place: Place, body: Sequence[int]) -> bool:
    return bool(body) and place.blocks[0] <= body[0] and body[-1] < place.blocks[1]
