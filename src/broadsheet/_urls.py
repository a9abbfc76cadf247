"""The gate for addresses: what passes is an absolute ``http`` or ``https`` address, or nothing.

Every address of an article comes through :func:`absolute_url`; hosts for the dispatch of sites come
from :func:`host_of`. Both are total and linear: a page can write anything into its attributes.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from broadsheet._words import folded_words

__all__ = ["absolute_url", "ascii_host", "day_in", "host_of", "leads_home", "path_of", "slug_words"]

#: Longest address that is kept, in characters. Browsers cut far later; no page needs more.
MAX_URL: Final = 8_192

#: Longest host name in the DNS, in characters (RFC 1035, section 2.3.4, without the root's dot).
MAX_HOST: Final = 253

#: An address that needs no further look, which most are: taking it by this pattern costs a tenth
#: of ``urljoin`` (1 against 12 microseconds), and a page has hundreds of links.
_PLAIN = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,4})?(?:[/?#][\w/.~!$&'()*+,;=:@%?#\[\]-]*)?", re.ASCII
)

#: A root-relative path without dot segments.
_PLAIN_PATH = re.compile(r"/(?:[\w~!$&'()*+,;=:@%-][\w.~!$&'()*+,;=:@%/?#-]*)?", re.ASCII)

#: What an address must not hold raw: controls, white space, quotes and brackets that end an
#: attribute, surrogates and the characters that turn the direction of writing.
_UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\xa0\"<>^`{|}\u061c\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff\ud800-\udfff]"
)

#: A calendar day or month in an address, as /2023/06/26/ or 2023-06-26.
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?(?!\d)", re.ASCII)

_LONGEST_HOME: Final = 280  # characters of the address of a front page: a host and little else
_LONGEST_PATH: Final = 600  # characters that are looked at for words
_FILE_ENDING = re.compile(r"\.[a-z]{3,5}$")
_KEY = re.compile(r"\d{5,}|(?=[a-f]*\d)[a-f\d]{8,}")  # of a database, no word

_STRIPPED: Final = "".join(map(chr, range(0x21)))
_NO_BREAKS: Final = {9: None, 10: None, 13: None}
_BAD_HOST = re.compile(r"[\s\"#%/<>?\[\\\]^`{|}\x00-\x20\x7f]")
_PLAIN_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*", re.ASCII)


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _clean(url: str) -> str:
    """``url`` without the white space and with the slashes that a browser reads.

    Source: the WHATWG URL standard, section 4.4, "basic URL parser", for special schemes.
    """
    url = url.strip(_STRIPPED).translate(_NO_BREAKS)
    if "\\" in url:
        cut = re.search(r"[?#]", url)
        end = cut.start() if cut else len(url)
        url = url[:end].replace("\\", "/") + url[end:]
    return url


@lru_cache(maxsize=256)
def _origin(base: str) -> str | None:
    """Scheme and authority of a plain ``base``, else None."""
    return base[: base.index("/", 8)] if _PLAIN.fullmatch(base) and base.find("/", 8) > 0 else None


def absolute_url(url: str | None, base: str | None = None) -> str | None:
    """The address that ``url`` means on a page at ``base``.

    Args:
        url: An address as written in a page, absolute or relative.
        base: Absolute address of the page (or of its ``<base>``); None when unknown.

    Returns:
        An absolute ``http`` or ``https`` address of at most 8,192 characters without white space,
        controls or quotes, or None when ``url`` is no such address: another scheme, no host,
        malformed, or relative without a base.
    """
    if not url or len(url) > MAX_URL:
        return None
    if _PLAIN.fullmatch(url):
        return url
    if base and "/." not in url and _PLAIN_PATH.fullmatch(url):
        origin = _origin(base)
        if origin is not None:
            return origin + url
    return _resolve(url, base)


def _resolve(url: str, base: str | None) -> str | None:
    """:func:`absolute_url` for the addresses that need the long way."""
    try:
        joined = urljoin(base or "", _clean(url))
        parts = urlsplit(joined)
        host, _ = parts.hostname, parts.port  # a port out of range raises here
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or not _is_host(host):
        return None
    joined = _UNSAFE.sub(_escape, parts.geturl())
    return joined if len(joined) <= MAX_URL else None


def _is_host(host: str) -> bool:
    """Whether ``host`` (an IPv6 address without its brackets) can be a host at all."""
    return not _BAD_HOST.search(host) and not _UNSAFE.search(host)


def host_of(url: str | None) -> str:
    """The host of an address, as sites are looked up by.

    Args:
        url: An absolute address, or anything else.

    Returns:
        The host in lower case, IDNA-encoded, without port and trailing dot, at most 253
        characters; "" when there is none.
    """
    if not url or len(url) > MAX_URL:
        return ""
    try:
        host = urlsplit(_clean(url)).hostname
    except ValueError:
        return ""
    return ascii_host(host or "")


def ascii_host(host: str) -> str:
    """``host`` in the form in which hosts are compared: see :func:`host_of`; "" when it is no host."""
    host = host.lower().removesuffix(".")
    if len(host) > MAX_HOST:
        return ""
    if _PLAIN_HOST.fullmatch(host):
        return host
    try:
        encoded = host.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        return ""
    return encoded if len(encoded) <= MAX_HOST and not _BAD_HOST.search(encoded) else ""


def path_of(url: str | None) -> str:
    """The path of an absolute address, as written; "/" when there is none."""
    try:
        path = urlsplit(_clean(url or "")[:MAX_URL]).path
    except ValueError:
        return "/"
    return path if path.startswith("/") else "/"


def leads_home(link: str | None, base: str | None) -> bool:
    """Whether a link, as written, leads from a page at ``base`` to the front page of its own site."""
    if not link or not base or len(link) > _LONGEST_HOME:
        return False
    url = absolute_url(link, base)
    if url is None or "?" in url or path_of(url) != "/" or path_of(base) == "/":
        return False
    return host_of(url).removeprefix("www.") == host_of(base).removeprefix("www.")


def day_in(url: str | None) -> dt.date | None:
    """The first date that an address states; the first of the month where it names no day."""
    found = _DATE.search(url or "")
    try:
        return dt.date(int(found[1]), int(found[3]), int(found[4] or 1)) if found else None
    except ValueError:
        return None


def slug_words(url: str | None) -> frozenset[str]:
    """The words of the part of an address that names the article: of its last two parts the one with more words."""
    path = unquote(urlsplit(url or "").path[-_LONGEST_PATH:])
    parts = [folded_words(_FILE_ENDING.sub("", part)) for part in path.split("/") if part]
    words = max(reversed(parts[-2:]), key=len, default=frozenset())
    return frozenset(word for word in words if not _KEY.fullmatch(word))
