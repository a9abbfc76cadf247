"""Bios to their authors, and authors out of bios where no byline names one."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from broadsheet._lexicon.phrases import about_name
from broadsheet._records import Label, Layout
from broadsheet.model import Author, Provenance

__all__ = ["with_bios"]

_MOST_BIOS: Final = 6


def with_bios(
    authors: tuple[Author, ...], layout: Layout, labelled: Mapping[Label, Sequence[int]]
) -> tuple[tuple[Author, ...], Provenance | None]:
    """The authors with the bios that the page prints, and where authors were found if only the bios name them.

    Args:
        authors: Those that the metadata name.
        layout: The page.
        labelled: The blocks of each label.
    """
    bios = [layout.blocks[i].text for i in labelled.get(Label.BIO, ())[:_MOST_BIOS]]
    headings = [layout.blocks[i].text for i in labelled.get(Label.BIO_HEADING, ())]
    provenance = None
    if not authors:
        names = [name for heading in headings if (name := about_name(heading))]
        if names:
            authors = tuple(Author(name=name) for name in dict.fromkeys(names))
            provenance = Provenance(field="authors", source="heading of the bio", confidence=0.8)
    if not bios or not authors:
        return authors, provenance
    return tuple(_with_bio(author, bios, alone=len(authors) == 1) for author in authors), provenance


def _with_bio(author: Author, bios: Sequence[str], *, alone: bool) -> Author:
    """An author with the bios that name them; a sole author gets those that name nobody else."""
    parts = author.name.split()
    own = [bio for bio in bios if author.name in bio or (parts and parts[-1] in bio and len(parts[-1]) > 2)]
    if not own and alone:
        own = list(bios[:1])
    return attrs.evolve(author, bio="\n".join(own)) if own else author
