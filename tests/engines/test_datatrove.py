"""datatrove makes the rows that are made without it, and its documents keep what they had."""

import pickle
import sys
from importlib.util import find_spec

import pytest

import broadsheet
from broadsheet.integrations import datatrove

needs_datatrove = pytest.mark.skipif(
    not find_spec("datatrove"), reason="needs datatrove; nox -s engines has it"
)
PAGE = "<title>Tide tables</title><h1>Tide tables</h1><p>High water is at noon. It is low at six.</p>"


@pytest.fixture(scope="module")
def rows(rows_of):
    """What the example writes."""
    return rows_of("on_datatrove")


@pytest.fixture
def step():
    """The step."""
    return datatrove.BroadsheetExtractor(parser=broadsheet.Parser(plugins=()), extras=["markdown"])


def expected(rows):
    """Rows as documents have them: datatrove reads no page that is empty, and knows no null for a text or a source."""
    return [
        row | {"source": None, "text": row["text"] or None} for row in rows if row["error_kind"] != "empty"
    ]


def document(text, **metadata):
    """A document."""
    from datatrove.data import Document

    return Document(text=text, id="7", metadata=metadata)


@needs_datatrove
def test_parquet(rows, local):
    """Of Parquet, each page that its reader hands on gives the same row."""
    assert expected(local["parquet"]) == rows["parquet"]


@needs_datatrove
def test_json_lines(rows, local):
    """Of JSON lines, each page that its reader hands on gives the same row."""
    assert expected(local["jsonl"]) == rows["jsonl"]


@needs_datatrove
def test_document(step):
    """The text becomes that of the article; identifier and metadata stay, and the article's are added."""
    [made] = step.run([document(PAGE, url="https://pier.example/7", file_path="a.warc", byline="A crawler")])
    assert ("7", "High water is at noon. It is low at six.") == (made.id, made.text)
    assert ("https://pier.example/7", "a.warc") == (made.metadata["url"], made.metadata["file_path"])
    assert ("Tide tables", "A crawler") == (made.metadata["title"], made.metadata["byline"])
    assert made.metadata["markdown"].endswith("It is low at six.\n")
    assert not {"id", "text", "source", "offset"} & made.metadata.keys()


@needs_datatrove
def test_bytes(step):
    """The text of a document may be bytes, as from a binary column of Parquet."""
    [made] = step.run([document("<title>Müll</title><p>Ä.</p>".encode("latin-1"))])
    assert "Müll" == made.metadata["title"]


@needs_datatrove
@pytest.mark.parametrize(
    ("crawled", "published"), [("2025-03-08T12:00:00Z", 7), ("2025-03-04T12:00:00Z", None)]
)
def test_day_of_the_crawl(step, crawled, published):
    """The day of the crawl, which datatrove's readers call "date", is known: no page is published after it."""
    page = f"<meta property='article:published_time' content='2025-03-07'>{PAGE}"
    [made] = step.run([document(page, date=crawled)])
    assert published == (made.metadata["published"] and made.metadata["published"].day)
    assert crawled == made.metadata["date"]


@needs_datatrove
def test_failures(step):
    """A page that gives no article is handed on without text, and counted by what is wrong with it."""
    made = list(step.run([document("%PDF-1.7"), document(PAGE)]))
    assert ["", "unsupported"] == [made[0].text, made[0].metadata["error_kind"]]
    assert (None, None) == (made[0].metadata["kind"], made[1].metadata["error_kind"])
    assert (2, 1) == (step.stats["total"].total, step.stats["unsupported"].total)


@needs_datatrove
def test_step(step):
    """It is a step of datatrove's, which can be pickled."""
    from datatrove.pipeline.base import PipelineStep

    copy = pickle.loads(pickle.dumps(step))
    assert isinstance(copy, PipelineStep)
    assert type(step) is type(copy) is datatrove.BroadsheetExtractor
    assert ["Tide tables"] == [made.metadata["title"] for made in copy.run([document(PAGE)])]


def test_missing(monkeypatch):
    """Without datatrove the error says what to install."""
    monkeypatch.setitem(sys.modules, "datatrove", None)
    monkeypatch.setitem(sys.modules, "datatrove.pipeline.base", None)
    datatrove._class.cache_clear()
    with pytest.raises(broadsheet.MissingExtraError, match="pip install datatrove"):
        _ = datatrove.BroadsheetExtractor
