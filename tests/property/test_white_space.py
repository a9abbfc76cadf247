"""Law: white space between the tags of blocks means nothing."""

from helpers import article_page
from hypothesis import given, settings
from hypothesis import strategies as st
from page_strategies import bodies
from rewriting_pages import read, spaced

import broadsheet
from broadsheet.testing import strategies

PARSER = broadsheet.Parser(plugins=())
SPACES = st.text(" \t\n\r\f", max_size=4) | st.sampled_from(("", "\n", "\r\n    ", "\n\n\n\n", "\t\t"))


@settings(derandomize=True, deadline=None, max_examples=25)
@given(strategies.article_pages(), SPACES)
def test_generated_pages(page, space):
    """A page reads the same minified, indented, or with blank lines."""
    assert read(PARSER, page.source, page) == read(PARSER, spaced(page.source, space), page)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(bodies(), SPACES)
def test_bodies(body, space):
    """Lists, figures, quotes and headings read the same whatever white space stands around their tags."""
    source = article_page(body)
    assert read(PARSER, source) == read(PARSER, spaced(source, space))


@settings(derandomize=True, deadline=None, max_examples=25)
@given(strategies.article_pages(), st.sampled_from(("\n", "\r\n", "  ", "\t", "\n   ")))
def test_space_between_words(page, space):
    """What kind of white space, and how much of it, stands between words means nothing."""
    pieces = page.source.split("<")
    other = "<".join(
        f"{tag}>{text.replace(' ', space)}" if closed else tag
        for tag, closed, text in (piece.partition(">") for piece in pieces)
    )
    assert read(PARSER, page.source, page) == read(PARSER, other, page)
