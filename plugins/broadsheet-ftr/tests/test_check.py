"""The report on a directory, as a command and as an object."""

import json
from pathlib import Path

import pytest
from broadsheet_ftr import survey
from broadsheet_ftr.__main__ import main

#: The collection of FiveFilters, where it stands beside the repository.
COLLECTION = Path(__file__).parents[4] / "shared" / "ftr-site-config"


@pytest.fixture
def folder(tmp_path):
    """A directory with a sound config, a faulty one, and files that are none."""
    (tmp_path / "ebb.example.txt").write_text("body: //main\ntidy: no\nprune: no", "utf-8")
    (tmp_path / ".flood.example.txt").write_text("strip: //aside\nstirp: //nav", "utf-8")
    (tmp_path / "LICENSE.txt").write_text("Do as you like.", "utf-8")
    (tmp_path / "notes.example.md").write_text("Nothing.", "utf-8")
    return tmp_path


def test_survey_counts_and_reports(folder):
    """Files that are no configs are passed over; problems name file and line."""
    found = survey(folder)
    assert (2, {"body": 1, "tidy": 1, "prune": 1, "strip": 1}) == (found.files, found.directives)
    assert [(".flood.example.txt", 2, "unknown_directive")] == [
        (p.file, p.line, p.code) for p in found.problems
    ]
    assert 2 == found.ignored.total()


def test_command_prints_problems_and_counts(folder, capsys):
    """The exit status says whether something is wrong."""
    assert 1 == main(["check", str(folder)])
    lines = capsys.readouterr().out.splitlines()
    assert ".flood.example.txt:2: no such directive: 'stirp'; 'strip' is meant?" == lines[0]
    assert "2 files, 4 directives, 1 problems" == lines[1]
    (folder / ".flood.example.txt").unlink()
    assert 0 == main(["check", str(folder)])


def test_command_prints_json(folder, capsys):
    """The same report for programs."""
    main(["check", str(folder), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert (2, 2) == (found["files"], found["problems"][0]["line"])


def test_missing_directory_is_an_error(capsys):
    """It has an exit status of its own, and a message without a traceback."""
    assert 2 == main(["check", "/nowhere/ftr"])
    assert "/nowhere/ftr" in capsys.readouterr().err


@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the collection is not there")
def test_collection_of_fivefilters_is_read():
    """All its files are read, and only a handful of lines are wrong: known misspellings among them."""
    found = survey(COLLECTION)
    assert found.files > 2000
    assert {"titl", "test_rul", "contain"} <= {problem.message.split("'")[1] for problem in found.problems}
    assert len(found.problems) < found.files / 100
