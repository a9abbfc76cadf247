"""Articles as chunks of text with metadata."""

import json
from pathlib import Path

import pytest

import broadsheet
from broadsheet.integrations.chunks import Chunker, SkippedPageWarning, metadata_of

ROOT = Path(__file__).parent.parent.parent
HARBOUR = ROOT / "examples" / "harbour.html"
URL = "https://courier.example/harbour/pilots-win-delay"


@pytest.fixture(scope="module")
def article():
    """A parsed article."""
    return broadsheet.parse(HARBOUR.read_bytes(), url=URL)


def test_metadata(article):
    """Metadata are strings and numbers, and what is not known has no key."""
    metadata = metadata_of(article)
    assert {str, float} == {type(value) for value in metadata.values()}
    assert ("Marta Quill", "2025-03-14T06:30:00+00:00") == (metadata["authors"], metadata["published"])
    assert ("North pier, Harbour trust", URL) == (metadata["tags"], metadata["url"])
    assert {"kind": "not_article", "confidence": 0.0} == metadata_of(broadsheet.Article())


def test_article(article):
    """An article is one chunk, with its text or its Markdown."""
    [chunk] = Chunker().of_article(article)
    [marked] = Chunker(text_format="markdown").of_article(article)
    assert (article.text, article.to_markdown().strip()) == (chunk.text, marked.text)
    assert {"source": URL, **metadata_of(article)} == chunk.metadata


def test_sections(article):
    """Each section is a chunk that says where it stands; together they hold the text of the article."""
    chunks = Chunker(split="section").of_article(article)
    assert [None, "What changes now", "What it costs"] == [chunk.metadata.get("section") for chunk in chunks]
    assert [0, 1, 2] == [chunk.metadata["section_number"] for chunk in chunks]
    assert article.text == "\n\n".join(chunk.text for chunk in chunks)


def test_sections_in_sections():
    """A section below another one names both headings, and one without text is no chunk."""
    headings = [("Harbour", 2), ("Tides", 3), ("Night", 4), ("Moorings", 3), ("Town", 2)]
    sections = [
        broadsheet.Section(
            heading=broadsheet.Heading(text=name, level=level),
            level=level,
            blocks=() if name == "Harbour" else (broadsheet.Paragraph(text=f"On {name}."),),
        )
        for name, level in headings
    ]
    chunks = Chunker(split="section").of_article(broadsheet.Article(sections=tuple(sections)))
    assert [
        "Harbour > Tides",
        "Harbour > Tides > Night",
        "Harbour > Moorings",
        "Town",
    ] == [chunk.metadata["section"] for chunk in chunks]
    assert [1, 2, 3, 4] == [chunk.metadata["section_number"] for chunk in chunks]


def test_long_sections():
    """A section that is too long is cut between its blocks, and a block that is too long stays whole."""
    long = broadsheet.Section(
        heading=broadsheet.Heading(text="Tides"),
        level=2,
        blocks=tuple(broadsheet.Paragraph(text=letter * 9) for letter in "abcde"),
    )
    article = broadsheet.Article(sections=(long,))

    def lengths(most):
        chunks = Chunker(split="section", max_length=most).of_article(article)
        assert article.text == "\n\n".join(chunk.text for chunk in chunks)
        assert {"Tides"} == {chunk.metadata["section"] for chunk in chunks}
        return [len(chunk.text) for chunk in chunks]

    assert [16, 20, 20] == lengths(20) == lengths(26)
    assert [27, 31] == lengths(31)
    assert [60] == lengths(60)
    assert [16, 9, 9, 9, 9] == lengths(1)


def test_empty_article():
    """An article without text is one chunk all the same."""
    [chunk] = Chunker(split="section").of_article(broadsheet.Article(title="Tides"))
    assert ("", "Tides", False) == (chunk.text, chunk.metadata["title"], "source" in chunk.metadata)


def test_dump(tmp_path):
    """Each page of a dump gives its chunks, with its address as source."""
    rows = [
        {"html": "<title>Tides</title><p>High water is at noon.</p>", "url": f"https://pier.example/{n}"}
        for n in "ab"
    ]
    dump = tmp_path / "pages.jsonl"
    dump.write_text("\n".join(map(json.dumps, rows)))
    chunks = Chunker().of_dump(dump)
    assert ["https://pier.example/a", "https://pier.example/b"] == [
        chunk.metadata["source"] for chunk in chunks
    ]


def test_pages_that_fail(tmp_path):
    """A page that cannot be read raises, or is left out with a warning that names it."""
    (tmp_path / "a.html").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "b.html").write_text("<title>Tides</title><p>High water is at noon.</p>")
    with pytest.raises(broadsheet.UnsupportedInputError):
        list(Chunker().of_dump(tmp_path))
    with pytest.warns(SkippedPageWarning, match=r"a\.html"):
        [chunk] = Chunker(on_error="warn").of_dump(tmp_path)
    assert "Tides" == chunk.metadata["title"]
    with pytest.warns(SkippedPageWarning, match=URL):
        assert [] == Chunker(on_error="warn").of_page(b"%PDF-1.7 ...", url=URL)
    with pytest.raises(broadsheet.UnsupportedInputError):
        Chunker().of_page(b"%PDF-1.7 ...", url=URL)


@pytest.mark.parametrize(
    "settings",
    [
        {"split": "page"},
        {"text_format": "pdf"},
        {"on_error": "ignore"},
        {"max_length": 0, "split": "section"},
        {"max_length": 100},
    ],
)
def test_wrong_settings(settings):
    """A setting that there is not is refused."""
    with pytest.raises(ValueError, match=f"{next(iter(settings))}|split"):
        Chunker(**settings)


def test_parser():
    """The parser that is given is used."""
    parser = broadsheet.Parser(plugins=(), limits=broadsheet.Limits(max_bytes=30))
    [chunk] = Chunker(parser=parser).of_page("<title>Tides</title><p>High water is at noon.</p>")
    assert "High water is at noon." not in chunk.text
