"""Dates as pages write them."""

import datetime as dt
import runpy
from pathlib import Path

import pytest

from broadsheet._lexicon import ago, months
from broadsheet._metadata.dates import find_dates, read_timestamp

DAY = dt.date(2024, 3, 7)
FETCHED = dt.datetime(2024, 5, 20, 12, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2024-03-07", None),
        ("2024/3/7", None),
        ("20240307", None),
        ("Mar 7, 2024", "en"),
        ("Thursday, March 7th, 2024", "en"),
        ("Jane PorterMarch 7, 2024", "en"),
        ("7 March 2024", "en-GB"),
        ("7-Mar-24", None),
        ("Thu Mar  7 09:00:00 2024", None),
        ("7. März 2024", "de"),
        ("7 mars 2024", "fr"),
        ("7 de marzo de 2024", "es"),
        ("7 de març de 2024", "ca"),
        ("7 marzo 2024", "it"),
        ("7 de março de 2024", "pt"),
        ("7 maart 2024", "nl"),
        ("7. mars 2024", "nb"),
        ("7. maaliskuuta 2024", "fi"),
        ("7 marca 2024", "pl"),
        ("7. března 2024", "cs"),
        ("2024. március 7.", "hu"),
        ("2024. gada 7. marts", "lv"),
        ("2024 m. kovo 7 d.", "lt"),
        ("7 martie 2024", "ro"),
        ("7 марта 2024 г.", "ru"),
        ("7 березня 2024", "uk"),
        ("7 Μαρτίου 2024", "el"),
        ("7 Mart 2024", "tr"),
        ("7 مارس 2024", "ar"),
        ("٧ مارس ٢٠٢٤", "ar"),
        ("7 במרץ 2024", "he"),
        ("7 मार्च 2024", "hi"),
        ("7 มีนาคม 2567", "th"),
        ("7 tháng 3, 2024", "vi"),
        ("2024年3月7日", "zh"),
        ("2024년 3월 7일", "ko"),
        ("07.03.2024", None),
        ("7/3/2024", "fr"),
        ("3/7/2024", "en-US"),
        ("07.03.2414:30", "de"),
        ("07.03.202414:30", "de"),
        ("2024.03.0714:30", "ko"),
        ("March 7, 20249:30 AM", "en"),
        ("March 7, 202412 min read", "en"),
        ("March 7, 2024: the pier", "en"),
        ("Bergen-07/03/2024", "es"),
    ],
)
def test_a_day_is_read_in_any_language(text, language):
    """Numbers, month names and East Asian signs all give the calendar day that they print."""
    stamp = read_timestamp(text, language=language)
    assert (DAY, "day") == (stamp.value, stamp.precision)


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2024-03-07T22:30:15Z", dt.datetime(2024, 3, 7, 22, 30, 15, tzinfo=dt.UTC), "second"),
        (
            "2024-03-07T22:30+02:00",
            dt.datetime(2024, 3, 7, 22, 30, tzinfo=dt.timezone(dt.timedelta(hours=2))),
            "minute",
        ),
        ("Thu, 07 Mar 2024 10:00:00 GMT", dt.datetime(2024, 3, 7, 10, 0, tzinfo=dt.UTC), "second"),
        (
            "March 7, 2024 at 9:05 p.m. EST",
            dt.datetime(2024, 3, 7, 21, 5, tzinfo=dt.timezone(dt.timedelta(hours=-5))),
            "minute",
        ),
        (
            "9:05 PM EST, Thu March 7, 2024",
            dt.datetime(2024, 3, 7, 21, 5, tzinfo=dt.timezone(dt.timedelta(hours=-5))),
            "minute",
        ),
        ("20240307T103000Z", dt.datetime(2024, 3, 7, 10, 30, tzinfo=dt.UTC), "second"),
        ("1709805600", dt.datetime(2024, 3, 7, 10, 0, tzinfo=dt.UTC), "second"),
    ],
)
def test_a_time_with_a_zone_is_a_point_in_time(text, value, precision):
    """A time of day is taken with the offset that the text states, as exactly as it states it."""
    stamp = read_timestamp(text, language="en")
    assert (value, value.utcoffset(), precision) == (stamp.value, stamp.value.utcoffset(), stamp.precision)


@pytest.mark.parametrize("text", ["2024-03-07T22:30", "March 7, 2024, 10:30 PM", "March 7, 2024 10:30 PM ET"])
def test_a_time_without_a_known_offset_leaves_the_day(text):
    """Without an offset the printed day is kept, and the time stays readable in the raw string."""
    stamp = read_timestamp(text, language="en")
    assert (DAY, "day", True) == (stamp.value, stamp.precision, "30" in stamp.raw)


