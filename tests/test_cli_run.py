"""The command ``broadsheet run``."""

import json
import signal

import pytest
from dump_files import packed, warc_record

from broadsheet._cli import main


@pytest.fixture
def crawl(tmp_path):
    """A WARC file with two pages."""
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(packed([warc_record(1), warc_record(2)], "gz")[0])
    return path


@pytest.fixture(autouse=True)
def _keep_handler():
    """Leave the process's answer to SIGTERM as it was."""
    handler = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, handler)


def titles(output):
    """The titles in an output folder of JSON lines."""
    lines = [line for path in sorted(output.glob("part-*")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line)["title"] for line in lines]


def test_run(crawl, tmp_path, capsys):
    """The rows are written, and the summary is printed."""
    assert 0 == main(["run", str(crawl), "-o", str(tmp_path / "out"), "--no-plugins", "--workers", "2"])
    assert ["Notice 1", "Notice 2"] == titles(tmp_path / "out")
    printed = capsys.readouterr()
    assert ("2 pages: 0 articles, 2 not articles, 0 errors", "") == (printed.out.splitlines()[0], printed.err)


def test_errors(tmp_path, capsys):
    """Pages that give an error make the status 1; they are counted in the summary."""
    (tmp_path / "in.jsonl").write_text('{"html": ""}\n')
    assert 1 == main(["run", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out"), "--no-plugins"])
    assert "    empty: 1" in capsys.readouterr().out.splitlines()


def test_columns(tmp_path, capsys):
    """Columns can be named, and renderings be added."""
    (tmp_path / "in.jsonl").write_text('{"payload": "<title>Named</title><p>One."}\n')
    options = ["--no-plugins", "--html-column", "payload", "--with", "json"]
    assert 0 == main(["run", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out"), *options])
    [row] = map(json.loads, (tmp_path / "out" / "part-00000.jsonl").read_text().splitlines())
    assert "Named" == json.loads(row["json"])["title"]


def test_standard_input(crawl, tmp_path, monkeypatch):
    """The standard input is read once and kept, so that a run over it can be resumed."""
    with crawl.open("rb") as file:
        monkeypatch.setattr("sys.stdin", type("Input", (), {"buffer": file}))
        assert 0 == main(["run", "-", "-o", str(tmp_path / "out"), "--no-plugins"])
    monkeypatch.setattr("sys.stdin", None)
    assert 1 == main(["run", "-", "-o", str(tmp_path / "out"), "--no-plugins"])
    (tmp_path / "out" / "part-00000.jsonl").unlink()
    assert 0 == main(["run", "-", "-o", str(tmp_path / "out"), "--no-plugins", "--resume"])
    assert ["Notice 1", "Notice 2"] == titles(tmp_path / "out")


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        (["--retry-errors"], 2, "goes with --resume"),
        (["--timeout", "0"], 2, "'timeout' must be > 0"),
        (["--site", "nowhere.toml"], 1, "nowhere.toml: No such file"),
    ],
)
def test_wrong_options(crawl, tmp_path, capsys, options, status, message):
    """Options that make no sense are a message."""
    assert status == main(["run", str(crawl), "-o", str(tmp_path / "out"), "--no-plugins", *options])
    assert message in capsys.readouterr().err


def test_site(crawl, tmp_path, capsys):
    """The rules of a file of sites hold in every worker, and a run goes on with the same rules only."""
    site, options = tmp_path / "pier.toml", ["run", str(crawl), "-o", str(tmp_path / "out"), "--no-plugins"]
    rules = 'name = "pier"\nhosts = ["pier.example"]\n[fields]\ntitle = "{}"\n'
    site.write_text(rules.format("substring-after(//title, ' ')"))
    assert 0 == main([*options, "--site", str(site), "--workers", "2"])
    assert ["1", "2"] == titles(tmp_path / "out")
    assert 0 == main([*options, "--site", str(site), "--resume"])
    site.write_text(rules.format("//h1"))
    assert 1 == main([*options, "--site", str(site), "--resume"])
    assert "sites" in capsys.readouterr().err


def test_missing_input(tmp_path, capsys):
    """An input that is missing is a message and status 1."""
    assert 1 == main(["run", "nowhere.warc", "-o", str(tmp_path / "out")])
    assert "nowhere.warc: No such file or directory" in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupt(crawl, tmp_path, capsys, monkeypatch, number):
    """A run that is asked to stop says how to go on, with status 130."""
    monkeypatch.setattr("broadsheet.running.progress.Lines.show", lambda *_: signal.raise_signal(number))
    assert 130 == main(["run", str(crawl), "-o", str(tmp_path / "out"), "--no-plugins"])
    assert "--resume" in capsys.readouterr().err


def test_running_is_imported_when_needed():
    """The command line does not import what runs before it is needed."""
    import subprocess
    import sys

    code = (
        "import sys, broadsheet._cli; print([m for m in sys.modules if m.startswith('broadsheet.running')])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert "[]\n" == found.stdout
