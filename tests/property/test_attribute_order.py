"""Law: the order of a tag's attributes means nothing."""

from helpers import article_page
from hypothesis import given, settings
from hypothesis import strategies as st
from page_strategies import bodies
from rewriting_pages import read, turned

import broadsheet
from broadsheet.testing import strategies

PARSER = broadsheet.Parser(plugins=())
HEAD = (
    '<meta name="author" content="Ada Holm"><meta content="2025-03-14T06:30:00Z" property="article:published_time">'
    '<link rel="canonical" href="https://news.example/mole"><meta property="og:title" content="Pilots wait">'
)
FIGURE = '<figure class="wide" id="f1"><img src="/p.jpg" alt="a mole" width="800" height="600" loading="lazy"></figure>'


@settings(derandomize=True, deadline=None, max_examples=25)
@given(strategies.article_pages(), st.randoms(use_true_random=False))
def test_generated_pages(page, random):
    """A page reads the same when the attributes of its tags are shuffled."""
    assert read(PARSER, page.source, page) == read(PARSER, turned(page.source, random), page)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(bodies(), st.randoms(use_true_random=False))
def test_metadata_and_figures(body, random):
    """Neither the fields of the head nor pictures and their sizes depend on the order of attributes."""
    source = article_page(body + FIGURE).replace("<head>", f"<head>{HEAD}")
    before, after = (PARSER.parse(text, kind="html") for text in (source, turned(source, random)))
    assert before.to_dict() == after.to_dict()
