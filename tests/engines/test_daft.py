"""Daft makes the rows that are made without it."""

from importlib.util import find_spec

import pytest

pytestmark = pytest.mark.skipif(not find_spec("daft"), reason="needs daft; nox -s engines has it")


@pytest.fixture(scope="module")
def rows(rows_of):
    """What the example writes."""
    return rows_of("on_daft")


def test_parquet(rows, local):
    """Of Parquet, each page gives the same row, pages that are none too."""
    assert local["parquet"] == rows["parquet"]


def test_json_lines(rows, local):
    """Of JSON lines, each page gives the same row."""
    assert local["jsonl"] == rows["jsonl"]
