"""Law: whatever the source holds, ``parse`` returns an article or says that the source is no page."""

from hypothesis import given, settings
from hypothesis import strategies as st

import broadsheet
from broadsheet.errors import BroadsheetError
from broadsheet.testing.strategies import hostile_fragments

PARSER = broadsheet.Parser(plugins=())
KINDS = st.sampled_from(("auto", "html", "text"))


def parsed(source, **hints):
    """The article, or the name of the library's own error."""
    try:
        return PARSER.parse(source, **hints).__class__.__name__
    except BroadsheetError:
        return "Article"


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.text(st.characters(exclude_categories=()), max_size=400), KINDS)
def test_any_string(source, kind):
    """Any string gives an article, lone surrogates included."""
    assert "Article" == parsed(source, kind=kind)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.binary(max_size=400), KINDS)
def test_any_bytes(source, kind):
    """Any bytes give an article or the declared error."""
    assert "Article" == parsed(source, kind=kind)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(hostile_fragments(), KINDS, st.none() | st.text(max_size=30) | st.just("https://news.example/a"))
def test_any_markup(source, kind, url):
    """Any heap of tags gives an article, whatever the address and whether its omissions are explained."""
    assert "Article" == parsed(source, kind=kind, url=url, explain=True)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(hostile_fragments(encoded=False))
def test_every_output(source):
    """Every rendering of an article from any markup is text that encodes as UTF-8."""
    article = PARSER.parse(source, kind="html")
    outputs = (article.text, article.to_html(), article.to_markdown(frontmatter=True), article.to_json())
    assert all(output.encode() is not None for output in outputs)
