"""Generated pages are what they say they are."""

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from lxml import etree

import broadsheet
from broadsheet.testing.samples import SAMPLES
from broadsheet.testing.strategies import FAMILIES, article_pages, hostile_fragments, text_dumps

PARSER = broadsheet.Parser(plugins=())
SETTINGS = settings(derandomize=True, deadline=None, max_examples=60)
SEARCH = settings(derandomize=True, database=None, phases=[Phase.generate], max_examples=2000)


@SETTINGS
@given(article_pages() | text_dumps())
def test_pages_hold_what_they_name(page):
    """Each text that a page names stands in its source once or more, and the article's texts differ from the rest."""
    words = page.source
    if page.kind == "html":
        words = etree.fromstring(page.source, etree.HTMLParser()).xpath("string()")
    assert [] == [text for text in (page.title, *page.authors, *page.paragraphs) if text not in words]
    assert [] == [text for text in page.boilerplate if text not in words]
    assert set() == set(page.paragraphs) & set(page.boilerplate)
    assert len(set(page.paragraphs)) == len(page.paragraphs)


@SETTINGS
@given(article_pages())
def test_parser_reads_generated_pages(page):
    """From a generated page the parser makes its title, authors and paragraphs, and nothing of its boilerplate."""
    article = page.parse(PARSER)
    assert (page.title, page.authors) == (article.title, tuple(author.name for author in article.authors))
    assert "\n\n".join(page.paragraphs) == article.text


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_every_language_is_drawn(language):
    """Pages come in each language of the samples."""
    assert language == find(article_pages(), lambda page: page.language == language, settings=SEARCH).language


@SETTINGS
@given(st.data(), st.sampled_from(sorted(FAMILIES)))
def test_address_and_markup_can_be_chosen(data, family):
    """All pages have the address asked for, and the markup of the families asked for."""
    page = data.draw(article_pages(url="https://gazette.example/x", families=[family]))
    clue = {"semantic": "<main>", "soup": 'class="t8Ru"', "wordpress": "entry-content", "breaks": "<br><br>"}
    assert ("https://gazette.example/x", [family]) == (
        page.url,
        [f for f in FAMILIES if clue[f] in page.source],
    )


@pytest.mark.parametrize(
    "wanted",
    [
        lambda source: isinstance(source, bytes) and b"\0" in source,
        lambda source: isinstance(source, str) and "\ud800" in source,
        lambda source: isinstance(source, str) and source.count("<div>") > 255,
    ],
    ids=["bytes", "surrogate", "depth"],
)
def test_hostile_fragments_are_hostile(wanted):
    """Among them are bytes with NUL, lone surrogates, and elements nested deeper than lxml goes by itself."""
    assert wanted(find(hostile_fragments(), wanted, settings=SEARCH))


@SETTINGS
@given(hostile_fragments(encoded=False))
def test_hostile_fragments_can_be_strings_only(source):
    """Where bytes are not wanted there are none."""
    assert isinstance(source, str)
