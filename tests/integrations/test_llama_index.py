"""The reader for LlamaIndex."""

from pathlib import Path

import pytest

pytest.importorskip("llama_index.core")
import fsspec
from llama_index.core import SimpleDirectoryReader
from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import MetadataMode

import broadsheet
from broadsheet.integrations.llama_index import BroadsheetReader

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
HARBOUR = EXAMPLES / "harbour.html"
TITLE = "Pilots win two-year delay to the Skerry Bay pier works"


def test_reader():
    """The reader is one of LlamaIndex's, and gives LlamaIndex's documents with more metadata if there are any."""
    reader = BroadsheetReader()
    [document] = reader.load_data(HARBOUR, extra_info={"shelf": 3})
    assert isinstance(reader, BaseReader)
    assert broadsheet.parse(HARBOUR.read_bytes()).text == document.text
    assert (TITLE, 3) == (document.metadata["title"], document.metadata["shelf"])


def test_what_models_see():
    """Before the text, models see title, authors and date, and not what only programs need."""
    seen = BroadsheetReader().load_data(HARBOUR)[0].get_content(MetadataMode.EMBED)
    assert (True, True, False) == (
        f"title: {TITLE}" in seen,
        "authors: Marta Quill" in seen,
        "confidence" in seen,
    )


def test_sections():
    """Sections become documents of their own."""
    documents = BroadsheetReader(split="section", text_format="markdown").load_data(HARBOUR)
    assert ["What changes now", "What it costs"] == [
        document.metadata["section"] for document in documents[1:]
    ]
    assert documents[1].text.startswith("## What changes now\n")


def test_directory():
    """A reader of directories takes it for pages."""
    directory = SimpleDirectoryReader(
        EXAMPLES, required_exts=[".html"], file_extractor={".html": BroadsheetReader()}
    )
    [document] = directory.load_data()
    assert ("harbour.html", TITLE) == (document.metadata["file_name"], document.metadata["title"])


def test_file_system():
    """Pages may be in another file system."""
    memory = fsspec.filesystem("memory")
    memory.pipe("/pages/a.html", b"<title>Tides</title><p>High water is at noon.</p>")
    [document] = BroadsheetReader().load_data("/pages/a.html", fs=memory)
    assert ("Tides", "/pages/a.html") == (document.metadata["title"], document.metadata["source"])
