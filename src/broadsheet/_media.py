"""Pictures and embeds: from the attributes of an element to the best address."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from broadsheet._lexicon.phrases import category
from broadsheet._urls import absolute_url, host_of
from broadsheet._words import fold, unescape
from broadsheet.model import Image

__all__ = [
    "image_of",
    "is_avatar",
    "is_logo",
    "is_ornament",
    "is_picture_file",
    "is_same_picture",
    "is_service",
    "picture_key",
    "picture_name",
    "provider_of",
    "stated_size",
]

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
# Begins what stands in the place of an address: the picture itself, nothing, or JSON for a script.
_NO_ADDRESSES: Final = ("data:", "about:", "{", "[")
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
    "/loader.gif",
    "/ajax-loader.",
    "/clear.gif",
    "[timestamp]",
    "='",  # of a script, written where the address belongs
)
# Words in class and file names of what a page shows beside the text's own pictures.
_DECORATION = re.compile(
    r"(?<![a-z])(?:emoji|smiley|icons?|favicon|avatars?|gravatar|logos?|spinner|sprites?|hamburger|arrows?|"
    r"tracking|pixel|btn|zoom(?=[-_.](?:in|out|svg|png|gif))|latex|sharetools?|chevrons?|watermarks?|loader|play(?:icon|button)|"
    r"mwe-math-[a-z-]{1,40})(?![a-z])",
    re.IGNORECASE,
)
_AVATAR = re.compile(
    r"(?<![a-z])(?:emoji|smiley|smilies|favicon|avatars?|gravatar|spinner|sprites?)(?![a-z])", re.IGNORECASE
)
_DESIGN = re.compile(
    r"/(?:themes|skins|modules|plugins|icons?|sprites?|emojis?|avatars?|logos?|social|sharetools|math/render)/",
    re.IGNORECASE,
)
_SERVICE: Final = (
    r"(?:facebook|twitter|instagram|linked-?in|pinterest|whatsapp|reddit|telegram|tumblr|youtube|tiktok|threads|"
    r"bluesky|mastodon|xing|google ?(?:plus|\+|news)|flipboard|hatena|はてな|vk|weibo|微博|微信)"
)
_NAMED_SERVICE = re.compile(_SERVICE, re.IGNORECASE)
#: What the signs that lead to a service say; what else they say, the lexicon knows.
_SIGN = re.compile(
    rf"(?:(?:icon|logo)[ :_-])?(?:{_SERVICE}|x|line|pocket|rss|e-?mail|mail|print)(?:[ _-](?:icon|logo|share|button))?",
    re.IGNORECASE,
)
_LOGO = re.compile(r"(?<![a-z])(?:logos?|favicon)(?![a-z])", re.IGNORECASE)
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")  # the parts of a hash are none
_MOST_WORDS: Final = 6  # in the name of a logo's file, the ending included
_TRACKER = re.compile(
    r"//(?:[\w-]+\.)*(?:gravatar\.com|doubleclick\.net|scorecardresearch\.com|pixel\.wp\.com|quantserve\.com|"
    r"google-analytics\.com|facebook\.com/tr\b|s\.w\.org/images/core/emoji|feedburner\.com|vgwort\.de)"
    r"|/delivery/(?:avw|lg)\.php"  # the banners of Revive and OpenX
)
_GLUED = re.compile(r"(?<=\s)(\d+[wx]),(?=\S)")  # "a.jpg 1x,b.jpg 2x"
_NUMBER_ONLY = re.compile(r"\d{1,6}(?:\.\d{1,4})?")
_FILES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(\.\w{3,4})$")
# What tells the versions of one file apart at the end of its name.
_VERSION = re.compile(
    r"(?:[_-]{1,3}(?:\d{2,4}x\d{2,4}|small|medium|large|retina|thumb|thumbnail|desktop|mobile))+$",
    re.IGNORECASE,
)
# Sizes in addresses: "/300x200/", "-150x150.jpg", "?w=96", "/max/60/", "/w_640,", "_w35". Small pairs are ratios: "16x9".
_STATED_SIZE = re.compile(
    r"(?<![a-z0-9])(?:(\d{2,4})x(\d{2,4})|(?:w|h)[=_/]?([1-9]\d{1,3})|(?:width|height|max)[=_/](\d{2,4}))(?![a-z0-9])",
    re.IGNORECASE,
)
_LARGEST_RATIO: Final = 23
_NUMBER = re.compile(r"\s*(\d{1,5})(?![\d%])")
_PIXEL: Final = 2  # CSS pixels
_SHORTEST_NAME: Final = 8  # letters of a file name that tells pictures apart
_LONGEST_SIGN: Final = 40  # characters of an alternative text; longer ones are cut and match nothing
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
    "uri.sh": "flourish",
    "everviz.com": "everviz",
    "23degrees.io": "23degrees",
    "arcgis.com": "arcgis",
    "tableau.com": "tableau",
    "knightlab.com": "knightlab",
    "genial.ly": "genially",
    "thinglink.com": "thinglink",
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
    "omny.fm": "omny",
    "podigee.io": "podigee",
    "podigee.com": "podigee",
    "simplecast.com": "simplecast",
    "buzzsprout.com": "buzzsprout",
    "spreaker.com": "spreaker",
    "libsyn.com": "libsyn",
    "captivate.fm": "captivate",
    "bandcamp.com": "bandcamp",
    "mixcloud.com": "mixcloud",
    "deezer.com": "deezer",
    "jwplatform.com": "jwplayer",
    "kaltura.com": "kaltura",
    "glomex.com": "glomex",
    "wistia.com": "wistia",
    "wistia.net": "wistia",
    "videopress.com": "videopress",
    "streamable.com": "streamable",
    "rumble.com": "rumble",
    "vine.co": "vine",
    "rutube.ru": "rutube",
    "vk.com": "vk",
    "bilibili.com": "bilibili",
    "youku.com": "youku",
    "qq.com": "qq",
    "nicovideo.jp": "niconico",
    "giphy.com": "giphy",
    "imgur.com": "imgur",
    "tumblr.com": "tumblr",
    "jsfiddle.net": "jsfiddle",
    "codesandbox.io": "codesandbox",
    "typeform.com": "typeform",
    "openstreetmap.org": "openstreetmap",
}
#: Hosts that embed advertising, measuring and consent, never content.
_NO_CONTENT: Final = frozenset(
    "doubleclick.net googletagmanager.com googlesyndication.com google-analytics.com amazon-adsystem.com "
    "adnxs.com criteo.com taboola.com outbrain.com addthis.com disqus.com recaptcha.net cookiebot.com "
    "onetrust.com trustarc.com mailchimp.com hsforms.com hubspot.com list-manage.com dianomi.com datafeedfile.com "
    "adition.com smartadserver.com 2mdn.net zergnet.com mgid.com revcontent.com teads.tv".split()
)
#: First parts of the names of hosts that serve a site's advertising.
_AD_HOSTS: Final = frozenset(("ad", "ads", "adserver", "adv", "adfarm", "adclick", "banner", "banners"))
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
    if _is_pixel(width, height):
        return None
    for candidate in _candidates(attributes, width):
        if _keeps_place(candidate):
            continue
        if (url := _address(candidate, base)) and not _TRACKER.search(url[:300]):
            alt = attributes.get("alt")
            if alt and "&" in alt:  # escaped twice
                alt = unescape(alt)
            return Image(url=url, alt=fold(alt) or None if alt else None, width=width, height=height)
    return None


def is_ornament(attributes: Mapping[str, str], url: str) -> bool:
    """Whether a picture that stands alone belongs to the page's design: a logo, a sign, an avatar."""
    return bool(
        _DECORATION.search(attributes.get("class", "")[:300])
        or _DESIGN.search(url)
        or _is_named(_DECORATION, url)
        or _is_sign(attributes.get("alt", "")[:_LONGEST_SIGN].strip())
    )


