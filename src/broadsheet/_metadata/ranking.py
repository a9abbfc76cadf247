"""Ranking: from the claims about a field to its value, how sure it is, and what lost.

Claims that say the same support each other, the more when they come from different families of
evidence (the head, JSON-LD, the markup, the visible text); claims that say something else weaken the
winner. What a site or a plugin claims outranks all generic claims.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from broadsheet._metadata.names import name_key, without_title
from broadsheet._records import Claim
from broadsheet.model import Author, Candidate, Image, Provenance, Timestamp

__all__ = [
    "Ranked",
    "describe",
    "is_of_head",
    "local_day_first",
    "not_changes",
    "printed_day_first",
    "rank",
    "rank_authors",
    "read_in_order",
]

_SUPPORT: Final = 0.5  # weight of a claim of another family that agrees
_WEAK_SUPPORT: Final = 0.2  # weight of one of the same family, which often has the same origin
_DOUBT: Final = 0.25  # share of the best rival's strength that the winner loses
_NUMBERS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d\d")
_DATE_LINE: Final = "visible date line"
_LOCAL_DAY: Final = 0.98  # the day in the address, or in the date line, outweighs the stated ones together
_WESTERNMOST: Final = 12  # hours by which local time can be behind UTC
_SAME_CHANGE: Final = dt.timedelta(minutes=1)  # between two statements of one moment by one system
_PUBLISHED_ANEW: Final = dt.timedelta(days=30)  # after which a change is a new publication
_MOST_CANDIDATES: Final = 8
_MOST_NAME_WORDS: Final = 3  # of a full name that a first name alone stands for
_MOST_CUT: Final = 2  # letters that a name cut short lacks
_BYLINE: Final = "visible byline"
_UNDER_HEADLINE: Final = 0.8  # confidence of a byline that does not stand above the headline
_IN_FRONT: Final = 0.7  # that of an element in the front zone
_PRINTED: Final = 0.9  # support of a byline against a head that names others
_HEAD: Final = frozenset({"json-ld", "meta", "title", "link", "html"})


class Ranked(NamedTuple):
    """The outcome for one field."""

    value: Any
    provenance: Provenance


class _Group:
    """Claims that say the same."""

    __slots__ = ("best", "order", "strength")

    def __init__(self, claim: Claim, order: int) -> None:
        self.best = claim
        self.order = order
        self.strength = claim.confidence

    def support(self, weight: float) -> None:
        """Raise the strength by an independent chance of ``weight`` to be right."""
        self.strength = 1 - (1 - self.strength) * (1 - weight)


@lru_cache(maxsize=64)
def _family(source: str) -> str:
    word = source.partition(" ")[0]
    return "head" if word in _HEAD else "visible" if word == "visible" else "markup"


def is_of_head(source: str) -> bool:
    """Whether a claim is made where readers do not see it: in the head, or by the page's address."""
    return source == "url" or _family(source) == "head"


def describe(value: Any) -> str:
    """A value as the text of a losing candidate."""
    if isinstance(value, tuple):
        return ", ".join(describe(member) for member in value)
    if isinstance(value, Author):
        return value.name
    if isinstance(value, Image):
        return value.url
    if isinstance(value, Timestamp):
        return str(value)
    return str(value)


def rank(
    field: str, claims: Sequence[Claim], key: Callable[[Any], Hashable] = str, given: Sequence[Claim] = ()
) -> Ranked | None:
    """The value that the claims about a field come to.

    Args:
        field: Name of the field.
        claims: The page's own claims, read to the field's type; the order settles what is equal otherwise.
        key: What two values that say the same have in common.
        given: Claims of the site and of plugins: where there is one, it wins.

    Returns:
        The value with its provenance, or None without claims.
    """
    if len(claims) == 1 and not given:  # as for most fields of most pages
        (claim,) = claims
        return Ranked(claim.value, Provenance(field=field, source=claim.source, confidence=claim.confidence))
    groups: dict[Hashable, _Group] = {}
    for claim in sorted(claims, key=_by_confidence):
        group = groups.get(same := key(claim.value))
        if group is None:
            groups[same] = _Group(claim, len(groups))
        else:
            other = _family(claim.source) != _family(group.best.source)
            group.support((_SUPPORT if other else _WEAK_SUPPORT) * claim.confidence)
    return _outcome(field, groups.values(), given)


def local_day_first(claims: Sequence[Claim], read: Callable[[Any], Timestamp | None]) -> list[Claim]:
    """The claims of a date; the day in the address is raised where the head states it in UTC, a day later.

    So it is where all that the head states is later still: an address outlives the move to another system.

    Args:
        claims: Claims of exact days.
        read: Reads the value of a claim.
    """
    found = list(claims)
    place = next((i for i, claim in enumerate(found) if claim.source == "url"), -1)
    day = read(found[place].value) if place >= 0 else None
    if day:
        stated = [read(claim.value) for claim in found if _family(claim.source) == "head"]
        if stated and all(other and (_is_day_after(other, day) or _is_moved(other, day)) for other in stated):
            found[place] = found[place]._replace(confidence=_LOCAL_DAY)
    return found


