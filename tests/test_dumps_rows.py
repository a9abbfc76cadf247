"""The row of a record."""

import pytest

import broadsheet
from broadsheet.dumps import Problem, Record
from broadsheet.dumps.rows import COLUMNS, RowMaker

RECORD = Record(
    id="7", source="a.warc", offset=12, url="https://pier.example/7", html=b"<title>Tides</title>"
)


class _Failing:
    """In the place of a parser: raises."""

    def __init__(self, error):
        self._error = error

    def parse(self, *_, **__):
        """Raise."""
        raise self._error


def test_row():
    """A row has all columns in their order, with what the record says and what the article does."""
    row = RowMaker(broadsheet.Parser(plugins=()))(RECORD)
    assert [column.name for column in COLUMNS] == list(row)
    assert ("7", "a.warc", 12, "https://pier.example/7", "Tides") == (
        *(row[name] for name in ("id", "source", "offset", "url", "title")),
    )
    assert (None, None, broadsheet.__version__) == (row["error"], row["error_kind"], row["version"])
    assert row["elapsed_us"] > 0


@pytest.mark.parametrize(
    ("error", "kind", "message"),
    [
        (broadsheet.UnsupportedInputError("a PDF"), "unsupported", "a PDF"),
        (MemoryError(), "memory", "the page needs more memory than there is"),
        (ZeroDivisionError("oh"), "failed", "ZeroDivisionError: oh"),
    ],
)
def test_errors(error, kind, message):
    """Whatever parsing raises, there is a row, which tells what it was."""
    row = RowMaker(_Failing(error))(RECORD)
    assert ("7", kind, message, None) == (row["id"], row["error_kind"], row["error"], row["elapsed_us"])


def test_problem():
    """A record with a problem gives a row with that, and is not parsed."""
    problem = Problem(kind="too_long", message="longer than 5 bytes")
    row = RowMaker(_Failing(SystemExit()))(Record(id="7", source="a.warc", problem=problem))
    assert ("too_long", "longer than 5 bytes") == (row["error_kind"], row["error"])


def test_names_that_are_no_text():
    """Names of files that are no text can be written as UTF-8."""
    row = RowMaker(_Failing(ValueError("\udce9")))(
        Record(id="caf\udce9.html", source="caf\udce9.html", html=b"")
    )
    assert ("caf\\udce9.html", "caf\\udce9.html", "ValueError: \\udce9") == (
        row["id"],
        row["source"],
        row["error"],
    )
