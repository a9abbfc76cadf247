"""From the attributes of an embed to its service and address."""

import pytest

from broadsheet import parse
from broadsheet._assemble.embeds import embed_of
from broadsheet.model import Embed, Figure, Paragraph, walk_blocks

_PLAYER = "https://players.brightcove.net/7/default_default/index.html?videoId=8"


@pytest.mark.parametrize(
    ("attributes", "provider", "url"),
    [
        ({"tag": "iframe", "src": "//vimeo.com/1"}, "vimeo", "https://vimeo.com/1"),
        (
            {"tag": "iframe", "src": "about:blank", "data-src": "https://vimeo.com/1"},
            "vimeo",
            "https://vimeo.com/1",
        ),
        ({"tag": "iframe", "data-consent-src": "https://vimeo.com/1"}, "vimeo", "https://vimeo.com/1"),
        ({"tag": "amp-youtube", "data-videoid": "abc"}, "youtube", "https://www.youtube.com/watch?v=abc"),
        ({"tag": "amp-twitter", "data-tweetid": "12"}, "x", "https://twitter.com/i/status/12"),
        (
            {"tag": "amp-twitter", "data-tweetid": "https://x.com/a/status/12"},
            "x",
            "https://x.com/a/status/12",
        ),
        ({"tag": "amp-instagram", "data-shortcode": "q"}, "instagram", "https://www.instagram.com/p/q/"),
        ({"tag": "video", "data-account": "7", "data-video-id": "8"}, "brightcove", _PLAYER),
        ({"tag": "video-js", "data-account": "7", "data-video-id": "8"}, "brightcove", _PLAYER),
        (
            {"tag": "iframe", "src": "https://news.example/embed?url=https%3A%2F%2Fvimeo.com%2F1&id=3"},
            "vimeo",
            "https://vimeo.com/1",
        ),
    ],
)
def test_address_of_an_embed(attributes: dict[str, str], provider: str, url: str) -> None:
    """What is shown counts, wherever an element names it: lazily, behind a layer of consent, as a number, in a wrapping."""
    embed = embed_of(attributes, "https://example.org/")

    assert (provider, url) == ((embed.provider, embed.url) if embed else None)


@pytest.mark.parametrize(
    "attributes",
    [
        {"tag": "iframe", "src": "about:blank"},
        {"tag": "object", "data": "/icons/check.svg"},
        {"tag": "iframe", "src": "https://www.youtube.com/embed/a", "width": "1"},
        {"tag": "amp-youtube", "data-videoid": "{video}"},
        {"tag": "iframe", "src": "https://x.doubleclick.net/a"},
    ],
)
def test_no_embed(attributes: dict[str, str]) -> None:
    """Empty and hidden frames, icons and advertising embed nothing."""
    assert embed_of(attributes, "https://example.org/") is None


def test_caption_of_a_film_is_no_picture_s() -> None:
    """What stands in a ``<figure>`` with a film and no picture is the film's text, and the picture above keeps its own."""
    body = (
        "<p>The old mill by the river burned for hours on Sunday, and nobody was hurt, the town said.</p>" * 3
        + '<figure><img src="/a.jpg"><figcaption>Smoke over the river</figcaption></figure>'
        + '<figure><iframe src="https://player.vimeo.com/video/99"></iframe><figcaption>The fire</figcaption></figure>'
        + "<p>In spring the mill will be built again, as high as before, with a roof of slate and two wheels.</p>"
    )
    page = f"<html><body><article><h1>Mill burns</h1>{body}</article></body></html>"

    shown = [
        b for b in walk_blocks(parse(page, url="https://example.org/mill")) if isinstance(b, Figure | Embed)
    ]
    assert [(type(b), str(b.caption if isinstance(b, Figure) else b.text)) for b in shown] == [
        (Figure, "Smoke over the river"),
        (Embed, "The fire"),
    ]


def test_media_before_the_same_paragraph_keep_their_order() -> None:
    """A film that stands before a picture comes before it, though no text parts them."""
    prose = (
        "<p>The old mill by the river burned for hours on Sunday, and nobody was hurt, the town said.</p>" * 3
    )
    media = '<iframe src="https://player.vimeo.com/video/99"></iframe><figure><img src="/a.jpg"></figure>'
    below = "<p>In spring it will be built again, the town said.</p>"
    page = f"<html><body><article><h1>Mill burns</h1>{prose}{media}{below}</article></body></html>"

    shown = [type(b) for b in walk_blocks(parse(page, url="https://example.org/mill"))]
    assert [Embed, Figure] == [kind for kind in shown if kind is not Paragraph]
