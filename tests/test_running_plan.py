"""Shards: how inputs are cut, and that nothing is lost or doubled at a cut."""

import gzip
import io
import json

import pytest
from dump_files import http, packed, page, warc_record
from perils import job, write_words

import broadsheet
from broadsheet.dumps import open_dump
from broadsheet.running import plan
from broadsheet.running.cuts import cuts_of
from broadsheet.running.frames import ENDS
from broadsheet.running.plan import plan_shards, shard_size
from broadsheet.running.reading import records_after, records_of


@pytest.fixture
def shards(tmp_path, monkeypatch):
    """Shards of a thousand bytes, and the job that they are of."""
    monkeypatch.setattr(plan, "_LEAST", 1000)

    def make(*paths, **options):
        asked = job(tmp_path, *paths, **options)
        return plan_shards(asked), asked

    return make


@pytest.fixture
def warc(tmp_path):
    """Write records as a WARC file with a member for each."""

    def write(records):
        path = tmp_path / "crawl.warc.gz"
        path.write_bytes(packed(records, "gz")[0])
        return path

    return write


@pytest.fixture
def parquet(tmp_path):
    """A Parquet file with forty pages, two in each group of rows."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "pages.parquet"
    columns = {
        "id": [str(number) for number in range(40)],
        "html": [f"{number}" * 40 for number in range(40)],
    }
    parquet.write_table(pa.table(columns), path, row_group_size=2)
    return path


def numbers(count):
    """Records with as many pages."""
    return [warc_record(number) for number in range(count)]


def read(planned):
    """What the shards give, one after the other."""
    made, asked = planned
    return [[(record.id, record.offset) for record in records_of(shard, asked)] for shard in made]


def whole(path):
    """What the file gives."""
    return [(record.id, record.offset) for record in open_dump(path)]


def flat(parts):
    """The parts as one list."""
    return [record for part in parts for record in part]


def test_lines(shards, tmp_path):
    """JSON lines are cut between lines."""
    path = write_words(tmp_path / "in.jsonl", [f"word {number}" for number in range(100)])
    parts = read(shards(path))
    assert (whole(path), True) == (flat(parts), len(parts) > 4)


def test_line_longer_than_a_shard(shards, tmp_path):
    """A line that is longer than a shard is in one shard."""
    path = write_words(tmp_path / "in.jsonl", ["a", "b", "c"], size=5000)
    assert [1, 1, 1] == [len(part) for part in read(shards(path))]


def test_compressed_lines(shards, tmp_path):
    """JSON lines that are compressed are one shard."""
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress(write_words(tmp_path / "in.jsonl", ["a"] * 100).read_bytes(), 0))
    assert [100] == [len(part) for part in read(shards(path))]


def test_groups_of_rows(shards, parquet):
    """Parquet is cut between groups of rows."""
    parts = read(shards(parquet))
    assert (whole(parquet), True) == (flat(parts), 2 < len(parts) < 20)


def test_members(shards, warc):
    """A WARC file with a member for each record is cut between members, where most of them are not pages, too."""
    parts = read(shards(path := warc([warc_record(900, kind="warcinfo"), *numbers(60)])))
    assert (whole(path), True) == (flat(parts), len(parts) > 4)


def test_members_of_another_file(tmp_path, warc):
    """What looks like a member is none when it lies in a page."""
    inner = packed(numbers(30), "gz")[0]
    stored = gzip.compress(
        warc_record(1, http(page(0) + inner)), 0
    )  # so that the inner file lies in it as it is
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(packed(numbers(3), "gz")[0] + stored + packed(numbers(9), "gz")[0])
    cuts = {cut.offset for cut in cuts_of(path, "warc", 300)}
    assert (True, set()) == (len(cuts) > 4, cuts - {offset for _, offset in whole(path)})


@pytest.mark.parametrize("compression", ["", "zst", "lz4"])
def test_stated_lengths(shards, tmp_path, compression):
    """A WARC file without gzip is cut between records; what lies in a page is none, even if it looks like one."""
    if compression:
        pytest.importorskip("fastwarc")
    inner = packed(numbers(9), compression)[0]
    records = [
        warc_record(900, kind="warcinfo"),
        *numbers(60),
        warc_record(7, http(page(0) + inner)),
        *numbers(9),
    ]
    path = tmp_path / f"crawl.warc{compression and '.'}{compression}"
    path.write_bytes(packed(records, compression)[0])
    parts = read(shards(path))
    assert (whole(path), True) == (flat(parts), len(parts) > 4)


@pytest.mark.parametrize("compression", ["gz", "zst", "lz4"])
def test_one_member(shards, tmp_path, compression):
    """A WARC file that was compressed as a whole is one shard."""
    if compression != "gz":
        pytest.importorskip("fastwarc")
    path = tmp_path / f"crawl.warc.{compression}"
    path.write_bytes(packed([b"".join(numbers(60)), warc_record(60)], compression)[0])
    assert [61] == [len(part) for part in read(shards(path))]


@pytest.mark.parametrize("compression", ["", "zst", "lz4"])
def test_damage_after_a_cut(tmp_path, compression):
    """A WARC file is cut up to the place where it is damaged, or ends early."""
    if compression:
        pytest.importorskip("fastwarc")
    data, places = packed(numbers(8), compression)
    path = tmp_path / "crawl"
    for damaged in (data[: places[5]] + b"damage", data[: places[5] + 3]):
        path.write_bytes(damaged)
        assert places[1:5] == [cut.offset for cut in cuts_of(path, "warc", 1)]


def zstd_frame(flags, head, *blocks, tail=b""):
    """A zstd frame, by the bits of its descriptor."""
    parts = [b"\x28\xb5\x2f\xfd", bytes([flags]), head]
    for number, (kind, data) in enumerate(blocks, 1):
        size = 900 if kind == 1 else len(data)
        parts += [((number == len(blocks)) | kind << 1 | size << 3).to_bytes(3, "little"), data]
    return b"".join(parts) + tail


@pytest.mark.parametrize(
    ("frame", "right"),
    [
        (zstd_frame(0b00000000, b"w", (0, b"abc")), True),
        (zstd_frame(0b00100000, b"s", (0, b"abc"), (1, b"a"), (2, b"zipped")), True),
        (zstd_frame(0b01100100, b"ss", (0, b"abc"), tail=b"hash"), True),
        (zstd_frame(0b11000000, b"w" + b"s" * 8, (0, b"abc")), True),
        (zstd_frame(0b00000001, b"wd", (0, b"abc")), False),
        (zstd_frame(0b00000000, b"w", (3, b"abc")), False),
        (zstd_frame(0b00000000, b"w", (0, b"abc"))[:8], False),
        (b"\x28\xb5\x2f", False),
    ],
)
def test_zstd_frames(frame, right):
    """Where a zstd frame ends, its headers tell; no end is told of one that is damaged or needs a dictionary."""
    assert (len(frame) if right else None) == ENDS["zstd"](io.BytesIO(frame + b"next"[: 4 * right]), 0)


@pytest.mark.parametrize(
    ("frame", "right"),
    [
        (b"\x40\x40h" + b"\x03\0\0\0abc" + b"\0\0\0\0", True),
        (b"\x40\x40h" + b"\x03\0\0\x80abc" + b"\0\0\0\0", True),
        (b"\x5c\x40" + b"s" * 8 + b"h" + b"\x03\0\0\0abchash" + b"\0\0\0\0hash", True),
        (b"\x41\x40dictH" + b"\0\0\0\0", False),
        (b"\x40\x40h" + b"\x03\0\0", False),
    ],
)
def test_lz4_frames(frame, right):
    """Where an LZ4 frame ends, its headers tell; no end is told of one that is damaged or needs a dictionary."""
    frame = b"\x04\x22\x4d\x18" + frame
    assert (len(frame) if right else None) == ENDS["lz4"](io.BytesIO(frame + b"next"[: 4 * right]), 0)


@pytest.mark.parametrize(
    "damage", [gzip.compress(warc_record(1))[:-9], b"\x1f\x8b\x08broken", b"", b"WARC/1.0\r\n\r\n"]
)
def test_damaged_files(tmp_path, damage):
    """A damaged file is not cut, and left to its reader."""
    path = tmp_path / "crawl"
    path.write_bytes(damage)
    assert [] == cuts_of(path, "warc", 1)


def test_damaged_parquet(tmp_path):
    """A damaged Parquet file is not cut, and left to its reader."""
    pytest.importorskip("pyarrow")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    assert [] == cuts_of(tmp_path / "a.parquet", "parquet", 1)


def test_folder(shards, tmp_path):
    """Pages in files of their own are gathered, dumps between them are shards."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in "abcxyz":
        (folder / f"{name}.html").write_text("x" * 400)
    write_words(folder / "m.jsonl", ["1"])
    (folder / "n.png").write_bytes(b"\x89PNG")
    made, _ = shards(folder)
    assert [("a.html", "b.html"), ("c.html",), (), ("x.html", "y.html"), ("z.html",)] == [
        s.pages for s in made
    ]
    assert [0, 1, 2, 3, 4] == [shard.number for shard in made]