def read_in_order(claims: Sequence[Claim], read: Callable[[Any], Timestamp | None]) -> list[Claim]:
    """The claims of a date; numbers that are a stated day with day and month swapped are read as that day.

    Args:
        claims: Claims of exact days. What the head and the address state is written with the year first.
        read: Reads the value of a claim.
    """
    sure = {stamp.date for claim in claims if is_of_head(claim.source) and (stamp := read(claim.value))}
    return [_swapped(claim, read(claim.value), sure) for claim in claims] if sure else list(claims)


def _swapped(claim: Claim, stamp: Timestamp | None, sure: Collection[dt.date]) -> Claim:
    if stamp is None or stamp.date in sure or stamp.date.day > 12 or not _NUMBERS.match(stamp.raw):
        return claim
    other = stamp.date.replace(month=stamp.date.day, day=stamp.date.month)
    if other not in sure:
        return claim
    return claim._replace(value=Timestamp(value=other, precision="day", raw=stamp.raw))


def printed_day_first(claims: Sequence[Claim], read: Callable[[Any], Timestamp | None]) -> list[Claim]:
    """The claims of a date; the day of the date line is raised where all the head states is later.

    What was printed under the headline on a day existed on that day; a later date in the head is that of
    a move to another system, or of a build. Not where the head's day is printed as well.
    """
    found = list(claims)
    line = next((i for i, claim in enumerate(found) if claim.source == _DATE_LINE), -1)
    day = read(found[line].value) if line >= 0 else None
    if day:
        others = [(_family(claim.source), read(claim.value)) for claim in found]
        stated = [stamp.date for family, stamp in others if stamp and family == "head"]
        shown = [stamp.date for family, stamp in others if stamp and family != "head"]
        if stated and all(date > day.date and date not in shown for date in stated):
            found[line] = found[line]._replace(confidence=_LOCAL_DAY)
    return found


def not_changes(
    claims: Sequence[Claim], changes: Sequence[Claim], read: Callable[[Any], Timestamp | None]
) -> list[Claim]:
    """The claims of a date of publication without those of the moment of the last change.

    Only where the head states a day shortly before it: a text that is stated as published anew after months is.

    Args:
        claims: Claims of exact days.
        changes: Claims of the date of the last change.
        read: Reads the value of a claim.
    """
    moments = [moment for claim in changes if (moment := _moment(read(claim.value)))]
    if not moments:
        return list(claims)
    stated = [
        stamp.date for claim in claims if _family(claim.source) == "head" and (stamp := read(claim.value))
    ]
    found = []
    for claim in claims:
        moment = _moment(read(claim.value))
        changed = moment and any(abs(moment - other) <= _SAME_CHANGE for other in moments)
        if not (moment and changed and any(_is_shortly_before(day, moment.date()) for day in stated)):
            found.append(claim)
    return found


def _moment(stamp: Timestamp | None) -> dt.datetime | None:
    return stamp.value if stamp and isinstance(stamp.value, dt.datetime) else None


def _is_shortly_before(day: dt.date, other: dt.date) -> bool:
    return dt.timedelta(0) < other - day <= _PUBLISHED_ANEW


def _is_day_after(stamp: Timestamp, other: Timestamp) -> bool:
    """Whether a stamp is a point in time in UTC on the day after another, at an hour when it is that day elsewhere."""
    value = stamp.value
    if not isinstance(value, dt.datetime) or value.utcoffset():
        return False
    return value.hour < _WESTERNMOST and stamp.date - other.date == dt.timedelta(days=1)


def _is_moved(stamp: Timestamp, other: Timestamp) -> bool:
    """Whether a stamp is later than another by more than time zones explain."""
    return stamp.date - other.date > dt.timedelta(days=1)


def rank_authors(claims: Sequence[Claim], given: Sequence[Claim] = ()) -> Ranked | None:
    """The authors that the claims come to; arguments as for :func:`rank`.

    A list that holds all names of another one is supported by it: bylines name more people than
    machine-readable fields do. Not where all it adds are single words, which are places and sections
    more often than people. Addresses and roles are taken from whichever claim states them.
    """
    ordered = [(claim, _names(claim)) for claim in sorted(claims, key=_by_confidence)]
    if len(ordered) > 1 and any(_is_first_name(claim) for claim, _ in ordered):
        ordered = _completed_names(ordered)
    groups: dict[frozenset[str], _Group] = {}
    for claim, names in ordered:
        if names not in groups:
            groups[names] = _Group(claim, len(groups))
    printed = _printed_instead(ordered)
    for names, group in groups.items():
        if group.best is printed:
            group.support(_PRINTED)
        for claim, other in ordered:
            if claim is group.best or not (other <= names or names < other):
                continue
            if other < names and not _adds_a_person(group.best, other):
                continue
            distinct = _family(claim.source) != _family(group.best.source)
            weight = (_SUPPORT if distinct else _WEAK_SUPPORT) * (1.0 if other <= names else 0.5)
            group.support(weight * claim.confidence)
    ranked = _outcome("authors", groups.values(), given)
    if ranked is None:
        return None
    everything = [*given, *(claim for claim, _ in ordered)]
    people = ranked.value if given else _without_cut_names(ranked.value)
    return ranked._replace(value=tuple(_completed(author, everything) for author in people))


