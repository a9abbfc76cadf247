"""The footer of a page is told by its place, and only where the text stands above it."""

import pytest
from helpers import laid, paragraphs

from broadsheet._classify.boxes import footer_of
from broadsheet._classify.verdicts import BODY, Scored

LINKS = "<ul><li><a href=/1>Harbour office</a></li><li>http://office.example</li></ul>"
TEXT = paragraphs()


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"{TEXT}<div class=footer>{LINKS}</div>", 2),
        (f"{TEXT}<footer>{LINKS}</footer>", 2),
        (f"<article>{TEXT}<footer>{LINKS}</footer></article>", 0),
        (f"<main>{TEXT}<div class=footer>{LINKS}</div></main>", 0),
        (f"<div class=footer>{LINKS}</div>{TEXT}", 0),
        (f"<p>Short.</p><footer>{LINKS}</footer>", 0),
        (f"{TEXT}<footer>{TEXT}</footer>", 0),
        (f"<footer>{TEXT}</footer>", 0),
    ],
)
def test_the_footer_of_a_page_ends_its_body(html, found):
    """Links in a footer of the page itself are no body below a text; a footer that holds the prose is kept."""
    layout = laid(html)
    window = range(len(layout.blocks))
    body = list(window)
    page = Scored(layout, [BODY] * len(body), body, window, [0.0] * len(body))
    assert body[len(body) - found :] == footer_of(page)
