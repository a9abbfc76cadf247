"""The grammar of byline lines.

A byline line is made of parts, set apart by bars, dots and line breaks. A part is a date, a reading
time, or names; names may be introduced ("By", "Von", "文／"), joined ("and", "&", commas), and followed
by roles, places and agencies. :func:`read_byline` takes the line apart.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from broadsheet._lexicon.bylines import (
    AND,
    DATE_LABELS,
    MODIFIED_LABELS,
    NAME_ENDS,
    PARTICLES,
    PREFIXES,
    READ_TIME,
    ROLES,
    UNTIL,
    WEAK_PREFIXES,
)
from broadsheet._metadata.dates import FoundDate, find_dates
from broadsheet._metadata.names import agency_of, clean_name, is_person, name_key
from broadsheet.model import Author, Timestamp

__all__ = [
    "PARTS",
    "Byline",
    "blank_dates",
    "cut_at_dates",
    "introduction",
    "is_role",
    "labels_checkers",
    "labels_date",
    "may_be_byline",
    "names_checkers",
    "opens_byline",
    "read_byline",
    "read_names",
]

_LONGEST: Final = 300  # characters
_MOST_NAMES: Final = 12
_LONGEST_LABEL: Final = 60  # characters
_LABELS: Final = DATE_LABELS | MODIFIED_LABELS

#: What sets the parts of a byline line apart.
PARTS: Final = re.compile(r"\s*[|•·●▪►»\n\t‖│∣]\s*|\s+[–—-]\s+|\s+/\s+|\s{3,}")
_COMMAS = re.compile(r"[,;、，；&＆+]")
_LISTED = re.compile(r"[,;、，；]")
_PREFIX_PATTERN: Final = r"(?:{})(?:\s*[:：/／|]\s*|\s+|$)"


def _prefix_regex(phrases: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted(filter(None, phrases), key=len, reverse=True)
    return re.compile(_PREFIX_PATTERN.format("|".join(map(re.escape, words))), re.IGNORECASE)


_PREFIX: Final = _prefix_regex(PREFIXES)
_WEAK: Final = {language: _prefix_regex(words) for language, words in WEAK_PREFIXES.items()}
# "Posted on May 4 by Jane", "Published May 4 by Jane": the introduction stands inside the line.
_INNER_PREFIX = re.compile(r"(?:^|\s)(?:by|von|par|por|door|oleh|автор)(?:\s*+:)?\s++", re.IGNORECASE)
# "Medically reviewed by", "Fact checked by", "With contributions from": the names behind it did not write the text.
_CHECKED = re.compile(
    r"\W*(?:\w+\s)?(?:fact[- ])?(?:reviewed|checked|verified|approved|edited|updated|researched|translated|geprüft|relu|"
    r"contributions|mitarbeit|beiträgen|la colaboración|la collaboration|"
    r"revisado|illustrated|photo(?:s|graph(?:s|y|ed))?|foto(?:s|grafie)?|bilder|fotografía)\b(?:\s(?:by|from|von|par|por|de)\b|\W*$)",
    re.IGNORECASE,
)
# Two elements set without a space between them: "Jane PorterPolitics".
_GLUED = re.compile(
    r"(?<=[^\W\d_A-Z]{4})(?=[A-Z][^\W\d_A-Z]{5}|(?:In|By|On|News)\b)"
    r"|(?<=[^\W\d_A-Z]{2})(?=(?:Published|Updated|Posted|Leave|Follow|Share)\b)"
)
# "Jane Porter Category: Harbours": another label ends the names.
_LABEL = re.compile(r"\s[^\W\d_]{3,20}:\s")
# The introduction set without a space: "ByJane Porter".
_GLUED_PREFIX = re.compile(r"(?:[Bb]y|Von|Par|Por|Door)(?=[A-Z][^\W\d_A-Z])")
_NAME_ALONE = re.compile(r"[^\W\d_]+(?:[ ’'-][^\W\d_]+){1,3}")

#: The words that a byline or date line may begin with, and what all other such lines hold.
_FIRST_WORDS: Final = frozenset(
    phrase.split()[0].rstrip(":") for phrase in chain(PREFIXES, *WEAK_PREFIXES.values()) if phrase
)
_OPENINGS: Final = frozenset(phrase[:2] for phrase in PREFIXES if phrase)
_FIRST_TOKEN = re.compile(r"[^\s:：/／|]+")
_FIRST_TOKENS: Final = frozenset(
    match[0].casefold() for phrase in PREFIXES if (match := _FIRST_TOKEN.match(phrase))
)
_HINT = re.compile(r"\d(?:\d\d\d|[./-]\d\d?[./-]\d\d)|[：／]")
_INNER_HINT = re.compile(r" (?:by|By|BY|par|por|von) |文/")


class Byline(NamedTuple):
    """A byline line, taken apart.

    Attributes:
        authors: The people, in printed order.
        agency: The news agency.
        published: The date that is not labelled as that of a change.
        modified: The date that is.
        introduced: Whether a word such as "by" introduces the names or stands where they would.
    """

    authors: tuple[Author, ...] = ()
    agency: str | None = None
    published: Timestamp | None = None
    modified: Timestamp | None = None
    introduced: bool = False


def may_be_byline(line: str) -> bool:
    """Whether a line can be a byline or date line at all: a cheap test before the grammar."""
    first = (line.split(None, 1) or ("",))[0].casefold().rstrip(":")
    if first in _FIRST_WORDS or _HINT.search(line) or _INNER_HINT.search(line):
        return True
    return _GLUED_PREFIX.match(line) is not None


def opens_byline(line: str) -> bool:
    """Whether a line begins with the words that introduce names."""
    if line[:2].casefold() not in _OPENINGS and line[:1] not in _OPENINGS:  # as of most lines
        return False
    return (_prefix(line) or _GLUED_PREFIX.match(line)) is not None


def _prefix(text: str) -> re.Match[str] | None:
    """The words that introduce names at the start of a text; a look-up of the first word spares most the long pattern."""
    first = _FIRST_TOKEN.match(text)
    return _PREFIX.match(text) if first and first[0].casefold() in _FIRST_TOKENS else None


@lru_cache(maxsize=512)
def read_byline(
    line: str, *, language: str | None = None, fetched_at: dt.datetime | None = None, certain: bool = False
) -> Byline:
    """Take a byline line apart.

    Args:
        line: The line as printed; its first 300 characters are read.
        language: BCP 47 tag of the page.
        fetched_at: When the page was fetched.
        certain: Whether the markup says that the line is a byline, so that names need no introduction.
    """
    line = line[:_LONGEST]
    if certain and _NAME_ALONE.fullmatch(line) and (name := _name_alone(line)):
        return Byline((Author(name=name),))
    dates = find_dates(line, language=language, fetched_at=fetched_at)
    published, modified = _split_dates(line, dates)
    base = (language or "").partition("-")[0].lower()
    prefix = _WEAK.get(base)
    authors: dict[str, Author] = {}
    agency = None
    introduced = False
    expecting = certain  # a bare "By" introduces the next part
    skipping = False  # the names in this part are those of people who checked the text
    for part in PARTS.split(_without_dates(line, dates)):
        if skipping or _CHECKED.match(part):
            skipping = not skipping and len(part.split()) <= 3
            continue
        rest, found = _introduction(part, prefix)
        introduced = introduced or found
        if found or expecting:
            # "Von Planung", "Por Amazon": after a preposition one word is as likely a noun as a name.
            names, wire = _read_part(rest, single=certain or base in ("", "en") or ":" in part)
            expecting = certain or (found and not rest.strip())
            agency = agency or wire
            for author in names:
                authors.setdefault(name_key(author.name), author)
            if (
                not names and authors and is_role(rest) and not any(map(str.isdigit, rest))
            ):  # a line of its own
                last, author = authors.popitem()
                authors[last] = _with_role(author, rest)
        else:
            agency = agency or agency_of(rest)
    return Byline(tuple(authors.values())[:_MOST_NAMES], agency, published, modified, introduced)


def names_checkers(text: str) -> bool:
    """Whether a text begins with the label of those who checked an article: "Fact checked by"."""
    return _CHECKED.match(text) is not None


def labels_checkers(text: str) -> bool:
    """Whether a text is such a label, or ends with one."""
    return _CHECKED.fullmatch(PARTS.split(text[-_LONGEST_LABEL:].rstrip(": \n"))[-1]) is not None


def labels_date(line: str) -> bool:
    """Whether a line begins with a label such as "Published on" or "Last updated"."""
    words = line[:_LONGEST_LABEL].casefold().split()[:2]
    return any(word.strip(":") in _LABELS for word in words)


def _name_alone(line: str) -> str | None:
    """The name that a text without signs and digits is, as most author elements hold nothing else."""
    words = line.split()
    if words[0].casefold() in _FIRST_WORDS or _GLUED.search(line) or _CHECKED.match(line):
        return None
    if not is_person(line) or is_role(line):
        return None
    return None if any(word in AND or word.casefold() in NAME_ENDS for word in words) else line


def cut_at_dates(line: str, language: str | None) -> list[str]:
    """The parts of a byline line that are no dates."""
    return PARTS.split(_without_dates(line, find_dates(line, language=language)))


def blank_dates(line: str, language: str | None) -> str:
    """A byline line with bars in the place of each date, as many as its characters."""
    for date in find_dates(line, language=language):
        line = f"{line[: date.start]}{'|' * (date.end - date.start)}{line[date.end :]}"
    return line


def introduction(part: str, language: str | None) -> tuple[str, bool]:
    """A part of a byline line without the words that introduce names, and whether there are any."""
    return _introduction(part, _WEAK.get((language or "").partition("-")[0].lower()))


def _without_dates(line: str, dates: list[FoundDate]) -> str:
    """The line with a bar in the place of each date."""
    for date in reversed(dates):
        line = f"{line[: date.start]}|{line[date.end :]}"
    return line


def _split_dates(line: str, dates: list[FoundDate]) -> tuple[Timestamp | None, Timestamp | None]:
    """The date of publication and that of the last change, told apart by the words before them."""
    published = modified = None
    end = 0
    for date in dates:
        words = re.findall(r"[^\W\d_]+", line[max(end, date.start - 40) : date.start].casefold())[-3:]
        start, end = end, date.end
        if any(word in UNTIL for word in words[-2:]):
            continue
        if any(word in MODIFIED_LABELS for word in words):
            modified = modified or date.timestamp
        elif published is None:
            published = date.timestamp
        elif modified is None and not line[start : date.start].strip():
            # Systems print the dates of publication and of the last change side by side, in either order.
            both = sorted((published, date.timestamp), key=attrgetter("date"))
            published, modified = both
    return published, modified


def _introduction(part: str, weak: re.Pattern[str] | None) -> tuple[str, bool]:
    """A part without the words that introduce names, and whether there are any."""
    part = part.strip(" -–—,:;~(")
    match = _GLUED_PREFIX.match(part) or _prefix(part) or (weak.match(part) if weak else None)
    if match is None:
        match = _INNER_PREFIX.search(part)
        if match is None or not _is_label(part[: match.start()]):
            return part, False
    rest = part[match.end() :]
    if rest.partition(" ")[0] in AND:  # "Words and pictures by Jane", and "Texts and materials"
        inner = _INNER_PREFIX.search(rest)
        return (rest[inner.end() :], True) if inner else (part, False)
    again = _prefix(rest)
    return (rest[again.end() :] if again else rest), True


def _is_label(text: str) -> bool:
    """Whether a text before "by" is a label such as "Posted on", and no sentence."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return len(words) <= 4 and (not words or any(word in DATE_LABELS or word in ROLES for word in words))


