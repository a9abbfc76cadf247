"""Law: a date in an article is of the years 1 to 9999, and a time has its zone."""

from hostile_pages import ADDRESSES, VALUES, hostile_pages
from hypothesis import given, settings
from hypothesis import strategies as st

import broadsheet
from benchmarks.output_laws import wrong_dates

PARSER = broadsheet.Parser(plugins=())


@settings(derandomize=True, deadline=None, max_examples=25)
@given(hostile_pages(), ADDRESSES, st.booleans())
def test_pages(source, url, explain):
    """So it is in the article of a page, whoever filled the head, the JSON-LD and the body."""
    assert [] == list(wrong_dates(PARSER.parse(source, url=url, kind="html", explain=explain)))


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.lists(st.text(max_size=40) | st.sampled_from(VALUES), max_size=12), ADDRESSES)
def test_texts(lines, url):
    """So it is in the article of a plain text, whatever its lines hold."""
    assert [] == list(
        wrong_dates(PARSER.parse("\n\n".join(["Of pilots", *lines]), url=url, kind="text", explain=True))
    )
