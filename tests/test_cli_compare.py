"""The commands ``broadsheet compare`` and ``broadsheet bench``, and ``inspect --against`` another extractor."""

import json

import pytest
from fake_peers import install, uninstall
from helpers import article_page, paragraphs

from broadsheet._cli import main

PAGE = article_page(paragraphs())


@pytest.fixture
def page(tmp_path, monkeypatch):
    """A file with an article page, and an extractor that finds something else in it."""
    install(monkeypatch)
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_compare(page, capsys):
    """The table has a column for each system."""
    assert 0 == main(["compare", str(page), "--with", "fake", "--no-plugins"])
    printed = capsys.readouterr()
    assert (["broadsheet", "fake"], "") == (printed.out.splitlines()[0].split(), printed.err)


def test_compare_with_all(page, capsys, monkeypatch):
    """Without ``--with`` all extractors are taken that are installed; with none there is nothing to do."""
    monkeypatch.setattr("broadsheet.peers.installed_peers", lambda: ["fake"])
    assert 0 == main(["compare", str(page), "--no-plugins"])
    assert "fake" in capsys.readouterr().out
    monkeypatch.setattr("broadsheet.peers.installed_peers", list)
    assert 1 == main(["compare", str(page), "--no-plugins"])
    assert "no other extractor is installed" in capsys.readouterr().err


def test_compare_with_gold(page, capsys):
    """A folder is compared with the records of a gold by the names of its files."""
    (page.parent / "gold.jsonl").write_text(json.dumps({"id": "page", "title": "Pilots wait"}) + "\n")
    (page.parent / "pages").mkdir()
    page.rename(page.parent / "pages" / "page.html")
    arguments = ["--with", "fake", "--no-plugins", "--gold", str(page.parent / "gold.jsonl")]
    assert 0 == main(["compare", str(page.parent / "pages"), *arguments])
    assert any(line.startswith("title") and "≠" in line for line in capsys.readouterr().out.splitlines())


def test_compare_report(page, capsys):
    """With ``-o`` the report is in the file, and its name on the standard error."""
    output = page.with_name("report.html")
    assert 0 == main(["compare", str(page), "--with", "fake", "--no-plugins", "-o", str(output)])
    assert (True, True) == (
        output.read_text("utf-8").startswith("<!DOCTYPE html>"),
        f"wrote {output}" in capsys.readouterr().err,
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["compare", "nothing.html", "--with", "fake"], "nothing.html: No such file or directory"),
        (["compare", "page.html", "--with", "nobody"], "no extractor to compare with"),
        (["compare", "page.html", "--with", "goose3"], "pip install goose3"),
        (["compare", "page.html", "--with", "fake", "--gold", "no.json"], "no.json: No such file"),
        (["compare", "page.html", "--with", "fake", "--gold", "page.html"], "page.html: no JSON"),
        (["compare", "empty", "--with", "fake"], "empty: no page in HTML"),
        (["compare", "page.html", "--with", "fake", "--site", "no.toml"], "no.toml: No such file"),
        (["bench", "nothing.warc"], "nothing.warc: No such file or directory"),
        (["bench", "page.html", "--against", "goose3"], "pip install goose3"),
        (["inspect", "page.html", "--against", "goose3"], "pip install goose3"),
        (["inspect", "page.html", "--against", "failing"], "failing raised ZeroDivisionError: by a page"),
    ],
)
def test_mistakes(page, monkeypatch, capsys, arguments, message):
    """A mistake gives one line and status 1."""
    monkeypatch.chdir(page.parent)
    uninstall(monkeypatch, "goose3")
    install(monkeypatch, "failing", ZeroDivisionError("by a page"))
    (page.parent / "empty").mkdir()
    assert 1 == main([*arguments, "--no-plugins"])
    last = capsys.readouterr().err.splitlines()[-1]
    assert (True, True) == (last.startswith("broadsheet: "), message in last)


def test_inspect_against_a_peer(page, capsys):
    """``inspect --against NAME`` shows the differences against another extractor, by its name."""
    assert 0 == main(["inspect", str(page), "--no-plugins", "--against", "fake"])
    printed = capsys.readouterr().out
    for text in (
        "Pilots wait",
        "A second one about their hut.",
        "only in fake",
        "the article has it, fake does not",
    ):
        assert text in printed


def test_file_named_like_a_peer(page, monkeypatch, capsys):
    """``--against`` takes a file first, even if an extractor has its name."""
    monkeypatch.chdir(page.parent)
    page.with_name("fake").write_text('{"title": "From the file"}')
    assert 0 == main(["inspect", str(page), "--no-plugins", "--against", "fake"])
    assert "From the file" in capsys.readouterr().out


def test_bench(page, capsys, tmp_path):
    """The table goes to the standard output, the files into the folder, and what comes next to the standard error."""
    pytest.importorskip("matplotlib")
    output = tmp_path / "out"
    assert 0 == main(["bench", str(page), "--no-plugins", "--workers", "1,2", "-o", str(output)])
    printed = capsys.readouterr()
    assert ["broadsheet"] * 2 == [line.split()[0] for line in printed.out.splitlines()[3:]]
    assert "broadsheet: broadsheet, 2 workers" in printed.err.splitlines()
    assert {"bench.md", "bench.json", "throughput.svg", "latency.svg"} <= {
        path.name for path in output.iterdir()
    }
    assert "(throughput.svg)" in (output / "bench.md").read_text("utf-8")


@pytest.mark.parametrize("workers", ["0", "one", "1,-2"])
def test_numbers_of_workers(page, capsys, workers):
    """Numbers of workers that are none are a wrong command line."""
    with pytest.raises(SystemExit) as ended:
        main(["bench", str(page), f"--workers={workers}"])
    assert (2, True) == (ended.value.code, "not a whole number" in capsys.readouterr().err)
