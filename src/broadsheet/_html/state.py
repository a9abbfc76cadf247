"""The article's body out of the data that a page's scripts hold.

Pages that are drawn by a framework may show nothing without it: their article stands as JSON in a script,
from which the framework would make the text. What is looked for is an object that bears the page's title and
holds a long text as HTML or as a list of blocks. Only data is read; no script is run.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from lxml import etree

from broadsheet._html.blocks import markup_of
from broadsheet._html.flight import CHUNK, flight_of
from broadsheet._html.jsonld import json_at, load_json
from broadsheet._records import Head
from broadsheet._words import count_words, fold, plain
from broadsheet.limits import Limits

__all__ = ["StatedBody", "find_stated_body"]

_FEWEST_WORDS: Final = 80
_SHORTEST_TITLE: Final = 8  # letters by which a title is recognised as part of another
_MOST_SCRIPTS: Final = 300
_MOST_ASSIGNMENTS: Final = 50  # in one script
_SHARED_WORDS: Final = 0.5  # of the title, in a text that bears no title of its own

#: Keys of an object, letters only, that hold its title (as do all that end in "title") and its text.
_TITLE_KEYS: Final = frozenset({"title", "headline", "subject", "heading", "name"})
_BODY_KEYS: Final = frozenset(
    "body content articlebody html contenthtml bodyhtml htmlcontent htmlbody bodytext text articletext "
    "contentelements paragraphs blocks elements components document story articlecontent maincontent "
    "contentblocks bodyblocks richtext fulltext rendered inhalt texte contenido corpo texto".split()
)
_ASSIGNMENT = re.compile(
    r"(?:^|[;\s])(?:window\.|self\.|globalThis\.|var\s|let\s|const\s)?([A-Za-z_$][\w$.]{0,60})\s{0,4}=\s{0,4}"
    r"(?:(JSON\.parse\()\s{0,4}(?=\")|(?=[{\[]))"
)
_TAG = re.compile(r"<[^<>]*+>")
_NO_WORD = re.compile(r"\W+")


class StatedBody(NamedTuple):
    """A body as a script states it: its markup, and the name of the data it was found in."""

    markup: str
    source: str


class _Titles(NamedTuple):
    """The page's titles as letters, and the words of the longest of them."""

    letters: tuple[str, ...]
    words: tuple[str, ...]


def find_stated_body(
    root: etree._Element, head: Head, visible_words: int, limits: Limits
) -> StatedBody | None:
    """The body that the page's data holds, when it is of this page and at least twice as long as what is visible.

    Args:
        root: Root of the page's tree.
        head: The page's titles.
        visible_words: Words of running text that the page shows.
        limits: ``max_jsonld_bytes`` is applied to each script.
    """
    titles = _titles_of(head)
    best: StatedBody | None = None
    best_rank = (0, 0)
    for source, data in _documents(root, limits):
        for markup, agrees in _candidates(data, titles):
            text = fold(_TAG.sub(" ", markup))
            words = count_words(text)
            if words < max(_FEWEST_WORDS, 2 * visible_words) or (agrees, words) <= best_rank:
                continue
            if agrees or _shares_words(text, titles):
                best, best_rank = StatedBody(markup, source), (agrees, words)
    return best


def _titles_of(head: Head) -> _Titles:
    stated = [head.first("og:title"), head.first("twitter:title"), head.title]
    stated += [item.get("headline") for item in head.jsonld]
    found = [title for title in stated if isinstance(title, str)]
    letters = tuple(key for key in map(_letters, found) if len(key) >= _SHORTEST_TITLE)
    longest = max(found, key=len, default="")
    return _Titles(letters, tuple(word for word in _NO_WORD.split(longest[:500].casefold()) if len(word) > 1))


def _letters(text: str) -> str:
    return plain(text[:500])


# ------------------------------------------------------------------------------------ the data


