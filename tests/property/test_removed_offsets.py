"""Law: what is removed from a plain text stands in the source where its offsets say."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

import broadsheet
from broadsheet.testing import strategies

PARSER = broadsheet.Parser(plugins=())


@settings(derandomize=True, deadline=None, max_examples=40)
@given(
    strategies.text_dumps(),
    st.sampled_from(("\n", "\r\n", "\r")),
    st.sampled_from(("", "-----", "a\tb\n\tc")),
)
def test_generated_texts(page, line_end, extra):
    """The letters of a removed text are between its offsets, whatever ends the lines."""
    source = f"{extra}\n\n{page.source}\n{extra}".replace("\n", line_end)
    removed = PARSER.parse(source, url=page.url, kind="text", explain=True).removed
    for item in removed:
        there = source[item.start : item.end]
        assert there == there.strip()
        assert Counter(filter(str.isalnum, item.text)) <= Counter(filter(str.isalnum, there))


@settings(derandomize=True, deadline=None, max_examples=10)
@given(strategies.article_pages())
def test_pages_have_none(page):
    """What is removed from an HTML page has no offsets."""
    removed = PARSER.parse(page.source, url=page.url, kind="html", explain=True).removed
    assert {(None, None)} >= {(item.start, item.end) for item in removed}
