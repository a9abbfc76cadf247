"""The small parts of a run: tallies, progress, deaths, the summary."""

import io
import signal
import sys

import pytest

from broadsheet.running import Standing, Summary, progress_for
from broadsheet.running.progress import Bar, Lines
from broadsheet.running.tally import Tally
from broadsheet.running.watchdog import death_of


def row(elapsed=1000, kind="article", error_kind=None):
    """As much of a row as is counted."""
    return {
        "id": str(elapsed),
        "source": "a",
        "offset": elapsed,
        "kind": kind,
        "elapsed_us": elapsed,
        "error_kind": error_kind,
    }


def tally_of(*rows):
    """A tally of rows."""
    tally = Tally()
    for each in rows:
        tally.add(each)
    return tally


def standing(**fields):
    """How far a run is."""
    return Standing(
        **{"pages": 30, "before": 10, "errors": 2, "size": 25, "total": 100, "seconds": 10.0} | fields
    )


def test_tally():
    """Rows are counted by kind, and by kind of error when they have one."""
    tally = tally_of(row(), row(kind="not_article"), row(error_kind="timeout"))
    assert (3, {"article": 1, "not_article": 1}, {"timeout": 1}) == (tally.rows, tally.kinds, tally.errors)


def test_quantiles():
    """Quantiles of durations are right within 2.2 %."""
    tally = tally_of(*(row(elapsed * 1000) for elapsed in range(1, 1001)))
    for share in (0.5, 0.95, 0.99):
        assert 1000 * share == pytest.approx(tally.quantile(share), rel=0.023)
    assert Tally().quantile(0.5) is None


def test_sums():
    """Tallies add up to the tally of all rows, also after a round through plain values."""
    rows = [row(elapsed) for elapsed in range(100, 130)]
    total = Tally()
    for part in (rows[:10], rows[10:]):
        total.merge(Tally.from_dict(tally_of(*part).to_dict()))
    assert tally_of(*rows).to_dict() == total.to_dict()


def test_slowest():
    """The slowest pages are kept, the slowest first."""
    tally = tally_of(*(row(elapsed) for elapsed in range(100)))
    assert list(range(99, 89, -1)) == [elapsed for elapsed, *_ in tally.slowest]


def test_lines_of_progress():
    """A line tells share, pages, speed of this run, errors and time left, and comes when it is time."""
    stream = io.StringIO()
    lines = Lines(stream, interval=5)
    lines.show(standing(seconds=1.0, size=5))
    lines.show(standing(seconds=11.0))
    lines.show(standing(seconds=12.0))
    assert "broadsheet: 25.0%, 30 pages, 1.8 pages/s, 2 errors, 00:00:37 left\n" == stream.getvalue()


def test_time_left_unknown():
    """Before anything is done nobody knows how long it takes."""
    stream = io.StringIO()
    Lines(stream, interval=5).show(standing())
    assert stream.getvalue().endswith("time left unknown\n")


class _Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self):
        """It is."""
        return True


def test_bar(monkeypatch):
    """On a terminal there is a bar with pages, speed and errors."""
    pytest.importorskip("tqdm")
    stream = _Terminal()
    bar = progress_for(stream)
    bar.show(standing())
    bar.close()
    assert isinstance(bar, Bar)
    assert "30 pages, 2.0 pages/s, 2 errors" in stream.getvalue()


def test_lines_in_place_of_a_bar(monkeypatch):
    """There are lines where there is no terminal, or no tqdm."""
    assert isinstance(progress_for(io.StringIO()), Lines)
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert isinstance(progress_for(_Terminal()), Lines)


@pytest.mark.parametrize(
    ("code", "words"),
    [(7, "ended with status 7"), (-signal.SIGKILL, "ended by SIGKILL"), (-250, "ended by signal 250")],
)
def test_deaths(tmp_path, code, words):
    """How a process ended is told in words."""
    death = death_of(code, tmp_path / "none", 1)
    assert ("crash", True) == (death.kind, words in death.message)


def test_summary():
    """The summary tells counts, speed, durations, memory and the slowest pages."""
    tally = tally_of(row(5000), row(kind="not_article"), row(error_kind="timeout"))
    lines = list(
        Summary.of(tally, peak_memory=50_000_000, parsed=2, seconds=4.0, cpu=3.9, overhead=0.1).lines()
    )
    assert ["3 pages: 1 articles, 1 not articles, 1 errors", "    timeout: 1"] == lines[:2]
    assert "2 pages in 4.0 s, 0.5 pages/s" == lines[2]
    assert "processor: 1950.00 ms a page, and 2.5% for the supervisor" == lines[3]
    assert "peak memory of a worker: 50 MB" in lines
    assert "    5 ms  a@5000  5000" in lines


def test_summary_of_nothing():
    """The summary of an empty run has no durations."""
    summary = Summary.of(Tally(), peak_memory=0, parsed=0, seconds=0.0, cpu=0.0, overhead=0.0)
    assert ["0 pages: 0 articles, 0 not articles, 0 errors", "0 pages in 0.0 s, 0.0 pages/s"] == list(
        summary.lines()
    )
