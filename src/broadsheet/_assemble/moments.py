"""Where a page prints times of day, and which points in time they are."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

import attrs

from broadsheet._lexicon.clocks import CLOCK, FIRST_OF_CLOCK, OPENING_CLOCK, ZONES
from broadsheet._records import Clue, Label, Layout, Verdict
from broadsheet._words import ends_sentence, plain
from broadsheet.model import Timestamp

__all__ = [
    "Moment",
    "StatedPosts",
    "dated_clues",
    "key_of",
    "opening_moments",
    "stated_posts",
    "steps",
    "timestamps",
    "with_clues",
]

_LONGEST_LABEL: Final = 80  # characters of a block that is searched for a time it does not open with
_LONGEST_REST: Final = 16  # characters beside the time in a block that is nothing but a time
_LONGEST_CREDIT: Final = 5  # words of a line that says when and by whom
_MOST_LETTERS: Final = 6  # letters among them: "Uhr", "(IST)", "Oct"
_BEFORE_BODY: Final = 8  # blocks above the body in which the time of its first post may stand
_LONGEST_KEY: Final = 60  # characters by which a post is found again in the JSON-LD
_MOST_UPDATES: Final = 5_000
_HALF_DAY: Final = 12 * 60  # minutes
_DAY: Final = dt.timedelta(days=1)


@attrs.define(eq=False)
class Moment:
    """A time of day that stands in a block.

    Attributes:
        block: Index of the block.
        raw: The time as printed.
        clock: Minutes since midnight; None when only ``value`` tells.
        zone: The printed zone, where its name means one offset.
        value: The point in time as markup states it: aware, or naive when it states no zone.
        opens: Whether the block opens with it.
        alone: Whether the block holds little else.
        brief: Whether the block is a line that says when, and perhaps by whom.
    """

    block: int
    raw: str
    clock: int | None = None
    zone: dt.timezone | None = None
    value: dt.datetime | None = None
    opens: bool = False
    alone: bool = False
    brief: bool = False


class StatedPosts(NamedTuple):
    """What the JSON-LD says of the posts: keys of their headlines, and times by keys of headlines and texts."""

    headlines: set[str]
    times: dict[str, dt.datetime]


class _Read(NamedTuple):
    """A time of day in a text: where it ends, minutes since midnight, its zone."""

    raw: str
    clock: int
    zone: dt.timezone | None


def opening_moments(layout: Layout, verdicts: Sequence[Verdict], body: Sequence[int]) -> list[Moment]:
    """The times of day that open a block of the body or near it, in document order."""
    found = []
    start = max(0, body[0] - _BEFORE_BODY)
    for i, block in enumerate(layout.blocks[start : body[-1] + 1], start):
        text = block.text
        if text[0] in FIRST_OF_CLOCK and verdicts[i].label is not Label.TITLE and (read := _opening(text)):
            alone = _is_alone(text, read.raw)
            brief = alone or (block.words <= _LONGEST_CREDIT and not ends_sentence(text))
            raw = text if alone else read.raw
            found.append(Moment(i, raw, read.clock, read.zone, opens=True, alone=alone, brief=brief))
    return found


def dated_clues(layout: Layout, body: Sequence[int]) -> list[Clue]:
    """The ``time`` elements, and the elements whose class says date, that stand in the body or right above it."""
    start = body[0] - _BEFORE_BODY
    return [
        clue for clue in layout.clues if clue.kind in ("date", "modified") and start <= clue.block <= body[-1]
    ]


def with_clues(moments: Sequence[Moment], clues: Sequence[Clue], layout: Layout) -> list[Moment]:
    """The moments and those that clues tell of, one a block, in document order."""
    found = {moment.block: moment for moment in moments}
    for clue in clues:
        moment = found.get(clue.block)
        if moment is None:
            moment = _moment_of(clue, layout.blocks[clue.block].text)
            if moment is not None:
                found[clue.block] = moment
        elif moment.value is None:
            moment.value = _iso(clue.value)
    return [found[i] for i in sorted(found)]


def _opening(text: str) -> _Read | None:
    """The time of day that opens a text, if it is marked as one by its form or by what follows."""
    match = OPENING_CLOCK.match(text)
    if match is None:
        return None
    marked = match["colon"] or match["letter"] or match["half"] or match["half_before"] or match["word"]
    if not marked and (match["after"] is None or len(match["hour"]) < 2):
        return None  # "12.50 francs", "4.58"
    return _read(match)


def _moment_of(clue: Clue, text: str) -> Moment | None:
    """What a date clue says of a time of day, itself or in the short block around it."""
    value = _iso(clue.value)
    match = CLOCK.search(clue.text[:_LONGEST_LABEL])
    if match is None and len(text) <= _LONGEST_LABEL:
        match = CLOCK.search(text)
    read = _read(match) if match else None
    if read is None:
        raw = clue.text or clue.value or ""
        return Moment(clue.block, raw, value=value) if value and len(raw) <= _LONGEST_LABEL else None
    alone = _is_alone(text, read.raw)
    return Moment(
        clue.block, text if alone else read.raw, read.clock, read.zone, value, alone=alone, brief=True
    )


def _read(match: re.Match[str]) -> _Read | None:
    hour = int(match["hour"])
    minute = int(match["minute"] or match["minute_dot"] or match["minute_letter"] or 0)
    half = match["half"] or match["half_before"]
    if half:
        hour = hour % 12 + (12 if half in ("p", "P", "下午", "午後", "오후") else 0)
    if hour > 23 or minute > 59:
        return None
    zone = match["zone"]
    east = ZONES.get(zone) if zone else None
    start = match.start("half_before") if match["half_before"] else match.start("hour")
    end = match.end("zone") if zone else match.end("word") if match["word"] else _end_of_time(match)
    return _Read(
        match.string[start:end],
        hour * 60 + minute,
        None if east is None else dt.timezone(dt.timedelta(hours=east)),
    )


def _end_of_time(match: re.Match[str]) -> int:
    """Where the time ends, without the sign that sets it off from the text."""
    end = match.end()
    return match.start("after") if "after" in match.re.groupindex and match["after"] else end


def _is_alone(text: str, raw: str) -> bool:
    """Whether a block is a time with at most its day or zone beside it."""
    rest = len(text) - len(raw)
    if rest > _LONGEST_REST:
        return False
    other = text.replace(raw, "", 1)
    return sum(map(str.isalpha, other)) <= _MOST_LETTERS


def _iso(value: str | None) -> dt.datetime | None:
    """A point in time that is written as ISO 8601 with a time of day, else None."""
    if value is None or len(value) < len("2024-03-05T14:32") or len(value) > _LONGEST_LABEL:
        return None
    try:
        return dt.datetime.fromisoformat(value.strip())
    except ValueError:
        return None


def key_of(text: str) -> str:
    """The first letters and digits of a text, by which it is recognised in another source."""
    return plain(text[: 2 * _LONGEST_KEY])[:_LONGEST_KEY]


def stated_posts(objects: Sequence[Mapping[str, Any]]) -> StatedPosts:
    """The posts that the JSON-LD lists. Source: https://schema.org/liveBlogUpdate."""
    headlines = set()
    times: dict[str, dt.datetime] = {}
    for update in _updates(objects):
        when = update.get("datePublished") or update.get("dateModified")
        value = _iso(when) if isinstance(when, str) else None
        for name in ("headline", "articleBody"):
            text = update.get(name)
            if isinstance(text, str) and (key := key_of(text)):
                if name == "headline":
                    headlines.add(key)
                if value:
                    times.setdefault(key, value)
    return StatedPosts(headlines, times)


