"""Dates as pages write them, to :class:`~broadsheet.model.Timestamp`.

One road for machine-readable and printed dates: find a calendar day (numbers with the year first or
last, the CJK forms, month names of more than 70 languages), then a time of day beside it.

A time of day without a zone or offset is no point in time: it could be one of 24 hours. Such a date
keeps the printed day, with precision "day", and the printed time stays readable in ``raw``.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from broadsheet._lexicon.clocks import ZONES
from broadsheet._lexicon.months import AMBIGUOUS, MONTHS
from broadsheet._words import strip_invisible
from broadsheet.model import Precision, Timestamp

__all__ = ["FoundDate", "find_dates", "read_timestamp"]

_LONGEST: Final = 400  # characters; no date line is longer
#: Years that a page can mean: from the first scanned newspapers to well after any stated embargo.
_YEARS: Final = range(1700, 2101)
#: Days that programs write where they know no date: the zero of Unix time and of two database systems.
_ZERO_DAYS: Final = frozenset({dt.date(1970, 1, 1), dt.date(1900, 1, 1), dt.date(1753, 1, 1)})
_BUDDHIST_ERA: Final = 543  # years; Thai and Lao pages count from it
_DAY_FIRST_ENGLISH: Final = frozenset("GB AU NZ IE IN ZA KE NG GH SG MY PK LK BD HK UG TZ ZW ZM NA".split())

#: What every date holds: a year, or a short one after a separator.
_MAYBE = re.compile(r"\d{4}|\d\d?[./-]\d\d?[./-]\d\d|[\s’'-]\d\d(?!\d)")

#: Where a number ends: before no digit, or before those of a time set without a space: "28.09.1912:44" is of 2019,
#: "May 3, 20245 min" of 2024.
_END = r"(?!\d(?!\d:\d\d))"
_YEAR_END = r"(?!:\d|\d(?!\d?(?::\d\d|\s?min)))"
_SEPARATOR = r"\s?[-/.\u2010\u2011年년]\s?"
_YEAR_FIRST = re.compile(
    rf"(?<![\d.,/:])(?:(?P<y>\d{{4}})(?:{_SEPARATOR})(?P<m>\d{{1,2}})(?:\s?[-/.\u2010\u2011月월]\s?)(?P<d>\d{{1,2}})"
    rf"{_END}\s?[日일]?|(?P<y8>(?:19|20)\d\d)(?P<m8>[01]\d)(?P<d8>[0-3]\d)(?=T|\d{{6}}(?!\d)|(?!\d)))"
)
_YEAR_LAST = re.compile(
    rf"(?<![\d.,/:])(?<!\d-)(\d{{1,2}})(\s?[-/.]\s?)(\d{{1,2}})\2(\d{{4}}(?!:\d\d)|\d{{2}}){_END}(?![/-])"
)
_VIETNAMESE = re.compile(
    r"(?<!\d)(\d{1,2}) (?:tháng|thg) (\d{1,2})[, ]+(?:năm )?(\d{4})(?!\d)", re.IGNORECASE
)
_GLUED = re.compile(r"[a-z](?=[A-Z][a-z]{2,}\.?$)")
_WORD = re.compile(r"[^\W\d_][^\s\d,/()|:;’'–—·•_-]*")

# What stands around the name of a month. A day may carry an ordinal ending ("26th", "1er", "26.") and a
# short word ("of", "de"); a year may carry one as well ("2023. gada", "2023 m.").
_DAY_BEFORE = re.compile(r"(?<![\d:])(\d{1,2})[^\d\s,:]{0,3}[\s,-]{0,3}(?:[^\W\d]{1,4}[\s’']{1,2})?$")
_YEAR_BEFORE = re.compile(r"(?<!\d)(\d{4})[^\d\s,:]{0,4}[\s,]{0,2}(?:[^\W\d]{1,5}\.?\s)?$")
_YEAR_DAY_BEFORE = re.compile(r"(?<!\d)(\d{4})[^\d]{1,8}(\d{1,2})[.\s]{0,3}$")
_YEAR_AFTER = re.compile(rf"[\s.,-]{{0,4}}(?:[^\W\d]{{1,5}}\.?[\s’']{{1,2}})?(\d{{4}}){_YEAR_END}")
_SHORT_YEAR_AFTER = re.compile(r"[\s.,-]{1,3}[’']?(\d\d)(?![\d:.])")
_DAY_YEAR_AFTER = re.compile(
    r"[\s.,-]{0,4}(\d{1,2})(?![\d:])[^\d\s,:]{0,4}[\s,-]{1,3}"
    rf"(?:\d\d:\d\d(?::\d\d)?\s)?(?:[^\W\d]{{1,4}}[\s’']{{1,2}})?[’']?(\d{{4}}){_YEAR_END}"
)
_DAY_AFTER = re.compile(r"[\s.]{0,3}(\d{1,2})(?![\d:])")

_CLOCK = (
    r"(?P<h>\d{1,2})[:.h](?P<min>\d\d)(?::(?P<s>\d\d)(?:[.,](?P<f>\d{1,9}))?)?(?!\d)"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
    r"(?:\s?\(?(?:(?P<utc>Z\b)|(?:UTC|GMT)?(?P<offset>[+\u2212-]\d{1,2}(?::?\d\d)?)(?!\d)|(?P<zone>[A-Z]{3,5})\b))?"
)
_TIME_AFTER = re.compile(rf"(?:T|[\s,|·•@()–—-]{{0,4}}(?:[^\W\d]{{1,5}}\.?:?\s){{0,2}}){_CLOCK}")
_TIME_BEFORE = re.compile(_CLOCK + r"(?P<gap>[^\d]{1,12})$")
_COMPACT_TIME = re.compile(r"T?(?P<h>\d\d)(?P<min>\d\d)(?P<s>\d\d)(?P<offset>Z|[+-]\d{4})?(?!\d)")
#: The form of nearly all machine-readable dates; ``fromisoformat`` reads it 20 times as fast.
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)", re.ASCII)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


class FoundDate(NamedTuple):
    """A date in a text: characters ``start`` to ``end`` (exclusive), its time of day included."""

    start: int
    end: int
    timestamp: Timestamp


class _Day(NamedTuple):
    """A calendar day in a text."""

    start: int
    end: int
    date: dt.date
    precision: Precision


@lru_cache(maxsize=1024)
def read_timestamp(
    text: str, *, language: str | None = None, fetched_at: dt.datetime | None = None
) -> Timestamp | None:
    """The first date in a short text.

    Args:
        text: A value of a meta tag, a byline line, the text of a ``time`` element; the first 400
            characters are read.
        language: BCP 47 tag of the page. It decides between day/month and month/day (month first in
            "en" without region, "en-US" and when unknown) and what a month name means that two
            languages share.
        fetched_at: When the page was fetched. Later dates are refused (one day of grace for time
            zones), and phrases such as "3 hours ago" are counted from it.

    Returns:
        The date, with an aware ``datetime`` only where the text states a zone or offset; None when
        there is no date of the years 1700 to 2100.
    """
    text = text.strip()
    if _ISO.fullmatch(text) and (stamp := _from_iso(text)) and _is_past(stamp.date, fetched_at):
        return stamp
    found = find_dates(text, language=language, fetched_at=fetched_at)
    if found:
        return found[0].timestamp
    if _EPOCH.fullmatch(text):
        return _from_epoch(text, fetched_at)
    return _relative(text, fetched_at) if fetched_at is not None else None


def _from_iso(text: str) -> Timestamp | None:
    try:
        value = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    if value.year not in _YEARS or value.date() in _ZERO_DAYS:
        return None
    zone = value.utcoffset()
    if not zone:
        value = value.replace(tzinfo=dt.UTC)
    return Timestamp(value=value, precision="second", raw=text)


def find_dates(
    text: str, *, language: str | None = None, fetched_at: dt.datetime | None = None
) -> list[FoundDate]:
    """All dates in a short text, in order; arguments as in :func:`read_timestamp`."""
    if not _MAYBE.search(text):
        return []
    text = strip_invisible(text[:_LONGEST])
    days = sorted([*_numeric_days(text, language, fetched_at), *_named_days(text, language)])
    found: list[FoundDate] = []
    end = 0
    for day in days:
        if day.start < end or day.date in _ZERO_DAYS or not _is_past(day.date, fetched_at):
            continue
        date = _with_time(text, day, end)
        end = date.end
        found.append(date)
    return found


# ----------------------------------------------------------------------------------- calendar days


def _numeric_days(text: str, language: str | None, fetched_at: dt.datetime | None) -> Iterator[_Day]:
    for match in _YEAR_FIRST.finditer(text):
        year, month, day = match["y"] or match["y8"], match["m"] or match["m8"], match["d"] or match["d8"]
        if date := _date(int(year), int(month), int(day)):
            yield _Day(match.start(), match.end(), date, "day")
    for match in _VIETNAMESE.finditer(text):
        if date := _date(int(match[3]), int(match[2]), int(match[1])):
            yield _Day(match.start(), match.end(), date, "day")
    for match in _YEAR_LAST.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if len(match[4]) == 2:
            if len(match[1]) + len(match[3]) < 3:  # "1.2.10" is a version, "1/12/10" a date
                continue
            year += 2000
        month_first = "." not in match[2] and _month_first(language)
        for month, day in (
            ((first, second), (second, first)) if month_first else ((second, first), (first, second))
        ):
            date = _date(year, month, day)
            if date and _is_past(date, fetched_at):
                yield _Day(match.start(), match.end(), date, "day")
                break


def _month_first(language: str | None) -> bool:
    """Whether 4/5/2023 is the fifth of April. Source: CLDR short date formats."""
    base, _, region = (language or "en").partition("-")
    return base.lower() == "en" and region.upper()[-2:] not in _DAY_FIRST_ENGLISH


def _named_days(text: str, language: str | None) -> Iterator[_Day]:
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        month = MONTHS.get(word.casefold().rstrip(".")) or _ambiguous_month(word, language)
        if not month and not word[1:].islower() and (glued := _GLUED.search(word)):
            start += glued.start() + 1  # "Jane PorterMarch 7": two elements without a space between
            month = MONTHS.get(text[start : match.end()].casefold().rstrip("."), 0)
        if month and (day := _around(text, start, match.end(), month)):
            yield day


def _ambiguous_month(word: str, language: str | None) -> int:
    """The month that a word means in one language and not in another; 0 for most words."""
    meanings = AMBIGUOUS.get(word.casefold().rstrip("."))
    return meanings.get((language or "").partition("-")[0], 0) if meanings else 0


def _around(text: str, start: int, end: int, month: int) -> _Day | None:
    """The day that the numbers around a month name make: the orders are tried from the most explicit."""
    offset = max(0, start - 24)
    before, after = text[offset:start], text[end : end + 36]
    day_before = _DAY_BEFORE.search(before)
    year_after = _YEAR_AFTER.match(after)
    if day_before and year_after and (date := _date(int(year_after[1]), month, int(day_before[1]))):
        return _Day(offset + day_before.start(), end + year_after.end(), date, "day")
    both = _DAY_YEAR_AFTER.match(after)
    if both and (date := _date(int(both[2]), month, int(both[1]))):
        return _Day(start, end + both.end(), date, "day")
    year_before, day_after = _YEAR_BEFORE.search(before), _DAY_AFTER.match(after)
    if year_before and day_after and (date := _date(int(year_before[1]), month, int(day_after[1]))):
        return _Day(offset + year_before.start(), end + day_after.end(), date, "day")
    both = _YEAR_DAY_BEFORE.search(before)
    if both and (date := _date(int(both[1]), month, int(both[2]))):
        return _Day(offset + both.start(), end, date, "day")
    short = _SHORT_YEAR_AFTER.match(after)
    if day_before and short and (date := _date(2000 + int(short[1]), month, int(day_before[1]))):
        return _Day(offset + day_before.start(), end + short.end(), date, "day")
    if year_after and (date := _date(int(year_after[1]), month, 1)):
        return _Day(start, end + year_after.end(), date, "month")
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    if year not in _YEARS:
        year -= _BUDDHIST_ERA
        if year not in _YEARS or year < 1957:  # the year 2500, before which no such page was written
            return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _is_past(date: dt.date, fetched_at: dt.datetime | None) -> bool:
    return fetched_at is None or date <= fetched_at.date() + dt.timedelta(days=1)


# ----------------------------------------------------------------------------------- times of day


def _with_time(text: str, day: _Day, previous: int) -> FoundDate:
    """The date with the time of day printed after or before it."""
    start, end = day.start, day.end
    after = _COMPACT_TIME.match(text, end) or _TIME_AFTER.match(text, end)
    if after:
        end = after.end()
        point = _point(day.date, after.groupdict())
    else:
        offset = max(previous, start - 40)
        before = _TIME_BEFORE.search(text[offset:start])
        point = _point(day.date, before.groupdict()) if before else None
        if before:
            start = offset + before.start()
    raw = text[start:end].strip(" ,|(·•-")
    if point is None or day.precision != "day":
        return FoundDate(start, end, Timestamp(value=day.date, precision=day.precision, raw=raw))
    value, precision = point
    return FoundDate(start, end, Timestamp(value=value, precision=precision, raw=raw))


def _point(date: dt.date, clock: dict[str, str | None]) -> tuple[dt.datetime, Precision] | None:
    """The point in time that a printed time of day means on a day; None when it states no zone."""
    zone = _zone(clock)
    hour, minute, second = int(clock["h"] or 0), int(clock["min"] or 0), int(clock["s"] or 0)
    half = clock.get("half")
    if half:
        hour = hour % 12 + (12 if half in "Pp" else 0)
    if zone is None or hour > 23 or minute > 59 or second > 59:
        return None
    micro = int((clock.get("f") or "0")[:6].ljust(6, "0"))
    value = dt.datetime(date.year, date.month, date.day, hour, minute, second, micro, tzinfo=zone)
    return value, "minute" if clock["s"] is None else "second"


def _zone(clock: dict[str, str | None]) -> dt.timezone | None:
    offset = clock.get("offset")
    if clock.get("utc") or offset == "Z":
        return dt.UTC
    if offset:
        digits = offset[1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
        if hours > 14 or minutes > 59:
            return None
        delta = dt.timedelta(hours=hours, minutes=minutes)
        return dt.timezone(delta if offset[0] == "+" else -delta) if delta else dt.UTC
    hours_east = ZONES.get(clock.get("zone") or "")
    if hours_east is None:
        return None
    return dt.timezone(dt.timedelta(hours=hours_east)) if hours_east else dt.UTC


# ----------------------------------------------------------------------------------- counted times


def _from_epoch(text: str, fetched_at: dt.datetime | None) -> Timestamp | None:
    """A count of seconds or milliseconds since 1970, if it falls between 1990 and the fetch."""
    seconds = int(text) if len(text) == 10 else int(text) / 1000
    value = dt.datetime.fromtimestamp(seconds, dt.UTC)
    if value.year < 1990 or value.year not in _YEARS or not _is_past(value.date(), fetched_at):
        return None
    return Timestamp(value=value, precision="second", raw=text)


def _relative(text: str, fetched_at: dt.datetime) -> Timestamp | None:
    """A time counted back from the fetch: "3 hours ago", "vor 2 Tagen"."""
    match = re.search(r"(?<!\d)\d{1,3}(?!\d)", text[:_LONGEST])
    if match is None:
        return None
    from broadsheet._lexicon.ago import AGO

    before = text[: match.start()].casefold().split()[-3:]
    after = text[match.end() : _LONGEST].casefold().split()[:3]
    for i in range(len(before) + 1):
        for j in range(len(after), -1, -1):
            unit = AGO.get(f"{' '.join(before[i:])}|{' '.join(after[:j]).rstrip('.,')}")
            if unit:
                raw = " ".join([*before[i:], match[0], *after[:j]])
                return _ago(int(match[0]), unit, fetched_at, raw)
    return None


def _ago(count: int, unit: str, fetched_at: dt.datetime, raw: str) -> Timestamp | None:
    try:
        if unit in ("second", "minute", "hour"):
            value = fetched_at - dt.timedelta(**{unit + "s": count})
            precision: Precision = "hour" if unit == "hour" else "minute"
            return Timestamp(value=value, precision=precision, raw=raw)
        if unit in ("day", "week"):
            days = count * (7 if unit == "week" else 1)
            return Timestamp(value=(fetched_at - dt.timedelta(days=days)).date(), precision="day", raw=raw)
        months = fetched_at.year * 12 + fetched_at.month - 1 - count * (12 if unit == "year" else 1)
        first = dt.date(months // 12, 1 if unit == "year" else months % 12 + 1, 1)
        return Timestamp(value=first, precision="year" if unit == "year" else "month", raw=raw)
    except (OverflowError, ValueError):
        return None
