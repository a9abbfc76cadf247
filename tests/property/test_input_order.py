"""Law: no page changes what a parser makes of the next, in whatever order they come and in whatever thread."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st

import broadsheet
from broadsheet.testing import strategies

PAGES = st.lists(
    strategies.article_pages() | strategies.text_dumps() | strategies.hostile_fragments(encoded=False),
    min_size=2,
    max_size=6,
)


def parsed(parser, page):
    """The article of a page or of a piece of markup, as JSON."""
    article = parser.parse(page, kind="html") if isinstance(page, str) else page.parse(parser)
    return article.to_json()


@settings(derandomize=True, deadline=None, max_examples=12)
@given(PAGES, st.randoms(use_true_random=False))
def test_order_of_pages(pages, random):
    """A parser that has seen other pages, in any order, gives what a new one gives."""
    expected = {n: parsed(broadsheet.Parser(plugins=()), page) for n, page in enumerate(pages)}
    order = list(enumerate(pages))
    random.shuffle(order)
    parser = broadsheet.Parser(plugins=())
    assert expected == {n: parsed(parser, page) for n, page in order}


@settings(derandomize=True, deadline=None, max_examples=6)
@given(PAGES)
def test_threads(pages):
    """Threads that share a parser give what one thread gives."""
    parser = broadsheet.Parser(plugins=())
    expected = [parsed(parser, page) for page in pages]
    with ThreadPoolExecutor(4) as pool:
        assert expected * 3 == list(pool.map(lambda page: parsed(parser, page), pages * 3))
