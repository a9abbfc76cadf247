"""Law: any text gives a date that can be, or none; a printed date is read as the day that was printed."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet._lexicon.months import MONTHS
from broadsheet._metadata.dates import find_dates, read_timestamp

PIECES = st.sampled_from(
    [
        "2024",
        "-",
        "/",
        ".",
        ":",
        " ",
        "07",
        "31",
        "3",
        "T",
        "Z",
        "+14:00",
        "-99:99",
        "March",
        "марта",
        "年",
        "月",
        "日",
        "pm",
        "EST",
        "ago",
        "hours",
        "\u200f",
        "٣",
        "²",
        "at",
        ",",
        "99999999999999",
        "tháng",
    ]
)
LINES = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=14).map(" ".join),
)
LANGUAGES = st.sampled_from([None, "", "en", "en-GB", "pl", "th", "xx-xx"])
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    LINES,
    LANGUAGES,
    st.sampled_from([None, dt.datetime(2024, 5, 1, tzinfo=dt.UTC), dt.datetime.min.replace(tzinfo=dt.UTC)]),
)
def test_reading_is_total_and_bounded(line, language, fetched_at):
    """Nothing raises; every date is of the years 1 to 2101, aware when it is a time, and quotes the line."""
    for found in find_dates(line, language=language, fetched_at=fetched_at):
        assert 0 <= found.start < found.end <= len(line)
    stamp = read_timestamp(line, language=language, fetched_at=fetched_at)
    if stamp is not None:
        assert 1 <= stamp.date.year <= 2101
        assert not isinstance(stamp.value, dt.datetime) or stamp.value.tzinfo is not None
        assert stamp.raw


@settings(derandomize=True, deadline=None, max_examples=100)
@given(DAYS, st.sampled_from(sorted(MONTHS)))
def test_every_month_name_is_read(day, name):
    """A day, any unambiguous month name and a year give that day."""
    day = day.replace(day=min(day.day, 28), month=MONTHS[name])
    assert day == read_timestamp(f"{day.day} {name} {day.year}").value


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.datetimes(), st.integers(-12, 14))
def test_machine_readable_times_round_trip(moment, hours):
    """What ``isoformat`` writes with an offset is read as the same point in time."""
    moment = moment.replace(year=1990 + moment.year % 100, day=min(moment.day, 28))
    moment = moment.replace(tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    assert moment == read_timestamp(moment.isoformat()).value
