"""Law: a browser finds in an output what the writer meant, once and again after copying what it shows."""

from browsers import MARKDOWN_ELEMENTS, faults_in, shape_of, written_again
from hostile_pages import hostile_pages
from hypothesis import given, settings
from markdown_it import MarkdownIt

import broadsheet
from broadsheet.testing import strategies

PARSER = broadsheet.Parser(plugins=())
CARD = {"div": (), "p": (), "strong": (), "em": (), "small": (), "time": ("datetime",)}
ARTICLES = strategies.articles(hostile=True) | hostile_pages().map(
    lambda page: PARSER.parse(page, kind="html")
)


def rendered(markdown):
    """The HTML that a reader of Markdown makes, raw HTML let through, and addresses unchecked."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.validateLink = lambda url: True
    return reader.render(markdown)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(ARTICLES)
def test_html(article):
    """The HTML holds allowed elements, attributes and addresses only, as a browser reads it."""
    assert [] == faults_in(article.to_html())


@settings(derandomize=True, deadline=None, max_examples=25)
@given(ARTICLES)
def test_html_is_read_the_same_again(article):
    """What a browser writes of the HTML that it read is read as the same, so no meaning changes by copying."""
    document = article.to_html()
    again = written_again(document)
    assert (shape_of(document), []) == (shape_of(again), faults_in(again))


@settings(derandomize=True, deadline=None, max_examples=25)
@given(ARTICLES)
def test_markdown(article):
    """The Markdown, rendered with raw HTML switched on, holds allowed elements and addresses only."""
    assert [] == faults_in(rendered(article.to_markdown()), MARKDOWN_ELEMENTS)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(ARTICLES)
def test_card(article):
    """The card of notebooks holds text in a few elements, and nothing that a page wrote but its text."""
    found = faults_in(
        article._repr_html_(),
        CARD,
        style=("div", "p"),
    )
    assert [] == found
