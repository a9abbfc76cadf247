"""What the walk does with each element, by tag. HTML Living Standard, sections 4 and 15 (rendering)."""

from collections.abc import Callable
from typing import Any, Final

__all__ = [
    "ATTRIBUTE_OF",
    "BLOCK",
    "BREAK",
    "EMBED",
    "FURNITURE",
    "IMAGE",
    "INLINE",
    "LINK",
    "MATH",
    "NEVER_TEXT",
    "NOSCRIPT",
    "PHRASING",
    "PREFORMATTED",
    "ROLE_OF",
    "ROLE_WITHOUT_SCRIPTS",
    "SKIP",
    "SPAN_OF",
    "UNCLOSED",
    "UNSCRIPTED",
    "attribute_of",
    "is_misplaced",
]

# Roles are small integers: the walk compares one for every element of the page.
# Up to LINK they are walked into.
(
    BLOCK,
    PREFORMATTED,
    FURNITURE,
    UNSCRIPTED,
    INLINE,
    UNCLOSED,
    LINK,
    BREAK,
    SKIP,
    IMAGE,
    EMBED,
    NOSCRIPT,
    MATH,
) = range(13)

_ROLES: Final = {
    INLINE: "abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr "
    "output picture progress q rb ruby s samp small span strike strong sub sup time tt u var "
    "relative-time time-ago",
    LINK: "a",
    # Blocks that may be mere menus.
    FURNITURE: "header footer nav",
    BREAK: "br",
    # Their text is never shown in place, is not text, or tells how the words beside it are read (ruby).
    SKIP: "script style template svg canvas head select datalist textarea map rp rt rtc basefont "
    "link meta title base param input area col",
    IMAGE: "img amp-img image amp-anim",
    # Void elements that libxml2 does not know as such: what follows them stands inside them in its tree.
    UNCLOSED: "embed source track wbr keygen bgsound",
    EMBED: "iframe video audio object applet amp-video amp-youtube amp-iframe amp-twitter amp-instagram "
    "amp-facebook amp-vimeo amp-dailymotion amp-brightcove amp-audio amp-tiktok amp-soundcloud amp-ad "
    "amp-embed amp-social-share lite-youtube lite-vimeo youtube-video video-js",
    NOSCRIPT: "noscript",
    MATH: "math",
    PREFORMATTED: "pre listing xmp plaintext",
}

#: What is inside these elements is no text of the page, shown or not.
NEVER_TEXT: Final = frozenset({"script", "style", "template", "head", "svg", "canvas"})

#: Role of each tag that is no ordinary block. Unknown and custom elements are blocks: they serve as wrappers.
ROLE_OF: Final = {tag: role for role, tags in _ROLES.items() for tag in tags.split()}

#: The same in a browser that runs no scripts and shows what ``<noscript>`` holds: HTML section 4.12.2.
ROLE_WITHOUT_SCRIPTS: Final = {**ROLE_OF, "noscript": UNSCRIPTED}

#: Kind of ``Span`` that an inline tag makes.
SPAN_OF: Final = {
    "b": "strong",
    "strong": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "del": "deleted",
    "s": "deleted",
    "strike": "deleted",
    "ins": "inserted",
    "mark": "mark",
    "sub": "sub",
    "sup": "sup",
}

#: What holds text and no blocks: HTML section 4.4.1 and 4.3.6.
PHRASING: Final = frozenset("p h1 h2 h3 h4 h5 h6 dt".split())

#: The attribute that assembly needs of a block element.
ATTRIBUTE_OF: Final = {
    "ol": "start",
    "h1": "id",
    "h2": "id",
    "h3": "id",
    "h4": "id",
    "h5": "id",
    "h6": "id",
    "blockquote": "cite",
    "td": "colspan",
    "th": "colspan",
    "li": "id",
}

#: Where Instagram, Threads and Mastodon state the address of a post that is quoted to be embedded; TikTok has "cite".
_PERMALINKS: Final = ("data-instgrm-permalink", "data-text-post-permalink", "data-embed-url")


def attribute_of(get: Callable[[str], str | None], tag: str) -> str | None:
    """What is kept of the attributes of a block element: one, and for cells the number of rows behind a space.

    Of a quotation it is the address of the post that it embeds, else of its source.
    """
    value = get(ATTRIBUTE_OF[tag])
    if tag == "blockquote":
        return next((address for name in _PERMALINKS if (address := get(name))), value)
    rows = get("rowspan") if tag in ("td", "th") else None
    return f"{value or 1} {rows}" if rows else value


def is_misplaced(element: Any, tag: str) -> bool:
    """Whether an element in one of ``PHRASING`` is no block, as custom elements and lone wrappers there are not."""
    return "-" in tag or (tag == "div" and len(element.getparent()) == 1)
