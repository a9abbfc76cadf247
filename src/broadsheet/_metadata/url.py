"""What the page's address tells: the day under which many sites file an article, and the number of a page of it."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from broadsheet._lexicon.months import MONTHS
from broadsheet._records import Claim, Page
from broadsheet._urls import absolute_url
from broadsheet.model import Timestamp

__all__ = ["claims", "continues", "is_home"]

_DATE = re.compile(
    r"[/_-](?P<raw>(?P<y>(?:19|20)\d\d)(?P<sep>[/_-]?)(?P<m>0[1-9]|1[0-2])(?:(?P=sep)(?P<d>0[1-9]|[12]\d|3[01]))?)(?=[/_.-]|$)"
)
# A day written otherwise: "/2023/oct/03/", "/2023/7/12/", "/29-10-2023".
_OTHER_DATE = re.compile(
    r"/(?P<raw>(?P<y>(?:19|20)\d\d)/(?P<month>[a-zA-Z]{3,9}|1[0-2]|[1-9])/(?P<d>[0-3]?\d))(?=/)"
    r"|[/_-](?P<raw_last>(?P<d_last>[0-3]\d)(?P<sep>[._-])(?P<m_last>[01]\d)(?P=sep)(?P<y_last>(?:19|20)\d\d))(?=[/_.-]|$)"
)
_FILE_ENDING = re.compile(r"\.[a-z]{3,5}$")
_LONGEST_PATH: Final = 600  # characters
#: What numbers a page in a path ("/page/2", "-p2", "/2/") or a query ("page=2"), in the languages of Europe.
_PAGE_WORDS: Final = (
    "page|pagina|página|pagenum|pageno|paged|seite|sivu|sida|side|strona|strana|stranica|str|pg|p"
)
_PAGE_PART = re.compile(rf"[/_.,-]?(?:(?:{_PAGE_WORDS})[/_=.,-]?)?(\d{{1,3}})[/,]?", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(?<=[/_.,-])\d{1,3}$")
_LONGEST_NUMBER: Final = 3  # digits; longer numbers are those of articles
_PAGE_PARAMETER = re.compile(rf"(?:\w*[_-])?(?:{_PAGE_WORDS})", re.IGNORECASE)


def claims(page: Page) -> Iterator[Claim]:
    """The date that the address states: a day, or weakly a month."""
    match = _DATE.search(page.url) if page.url else None
    if match is None or (match["d"] is None and match["sep"] != "/"):
        yield from _other_day(page.url or "")
        return
    stamp = _stamp(int(match["y"]), int(match["m"]), match["d"], match["raw"])
    if stamp:
        yield Claim("published", stamp, "url", 0.9 if stamp.precision == "day" else 0.3)


def _other_day(address: str) -> Iterator[Claim]:
    """The day whose month the address writes as a word or in one digit, or whose year it writes last."""
    match = _OTHER_DATE.search(address)
    if match is None:
        return
    year, month, day, raw = match["y"], match["month"], match["d"], match["raw"]
    if year is None:
        year, month, day, raw = match["y_last"], match["m_last"], match["d_last"], match["raw_last"]
        if int(day) <= 12 and day != month:  # the day may be the month
            return
    number = int(month) if month.isdigit() else MONTHS.get(month.casefold(), 0)
    stamp = _stamp(int(year), number, day, raw)
    if stamp:
        yield Claim("published", stamp, "url", 0.9)


def _stamp(year: int, month: int, day: str | None, raw: str) -> Timestamp | None:
    try:
        date = dt.date(year, month, int(day or 1))
    except ValueError:
        return None
    return Timestamp(value=date, precision="day" if day else "month", raw=raw)


def is_home(href: str, page: Page) -> bool:
    """Whether a link, as written, leads to the start of the page's site."""
    if href == "/":
        return True
    from urllib.parse import urlsplit

    parts = urlsplit(absolute_url(href, page.base) or "")
    return (
        parts.path in ("", "/")
        and not parts.query
        and (parts.hostname or "").removeprefix("www.") == page.host.removeprefix("www.") != ""
    )


def continues(address: str, own: str) -> bool:
    """Whether an address is that of the next page of the text at ``own``, by its number.

    The two are one but for the number of a page, in the path or the query, which is one higher; a first
    page may have none, and some count from 0. The neighbouring article has another path, the same page
    with the mark of a link no such number.
    """
    from urllib.parse import parse_qsl, urlsplit

    (host, path), (own_host, own_path) = map(_host_and_path, (address, own))
    if host != own_host:
        return False
    query, own_query = (dict(parse_qsl(urlsplit(url).query[:_LONGEST_PATH])) for url in (address, own))
    if path != own_path:
        return _is_next_part(path, own_path)
    return any(
        _PAGE_PARAMETER.fullmatch(name) and _follows(value, own_query.get(name, ""))
        for name, value in query.items()
    )


def _host_and_path(url: str) -> tuple[str, str]:
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), unquote(parts.path).rstrip("/")


def _is_next_part(path: str, own: str) -> bool:
    """Whether a path is another one with the number of the next page in it, or with its number one higher."""
    ending = _FILE_ENDING.search(path)
    if ending and own.endswith(ending[0]):
        path, own = path[: ending.start()], own[: -len(ending[0])]
    part = _PAGE_PART.fullmatch(path, len(own)) if path.startswith(own) else None
    if part and not (own[-1:].isdigit() and part[0][0].isdigit()):
        return _follows(part[1], "")
    match, own_match = _LAST_NUMBER.search(path), _LAST_NUMBER.search(own)
    if match is None or own_match is None or path[: match.start()] != own[: own_match.start()]:
        return False
    return _follows(match[0], own_match[0])


def _follows(number: str, own: str) -> bool:
    """Whether the number of a page comes after another one; without one it is the first page."""
    if not (number.isdecimal() and len(number) <= _LONGEST_NUMBER):
        return False
    if not own:
        return number in ("1", "2")
    return own.isdecimal() and own[0] != "0" and int(number) == int(own) + 1
