"""Bios to their authors, and authors out of bios where no byline names one."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from broadsheet._lexicon.phrases import about_name
from broadsheet._records import Label, Layout
from broadsheet._words import ends_sentence
from broadsheet.model import Author, Provenance

__all__ = ["with_bios"]

_MOST_BIOS: Final = 6
_OPENING: Final = 120  # characters
_SHORTEST_NAME: Final = 2  # letters
_ROLE_WORDS: Final = 2  # "Special Envoy", behind a name or between two
_WORD: Final = re.compile(r"\w+")


def with_bios(
    authors: tuple[Author, ...], layout: Layout, labelled: Mapping[Label, Sequence[int]]
) -> tuple[tuple[Author, ...], Provenance | None]:
    """The authors with the bios that the page prints, and where authors were found if only the bios name them.

    Args:
        authors: Those that the metadata name.
        layout: The page.
        labelled: The blocks of each label.
    """
    found = labelled.get(Label.BIO, ())
    bios: dict[str, str] = {}  # each text once, with the line above it
    for i in found:
        if not _only_names(layout.blocks[i].text, authors):
            bios.setdefault(
                layout.blocks[i].text, layout.blocks[i - 1].text if i and i - 1 not in found else ""
            )
    headings = [layout.blocks[i].text for i in labelled.get(Label.BIO_HEADING, ())]
    provenance = None
    if not authors:
        names = [name for heading in headings if (name := about_name(heading))]
        if names:
            authors = tuple(Author(name=name) for name in dict.fromkeys(names))
            provenance = Provenance(field="authors", source="heading of the bio", confidence=0.8)
    if not bios or not authors:
        return authors, provenance
    own = _by_author(authors, bios)
    return tuple(attrs.evolve(author, bio=own.get(author.name)) for author in authors), provenance


def _only_names(text: str, authors: Sequence[Author]) -> bool:
    """Whether a text is a byline and no bio: no sentence, but names, and two words at most for each after the first."""
    if ends_sentence(text):
        return False
    names = [author.name for author in authors if author.name in text]
    for name in names:
        text = text.replace(name, " ")
    return bool(names) and len(_WORD.findall(text)) <= _ROLE_WORDS * (len(names) - 1)


def _by_author(authors: Sequence[Author], bios: Mapping[str, str]) -> dict[str, str]:
    """The bios by the names of their authors; a sole author gets the first where none names anybody."""
    own: dict[str, list[str]] = {}
    for bio, above in list(bios.items())[:_MOST_BIOS]:
        for author in _presented(authors, bio, above):
            own.setdefault(author.name, []).append(bio)
    if not own and len(authors) == 1:
        own[authors[0].name] = [next(iter(bios))]
    return {name: "\n".join(texts) for name, texts in own.items()}


def _presented(authors: Sequence[Author], bio: str, above: str) -> list[Author]:
    """The authors whom a bio is about: named in full where it begins or above it, else in full, else by last name."""
    candidates = (
        [author for author in authors if author.name in bio[:_OPENING]],
        [author for author in authors if author.name in above],
        [author for author in authors if author.name in bio],
        [author for author in authors if _is_in(author.name.rpartition(" ")[2], bio)],
        [author for author in authors if _is_in(author.name.partition(" ")[0], bio)],
    )
    return next(filter(None, candidates), [])


def _is_in(word: str, text: str) -> bool:
    """Whether a word of a name stands in a text, not as a part of another."""
    at = text.find(word) if len(word) > _SHORTEST_NAME else -1
    while at >= 0:
        end = at + len(word)
        if not (text[max(0, at - 1) : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(word, end)
    return False
