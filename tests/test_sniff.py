"""HTML or plain text."""

import pytest

from broadsheet._records import Decoded
from broadsheet._sniff import sniff_kind

PROSE = "The council met on Tuesday and talked about the harbour for three hours.\n\n"


def kind(text, content_type=None):
    """Kind of a text."""
    return sniff_kind(Decoded(text.encode(), "utf-8", "str"), content_type)


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html><body>x",
        "\n <!-- made by hand -->\n<HTML lang=en>",
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>",
        "<p>One paragraph.</p>",
        "<h1>Title</h1>\n<p>One.</p>\n<p>Two.</p>",
        "<P>Upper case\n<P>and unclosed",
        "First line<br><br>Second line<br><br>Third line",
        'Words <b>in bold</b> and <a href="/x">a link</a>.',
        "<my-story>Hello</my-story>",
        "<article>\n\n" + PROSE * 3 + "</article>",
        "X-Cache: hit\n<!doctype html><html><body>" + "<p>words</p>" * 30,
        "<script>" + "var x = 1;\n\n" * 20_000 + "</script><!doctype html><p>x",
    ],
)
def test_markup_is_html(text):
    """Documents, fragments and documents after a line of junk are HTML."""
    assert "html" == kind(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A headline\n\n" + PROSE * 3,
        "Use the <p> tag to mark a paragraph, and <br> to break a line.",
        "The `<div>` and `</div>` tags come in pairs.",
        "a < b and c > d",
        "From: Jane <jane@example.org>\nTo: <bob@example.org>\n\nSee <https://example.org/a>.\n\n" + PROSE,
        "# Water\n\nH<sub>2</sub>O is <b>wet</b>.\n\n" + PROSE * 3,
        '<p align="center"><img src="logo.png"></p>\n\n# Project\n\n' + PROSE * 5,
        PROSE + "```\n<!DOCTYPE html>\n<html><body><p>x</p></body></html>\n```\n\n" + PROSE,
        PROSE * 9 + "Copy this: <h1>Title</h1> <p>One</p> <p>Two</p> <p>Three</p> <p>Four</p>\n\n",
    ],
)
def test_text_that_mentions_tags_is_text(text):
    """Prose, Markdown with a few tags, mails and texts about HTML are plain text."""
    assert "text" == kind(text)


def test_media_type_of_text_decides_for_fragments_only():
    """``text/plain`` makes a fragment text, and a document is HTML in spite of it."""
    kinds = [
        kind(text, "text/plain; charset=utf-8") for text in ("<p>One.</p>", "<!doctype html><p>One.</p>")
    ]
    assert ["text", "html"] == kinds
