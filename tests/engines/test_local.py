"""The map and the command make the same rows, so that those of an engine can be compared with either's."""

import pytest

pytest.importorskip("pyarrow")
from broadsheet.running import Job, run


@pytest.mark.parametrize("number", [0, 1], ids=["parquet", "jsonl"])
def test_run(sources, local, read_rows, tmp_path, number):
    """The rows of a run are those of the map, but for the place of the page."""
    source = sources[number]
    run(Job(inputs=[str(source)], output=str(tmp_path / "rows"), format="parquet"), workers=1)
    rows = read_rows(str(tmp_path / "rows"))
    assert {str(source)} == {row["source"] for row in rows}
    assert local[source.suffix[1:]] == [without_place(row) for row in rows]


def without_place(row):
    """A row that says nothing of where the page was."""
    error = row["error"] and row["error"].removesuffix(f" at {row['offset']}")
    return row | {"source": "", "offset": None, "error": error}
