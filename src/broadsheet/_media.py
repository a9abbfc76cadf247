"""Pictures and embeds: from the attributes of an element to the best address."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from broadsheet._urls import absolute_url, host_of
from broadsheet._words import fold
from broadsheet.model import Image

__all__ = ["image_of", "is_logo", "is_ornament", "picture_key", "provider_of"]

# Attributes that hold the real or a larger address while ``src`` shows a placeholder; names of public
# lazy-loading and lightbox scripts.
_FULL_URLS: Final = ("data-orig-file", "data-large-file", "data-full-src", "data-full-url", "data-hi-res-src")
_SETS: Final = ("data-srcset", "data-lazy-srcset", "srcset", "sources")
_LAZY_URLS: Final = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-lazy",
    "data-image",
    "data-img-url",
    "data-actualsrc",
    "data-native-src",
)
# Parts of the addresses of pictures that only keep a place.
_PLACEHOLDERS: Final = (
    "placeholder",
    "lazyload",
    "lazy-load",
    "lazy_load",
    "/blank.",
    "/spacer.",
    "/1x1.",
    "/pixel.",
    "/transparent.",
    "/grey.gif",
    "/loading.gif",
    "/clear.gif",
)
# Words in class and file names of what a page shows beside the text's own pictures.
_DECORATION = re.compile(
    r"(?<![a-z])(?:emoji|smiley|icons?|favicon|avatars?|gravatar|logos?|spinner|sprites?|hamburger|arrows?|"
    r"tracking|pixel|btn|zoom)(?![a-z])",
    re.IGNORECASE,
)
_DESIGN = re.compile(
    r"/(?:themes|skins|modules|plugins|icons?|sprites?|emojis?|avatars?|logos?)/", re.IGNORECASE
)
_LOGO = re.compile(r"(?<![a-z])(?:logos?|favicon)(?![a-z])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 6  # in the name of a logo's file, the ending included
_TRACKER = re.compile(
    r"//(?:[\w-]+\.)*(?:gravatar\.com|doubleclick\.net|scorecardresearch\.com|pixel\.wp\.com|quantserve\.com|"
    r"google-analytics\.com|facebook\.com/tr\b|s\.w\.org/images/core/emoji|feedburner\.com|vgwort\.de)"
)
_GLUED = re.compile(r"(?<=\s)(\d+[wx]),(?=\S)")  # "a.jpg 1x,b.jpg 2x"
_NUMBER_ONLY = re.compile(r"\d{1,6}(?:\.\d{1,4})?")
_FILES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(\.\w{3,4})$")
_NUMBER = re.compile(r"\s*(\d{1,5})(?![\d%])")
_LONGEST_SEARCHED: Final = 300  # characters of an address

#: Service by registrable name of the host that serves the embed.
_PROVIDERS: Final = {
    "youtube.com": "youtube",
    "youtube-nocookie.com": "youtube",
    "youtu.be": "youtube",
    "vimeo.com": "vimeo",
    "dailymotion.com": "dailymotion",
    "dai.ly": "dailymotion",
    "twitter.com": "x",
    "x.com": "x",
    "instagram.com": "instagram",
    "facebook.com": "facebook",
    "fb.watch": "facebook",
    "tiktok.com": "tiktok",
    "reddit.com": "reddit",
    "redditmedia.com": "reddit",
    "bsky.app": "bluesky",
    "threads.net": "threads",
    "threads.com": "threads",
    "soundcloud.com": "soundcloud",
    "spotify.com": "spotify",
    "apple.com": "apple",
    "google.com": "google",
    "datawrapper.de": "datawrapper",
    "dwcdn.net": "datawrapper",
    "flourish.studio": "flourish",
    "infogram.com": "infogram",
    "documentcloud.org": "documentcloud",
    "scribd.com": "scribd",
    "slideshare.net": "slideshare",
    "codepen.io": "codepen",
    "github.com": "github",
    "ted.com": "ted",
    "twitch.tv": "twitch",
    "pinterest.com": "pinterest",
    "linkedin.com": "linkedin",
    "t.me": "telegram",
    "telegram.org": "telegram",
    "brightcove.net": "brightcove",
    "jwplayer.com": "jwplayer",
    "acast.com": "acast",
    "megaphone.fm": "megaphone",
    "openstreetmap.org": "openstreetmap",
}
#: Hosts that embed advertising, measuring and consent, never content.
_NO_CONTENT: Final = frozenset(
    "doubleclick.net googletagmanager.com googlesyndication.com google-analytics.com amazon-adsystem.com "
    "adnxs.com criteo.com taboola.com outbrain.com addthis.com disqus.com recaptcha.net cookiebot.com "
    "onetrust.com trustarc.com mailchimp.com hsforms.com hubspot.com list-manage.com".split()
)
#: Buttons to like, share, follow or subscribe, and offers of shops, by what services serve them under.
_BUTTONS = re.compile(
    r"facebook\.com/(?:v[\d.]+/)?plugins/(?!post|video)|(?:twitter|x)\.com/widgets/(?:follow|tweet)_button|"
    r"youtube\.com/subscribe_embed|apis\.google\.com/|/recaptcha/|/widget/affiliate/"
)


def image_of(attributes: Mapping[str, str], base: str | None) -> Image | None:
    """The picture that an ``<img>`` shows once its page has loaded; None for a placeholder or a pixel.

    Args:
        attributes: Its attributes; "sources" holds the ``srcset`` of the ``<source>`` elements beside it.
        base: Absolute address that relative ones are resolved against.
    """
    width, height = _number(attributes.get("width")), _number(attributes.get("height"))
    if (width is not None and width <= 2) or (height is not None and height <= 2):
        return None
    for candidate in _candidates(attributes, width):
        if _keeps_place(candidate):
            continue
        if (url := _address(candidate, base)) and not _TRACKER.search(url[:300]):
            alt = attributes.get("alt")
            return Image(url=url, alt=fold(alt) or None if alt else None, width=width, height=height)
    return None


def is_ornament(attributes: Mapping[str, str], url: str) -> bool:
    """Whether a picture that stands alone belongs to the page's design: a logo, a sign, an avatar."""
    return bool(
        _DECORATION.search(attributes.get("class", "")[:300])
        or _DESIGN.search(url)
        or _DECORATION.search(url.partition("?")[0].rpartition("/")[2])
    )


