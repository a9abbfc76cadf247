"""Pictures, films and other embeds: what a page shows that is no text."""

from typing import Any

from broadsheet._html.pieces import Pieces
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.cues import cues_of
from broadsheet._records import Media

__all__ = ["Shown", "is_credit"]


class Shown:
    """The media of a walk.

    Args:
        pieces: The text of the walk: media stand between its blocks.
        media: What is found is added here.
    """

    __slots__ = ("_media", "_pieces", "_sources")

    def __init__(self, pieces: Pieces, media: list[Media]) -> None:
        self._pieces = pieces
        self._media = media
        self._sources: list[str] = []  # srcset of <source> elements that wait for their <img>

    def take_image(self, element: Any, node: int) -> None:
        """Take an ``<img>``, with the sources of the ``<picture>`` around it."""
        found = dict(element.items())
        if self._sources:
            found["sources"] = ", ".join(self._sources)
            self._sources = []
        self._add("image", found, node)

    def take_fallback(self, noscript: Any, node: int) -> None:
        """Take the pictures for browsers without scripts."""
        for image in noscript.iter("img"):
            self._add("image", {**dict(image.items()), "noscript": ""}, node)

    def take_void(self, element: Any, tag: str, node: int) -> None:
        """Take an element that has no content of its own, whatever the tree shows inside."""
        if tag == "embed":
            self._sources = []
            self._add("embed", {**dict(element.items()), "tag": tag}, node)
        elif srcset := element.get("srcset") or element.get("data-srcset"):
            self._sources.append(srcset)

    def take_embed(self, element: Any, tag: str, node: int) -> None:
        """Take an ``<iframe>``, a film or the like."""
        self._sources = []
        found = dict(element.items())
        if not (found.get("src") or found.get("data-src")):
            inner = next(element.iter("source", "a"), None)
            if inner is not None:
                found["src"] = inner.get("src") or inner.get("href") or ""
        found["tag"] = tag
        self._add("embed", found, node)

    def take_post(self, address: str, hints: str, node: int) -> None:
        """Take a quotation that a script makes a post of, by the address that it states."""
        if cues_of(hints) & c.EMBED:
            self._add("embed", {"tag": "blockquote", "src": address}, node)

    def _add(self, kind: str, found: dict[str, str], node: int) -> None:
        pieces = self._pieces
        link = next((href for kind, href, _ in reversed(pieces.spans) if kind == "link"), None)
        self._media.append(Media(kind, len(pieces.blocks), node, found, link, pieces.mark))


def is_credit(element: Any, tag: str) -> bool:
    """Whether an inline element of a ``<figcaption>`` is its credit; HTML has no element for it, and uses ``small``."""
    return tag == "small" or bool(cues_of(element.get("class") or "") & c.CREDIT)
