"""Which blocks present the authors.

A bio stands in an author's box, or it gives itself away: prose that begins with an author's full name and
goes on in the same sentence, or that stands below the name and takes it up again.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from broadsheet._classify.surroundings import Surroundings
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import category
from broadsheet._records import Label, Layout, RawBlock, Verdict
from broadsheet._words import ends_sentence
from broadsheet.model import Author

__all__ = ["bios_of", "names_of", "opens_as_bio"]

_BIO_CUES: Final = c.BIO | c.AUTHOR | c.PROFILE
_FOREIGN: Final = c.COMMENT | c.CAPTION
_REACH: Final = 14  # blocks after the end of the body
_LONGEST: Final = 250  # words
_SHORTEST: Final = 6  # words
_MOST_CLOSING: Final = 4  # blocks at the end of the body that may be bios
_FEWEST_BODY: Final = 4  # blocks of a body that ends with a bio
_LONGEST_LABEL: Final = 40  # characters of "About the author:"
_TAKEN_UP: Final = 60  # characters in which a text takes up the name above it
_SHORTEST_NAME: Final = 3  # characters of a name in a script without spaces
_AFTER_NAME: Final = frozenset(",(，（、：")


def bios_of(
    layout: Layout,
    authors: Sequence[Author],
    around: Surroundings,
    verdicts: Sequence[Verdict],
    body: Sequence[int],
) -> Iterator[int]:
    """The blocks that are bios, by what stands around them or by how they begin.

    Args:
        layout: The page.
        authors: Those that the metadata name.
        around: What the elements around each block say.
        verdicts: What each block was found to be.
        body: The blocks of the body, in order.
    """
    blocks = layout.blocks
    last = body[-1] if body else -1
    for i in range(last + 1, min(len(blocks), last + 1 + _REACH)):
        if _is_sentence(blocks[i]) and around.cues(blocks[i].node) & _BIO_CUES:
            yield i
    names = names_of(authors)
    if not names:
        return
    if len(body) > _FEWEST_BODY:
        for i in body[-_MOST_CLOSING:]:
            if blocks[i].words <= _LONGEST and opens_as_bio(_without_label(blocks[i].text), names):
                yield i
    for i, block in enumerate(blocks):
        text = block.text
        if text.startswith(names):
            if text in names:
                below = i + 1
                is_bio = below < len(blocks) and _takes_up(blocks[below], text)
            else:
                below, is_bio = i, opens_as_bio(text, names) and _SHORTEST <= block.words <= _LONGEST
            if (
                is_bio
                and verdicts[below].label is Label.BOILERPLATE
                and not around.cues(block.node) & _FOREIGN
            ):
                yield below


def names_of(authors: Sequence[Author]) -> tuple[str, ...]:
    """The names that tell a bio by its beginning: full ones."""
    return tuple(
        author.name
        for author in authors
        if " " in author.name or (not author.name.isascii() and len(author.name) >= _SHORTEST_NAME)
    )


def opens_as_bio(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text begins with one of the names and goes on in the same sentence: "Jane Porter, who …"."""
    name = next((name for name in names if text.startswith(name)), None)
    rest = text[len(name) :] if name else ""
    first = rest.lstrip()[:1]
    apart = rest[:1] != first or not first.isalnum() or not first.isascii()
    return first in _AFTER_NAME or (first.isalpha() and not first.isupper() and apart)


def _is_sentence(block: RawBlock) -> bool:
    return (
        _SHORTEST <= block.words <= _LONGEST
        and ends_sentence(block.text)
        and block.link_chars < len(block.text) / 2
    )


def _takes_up(block: RawBlock, name: str) -> bool:
    """Whether a block is prose that names, by a part of the name, whom the line above it names."""
    if not _is_sentence(block):
        return False
    start = block.text[:_TAKEN_UP].replace(",", " ").replace("’", " ").replace("'", " ").split()
    return any(part in start for part in name.split() if len(part) > 1)


def _without_label(text: str) -> str:
    """A text without the label of a bio that opens it: "About the author: …"."""
    label, colon, rest = text[:_LONGEST_LABEL].partition(":")
    return text[len(label) + 1 :].lstrip() if colon and rest and category(label) == "about_author" else text
