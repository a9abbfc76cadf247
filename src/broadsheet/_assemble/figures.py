"""Pictures with their captions and credits, and embeds, out of the media of a page."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from broadsheet._assemble.inline import text_of
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import credit_prefix
from broadsheet._media import image_of, provider_of
from broadsheet._records import Label, Layout, Mark, Media, Verdict
from broadsheet._urls import absolute_url
from broadsheet.model import Embed, Figure, Image, Text

__all__ = ["Placed", "place_media"]

_SMALLEST: Final = 80  # CSS pixels: a smaller picture is an icon or a portrait
_REACH_BEFORE: Final = 8  # blocks above the body in which the lead picture may stand
_CAPTION_REACH: Final = 2  # blocks between a picture and a caption outside a <figure>
_AWAY: Final = (
    c.RELATED | c.COMMENT | c.AD | c.NEWSLETTER | c.SHARE | c.FOOTER | c.NAV | c.SIDEBAR | c.BIO | c.PROFILE | c.AUTHOR | c.COOKIE
)
_CAPTION_LABELS: Final = (Label.CAPTION, Label.CREDIT, Label.ALT)


@attrs.define(eq=False)
class Placed:
    """A figure or embed and the block that it stands before.

    Attributes:
        block: Index of the first text block after it.
        node: The node that it stands in.
        made: The finished block.
    """

    block: int
    node: int
    made: Figure | Embed


@attrs.define(eq=False)
class _Group:
    """Pictures that share one ``<figure>``, and the texts that go with them."""

    block: int
    node: int
    figure: int
    images: list[Image] = attrs.Factory(list)
    captions: list[int] = attrs.Factory(list)


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
    if not body and not any(v.label in _CAPTION_LABELS for v in verdicts):
        return []
    first, last = (body[0], body[-1]) if body else (0, len(layout.blocks))
    near = [m for m in layout.media if first - _REACH_BEFORE <= m.block <= last + 2 and m.mark is not Mark.DROP]
    groups: list[_Group] = []
    embeds: list[Placed] = []
    kept = set(body)
    seen: dict[str, _Group] = {}
    for media in near:
        if not _belongs(layout, verdicts, media, kept, first, last):
            continue
        if media.kind == "embed":
            if first <= media.block <= last + 1 and (embed := _embed_of(media.attributes, base)):
                embeds.append(Placed(media.block, media.node, embed))
            continue
        image = image_of(media.attributes, base)
        if image is not None and image.url not in seen:
            seen[image.url] = _join(groups, layout, media, image)
    _give_captions(groups, layout, verdicts, first, last)
    figures = [Placed(g.block, g.node, _figure_of(g, layout, verdicts, base)) for g in groups]
    wanted = [p for p, g in zip(figures, groups, strict=True) if g.images or g.captions]
    return sorted(wanted + embeds, key=lambda placed: placed.block)


def _belongs(
    layout: Layout, verdicts: Sequence[Verdict], media: Media, kept: set[int], first: int, last: int
) -> bool:
    """Whether a picture stands in the article: not in furniture, and not in an element whose text was left out."""
    nodes = layout.nodes
    node = media.node
    in_figure = False
    for _ in range(8):
        if node < 0:
            break
        tag = nodes.tag[node]
        in_figure = in_figure or tag == "figure"
        if tag in ("nav", "footer", "aside", "button") or nodes.cues[node] & _AWAY:
            holds_body = any(i in kept for i in range(nodes.first[node], min(nodes.last[node], nodes.first[node] + 40)))
            return holds_body
        inside = range(nodes.first[node], nodes.last[node])
        if len(inside):
            if any(i in kept for i in inside[:200]):
                break
            if not in_figure and all(verdicts[i].label is Label.BOILERPLATE for i in inside[:20]):
                return False
        node = nodes.parent[node]
    width, height = media.attributes.get("width", ""), media.attributes.get("height", "")
    if any(size.isdigit() and int(size) < _SMALLEST for size in (width[:5], height[:5]) if size.isascii()):
        return False
    return in_figure or first <= media.block <= last or media.block >= first - 4


def _join(groups: list[_Group], layout: Layout, media: Media, image: Image) -> _Group:
    """The group of the ``<figure>`` around a picture, else a new one."""
    nodes = layout.nodes
    figure, node = -1, media.node
    for _ in range(8):
        if node < 0:
            break
        if nodes.tag[node] == "figure":
            figure = node
            break
        node = nodes.parent[node]
    if figure >= 0 and groups and groups[-1].figure == figure:
        groups[-1].images.append(image)
        return groups[-1]
    group = _Group(media.block, media.node if figure < 0 else nodes.parent[figure], figure, [image])
    groups.append(group)
    return group


def _give_captions(
    groups: list[_Group], layout: Layout, verdicts: Sequence[Verdict], first: int, last: int
) -> None:
    """Hand each caption to the picture in its figure, else to the nearest picture before it, else after it."""
    nodes = layout.nodes
    for i, verdict in enumerate(verdicts):
        if verdict.label not in _CAPTION_LABELS:
            continue
        node, figure = layout.blocks[i].node, -1
        for _ in range(8):
            if node < 0:
                break
            if nodes.tag[node] == "figure":
                figure = node
                break
            node = nodes.parent[node]
        group = next((g for g in groups if figure >= 0 and g.figure == figure), None)
        if group is None and figure < 0:
            group = _nearest(groups, i)
        if group is None:
            if not first - _REACH_BEFORE <= i <= last + 1:
                continue
            group = next((g for g in reversed(groups) if not g.images and i - max(g.captions) == 1), None)
            if group is None:
                group = _Group(i, layout.blocks[i].node if figure < 0 else nodes.parent[figure], figure)
                groups.append(group)
        group.captions.append(i)


def _nearest(groups: Sequence[_Group], i: int) -> _Group | None:
    near = [g for g in groups if 0 <= i - g.block <= _CAPTION_REACH + len(g.captions)]
    return near[-1] if near else next((g for g in groups if 0 < g.block - i <= 1), None)


def _figure_of(group: _Group, layout: Layout, verdicts: Sequence[Verdict], base: str | None) -> Figure:
    captions: list[Text] = []
    credit: list[str] = []
    alt = None
    for i in group.captions:
        text = layout.blocks[i].text
        if verdicts[i].label is Label.ALT:
            alt = text
        elif verdicts[i].label is Label.CREDIT or credit_prefix(text):
            credit.append(text)
        elif text not in (other.plain for other in captions):
            captions.append(text_of(layout.blocks[i], base))
    images = tuple(group.images)
    if alt:
        images = tuple(attrs.evolve(image, alt=image.alt or alt) for image in images) or (Image(url="", alt=alt),)
    caption = captions[0] if len(captions) == 1 else Text(" ".join(map(str, captions))) if captions else None
    return Figure(images=images, caption=caption, credit=" ".join(credit) or None)


def _embed_of(attributes: Mapping[str, str], base: str | None) -> Embed | None:
    """The embed that an element shows, None for advertising and for what has no address."""
    url = absolute_url(attributes.get("src") or attributes.get("data-src") or attributes.get("data") or "", base)
    if attributes.get("data-videoid") and attributes.get("tag") == "amp-youtube":
        url = absolute_url(f"https://www.youtube.com/watch?v={attributes['data-videoid']}")
    if attributes.get("data-tweetid"):
        url = absolute_url(f"https://twitter.com/i/status/{attributes['data-tweetid']}")
    provider = provider_of(url)
    hidden = attributes.get("width") in ("0", "1") or attributes.get("height") in ("0", "1")
    return Embed(provider=provider, url=url) if provider and not hidden else None
