"""What the page's address tells: many sites file articles under the day, and name them by words of the title."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from broadsheet._lexicon.months import MONTHS
from broadsheet._records import Claim, Page
from broadsheet.model import Timestamp

__all__ = ["claims", "folded_words", "slug_words"]

_DATE = re.compile(
    r"[/_-](?P<raw>(?P<y>(?:19|20)\d\d)(?P<sep>[/_-]?)(?P<m>0[1-9]|1[0-2])(?:(?P=sep)(?P<d>0[1-9]|[12]\d|3[01]))?)(?=[/_.-]|$)"
)
_NAMED_DATE = re.compile(r"/(?P<raw>(?P<y>(?:19|20)\d\d)/(?P<month>[a-zA-Z]{3,9})/(?P<d>[0-3]?\d))(?=/)")
_WORD = re.compile(r"[^\W_]+")
_FILE_ENDING = re.compile(r"\.[a-z]{3,5}$")
_KEY = re.compile(r"\d{5,}|(?=[a-f]*\d)[a-f\d]{8,}")  # of a database, no word
_LONGEST_PATH: Final = 600  # characters


def claims(page: Page) -> Iterator[Claim]:
    """The date that the address states: a day, or weakly a month."""
    match = _DATE.search(page.url) if page.url else None
    if match is None or (match["d"] is None and match["sep"] != "/"):
        yield from _named_day(page.url or "")
        return
    try:
        day = dt.date(int(match["y"]), int(match["m"]), int(match["d"] or 1))
    except ValueError:
        return
    precise = match["d"] is not None
    stamp = Timestamp(value=day, precision="day" if precise else "month", raw=match["raw"])
    yield Claim("published", stamp, "url", 0.9 if precise else 0.3)


def _named_day(address: str) -> Iterator[Claim]:
    """The day whose month the address writes as a word: "/2023/oct/03/"."""
    match = _NAMED_DATE.search(address)
    month = MONTHS.get(match["month"].casefold()) if match else None
    if match is None or month is None:
        return
    try:
        day = dt.date(int(match["y"]), month, int(match["d"]))
    except ValueError:
        return
    yield Claim("published", Timestamp(value=day, precision="day", raw=match["raw"]), "url", 0.9)


def slug_words(url: str | None) -> frozenset[str]:
    """The words of the part of an address that names the article: of its last two parts the one with more words."""
    from urllib.parse import unquote, urlsplit

    path = unquote(urlsplit(url or "").path[-_LONGEST_PATH:])
    parts = [folded_words(_FILE_ENDING.sub("", part)) for part in path.split("/") if part]
    words = max(reversed(parts[-2:]), key=len, default=frozenset())
    return frozenset(word for word in words if not _KEY.fullmatch(word))


def folded_words(text: str) -> frozenset[str]:
    """The words of a text as addresses write them: without case, accents and apostrophes."""
    text = text.casefold().replace("'", "").replace("\u2019", "")
    if not text.isascii():
        from unicodedata import combining, normalize

        text = "".join(char for char in normalize("NFKD", text) if not combining(char))
    return frozenset(_WORD.findall(text))
