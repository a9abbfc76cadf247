"""Pictures with their captions and credits, and embeds, out of the media of a page."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from broadsheet._assemble.credits import is_credit, split_credit
from broadsheet._assemble.inline import text_of
from broadsheet._lexicon import cues as c
from broadsheet._media import image_of, is_ornament, picture_key, provider_of
from broadsheet._records import Label, Layout, Mark, Media, Verdict
from broadsheet._urls import absolute_url
from broadsheet._words import fold
from broadsheet.model import Embed, Figure, Image, Text

__all__ = ["Placed", "place_media"]

_SMALLEST: Final = 80  # CSS pixels: a smaller picture is an icon or a portrait
_REACH_BEFORE: Final = 8  # blocks above the body in which the lead picture may stand
_SMALLEST_LEAD: Final = 200  # the same above the text, where authors are shown
_REACH_CAPTION: Final = 100  # the same for a caption
_REACH_BARE: Final = 4  # the same for a picture without <figure> and caption
_CAPTION_REACH: Final = 2  # blocks between a picture and a caption outside a <figure>
_CLIMB: Final = 8  # elements around a picture that are asked what they are
_LOOK: Final = 40  # blocks of such an element that are looked at
_REPEATED_WORDS: Final = 3  # spaces; a shorter caption may well stand twice
_FURNITURE: Final = frozenset(("nav", "footer", "aside", "button"))
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
_CAPTION_LABELS: Final = frozenset({Label.CAPTION, Label.CREDIT, Label.ALT})
_BOILERPLATE: Final = Label.BOILERPLATE  # Python 3.11 takes ten times as long to look it up on its class


@attrs.define(eq=False)
class Placed:
    """A figure or embed and the block that it stands before.

    Attributes:
        block: Index of the first text block after it.
        node: The node that it stands in.
        made: The finished block.
        captions: Indices of the blocks that its caption and credit were made of.
    """

    block: int
    node: int
    made: Figure | Embed
    captions: Sequence[int] = ()


@attrs.define(eq=False)
class _Group:
    """Pictures that share one ``<figure>``, and the texts that go with them."""

    block: int
    node: int
    figure: int
    images: list[Image] = attrs.Factory(list)
    captions: list[int] = attrs.Factory(list)
    alts: list[str] = attrs.Factory(list)
    at: tuple[int, int] = (-1, -1)  # block and node of the last picture


def place_media(
    layout: Layout, verdicts: Sequence[Verdict], body: Sequence[int], base: str | None
) -> list[Placed]:
    """The figures and embeds of the body, in document order.

    Args:
        layout: The page.
        verdicts: One for each block.
        body: Indices of the body blocks, in order.
        base: Absolute address that relative ones are resolved against.
    """
    first, last = (body[0], _end(layout, verdicts, body[-1])) if body else (0, len(layout.blocks))
    start = max(0, first - _REACH_CAPTION)
    captions = [
        i
        for i, verdict in enumerate(verdicts[start : last + _REACH_BEFORE], start)
        if verdict.label in _CAPTION_LABELS
    ]
    if not body and not captions:
        return []
    top = min([first - _REACH_BEFORE, *captions[:1]])
    article = _Article(layout, verdicts, body, captions, first, last)
    groups: list[_Group] = []
    embeds: list[Placed] = []
    seen: set[str] = set()
    for media in layout.media:
        if not top <= media.block <= last + 3 or media.mark is Mark.DROP or not article.holds(media):
            continue
        if media.kind == "embed":
            if first <= media.block <= last + 1 and (embed := _embed_of(media.attributes, base)):
                embeds.append(Placed(media.block, media.node, embed))
        elif not _is_second_version(groups, media) and (image := image_of(media.attributes, base)):
            key = picture_key(image.url)
            if key not in seen and article.shows(media, image, groups):
                seen.add(key)
                _join(groups, layout, media, image)
    _give_captions(groups, layout, captions, last)
    placed = [Placed(g.block, g.node, _figure_of(g, layout, verdicts, base), g.captions) for g in groups]
    return sorted(_without_repetitions(placed) + embeds, key=lambda item: item.block)


def _end(layout: Layout, verdicts: Sequence[Verdict], last: int) -> int:
    """The last block of the body, or of the captions of a row of figures that ends it.

    Such figures stand beside the paragraphs or in an element named after galleries; teasers do not.
    """
    nodes = layout.nodes
    end = last
    while end + 1 < len(verdicts) and verdicts[end + 1].label in _CAPTION_LABELS:
        figure = _figure_around(layout, layout.blocks[end + 1].node)
        parent = nodes.parent[figure] if figure >= 0 else -1
        if parent < 0 or (nodes.first[parent] > last and not nodes.cues[parent] & c.GALLERY):
            break
        end += 1
    return end


@attrs.define(eq=False)
class _Article:
    """What tells whether a picture belongs to the article."""

    layout: Layout
    verdicts: Sequence[Verdict]
    kept: Sequence[int]
    captions: Sequence[int]
    first: int
    last: int

    def holds(self, media: Media) -> bool:
        """Whether it stands in the article: not in furniture, not in an element whose text was left out."""
        if _is_small(media):
            return False
        nodes = self.layout.nodes
        node = media.node
        in_figure = _figure_around(self.layout, node) >= 0
        for _ in range(_CLIMB):
            if node < 0:
                break
            tag = nodes.tag[node]
            first, last = nodes.first[node], nodes.last[node]
            if _any_between(self.captions, first, last):
                in_figure = True
            elif tag in _FURNITURE or nodes.cues[node] & _AWAY:
                return _any_between(self.kept, first, last)
            if first < last:
                if _any_between(self.kept, first, last):
                    break
                inside = self.verdicts[first : min(last, first + _LOOK)]
                if not in_figure and all(verdict.label is _BOILERPLATE for verdict in inside):
                    return False
            node = nodes.parent[node]
        return in_figure or self.first - _REACH_BARE <= media.block <= self.last

    def shows(self, media: Media, image: Image, groups: Sequence[_Group]) -> bool:
        """Whether a picture is content: framed or beside a caption, or no part of the page's design."""
        figure = _figure_around(self.layout, media.node)
        framed = figure >= 0 or _any_between(self.captions, media.block - 1, media.block + 1)
        if is_ornament(media.attributes, image.url):
            beside = groups and (groups[-1].figure == figure >= 0 or groups[-1].block == media.block)
            return framed and not beside
        return framed or media.block > self.first or image.width is None or image.width >= _SMALLEST_LEAD


