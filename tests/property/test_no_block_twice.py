"""Law: what a page says once, the article says once at most."""

from helpers import article_page
from hypothesis import given, settings
from hypothesis import strategies as st
from page_strategies import bodies, token_paragraphs, tokens

import broadsheet

PARSER = broadsheet.Parser(plugins=())


@settings(derandomize=True, deadline=None, max_examples=40)
@given(bodies())
def test_html_paragraphs(body):
    """No paragraph of an HTML page is emitted more than once."""
    text = PARSER.parse(article_page(body), kind="html").text
    assert [] == [token for token in tokens(9) if text.count(token) > 1]


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.permutations(range(7)))
def test_text_paragraphs(order):
    """No paragraph of a plain text is emitted more than once."""
    paragraphs = token_paragraphs(7)
    text = PARSER.parse("\n\n".join(paragraphs[i] for i in order), kind="text").text
    assert [] == [token for token in tokens(7) if text.count(token) > 1]


@settings(derandomize=True, deadline=None, max_examples=40)
@given(bodies())
def test_page_printed_twice(body):
    """A page that prints its body twice, for desktop and for mobile, gives it once."""
    text = PARSER.parse(
        article_page(f"<div class='d'>{body}</div><div class='m'>{body}</div>"), kind="html"
    ).text
    assert [] == [token for token in tokens(9) if text.count(token) > 1]