def _is_sign(alt: str) -> bool:
    """Whether an alternative text is that of a sign: "Facebook", "Auf Facebook teilen", "Imprimer", "Werbung".

    What begins like an invitation to share may be the name of a chart: "Share of the votes".
    """
    if _SIGN.fullmatch(alt):
        return True
    if not alt or not (" " not in alt or _NAMED_SERVICE.search(alt)):
        return False
    return category(alt) in ("share", "advertisement")


def is_logo(url: str) -> bool:
    """Whether a picture that stands for a page in lists and previews is the site's own: its logo, or a placeholder."""
    return bool(
        _is_named(_LOGO, url) or _DESIGN.search(url) or _keeps_place(url) or _TRACKER.search(url[:300])
    )


def _is_named(words: re.Pattern[str], url: str) -> bool:
    """Whether the name of a file holds one of the words; a long one is that of a picture which shows the thing."""
    name = url.partition("?")[0].rpartition("/")[2]
    return words.search(name) is not None and len(_WORD.findall(name)) <= _MOST_WORDS


def is_avatar(attributes: Mapping[str, str], url: str) -> bool:
    """Whether a picture stands for a person or a feeling wherever it is shown: an avatar, a smiley."""
    return bool(
        _AVATAR.search(attributes.get("class", "")[:300]) or _AVATAR.search(url, 0, _LONGEST_SEARCHED)
    )


