"""Pictures with their captions and credits, and embeds, out of the media of a page."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import attrs

from broadsheet._assemble.belonging import REACH_LEAD, Belonging, any_between, figure_around
from broadsheet._assemble.credits import bare_credit, is_credit, joined_credits, split_credit
from broadsheet._assemble.embeds import embed_of
from broadsheet._assemble.inline import text_of
from broadsheet._lexicon import cues as c
from broadsheet._media import (
    image_of,
    is_ornament,
    is_picture_file,
    is_same_picture,
    is_service,
    picture_key,
    stated_size,
)
from broadsheet._records import Label, Layout, Mark, Media, Metadata, Verdict
from broadsheet._urls import absolute_url
from broadsheet._words import fold
from broadsheet.model import Embed, Figure, Image, Text

__all__ = ["Placed", "place_media"]

_REACH_BEFORE: Final = 8  # blocks above the body in which the lead picture may stand
_REACH_CAPTION: Final = 100  # the same for a caption
_CAPTION_REACH: Final = 2  # blocks between a picture and a caption outside a <figure>
_LOOK_BACK: Final = 4  # groups around a caption that it may belong to
_REPEATED_WORDS: Final = 3  # spaces; a shorter caption may well stand twice
# Looking a label up in a set calls Python for its hash, and these are asked of each block.
_CAPTION: Final = Label.CAPTION
_CREDIT: Final = Label.CREDIT
_ALT: Final = Label.ALT


@attrs.define(eq=False)
class Placed:
    """A figure or embed and the block that it stands before.

    Attributes:
        block: Index of the first text block after it.
        node: The node that it stands in.
        made: The finished block.
        captions: Indices of the blocks that its caption and credit were made of.
        order: Its place among what stands before the same block: the number of a figure, or half a step before the next.
    """

    block: int
    node: int
    made: Figure | Embed
    captions: Sequence[int] = ()
    order: float = 0


@attrs.define(eq=False)
class _Group:
    """Pictures that share one ``<figure>``, and the texts that go with them."""

    block: int
    node: int
    figure: int
    images: list[Image] = attrs.Factory(list)
    captions: list[int] = attrs.Factory(list)
    alts: list[str] = attrs.Factory(list)
    last: Media | None = None  # the last picture
    is_ornament: bool = False


def place_media(
    layout: Layout, verdicts: Sequence[Verdict], body: Sequence[int], base: str | None, metadata: Metadata
) -> list[Placed]:
    """The figures and embeds of the body, in document order.

    Args:
        layout: The page.
        verdicts: One for each block.
        body: Indices of the body blocks, in order.
        base: Absolute address that relative ones are resolved against.
        metadata: Names the authors, who may be shown beside their names, and the lead picture.
    """
    first, last = (body[0], _end(layout, verdicts, body[-1])) if body else (0, len(layout.blocks))
    start = max(0, first - _REACH_CAPTION)
    captions = [
        i
        for i, verdict in enumerate(verdicts[start : last + _REACH_BEFORE], start)
        if (label := verdict.label) is _CAPTION or label is _CREDIT or label is _ALT
    ]
    if not body and not captions:
        return []
    top = min([first - REACH_LEAD, *(i - _CAPTION_REACH for i in captions[:1])])
    lead = metadata.lead_image.url if metadata.lead_image else ""
    names = Belonging.names_of(metadata)
    article = Belonging(layout, verdicts, body, captions, first, last, lead, names, base)
    groups: list[_Group] = []
    embeds: list[Placed] = []
    seen: set[str] = set()
    before: Media | None = None
    for media in layout.media:
        if not top <= media.block <= last + 3 or media.mark is Mark.DROP:
            continue
        if media.kind == "embed":
            shown = media if media.attributes.get("tag") != "blockquote" else _unquoted(layout, media, body)
            embed = embed_of(shown.attributes, base) if shown and article.holds(shown) else None
            if shown and embed and (first <= media.block <= last or is_service(embed.provider)):
                embeds.append(Placed(media.block, shown.node, embed, order=len(groups) - 0.5))
        elif _is_second_version(groups, media):
            if groups[-1].last is before:
                _take_fallback(groups[-1], media, base)
        else:
            _take(groups, article, media, seen, base)
        before = media
    left = _without_those_of_embeds(captions, embeds, layout)
    _give_captions(groups, layout, verdicts, left, last)
    placed = [
        Placed(g.block, g.node, _figure_of(g, layout, verdicts, base), g.captions, k)
        for k, g in enumerate(groups)
    ]
    return sorted(_without_repetitions(placed) + embeds, key=lambda item: (item.block, item.order))


def _unquoted(layout: Layout, media: Media, body: Sequence[int]) -> Media | None:
    """The post of a quotation, seen from the element around it; None where its words are in the body, and show it."""
    nodes, node = layout.nodes, media.node
    first, last = nodes.first[node], nodes.last[node]
    if any_between(body, first, last):
        return None
    while node > 0 and nodes.last[node] - nodes.first[node] == last - first:
        node = nodes.parent[node]
    return media._replace(node=node)


def _end(layout: Layout, verdicts: Sequence[Verdict], last: int) -> int:
    """The last block of the body, or of the captions of a row of figures that ends it.

    Such figures stand beside the paragraphs or in an element named after galleries; teasers do not.
    """
    nodes = layout.nodes
    end = last
    while end + 1 < len(verdicts) and _is_of_a_picture(verdicts[end + 1]):
        figure = figure_around(layout, layout.blocks[end + 1].node)
        parent = nodes.parent[figure] if figure >= 0 else -1
        if parent < 0 or (nodes.first[parent] > last and not nodes.cues[parent] & c.GALLERY):
            break
        end += 1
    return end


def _is_of_a_picture(verdict: Verdict) -> bool:
    return verdict.label is _CAPTION or verdict.label is _CREDIT or verdict.label is _ALT


def _is_second_version(groups: Sequence[_Group], media: Media) -> bool:
    """Whether a picture in a ``<noscript>`` repeats the lazy one right before it."""
    last = groups[-1].last if groups and "noscript" in media.attributes else None
    return last is not None and (last.block, last.node) == (media.block, media.node)


def _take_fallback(group: _Group, media: Media, base: str | None) -> None:
    """Put what a ``<noscript>`` shows in the place of the picture before it, if that is but what its ``src`` states."""
    image, last = image_of(media.attributes, base), group.images[-1]
    if (
        image is None
        or group.last is None
        or last.url != absolute_url(group.last.attributes.get("src"), base)
    ):
        return
    if is_picture_file(image.url) and (image.alt == last.alt or image.alt is None):
        group.images[-1] = attrs.evolve(image, alt=image.alt or last.alt)


def _take(groups: list[_Group], article: Belonging, media: Media, seen: set[str], base: str | None) -> None:
    """Add a picture of the article to the group of the ``<figure>`` around it, else to a new one."""
    held = article.holds(media)
    if not held and not article.lead:
        return
    image = image_of(media.attributes, base)
    if image is None or (key := picture_key(image.url)) in seen:
        return
    figure = figure_around(article.layout, media.node)
    group = groups[-1] if groups else None
    together = group is not None and group.figure == figure >= 0
    is_beside = together or (group is not None and group.block == media.block)
    ornament = is_ornament(media.attributes, image.url)
    shown = held and article.shows(media, image, is_beside=is_beside, ornament=ornament)
    if not shown and not article.is_lead(media, image):
        return
    seen.add(key)
    if group is not None and is_beside and group.is_ornament and not ornament:
        groups.pop()  # the sign of the site upon a picture, or a button that enlarges it
        together = False
    if group is None or not together:
        group = _Group(media.block, media.node if figure < 0 else article.layout.nodes.parent[figure], figure)
        group.is_ornament = ornament
        groups.append(group)
    _add_version(group.images, image)
    group.last = media
    group.alts += [fold(alt) for alt in (image.alt, media.attributes.get("title")) if alt]


def _add_version(images: list[Image], image: Image) -> None:
    """Add a picture to those of its figure, or put it in the place of a smaller version of itself."""
    for i, other in enumerate(images):
        if is_same_picture(other.url, image.url):
            if (stated_size(image.url) or 0) > (stated_size(other.url) or 0):
                images[i] = attrs.evolve(image, alt=image.alt or other.alt)
            return
    images.append(image)


def _without_those_of_embeds(captions: Sequence[int], embeds: Sequence[Placed], layout: Layout) -> list[int]:
    """The captions that are not of an embed; those of one, in a ``<figure>`` without a picture, become its text."""
    framed = {figure_around(layout, embed.node): embed for embed in embeds}
    framed.pop(-1, None)
    for figure in _figures_with_pictures(layout) if framed else ():
        framed.pop(figure, None)
    left: list[int] = []
    for i in captions:
        embed = framed.get(figure_around(layout, layout.blocks[i].node)) if framed else None
        if embed is None or not isinstance(embed.made, Embed):
            left.append(i)
            continue
        text = " ".join(filter(None, [embed.made.text, layout.blocks[i].text]))
        embed.made, embed.captions = attrs.evolve(embed.made, text=text), (*embed.captions, i)
    return left


def _give_captions(
    groups: list[_Group], layout: Layout, verdicts: Sequence[Verdict], captions: Sequence[int], last: int
) -> None:
    """Hand each caption to the picture in its figure, else to the nearest one before it, else after it."""
    pictured = groups[:]
    in_figure = {group.figure: group for group in groups if group.figure >= 0}
    framed: set[int] | None = None
    seen: set[str] = set()
    for i in captions:
        block = layout.blocks[i]
        figure = figure_around(layout, block.node)
        group = in_figure.get(figure)
        if group is None and figure < 0:
            group = _nearest(pictured, groups[max(len(pictured), len(groups) - _LOOK_BACK) :], i)
        elif group is None:
            framed = _figures_with_pictures(layout) if framed is None else framed
            group = None if figure in framed else _nearest(pictured, (), i)
        is_credit_line = block.tag == "small" or verdicts[i].label is Label.CREDIT
        is_known = group is None or (group.captions and not is_credit_line)
        if block.text in seen and is_known and block.text.count(" ") >= _REPEATED_WORDS:
            continue  # printed once more by a lightbox, whose picture is known
        seen.add(block.text)
        if group is None and i <= last + 2:
            group = _Group(i, block.node if figure < 0 else layout.nodes.parent[figure], figure)
            groups.append(group)
            if figure >= 0:
                in_figure[figure] = group
        if group is not None:
            group.captions.append(i)


def _figures_with_pictures(layout: Layout) -> set[int]:
    """The ``<figure>`` elements that hold a picture; some themes set one around the caption alone."""
    return {figure_around(layout, media.node) for media in layout.media if media.kind == "image"}


def _nearest(pictured: Sequence[_Group], made: Sequence[_Group], i: int) -> _Group | None:
    """The group that a caption outside of its ``<figure>`` belongs to.

    Args:
        pictured: The groups with pictures, in document order.
        made: The last groups that captions without a picture have made.
        i: The caption.
    """
    at = bisect_right(pictured, i, key=lambda group: group.block)
    before = [*pictured[max(0, at - _LOOK_BACK) : at], *made]
    below = [g for g in before if 0 <= i - g.block <= _CAPTION_REACH + len(g.captions)]
    if below:
        return below[-1]
    return next((g for g in pictured[at : at + _LOOK_BACK] if g.block - i <= 1 and not g.captions), None)


def _figure_of(group: _Group, layout: Layout, verdicts: Sequence[Verdict], base: str | None) -> Figure:
    captions: dict[str, Text] = {}
    owners: list[str] = []
    alt = None
    bracket_open = False
    for i in group.captions:
        block, label = layout.blocks[i], verdicts[i].label
        if label is Label.ALT:
            alt = block.text
            continue
        caption: Text | None = None
        if block.tag == "small" or bracket_open or (captions and is_credit(block.text)):
            owner: str | None = bare_credit(block.text)
        else:
            caption, owner = split_credit(text_of(block, base), group.alts)
            bracket_open = block.text.endswith(("(", "["))
            if label is Label.CREDIT and not (owner and caption and " " in caption.plain):
                caption, owner = None, bare_credit(block.text)
        if caption:
            captions.setdefault(caption.plain, caption)
        if owner:
            owners.append(owner)
    images = tuple(group.images)
    if alt:
        images = tuple(attrs.evolve(image, alt=image.alt or alt) for image in images) or (
            Image(url="", alt=alt),
        )
    text = next(iter(captions.values()), None) if len(captions) < 2 else Text(" ".join(captions))
    return Figure(images=images, caption=text, credit=joined_credits(owners))


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
