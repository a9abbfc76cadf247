"""The parts of a heading: what stands in the same element as the headline, before or behind it."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from broadsheet._metadata.dates import find_dates
from broadsheet._metadata.titles import ARTICLES, title_key, without_tails
from broadsheet._records import Claim, Clue

__all__ = ["SHORTEST_TITLE", "Heading", "Parts", "taken_apart", "without_kicker", "without_tail"]

#: Characters of what is left of a heading, or of a stated title, without the rest of it.
SHORTEST_TITLE: Final = 16
_SIGNS: Final = " :|–—-"  # between a kicker and a title
_MOST_LINES: Final = 6
_LONGEST_KICKER: Final = 60  # characters
# "(skerry.example) 87", behind the headlines of lists of links
_SOURCE_AND_COUNT = re.compile(r"\s*\([\w-]{1,40}(?:\.[\w-]{1,40}){1,4}\)\W{0,4}\d{0,6}\W{0,4}")


class Heading(NamedTuple):
    """A visible text that may be the headline.

    Attributes:
        text: All of it, on one line.
        source: The evidence.
        block: Index of its first block.
        last: Index after its last block.
        lines: Its lines, where it has several.
    """

    text: str
    source: str
    block: int
    last: int
    lines: tuple[str, ...] = ()


class Parts(NamedTuple):
    """A heading, taken apart."""

    title: str
    kicker: str | None = None
    subtitle: str | None = None


def taken_apart(heading: Heading, clues: Iterable[Clue], titles: Sequence[Claim]) -> Parts:
    """Kicker, title and subtitle in a heading; what the page states whole as its title is left whole.

    Args:
        heading: The heading.
        clues: The page's clues; those in the heading may say what a part of it is.
        titles: Claims of the field "title" from the head.
    """
    key = title_key(heading.text)
    if any(title_key(claim.value) == key for claim in titles):
        return Parts(heading.text)
    if parts := _cut_at_clues(heading, clues):
        return parts
    if any(title_key(form) == key for claim in titles for form in _forms(claim)):
        return Parts(heading.text)
    return _cut_at_lines(heading, titles) or Parts(heading.text)


def _cut_at_clues(heading: Heading, clues: Iterable[Clue]) -> Parts | None:
    """The parts of a heading, where the markup says which of them is kicker or subtitle."""
    kicker = subtitle = None
    title = heading.text
    for clue in clues:
        if not heading.block <= clue.block < heading.last or not clue.text:
            continue
        text = clue.text.replace("\n", " ")
        if clue.kind == "kicker" and kicker is None and title.startswith(f"{text} "):
            kicker, title = text, title[len(text) :].lstrip(_SIGNS)
        elif clue.kind == "subtitle" and subtitle is None and title.endswith(f" {text}"):
            subtitle, title = text, title[: -len(text)].rstrip(_SIGNS)
    return Parts(title, kicker, subtitle) if title and title != heading.text else None


def _cut_at_lines(heading: Heading, titles: Sequence[Claim]) -> Parts | None:
    """The parts of a heading of several lines, where the head tells which of them are the title.

    Those that a stated title consists of, or the last one where one ends with it. Without such a statement all
    lines are the title, since long headlines are set on several.
    """
    lines = heading.lines
    if not 1 < len(lines) <= _MOST_LINES:
        return None
    keys = [title_key(line) for line in lines]
    named = [claim for claim in titles if claim.source != "title element"] or titles
    stated = {title_key(claim.value) for claim in named}
    for start, end in combinations(range(len(lines) + 1), 2):
        if "".join(keys[start:end]) in stated:
            return Parts(
                " ".join(lines[start:end]), " ".join(lines[:start]) or None, " ".join(lines[end:]) or None
            )
    ends = stated | {title_key(form) for claim in named for form in _forms(claim)}
    kicker, title = " ".join(lines[:-1]), lines[-1]
    if len(title) < SHORTEST_TITLE or len(kicker) > _LONGEST_KICKER:
        return None
    return Parts(title, kicker) if any(key.endswith(keys[-1]) for key in ends) else None


def _forms(claim: Claim) -> list[str]:
    """A stated title, and ``<title>`` without the section and the site that it names behind it."""
    return [claim.value, *(without_tails(claim.value) if claim.source == "title element" else ())]


def without_tail(text: str, titles: Sequence[Claim]) -> str:
    """A heading without the date line, the source or the count that its element holds as well.

    The rest of it is a stated title.
    """
    forms = [form for claim in titles for form in _forms(claim)]
    for title in forms if text not in forms else ():
        if len(title) < len(text) and text.startswith(title):
            tail = text[len(title) :]
            if _SOURCE_AND_COUNT.fullmatch(tail) or find_dates(tail):
                return title
    return text


def without_kicker(text: str, titles: Sequence[Claim]) -> tuple[str, str | None]:
    """A heading without the kicker that it begins with, and the kicker: what stands before a stated title.

    Previews show no kicker, so ``og:title`` decides where it is the heading or its end; JSON-LD often repeats
    the heading.
    """
    key = title_key(text)
    previews = [
        claim
        for claim in titles
        if claim.source == "meta og:title" and (other := title_key(claim.value)) and key.endswith(other)
    ]
    for title in (form for claim in previews or titles for form in _forms(claim)):
        rest = len(text) - len(title)
        if rest <= 2 or text[rest - 1].isalnum() or len(title) < SHORTEST_TITLE:
            continue
        if _are_same(text[rest:], title):
            kicker = text[:rest].strip(_SIGNS)
            if len(kicker) <= _LONGEST_KICKER and _may_be_kicker(kicker):
                return text[rest:], kicker
    return text, None


def _may_be_kicker(text: str) -> bool:
    """Whether a text says something by itself, as an article or a number do not."""
    return bool(text) and text.casefold() not in ARTICLES and not text.isdigit()


def _are_same(text: str, title: str) -> bool:
    """Whether two texts of one length differ in no more than the form of quotes and dashes."""
    return text == title or (text[0] == title[0] and title_key(text) == title_key(title))
