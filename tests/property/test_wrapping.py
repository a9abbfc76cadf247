"""Law: wrapper elements around the body mean nothing."""

from helpers import article_page
from hypothesis import given, settings
from hypothesis import strategies as st
from page_strategies import bodies

import broadsheet

PARSER = broadsheet.Parser(plugins=())


def essence(source):
    """What a reader sees of a page's article."""
    article = PARSER.parse(source, kind="html")
    return article.title, article.text, article.authors, article.published


@settings(derandomize=True, deadline=None, max_examples=40)
@given(bodies(), st.integers(1, 30))
def test_wrapped_body(body, depth):
    """A body inside any number of ``div`` elements reads as it does without them."""
    wrapped = "<div>" * depth + body + "</div>" * depth
    assert essence(article_page(body)) == essence(article_page(wrapped))
