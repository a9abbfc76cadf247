"""The converter for Haystack."""

from pathlib import Path

import pytest

haystack = pytest.importorskip("haystack")
from haystack.components.preprocessors import DocumentCleaner  # noqa: E402
from haystack.dataclasses import ByteStream  # noqa: E402

import broadsheet  # noqa: E402
from broadsheet.integrations.haystack import BroadsheetConverter  # noqa: E402

HARBOUR = Path(__file__).parent.parent.parent / "examples" / "harbour.html"
URL = "https://courier.example/harbour/pilots-win-delay"
TITLE = "Pilots win two-year delay to the Skerry Bay pier works"


def pipeline(**settings):
    """A pipeline with the converter and one of Haystack's own components behind it."""
    made = haystack.Pipeline()
    made.add_component("converter", BroadsheetConverter(**settings))
    made.add_component("cleaner", DocumentCleaner())
    made.connect("converter.documents", "cleaner.documents")
    return made


def test_sources():
    """Sources are paths and streams; documents have their metadata, those of the call, and those of the article."""
    stream = ByteStream(HARBOUR.read_bytes(), meta={"url": URL}, mime_type="text/html")
    found = BroadsheetConverter().run(sources=[HARBOUR, str(HARBOUR), stream], meta={"shelf": 3})["documents"]
    assert [broadsheet.parse(HARBOUR.read_bytes()).text] * 3 == [document.content for document in found]
    assert [(TITLE, 3)] * 3 == [(document.meta["title"], document.meta["shelf"]) for document in found]
    assert [str(HARBOUR), str(HARBOUR), URL] == [document.meta["source"] for document in found]


def test_metadata_of_each_source():
    """Metadata may be given for each source."""
    streams = [ByteStream(b"<title>Tides</title><p>High water is at noon.</p>")] * 2
    found = BroadsheetConverter().run(sources=streams, meta=[{"n": 1}, {"n": 2}])["documents"]
    assert [1, 2] == [document.meta["n"] for document in found]


def test_pipeline():
    """The converter runs in a pipeline."""
    result = pipeline(split="section").run({"converter": {"sources": [HARBOUR]}})
    sections = [document.meta.get("section") for document in result["cleaner"]["documents"]]
    assert [None, "What changes now", "What it costs"] == sections


def test_wrong_connection():
    """Haystack sees the types of what the converter takes and gives."""
    made = haystack.Pipeline()
    made.add_component("cleaner", DocumentCleaner())
    made.add_component("converter", BroadsheetConverter())
    with pytest.raises(haystack.core.errors.PipelineConnectError):
        made.connect("cleaner.documents", "converter.sources")


def test_yaml():
    """A pipeline with the converter is saved and loaded."""
    saved = pipeline(split="section", on_error="warn").dumps()
    loaded = haystack.Pipeline.loads(saved, allowed_modules=["broadsheet.integrations.haystack"])
    converter = loaded.get_component("converter")
    assert ("section", "warn", "text") == (converter.split, converter.on_error, converter.text_format)


def test_sources_that_fail():
    """A source that is no page raises, or is left out with a warning."""
    sources = [ByteStream(b"%PDF-1.7 ...", meta={"url": "https://pier.example/a.pdf"})]
    with pytest.raises(broadsheet.UnsupportedInputError):
        BroadsheetConverter().run(sources=sources)
    with pytest.warns(UserWarning, match=r"a\.pdf"):
        assert {"documents": []} == BroadsheetConverter(on_error="warn").run(sources=sources)