def _updates(objects: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for item in objects:
        stated = item.get("liveBlogUpdate")
        for update in stated[:_MOST_UPDATES] if isinstance(stated, list) else [stated]:
            if isinstance(update, Mapping):
                yield update


def timestamps(
    moments: Sequence[Moment],
    stated: Sequence[dt.datetime | None],
    published: Timestamp | None,
    clues: Sequence[Clue],
) -> list[Timestamp | None]:
    """The points in time of posts, in their order on the page.

    Markup is asked first, then the JSON-LD, then the printed time: with its own zone, else with that of the
    article. The earliest post is taken to be of the article's day, and a step of more than twelve hours
    against the order of the posts for midnight.

    Args:
        moments: The posts' times.
        stated: What the JSON-LD states for each.
        published: When the article was published.
        clues: What the markup claims, dates with offsets among it.
    """
    days = _days([moment.clock for moment in moments], published.date if published else None)
    zone = _zone_of(published, clues)
    return [
        _timestamp(moment, known, day, zone) for moment, known, day in zip(moments, stated, days, strict=True)
    ]


def _timestamp(
    moment: Moment, stated: dt.datetime | None, day: dt.date | None, zone: dt.tzinfo | None
) -> Timestamp | None:
    value = moment.value if moment.value is not None and moment.value.tzinfo else stated or moment.value
    own = moment.zone or zone
    if value is None and day is not None and moment.clock is not None:
        value = dt.datetime.combine(day, dt.time(*divmod(moment.clock, 60)))
    if value is None:
        return None
    if value.tzinfo is None and own is not None:
        value = value.replace(tzinfo=own)
    if value.tzinfo is None:  # one of 24 hours
        return Timestamp(value=value.date(), precision="day", raw=moment.raw)
    return Timestamp(value=value, precision="second" if value.second else "minute", raw=moment.raw)


def _zone_of(published: Timestamp | None, clues: Sequence[Clue]) -> dt.tzinfo | None:
    """The zone of the article's date, else of another date of the page.

    Programs write UTC for any zone, so that it says nothing of the clock of the newsroom.
    """
    stated = [published.value if published else None, *(_iso(clue.value) for clue in clues)]
    return next((v.tzinfo for v in stated if isinstance(v, dt.datetime) and v.utcoffset()), None)


def steps(clocks: Sequence[int]) -> list[int]:
    """Minutes from each time of day to the next, by the shorter way around the clock."""
    return [(after - before + _HALF_DAY) % (2 * _HALF_DAY) - _HALF_DAY for before, after in pairwise(clocks)]


def _days(clocks: Sequence[int | None], first: dt.date | None) -> list[dt.date | None]:
    """The day of each post, counted from that of the earliest; a post without a time is of the day of the one before."""
    if first is None:
        return [None] * len(clocks)
    known = [clock for clock in clocks if clock is not None]
    at = known[0] if known else 0
    ahead = sum(step > 0 for step in steps(known)) * 2 >= len(known) - 1
    days: list[int] = []
    day = 0
    for clock in clocks:
        if clock is not None and abs(clock - at) > _HALF_DAY and ahead == (clock < at):
            day += 1 if ahead else -1
        at = at if clock is None else clock
        days.append(day)
    earliest = min(days)
    try:
        return [first + _DAY * (day - earliest) for day in days]
    except OverflowError:
        return [first] * len(clocks)
