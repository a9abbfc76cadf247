"""Titles: what is left of a stated title without the site's name, and how alike two statements are.

A site's name is recognised by what it is (the stated name, the words of the host), on either side of
any separator; and by agreement: what ``<title>``, ``og:title`` and the page's headings have in common
is the headline.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from broadsheet._words import plain

__all__ = [
    "ARTICLES",
    "SiteName",
    "contains",
    "is_site",
    "longest_segment",
    "may_be_namesake",
    "sections_of",
    "similarity",
    "site_name_of",
    "strip_site",
    "title_key",
    "without_tails",
]

_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)
_SEPARATOR = re.compile(r"\s*[|｜¦ㅣ»«›‹•·⋆★]+\s*|\s+[-–—―:~/\\>*]+\s+|\s*::\s*|(?<=\S):\s+|\s*[–—]\s*")
_QUOTES = re.compile(r"[«»‹›]")
_OPENING = re.compile(r"[«»‹›]\s*$")
_CLOSING = re.compile(r"\s*([«»‹›])")
_GLUED = re.compile(r"(?<=\S)[-:：_]([^\s:：_-][^:：_]{1,40})$")
_ORNAMENTS: Final = frozenset("-–—|·•⋆★")
_LEADING_LABELS: Final = frozenset(
    "www m amp mobile news blog blogs en de fr es it beta edition go web".split()
)
_PUBLIC: Final = frozenset("com co org net gov edu ac or ne gob gouv".split())
#: Articles, which host names leave out.
ARTICLES: Final = ("the", "der", "die", "das", "le", "la", "les", "el", "il")
#: They and the words for the kind of site that its host name leaves out, or that the name adds to it.
_FILLERS: Final = (*ARTICLES, "blog", "news", "online", "magazine", "com")
_MOST_SITE_WORDS: Final = 4  # in a name that begins with the main label of the host
_MOST_SPACES: Final = 6  # in a name that is more or less than the stated one
_LONGEST_SITE: Final = 60  # characters of a site's name
_LONGEST: Final = 400


class SiteName(NamedTuple):
    """How a site may call itself in titles: compared forms of its names, and the main label of its host."""

    keys: frozenset[str]
    label: str

    def known_as(self, names: Iterable[str]) -> "SiteName":
        """The site with more names."""
        return self._replace(keys=self.keys | set(filter(None, map(title_key, names))))


@lru_cache(maxsize=512)
def title_key(text: str) -> str:
    """A title as two statements of it are compared: letters and digits only, case folded."""
    return plain(text[:_LONGEST])


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text[:_LONGEST].casefold()))


def similarity(one: str, other: str) -> float:
    """Jaccard index of the word sets of two texts; in East Asian scripts characters count as words."""
    a, b = _words(one), _words(other)
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def contains(one: str, other: str) -> bool:
    """Whether one of two titles is a part of the other, and no trifle of it."""
    short, long = sorted((title_key(one), title_key(other)), key=len)
    return len(short) >= 6 and len(short) * 4 >= len(long) and short in long


def site_name_of(names: Iterable[str], host: str) -> SiteName:
    """The forms of a site's name.

    Args:
        names: What the page calls the site.
        host: The page's host; "" when unknown.
    """
    keys: set[str] = set()
    for name in set(names):
        key = title_key(name)
        keys.update((key, _bare(key, name)))
    labels = [label for label in host.split(".")[:-1] if label not in _LEADING_LABELS]
    while len(labels) > 1 and labels[-1] in _PUBLIC:
        labels.pop()
    label = (labels[-1] if labels else "").replace("-", "")
    return SiteName(frozenset(filter(None, keys)), label)


def _bare(key: str, name: str) -> str:
    words = [word for word in _WORD.findall(name.casefold()) if word not in _FILLERS]
    return "".join(words) or key


@lru_cache(maxsize=512)
def is_site(segment: str, site: SiteName) -> bool:
    """Whether a part of a title is the site's name."""
    if len(segment) > _LONGEST_SITE or not (key := title_key(segment)):
        return False
    if key in site.keys:
        return True
    if segment.count(" ") > _MOST_SPACES:
        return False
    if _is_name(segment, key, site):
        return True
    label = site.label
    if len(label) < 2:
        return False
    bare = _bare(key, segment)
    if len(bare) >= 4 and len(label) >= 4 and (label.startswith(bare) or bare.startswith(label)):
        return len(segment.split()) <= _MOST_SITE_WORDS and not _SEPARATOR.search(segment)
    words = _WORD.findall(segment.casefold())
    if len(label) >= 3 and words[0] == label and len(words) <= 3:
        return True
    return 3 <= len(words) <= 6 and "".join(word[0] for word in words) == label