def is_logo(url: str) -> bool:
    """Whether a picture that stands for a page in lists and previews is the site's own: its logo, or a placeholder.

    A long name with the word is that of a picture which shows one.
    """
    name = url.partition("?")[0].rpartition("/")[2]
    named = _LOGO.search(name) and len(_WORD.findall(name)) <= _MOST_WORDS
    return bool(named or _DESIGN.search(url) or _keeps_place(url) or _TRACKER.search(url[:300]))


def picture_key(url: str) -> str:
    """What addresses of one picture share: all but the size and, for a plain file, the query."""
    path, _, query = url.partition("?")
    if query and not path.lower().endswith(_FILES):
        return url
    return _SIZE.sub(r"\1", path)


def _candidates(attributes: Mapping[str, str], width: int | None) -> Iterator[str]:
    """Addresses of the picture, best first; most are never asked for."""
    yield from [attributes[name] for name in _FULL_URLS if attributes.get(name)]
    unsized: list[str] = []
    best, size = None, float(width or 0)
    for name in _SETS:
        if value := attributes.get(name):
            url, number = _best_of(value)
            if url and number is None:
                unsized.append(url)
            elif url and number is not None and number >= size:
                best, size = url, number + 1
    if best:
        yield best
    yield from [attributes[name] for name in _LAZY_URLS if attributes.get(name)]
    if source := attributes.get("src"):
        yield source
    yield from unsized
    # Many lazy-loading scripts have an attribute of their own.
    yield from [value for value in attributes.values() if value.partition("?")[0].lower().endswith(_FILES)]


def _keeps_place(url: str) -> bool:
    start = url[:300].lower()
    return start.startswith(("data:", "about:")) or any(part in start for part in _PLACEHOLDERS)


def _best_of(srcset: str) -> tuple[str | None, float | None]:
    """The address with the largest width or density of a ``srcset``, and that width in pixels.

    The width is None where the set states only densities or nothing (HTML Living Standard 4.8.4.3).
    """
    best, size, unit = None, 0.0, ""
    url = ""
    for token in _GLUED.sub(r"\1, ", srcset[:20_000]).split():
        stated = token.rstrip(",")
        if url and stated[:1].isdigit() and stated[-1:] in "wx" and _NUMBER_ONLY.fullmatch(stated[:-1]):
            number, mark = float(stated[:-1]), stated[-1]
        else:
            url, number, mark = stated, 1.0, ""
        if number > size and url and not url.startswith("data:"):
            best, size, unit = url, number, mark
    return best, size if unit == "w" else None


def _address(url: str, base: str | None) -> str | None:
    url = url.strip()
    return absolute_url(url, base) if len(url) < 4_000 else None


def _number(value: str | None) -> int | None:
    match = _NUMBER.match(value) if value else None
    return int(match[1]) if match else None


def provider_of(url: str | None) -> str | None:
    """The service that serves ``url``, else its host; None for what shows no content."""
    host = host_of(url or "")
    if not host or _BUTTONS.search(url or "", 0, _LONGEST_SEARCHED):
        return None
    labels = host.split(".")
    for i in range(len(labels) - 1):
        name = ".".join(labels[i:])
        if name in _NO_CONTENT:
            return None
        if name in _PROVIDERS:
            return _PROVIDERS[name]
    return host.removeprefix("www.")
