"""Pictures, films and other embeds: what a page shows that is no text."""

from typing import Any, Final

from broadsheet._html.pieces import Pieces, texts_in
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.cues import cues_of
from broadsheet._records import Media
from broadsheet._words import fold

__all__ = ["Shown", "is_credit"]

_LONGEST_CREDIT: Final = 10  # words
_SHORTEST_CAPTION: Final = 3  # words
_GOES_ON: Final = frozenset(":：-–—/|")
_ENDS: Final = frozenset(".!?…。！？")


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
    if tag == "small" or cues_of(element.get("class") or "") & c.CREDIT:
        return True
    return tag == "span" and _is_set_apart(element)


def _is_set_apart(element: Any) -> bool:
    """Whether a caption is two spans with classes of their own and nothing else, and this the second: a short line.

    A line that ends a sentence, or goes on with what the first one began ("Photo:"), is no credit.
    """
    above, caption = element.getprevious(), element.getparent()
    if above is None or above.tag != "span" or caption.tag != "figcaption" or element.getnext() is not None:
        return False
    loose = (caption.text, above.tail, element.tail)
    if above.getprevious() is not None or any(text and not text.isspace() for text in loose):
        return False
    first, second = (fold(" ".join(texts_in(part))) for part in (above, element))
    if not second or second.count(" ") >= _LONGEST_CREDIT or first.count(" ") < _SHORTEST_CAPTION:
        return False
    return (
        first[-1] not in _GOES_ON and second[-1] not in _ENDS and above.get("class") != element.get("class")
    )