def _any_between(ordered: Sequence[int], first: int, last: int) -> bool:
    """Whether an ordered sequence holds a number from ``first`` to before ``last``."""
    i = bisect_left(ordered, first)
    return i < len(ordered) and ordered[i] < last


def _is_small(media: Media) -> bool:
    sizes = (media.attributes.get("width", "")[:5], media.attributes.get("height", "")[:5])
    return media.kind == "image" and any(s.isascii() and s.isdigit() and int(s) < _SMALLEST for s in sizes)


def _figure_around(layout: Layout, node: int) -> int:
    """The innermost ``<figure>`` around a node, -1 for none."""
    nodes = layout.nodes
    for _ in range(_CLIMB):
        if node < 0:
            return -1
        if nodes.tag[node] == "figure":
            return node
        node = nodes.parent[node]
    return -1


def _is_second_version(groups: Sequence[_Group], media: Media) -> bool:
    """Whether a picture in a ``<noscript>`` repeats the lazy one right before it."""
    return "noscript" in media.attributes and bool(groups) and groups[-1].at == (media.block, media.node)


def _join(groups: list[_Group], layout: Layout, media: Media, image: Image) -> None:
    """Add a picture to the group of the ``<figure>`` around it, else make a new one."""
    figure = _figure_around(layout, media.node)
    title = media.attributes.get("title")
    if figure >= 0 and groups and groups[-1].figure == figure:
        group = groups[-1]
    else:
        group = _Group(media.block, media.node if figure < 0 else layout.nodes.parent[figure], figure)
        groups.append(group)
    group.images.append(image)
    group.at = media.block, media.node
    group.alts += [fold(alt) for alt in (image.alt, title) if alt]