def _without_cut_names(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    """The authors without those whose name is another's short of its last letters, as markup cuts it: "Jane Porte"."""
    if len(authors) < 2:
        return authors
    cut = {author.name[:-missing] for author in authors for missing in range(1, _MOST_CUT + 1)}
    return tuple(author for author in authors if " " not in author.name or author.name not in cut)


def _is_first_name(claim: Claim) -> bool:
    return len(claim.value) == 1 and " " not in claim.value[0].name


def _completed_names(ordered: list[tuple[Claim, frozenset[str]]]) -> list[tuple[Claim, frozenset[str]]]:
    """The claims, those of a first name alone put for the only full name that begins with it."""
    firsts = {
        name_key(author.name.partition(" ")[0]): (author, name_key(without_title(author.name)))
        for claim, _ in ordered
        for author in claim.value
        if 1 <= author.name.count(" ") < _MOST_NAME_WORDS
    }
    found = []
    for claim, names in ordered:
        (name,) = names if _is_first_name(claim) else ("",)
        author, key = firsts.get(name, (None, ""))
        found.append((claim._replace(value=(author,)), frozenset({key})) if author else (claim, names))
    return found


def _printed_instead(ordered: Sequence[tuple[Claim, frozenset[str]]]) -> Claim | None:
    """The byline under the headline where all that is said elsewhere is said in the head, and of other people.

    The head names whoever put the page into the system; the byline is what readers see. A name that has a word in
    common with one of the head's is another form of it.
    """
    line, people = next(
        ((claim, names) for claim, names in ordered if claim.source == _BYLINE), (None, frozenset())
    )
    if (
        line is None
        or line.confidence < _UNDER_HEADLINE
        or not all(" " in author.name for author in line.value)
    ):
        return None
    told: set[str] = set()
    for claim, names in ordered:
        if _family(claim.source) == "head":
            told.update(word for author in claim.value for word in _words(author))
        elif names.isdisjoint(people) and claim.confidence >= _IN_FRONT:
            return None
    others = (word for author in line.value for word in _words(author))
    return line if told and not any(_is_told(word, told) for word in others) else None


def _words(author: Author) -> list[str]:
    return [word for word in author.name.casefold().split() if len(word) > 1]


def _is_told(word: str, told: Collection[str]) -> bool:
    """Whether a word is one of those told, or begins with one, as words set without a space do."""
    return any(word.startswith(other) for other in told)


def _adds_a_person(claim: Claim, known: frozenset[str]) -> bool:
    """Whether one of the names that a claim adds to the known ones has more than one word."""
    return any(" " in author.name for author in claim.value if name_key(author.name) not in known)


def _by_confidence(claim: Claim) -> float:
    return -claim.confidence


def _names(claim: Claim) -> frozenset[str]:
    return frozenset(name_key(without_title(author.name)) for author in claim.value)


def _outcome(field: str, groups: Iterable[_Group], given: Sequence[Claim]) -> Ranked | None:
    """The strongest group, or what is given, with all others as its candidates."""
    ranked = sorted(groups, key=_by_strength)
    outranking = (
        [_Group(claim, i) for i, claim in enumerate(sorted(given, key=_by_confidence))] if given else []
    )
    if not ranked and not outranking:
        return None
    winner, *rivals = *outranking, *ranked
    doubt = _DOUBT * rivals[0].strength if rivals and not outranking else 0.0
    candidates = tuple(
        Candidate(
            value=describe(rival.best.value)[:300],
            source=rival.best.source,
            confidence=_rounded(rival.strength),
        )
        for rival in rivals[:_MOST_CANDIDATES]
    )
    provenance = Provenance(
        field=field,
        source=winner.best.source,
        confidence=_rounded(winner.strength * (1 - doubt)),
        candidates=candidates,
    )
    return Ranked(winner.best.value, provenance)


def _by_strength(group: _Group) -> tuple[float, int]:
    return -group.strength, group.order


def _rounded(strength: float) -> float:
    return round(min(max(strength, 0.0), 1.0), 3)


def _completed(author: Author, claims: Iterable[Claim]) -> Author:
    """An author with the address and the role that any claim states, and the name in small letters if one has it so."""
    key = name_key(author.name)
    name, url, role = author.name, author.url, author.role
    for claim in claims:
        for other in claim.value:
            if name_key(other.name) == key:
                url, role = url or other.url, role or other.role
                name = other.name if name.isupper() else name
    if (name, url, role) == (author.name, author.url, author.role):
        return author
    return Author(name=name, url=url, role=role, bio=author.bio, contact=author.contact)
