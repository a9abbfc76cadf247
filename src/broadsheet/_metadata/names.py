"""Names of people: what can be one, in any script, and what stands in author fields but is none."""

import re
from functools import lru_cache
from typing import Final

from broadsheet._lexicon.agencies import AGENCIES
from broadsheet._lexicon.bylines import (
    BUTTONS,
    COLLECTIVES,
    CREDENTIALS,
    DATE_LABELS,
    EDITORIAL_OFFICES,
    GROUPS,
    HONORIFICS,
    INSTITUTIONS,
    MODIFIED_LABELS,
    NAME_ENDS,
    NO_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PREFIXES,
    ROLES,
)
from broadsheet._words import plain

__all__ = [
    "agency_of",
    "clean_name",
    "is_affiliation",
    "is_person",
    "name_key",
    "names_a_group",
    "without_title",
]

_LONGEST: Final = 60  # characters
_NOT_IN_NAMES = re.compile(
    r"https?:|www\.|[@_<>{}&+\[\]=#%*\\/|?!:;\"“”„«»…]|\d\d|\.(?:com|org|net|co|de|io|info)\b"
)
_BRACKETS = re.compile(r"\s*[(\[（【][^)\]）】]{0,60}[)\]）】]\s*")
# The role at the end of a Chinese, Japanese or Korean name.
_ROLE_ENDING = re.compile("\\s?(?:记者|記者|기자|특파원|編集委員)$")
_USER_NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)+")
_NOBODY: Final = NO_NAMES | BUTTONS | frozenset(PREFIXES)
_NO_SINGLE_NAMES: Final = ROLES | DATE_LABELS | MODIFIED_LABELS | NAME_ENDS
_EDGES: Final = ' \t\n,;:|/·•–—-_*"“”„«»<>()[]©®™#~+‒―：，、'
#: Scripts that write names without capitals.
_UNCASED = re.compile(
    "[\u0590-\u08ff\u0900-\u0fff\u1000-\u109f\u10d0-\u10ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EAST_ASIAN_NAME = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・·\u3000 ]{2,14}")


@lru_cache(maxsize=512)
def name_key(name: str) -> str:
    """A name as two mentions of it are compared: letters and digits only, case folded."""
    return plain(name)


def without_title(name: str) -> str:
    """A name without the title before it: "Dr Jane Porter" is Jane Porter."""
    first, _, rest = name.partition(" ")
    return rest if " " in rest and first.casefold().rstrip(".") in HONORIFICS else name


def agency_of(name: str) -> str | None:
    """The news agency that ``name`` names, by the name the field calls it, or None."""
    key = name.casefold().strip(" .()/,-–—|").removeprefix("with ").removeprefix("mit ").removeprefix("avec ")
    return AGENCIES.get(key)


@lru_cache(maxsize=512)
def clean_name(text: str) -> str:
    """A name without what is glued to it: brackets, credentials, stray signs."""
    text = _BRACKETS.sub(" ", text) if "(" in text or "[" in text or "（" in text or "【" in text else text
    text = text.strip(_EDGES)
    words = (text if text.isascii() else _ROLE_ENDING.sub("", text)).split()
    while len(words) > 1 and words[-1].casefold().rstrip(",®").strip("()") in CREDENTIALS:
        words.pop()
    name = " ".join(words).rstrip(_EDGES)
    return name if re.search(r"\b\w\.$", name) or name.endswith("r.") else name.rstrip(".")


@lru_cache(maxsize=512)
def is_person(name: str, *, single: bool = False, lower: bool = False) -> bool:
    """Whether ``name`` can be the name of a person.

    Args:
        name: A cleaned name.
        single: Whether one word is enough, as where a field for authors says so.
        lower: Whether it may be written without capitals.
    """
    if not 1 < len(name) <= _LONGEST or _NOT_IN_NAMES.search(name) or not any(map(str.isalpha, name)):
        return False
    folded = name.casefold()
    if folded in _NOBODY or folded in AGENCIES or _USER_NAME.fullmatch(name):
        return False
    if _UNCASED.search(name):
        return _is_uncased_person(name)
    words = folded.split()
    if len(words) > 6 or (len(words) == 1 and not (single and _is_single_name(name, folded))):
        return False
    if any(word.strip(".,’'") in ORGANISATION_WORDS for word in folded.replace("-", " ").split()):
        return False
    return lower or _is_capitalised(name)


def names_a_group(name: str) -> bool:
    """Whether a name is that of people who write together: a desk, a team, an editorial office."""
    if name.endswith(EDITORIAL_OFFICES):
        return True
    words = name.casefold().replace("-", " ").split()
    return not name.islower() and any(word.strip(".,’'") in GROUPS for word in words)


def is_affiliation(text: str) -> bool:
    """Whether a text begins with an institution and goes on with its places, as those below the names of authors do."""
    institution, comma, _ = text.partition(",")
    return bool(comma) and not INSTITUTIONS.isdisjoint(institution.casefold().split())


def _is_single_name(name: str, folded: str) -> bool:
    """Whether one word can be a name: no role, no label of a date, no abbreviation, no account with digits."""
    if folded in _NO_SINGLE_NAMES or (name.isupper() and name.isalpha()):
        return False
    return not any(map(str.isdigit, name))


def _is_capitalised(name: str) -> bool:
    """Whether all words but particles begin with a capital, and one of them is longer than an initial."""
    words = name.split()
    if len(words) == 2 and words[0].islower():  # "der Genossenschaft": an article and a noun
        return False
    long = 0
    for word in words:
        if (
            word[0].isupper()
            or word[:2].casefold() in ("o’", "o'", "d’", "d'", "l’", "l'")
            or word[:1] in "‘'’"
        ):
            long += len(word.rstrip(".")) > 1
        elif word.casefold().rstrip(".") not in PARTICLES:
            return False
    return long > 0


def _is_uncased_person(name: str) -> bool:
    if _EAST_ASIAN.search(name):
        return bool(_EAST_ASIAN_NAME.fullmatch(name)) and not name.endswith(COLLECTIVES)
    words = name.split()
    return len(words) <= 5 and not any(word in ORGANISATION_WORDS for word in words)
