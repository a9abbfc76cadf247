"""Elements that nobody closed do not hold the rest of the page."""

import pytest

from broadsheet._html.tree import build_tree
from broadsheet._html.unclosed import close_unclosed
from broadsheet.limits import Limits

LIMITS = Limits()
AFTER = "<p>after</p>"


def root_of(html):
    """The root of a page's tree."""
    return build_tree(html.encode(), LIMITS)[0]


def paragraphs(html):
    """The texts of the paragraphs of a page."""
    return [
        "".join(paragraph.itertext())
        for paragraph in root_of(html).iter("p")
        if paragraph.find(".//p") is None
    ]


@pytest.mark.parametrize("tag", ["iframe", "noembed", "noframes", "style", "textarea", "title", "xmp"])
def test_raw_text_ends_at_the_next_tag(tag):
    """What follows an element of raw text that is never closed is in the tree, and its own text stays in it."""
    html = f"<p>before</p><{tag.upper()} class=x>own text, 1 < 2 {AFTER}"
    assert ["before", "after"] == paragraphs(html)
    assert ["own text, 1 < 2 "] == [element.text for element in root_of(html).iter(tag)]


@pytest.mark.parametrize(
    "html", ["<svg><g><path>", "<math><mi>x</mi>", "<svg><style>", "<svg><title>x</title>"]
)
def test_foreign_content_ends_at_a_paragraph(html):
    """A paragraph is not inside a drawing or a formula that is never closed."""
    root = root_of(f"<p>before</p>{html}{AFTER}")
    inside = [p.text for tag in ("svg", "math") for element in root.iter(tag) for p in element.iter("p")]
    assert ([], ["before", "after"]) == (inside, [p.text for p in root.iter("p")])


@pytest.mark.parametrize(
    "html",
    [
        "<p>a</p><style>p > a { color: red }</style>",
        "<p>a</p><style>p > a { color: red }",
        "<p>a</p><textarea><p>in it</p></textarea>",
        "<p>a</p><TEXTAREA><p>in it</p></TEXTAREA >",
        "<p>a</p><svg><foreignObject><p>drawn</p></foreignObject></svg>",
        "<p>a</p><script>'<p>'",
        "<p>a</p><svg><path>",
        "<p>a",
    ],
)
def test_pages_that_are_whole_are_left_alone(html):
    """A page whose last element is closed, or holds nothing but its own, is not changed."""
    data = html.encode()
    assert close_unclosed(data, root_of(html)) is None


def test_each_kind_is_closed():
    """Elements of several kinds, each of which holds the next, are all closed."""
    assert ["after"] == paragraphs(f"<title>a<textarea>b<style>c<xmp>d<iframe>{AFTER}")


@pytest.mark.parametrize(
    "piece", ["<style", "<style>", "<svg><style>", "<title><p>", "<svg>", "</style <style>", "<svg <svg>"]
)
def test_many_of_them_are_read_at_once(piece):
    """Thousands of elements that are never closed take few parses, and text before them stays."""
    assert "before" in "".join(root_of("<p>before</p>" + piece * 20_000 + AFTER).itertext())
