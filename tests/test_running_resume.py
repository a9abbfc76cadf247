"""Runs that end early, in any way, and are resumed."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from perils import job, rows_in, write_words

import broadsheet
from broadsheet.running import run


class _Stop:
    """Presses Ctrl-C when so many rows are there."""

    def __init__(self, rows):
        self._rows = rows

    def show(self, standing):
        """Look."""
        if standing.pages >= self._rows:
            raise KeyboardInterrupt

    def close(self):
        """Nothing happens."""


@pytest.fixture
def done(tmp_path):
    """A finished run over three pages, one of which fails; the job, and the file that tells what was parsed."""
    log = tmp_path / "log"
    words = write_words(tmp_path / "in.jsonl", ["a", f"flaky {tmp_path / 'mark'}", "b"])
    finished = job(tmp_path, words, log=str(log))
    run(finished)
    log.write_text("")
    return finished, log


def test_interrupted(tmp_path):
    """After Ctrl-C a run goes on where it stopped: every row is there, and hardly a page is parsed twice."""
    log = tmp_path / "log"
    words = [f"slow {number}" for number in range(60)]
    broken = job(tmp_path, write_words(tmp_path / "in.jsonl", words), log=str(log))
    with pytest.raises(KeyboardInterrupt):
        run(broken, progress=_Stop(1))
    before = len(log.read_text().splitlines())
    run(broken, resume=True)
    assert words == [row["title"] for row in rows_in(tmp_path / "out")]
    assert 0 < before < 60
    assert len(log.read_text().splitlines()) <= 61


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_killed(tmp_path, form):
    """A run that is killed over and over at random points ends with the rows of one that was left in peace."""
    if form == "parquet":
        pytest.importorskip("pyarrow")
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abcd":
        write_words(folder / f"{name}.jsonl", [f"slow {name}{number}" for number in range(20)])
    run(job(tmp_path, *sorted(folder.iterdir()), output=tmp_path / "peace"), workers=2)
    chance = random.Random(form)
    for goal in sorted(chance.sample(range(75), 4)):
        _kill_at(goal, tmp_path, form)
    subprocess.run(_driver(tmp_path, form), check=True)
    assert rows_in(tmp_path / "peace") == _rows(tmp_path / "out", form)


def _driver(folder, form):
    return [sys.executable, str(Path(__file__).parent / "perils.py"), str(folder), f"format={form}"]


def _kill_at(goal, folder, form):
    """Start or resume the run, and kill it when so many rows are there."""
    process = subprocess.Popen(_driver(folder, form))
    while process.poll() is None and _made(folder / "out") < goal:
        time.sleep(0.002)
    process.kill()
    process.wait()


def _made(output):
    """Number of rows that are there, whether published or not; a published file of Parquet counts as 20."""
    rows = 0
    for path in output.glob("*part-*"):
        try:
            rows += 20 if path.suffix == ".parquet" else path.read_bytes().count(b"\n")
        except FileNotFoundError:  # it was published in this moment
            continue
    return rows


def _rows(output, form):
    if form == "jsonl":
        return rows_in(output)
    from pyarrow import parquet

    rows = [row for path in sorted(output.glob("*.parquet")) for row in parquet.read_table(path).to_pylist()]
    return [{name: value for name, value in row.items() if name != "elapsed_us"} for row in rows]


def test_done_is_done(done):
    """A finished run that is resumed parses nothing."""
    finished, log = done
    assert (3, 0, "") == (
        (summary := run(finished, resume=True)).pages,
        summary.parsed,
        log.read_text(),
    )


def test_retry(done, tmp_path):
    """Errors are tried again when that is asked for, and nothing else is."""
    finished, log = done
    (tmp_path / "mark").touch()
    summary = run(finished, resume=True, retry_errors=True)
    assert ({}, [f"flaky {tmp_path / 'mark'}"]) == (summary.errors, log.read_text().splitlines())
    assert ["a", f"flaky {tmp_path / 'mark'}", "b"] == [row["title"] for row in rows_in(tmp_path / "out")]


def test_retry_that_was_interrupted(done, tmp_path):
    """A shard whose errors were being tried again is finished by the next run, without asking for it again."""
    finished, _ = done
    (tmp_path / "mark").touch()
    with pytest.raises(KeyboardInterrupt):
        run(finished, resume=True, retry_errors=True, progress=_Stop(0))
    assert {} == run(finished, resume=True).errors


def test_removed_rows(done, tmp_path):
    """Rows that somebody removed are made again."""
    finished, _ = done
    before = rows_in(tmp_path / "out")
    (tmp_path / "out" / "part-00000.jsonl").unlink()
    run(finished, resume=True)
    assert before == rows_in(tmp_path / "out")


@pytest.mark.parametrize("cut", [b"", b'{"done": 0, "ro'])
def test_published_but_not_noted(done, tmp_path, cut):
    """Rows that were published when the machine failed before the manifest said so are counted, not made again."""
    finished, log = done
    manifest = tmp_path / "out" / "_manifest.jsonl"
    lines = manifest.read_bytes().splitlines(keepends=True)
    manifest.write_bytes(b"".join(lines[:-1]) + cut)
    summary = run(finished, resume=True)
    assert (3, {"failed": 1}, "") == (summary.pages, summary.errors, log.read_text())
    assert lines == manifest.read_bytes().splitlines(keepends=True)


def test_row_that_was_cut(tmp_path):
    """A row that a failure of the machine cut is made again."""
    words = [f"slow {number}" for number in range(60)]
    broken = job(tmp_path, write_words(tmp_path / "in.jsonl", words))
    with pytest.raises(KeyboardInterrupt):
        run(broken, progress=_Stop(1))
    [spool] = (tmp_path / "out").glob("*.spool")
    spool.write_bytes(spool.read_bytes()[:-10])
    run(broken, resume=True)
    assert words == [row["title"] for row in rows_in(tmp_path / "out")]


def test_another_run(done, tmp_path):
    """A folder that holds a run is refused, unless it is to be resumed."""
    finished, _ = done
    with pytest.raises(broadsheet.RunError, match="already"):
        run(finished)


def test_other_settings(done, tmp_path):
    """A run is not resumed with other settings, and the message names them."""
    finished, _ = done
    with pytest.raises(broadsheet.RunError, match=r"extras was \[\] and is \['html'\]"):
        run(job(tmp_path, *finished.inputs, extras=("html",)), resume=True)


def test_other_inputs(done, tmp_path):
    """A run is not resumed when an input has changed, or there are others."""
    finished, _ = done
    with pytest.raises(broadsheet.RunError, match="there are more"):
        run(job(tmp_path, *finished.inputs, *finished.inputs), resume=True)
    write_words(tmp_path / "in.jsonl", ["c"])
    with pytest.raises(broadsheet.RunError, match=r"in\.jsonl"):
        run(finished, resume=True)


def test_manifest_that_is_none(done, tmp_path):
    """A manifest that is none is refused."""
    finished, _ = done
    (tmp_path / "out" / "_manifest.jsonl").write_text("notes\n")
    with pytest.raises(broadsheet.RunError, match="cannot be read"):
        run(finished, resume=True)


def test_two_runs_at_once(done, tmp_path):
    """Of two runs in one folder the second is refused."""
    fcntl = pytest.importorskip("fcntl")
    finished, _ = done
    with (tmp_path / "out" / "_lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(broadsheet.RunError, match="another run"):
            run(finished, resume=True)


def test_manifest(done, tmp_path):
    """The manifest holds the settings with a hash, the shards with what tells a change, and what was done."""
    head, shard, event = map(json.loads, (tmp_path / "out" / "_manifest.jsonl").read_text().splitlines())
    assert ("jsonl", 16, 1) == (head["settings"]["format"], len(head["hash"]), head["shards"])
    assert (str(tmp_path / "in.jsonl"), True) == (shard["path"], bool(shard["stamp"]))
    assert (0, 3, {"failed": 1}) == (event["done"], event["rows"], event["tally"]["errors"])
