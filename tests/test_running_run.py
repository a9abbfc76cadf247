"""A run: one row for each record, whatever the pages do."""

from functools import partial
from pathlib import Path

import pytest
from dump_files import packed, page, warc_record
from perils import LIMIT, CursedJob, FullJob, LoudRows, PerilousJob, StillbornJob, job, rows_in, write_words

import broadsheet
from broadsheet.dumps import open_dump, read_record
from broadsheet.errors import RunError
from broadsheet.running import Job, run

PERILS = {
    "hang": "timeout",
    "doze": "timeout",
    "segfault": "crash",
    "leave": "crash",
    "eat": "memory",
    "raise": "failed",
}


@pytest.fixture
def crawl(tmp_path):
    """A WARC file with three pages, the second of them a PDF, and cut within a fourth."""
    records = [
        warc_record(1),
        warc_record(2, b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4"),
        warc_record(3),
        warc_record(4),
    ]
    data, _ = packed(records, "gz")
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(data[:-40])
    return path


def test_rows_of_a_dump(crawl, tmp_path):
    """Each record has a row: what its article says, or why there is none, and where it is."""
    summary = run(Job(inputs=[crawl], output=tmp_path / "out", plugins=()))
    rows = rows_in(tmp_path / "out")
    assert ["Notice 1", None, "Notice 3", None] == [row["title"] for row in rows]
    assert [None, "unsupported", None, "truncated"] == [row["error_kind"] for row in rows]
    assert [record.id for record in open_dump(crawl)] == [row["id"] for row in rows]
    assert page(3) == read_record(rows[2]["source"], rows[2]["offset"]).html
    assert (4, {"unsupported": 1, "truncated": 1}) == (summary.pages, summary.errors)


def test_what_a_run_takes(tmp_path):
    """A run tells the processor time of workers and supervisor, and on its way the memory of the largest worker."""
    seen = []
    progress = type(
        "Seen", (), {"show": lambda _, standing: seen.append(standing), "close": lambda _: None}
    )()
    path = write_words(tmp_path / "in.jsonl", ["slow"] * 60)
    summary = run(job(tmp_path, path), workers=1, progress=progress)
    assert (True, True) == (0 < summary.cpu < 60, 0 < summary.overhead < 60)
    assert max(standing.memory for standing in seen) > 1_000_000 or not Path("/proc/self/statm").exists()


def test_other_rows(tmp_path):
    """What makes the rows can be another than a parser; a run goes on with the same only."""
    path = write_words(tmp_path / "in.jsonl", ["a", "b"])
    asked = job(tmp_path, path, maker=partial(LoudRows, "loud 7"))
    run(asked, workers=2)
    assert [("A", "loud 7"), ("B", "loud 7")] == [
        (row["title"], row["version"]) for row in rows_in(asked.output)
    ]
    with pytest.raises(RunError, match="maker was"):
        run(job(tmp_path, path), resume=True)


def test_row_is_what_parse_says(tmp_path):
    """The columns hold what the article holds, with the time in UTC and the renderings that were asked for."""
    output = tmp_path / "out"
    source = Path(__file__).parent.parent / "examples" / "harbour.html"
    run(Job(inputs=[source], output=output, plugins=(), extras=("markdown", "html", "json")))
    [row] = rows_in(output)
    article = broadsheet.Parser(plugins=()).parse(source.read_bytes())
    assert article == broadsheet.Article.from_json(row["json"])
    assert (article.text, article.to_html(), article.to_markdown(frontmatter=True)) == (
        row["text"],
        row["html"],
        row["markdown"],
    )
    assert ("2025-03-14T06:30:00+00:00", "second") == (row["published"], row["published_precision"])
    assert article.figures[0].caption.plain == row["images"][0]["caption"]


def test_perils(tmp_path):
    """Pages that hang in C code, end the process or take all memory cost one row each, and none of their neighbours'."""
    words = [word for peril in PERILS for word in (peril, f"after {peril}")]
    summary = run(
        job(tmp_path, write_words(tmp_path / "in.jsonl", words), timeout=LIMIT, memory=1 << 30), workers=2
    )
    rows = rows_in(tmp_path / "out")
    assert [kind for peril in PERILS for kind in (PERILS[peril], None)] == [row["error_kind"] for row in rows]
    assert [f"after {peril}" for peril in PERILS] == [row["title"] for row in rows if row["title"]]
    assert {"timeout": 2, "crash": 2, "memory": 1, "failed": 1} == summary.errors


def test_trace_of_a_page_that_hangs(tmp_path):
    """The error says where the page hung, and the stacks are kept."""
    run(job(tmp_path, write_words(tmp_path / "in.jsonl", ["doze"]), timeout=LIMIT))
    [row] = rows_in(tmp_path / "out")
    assert "not done after 1 s in _doze (perils.py" in row["error"]
    [trace] = (tmp_path / "out" / "_faults").iterdir()
    assert ("part-00000-000000.txt", True) == (trace.name, "perils.py" in trace.read_text())


def test_signal_is_named(tmp_path):
    """The error of a page that crashes names the signal."""
    run(job(tmp_path, write_words(tmp_path / "in.jsonl", ["segfault"])))
    assert "SIGSEGV" in rows_in(tmp_path / "out")[0]["error"]


def test_innocent_page(tmp_path):
    """A page whose process is ended from outside is tried once more."""
    words = ["a", f"once {tmp_path / 'mark'}", "b"]
    summary = run(job(tmp_path, write_words(tmp_path / "in.jsonl", words)))
    assert (3, {}) == (summary.pages, summary.errors)


def test_folder_of_pages(tmp_path):
    """Pages in files of their own are known by their path in the folder, dumps among them are read as dumps."""
    folder = tmp_path / "pages"
    (folder / "b").mkdir(parents=True)
    (folder / "a.html").write_text("first")
    (folder / "b" / "c.txt").write_text("third")
    write_words(folder / "b.jsonl", ["second"])
    run(job(tmp_path, folder))
    assert ["first", "second", "third"] == [row["title"] for row in rows_in(tmp_path / "out")]
    assert ["a.html", "0", "b/c.txt"] == [row["id"] for row in rows_in(tmp_path / "out")]


def test_empty_row(tmp_path):
    """A dump's own problems are rows."""
    (tmp_path / "in.jsonl").write_text('{"id": "a"}\nno JSON\n{"id": "b", "html": "b"}\n')
    run(job(tmp_path, tmp_path / "in.jsonl"))
    assert ["empty", "corrupt", None] == [row["error_kind"] for row in rows_in(tmp_path / "out")]


def test_limit(tmp_path):
    """A limit takes the first records of all inputs, in their order."""
    first = write_words(tmp_path / "a.jsonl", ["a", "b"])
    second = write_words(tmp_path / "b.jsonl", ["c", "d"])
    summary = run(job(tmp_path, first, second, second, limit=3), workers=2)
    assert (3, ["a", "b", "c"]) == (summary.pages, [row["title"] for row in rows_in(tmp_path / "out")])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"inputs": ["missing.jsonl"]}, "missing.jsonl"),
        ({"columns": {"html": "nowhere"}}, "nowhere"),
    ],
)
def test_wrong_job(tmp_path, options, message):
    """A job that cannot be done is refused before it begins."""
    words = tmp_path / "in.parquet"
    pytest.importorskip("pyarrow.parquet").write_table(
        pytest.importorskip("pyarrow").table({"html": ["a"]}), words
    )
    with pytest.raises(broadsheet.RunError, match=message):
        run(job(tmp_path, words, **options))


