"""Embeds: from the attributes of an element to the service and the address of what it shows."""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import parse_qs, urlsplit

from broadsheet._media import provider_of
from broadsheet._urls import absolute_url
from broadsheet.model import Embed

__all__ = ["embed_of"]

# The addresses of what the elements of AMP show, and of players, from the attributes that name it.
_PATTERNS: Final = {
    "amp-youtube": "https://www.youtube.com/watch?v={data-videoid}",
    "lite-youtube": "https://www.youtube.com/watch?v={videoid}",
    "youtube-video": "https://www.youtube.com/watch?v={video-id}",
    "amp-vimeo": "https://vimeo.com/{data-videoid}",
    "lite-vimeo": "https://vimeo.com/{videoid}",
    "amp-dailymotion": "https://www.dailymotion.com/video/{data-videoid}",
    "amp-twitter": "https://twitter.com/i/status/{data-tweetid}",
    "amp-instagram": "https://www.instagram.com/p/{data-shortcode}/",
    "amp-facebook": "{data-href}",
    "amp-tiktok": "https://www.tiktok.com/embed/v2/{data-src}",
    "amp-soundcloud": "https://api.soundcloud.com/tracks/{data-trackid}",
    "amp-brightcove": "https://players.brightcove.net/{data-account}/default_default/index.html?videoId={data-video-id}",
    "video": "https://players.brightcove.net/{data-account}/default_default/index.html?videoId={data-video-id}",
    "video-js": "https://players.brightcove.net/{data-account}/default_default/index.html?videoId={data-video-id}",
}
_MOST_FIELDS: Final = 20  # of a query
_LONGEST_QUERY: Final = 4_000  # characters
#: What a frame shows until its visitor agrees or scrolls.
_EMPTY: Final = ("about:", "data:", "javascript:", "blob:")
_PICTURES: Final = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")


def embed_of(attributes: Mapping[str, str], base: str | None) -> Embed | None:
    """The embed that an element shows, None for advertising and for what has no address.

    Args:
        attributes: Its attributes; "tag" holds its tag.
        base: Absolute address that relative ones are resolved against.
    """
    if attributes.get("width") in ("0", "1") or attributes.get("height") in ("0", "1"):
        return None
    for written in _addresses(attributes):
        url = absolute_url(written, base)
        if url and not urlsplit(url).path.lower().endswith(_PICTURES):
            url = _wrapped(url) or url
            provider = provider_of(url)
            return Embed(provider=provider, url=url) if provider else None
    return None


def _addresses(attributes: Mapping[str, str]) -> Iterator[str]:
    """Addresses that an element names, the most telling first."""
    tag = attributes.get("tag", "")
    if (pattern := _PATTERNS.get(tag)) and (made := _filled(pattern, attributes)):
        yield made
    for name in ("src", "data-src", "data"):
        if (value := attributes.get(name, "").strip()) and not value.startswith(_EMPTY):
            yield value
    # Lazy loading and the layers that ask for consent have attributes of their own.
    for name, value in attributes.items():
        if name.startswith("data-") and value.startswith(("https://", "http://", "//")):
            yield value


def _filled(pattern: str, attributes: Mapping[str, str]) -> str | None:
    """A pattern with the values of the attributes that it names; a value that is an address stands for all of it."""
    filled = pattern
    while (start := filled.find("{")) >= 0:
        name = filled[start + 1 : filled.index("}", start)]
        value = attributes.get(name, "").strip()
        if value.startswith(("https://", "http://", "//")):
            return value
        if not value or "{" in value:
            return None
        filled = filled.replace("{" + name + "}", value)
    return filled


def _wrapped(url: str) -> str | None:
    """The address that a frame is only the wrapping of, named in its query: "/embed?url=https%3A..."."""
    query = urlsplit(url).query
    if "%3A%2F%2F" not in query and "://" not in query:
        return None
    try:
        fields = parse_qs(query[:_LONGEST_QUERY], max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    for name in ("url", "src"):
        for value in fields.get(name, ()):
            inner = absolute_url(value) if value.startswith(("https://", "http://")) else None
            if inner and provider_of(inner) in _WRAPPED:
                return inner
    return None


#: Services whose films and posts other sites wrap in frames of their own.
_WRAPPED: Final = frozenset(
    {"youtube", "vimeo", "dailymotion", "x", "instagram", "tiktok", "facebook", "bluesky"}
)
