"""Law: where the lines of a plain text break means nothing, as long as blank lines part its paragraphs."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st
from rewriting_pages import essence

import broadsheet
from broadsheet.testing import strategies

PARSER = broadsheet.Parser(plugins=())


@settings(derandomize=True, deadline=None, max_examples=25)
@given(strategies.text_dumps(), st.integers(60, 120), st.sampled_from(("\n", "\r\n")))
def test_generated_texts(page, width, line_end):
    """A text whose paragraphs are wrapped, at any usual width, reads as one line for each paragraph does."""
    paragraphs = page.source.split("\n\n")
    wrapped = [
        textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
        if len(text) > 2 * width
        else text
        for text in paragraphs
    ]
    source = "\n\n".join(wrapped).replace("\n", line_end)
    plain, other = (PARSER.parse(text, url=page.url, kind="text") for text in (page.source, source))
    assert essence(plain) == essence(other)