def _read_part(part: str, *, single: bool) -> tuple[list[Author], str | None]:
    """Names, with their roles, and the agency in a part of a byline; ``single`` if one word can be a name."""
    authors: list[Author] = []
    agency = None
    pieces = list(_pieces(_LABEL.split(part, maxsplit=1)[0]))
    couple = len(pieces) == 2 and not _LISTED.search(part)  # "Jane and Olav"
    for piece in pieces:
        if wire := agency_of(piece):
            agency = agency or wire
            continue
        name, rest = _cut_name(piece)
        alone = single and not rest and (not authors or (couple and " " not in authors[0].name))
        if is_person(name) or (alone and is_person(name, single=True)):
            if is_role(name):
                _give_role(authors, name)
                continue
            if authors and rest and rest.split()[0].casefold() not in NAME_ENDS and not is_role(rest):
                continue  # "Jane Porter, Skerry Bay school board": an affiliation
            authors.append(Author(name=name))
            wire = agency_of(rest)
            agency = agency or wire
            if rest and not wire and is_role(rest):
                _give_role(authors, rest)
        elif is_role(piece):
            _give_role(authors, piece)
        elif rest and rest.split()[0].casefold() in NAME_ENDS:
            break
    return authors, agency


def _pieces(part: str) -> Iterator[str]:
    """A part cut at commas and at the words between two names."""
    for chunk in _COMMAS.split(part):
        piece: list[str] = []
        for word in chunk.split():
            joins = word in AND or (len(word) > 1 and word.isupper() and word.casefold() in AND)
            if joins and not (piece and piece[-1].islower()):  # "is a Skerry-based writer" joins nothing
                if piece:
                    yield " ".join(piece)
                piece = []
            else:
                piece.append(word)
        if piece:
            yield " ".join(piece)