def test_sizes(shards, tmp_path):
    """The sizes of the shards add up to that of the file."""
    path = write_words(tmp_path / "in.jsonl", ["word"] * 100)
    assert path.stat().st_size == sum(shard.size for shard in shards(path)[0])


def test_size_of_shards():
    """Shards grow with the inputs, within bounds."""
    assert [8 << 20, 16 << 20, 256 << 20] == [shard_size(total) for total in (1, 1 << 30, 1 << 50)]


def test_input_format(shards, tmp_path):
    """A format that is named holds for files whose names tell none."""
    (tmp_path / "lines").write_text('{"html": "a"}\n' * 200)
    assert 200 == len(flat(parts := read(shards(tmp_path / "lines", input_format="jsonl"))))
    assert len(parts) > 1


@pytest.mark.parametrize("count", range(5))
def test_going_on(tmp_path, warc, count):
    """Reading goes on after any number of records, whether the last of them can be found again or not."""
    asked = job(tmp_path, warc([*numbers(3), warc_record(8, kind="warcinfo"), warc_record(4)]))
    [shard] = plan_shards(asked)
    records = list(records_of(shard, asked))
    last = {"id": records[count - 1].id, "offset": records[count - 1].offset} if count else None
    for row in (last, last and last | {"offset": None}, last and last | {"id": "another"}):
        assert records[count:] == list(records_after(shard, asked, count, row))


