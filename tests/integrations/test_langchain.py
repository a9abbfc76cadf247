"""The loader and the blob parser for LangChain."""

import asyncio
import pickle
from pathlib import Path

import pytest

import broadsheet

pytest.importorskip("langchain_core")
from langchain_core.document_loaders import BaseBlobParser, BaseLoader
from langchain_core.documents.base import Blob

from broadsheet.integrations.langchain import BroadsheetBlobParser, BroadsheetLoader

HARBOUR = Path(__file__).parent.parent.parent / "examples" / "harbour.html"
URL = "https://courier.example/harbour/pilots-win-delay"
TITLE = "Pilots win two-year delay to the Skerry Bay pier works"


def test_loader():
    """The loader is one of LangChain's, and gives LangChain's documents."""
    loader = BroadsheetLoader(HARBOUR)
    [document] = loader.load()
    assert isinstance(loader, BaseLoader)
    assert broadsheet.parse(HARBOUR.read_bytes()).text == document.page_content
    assert (str(HARBOUR), TITLE, "en-GB") == tuple(
        document.metadata[name] for name in ("source", "title", "language")
    )


def test_sections():
    """Sections become documents of their own, also when they are loaded asynchronously."""
    loader = BroadsheetLoader(HARBOUR, split="section")
    documents = loader.load()
    assert ["What changes now", "What it costs"] == [
        document.metadata["section"] for document in documents[1:]
    ]
    assert documents == asyncio.run(loader.aload())


def test_options_of_the_dump(tmp_path):
    """What the dump needs to be told is passed on."""
    (tmp_path / "rows.jsonl").write_text('{"payload": "<title>Tides</title><p>High water is at noon.</p>"}\n')
    [document] = BroadsheetLoader(tmp_path / "rows.jsonl", columns={"html": "payload"}).load()
    assert "Tides" == document.metadata["title"]


@pytest.mark.parametrize(
    "blob",
    [
        Blob.from_data(HARBOUR.read_bytes(), metadata={"url": URL, "shelf": 3}),
        Blob.from_data(HARBOUR.read_text("utf-8"), metadata={"source": URL, "shelf": 3}),
        Blob.from_path(HARBOUR, metadata={"url": URL, "shelf": 3}),
    ],
    ids=["bytes", "string", "file"],
)
def test_blobs(blob):
    """A blob gives documents with its own metadata and those of the article."""
    parser = BroadsheetBlobParser()
    [document] = parser.parse(blob)
    assert isinstance(parser, BaseBlobParser)
    assert (TITLE, URL, 3) == tuple(document.metadata[name] for name in ("title", "url", "shelf"))


def test_pickle():
    """A loader can be sent to another process."""
    assert TITLE == pickle.loads(pickle.dumps(BroadsheetLoader(HARBOUR))).load()[0].metadata["title"]


def test_blobs_that_fail():
    """A blob that is no page raises, or is left out with a warning."""
    blob = Blob.from_data(b"%PDF-1.7 ...", path="a.pdf")
    with pytest.raises(broadsheet.UnsupportedInputError):
        BroadsheetBlobParser().parse(blob)
    with pytest.warns(UserWarning, match=r"a\.pdf"):
        assert [] == BroadsheetBlobParser(on_error="warn").parse(blob)
