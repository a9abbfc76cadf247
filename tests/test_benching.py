"""What a run over a dump costs: ``broadsheet.benching``."""

import json
import sys

import attrs
import pytest
from dump_files import packed, warc_record
from fake_peers import FOUND, install, uninstall
from helpers import article_page, paragraphs

from broadsheet.benching import Figures, Moment, Outcome, PeerRows, Reading, bench, draw
from broadsheet.dumps import Record
from broadsheet.errors import MissingExtraError, RunError
from broadsheet.peers import PeerError, PeerResult

PAGE = article_page(paragraphs())
FIGURES = Figures(
    system="broadsheet",
    version="1",
    workers=1,
    pages=10_000,
    errors=1,
    empty=2,
    size=500_000_000,
    seconds=100.0,
    cpu=99.0,
    overhead=1.0,
    percentiles=tuple(float(share) for share in range(101)),
    peak_memory=60_000_000,
    course=tuple(Moment(number, 100 * number, 50_000_000) for number in range(100)),
)
OUTCOME = Outcome(
    inputs=("crawl.warc.gz",),
    machine={"cores": "2 cores"},
    reading=Reading(10_000, 500_000_000, 5.0),
    figures=(FIGURES, attrs.evolve(FIGURES, workers=2), attrs.evolve(FIGURES, system="fake", cpu=199.0)),
)


def record(html=PAGE, **fields):
    """A record with a page."""
    return Record(
        **{"id": "1", "source": "crawl", "offset": 7, "url": "https://mole.example/1", "html": html} | fields
    )