def test_no_pages(tmp_path):
    """Inputs in which nothing is to be read are refused."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(broadsheet.RunError, match="nothing to read"):
        run(job(tmp_path, tmp_path / "empty"))


def test_wrong_plugin(tmp_path):
    """A plugin that does not fit is refused before the run begins."""
    words = write_words(tmp_path / "in.jsonl", ["a"])
    with pytest.raises(broadsheet.PluginError, match="broadsheet_haunts"):
        run(Job(inputs=[words], output=tmp_path / "out", plugins=(_Ghost(),)))


class _Ghost:
    """A plugin with a hook that there is not."""

    @broadsheet.hookimpl
    def broadsheet_haunts(self):
        """Nothing."""


def test_stillborn_workers(tmp_path):
    """Workers that end before they begin end the run."""
    words = write_words(tmp_path / "in.jsonl", ["a"])
    with pytest.raises(broadsheet.RunError, match="cannot start: the process ended with status 3"):
        run(StillbornJob(inputs=[words], output=tmp_path / "out"))


def test_unreadable_record(tmp_path):
    """A record that cannot even be passed over ends its shard, which says so, and no other."""
    first = write_words(tmp_path / "a.jsonl", ["a", "cursed", "b"])
    second = write_words(tmp_path / "b.jsonl", ["c"])
    run(CursedJob(inputs=[first, second], output=tmp_path / "out"))
    rows = rows_in(tmp_path / "out")
    assert ["a", None, "c"] == [row["title"] for row in rows]
    assert ("unreadable", str(first)) == (rows[1]["error_kind"], rows[1]["source"])


def test_full_disk(tmp_path):
    """A worker that can do nothing ends the run, with the reason."""
    words = write_words(tmp_path / "in.jsonl", ["a"])
    with pytest.raises(broadsheet.RunError, match="No space left"):
        run(FullJob(inputs=[words], output=tmp_path / "out"))


def test_output_that_is_a_file(tmp_path):
    """An output folder that cannot be made is refused."""
    (tmp_path / "out").touch()
    with pytest.raises(broadsheet.RunError, match="out: File exists"):
        run(job(tmp_path, write_words(tmp_path / "in.jsonl", ["a"])))


def test_rows_of_nobody(tmp_path):
    """Rows without a manifest are left alone."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "part-00000.jsonl").touch()
    with pytest.raises(broadsheet.RunError, match="no manifest"):
        run(job(tmp_path, write_words(tmp_path / "in.jsonl", ["a"])))


def test_nothing_is_left(tmp_path):
    """When a run is done, only the rows and the papers are in the folder."""
    run(job(tmp_path, write_words(tmp_path / "in.jsonl", ["a"])))
    names = {"_SUCCESS", "_lock", "_manifest.jsonl", "_summary.json", "part-00000.jsonl"}
    assert names == {path.name for path in (tmp_path / "out").iterdir()}


def test_jobs_are_checked():
    """Values out of range are refused when the job is made."""
    for wrong in ({"timeout": 0}, {"sample": 1.5}, {"limit": 0}, {"format": "csv"}, {"extras": ("pdf",)}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            PerilousJob(**{"inputs": (), "output": "out"} | wrong)


def test_one_input():
    """A path in the place of several is refused, since its characters would be taken for them."""
    with pytest.raises(TypeError, match="several paths"):
        PerilousJob(inputs="a.warc", output="out")
