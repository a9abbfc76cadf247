"""The command ``broadsheet show``."""

import json
import sys

import pytest
from dump_files import packed, page, warc_record

from broadsheet._cli import main


@pytest.fixture
def crawl(tmp_path):
    """A WARC file with two pages, and where the second begins."""
    data, places = packed([warc_record(1), warc_record(2)], "gz")
    path = tmp_path / "crawl@home.warc.gz"
    path.write_bytes(data)
    return path, places[1]


def test_record_at_an_offset(crawl, capsys):
    """The article of the record at the offset is printed, in the form that is asked for."""
    path, offset = crawl
    assert 0 == main(["show", f"{path}@{offset}", "--no-plugins", "-p", "title", "-p", "url"])
    assert "Notice 2\nhttps://pier.example/2\n" == capsys.readouterr().out


def test_first_record(crawl, capsys):
    """Without an offset it is the first record; an "@" in the name of the file is none."""
    path, _ = crawl
    assert 0 == main(["show", str(path), "--no-plugins", "-f", "json"])
    assert "Notice 1" == json.loads(capsys.readouterr().out)["title"]


def test_source(crawl, capsysbinary):
    """``--source`` prints the page as the dump holds it."""
    path, offset = crawl
    assert 0 == main(["show", f"{path}@{offset}", "--source"])
    assert page(2) == capsysbinary.readouterr().out


def test_columns(tmp_path, capsys):
    """Columns of a table can be named."""
    path = tmp_path / "pages.jsonl"
    path.write_text(json.dumps({"payload": "<title>Named</title><p>One.", "at": "https://a.example/"}) + "\n")
    options = ["--html-column", "payload", "--url-column", "at", "--no-plugins", "-p", "title", "-p", "url"]
    assert 0 == main(["show", f"{path}@0", *options])
    assert "Named\nhttps://a.example/\n" == capsys.readouterr().out


@pytest.mark.parametrize(
    ("offset", "message"), [("5", "no WARC record begins here"), ("999999", "no page has this offset")]
)
def test_no_record(crawl, capsys, offset, message):
    """An offset at which nothing begins is a message and status 1."""
    assert 1 == main(["show", f"{crawl[0]}@{offset}"])
    printed = capsys.readouterr()
    assert ("", True) == (printed.out, message in printed.err)


def test_wrong_format(crawl, capsys):
    """A format that there is not is a message and status 2."""
    assert 2 == main(["show", str(crawl[0]), "--no-plugins", "-f", "rtf"])
    assert "'rtf'" in capsys.readouterr().err


def test_reading_is_imported_when_needed():
    """The command line does not import the readers of dumps before they are needed."""
    import subprocess

    code = "import sys, broadsheet._cli; print([m for m in sys.modules if m.startswith('broadsheet.dumps')])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert "[]\n" == found.stdout


def test_missing_dump(capsys):
    """A dump that is not there is named once."""
    assert 1 == main(["show", "nothing.warc@5"])
    assert "broadsheet: nothing.warc: No such file or directory\n" == capsys.readouterr().err
