"""Pages for the engines, and the rows that are made of them without one."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PROGRAMS = ROOT / "examples" / "engines"
FETCHED = dt.datetime(2025, 3, 4, 12, tzinfo=dt.UTC)
SENTENCE = "The ferry leaves the inner quay at seven, and returns before the tide turns in the evening. "

#: Pages that are none, and some that are not as they should be.
HOSTILE = [
    None,
    b"",
    b"%PDF-1.7 no page",
    b"PK\x03\x04 an archive",
    b"<p>\xff\xfe a byte that is none\0",
    f"<title>Long</title><p>{SENTENCE * 9}</p><!--{' ' * (3 << 19)}-->".encode(),  # longer than a block of JSON
    b"<div>" * 5000 + SENTENCE.encode(),
    f"<title>Old</title><meta property='article:published_time' content='1899-12-30'><p>{SENTENCE * 9}".encode(),
    f"<title>Early</title><meta property='article:published_time' content='2026-01-02'><p>{SENTENCE * 9}".encode(),
    "<title>🛳\u202e</title><p>\u2028 words \U000e0001".encode(),
]

#: One process runs a program over several inputs, since some engines take long to start.
RUN_ALL = """
import runpy, sys
program, *sources = sys.argv[1:]
for source in sources:
    sys.argv[:] = [program, source, "-o", source + ".rows"]
    runpy.run_path(program, run_name="__main__")
"""


@pytest.fixture(scope="session")
def pages():
    """The pages as they lie in the inputs."""
    paths = [*ROOT.glob("examples/**/*.html"), *ROOT.glob("tests/pages/*/page.html")]
    contents = [path.read_bytes() for path in sorted(paths)] + HOSTILE
    return [
        {
            "id": f"page-{number:02}",
            "url": f"https://pier.example/{number}" if number % 3 else None,
            "html": content,
            "fetched_at": FETCHED,
            "links": ["https://pier.example/"],  # not wanted
        }
        for number, content in enumerate(contents)
    ]


@pytest.fixture(scope="session")
def text_pages(pages):
    """Those of the pages that JSON can hold, as it holds them."""
    texts = [page | {"fetched_at": FETCHED.isoformat(), "html": _text(page["html"])} for page in pages]
    return [page for page in texts if page["html"] is not ...]


def _text(data):
    """What JSON has of a page; ``...`` if it cannot have it."""
    try:
        return None if data is None else data.decode()
    except UnicodeDecodeError:
        return ...


@pytest.fixture(scope="session")
def sources(pages, text_pages, tmp_path_factory):
    """The pages as Parquet and as JSON lines."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    folder = tmp_path_factory.mktemp("engines")
    parquet.write_table(pa.Table.from_pylist(pages), folder / "pages.parquet", row_group_size=8)
    lines = [json.dumps(page, ensure_ascii=False) + "\n" for page in text_pages]
    (folder / "pages.jsonl").write_text("".join(lines), "utf-8")
    return [folder / "pages.parquet", folder / "pages.jsonl"]


@pytest.fixture(scope="session")
def local(pages, text_pages):
    """The rows of both inputs, made by the map at one stroke."""
    pa = pytest.importorskip("pyarrow")
    from broadsheet.arrow import make_map

    map_batch = make_map()
    return {
        "parquet": comparable(map_batch(pa.Table.from_pylist(pages))),
        "jsonl": comparable(map_batch(pa.Table.from_pylist(text_pages))),
    }


@pytest.fixture(scope="session")
def rows_of(sources):
    """A function that runs a program over both inputs and gives the rows that it has written."""
    return lambda program: _rows_of(program, sources)


def _rows_of(program, sources):
    quiet = {
        "DAFT_ANALYTICS_ENABLED": "0",
        "JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # starts in half of the time
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    environment = os.environ | quiet
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or each process of an engine would compile the engine
    command = [sys.executable, "-c", RUN_ALL, PROGRAMS / f"{program}.py", *sources]
    found = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=900, check=False
    )
    assert found.returncode == 0, found.stderr[-4000:]
    return {source.suffix[1:]: read(f"{source}.rows") for source in sources}


@pytest.fixture(scope="session")
def read_rows():
    """A function that reads the rows of a folder."""
    return read


def read(folder):
    """The rows of a folder of Parquet."""
    from pyarrow import dataset

    return comparable(dataset.dataset(folder, format="parquet").to_table())


def comparable(table):
    """The rows without what differs from run to run, in the order of the pages."""
    rows = sorted(table.drop_columns(["elapsed_us"]).to_pylist(), key=lambda row: row["id"])
    assert len({row["id"] for row in rows}) == len(rows)
    return rows
