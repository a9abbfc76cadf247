"""Articles as Arrow tables, and the map for engines."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import broadsheet
from broadsheet.dumps.rows import COLUMNS

pa = pytest.importorskip("pyarrow")
from broadsheet import arrow  # noqa: E402 - without pyarrow there is nothing to test

HARBOUR = Path(__file__).parent.parent / "examples" / "harbour.html"
PAGE = b"<!DOCTYPE html><title>Tide tables</title><h1>Tide tables</h1><p>High water is at noon.</p>"


@pytest.fixture(scope="module")
def map_batch():
    """A map without plugins."""
    return arrow.make_map(plugins=())


def table(**columns):
    """A table of pages, one by default."""
    return pa.table({"html": [PAGE]} | columns)


@pytest.mark.parametrize(
    "form",
    ["binary", "large_binary", "binary_view", "string", "large_string", "string_view"],
)
@pytest.mark.parametrize("box", ["table", "batch"])
def test_layouts(map_batch, form, box):
    """Pages may be binary or strings of any layout, in a table or a batch."""
    column = pa.array([PAGE, None]).cast("string" if "string" in form else "binary").cast(getattr(pa, form)())
    pages = pa.table({"html": column}) if box == "table" else pa.record_batch({"html": column})
    assert ["Tide tables", None] == map_batch(pages)["title"].to_pylist()


@pytest.mark.parametrize("page", [PAGE, PAGE.decode()], ids=["binary", "string"])
def test_dictionary(map_batch, page):
    """Pages may be encoded by a dictionary."""
    pages = table(html=pa.array([page, None, page]).dictionary_encode())
    assert ["Tide tables", None, "Tide tables"] == map_batch(pages)["title"].to_pylist()


def test_pages_of_one_length(map_batch):
    """Pages may be binary of a fixed width."""
    assert ["Tide tables"] == map_batch(table(html=pa.array([PAGE], pa.binary(len(PAGE)))))[
        "title"
    ].to_pylist()


def test_runs(map_batch):
    """Pages may be encoded by the lengths of runs."""
    runs = pa.RunEndEncodedArray.from_arrays(pa.array([2], pa.int32()), pa.array([PAGE]))
    assert ["Tide tables"] * 2 == map_batch(table(html=runs))["title"].to_pylist()


def test_pages_of_other_types(map_batch):
    """A column of what cannot be a page gives rows without a page."""
    for column in (pa.nulls(1), pa.array([7]), pa.array([[60, 112]], pa.list_(pa.uint8()))):
        assert ["empty"] == map_batch(table(html=column))["error_kind"].to_pylist()


def test_objects(map_batch):
    """What lies in a column of objects is found."""
    [row] = map_batch(table(metadata=pa.array([{"url": "https://pier.example/7"}]))).to_pylist()
    assert "https://pier.example/7" == row["url"]


def test_chunks(map_batch):
    """Many chunks, empty ones among them, are one table, with a row for each row in the same order."""
    ids = [str(number) for number in range(150)]
    chunks = [ids[:1], [], ids[1:140], ids[140:]]
    pages = pa.table({"id": pa.chunked_array(chunks, pa.string()), "html": [PAGE] * 150})
    assert ids == map_batch(pages)["id"].to_pylist()


def test_schema(map_batch):
    """The rows have the schema of the output, also when there are none."""
    assert arrow.OUTPUT_SCHEMA == map_batch(table()).schema == map_batch(table().slice(1)).schema
    assert [column.name for column in COLUMNS] == arrow.OUTPUT_SCHEMA.names
    assert {b"broadsheet.schema": b"1"} == arrow.OUTPUT_SCHEMA.metadata


def test_passed_columns(map_batch):
    """Identifier, address, source and offset are passed on."""
    passed = {"id": "7", "url": "https://pier.example/7", "source": "a.warc", "offset": 12}
    [row] = map_batch(table(**{name: [value] for name, value in passed.items()})).to_pylist()
    assert passed == {name: row[name] for name in passed}


@pytest.mark.parametrize("offset", [pa.array(["x"]), pa.array([True]), pa.array([1 << 63], "uint64")])
def test_passed_columns_of_other_types(map_batch, offset):
    """Columns of these names that hold something else are left alone."""
    [row] = map_batch(table(source=[1], offset=offset)).to_pylist()
    assert (None, "", None) == (row["id"], row["source"], row["offset"])


def test_no_identifier(map_batch):
    """Without an identifier there is the hash of the address, the same in every batch; without either there is none."""
    ids = map_batch(table(html=[PAGE] * 3, url=["https://a.example/", "https://a.example/", None]))[
        "id"
    ].to_pylist()
    assert (ids[0], None) == (ids[1], ids[2])
    assert ids[0]


def test_pages_that_fail(map_batch):
    """What is no page gets a row that says so."""
    kinds = map_batch(table(html=[b"%PDF-1.4", None, b"", PAGE]))["error_kind"].to_pylist()
    assert ["unsupported", "empty", "empty", None] == kinds


@pytest.fixture(scope="module")
def broken():
    """A string that is not UTF-8: Arrow does not look at what it is given."""
    offsets, data = pa.py_buffer(b"\0\0\0\0\5\0\0\0"), pa.py_buffer(b"<p>\xffb")
    return pa.StringArray.from_buffers(1, offsets, data)


def test_strings_that_are_none(map_batch, broken):
    """Strings that are not UTF-8 do no harm, and none to the strings beside them."""
    pages = pa.table({"html": pa.chunked_array([broken, [PAGE.decode()]])}).combine_chunks()
    coded = pa.DictionaryArray.from_arrays(pa.array([0], pa.int32()), broken)
    assert ["\ufffdb", "High water is at noon."] == map_batch(pages)["text"].to_pylist()
    assert ["\ufffdb"] == map_batch(table(html=coded))["text"].to_pylist()


def test_objects_with_strings_that_are_none(map_batch, broken):
    """An object with a string that is not UTF-8 tells nothing."""
    [row] = map_batch(table(metadata=pa.StructArray.from_arrays([broken], ["url"]))).to_pylist()
    assert ("Tide tables", None) == (row["title"], row["url"])


@pytest.mark.parametrize(
    "moment",
    [
        pa.array([1_700_000_000_000_000_001], pa.timestamp("ns", "UTC")),
        pa.array([1 << 62], pa.timestamp("us", "UTC")),
        pa.array([1], pa.timestamp("s", "Nowhere/Nothing")),
        pa.array([1], pa.duration("ns")),
    ],
    ids=["nanoseconds", "after 9999", "unknown zone", "no time"],
)
def test_moments(map_batch, moment):
    """When a page was fetched may be told in any way, also in one that Python does not know."""
    assert [(None, "Tide tables")] == [
        (row["error"], row["title"]) for row in map_batch(table(fetched_at=moment)).to_pylist()
    ]


def test_named_columns():
    """Columns can be named; one that is not there is an error."""
    map_named = arrow.make_map(plugins=(), columns={"html": "payload"})
    assert ["Tide tables"] == map_named(pa.table({"payload": [PAGE]}))["title"].to_pylist()
    with pytest.raises(broadsheet.DumpError, match="payload"):
        map_named(table())


def test_wanted_columns(map_batch):
    """The map tells which columns it reads; that is what an engine has to load."""
    names = ["links", "offset", "html", "url", "content", "metadata", "date"]
    assert ["html", "url", "offset"] == map_batch.wanted(names)


def test_column_that_is_there_twice(map_batch):
    """Which of two columns with one name holds the page cannot be told."""
    twice = pa.Table.from_arrays([pa.array([PAGE]), pa.array([PAGE])], ["html", "html"])
    with pytest.raises(broadsheet.DumpError, match="2 times: 'html'"):
        map_batch(twice)


def test_no_known_column(map_batch):
    """Columns of which none is known are an error; no columns, as engines have for nothing at all, are none."""
    with pytest.raises(broadsheet.DumpError, match="which has the pages: payload, day"):
        map_batch(pa.table({"payload": [PAGE], "day": [1]}))
    assert 0 == map_batch(pa.table({})).num_rows


def test_renderings():
    """The renderings that are asked for are there, the others are null."""
    [row] = arrow.make_map(plugins=(), extras=("markdown", "json"))(table()).to_pylist()
    assert ("Tide tables", None) == (broadsheet.Article.from_json(row["json"]).title, row["html"])
    assert row["markdown"].startswith("---\n")


def test_unknown_rendering():
    """A rendering that there is not is refused."""
    with pytest.raises(ValueError, match="pdf"):
        arrow.make_map(extras=("pdf",))


def test_pickle():
    """The map can be pickled, and gives the same afterwards."""
    map_batch = arrow.make_map(plugins=(), limits=broadsheet.Limits(max_bytes=40))
    copy = pickle.loads(pickle.dumps(map_batch))
    assert map_batch(table())["warnings"] == copy(table())["warnings"]


def test_plugins():
    """Plugins may be objects, hashable or not."""
    site = _Unhashable()
    [row] = arrow.make_map(plugins=[site])(table()).to_pylist()
    assert ["plugin_failed"] == row["warnings"]


class _Unhashable:
    """A plugin that fails."""

    __hash__ = None

    @broadsheet.hookimpl
    def broadsheet_claims(self, page):
        """Fail."""
        raise ZeroDivisionError


def test_articles():
    """Articles make a table with their times in UTC and their pictures."""
    page = HARBOUR.read_bytes()
    article = broadsheet.Parser(plugins=()).parse(page, url="https://courier.example/a")
    [row] = arrow.to_table([article], extras=["html"]).to_pylist()
    assert (None, "https://courier.example/a", article.text) == (row["id"], row["url"], row["text"])
    assert article.published.value == row["published"]
    assert [image.url for figure in article.figures for image in figure.images] == [
        image["url"] for image in row["images"]
    ]


def test_days():
    """A day is its midnight in UTC, and the precision says so; a time at the end of the calendar stays as it is."""
    import datetime as dt

    day = broadsheet.Timestamp(value=dt.date(2024, 2, 29), precision="day", raw="x")
    last = dt.datetime.max.replace(tzinfo=dt.timezone(-dt.timedelta(hours=3)))
    end = broadsheet.Timestamp(value=last, precision="second", raw="y")
    [row] = arrow.to_table([broadsheet.Article(published=day, modified=end)]).to_pylist()
    assert (dt.datetime(2024, 2, 29, tzinfo=dt.UTC), "day") == (row["published"], row["published_precision"])
    assert (9999, "second") == (row["modified"].year, row["modified_precision"])


def test_spark():
    """The columns in Spark's language are those of the schema."""
    parts = arrow.ddl().split(", ")
    assert [f"`{column.name}`" for column in COLUMNS] == [part.split(" ")[0] for part in parts]
    assert {"`authors` array<string>", "`published` timestamp", "`offset` bigint"} < set(parts)


def test_pandas():
    """A data frame of pages becomes a data frame of rows with the same index."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"html": [PAGE, None], "id": ["a", "b"], 7: [object(), {}]}, index=["x", "y"])
    mapped = arrow.map_pandas(frame, plugins=())
    assert (["a", "b"], ["x", "y"]) == (list(mapped["id"]), list(mapped.index))
    assert ("Tide tables", [False, True]) == (mapped["title"]["x"], list(mapped["title"].isna()))


def test_pandas_integers():
    """Columns of integers stay so in a data frame, with gaps too."""
    pandas = pytest.importorskip("pandas")
    offsets = pandas.array([(1 << 53) + 1, None], "Int64")
    mapped = arrow.map_pandas(pandas.DataFrame({"html": [PAGE, PAGE], "offset": offsets}), plugins=())
    assert ((1 << 53) + 1, pandas.NA) == tuple(mapped["offset"])


def test_import_is_light():
    """Importing the module does not import pyarrow."""
    code = "import sys, broadsheet.arrow; print('pyarrow' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert "False\n" == found.stdout


def test_missing_extra(monkeypatch):
    """Without pyarrow the error names the extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(broadsheet.MissingExtraError, match=r"broadsheet\[arrow\]"):
        arrow.make_map()
