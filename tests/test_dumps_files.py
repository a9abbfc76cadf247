"""Pages in files of their own: folders, zip and tar archives, and what a pipe gives."""

import gzip
import io
import os
import sys
import tarfile
import zipfile

import pytest
from dump_files import packed, page, warc_record

import broadsheet
from broadsheet.dumps import format_of, open_dump, parse_record, read_record


def outcome(records):
    """Identifier and content of each record, or the kind of its problem."""
    return [(r.id, r.problem.kind if r.problem else r.html if r.text is None else r.text) for r in records]


def zip_of(files, compression=zipfile.ZIP_DEFLATED, target=None):
    """A zip archive; into a pipe it is written without lengths in front of the members."""
    target = io.BytesIO() if target is None else target
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


class Pipe(io.BytesIO):
    """What a zip archive can only be appended to."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise OSError

    def tell(self):
        raise OSError


def tar_of(files):
    """A tar archive."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


FILES = {"b/2.html": page(2), "a.txt": b"Plain text.", "c/style.css": b"p{}", "b/3.htm": page(3)}
PAGES = [("b/2.html", page(2)), ("a.txt", b"Plain text."), ("b/3.htm", page(3))]


def write(folder, files):
    """Write files into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_folder(tmp_path):
    """A folder is read with the folders in it, in the order of names, and what is no page is passed over."""
    files = {
        "z.html": page(1),
        "a/x.html": page(2),
        "a/B.html": page(3),
        "a/logo.png": b"\x89PNG",
        ".hidden": b"x",
    }
    write(tmp_path, files)
    expected = [("z.html", page(1)), ("a/B.html", page(3)), ("a/x.html", page(2))]
    assert expected == outcome(open_dump(tmp_path))


def test_names_of_pages(tmp_path):
    """A suffix tells text from HTML; without one, or with one that tells nothing, a file is a page."""
    write(
        tmp_path,
        dict.fromkeys(
            ("a.txt", "b.md", "c", "d.php", "e.xhtml", "f.json", "g.pdf", "h.toml", "i.woff2"), b"One."
        ),
    )
    found = [(record.id, record.text is not None) for record in open_dump(tmp_path)]
    assert [("a.txt", True), ("b.md", True), ("c", False), ("d.php", False), ("e.xhtml", False)] == found


def test_source_and_offset_of_a_page(tmp_path):
    """A page in a folder is found again by its file and the offset 0."""
    write(tmp_path, {"a/1.html": page(1)})
    [record] = open_dump(tmp_path)
    assert (str(tmp_path / "a" / "1.html"), 0) == (record.source, record.offset)
    assert page(1) == read_record(record.source, record.offset).html


def test_dumps_in_a_folder(tmp_path):
    """A dump in a folder is read as a dump, and one that is damaged does not keep from the next file."""
    data, places = packed([warc_record(1), warc_record(2)], "gz")
    write(
        tmp_path,
        {
            "1.warc.gz": data[: places[1] + 20],
            "2.jsonl": b'{"id": "x", "html": "<p>One."}',
            "3.html": page(3),
        },
    )
    expected = ["<urn:uuid:1>", "truncated", "x", "3.html"]
    assert expected == [
        record.problem.kind if record.problem else record.id for record in open_dump(tmp_path)
    ]


def test_links_to_folders_are_not_followed(tmp_path):
    """A link back to the folder itself ends nowhere."""
    write(tmp_path, {"1.html": page(1)})
    (tmp_path / "again").symlink_to(tmp_path)
    assert [("1.html", page(1))] == outcome(open_dump(tmp_path))


def test_link_to_nothing(tmp_path):
    """A file that cannot be opened is a problem, and the next one is read."""
    write(tmp_path, {"2.html": page(2)})
    (tmp_path / "1.html").symlink_to(tmp_path / "gone")
    assert ["corrupt", page(2)] == [content for _, content in outcome(open_dump(tmp_path))]


def test_long_page(tmp_path):
    """A file above the limit is skipped."""
    write(tmp_path, {"1.html": page(1) * 100, "2.html": page(2)})
    assert [("1.html", "too_long"), ("2.html", page(2))] == outcome(open_dump(tmp_path, max_bytes=1000))


@pytest.mark.parametrize("data", [page(1), gzip.compress(page(1))], ids=["plain", "gzip"])
def test_single_page(tmp_path, data):
    """A file that is no dump is one page; a compressed one is decompressed."""
    write(tmp_path, {"1": data})
    assert [(str(tmp_path / "1"), page(1))] == outcome(open_dump(tmp_path / "1"))


def test_compressed_page_that_is_cut(tmp_path):
    """A compressed page that is cut is a problem."""
    write(tmp_path, {"1.html.gz": gzip.compress(page(1))[:-9]})
    assert [("1.html.gz", "truncated")] == outcome(open_dump(tmp_path))


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_zip(tmp_path, compression):
    """The pages of a zip archive come in its order, and each is found again."""
    path = tmp_path / "pages.zip"
    path.write_bytes(zip_of(FILES, compression).getvalue())
    records = list(open_dump(path))
    assert PAGES == outcome(records)
    assert records == [read_record(path, record.offset) for record in records]


def test_zip_with_a_damaged_member(tmp_path):
    """A member that fails its checksum is a problem of its own, and the next one is read."""
    data = zip_of(FILES, zipfile.ZIP_STORED).getvalue()
    path = tmp_path / "pages.zip"
    path.write_bytes(data.replace(b"Plain text.", b"Plain tent."))
    assert [PAGES[0], ("a.txt", "corrupt"), PAGES[2]] == outcome(open_dump(path))


def test_zip_member_too_long(tmp_path):
    """A member above the limit is skipped."""
    path = tmp_path / "pages.zip"
    path.write_bytes(zip_of({"1.html": bytes(5000), "2.html": page(2)}).getvalue())
    assert [("1.html", "too_long"), ("2.html", page(2))] == outcome(open_dump(path, max_bytes=1000))


def test_zip_member_that_cannot_be_read(tmp_path):
    """An encrypted member, or one of an unknown compression, is a problem of its own."""
    data = bytearray(zip_of({"1.html": page(1), "2.html": page(2)}, zipfile.ZIP_STORED).getvalue())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag of encryption
    data[6] |= 1
    path = tmp_path / "pages.zip"
    path.write_bytes(bytes(data))
    assert [("1.html", "undecodable"), ("2.html", page(2))] == outcome(open_dump(path))


@pytest.mark.parametrize("target", [io.BytesIO, Pipe])
def test_truncated_zip(tmp_path, target):
    """A zip archive without the table at its end is read from the front, up to where it is good."""
    data = zip_of(FILES, target=target()).getvalue()
    cut = data.index(b"b/3.htm") + 20
    path = tmp_path / "pages.zip"
    path.write_bytes(data[:cut])
    *pages, problem = open_dump(path)
    assert PAGES[:2] == outcome(pages)
    assert ("truncated", data.index(b"b/3.htm") - 30) == (problem.problem.kind, problem.offset)


def test_zip_from_a_pipe_with_long_and_damaged_members(monkeypatch):
    """Read from the front, too, members above the limit and damaged ones are problems of their own."""
    files = {"1.html": bytes(5000), "2.html": page(2), "3.html": page(3)}
    data = zip_of(files, zipfile.ZIP_STORED).getvalue().replace(b"Notice 2", b"Notice 7")
    piped(monkeypatch, data)
    expected = [("1.html", "too_long"), ("2.html", "corrupt"), ("3.html", page(3))]
    assert expected == outcome(open_dump("-", max_bytes=1000))


@pytest.mark.parametrize("name", ["pages.tar", "pages.tar.gz", "pages.tgz"])
def test_tar(tmp_path, name):
    """The pages of a tar archive come in its order, and each is found again."""
    data = tar_of(FILES)
    path = tmp_path / name
    path.write_bytes(data if name.endswith(".tar") else gzip.compress(data))
    records = list(open_dump(path))
    assert PAGES == outcome(records)
    assert records == [read_record(path, record.offset) for record in records]


@pytest.mark.parametrize("cut", [100, 600, 1024])
def test_truncated_tar(tmp_path, cut):
    """A tar archive that ends early gives all before, and then the problem, also where a header is missing."""
    path = tmp_path / "pages.tar"
    path.write_bytes(tar_of(FILES)[: 2048 + cut])
    *pages, problem = open_dump(path)
    assert PAGES[: 2 if cut == 1024 else 1] == outcome(pages)[: 2 if cut == 1024 else 1]
    assert "truncated" == problem.problem.kind


def test_truncated_compressed_tar(tmp_path):
    """A compressed tar archive that is cut says so."""
    path = tmp_path / "pages.tar.gz"
    files = {f"{number}.html": page(number) + os.urandom(3000) for number in range(5)}
    data = gzip.compress(tar_of(files))
    path.write_bytes(data[: len(data) // 2])
    *pages, problem = open_dump(path)
    assert ["0.html", "1.html"] == [record.id for record in pages]
    assert ("truncated", "within a gzip member" in problem.problem.message) == (problem.problem.kind, True)


def test_tar_member_too_long(tmp_path):
    """A member above the limit is skipped."""
    path = tmp_path / "pages.tar"
    path.write_bytes(tar_of({"1.html": bytes(5000), "2.html": page(2)}))
    assert [("1.html", "too_long"), ("2.html", page(2))] == outcome(open_dump(path, max_bytes=1000))


def test_tar_keeps_no_members():
    """Reading a long tar archive does not keep its members in memory."""
    from broadsheet.dumps.archives import read_tar
    from broadsheet.dumps.record import Settings
    from broadsheet.dumps.streams import open_stream

    data = tar_of({f"{number}.html": page(number) for number in range(50)})
    records = read_tar(open_stream(io.BytesIO(data), ""), Settings(source="x"))
    for _ in range(40):
        next(records)
    assert [] == records.gi_frame.f_locals["archive"].members


def piped(monkeypatch, data):
    """Make the standard input give bytes that cannot be read twice."""
    raw = io.BytesIO(data)
    raw.seekable = lambda: False
    raw.seek = None
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": raw})())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (warc_record(1) + warc_record(2), ["<urn:uuid:1>", "<urn:uuid:2>"]),
        (packed([warc_record(1), warc_record(2)], "gz")[0], ["<urn:uuid:1>", "<urn:uuid:2>"]),
        (b'{"id": "x", "html": "<p>One."}\n', ["x"]),
        (gzip.compress(b'{"id": "x", "html": "<p>One."}\n'), ["x"]),
        (tar_of(FILES), ["b/2.html", "a.txt", "b/3.htm"]),
        (gzip.compress(tar_of(FILES)), ["b/2.html", "a.txt", "b/3.htm"]),
        (zip_of(FILES).getvalue(), ["b/2.html", "a.txt", "b/3.htm"]),
        (zip_of(FILES, target=Pipe()).getvalue(), ["b/2.html", "a.txt", "b/3.htm"]),
        (page(1), ["-"]),
    ],
    ids="warc warc.gz jsonl jsonl.gz tar tar.gz zip zip-from-pipe page".split(),
)
def test_pipe(monkeypatch, data, expected):
    """What comes from the standard input is recognised by its first bytes, and read once."""
    piped(monkeypatch, data)
    assert expected == [record.id for record in open_dump("-")]


def test_zstd_from_a_pipe(monkeypatch):
    """Data in zstd from a pipe is read when its format is named, and refused when it is not."""
    pytest.importorskip("fastwarc")
    data, places = packed([warc_record(1), warc_record(2)], "zst")
    piped(monkeypatch, data)
    assert places[:2] == [record.offset for record in open_dump("-", format="warc")]
    piped(monkeypatch, data)
    with pytest.raises(broadsheet.DumpError, match="has to be named"):
        open_dump("-")


def test_parquet_from_a_pipe(monkeypatch):
    """Parquet needs a file."""
    piped(monkeypatch, b"PAR1....")
    with pytest.raises(broadsheet.DumpError, match="pipe: 'parquet'"):
        open_dump("-")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CC-MAIN-1.warc.gz", "warc"),
        ("CC-MAIN-1.warc.wet.gz", "warc"),
        ("pages.JSONL.zst", "jsonl"),
        ("part-0.parquet", "parquet"),
        ("pages.tar.gz", "tar"),
        ("pages.zip", "zip"),
        ("page.html.gz", None),
        ("pages.zip.gz", None),
        ("page", None),
    ],
)
def test_format_of_a_name(name, expected):
    """The suffixes of a name tell the format."""
    assert expected == format_of(name)


def test_missing_file(tmp_path):
    """A file that is not there is an error at once."""
    with pytest.raises(broadsheet.DumpError, match="No such file"):
        open_dump(tmp_path / "gone.warc")


def test_no_such_offset(tmp_path):
    """An offset behind the last record, or of what is no page, is an error."""
    path = tmp_path / "crawl.warc"
    path.write_bytes(warc_record(0, b"", "metadata") + warc_record(1))
    with pytest.raises(broadsheet.DumpError, match="no page has this offset"):
        read_record(path, 0)


def test_parse_of_a_problem(tmp_path):
    """Parsing a record that has no content raises, with the reason."""
    path = tmp_path / "page.html"
    path.write_bytes(page(1) * 9)
    [record] = open_dump(path, max_bytes=9)
    with pytest.raises(broadsheet.DumpError, match="longer than 9 bytes"):
        parse_record(broadsheet.Parser(plugins=()), record)


def test_text_is_parsed_as_text(tmp_path):
    """What a dump calls text is parsed as text, even where tags stand in it."""
    path = tmp_path / "note.txt"
    path.write_text(
        "Tags\n\nThe tag <p> opens a paragraph, and <b> makes it bold, says the old manual.\n" * 3
    )
    [record] = open_dump(path)
    assert "<p> opens" in parse_record(broadsheet.Parser(plugins=()), record).text


def test_repr_has_no_page():
    """The representation of a record has the length of the page, not the page."""
    from broadsheet.dumps import Record

    assert "html=<3 bytes>" in repr(Record(id="1", source="x", html=b"<p>"))
