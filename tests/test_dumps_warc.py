"""WARC and WET files, in every compression, whole and damaged, with fastwarc and without."""

import datetime as dt
import gzip
import io
import sys
import zlib

import pytest
from dump_files import http, packed, page, warc_record

import broadsheet
from broadsheet.dumps import open_dump, read_record, warc

COMPRESSIONS = ("", "gz", "zst", "lz4")


@pytest.fixture(params=["fastwarc", "stdlib"])
def reader(request, monkeypatch):
    """Both ways to read gzip: by fastwarc, and by the standard library alone."""
    if request.param == "fastwarc":
        pytest.importorskip("fastwarc")
    else:
        monkeypatch.setattr(warc, "find_spec", lambda _: None)
    return request.param


@pytest.fixture
def make(tmp_path):
    """Write a file, and give its path."""

    def write(data, name="crawl.warc"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def read(path, **options):
    """What is in a dump: number and offset of its records, or the kind of the problem and its offset."""
    return [
        (record.problem.kind if record.problem else record.id[-2:-1], record.offset)
        for record in open_dump(path, **options)
    ]


def need(compression):
    """Skip where the compression cannot be made."""
    if compression in ("zst", "lz4"):
        pytest.importorskip("fastwarc")


def test_record(make, reader):
    """A response becomes a record with all that its two headers tell."""
    path = make(gzip.compress(warc_record(1)), "crawl.warc.gz")
    [record] = open_dump(path)
    assert ("<urn:uuid:1>", str(path), 0, "https://pier.example/1") == (
        record.id,
        record.source,
        record.offset,
        record.url,
    )
    assert (page(1), None, None) == (record.html, record.text, record.problem)
    assert ("iso-8859-2", 200, "text/html; charset=ISO-8859-2") == (
        record.charset,
        record.status,
        record.content_type,
    )
    assert dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC) == record.fetched_at


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_offsets(make, reader, compression):
    """Each record's offset is that of its member, and ``read_record`` and ``start`` find it there."""
    need(compression)
    data, places = packed([warc_record(number) for number in range(4)], compression)
    path = make(data, f"crawl.warc.{compression}".rstrip("."))
    expected = [(str(number), places[number]) for number in range(4)]
    assert expected == read(path)
    assert [expected[number:] for number in range(4)] == [read(path, start=place) for place in places[:4]]
    assert page(2) == read_record(path, places[2]).html


@pytest.mark.parametrize("compression", COMPRESSIONS[1:])
def test_one_member(make, reader, compression):
    """In a file compressed as a whole, as some writers leave it, offsets count decompressed bytes."""
    need(compression)
    records = [warc_record(number) for number in range(4)]
    places = packed(records, "")[1]
    path = make(packed([b"".join(records)], compression)[0], f"crawl.warc.{compression}")
    expected = [(str(number), places[number]) for number in range(4)]
    assert expected == read(path)
    assert expected[2:] == read(path, start=places[2])


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_offsets_beside_empty_records(make, reader, compression):
    """Records without content, shorter than what is read at once, do not shift the offsets of others."""
    need(compression)
    empty = [warc_record(number, b"", "metadata", "application/warc-fields") for number in (1, 2)]
    data, places = packed([warc_record(0), *empty, warc_record(3), empty[0], warc_record(5)], compression)
    path = make(data, f"crawl.warc.{compression}".rstrip("."))
    assert [("0", 0), ("3", places[3]), ("5", places[5])] == read(path)


def test_record_inside_a_member(make, reader):
    """A record that shares a member with others, in a file where the rest do not, has no offset."""
    members = [warc_record(0), warc_record(1), warc_record(2) + warc_record(3), warc_record(4)]
    data, places = packed(members, "gz")
    expected = [("0", 0), ("1", places[1]), ("2", places[2]), ("3", None), ("4", places[3])]
    assert expected == read(make(data, "crawl.warc.gz"))


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("cut", [3, 60, 250])
def test_truncated(make, reader, compression, cut):
    """A file that ends within a record gives all before, and then a problem with the record's offset."""
    need(compression)
    data, places = packed([warc_record(number) for number in range(3)], compression)
    path = make(data[: places[2] + cut], f"crawl.warc.{compression}".rstrip("."))
    assert [("0", 0), ("1", places[1]), ("truncated", places[2])] == read(path)


def test_truncated_trailer(make, reader):
    """A gzip file whose last bytes are missing gives its last record, and says that it is truncated."""
    data, places = packed([warc_record(0), warc_record(1)], "gz")
    *records, problem = open_dump(make(data[:-4], "crawl.warc.gz"))
    assert [0, places[1]] == [record.offset for record in records]
    assert f"the file ends, after {len(data) - 4} bytes, within a gzip member" == problem.problem.message


