"""Whether a picture of a page belongs to its article: by what stands around it, what it is called and how large it is."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import attrs

from broadsheet._lexicon import cues as c
from broadsheet._lexicon.picture_words import PICTURE_WORDS
from broadsheet._media import (
    is_avatar,
    is_ornament,
    is_picture_file,
    is_same_picture,
    picture_name,
    stated_size,
)
from broadsheet._records import Label, Layout, Media, Metadata, Verdict
from broadsheet._urls import leads_home
from broadsheet._words import plain
from broadsheet.model import Image

__all__ = ["REACH_LEAD", "Belonging", "any_between", "figure_around"]

_SMALLEST: Final = 80  # CSS pixels: a smaller picture is an icon or a portrait
_SMALLEST_LEAD: Final = 200  # the same above the text, where authors are shown
_REACH_BARE: Final = 4  # blocks above the body in which a picture without <figure> and caption may stand
REACH_LEAD: Final = 12  # the same for the picture that stands for the article
_REACH_BELOW: Final = 2  # blocks that an element may hold below the body, for a picture that ends it
_CLIMB: Final = 8  # elements around a picture that are asked what they are
_LOOK: Final = 40  # blocks of such an element that are looked at
_FRAME: Final = 3  # blocks that an element may hold in which a caption makes a figure of a picture
_SHORTEST_NAME: Final = 7  # letters of a name that a longer text or an address may hold
_LONGEST_PORTRAIT: Final = 60  # characters of what is said of an author's portrait
# What portraits beside the names of authors are called.
_PERSON = re.compile(
    r"(?<![a-z])(?:authors?|autor(?:in|es|en)?|auteure?s?|headshot|profile[-_ ]?(?:pic|photo|image))(?![a-z])",
    re.IGNORECASE,
)
_FURNITURE: Final = frozenset(("nav", "footer", "aside", "button"))
_PAGE: Final = frozenset(("html", "body", "main"))
_DESIGN: Final = c.NAV | c.FOOTER | c.SHARE | c.COMMENT | c.NEWSLETTER | c.COOKIE | c.BIO
_AWAY: Final = (
    c.RELATED
    | c.COMMENT
    | c.AD
    | c.NEWSLETTER
    | c.SHARE
    | c.FOOTER
    | c.NAV
    | c.SIDEBAR
    | c.BIO
    | c.PROFILE
    | c.AUTHOR
    | c.COOKIE
)
_BOILERPLATE: Final = Label.BOILERPLATE  # Python 3.11 takes ten times as long to look it up on its class


@attrs.define(eq=False)
class Belonging:
    """What tells whether a picture belongs to the article.

    Attributes:
        layout: The page.
        verdicts: One for each block.
        kept: Indices of the body blocks, in order.
        captions: Indices of the blocks that are captions, credits or alternative texts, in order.
        first: The first block of the body.
        last: The last one, or the last caption of a row of figures that ends it.
        lead: Address of the picture that stands for the article; empty for none.
        names: Letters of the names of the authors.
        base: Absolute address that relative ones are resolved against.
    """

    layout: Layout
    verdicts: Sequence[Verdict]
    kept: Sequence[int]
    captions: Sequence[int]
    first: int
    last: int
    lead: str = ""
    names: frozenset[str] = frozenset()
    base: str | None = None

    @staticmethod
    def names_of(metadata: Metadata) -> frozenset[str]:
        """The letters of what the authors are called, and the agency."""
        names = [author.name for author in metadata.authors] + [metadata.agency or ""]
        return frozenset(filter(None, map(plain, names)))

    def holds(self, media: Media) -> bool:
        """Whether it stands in the article: not in furniture, not in an element whose text was left out."""
        if _is_small(media):
            return False
        nodes, node = self.layout.nodes, media.node
        in_figure = figure_around(self.layout, node) >= 0 or self._has_caption(node)
        end = self.last
        for _ in range(_CLIMB):
            if node < 0:
                break
            first, last = nodes.first[node], nodes.last[node]
            if any_between(self.captions, first, last):
                in_figure = True
            elif self._leads_away(node):
                return any_between(self.kept, first, last)
            if first < last:
                if any_between(self.kept, first, last):
                    end += self._may_end(node, media)
                    break
                inside = self.verdicts[first : min(last, first + _LOOK)]
                if not in_figure and all(verdict.label is _BOILERPLATE for verdict in inside):
                    return False
            node = nodes.parent[node]
        return in_figure or self.first - _REACH_BARE <= media.block <= end

    def is_lead(self, media: Media, image: Image) -> bool:
        """Whether it is the picture that stands for the article, above the text."""
        if not self.lead or not self.first - REACH_LEAD <= media.block <= self.first + 1:
            return False
        if not is_same_picture(image.url, self.lead) or _is_small(media):
            return False
        if is_ornament(media.attributes, image.url) or self._is_portrait(media, image):
            return False
        nodes, node = self.layout.nodes, media.node
        for _ in range(_CLIMB):
            if node < 0 or any_between(self.kept, nodes.first[node], nodes.last[node]):
                return True
            if nodes.tag[node] in ("nav", "footer", "button") or nodes.cues[node] & _DESIGN:
                return False
            node = nodes.parent[node]
        return True

    def shows(self, media: Media, image: Image, *, is_beside: bool, ornament: bool) -> bool:
        """Whether a picture is content: framed or beside a caption, or no part of the page's design.

        Args:
            media: The picture.
            image: What is known of it.
            is_beside: Whether the picture before it stands in the same figure, or before the same block.
            ornament: Whether it looks like a part of the design.
        """
        own_caption = self._has_caption(media.node)
        captioned = own_caption or any_between(self.captions, media.block - 1, media.block + 1)
        figure = figure_around(self.layout, media.node)
        framed = captioned or figure >= 0
        if ornament or leads_home(media.link, self.base):  # a caption near a logo belongs to another picture
            is_framed = own_caption or figure >= 0
            return is_framed and not is_beside and (captioned or not is_avatar(media.attributes, image.url))
        if not captioned and self._is_portrait(media, image):
            return False
        size = image.width or stated_size(image.url)
        if size is not None and size < _SMALLEST and not framed:
            return False
        return framed or media.block > self.first or size is None or size >= _SMALLEST_LEAD

    def _leads_away(self, node: int) -> bool:
        """Whether an element is furniture; an ``<aside>`` may also hold nothing but a picture of the article."""
        nodes = self.layout.nodes
        if nodes.cues[node] & _AWAY:
            return True
        tag = nodes.tag[node]
        return tag in _FURNITURE and not (tag == "aside" and PICTURE_WORDS.search(nodes.hints[node]))

    def _may_end(self, node: int, media: Media) -> bool:
        """Whether a picture may follow the last block of the body: in an element that ends there, and no link away."""
        if (
            self.layout.nodes.tag[node] in _PAGE
            or self.layout.nodes.last[node] > self.last + 1 + _REACH_BELOW
        ):
            return False
        return media.link is None or is_picture_file(media.link)

    def _has_caption(self, node: int) -> bool:
        """Whether a small element around a node holds a caption."""
        nodes = self.layout.nodes
        for _ in range(_CLIMB):
            if node < 0 or nodes.last[node] - nodes.first[node] > _FRAME or nodes.cues[node] & _AWAY:
                return False
            if any_between(self.captions, nodes.first[node], nodes.last[node]):
                return True
            node = nodes.parent[node]
        return False

    def _is_portrait(self, media: Media, image: Image) -> bool:
        """Whether a picture outside the text shows an author: the alternative text or the file is named after one."""
        if self.first < media.block <= self.last:
            return False
        said = [text for text in (image.alt, media.attributes.get("title")) if text]
        said.append(picture_name(image.url))
        return any(len(text) <= _LONGEST_PORTRAIT and self._names_author(text) for text in said)

    def _names_author(self, text: str) -> bool:
        letters = plain(text)
        if letters in self.names or _PERSON.search(text):
            return True
        return any(len(name) >= _SHORTEST_NAME and name in letters for name in self.names)


def any_between(ordered: Sequence[int], first: int, last: int) -> bool:
    """Whether an ordered sequence holds a number from ``first`` to before ``last``."""
    i = bisect_left(ordered, first)
    return i < len(ordered) and ordered[i] < last


def figure_around(layout: Layout, node: int) -> int:
    """The innermost ``<figure>`` around a node, -1 for none."""
    nodes = layout.nodes
    for _ in range(_CLIMB):
        if node < 0:
            return -1
        if nodes.tag[node] == "figure":
            return node
        node = nodes.parent[node]
    return -1


def _is_small(media: Media) -> bool:
    """Whether the page shows a picture as an icon; a size of nothing is one that its script will set."""
    if media.kind != "image":
        return False
    sizes = (media.attributes.get("width", "")[:5], media.attributes.get("height", "")[:5])
    return any(s.isascii() and s.isdigit() and 0 < int(s) < _SMALLEST for s in sizes)
