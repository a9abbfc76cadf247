"""The date in the address."""

import pytest

from broadsheet._metadata.url import claims
from broadsheet._records import Page


@pytest.mark.parametrize(
    ("url", "dates"),
    [
        ("https://c.example/2024/03/07/pier", [("2024-03-07", "day", 0.9)]),
        ("https://c.example/news/2024-03-07-pier.html", [("2024-03-07", "day", 0.9)]),
        ("https://c.example/20240307/pier", [("2024-03-07", "day", 0.9)]),
        ("https://c.example/2024/03/pier", [("2024-03-01", "month", 0.3)]),
        ("https://c.example/2024/02/31/pier", []),
        ("https://c.example/article-202403", []),
        ("https://c.example/id/120240307", []),
        (None, []),
    ],
)
def test_a_day_in_the_path_is_claimed(url, dates):
    """A day in the path is strong evidence, a month weak; numbers that are no dates are none."""
    found = [(str(c.value), c.value.precision, c.confidence) for c in claims(Page(kind="html", url=url))]
    assert dates == found