def _give_captions(groups: list[_Group], layout: Layout, captions: Sequence[int], last: int) -> None:
    """Hand each caption to the picture in its figure, else to the nearest one before it, else after it."""
    in_figure = {group.figure: group for group in groups if group.figure >= 0}
    seen: set[str] = set()
    for i in captions:
        node = layout.blocks[i].node
        figure = _figure_around(layout, node)
        group = in_figure.get(figure)
        if group is None and figure < 0:
            group = _nearest(groups, i)
        text = layout.blocks[i].text
        if text in seen and text.count(" ") >= _REPEATED_WORDS and (group is None or group.captions):
            continue  # printed once more by a lightbox, whose picture is known
        seen.add(text)
        if group is None and i <= last + 2:
            group = _Group(i, node if figure < 0 else layout.nodes.parent[figure], figure)
            groups.append(group)
            if figure >= 0:
                in_figure[figure] = group
        if group is not None:
            group.captions.append(i)


def _nearest(groups: Sequence[_Group], i: int) -> _Group | None:
    """The group that a caption outside a ``<figure>`` belongs to."""
    below = [g for g in groups if 0 <= i - g.block <= _CAPTION_REACH + len(g.captions)]
    if below:
        return below[-1]
    return next((g for g in groups if 0 < g.block - i <= 1 and not g.captions), None)


def _figure_of(group: _Group, layout: Layout, verdicts: Sequence[Verdict], base: str | None) -> Figure:
    captions: dict[str, Text] = {}
    owners: dict[str, None] = {}
    alt = None
    bracket_open = False
    for i in group.captions:
        block = layout.blocks[i]
        if verdicts[i].label is Label.ALT:
            alt = block.text
        elif (
            verdicts[i].label is Label.CREDIT
            or block.tag == "small"
            or bracket_open
            or (captions and is_credit(block.text))
        ):
            owners[block.text.strip("()[] ")] = None
        else:
            caption, credit = split_credit(text_of(block, base), group.alts)
            bracket_open = block.text.endswith(("(", "["))
            if caption:
                captions.setdefault(caption.plain, caption)
            if credit:
                owners[credit] = None
    images = tuple(group.images)
    if alt:
        images = tuple(attrs.evolve(image, alt=image.alt or alt) for image in images) or (
            Image(url="", alt=alt),
        )
    caption = next(iter(captions.values()), None) if len(captions) < 2 else Text(" ".join(captions))
    return Figure(images=images, caption=caption, credit=" ".join(owners) or None)


def _without_repetitions(placed: Sequence[Placed]) -> list[Placed]:
    """One figure of those with the same caption: galleries and lightboxes print theirs twice."""
    kept: list[Placed] = []
    seen: set[str] = set()
    for item in placed:
        caption = item.made.caption.plain if isinstance(item.made, Figure) and item.made.caption else ""
        if caption.count(" ") >= _REPEATED_WORDS:
            if caption in seen:
                continue
            seen.add(caption)
        kept.append(item)
    return kept


def _embed_of(attributes: Mapping[str, str], base: str | None) -> Embed | None:
    """The embed that an element shows, None for advertising and for what has no address."""
    stated = attributes.get("src") or attributes.get("data-src") or attributes.get("data")
    url = absolute_url(stated or "", base)
    if attributes.get("data-videoid") and attributes.get("tag") == "amp-youtube":
        url = absolute_url(f"https://www.youtube.com/watch?v={attributes['data-videoid']}")
    if attributes.get("data-tweetid"):
        url = absolute_url(f"https://twitter.com/i/status/{attributes['data-tweetid']}")
    provider = provider_of(url)
    hidden = attributes.get("width") in ("0", "1") or attributes.get("height") in ("0", "1")
    return Embed(provider=provider, url=url) if provider and not hidden else None
