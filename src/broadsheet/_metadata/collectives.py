"""Bylines that name no person: a desk, a team, the site itself.

They are read only where no person is found, and only where the page shows them to its readers. What
stands in the head alone ("author" holding the site's name) is a default of the system that made the page.
"""

import re
from collections.abc import Iterator
from typing import Final

from broadsheet._lexicon.bylines import (
    AND,
    DATE_LABELS,
    NAME_ENDS,
    NO_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    READ_TIME,
    ROLES,
)
from broadsheet._metadata.bylines import cut_at_dates, introduction, may_be_byline
from broadsheet._metadata.names import agency_of, clean_name, names_a_group
from broadsheet._metadata.places import is_foreign, stands_in_caption
from broadsheet._metadata.titles import SiteName, is_site
from broadsheet._metadata.zone import Zone
from broadsheet._records import Claim, Layout
from broadsheet.model import Author

__all__ = ["collective_claims"]

_NO_PEN_NAMES: Final = NO_NAMES | ROLES | NAME_ENDS
_ENDS: Final = NAME_ENDS - {"the"}
_LONGEST: Final = 60  # characters of a name
_MOST_WORDS: Final = 7  # of a name
_MOST_PEN_NAME_WORDS: Final = 4
_SMALL: Final = 3  # letters of the small words inside one: "Ask the Doctors"
_SHORTEST_PEN_NAME: Final = 3  # characters
_LONGEST_LINE: Final = 120  # characters of a line or an element that names the author
_NOT_IN_NAMES = re.compile(r"https?:|[@<>{}\[\]=%*\\|?!;\"“”„«»…]|\d{3}")

_ACCOUNT = re.compile(r"[^\W\d_A-Z][^\W_A-Z]{1,24}(?:[._-][^\W_A-Z]{1,24}){0,2}")
_LINKS: Final = frozenset(
    {"rel author", "itemprop author"}
)  # elements that hold the author's name and no more


def collective_claims(layout: Layout, zone: Zone, site: SiteName, language: str | None) -> Iterator[Claim]:
    """What the front zone names as author although it is no person.

    Args:
        layout: The page.
        zone: Its front zone.
        site: The site's names: a byline may be the site's own.
        language: BCP 47 tag of the page.
    """
    seen: set[str] = set()
    for clue in layout.clues:
        if clue.kind not in ("author", "byline") or not zone.start <= clue.block <= zone.end:
            continue
        if len(clue.text) > _LONGEST_LINE or clue.text in seen or is_foreign(clue.node, layout):
            continue
        if stands_in_caption(clue.node, layout):
            continue
        seen.add(clue.text)
        is_link = clue.source in _LINKS
        if name := _collective(clue.text, site, language, introduced=False, is_link=is_link):
            yield from _named(name, clue.text, clue.source, 0.7)
            return
    for line in _lines(layout, zone, language):
        if name := _collective(line, site, language, introduced=True):
            yield from _named(name, line, "visible byline", 0.65)
            return


def _named(name: str, line: str, source: str, confidence: float) -> Iterator[Claim]:
    yield Claim("authors", (Author(name=name),), source, confidence)
    yield Claim("byline", line.replace("\n", " "), source, confidence)


def _lines(layout: Layout, zone: Zone, language: str | None) -> Iterator[str]:
    """The lines of the front zone that may be bylines; the name may stand on the line below "By"."""
    label = ""
    for i in range(zone.start, min(zone.end + 1, len(layout.blocks))):
        text = layout.blocks[i].text
        line = f"{label} {text}" if label else text
        if zone.headline <= i < zone.below or len(text) > _LONGEST_LINE or not may_be_byline(line):
            label = ""
            continue
        yield line
        label = text if not label and introduction(text, language) == ("", True) else ""


def _collective(
    line: str, site: SiteName, language: str | None, *, introduced: bool, is_link: bool = False
) -> str | None:
    """The name of a group, or of the site, that a line gives in the author's place; an account's where it is sure."""
    expecting = not introduced
    for part in cut_at_dates(line, language):
        rest, found = introduction(part, language)
        if not (found or expecting):
            continue
        expecting = True
        name = _ended(clean_name(rest))
        if not name:
            continue
        written = (found and _is_pen_name(name)) or ((found or is_link) and _is_account(name))
        return name if written or _is_collective(name, site) else None
    return None


def _is_pen_name(name: str) -> bool:
    """Whether a name is written as one, with capitals: "The Ritualist", "3i Global", "BeauHD"."""
    words = name.split()
    if len(words) > _MOST_PEN_NAME_WORDS or len(name) < _SHORTEST_PEN_NAME or _NOT_IN_NAMES.search(name):
        return False
    folded = name.casefold()
    if folded in _NO_PEN_NAMES or agency_of(name) or not DATE_LABELS.isdisjoint(folded.split()):
        return False
    small = [word for word in words if not (word[0].isupper() or word[0].isdigit())]
    inner = words[0] not in small and words[-1] not in small and all(len(word) <= _SMALL for word in small)
    return inner or PARTICLES.issuperset(small)


def _is_account(name: str) -> bool:
    """Whether a name is that of an account, one word in small letters: "janeporter", "jane.porter2"."""
    return _ACCOUNT.fullmatch(name) is not None and name not in _NO_PEN_NAMES | AND | READ_TIME


def _ended(name: str) -> str:
    """A name up to the word that begins something else: "on Tuesday", "3 minutes", "with AFP"."""
    words = name.partition(",")[0].split()
    for i, word in enumerate(words):
        folded = word.casefold()
        if i and folded in AND and _is_supplier(" ".join(words[i + 1 :])):
            return clean_name(" ".join(words[:i]))
        ends = folded in _ENDS and word.islower()
        if i and (ends or folded in READ_TIME or word[0].isdigit()):
            return clean_name(" ".join(words[:i]))
    return " ".join(words)


def _is_supplier(name: str) -> bool:
    """Whether a name is that of an agency, or "agencies" alone."""
    return agency_of(name) is not None or (" " not in name and name.casefold() in ORGANISATION_WORDS)


def _is_collective(name: str, site: SiteName) -> bool:
    """Whether a name is that of a group, or the site's."""
    if not 1 < len(name) <= _LONGEST or name.count(" ") >= _MOST_WORDS or _NOT_IN_NAMES.search(name):
        return False
    return not agency_of(name) and (is_site(name, site) or names_a_group(name))
