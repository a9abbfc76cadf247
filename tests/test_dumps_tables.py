"""Tables of pages: JSON lines and Parquet."""

import datetime as dt
import gzip
import hashlib
import json
import sys

import pytest
from dump_files import page

import broadsheet
from broadsheet.dumps import open_dump, parse_record, read_record

MOMENT = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)


@pytest.fixture
def jsonl(tmp_path):
    """Write rows, or lines, as JSON lines."""

    def write(*rows, name="pages.jsonl"):
        lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
        data = b"\n".join(lines) + b"\n"
        path = tmp_path / name
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return write


@pytest.fixture
def parquet(tmp_path):
    """Write columns as a Parquet file."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    def write(columns, **options):
        path = tmp_path / "pages.parquet"
        parquet.write_table(pa.table(columns), path, **options)
        return path

    return write


def kinds(records):
    """Identifier of each record, or the kind of its problem."""
    return [record.problem.kind if record.problem else record.id for record in records]


def test_columns(jsonl):
    """A row becomes a record with all that its columns tell."""
    row = {"id": 7, "url": "https://pier.example/7", "html": "<p>é", "charset": "utf-8", "status": 200}
    path = jsonl(row | {"content_type": "text/html", "fetched_at": "2024-05-06T07:08:09Z"})
    [record] = open_dump(path)
    assert ("7", str(path), 0, "https://pier.example/7") == (
        record.id,
        record.source,
        record.offset,
        record.url,
    )
    assert ("<p>é", None, "utf-8", 200) == (record.html, record.text, record.charset, record.status)
    assert ("text/html", MOMENT) == (record.content_type, record.fetched_at)


@pytest.mark.parametrize(
    ("row", "field", "expected"),
    [
        ({"Raw-HTML": "<p>"}, "html", "<p>"),
        ({"content": "<p>", "text": "x"}, "html", "<p>"),
        ({"text": "x"}, "text", "x"),
        ({"html": "<p>", "warc_target_uri": "https://a.example/"}, "url", "https://a.example/"),
        ({"text": "x", "metadata": {"url": "https://a.example/"}}, "url", "https://a.example/"),
        ({"html": "<p>", "metadata": "none"}, "url", None),
        ({"html": "<p>", "fetch_status": "404"}, "status", 404),
        ({"html": "<p>", "status": "gone"}, "status", None),
        ({"html": "<p>", "encoding": "koi8-r"}, "charset", "koi8-r"),
    ],
)
def test_aliases(jsonl, row, field, expected):
    """The usual names of columns are known, whatever their case, also inside an object."""
    [record] = open_dump(jsonl(row))
    assert expected == getattr(record, field)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-06T07:08:09", MOMENT),
        ("2024-05-06T09:08:09+02:00", MOMENT),
        (1714979289, MOMENT),
        (1714979289000, MOMENT),
        (1714979289000000, MOMENT),
        ("yesterday", None),
        (10**30, None),
        (True, None),
    ],
)
def test_times(jsonl, value, expected):
    """Times are read as ISO 8601, and as seconds, milliseconds or microseconds."""
    [record] = open_dump(jsonl({"html": "<p>", "fetched_at": value}))
    assert expected == record.fetched_at


def test_named_columns(jsonl):
    """A named column outranks the usual names, and may lie in an object."""
    path = jsonl(
        {"html": "<p>A", "page": {"raw": "<p>B"}, "url": "https://a.example/", "at": "https://b.example/"}
    )
    [record] = open_dump(path, columns={"html": "page.raw", "url": "at"})
    assert ("<p>B", "https://b.example/") == (record.html, record.url)


def test_named_text_column(jsonl):
    """When the column of the text is named, that of the HTML is not read."""
    [record] = open_dump(jsonl({"html": "<p>A", "plain": "B"}), columns={"text": "plain"})
    assert (None, "B") == (record.html, record.text)


def test_unknown_field(jsonl):
    """A column for what is no field of a record is an error."""
    with pytest.raises(broadsheet.DumpError, match="'headline'"):
        list(open_dump(jsonl({"html": "<p>"}), columns={"headline": "title"}))


def test_identifier_of_a_row_without_one(jsonl):
    """A row without an identifier has a hash of its address and offset."""
    path = jsonl({"html": "<p>", "url": "https://a.example/"})
    [record] = open_dump(path)
    assert hashlib.sha1(b"https://a.example/@0").hexdigest() == record.id


@pytest.mark.parametrize("name", ["pages.jsonl", "pages.jsonl.gz", "pages.ndjson"])
def test_offsets_of_lines(jsonl, name):
    """The offset of a line counts decompressed bytes, and reading can begin there."""
    path = jsonl(
        {"id": "a", "html": "<p>"}, b"", {"id": "b", "html": "<p>é"}, {"id": "c", "html": "<p>"}, name=name
    )
    records = list(open_dump(path))
    assert ["a", "b", "c"] == kinds(records)
    assert records == [read_record(path, record.offset) for record in records]
    assert records[1:] == list(open_dump(path, start=records[1].offset))


def test_damaged_lines(jsonl):
    """A line that is no JSON object, or has no page, is a problem of its own."""
    deep = b"[" * 100_000
    path = jsonl(b'{"html": ', b"[1]", {"title": "x"}, {"html": None}, deep, {"id": "a", "html": "<p>"})
    assert ["corrupt", "corrupt", "empty", "empty", "corrupt", "a"] == kinds(open_dump(path))


def test_last_line_cut(tmp_path):
    """A last line that is cut is truncated, with its offset; a whole one needs no line break."""
    path = tmp_path / "pages.jsonl"
    path.write_bytes(b'{"id": "a", "html": "<p>"}\n{"id": "b", "ht')
    assert [("a", 0), ("truncated", 27)] == [
        (name, record.offset) for name, record in zip(kinds(open_dump(path)), open_dump(path), strict=True)
    ]
    path.write_bytes(b'{"id": "a", "html": "<p>"}')
    assert ["a"] == kinds(open_dump(path))


def test_long_line(jsonl):
    """A line above the limit is skipped without being read into memory, and the next one is read."""
    path = jsonl({"html": "x" * 200_000}, {"id": "b", "html": "<p>"})
    assert ["too_long", "b"] == kinds(open_dump(path, max_bytes=1000))


def test_truncated_gzip(jsonl):
    """Compressed lines that are cut give the whole ones before, and say so."""
    rows = [
        {"id": str(number), "html": hashlib.sha256(b"%d" % number).hexdigest() * 3} for number in range(500)
    ]
    path = jsonl(*rows, name="pages.jsonl.gz")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    *names, line, end = kinds(open_dump(path))
    assert (["0", "1"], "truncated", "truncated") == (names[:2], line, end)


def test_zstd_lines(tmp_path):
    """Lines compressed with zstd are read with fastwarc."""
    pytest.importorskip("fastwarc")
    from dump_files import member

    path = tmp_path / "pages.jsonl.zst"
    path.write_bytes(member(b'{"id": "a", "html": "<p>"}\n', "zst"))
    assert ["a"] == kinds(open_dump(path))


def test_parquet(parquet):
    """A row of a Parquet file becomes a record, its number is the offset."""
    rows = {"id": ["a", "b", "c"], "url": ["https://a.example/", None, ""], "html": [page(1), page(2), None]}
    path = parquet(rows | {"fetched_at": [MOMENT] * 3, "status": [200, 404, None]}, row_group_size=2)
    first, second, third = open_dump(path)
    assert ("a", 0, page(1), MOMENT, 200) == (
        first.id,
        first.offset,
        first.html,
        first.fetched_at,
        first.status,
    )
    assert ("b", 1, None, page(2)) == (second.id, second.offset, second.url, second.html)
    assert ("c", 2, "empty") == (third.id, third.offset, third.problem.kind)
    assert second == read_record(path, 1)
    assert [third] == list(open_dump(path, start=2))


@pytest.mark.parametrize(
    "kind", ["string", "large_string", "binary", "large_binary", "string_view", "binary_view"]
)
def test_kinds_of_columns(parquet, kind):
    """Text and binary columns of any size are read."""
    pa = pytest.importorskip("pyarrow")
    [record] = open_dump(parquet({"html": pa.array(["<p>One."], getattr(pa, kind)())}))
    assert record.html in ("<p>One.", b"<p>One.")


def test_columns_that_are_not_needed(parquet, monkeypatch):
    """Only the columns that a record is made of are read."""
    from pyarrow import parquet as pq

    asked = []
    real = pq.ParquetFile.iter_batches

    def spy(self, *args, columns, **options):
        asked.append(columns)
        return real(self, *args, columns=columns, **options)

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", spy)
    list(open_dump(parquet({"html": ["<p>"], "text": ["x"], "links": [["a"]], "uri": ["u"]})))
    assert [["html", "uri"]] == asked


def test_column_that_is_not_there(parquet):
    """A named column that the file lacks is an error that names those that it has."""
    with pytest.raises(broadsheet.DumpError, match=r"there are html, x.*'page'"):
        list(open_dump(parquet({"html": ["<p>"], "x": [1]}), columns={"html": "page"}))


def test_damaged_group_of_rows(parquet):
    """Damage in one group of rows is a problem with the row's number, and the next group is read."""
    pytest.importorskip("pyarrow")
    from pyarrow import parquet as pq

    path = parquet(
        {"id": ["a", "b"], "html": [page(1) * 50, page(2) * 50]}, row_group_size=1, write_page_checksum=True
    )
    column = pq.ParquetFile(path).metadata.row_group(0).column(1)
    start = column.dictionary_page_offset or column.data_page_offset
    data = bytearray(path.read_bytes())
    data[start : start + 40] = b"\xff" * 40
    path.write_bytes(bytes(data))
    first, second = open_dump(path)
    assert ("corrupt", 0, "b", 1) == (first.problem.kind, first.offset, second.id, second.offset)


def test_truncated_parquet(parquet):
    """A Parquet file without its end cannot be read, which is one problem."""
    path = parquet({"html": ["<p>"]})
    path.write_bytes(path.read_bytes()[:-10])
    assert ["corrupt"] == kinds(open_dump(path))


def test_parquet_without_pyarrow(tmp_path, monkeypatch):
    """Without pyarrow the error names the extra."""
    path = tmp_path / "pages.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(broadsheet.DumpError, match=r"broadsheet\[arrow\]"):
        list(open_dump(path))


def test_charset_of_a_column(jsonl, parquet):
    """A charset that stands in a column of its own reaches the parser."""
    body = "<title>Łódź odpływa</title><p>Prom odpływa z przystani o świcie.</p>".encode("iso-8859-2")
    [record] = open_dump(parquet({"html": [body], "charset": ["iso-8859-2"]}))
    assert "Łódź odpływa" == parse_record(broadsheet.Parser(plugins=()), record).title
