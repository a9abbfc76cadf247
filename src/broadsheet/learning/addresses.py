"""The addresses of an element: rules of a site that match it, and will on pages to come."""

import re
from collections.abc import Iterator
from typing import Final

from broadsheet.learning.reading import Place, Sheet

__all__ = ["addresses_of", "quoted", "rank_of"]

#: Ids and classes that ``css:`` rules take without an extra package.
_PLAIN = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)

#: Names that a program made: with a number of two digits or more, or with a mix of cases and digits
#: as hashes have ("css-1x9k2f", "Teaser_box__3kQzF").
_MADE = re.compile(
    r"\d\d|[a-z]\d[a-z]|[0-9][A-Z]|[A-Z]{2,}[a-z]+[A-Z]|__[A-Za-z0-9]{5}$|^css-|^sc-|^jsx-|^svelte-"
)

#: Words joined as people join them. Short names in which the cases mix otherwise are hashes ("kGbdVO").
_HUMPS = re.compile(r"[A-Z]?[a-z]+(?:[A-Z][a-z]{2,})*")
_HASHED: Final = 7  # letters of the longest such hash

#: Attributes that name the part that an element plays, written by people for people.
_NAMING: Final = (
    "data-testid",
    "data-component",
    "data-module",
    "data-type",
    "data-name",
    "itemprop",
    "role",
)

_CLASS_TEST: Final = "contains(concat(' ', normalize-space(@class), ' '), ' {} ')"
_PLAIN_TAG = re.compile(r"[a-z][a-z0-9]*", re.ASCII)
_LONGEST: Final = 60  # characters of a value that an address tests
_SHORTEST: Final = 3  # characters of a class; shorter ones are made or say how something looks
_DEEPEST: Final = 3  # steps of a path below the element that it begins at


def quoted(text: str) -> str | None:
    """``text`` as a string of XPath 1.0, which knows no escapes; None when it has quotes of both kinds."""
    if "'" not in text:
        return f"'{text}'"
    return None if '"' in text else f'"{text}"'


def _stable(name: str) -> bool:
    if not _SHORTEST <= len(name) <= _LONGEST or not _PLAIN.fullmatch(name) or _MADE.search(name):
        return False
    mixed = len(name) <= _HASHED and name.isalpha() and not (name.isupper() or name.islower())
    return not mixed or bool(_HUMPS.fullmatch(name))


def _own(place: Place) -> Iterator[str]:
    """The addresses that an element has by itself, without those by its surroundings."""
    name = place.attributes.get("id", "").strip()
    if _stable(name):
        yield f"css:#{name}"
    for token in dict.fromkeys(place.attributes.get("class", "").split()):
        if _stable(token):
            yield f"css:.{token}"
            yield f"css:{place.tag}.{token}"
    for attribute in _NAMING:
        value = place.attributes.get(attribute, "")
        if value and len(value) <= _LONGEST and not _MADE.search(value) and (literal := quoted(value)):
            yield f"//{place.tag}[@{attribute}={literal}]"


def _as_xpath(address: str) -> str:
    if not address.startswith("css:"):
        return address
    tag, sign, name = re.split(r"([.#])", address[4:], maxsplit=1)
    test = f"@id='{name}'" if sign == "#" else _CLASS_TEST.format(name)
    return f"//{tag or '*'}[{test}]"


def addresses_of(sheet: Sheet) -> list[tuple[str, ...]]:
    """The addresses of each place of a page, in their order.

    By id, by class with and without the tag, by an attribute that names a part; and by the tags below the
    nearest element around that has such an address. Lines and elements with unusual tags have none.
    """
    own: list[tuple[str, ...]] = []
    below: list[tuple[str, ...]] = []
    for place in sheet.places:
        plain = bool(_PLAIN_TAG.fullmatch(place.tag))
        own.append(tuple(dict.fromkeys(_own(place))) if plain else ())
        # What a class alone matches, the class with the tag matches more exactly.
        around = (
            [_as_xpath(name) for name in own[place.parent] if not name.startswith("css:.")] if plain else []
        )
        anchors = around or (below[place.parent] if plain and place.parent >= 0 else ())
        paths = [f"{anchor}/{place.tag}" for anchor in anchors]
        below.append(tuple(path for path in paths if path.count("/") <= _DEEPEST + 2))
    return [(*names, *paths) for names, paths in zip(own, below, strict=True)]


def rank_of(address: str) -> tuple[int, int, str]:
    """Sorts addresses that match the same: ids first, then classes, attributes and paths; short ones first."""
    kind = 0 if address.startswith("css:#") else 1 if address.startswith("css:") else 2 + address.count("/")
    return kind, len(address), address