def test_truncated_within_one_member(make, reader):
    """Of a file compressed as a whole and then cut, every record that can be decompressed is read."""
    records = [warc_record(number, http(page(number) + bytes(range(256)) * 40)) for number in range(200)]
    places = packed(records, "")[1]
    whole = gzip.compress(b"".join(records))
    half = whole[: len(whole) // 2]
    good = len(zlib.decompressobj(31).decompress(half))
    complete = [number for number in range(200) if places[number + 1] - 4 <= good]
    found = [record.offset for record in open_dump(make(half, "crawl.warc.gz"))]
    assert [places[number] for number in [*complete, complete[-1] + 1]] == found


def test_corrupt_checksum(make, reader):
    """A record whose member fails its checksum is no good record."""
    data, places = packed([warc_record(number) for number in range(3)], "gz")
    damaged = bytearray(data)
    damaged[places[2] - 6] ^= 0xFF
    assert [("0", 0), ("corrupt", places[1])] == read(make(bytes(damaged), "crawl.warc.gz"))


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_junk_between_records(make, reader, compression):
    """Where no record begins, the file is corrupt from there on."""
    need(compression)
    data, places = packed([warc_record(number) for number in range(3)], compression)
    path = make(
        data[: places[1]] + b"junk, junk\r\n\r\n" + data[places[1] :], f"crawl.warc.{compression}".rstrip(".")
    )
    assert [("0", 0), ("corrupt", places[1])] == read(path)


def test_zeros_behind_gzip(make, reader):
    """Zeros that fill a gzip file up are no damage."""
    data, places = packed([warc_record(0), warc_record(1)], "gz")
    assert [("0", 0), ("1", places[1])] == read(make(data + bytes(1000), "crawl.warc.gz"))


@pytest.mark.parametrize("length", ["-1", "12x", "9" * 40, ""])
def test_impossible_length(make, length):
    """A length that is none makes the record corrupt, and reserves no memory."""
    data = warc_record(0).replace(b"Content-Length: ", f"Content-Length: {length}\r\nX: ".encode())
    assert [("corrupt", 0)] == read(make(data))


def test_stated_length_beyond_the_file(make):
    """A length beyond the end of the file makes the record truncated."""
    data = warc_record(0).replace(b"Content-Length: ", b"Content-Length: 8")
    assert [("truncated", 0)] == read(make(data))


def test_record_too_long(make, reader):
    """A record above the limit is skipped and named, and the next one is read."""
    records = [warc_record(0), warc_record(1, http(page(1) * 500)), warc_record(2)]
    data, places = packed(records, "gz")
    found = list(open_dump(make(data, "crawl.warc.gz"), max_bytes=10_000))
    assert [None, "too_long", None] == [record.problem and record.problem.kind for record in found]
    assert ("<urn:uuid:1>", places[1], "https://pier.example/1") == (
        found[1].id,
        found[1].offset,
        found[1].url,
    )


def test_what_is_no_page(make):
    """Requests, metadata, images and name look-ups are passed over, whatever their length."""
    records = [
        warc_record(0, b"software: x\r\n", "warcinfo", "application/warc-fields"),
        warc_record(1, b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
        warc_record(2, http(b"\x89PNG" * 20_000, "Content-Type: image/png")),
        warc_record(3, b"20240506\npier.example. 300 IN A 192.0.2.1\n", "response", "text/dns"),
        warc_record(4, b"", "metadata", "application/warc-fields"),
        warc_record(5),
    ]
    assert ["5"] == [name for name, _ in read(make(b"".join(records)), max_bytes=10_000)]


def test_kinds_of_pages(make):
    """Resources and conversions are pages too; plain text is text; without a type a page is HTML."""
    records = [
        warc_record(0, b"The ferry sails.", "conversion", "text/plain"),
        warc_record(1, page(1), "resource", "text/html"),
        warc_record(2, http(b"The ferry sails.", "Content-Type: text/plain; charset=utf-8")),
        warc_record(3, http(page(3), "Server: pier")),
        warc_record(4, http(page(4), "Server: pier"), extra=["WARC-Identified-Payload-Type: image/png"]),
    ]
    found = [
        (record.id[-2], record.html, record.text)
        for record in open_dump(make(b"".join(records), "crawl.warc.wet"))
    ]
    text = b"The ferry sails."
    assert [("0", None, text), ("1", page(1), None), ("2", None, text), ("3", page(3), None)] == found


def test_lines_without_carriage_return(make):
    """Headers whose lines end in line feeds alone are read."""
    block = http(page(1)).replace(b"\r\n", b"\n")
    header = warc_record(1, b"").partition(b"\r\n\r\n")[0].replace(b"\r\n", b"\n")
    header = header.replace(b"Content-Length: 0", f"Content-Length: {len(block)}".encode())
    [record] = open_dump(make(header + b"\n\n" + block + b"\n\n"))
    assert (page(1), 200) == (record.html, record.status)


def chunked(body, size=7):
    """A body in chunks."""
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x;note=1\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def deflate(body, window):
    """A body, deflated."""
    engine = zlib.compressobj(wbits=window)
    return engine.compress(body) + engine.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(page(7)), ["Transfer-Encoding: chunked"]),
        (chunked(page(7))[:-5], ["Transfer-Encoding: chunked"]),
        (page(7), ["Transfer-Encoding: chunked"]),
        (gzip.compress(page(7)), ["Content-Encoding: gzip"]),
        (chunked(gzip.compress(page(7))), ["Content-Encoding: x-gzip", "Transfer-Encoding: chunked"]),
        (page(7), ["Content-Encoding: gzip"]),
        (deflate(page(7), 15), ["Content-Encoding: deflate"]),
        (deflate(page(7), -15), ["Content-Encoding: deflate"]),
        (gzip.compress(deflate(page(7), 15)), ["Content-Encoding: deflate, gzip"]),
        (page(7), ["Content-Encoding: identity"]),
        (page(7), ["Content-Encoding: br"]),
    ],
    ids=(
        "chunked chunked-and-cut chunked-before gzip gzip-in-chunks gzip-before "
        "deflate-zlib deflate-raw two identity br-before"
    ).split(),
)
def test_encoded_bodies(make, body, headers):
    """Chunks and content encodings are undone, and bodies that a crawler has decoded are taken as they are."""
    [record] = open_dump(make(warc_record(7, http(body, "Content-Type: text/html", *headers))))
    assert page(7) == record.html


