"""The byline as printed: of the line that names the authors, the words that say who wrote.

Pages set dates, reading times, sections and buttons on the same line. What stays is one stretch of the
line: the words that introduce the names, the names, and the roles and affiliations behind the last.
"""

import re
from collections.abc import Sequence
from typing import Final

from broadsheet._lexicon.bylines import (
    AND,
    BESIDE,
    BUTTONS,
    DATE_LABELS,
    MODIFIED_LABELS,
    NAME_ENDS,
    READ_TIME,
)
from broadsheet._metadata.bylines import PARTS, blank_dates, introduction, is_role
from broadsheet._metadata.names import agency_of

__all__ = ["printed_byline"]

_ENDS: Final = NAME_ENDS | DATE_LABELS | MODIFIED_LABELS | READ_TIME | BUTTONS
_FUNCTION_WORDS: Final = AND | NAME_ENDS | DATE_LABELS
_LISTED: Final = frozenset(",;(（，、")  # signs that an affiliation follows
_STRAY: Final = " ,;:-–—|/·•&"
_LONGEST_TAIL: Final = 160  # characters of roles and affiliations
_MOST_INTRODUCING: Final = 3  # words such as "Written by" that no sign sets apart from what is before
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=\w{6})\.\s")


def printed_byline(line: str, names: Sequence[str], language: str | None) -> str:
    """The stretch of a line that says who wrote.

    Args:
        line: The line, as printed.
        names: The authors; those that the line does not print as they are written here are passed over.
        language: BCP 47 tag of the page.

    Returns:
        The stretch as printed, or the line itself where none of the names is in it.
    """
    names = [name for name in names if name in line]
    if not names:
        return line
    bare = blank_dates(line, language)
    first = min(line.find(name) for name in names)
    start = _start(bare, 0, first, language)
    again = min(line.rfind(name) for name in names)
    if start == first < again:  # a picture's label names them as well, before the byline does
        later = _start(bare, first + 1, again, language)
        start, first = (later, again) if later < again else (start, first)
    end = max(at + len(name) for name in names if (at := line.find(name, first)) >= 0)
    head, tail = line[start:first], _tail(bare[end : end + _LONGEST_TAIL])
    if head[-1:].isalpha() and head.isascii():  # set in an element of its own, without a space: "byJane"
        head += " "
    return f"{head}{line[first:end]}{tail}".strip()


def _start(bare: str, floor: int, first: int, language: str | None) -> int:
    """Where, behind ``floor``, the words that introduce the name at ``first`` begin; ``first`` where none do."""
    starts = [floor, *(match.end() for match in PARTS.finditer(bare, floor, first))]
    words = [match.start() for match in _WORD.finditer(bare, starts[-1], first)]
    for start in (*starts, *words[-_MOST_INTRODUCING:]):
        text = bare[start:first].lstrip(" /-–—")
        if _introduces(text, bare[first : first + 2], language):
            return first - len(text)
    return first


def _introduces(text: str, name: str, language: str | None) -> bool:
    """Whether a text introduces the name that begins behind it; a sign may stand between: "Text - Jane"."""
    if apart := PARTS.search(text):
        return introduction(text[: apart.start()], language) == ("", True) and not text[apart.end() :]
    return introduction(f"{text}{name}", language)[1]


def _tail(text: str) -> str:
    """What belongs to the names of the text behind them: roles, affiliations, an agency."""
    if text[:1].isalnum():  # an element of its own, without a space: "Jane PorterSports Writer"
        return ""
    if other := PARTS.search(text):
        text = text[: other.start()]
    text = _SENTENCE.split(text, maxsplit=1)[0]
    words = text.split()
    if not words or agency_of(" ".join(words)):
        return text.rstrip(_STRAY)
    listed = words[0][0] in _LISTED
    if not listed and words[0].casefold() not in AND | BESIDE and not is_role(_cut(words, within=False)):
        return ""
    tail = _cut(words, within=True)
    return f"{text[: text.find(words[0])]}{tail}" if tail else ""


def _cut(words: list[str], *, within: bool) -> str:
    """The words up to the one that begins something else; ``within`` an affiliation function words stand."""
    end = len(words)
    for i, word in enumerate(words):
        folded = word.casefold().strip(".,;:()")
        if within:
            button = folded in BUTTONS and not is_role(" ".join(words[i:]))
            ends = button or folded in MODIFIED_LABELS or word.endswith(":")
        else:
            ends = folded in _ENDS
        if ends or word[0].isdigit():
            end = i
            break
    while end and words[end - 1].islower() and words[end - 1].strip(",") in _FUNCTION_WORDS:
        end -= 1
    return " ".join(words[:end]).rstrip(_STRAY)
