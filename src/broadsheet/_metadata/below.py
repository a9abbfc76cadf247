"""Claims of what stands below the text: the author's bio, the byline of magazines and blogs.

They are read only where nothing beside the headline names a person.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from broadsheet._lexicon import cues as c
from broadsheet._lexicon.bylines import PARTICLES, REPORTERS_BEFORE, REPORTERS_BEHIND
from broadsheet._metadata.bylines import is_role, opens_byline, read_byline
from broadsheet._metadata.names import clean_name, is_person
from broadsheet._metadata.zone import Zone, is_prose
from broadsheet._records import Claim, Layout, Page, RawBlock
from broadsheet.model import Author, Timestamp

__all__ = ["bio_claims", "closing_claims", "reporter_claims", "signature_claims"]

_PROFILE_DEPTH: Final = 4  # elements around a name
_NAME_START: Final = 6  # characters that a bio shares with the name above it, before more is looked at
_LONGEST_NAME: Final = 60  # characters
_LONGEST_LINE: Final = 80  # characters of a byline
_MOST_WORDS: Final = 24  # of a byline; told before its characters are looked at
_MOST_OF_LINES: Final = 60  # words of several lines in one element
_LABEL: Final = 3  # words of "Written by" on a line of its own
_MOST_SIGNED: Final = 4  # words of a name
_SOURCE: Final = "visible byline (below the text)"
_REPORTER_SOURCE: Final = "visible signature (reporter)"
#: "About the author", as the heading of a bio, before the name.
_ABOUT = re.compile(
    r"(?:about|über|zur person|à propos de|sobre|acerca de|su|over|om|об авторе|о|про|关于|關於)(?:\s*+:)?\s++",
    re.IGNORECASE,
)

_NAME: Final = "[\u4e00-\u9fff]{2,4}"
_NAMES: Final = f"({_NAME}(?:[ \u3000、，]{_NAME}){{0,3}})"
#: Who signs a Chinese or Korean text: "（记者 张三）", "記者張三／台北報導", "市报记者 张三", "김철수 기자 kim@a.example".
_REPORTER = re.compile(
    f"(?:{'|'.join(REPORTERS_BEFORE)})(?:[\\s:：]*{_NAMES}\\s?[）)／/]|[\\s:：]+{_NAMES}[】\\]]?$)"
    f"|([\uac00-\ud7af]{{2,4}})\\s?(?:{'|'.join(REPORTERS_BEHIND)})(?:\\s+[\\w.+-]+@[\\w.-]+)?[\\]）)]?$"
)
_AROUND_SIGNATURE: Final = " \n\u3000。.…+*-=·"
_SIGNED: Final = 60  # characters at either end of a block that a signature stands in
_REPORTED_IN: Final = ("zh", "ko")

_ABOUT_LETTERS: Final = frozenset("aAüÜzZàÀsSoOоОпП关關")


def bio_claims(layout: Layout, zone: Zone) -> Iterator[Claim]:
    """The person presented below the text: under "About Jane Porter", or alone under the name.

    By name alone only where the markup speaks of an author or a profile; several such people are a
    team or customers, not the authors.
    """
    blocks = layout.blocks
    presented: set[str] = set()
    for i in range(zone.below, len(blocks) - 1):
        block = blocks[i]
        if block.words > 7 or len(block.text) > _LONGEST_NAME:
            continue
        bio = blocks[i + 1].text
        about = _ABOUT.match(block.text) if block.text[0] in _ABOUT_LETTERS else None
        if about is None and not bio.startswith(block.text[:_NAME_START]):
            continue
        name = clean_name(block.text[about.end() :] if about else block.text)
        if not name or name not in bio or len(bio) <= len(name) or not is_person(name):
            continue
        if about:
            presented = {name}
            break
        if bio.startswith(name) and _is_profile(layout, block.node):
            presented.add(name)
    if len(presented) == 1:
        yield Claim("authors", (Author(name=presented.pop()),), "visible bio heading", 0.6)


def _is_profile(layout: Layout, node: int) -> bool:
    """Whether the markup around a name says that it presents a person."""
    nodes = layout.nodes
    for _ in range(_PROFILE_DEPTH):
        if node < 0:
            return False
        if nodes.cues[node] & (c.AUTHOR | c.BIO | c.PROFILE):
            return True
        node = nodes.parent[node]
    return False


def closing_claims(
    page: Page, layout: Layout, zone: Zone, language: str | None, published: Timestamp | None
) -> Iterator[Claim]:
    """The byline below the text: "Written by Jane Porter", on one line or two.

    Lists of other articles hold bylines too, so it counts only if all that stand there name the same people. One
    with another day than that of the article is a comment's.
    """
    found: dict[tuple[Author, ...], str] = {}
    label = ""
    for text, words in _lines(layout.blocks[zone.end :]):
        if words > _MOST_WORDS or len(text) > _LONGEST_LINE or not (label or opens_byline(text)):
            label = ""
            continue
        line = f"{label} {text}" if label else text
        label = ""
        byline = read_byline(line, language=language, fetched_at=page.fetched_at)
        if published and byline.published and byline.published.date != published.date:
            continue
        people = tuple(Author(name=author.name) for author in byline.authors if " " in author.name)
        if people:
            found.setdefault(people, line.replace("\n", " "))
        elif not byline.authors and words <= _LABEL:
            label = text
    if len(found) == 1:
        ((people, line),) = found.items()
        yield Claim("authors", people, _SOURCE, 0.5)
        yield Claim("byline", line, _SOURCE, 0.5)


def reporter_claims(layout: Layout, zone: Zone, language: str | None) -> Iterator[Claim]:
    """The reporters who sign a Chinese or Korean text, where it begins or where a block of it ends.

    Lists of other articles hold signatures too, so they count only if all name the same people.
    """
    if not language or not language.startswith(_REPORTED_IN) or zone.prose < 0:
        return
    found: dict[tuple[str, ...], str] = {}
    for i in range(zone.prose, len(layout.blocks)):
        text = layout.blocks[i].text
        for end in (text[:_SIGNED], text[-_SIGNED:]) if i == zone.prose else (text[-_SIGNED:],):
            if match := _REPORTER.search(end.rstrip(_AROUND_SIGNATURE)):
                names = re.split("[ \u3000、，]", next(filter(None, match.groups())))
                if signed := tuple(filter(is_person, names)):
                    found.setdefault(signed, match[0])
    if len(found) == 1:
        ((people, line),) = found.items()
        yield Claim("authors", tuple(Author(name=name) for name in people), _REPORTER_SOURCE, 0.5)
        yield Claim("byline", line, _REPORTER_SOURCE, 0.5)


def signature_claims(layout: Layout, zone: Zone) -> Iterator[Claim]:
    """The full name that ends the text: alone in the last paragraph of its element, of the make of the one above it.

    Whom the text is about is named in it.
    """
    blocks, nodes = layout.blocks, layout.nodes
    for i in range(max(zone.prose, 0) + 2, len(blocks)):
        block, above = blocks[i], blocks[i - 1]
        if block.tag != "p" or not 1 < block.words <= _MOST_SIGNED or block.link_chars or not is_prose(above):
            continue
        parent = nodes.parent[block.node]
        if above.node != block.node and nodes.parent[above.node] == parent and nodes.last[parent] == i + 1:
            name = clean_name(block.text)
            if _signs(name) and not any(name in other.text for other in blocks[zone.prose : i]):
                yield Claim("authors", (Author(name=name),), "visible signature", 0.5)
                yield Claim("byline", block.text, "visible signature", 0.5)
            return


def _signs(name: str) -> bool:
    """Whether a name is a full one that begins with a capital, and neither a role nor set all in capitals."""
    first = name.partition(" ")[0]
    return (
        " " in name
        and not name.isupper()
        and first.casefold() not in PARTICLES
        and is_person(name)
        and not is_role(name)
    )


def _lines(blocks: Iterable[RawBlock]) -> Iterator[tuple[str, int]]:
    """The lines of blocks and their words; long blocks are of the text, whose lines are none of these."""
    for block in blocks:
        if "\n" not in block.text or block.words > _MOST_OF_LINES:
            yield block.text, block.words
        else:
            yield from ((line, line.count(" ") + 1) for line in block.text.split("\n"))
