"""Claims of the page's address: many sites file their articles under the day of publication."""

import datetime as dt
import re
from collections.abc import Iterator

from broadsheet._records import Claim, Page
from broadsheet.model import Timestamp

__all__ = ["claims"]

_DATE = re.compile(
    r"[/_-](?P<raw>(?P<y>(?:19|20)\d\d)(?P<sep>[/_-]?)(?P<m>0[1-9]|1[0-2])(?:(?P=sep)(?P<d>0[1-9]|[12]\d|3[01]))?)(?=[/_.-]|$)"
)


def claims(page: Page) -> Iterator[Claim]:
    """The date that the address states: a day, or weakly a month."""
    match = _DATE.search(page.url) if page.url else None
    if match is None or (match["d"] is None and match["sep"] != "/"):
        return
    try:
        day = dt.date(int(match["y"]), int(match["m"]), int(match["d"] or 1))
    except ValueError:
        return
    precise = match["d"] is not None
    stamp = Timestamp(value=day, precision="day" if precise else "month", raw=match["raw"])
    yield Claim("published", stamp, "url", 0.9 if precise else 0.3)