@pytest.mark.parametrize(
    ("language", "month"),
    [("en", 4), ("en-US", 4), (None, 4), ("en-GB", 5), ("en-AU", 5), ("fr", 5), ("pt-BR", 5)],
)
def test_the_language_orders_day_and_month(language, month):
    """Between slashes the month comes first in American English only."""
    assert month == read_timestamp("04/05/2023", language=language).value.month


def test_a_day_that_cannot_be_a_month_needs_no_language():
    """Thirteen and more is the day, wherever it stands."""
    assert dt.date(2023, 4, 25) == read_timestamp("25/04/2023", language="en-US").value


@pytest.mark.parametrize(("language", "month"), [("pl", 11), ("cs", 11), ("hr", 10)])
def test_the_language_decides_what_a_shared_month_name_means(language, month):
    """A name that two languages give to different months is read in the page's language."""
    assert month == read_timestamp("23. listopad 2022", language=language).value.month


def test_a_shared_month_name_needs_a_language():
    """Without a language a name of two meanings gives no date."""
    assert read_timestamp("23 listopad 2022") is None


def test_a_month_alone_is_a_month():
    """A month and a year give the first day, marked as a month."""
    stamp = read_timestamp("March 2024", language="en")
    assert (dt.date(2024, 3, 1), "month") == (stamp.value, stamp.precision)


@pytest.mark.parametrize(
    "text",
    ["", "no date", "2024-02-31", "0000-00-00", "0001-01-01", "1970-01-01", "1970-01-01T00:00:00Z", "1.2.10",
     "9999-12-31", "May 5", "version 3.11.7", "99999999999", "+1 555 123 4567"],
)  # fmt: skip
def test_what_is_no_date_gives_none(text):
    """Impossible days, programs' zero days, versions and telephone numbers are no dates."""
    assert read_timestamp(text, language="en") is None


def test_dates_after_the_fetch_are_refused():
    """A page cannot have been published after it was fetched, but for a day's difference of zones."""
    assert read_timestamp("2024-05-22", fetched_at=FETCHED) is None
    assert dt.date(2024, 5, 21) == read_timestamp("2024-05-21", fetched_at=FETCHED).value


def test_an_order_that_leads_past_the_fetch_is_turned():
    """Day and month change places where the usual order of the language would be in the future."""
    assert dt.date(2024, 5, 9) == read_timestamp("09/05/2024", language="en-US", fetched_at=FETCHED).value


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("3 hours ago", dt.datetime(2024, 5, 20, 9, 0, tzinfo=dt.UTC), "hour"),
        ("vor 20 Minuten", dt.datetime(2024, 5, 20, 11, 40, tzinfo=dt.UTC), "minute"),
        ("il y a 2 jours", dt.date(2024, 5, 18), "day"),
        ("hace 2 meses", dt.date(2024, 3, 1), "month"),
        ("1年前", dt.date(2023, 1, 1), "year"),
    ],
)
def test_relative_times_are_counted_from_the_fetch(text, value, precision):
    """Phrases for past times in many languages are resolved when the time of the fetch is known."""
    stamp = read_timestamp(text, fetched_at=FETCHED)
    assert (value, precision) == (stamp.value, stamp.precision)


def test_relative_times_need_the_fetch():
    """Without the time of the fetch a relative time says nothing."""
    assert read_timestamp("3 hours ago") is None


def test_all_dates_of_a_line_are_found_with_their_places():
    """The dates of a line come in order, and their places cut them out."""
    line = "Published 7 March 2024 | Updated 9 March 2024, 10:00 GMT"
    assert ["7 March 2024", "9 March 2024, 10:00 GMT"] == [line[d.start : d.end] for d in find_dates(line)]


def test_the_raw_string_is_what_is_printed():
    """The raw string holds the date's own characters, without the line around it."""
    assert "Mar 7, 2024" == read_timestamp("by | Mar 7, 2024").raw


def test_the_tables_are_what_their_script_makes():
    """Month names and phrases for past times are generated, and nobody edited them since."""
    pytest.importorskip("babel")
    script = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "make_months.py"))
    made: dict = {}
    exec(script["months_module"](), made)
    exec(script["ago_module"](), made)
    assert (months.MONTHS, months.AMBIGUOUS, ago.AGO) == (made["MONTHS"], made["AMBIGUOUS"], made["AGO"])


def test_every_month_has_names_in_many_languages():
    """No month is known in fewer than 60 different forms."""
    assert all(list(months.MONTHS.values()).count(month) > 60 for month in range(1, 13))