def test_file_that_vanishes(tmp_path):
    """A file that vanished since the plan was made gives a row with a problem."""
    path = write_words(tmp_path / "in.jsonl", ["a"])
    asked = job(tmp_path, path)
    [shard] = plan_shards(asked)
    path.unlink()
    [record] = records_of(shard, asked)
    assert ("corrupt", str(path)) == (record.problem.kind, record.id)


def test_missing_extra(tmp_path, monkeypatch):
    """Parquet without pyarrow is refused, with the name of the extra."""
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(broadsheet.MissingExtraError, match=r"broadsheet\[arrow\]"):
        plan_shards(job(tmp_path, tmp_path / "a.parquet"))


def test_pages_of_a_folder(shards, tmp_path):
    """Pages of a folder are read one after the other; one that vanished since the plan was made is a problem."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.html").write_text(name)
    [shard], asked = shards(folder)
    (folder / "a.html").unlink()
    lost, found = records_of(shard, asked)
    assert ("a.html", "corrupt") == (lost.id, lost.problem.kind)
    assert ("b.html", str(folder / "b.html"), b"b") == (found.id, found.source, found.html)


def test_sample(shards, tmp_path):
    """A sample takes about its share, the same records each time, and others with another seed."""
    path = write_words(tmp_path / "in.jsonl", ["word"] * 1000)
    first, again, other = (flat(read(shards(path, sample=0.3, seed=seed))) for seed in (1, 1, 2))
    assert first == again != other
    assert 230 < len(first) < 370


@pytest.mark.parametrize("chunk", [3, 50, 1000])
def test_chunks(shards, tmp_path, warc, monkeypatch, chunk):
    """Where the chunks end in which places to cut are looked for makes no difference."""
    path = write_words(tmp_path / "in.jsonl", [f"word {number}" for number in range(100)])
    crawl = warc(numbers(30))
    expected = [cuts_of(path, "jsonl", 1000), cuts_of(crawl, "warc", 1000)]
    monkeypatch.setattr("broadsheet.running.cuts._CHUNK", chunk)
    assert expected == [cuts_of(path, "jsonl", 1000), cuts_of(crawl, "warc", 1000)]


def test_plan_is_plain(shards, tmp_path):
    """A shard survives a round through JSON."""
    made, _ = shards(write_words(tmp_path / "in.jsonl", ["a"]))
    assert made == [plan.Shard.from_dict(json.loads(json.dumps(shard.to_dict()))) for shard in made]