def _is_name(segment: str, key: str, site: SiteName) -> bool:
    """Whether a part of a title is a name of the site and nothing else but a word for the kind of site."""
    bare, label = _bare(key, segment), site.label
    if bare in site.keys:
        return True
    stated = (key, bare)
    return len(label) >= 2 and (
        label in stated or key in (f"{label}com", f"{label}org", f"{label}net", f"www{label}com")
    )


def may_be_namesake(name: str) -> bool:
    """Whether a site's name can be that of a person too: two words or more, and no article before them."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.casefold() not in ARTICLES


def _segments(title: str) -> list[tuple[int, int]]:
    """Start and end of the parts of a title."""
    found = []
    start = 0
    for match in _SEPARATOR.finditer(title):
        if match.start() > start:
            found.append((start, match.start()))
        start = match.end()
    if start < len(title):
        found.append((start, len(title)))
    return found


@lru_cache(maxsize=256)
def strip_site(title: str, site: SiteName) -> str:
    """A stated title without the site's name at its ends; the name alone stays as it is."""
    title = _without_ornament(_without_glued(title[:_LONGEST], site))
    parts = _segments(title)
    if len(parts) < 2:
        return title
    first, last = 0, len(parts) - 1
    while last > first:
        if is_site(title[slice(*parts[last])], site):
            last -= 1
        elif _is_leading_site(title, parts[first], site):
            first += 1
        else:
            break
    if first == last and is_site(title[slice(*parts[first])], site):
        return title
    return title[slice(*_with_quotes(title, parts[first][0], parts[last][1]))].strip()


def _is_leading_site(title: str, part: tuple[int, int], site: SiteName) -> bool:
    """Whether a title begins with the site's name. Before a colon it must be nothing else.

    Headlines of organisations begin with their name as well: "Harbour's forecast for 2026: Storms ahead".
    """
    segment = title[slice(*part)]
    return is_site(segment, site) and (title[part[1]] != ":" or _is_name(segment, title_key(segment), site))


def _with_quotes(title: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of a part, with the guillemets around it or around one end, which divide titles as well."""
    opening, closing = _OPENING.search(title, 0, start), _CLOSING.match(title, end)
    if opening and closing:
        return opening.start(), closing.end()
    inside = _QUOTES.findall(title, start, end)
    if len(inside) % 2:  # its counterpart stands outside
        if closing and inside[-1] != closing[1]:
            return start, closing.end()
        if opening and inside[0] != opening[0].rstrip():
            return opening.start(), end
    return start, end


def _without_glued(title: str, site: SiteName) -> str:
    """A title without a site's name set behind a sign alone, as in scripts that set no spaces: "Title-Name"."""
    match = _GLUED.search(title)
    return title[: match.start()] if match and title_key(match[1]) in site.keys else title


def _without_ornament(title: str) -> str:
    """A title without the separator that a name was cut from: "Title ⋆"."""
    bare = title.rstrip()
    if bare[-1:] in _ORNAMENTS and bare[-2:-1].isspace():
        return bare[:-1].rstrip() or title
    return title


def sections_of(title: str) -> set[str]:
    """Compared forms of the title without one or more of its parts at an end."""
    parts = _segments(title[:_LONGEST])[:8]
    if len(parts) < 2:
        return set()
    cuts = [title[parts[0][0] : end] for _, end in parts[:-1]] + [title[start:] for start, _ in parts[1:]]
    return set(map(title_key, cuts))


def without_tails(title: str) -> list[str]:
    """The title without its last part, without its last two, and so on; what follows a colon is no tail."""
    title = title[:_LONGEST]
    parts = _segments(title)[:8]
    return [title[parts[0][0] : end] for _, end in parts[:-1] if title[end] != ":"]


def longest_segment(title: str) -> str:
    """The longest of the parts that bars divide: headlines hold none, so the others name section or site."""
    if "|" not in title:
        return title
    return max(re.split(r"\s*\|+\s*", title[:_LONGEST]), key=len).strip() or title