@pytest.fixture
def crawl(tmp_path):
    """A WARC file with three pages and one that is none."""
    path = tmp_path / "crawl.warc.gz"
    records = [warc_record(number) for number in range(3)]
    path.write_bytes(packed([*records, warc_record(3, b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7")], "gz")[0])
    return path


# --------------------------------------------------------------------------------------- systems


@pytest.mark.parametrize("html", [PAGE, PAGE.encode()], ids=["str", "bytes"])
def test_row_of_a_peer(monkeypatch, html):
    """What another extractor finds makes a row of the same form."""
    install(monkeypatch)
    row = PeerRows("fake")(record(html))
    assert ("1", "https://mole.example/1", "crawl", 7) == (
        row["id"],
        row["url"],
        row["source"],
        row["offset"],
    )
    assert ("article", "Pilots wait", FOUND.text) == (row["kind"], row["title"], row["text"])
    assert ("2025-03-14T00:00:00+00:00", "day") == (row["published"].isoformat(), row["published_precision"])
    assert (None, "fake") == (row["error_kind"], row["version"])


@pytest.mark.parametrize(
    ("found", "moment"), [("2025-03-14T06:30:00+01:00", "2025-03-14T06:30:00+01:00"), ("last week", None)]
)
def test_time_of_a_peer(monkeypatch, found, moment):
    """A time that another extractor tells is in the row if it is one."""
    install(monkeypatch, result=PeerResult(published=found))
    row = PeerRows("fake")(record())
    assert (moment, "not_article") == (row["published"] and row["published"].isoformat(), row["kind"])


def test_failing_peer(monkeypatch):
    """A page on which another extractor fails has an error in its row, and so has plain text."""
    install(monkeypatch, result=ZeroDivisionError("by a page"))
    row = PeerRows("fake")(record())
    assert ("failed", True) == (row["error_kind"], "ZeroDivisionError: by a page" in row["error"])
    assert "unsupported" == PeerRows("fake")(record(html=None, text="Plain"))["error_kind"]


# --------------------------------------------------------------------------------------- figures


def test_derived_figures():
    """Rates, shares and times follow from what was measured."""
    assert (100.0, 5.0, 10.0, 0.01) == (FIGURES.rate, FIGURES.megabytes, FIGURES.cpu_ms, FIGURES.supervision)
    nothing = attrs.evolve(FIGURES, pages=0, seconds=0.0, cpu=0.0, overhead=0.0)
    assert [0.0] * 4 == [nothing.rate, nothing.megabytes, nothing.cpu_ms, nothing.supervision]


@pytest.mark.parametrize(
    ("memory", "growth"),
    [
        (lambda _: 100, 0.0),
        (lambda number: 100 + number if number < 50 else 150, 0.0),
        (lambda number: 1000 + number, 49 / 1074.5),
        (lambda number: 900 if number == 70 else 100, 0.0),
    ],
    ids=["flat", "warm-up", "growing", "one large page"],
)
def test_growth(memory, growth):
    """Growth is the trend of the second half, which the first half and single pages do not decide."""
    course = tuple(Moment(number, number, memory(number)) for number in range(100))
    assert pytest.approx(growth) == attrs.evolve(FIGURES, course=course).growth


@pytest.mark.parametrize(
    "course", [(), FIGURES.course[:10], tuple(m._replace(memory=0) for m in FIGURES.course)]
)
def test_no_growth_told(course):
    """Of a short run, or where the system does not tell the memory, no growth is told."""
    assert attrs.evolve(FIGURES, course=course).growth is None
    assert attrs.evolve(FIGURES, pages=9_999).growth is None


# ------------------------------------------------------------------------------------- measuring


def test_bench(crawl, tmp_path):
    """Each number of workers has a run, whose figures are those of its rows."""
    said = []
    outcome = bench([crawl], tmp_path / "rows", workers=[1, 2], plugins=(), say=said.append)
    one, two = outcome.figures
    assert [("broadsheet", 1), ("broadsheet", 2)] == [(run.system, run.workers) for run in (one, two)]
    assert [(4, 1, 0)] * 2 == [(run.pages, run.errors, run.empty) for run in (one, two)]
    assert (101, True) == (len(one.percentiles), list(one.percentiles) == sorted(one.percentiles))
    assert (4, outcome.reading.size) == (outcome.reading.pages, one.size)
    assert 0 < one.cpu < 60
    assert {"broadsheet-1", "broadsheet-2"} == {path.name for path in (tmp_path / "rows").iterdir()}
    assert ["reading the pages", "broadsheet, 1 worker", "broadsheet, 2 workers"] == said


def test_bench_of_peers(crawl, tmp_path):
    """Other extractors run over the same pages, or fewer of them."""
    pytest.importorskip("trafilatura")
    outcome = bench([crawl], tmp_path / "rows", against=["Trafilatura", "trafilatura"], limit=3, peer_limit=2)
    own, peer = outcome.figures
    assert [("broadsheet", 3), ("trafilatura", 2)] == [(run.system, run.pages) for run in (own, peer)]
    assert (True, True) == (own.size > peer.size, peer.version[0].isdigit())


def test_what_cannot_be_measured(tmp_path, monkeypatch):
    """The standard input, an empty folder and an extractor that is missing are errors."""
    uninstall(monkeypatch, "trafilatura")
    with pytest.raises(RunError, match="cannot be the standard input"):
        bench(["-"], tmp_path / "rows")
    with pytest.raises(RunError, match="nothing to read"):
        bench([tmp_path], tmp_path / "rows")
    with pytest.raises(MissingExtraError, match="pip install trafilatura"):
        bench([tmp_path], tmp_path / "rows", against=["trafilatura"])
    with pytest.raises(PeerError):
        bench([tmp_path], tmp_path / "rows", against=["nobody"])


# --------------------------------------------------------------------------------------- outcome


def test_lines():
    """The table has a row for each run, and a second one where accuracy is known."""
    lines = list(OUTCOME.lines())
    assert (
        "10000 pages, 50 kB each on average; reading alone takes 0.50 ms of the processor a page. 2 cores."
        == lines[0]
    )
    expected = "broadsheet 1 10000 100.0 5.0 10.00 50.0 95.0 99.0 60 +0.0% 1.0% 1 2".split()
    assert expected == lines[3].split()
    scored = list(attrs.evolve(OUTCOME, accuracy={"fake": {"words F1": 0.9}}).lines())
    assert ["fake", "20.00", "0.900"] == scored[-1].split()


def test_markdown():
    """Markdown has the command that measured it, and the tables."""
    text = attrs.evolve(OUTCOME, accuracy={"fake": {"words F1": 0.9}}).to_markdown("broadsheet bench x")
    assert ("```sh\nbroadsheet bench x\n```" in text, "| fake | 20.00 | 0.900 |" in text) == (True, True)
    assert text.count("\n| broadsheet |") == 2


def test_json():
    """JSON has all figures, those that follow from others too."""
    data = json.loads(OUTCOME.to_json())
    assert (3, 10.0, ["crawl.warc.gz"]) == (
        len(data["systems"]),
        data["systems"][0]["cpu_ms"],
        data["inputs"],
    )


def test_runs_without_any_page(tmp_path):
    """A run in which all pages failed has no durations, in the table either."""
    (tmp_path / "in.jsonl").write_text('{"html": ""}\n')
    outcome = bench([tmp_path / "in.jsonl"], tmp_path / "rows", plugins=())
    assert ((), 1) == (outcome.figures[0].percentiles, outcome.figures[0].errors)
    assert 4 == len(list(outcome.lines()))


def test_plots(tmp_path):
    """Plots are drawn of what is known, the same ones each time."""
    pytest.importorskip("matplotlib")
    names = [path.name for path in draw(OUTCOME, tmp_path)]
    assert ["throughput.svg", "latency.svg", "memory.svg"] == names
    first = (tmp_path / "latency.svg").read_bytes()
    scored = attrs.evolve(OUTCOME, accuracy={"broadsheet": {"words F1": 0.9}, "fake": {"words F1": 0.8}})
    assert "new-accuracy.svg" in [path.name for path in draw(scored, tmp_path, prefix="new-")]
    assert first == (tmp_path / "new-latency.svg").read_bytes()
    short = attrs.evolve(FIGURES, course=(), percentiles=())
    assert ["throughput.svg"] == [
        path.name for path in draw(attrs.evolve(OUTCOME, figures=(short,)), tmp_path)
    ]


def test_plots_without_matplotlib(tmp_path, monkeypatch):
    """Without matplotlib the error names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r"broadsheet\[bench\]"):
        draw(OUTCOME, tmp_path)