def stated_size(url: str) -> int | None:
    """The width, else the height, in pixels that an address asks for; None when it names none.

    The blurred preview of a picture that is still to come is no smaller picture.
    """
    if "blur" in url:
        return None
    for match in _STATED_SIZE.finditer(url, 0, _LONGEST_SEARCHED):
        size = int(match[1] or match[3] or match[4])
        if size > _LARGEST_RATIO or match[2] is None:
            return size
    return None


def picture_name(url: str) -> str:
    """The name of the file, in lower case, without ending and size: the same for most versions of a picture."""
    name = url.partition("?")[0].rpartition("/")[2][-_LONGEST_SEARCHED:].lower()
    return _VERSION.sub("", name.rpartition(".")[0] or name)


def is_picture_file(url: str) -> bool:
    """Whether an address leads to a picture, as its ending tells."""
    return url.partition("?")[0].lower().endswith(_FILES)


def is_same_picture(url: str, other: str) -> bool:
    """Whether two addresses name versions of one picture: the same file, or files of the same telling name."""
    if picture_key(url) == picture_key(other):
        return True
    name = picture_name(url)
    return len(name) >= _SHORTEST_NAME and not name.isdigit() and name == picture_name(other)


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
            if url and (number is None or number < size):
                unsized.append(url)
            elif url and number is not None:
                best, size = url, number + 1
    if best:
        yield best
    yield from [attributes[name] for name in _LAZY_URLS if attributes.get(name)]
    if source := attributes.get("src"):
        yield source
    yield from unsized
    # Many lazy-loading scripts have an attribute of their own.
    yield from filter(is_picture_file, attributes.values())


def _is_pixel(width: int | None, height: int | None) -> bool:
    """Whether a picture is too small to be seen. A height of nothing beside a width waits for a script."""
    sizes = [size for size in (width, height) if size is not None]
    if 0 in sizes and max(sizes) > _PIXEL:
        return False
    return bool(sizes) and min(sizes) <= _PIXEL


def _keeps_place(url: str) -> bool:
    start = url[:300].lower()
    return start.startswith(_NO_ADDRESSES) or any(part in start for part in _PLACEHOLDERS)


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
    if labels[0] in _AD_HOSTS and len(labels) > 2:
        return None
    for i in range(len(labels) - 1):
        name = ".".join(labels[i:])
        if name in _NO_CONTENT:
            return None
        if name in _PROVIDERS:
            return _PROVIDERS[name]
    return host.removeprefix("www.")


def is_service(provider: str) -> bool:
    """Whether a provider, as :func:`provider_of` names it, is a known service and no mere host."""
    return "." not in provider