def _documents(root: etree._Element, limits: Limits) -> Iterator[tuple[str, Any]]:
    """The data of the page's scripts, each with the name it goes by."""
    chunks: list[str] = []
    room = limits.max_jsonld_bytes
    for number, script in enumerate(root.iter("script")):
        text = script.text
        if number >= _MOST_SCRIPTS or not text or len(text) > limits.max_jsonld_bytes:
            continue
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind:
            continue
        if "json" in kind:
            for document in load_json(text, limits)[0][:1]:
                yield script.get("id") or "script", document
        elif CHUNK in text:
            chunks.append(text[:room])
            room -= len(chunks[-1])
        else:
            yield from _assigned(text)
    if chunks:
        yield "__next_f", flight_of(chunks)


def _assigned(text: str) -> Iterator[tuple[str, Any]]:
    """The JSON that a script assigns to its variables."""
    position = 0
    for _ in range(_MOST_ASSIGNMENTS):
        match = _ASSIGNMENT.search(text, position)
        if match is None:
            return
        found = json_at(text, match.end())
        position = match.end()
        if found is None:
            continue
        value, position = found
        if match[2] and isinstance(value, str):
            inner = json_at(value, 0)
            value = inner[0] if inner else None
        if isinstance(value, dict | list):
            yield match[1], value


# ------------------------------------------------------------------------------------ the article in it


def _candidates(data: Any, titles: _Titles) -> Iterator[tuple[str, bool]]:
    """The markup of texts in some data, and whether the nearest title around each is the page's.

    Texts below another title are left out.
    """
    pool = data if _is_pool(data) else []
    stack: list[tuple[Any, bool | None]] = [(data, None)]
    seen: set[int] = set()
    while stack:
        value, agrees = stack.pop()
        if isinstance(value, list):
            stack.extend((item, agrees) for item in value if isinstance(item, dict | list))
        elif isinstance(value, dict) and id(value) not in seen:
            seen.add(id(value))
            item = _resolved(value, pool) if pool else value
            told = _agreement(item, titles)
            agrees = agrees if told is None else told
            for key, inner in item.items():
                if agrees is not False and _letters(key) in _BODY_KEYS and (markup := markup_of(inner)):
                    yield markup, agrees is True
                if isinstance(inner, dict | list):
                    stack.append((inner, agrees))


def _is_pool(data: Any) -> bool:
    """Whether the data is a list of values in which objects name their members by index, as Nuxt writes it.

    Source: the format of the package ``devalue``.
    """
    if not isinstance(data, list) or len(data) < 2 or not data[0] or not isinstance(data[0], list | dict):
        return False
    members = list(data[0].values()) if isinstance(data[0], dict) else data[0][1:]
    return all(member.__class__ is int for member in members)


def _resolved(item: Mapping[str, Any], pool: list[Any]) -> Mapping[str, Any]:
    """An object with the members that its indexes stand for."""
    size = len(pool)
    return {
        key: pool[value] if value.__class__ is int and 0 <= value < size else value
        for key, value in item.items()
    }


def _agreement(item: Mapping[str, Any], titles: _Titles) -> bool | None:
    """Whether the title of an object is the page's; None when it has none that tells."""
    found = [
        _letters(value)
        for key, value in item.items()
        if isinstance(value, str) and _names_title(_letters(key))
    ]
    found = [title for title in found if len(title) >= _SHORTEST_TITLE]
    if not found:
        return None
    return any(own in title or title in own for own in titles.letters for title in found)


def _names_title(key: str) -> bool:
    return key in _TITLE_KEYS or (key.endswith("title") and not key.startswith("sub"))


def _shares_words(text: str, titles: _Titles) -> bool:
    """Whether a text speaks of what the page's title does."""
    words = " " + " ".join(_NO_WORD.split(text.casefold()))
    # words of scripts that set no spaces, or endings without one, stand inside of others
    shared = sum((f" {word}" if word.isascii() else word) in words for word in titles.words)
    return shared >= max(2, _SHARED_WORDS * len(titles.words))
