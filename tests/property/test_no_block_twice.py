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


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(st.booleans(), min_size=5, max_size=8))
def test_headings(headed):
    """No heading is emitted more than once, wherever in the body it stands."""
    headings = [f"What {token} found below the mole" for token in tokens(len(headed))]
    parts = [
        f"<h2>{heading}</h2><p>{text}</p>" if shown else f"<p>{text}</p>"
        for shown, heading, text in zip(headed, headings, token_paragraphs(len(headed)), strict=True)
    ]
    text = PARSER.parse(article_page("".join(parts)), kind="html").text
    assert list(map(int, headed)) == [text.count(heading) for heading in headings]
