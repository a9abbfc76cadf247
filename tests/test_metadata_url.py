"""The date in the address."""

import pytest

from broadsheet._metadata.url import claims, continues, is_home
from broadsheet._records import Page


@pytest.mark.parametrize(
    ("url", "dates"),
    [
        ("https://c.example/2024/03/07/pier", [("2024-03-07", "day", 0.9)]),
        ("https://c.example/news/2024-03-07-pier.html", [("2024-03-07", "day", 0.9)]),
        ("https://c.example/20240307/pier", [("2024-03-07", "day", 0.9)]),
        ("https://c.example/2024/03/pier", [("2024-03-01", "month", 0.3)]),
        ("https://c.example/2024/02/31/pier", []),
        ("https://c.example/2024/mar/07/pier", [("2024-03-07", "day", 0.9)]),
        ("https://c.example/2024/March/7/pier", [("2024-03-07", "day", 0.9)]),
        ("https://c.example/2024/feb/31/pier", []),
        ("https://c.example/2024/3/7/pier", [("2024-03-07", "day", 0.9)]),
        ("https://c.example/news/27-03-2024", [("2024-03-27", "day", 0.9)]),
        ("https://c.example/news/03-03-2024/pier", [("2024-03-03", "day", 0.9)]),
        ("https://c.example/news/07-03-2024", []),
        ("https://c.example/2024/pier/07/old", []),
        ("https://c.example/article-202403", []),
        ("https://c.example/id/120240307", []),
        (None, []),
    ],
)
def test_a_day_in_the_path_is_claimed(url, dates):
    """A day in the path is strong evidence, a month weak; numbers that are no dates are none."""
    found = [(str(c.value), c.value.precision, c.confidence) for c in claims(Page(kind="html", url=url))]
    assert dates == found


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("https://c.example/pier/2/", "https://c.example/pier/"),
        ("https://c.example/pier/page/2", "https://www.c.example/pier"),
        ("https://c.example/pier-p2.htm", "https://c.example/pier.htm"),
        ("https://c.example/pier-3.html?s=22c0", "https://c.example/pier-2.html"),
        ("https://c.example/sea/367061/2", "https://c.example/sea/367061"),
        ("https://c.example/pier?p=2", "https://c.example/pier"),
        ("https://c.example/pier?id=7&page=3", "https://c.example/pier?page=2&id=7"),
        ("https://c.example/pier?page=1", "https://c.example/pier"),
        ("https://c.example/kai/seite-2", "https://c.example/kai"),
    ],
)
def test_the_next_page_has_the_next_number(address, own):
    """The address of the next page is that of the text but for a number one higher, in the path or the query."""
    assert continues(address, own)


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("https://c.example/lock/", "https://c.example/pier/"),
        ("https://c.example/pier/?next=0001H31U", "https://c.example/pier/"),
        ("https://c.example/pier", "https://c.example/pier/"),
        ("https://c.example/?p=3293", "https://c.example/?p=3289"),
        ("https://c.example/20240308", "https://c.example/20240307"),
        ("https://c.example/2024/03/08/", "https://c.example/2024/03/07/"),
        ("https://c.example/pier/4/", "https://c.example/pier/"),
        ("https://c.example/pier/3/", "https://c.example/lock/2/"),
        ("https://c.example/pier2", "https://c.example/pier1"),
        ("https://other.example/pier/2/", "https://c.example/pier/"),
    ],
)
def test_a_neighbouring_article_is_no_next_page(address, own):
    """Other paths, marks of links, days and long numbers that follow each other continue nothing."""
    assert not continues(address, own)


@pytest.mark.parametrize(
    ("href", "home"),
    [
        ("/", True),
        ("https://c.example", True),
        ("http://www.c.example/", True),
        ("./", False),
        ("/news/", False),
        ("/?id=7", False),
        ("https://other.example/", False),
        ("mailto:desk@c.example", False),
    ],
)
def test_the_start_of_the_site_is_its_bare_host(href, home):
    """A link leads home when nothing stands behind the page's own host."""
    page = Page(
        kind="html", url="https://c.example/news/pier", host="c.example", base="https://c.example/news/pier"
    )
    assert home is is_home(href, page)
