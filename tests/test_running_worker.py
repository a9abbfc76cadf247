"""What a worker does with its tasks, and the supervisor when one dies, without any process."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from perils import job, rows_in, write_words

import broadsheet
from broadsheet.running.plan import plan_shards
from broadsheet.running.supervisor import Supervisor, place_in
from broadsheet.running.watchdog import Death
from broadsheet.running.worker import Fault, Publishing, Rows, Task, _Worker
from broadsheet.running.writers import WRITERS

CRASH = Death("crash", "it fell", "")


class _Pipe(list):
    """Takes messages."""

    send = list.append


def task_of(asked, **fields):
    """The task for the first shard of a job."""
    asked.output.mkdir(exist_ok=True)
    [shard, *_] = plan_shards(asked)
    final = asked.output / f"{shard.name}{WRITERS[asked.format].suffix}"
    return Task(**{"shard": shard, "spool": asked.output / "_spool", "final": final} | fields)


def do(asked, task):
    """Do a task; the messages."""
    pipe = _Pipe()
    _Worker(pipe, asked, nullcontext()).run(task)
    return pipe


def test_messages(tmp_path):
    """A worker tells how far it is, and that it publishes."""
    asked = job(tmp_path, write_words(tmp_path / "in.jsonl", ["a", "raise"]))
    messages = do(asked, task_of(asked))
    assert [(2, 1, 36), Publishing()] == [messages[-2][:3], messages[-1]]
    assert messages[-2].memory > 1_000_000 or not Path("/proc/self/statm").exists()


def test_any_beginning(tmp_path):
    """However much of a shard's rows an earlier process left, whole lines or not, the rows are the same in the end."""
    asked = job(tmp_path, write_words(tmp_path / "in.jsonl", ["a", "b", "raise", "c"]))
    task = task_of(asked)
    do(asked, task)
    whole, expected = task.final.read_bytes(), rows_in(asked.output)
    for length in range(0, len(whole) + 1, 61):
        task.final.unlink()
        task.spool.write_bytes(whole[:length])
        do(asked, task)
        assert expected == rows_in(asked.output)


def test_beginning_of_zeros(tmp_path):
    """Bytes that a failure of the machine left in the place of rows are no rows."""
    asked = job(tmp_path, write_words(tmp_path / "in.jsonl", ["a", "b"]))
    task = task_of(asked)
    task.spool.write_bytes(bytes(4096) + b"\n")
    do(asked, task)
    assert ["a", "b"] == [row["title"] for row in rows_in(asked.output)]


def test_fault(tmp_path):
    """The record that ended a process is passed over with an error; one that cannot be passed over ends the shard."""
    asked = job(tmp_path, write_words(tmp_path / "in.jsonl", ["a", "b", "c"]))
    do(asked, task_of(asked, fault=Fault(index=1, kind="crash", message="it fell")))
    assert [None, "crash", None] == [row["error_kind"] for row in rows_in(asked.output)]
    (asked.output / "part-00000.jsonl").unlink()
    do(asked, task_of(asked, fault=Fault(index=0, kind="crash", message="it fell", unreadable=True)))
    assert [("unreadable", "it fell")] == [(row["error_kind"], row["error"]) for row in rows_in(asked.output)]


def test_unreadable_stays_the_end(tmp_path):
    """A shard that ended with an unreadable record is not read further by a later process."""
    asked = job(tmp_path, write_words(tmp_path / "in.jsonl", ["a", "b"]))
    task = task_of(asked)
    do(asked, task_of(asked, fault=Fault(index=0, kind="crash", message="it fell", unreadable=True)))
    task.final.rename(task.spool)
    do(asked, task)
    assert ["unreadable"] == [row["error_kind"] for row in rows_in(asked.output)]


def test_redo_of_rows_that_are_not_there(tmp_path):
    """When errors are tried again, records are parsed, too, that have no row yet or another one's."""
    asked = job(tmp_path, write_words(tmp_path / "in.jsonl", ["a", "b", "c"]))
    task = task_of(asked)
    do(asked, task)
    rows = [json.loads(line) for line in task.final.read_text().splitlines()]
    rows[0]["title"], rows[1]["id"] = "kept", "another"
    task.final.write_text("".join(json.dumps(row) + "\n" for row in rows[:2]))
    do(asked, task_of(asked, redo=True))
    assert ["kept", "b", "c"] == [row["title"] for row in rows_in(asked.output)]


