"""Law: blocks of the article stand in the order of the page."""

import re

from helpers import article_page
from hypothesis import given, settings
from hypothesis import strategies as st
from page_strategies import bodies, token_paragraphs

import broadsheet

PARSER = broadsheet.Parser(plugins=())
TOKEN = re.compile(r"Zq\wx")


@settings(derandomize=True, deadline=None, max_examples=40)
@given(bodies())
def test_html_order(body):
    """The paragraphs of an HTML page come out in document order, and all that are plain paragraphs come out."""
    found = TOKEN.findall(PARSER.parse(article_page(body), kind="html").text)
    plain = set(TOKEN.findall(" ".join(re.findall(r"<p>(?:(?!</p>).)*", body))))
    assert (sorted(found), set()) == (found, plain - set(found))


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.permutations(range(7)))
def test_text_order(order):
    """The paragraphs of a plain text come out in the order of its lines."""
    source = "\n\n".join(["The Pilots of the Northern Mole", *(token_paragraphs(7)[i] for i in order)])
    text = PARSER.parse(source, kind="text").text
    assert TOKEN.findall(source) == TOKEN.findall(text)