def _give_role(authors: list[Author], role: str) -> None:
    if authors:
        authors[-1] = _with_role(authors[-1], role)


def _with_role(author: Author, role: str) -> Author:
    if author.role:
        return author
    return Author(name=author.name, role=" ".join(_without_label(role.split()))[:80])


def _without_label(words: list[str]) -> list[str]:
    """A role without the label of the date that followed it: "Editor last updated on"."""
    end = len(words)
    while end > 1 and words[end - 1].casefold().strip(":") in _LABELS:
        end -= 1
    alone = end == len(words) - 1 and words[end].casefold().strip(":") not in MODIFIED_LABELS
    return words if alone else words[:end]  # "Head of Data" ends in a word that may be a label


def is_role(text: str) -> bool:
    """Whether a text says what a person does."""
    words = text.casefold().split() if len(text) <= 80 else []
    return any(word.strip(".,()") in ROLES for word in words) and words[0] not in AND


def _cut_name(piece: str) -> tuple[str, str]:
    """The name that a piece begins with, and what follows it."""
    piece = piece.strip()
    if " " in piece:
        name, *rest = _GLUED.split(piece, maxsplit=1)
        if rest and " " not in name:
            return clean_name(name), rest[0]
        piece = name
    words = piece.split()
    end = len(words)
    for i, word in enumerate(words):
        folded = word.casefold().strip(".,:()")
        if i and (
            folded in NAME_ENDS
            or folded in READ_TIME
            or (i > 1 and (folded in ROLES or _is_shouted(word, words[0])))
            or word.lstrip("–—-")[:1].isdigit()
            or (word[:1].islower() and folded not in PARTICLES)
        ):
            end = i
            break
    while end > 1 and words[end - 1].casefold() in PARTICLES and not words[end - 1][:1].isupper():
        end -= 1
    half = end // 2
    if half > 1 and words[:half] == words[half:end]:  # the name as a picture's label, and again as text
        words, end = words[half:], half
    return clean_name(" ".join(words[:end])), " ".join(words[end:])


def _is_shouted(word: str, first: str) -> bool:
    """Whether a word in capitals follows a name that is not: the name of an organisation."""
    return len(word) > 2 and word.isupper() and word.isalpha() and not first.isupper()


def read_names(text: str) -> list[str]:
    """The people named in an author field of markup or a head, which needs no introduction.

    A field may hold several names, a "By", roles and addresses; one word is enough for a name here.
    """
    text = text[:_LONGEST].replace("\n", " | ")
    if len(text) < 30 and "," not in text and not _prefix(text):
        name, rest = (clean_name(text), "") if text.islower() else _cut_name(text)
        if not rest and is_person(name, single=True, lower=True):
            return [name]
    names = [author.name for author in read_byline(text, certain=True).authors]
    return [] if _are_places(names, text) else names


def _are_places(names: list[str], text: str) -> bool:
    """Whether the single words of a list with others in it that name nobody are places: "Courier, Bergen, Norway"."""
    return len(names) <= text.count(",") and all(" " not in name and name.isascii() for name in names)