def test_parquet(tmp_path):
    """Parquet holds the same rows as JSON lines, and the version of its columns."""
    parquet = pytest.importorskip("pyarrow.parquet")
    words = write_words(tmp_path / "in.jsonl", ["a", "raise", "b"])
    do(lines := job(tmp_path, words), task_of(lines))
    do(asked := job(tmp_path, words, format="parquet"), task := task_of(asked))
    table = parquet.read_table(task.final)
    assert rows_in(tmp_path / "out") == table.drop_columns(["elapsed_us"]).to_pylist()
    assert b"1" == table.schema.metadata[b"broadsheet.schema"]


def test_groups_of_rows(tmp_path, monkeypatch):
    """Parquet is written group by group, so that memory does not grow with the shard."""
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("broadsheet.running.writers._GROUP", 2000)
    asked = job(tmp_path, write_words(tmp_path / "in.jsonl", ["a"] * 10), format="parquet")
    do(asked, task := task_of(asked))
    metadata = parquet.ParquetFile(task.final).metadata
    assert (10, True) == (metadata.num_rows, 2 < metadata.num_row_groups < 10)


def test_folder_of_markdown(tmp_path):
    """A folder of Markdown has a file for each article, and an index that names it."""
    asked = job(tmp_path, write_words(tmp_path / "in.jsonl", ["a", "raise"]), format="md-dir")
    do(asked, task_of(asked))
    article, failure = rows_in(asked.output)
    assert 'title: "a"' in (asked.output / article["file"]).read_text()
    assert ("failed", False, False) == (failure["error_kind"], "file" in failure, "text" in article)


@pytest.mark.parametrize("form", ["jsonl", "parquet", "md-dir"])
def test_kept_rows(tmp_path, form):
    """Rows that are kept when errors are tried again stay what they were in every format."""
    if form == "parquet":
        pytest.importorskip("pyarrow")
    asked = job(tmp_path, write_words(tmp_path / "in.jsonl", ["a", "raise"]), format=form)
    do(asked, task := task_of(asked))
    before = content(asked.output)
    do(asked, task_of(asked, redo=True))
    assert before == content(asked.output)
    assert ["a", None] == [row["title"] for row in WRITERS[form].read(task.final)]


def content(output):
    """What the files of an output folder hold."""
    paths = sorted(path for path in output.rglob("part-*/*") if path.is_file())
    files = sorted(path for path in output.glob("part-*") if path.is_file())
    rows = [list(WRITERS["parquet" if path.suffix == ".parquet" else "jsonl"].read(path)) for path in files]
    return [path.read_text() for path in paths], rows


@pytest.fixture
def after(tmp_path):
    """What a supervisor makes of a task after a worker's death."""
    asked = job(tmp_path, write_words(tmp_path / "in.jsonl", ["a"]))
    supervisor = Supervisor(asked, 1, lambda *_: None, lambda *_: None)
    task = task_of(asked)

    def bury(death, *, fault=None, publishing=False):
        import attrs

        return supervisor._after(attrs.evolve(task, fault=fault), death, publishing=publishing).fault

    return bury


def test_second_crash(after):
    """A page is to blame for the second crash, not for the first."""
    assert (None, Fault(index=0, kind="crash", message="it fell")) == (after(CRASH), after(CRASH))


def test_timeout(after):
    """A page is to blame for a timeout at once."""
    death = Death("timeout", "too long", "")
    assert Fault(index=0, kind="timeout", message="too long") == after(death)


def test_crash_in_passing(after):
    """A record that ends the process that passes it over cannot be read; if the shard does not end then, the run does."""
    fault = Fault(index=0, kind="crash", message="it fell")
    unreadable = after(CRASH, fault=fault)
    assert Fault(index=0, kind="crash", message="it fell", unreadable=True) == unreadable
    with pytest.raises(broadsheet.RunError, match="it fell"):
        after(CRASH, fault=unreadable)


def test_crash_in_publishing(after):
    """Publishing is tried twice."""
    after(CRASH, publishing=True)
    with pytest.raises(broadsheet.RunError, match="cannot be written: it fell"):
        after(CRASH, publishing=True)


@pytest.mark.parametrize(
    ("name", "offset", "expected"),
    [("in.jsonl", 100, 100), ("in.jsonl", None, 0), ("in.jsonl", 10**9, 1800), ("in.jsonl.gz", 100, 0)],
)
def test_place(tmp_path, name, offset, expected):
    """How far a shard is shows in its offsets, where they count bytes of the file."""
    (tmp_path / name).write_bytes(b'{"html": "a"}     ' * 100)
    asked = job(tmp_path, tmp_path / name)
    assert expected == place_in(task_of(asked), Rows(1, 0, offset))


def test_place_among_pages(tmp_path):
    """How far a shard of pages in files of their own is shows in their number."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in "abcd":
        (folder / f"{name}.html").write_text("x" * 10)
    assert 30 == place_in(task_of(job(tmp_path, folder)), Rows(3, 0, 0))
