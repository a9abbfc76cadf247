"""Comments that are known by where their lines link."""

import pytest
from helpers import laid, paragraphs

from broadsheet._lexicon import cues as c

SIGNED = '<li><p>Nina, <a href="{0}">5 May</a></p><p>Comment {1}</p></li>'


def commented(html):
    """Texts of the blocks that stand in an element that is called comments."""
    layout = laid(f"<body>{html}</body>")
    nodes = layout.nodes
    marked = [n for n, cue in enumerate(nodes.cues) if cue & c.COMMENT]
    return [
        block.text
        for i, block in enumerate(layout.blocks)
        if any(nodes.first[n] <= i < nodes.last[n] for n in marked)
    ]


def thread(*addresses):
    """A list of comments with these addresses."""
    return f"<ul>{''.join(SIGNED.format(address, n) for n, address in enumerate(addresses))}</ul>"


@pytest.mark.parametrize(
    "addresses",
    [
        ("#comment-17", "#comment-18"),
        ("https://lamp.example/a#c17", "https://lamp.example/a#c18"),
        ("/a?replytocom=17", "/a?replytocom=18"),
    ],
)
def test_lines_that_link_to_comments_stand_in_comments(addresses):
    """The elements that hold lines with the addresses of comments on this page are comments, the text above is not."""
    expected = ["Nina, 5 May", "Comment 0", "Nina, 5 May", "Comment 1"]
    assert expected == commented(paragraphs(0, 1, 2, 3) + thread(*addresses))


@pytest.mark.parametrize(
    "html",
    [
        paragraphs(0, 1, 2, 3) + thread("#comment-17"),
        paragraphs(0, 1, 2, 3) + thread("/a#comment-17", "/b#comment-18"),
        paragraphs(0, 1, 2, 3) + thread("#comments", "#section-2"),
        paragraphs(0) + thread("#comment-17", "#comment-18"),
    ],
)
def test_other_links_make_no_comments(html):
    """One comment, those on other pages, other places of the page and comments below no text make no discussion."""
    assert [] == commented(html)
