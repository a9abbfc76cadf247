"""From the attributes of an embed to its service and address."""

import pytest

from broadsheet._assemble.embeds import embed_of

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
