"""Frames of Polars."""

from pathlib import Path

import pytest

polars = pytest.importorskip("polars")
pytest.importorskip("pyarrow")
from broadsheet.integrations.polars import map_frame  # noqa: E402

PAGE = (Path(__file__).parent.parent.parent / "examples" / "harbour.html").read_bytes()


@pytest.fixture
def pages():
    """A frame of pages, one of which is none."""
    return polars.DataFrame({"html": [PAGE, b"%PDF-1.7 ..."], "url": ["https://courier.example/a", None]})


def test_frame(pages):
    """A frame gives a frame, a row for each row."""
    rows = map_frame(pages, plugins=())
    assert [("https://courier.example/a", None), (None, "unsupported")] == rows.select(
        "url", "error_kind"
    ).rows()
    assert ["North pier", "Harbour trust"] == rows["tags"][0].to_list()


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lazy_frame(pages, engine):
    """A lazy frame gives a lazy frame with the same rows and types, mapped when it is collected."""
    lazy = map_frame(pages.lazy(), plugins=())
    assert isinstance(lazy, polars.LazyFrame)
    rows = lazy.collect(engine=engine)
    same = map_frame(pages, plugins=())
    assert (same.schema, same.drop("elapsed_us").rows()) == (rows.schema, rows.drop("elapsed_us").rows())


def test_no_frame():
    """Anything else is refused."""
    with pytest.raises(TypeError, match="dict"):
        map_frame({"html": [PAGE]})
