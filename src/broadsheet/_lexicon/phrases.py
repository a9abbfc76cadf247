"""Furniture phrases: what a short block of text announces, in forty languages.

The phrases are in :mod:`broadsheet._lexicon.phrase_tables`. A text is compared after folding of case,
apostrophes and outer punctuation; look-ups by its first four characters find the few phrases it can be, so that
the cost does not grow with the tables and scripts without spaces need no other way. The phrases of fewer characters
are looked up as well where a text begins like one of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from broadsheet._lexicon.phrase_tables import (
    ABOUT,
    CLOSINGS,
    CREDITS,
    INVITATIONS,
    NOTES,
    PHRASES,
    PLACEHOLDERS,
    READ_TIME_UNITS,
)

__all__ = [
    "LONGEST",
    "about_name",
    "category",
    "closes_text",
    "credit_prefix",
    "invites",
    "note_role",
    "stands_for_content",
]

#: Longest text, in characters, that :func:`category` looks at: what is longer says something of its own.
LONGEST: Final = 72

_OUTER = " \t\n\xa0:;.,!?…·•|/\\-–—→←»«›‹>< \"'“”„‘’()[]{}*#+✓★☆▶►▼▲⬅️"
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "\xa0": " "})
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९.,() "
_LONGEST_NAME = 5  # words
# fmt: off
_PARTICLES = frozenset((
    "de", "del", "della", "der", "den", "di", "da", "dos", "das", "du", "la", "le", "van", "von", "zu", "zum", "af",
    "av", "ten", "ter", "al", "el", "bin", "ibn", "ben", "y", "e", "und", "and", "&", "et",
))
# fmt: on


class _Openings(NamedTuple):
    """Phrases that open texts, ready to be looked up.

    Attributes:
        phrases: By the first characters, four at most: the phrases and what they are, the longest first.
        short: The first characters of phrases of fewer than four.
    """

    phrases: dict[str, tuple[tuple[str, str], ...]]
    short: frozenset[str]


def _phrases(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for kind, lines in table.items():
        for line in lines.replace("\n  |", "|").strip().splitlines():
            for phrase in line.split(" ", 1)[1].split("|"):
                yield phrase, kind


def _openings(phrases: Iterable[tuple[str, str]]) -> _Openings:
    grouped: dict[str, dict[str, tuple[str, str]]] = {}
    for phrase, kind in phrases:
        grouped.setdefault(phrase[:4], {}).setdefault(phrase, (phrase, kind))
    longest_first = {
        key: tuple(sorted(group.values(), key=lambda entry: (-len(entry[0]), entry[0])))
        for key, group in grouped.items()
    }
    return _Openings(longest_first, frozenset([key[0] for key in grouped if len(key) < 4]))


#: What each phrase announces, and whether it also opens longer texts. What the first table says of a phrase holds.
_CATEGORIES: Final = {
    folded: (kind, phrase.endswith("…"))
    for phrase, kind in reversed(tuple(_phrases(PHRASES)))
    if (folded := phrase.rstrip("…").strip(_OUTER) or phrase.rstrip("…"))
}
_EXACT: Final = {phrase: kind for phrase, (kind, _) in _CATEGORIES.items()}
_LEADS: Final = _openings((phrase, kind) for phrase, (kind, opens) in _CATEGORIES.items() if opens)
_NOTES: Final = _openings(_phrases(NOTES))
_CREDITS: Final = _openings(_phrases({"credit": CREDITS}))
_CLOSINGS: Final = _openings(_phrases({"closing": CLOSINGS}))
_PLACEHOLDERS: Final = _openings(_phrases({"placeholder": PLACEHOLDERS}))
_READ_TIME: Final = frozenset(
    unit.strip() for line in READ_TIME_UNITS.strip().splitlines() for unit in line.split("|")
)
_ABOUT: Final = tuple(sorted((f"{word} " for word in ABOUT), key=len, reverse=True))
_ABOUT_AFTER: Final = " hakkında"


@lru_cache(maxsize=4096)
def category(text: str) -> str | None:
    """What a short block of folded text announces; None when it says something of its own.

    A text longer than ``LONGEST`` says something of its own. The value is one of "related", "newsletter", "share",
    "comments", "advertisement", "about_author", "tags", "copyright", "next_previous", "cookie", "paywall",
    "references" and "read_time". Numbers before or after do not count ("12 comments").
    """
    if len(text) > LONGEST:
        return None
    key = text.strip(_OUTER).lower()
    if not key.isascii():
        key = key.translate(_APOSTROPHES)
    if (exact := _EXACT.get(key)) is not None:
        return exact
    if (found := _opening(_LEADS, key)) is not None:
        return found[1]
    if key[:1].isdigit():
        rest = key.lstrip(_DIGITS + "-–")
        return "read_time" if rest in _READ_TIME else _EXACT.get(rest)
    if text[:1] == "©":
        return "copyright"
    return _EXACT.get(key.rstrip(_DIGITS)) if key[-1:].isdigit() or text[-1:] == ")" else None


def note_role(text: str) -> str | None:
    """The role of the editors' note that ``text`` opens, None when it opens none.

    One of "editor", "correction", "update" and "disclosure".

    A phrase that can open an ordinary sentence counts only before a colon, a dash or a date in brackets; one
    that is a sentence of its own ("An earlier version of this article ...") needs nothing behind it.
    """
    start = _folded(text[:LONGEST].lstrip(' *_[(—–-"“'))
    found = _opening(_NOTES, start)
    if found is None:
        return None
    phrase, role = found
    rest = start[len(phrase) :].lstrip(" *_")
    if (
        phrase[-1] in ":."
        or len(phrase.split()) > 3
        or not rest
        or rest[0] in ":：-–—([,/|】」）"
        or rest[0].isdigit()
    ):
        return role
    return role if role == "editor" and rest[0] in ".])" else None


def credit_prefix(text: str) -> str | None:
    """The opening of ``text`` that marks a picture credit, as written ("Photo: ", "Foto von "); else None."""
    start = _folded(text[:LONGEST])
    if len(start) != len(text[:LONGEST]):
        return None
    skipped = len(start) - len(start.lstrip(" ([（【"))
    if start[skipped : skipped + 1] in "©ⓒ" and start[skipped:]:
        return text[: skipped + 1]
    found = _opening(_CREDITS, start[skipped:])
    if found is None:
        return None
    end = skipped + len(found[0])
    rest = start[end:]
    stripped = rest.lstrip()
    if found[0][-1] in ":：=＝／/" or (stripped and stripped[0] in ":：=＝/／|©"):
        end += len(rest) - len(stripped) + (found[0][-1] not in ":：=＝／/")
        tail = text[end:]
        return text[: end + len(tail) - len(tail.lstrip())]
    if " " in found[0] and stripped:  # "photo by", "foto von", "courtesy of"
        return text[: end + len(rest) - len(stripped)]
    return None


def closes_text(text: str) -> bool:
    """Whether ``text`` opens like a line below an article that says who worked on it or where it was on air.

    A single word counts only before a colon ("Redaktion: ..."), since sentences may begin with it.
    """
    start = _folded(text[:LONGEST].lstrip(_OUTER))
    found = _opening(_CLOSINGS, start)
    if found is None:
        return False
    return " " in found[0] or start[len(found[0]) :].lstrip()[:1] in {":", "：", "/", "／"}


def stands_for_content(text: str) -> bool:
    """Whether ``text`` opens like what is shown in place of an embed or a film that did not load."""
    return _opening(_PLACEHOLDERS, _folded(text[:LONGEST].lstrip(_OUTER))) is not None


def invites(text: str) -> bool:
    """Whether ``text`` speaks of a newsletter or of a channel to follow."""
    folded = text.lower()
    return any(word in folded for word in INVITATIONS)


def about_name(text: str) -> str | None:
    """The person whom a heading like "About Jane Porter" announces, None when it is no such heading."""
    if len(text) > LONGEST:
        return None
    bare = text.strip(_OUTER)
    lower = bare.lower()
    name = ""
    if lower.endswith(_ABOUT_AFTER) and len(lower) == len(bare):
        name = bare[: -len(_ABOUT_AFTER)]
    elif lower.startswith(_ABOUT) and len(lower) == len(bare):
        name = bare[max(len(word) for word in _ABOUT if lower.startswith(word)) :]
    words = name.split()
    if not 2 <= len(words) <= _LONGEST_NAME or _EXACT.get(lower):
        return None
    is_name = all(word[0].isupper() or word in _PARTICLES or not word[0].isascii() for word in words)
    return name if is_name and not any(c.isdigit() for c in name) else None


def _folded(text: str) -> str:
    """``text`` in lower case with straight apostrophes."""
    text = text.lower()
    return text if text.isascii() and "`" not in text else text.translate(_APOSTROPHES)


def _opening(openings: _Openings, text: str) -> tuple[str, str] | None:
    """The longest phrase that opens ``text`` and ends there at the end of a word, and what it is."""
    phrases, short = openings
    for width in (4, 3, 2, 1) if text[:1] in short else (4,):
        for entry in phrases.get(text[:width], ()):
            phrase = entry[0]
            if len(phrase) >= width and text.startswith(phrase) and _ends_word(phrase, text):
                return entry
    return None


def _ends_word(phrase: str, text: str) -> bool:
    """Whether ``phrase`` ends at the end of a word of ``text``; in scripts without spaces it may end anywhere."""
    follower = text[len(phrase) : len(phrase) + 1]
    last = phrase[-1]
    return not follower.isalpha() or not last.isalpha() or last >= "\u3040" or "\u0e00" <= last <= "\u0eff"
