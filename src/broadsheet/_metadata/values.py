"""Plain strings from whatever a page states: any JSON value, attributes with entities and tags in them."""

import html
import re
from functools import lru_cache
from typing import Any, Final

from broadsheet._urls import absolute_url
from broadsheet._words import fold
from broadsheet.model import Image

__all__ = ["address", "image_from", "plain", "strings", "tags_from"]

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,500}>")
_LONGEST: Final = 2_000  # characters of a headline, a description or a name
_MOST: Final = 100  # members of a list of strings
_MOST_TAGS: Final = 50
_DIVIDERS: Final = re.compile(r"[,;，、|]")
_MOST_PARTS: Final = 3  # of one topic: a place and what it lies in


#: ``absolute_url``, remembered: a page states one address in several places.
address = lru_cache(maxsize=128)(absolute_url)


def plain(value: Any, limit: int = _LONGEST) -> str | None:
    """A string as plain text: no entities, no tags, white space folded; None when blank or no string."""
    if value.__class__ is not str:
        return None
    value = value[:limit]
    if "&" in value:
        value = html.unescape(value)
        if "&" in value:  # escaped twice
            value = html.unescape(value)
    if "<" in value:
        value = _TAG.sub(" ", value)
    return fold(value) or None


def strings(value: Any) -> list[str]:
    """The strings that a JSON value holds: itself, its members, or the names of its members."""
    members = value if isinstance(value, list) else [value]
    found = []
    for member in members[:_MOST]:
        name = member.get("name") if isinstance(member, dict) else member
        if text := plain(name):
            found.append(text)
    return found


def tags_from(value: Any) -> tuple[str, ...]:
    """Topics from a list, or from strings that commas or semicolons divide, without duplicates.

    In a list of several, a string is divided only if it makes more parts than a topic has: "Skerry Bay, Orkney".
    """
    found: dict[str, str] = {}
    texts = strings(value)
    for text in texts:
        parts = _DIVIDERS.split(text)
        for part in parts if len(texts) == 1 or len(parts) > _MOST_PARTS else (text,):
            tag = part.strip(" #\"'")
            if tag and len(tag) <= 80:
                found.setdefault(tag.casefold().replace("-", " "), tag)
    return tuple(found.values())[:_MOST_TAGS]


def image_from(value: Any, base: str | None) -> Image | None:
    """The first usable picture of a JSON value: an address, an ``ImageObject`` or a list of them."""
    members = value if isinstance(value, list) else [value]
    for member in members[:_MOST]:
        if isinstance(member, dict):
            url = member.get("url") or member.get("contentUrl") or member.get("@id")
            url = url[0] if isinstance(url, list) and url else url
        else:
            url = member
        found = address(url.strip(), base) if isinstance(url, str) else None
        if found:
            size = member if isinstance(member, dict) else {}
            alt = plain(size.get("caption")) or plain(size.get("name"))
            return Image(
                url=found, alt=alt, width=_pixels(size.get("width")), height=_pixels(size.get("height"))
            )
    return None


def _pixels(value: Any) -> int | None:
    """A stated length in pixels: a number, or a string or ``QuantitativeValue`` that begins with one."""
    if isinstance(value, dict):
        value = value.get("value")
    match = re.match(r"\s*(\d{1,5})(?!\d)", str(value)) if isinstance(value, str | int | float) else None
    return int(match[1]) or None if match else None