@pytest.mark.parametrize("encoding", ["br", "zstd"])
def test_bodies_that_need_fastwarc(make, encoding):
    """Brotli and zstd bodies are undone with fastwarc."""
    stream_io = pytest.importorskip("fastwarc.stream_io")
    file = io.BytesIO()
    writer = {"br": stream_io.BrotliWriter, "zstd": stream_io.ZstdWriter}[encoding](file)
    writer.write(page(7))
    writer.close()
    block = http(file.getvalue(), "Content-Type: text/html", f"Content-Encoding: {encoding}")
    [record] = open_dump(make(warc_record(7, block)))
    assert page(7) == record.html


def test_body_that_names_the_extra(make, monkeypatch):
    """Without fastwarc a Brotli body is a problem of its record alone, which names the extra."""
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    block = http(b"\x0b\x02\x80", "Content-Type: text/html", "Content-Encoding: br")
    first, second = open_dump(make(warc_record(1, block) + warc_record(2)))
    assert ("undecodable", page(2)) == (first.problem.kind, second.html)
    assert "broadsheet[warc]" in first.problem.message


def test_unusual_headers(make):
    """Folded header lines are joined, the first of repeated fields counts, and lines without a colon are passed over."""
    headers = ["Content-Type: text/html;", " charset=KOI8-R", "Content-Type: image/png", "nonsense"]
    [record] = open_dump(make(warc_record(1, http(page(1), *headers, status="OK"))))
    assert ("koi8-r", None, page(1)) == (record.charset, record.status, record.html)


def test_truncated_body(make):
    """Of a compressed body that the crawler cut, the beginning is there."""
    body = gzip.compress(page(7) * 50)
    block = http(body[:-20], "Content-Type: text/html", "Content-Encoding: gzip")
    [record] = open_dump(make(warc_record(7, block)))
    assert record.html.startswith(page(7))


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "bzip3"])
def test_body_that_cannot_be_decoded(make, encoding):
    """A body that is neither encoded as stated nor text is a problem of its record alone."""
    block = http(
        b"\x1f\x8b\x08\x00\x01\x02\x03" * 30, "Content-Type: text/html", f"Content-Encoding: {encoding}"
    )
    found = read(make(warc_record(1, block) + warc_record(2)))
    assert ["undecodable", "2"] == [name for name, _ in found]


def test_bomb(make):
    """A body that grows beyond the limit when it is decompressed is too long."""
    block = http(
        gzip.compress(b"<p>" + bytes(5_000_000)), "Content-Type: text/html", "Content-Encoding: gzip"
    )
    assert [("too_long", 0)] == read(make(warc_record(1, block)), max_bytes=1_000_000)


@pytest.mark.parametrize("compression", ["zst", "lz4"])
def test_extra_is_named(make, monkeypatch, compression):
    """Without fastwarc a file that needs it is an error that names the extra."""
    need(compression)
    data, _ = packed([warc_record(0)], compression)
    path = make(data, f"crawl.warc.{compression}")
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    with pytest.raises(broadsheet.DumpError, match=r"broadsheet\[warc\]"):
        list(open_dump(path))


def test_parse_knows_the_header(make):
    """The charset of the header and the day of the crawl reach the parser."""
    from broadsheet.dumps import parse_record

    body = "<title>Łódź odpływa</title><p>Prom odpływa z przystani o świcie.</p>".encode("iso-8859-2")
    [record] = open_dump(make(warc_record(1, http(body))))
    article = parse_record(broadsheet.Parser(plugins=()), record)
    assert ("Łódź odpływa", "https://pier.example/1") == (article.title, article.url)
    assert article.provenance_of("encoding").source.startswith("content-type")
