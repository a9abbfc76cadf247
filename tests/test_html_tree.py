"""From bytes to a tree, past the limits of the parser."""

import time

import pytest

from broadsheet._html.flatten import flatten
from broadsheet._html.tree import build_tree
from broadsheet.limits import Limits

LIMITS = Limits()


def text_of(root):
    """All text of a tree."""
    return "".join(root.itertext())


def codes(warnings):
    """Codes of the warnings."""
    return [warning.code for warning in warnings]


def depth_of(root):
    """Levels of the deepest element."""
    deepest = 0
    level = {root: 1}
    for element in root.iter("*"):
        parent = element.getparent()
        level[element] = level[parent] + 1 if parent is not None else 1
        deepest = max(deepest, level[element])
    return deepest


@pytest.mark.parametrize("data", [b"", b" \n", b"<!-- nothing -->", b"<!doctype html>"])
def test_nothing_has_no_root(data):
    """A page without element and text has no root and no warning."""
    assert (None, []) == build_tree(data, LIMITS)


@pytest.mark.parametrize("depth", [300, 1_400, 3_000, 100_000])
@pytest.mark.parametrize(
    "shape", [b"<div>|</div>", b"<table><tr><td>|</td></tr></table>", b"<b><i>|", b"<x-y>|"]
)
def test_text_inside_and_after_deep_nesting_survives(depth, shape):
    """However deep elements nest, the text in their midst and after them is in the tree."""
    opening, _, closing = shape.partition(b"|")
    root, _ = build_tree(
        b"<p>before</p>" + opening * depth + b"<p>core</p>" + closing * depth + b"<p>after</p>", LIMITS
    )
    assert ["before", "core", "after"] == [
        word for word in ("before", "core", "after") if word in text_of(root)
    ]


def test_flattening_is_reported_and_bounded():
    """A page that was flattened says so, and its tree keeps to the limit but for a small allowance."""
    root, warnings = build_tree(b"<div>" * 5_000 + b"<p><a>core", Limits(max_depth=200))
    assert (["depth_flattened"], True) == (codes(warnings), 200 <= depth_of(root) <= 310)


def test_pages_within_the_depth_of_the_parser_are_left_alone():
    """Nesting that the parser can take is kept as it is, without a warning."""
    root, warnings = build_tree(b"<div>" * 1_000 + b"core", LIMITS)
    assert ([], 1_002) == (codes(warnings), depth_of(root))


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        (b"<div>a<br>b<br>c</div>", b"<div>a<div>b</div>c</div>"),
        (b"<div>abc</div>", b"<div>a<b>b</b>c</div>"),
        (b"<div><p>a</p><p>b</p></div>", b"<div><p>a</p><p>b</p></div>"),
        (b"<div><!-- <div> --><br>a<br></div>", b"<div><!-- <div> --><div>a</div></div>"),
        (b"<div><script>'<div>'</script>a</div>", b"<div><script>'<div>'</script><b>a</b></div>"),
        (b"<div><br>a<br></div>", b'<div><div title="a > b">a</div></div>'),
        (b"<div>a<br>b", b"<div>a</p>b"),
        (b"<div><br>a<!-- never closed <div>", b"<div><div>a<!-- never closed <div>"),
    ],
)
def test_flatten_drops_tags_and_nothing_else(expected, data):
    """Below the limit wrappers go and leave a line break where a block was; all else is copied."""
    assert expected == flatten(data, 1)


def test_attributes_beyond_the_limit_are_cut():
    """An element with a hundred thousand attributes is read in no time, keeps the first, and is reported."""
    attributes = b" ".join(b'a%d="x"' % number for number in range(100_000))
    start = time.process_time()
    root, warnings = build_tree(b"<p>before</p><p " + attributes + b">inside</p><p>after</p>", LIMITS)
    assert time.process_time() - start < 3
    assert (["attributes_cut"], 256, "beforeinsideafter") == (
        codes(warnings),
        max(len(element.attrib) for element in root.iter("p")),
        text_of(root),
    )


def test_attributes_behind_an_unclosed_style_sheet_are_cut():
    """A crowded element that stood in a style sheet without end is cut once that is closed."""
    attributes = b" ".join(b"a%d" % number for number in range(20_000))
    root, warnings = build_tree(
        b"<p>before</p><style>\n<p " + attributes + b">inside</p><p>after</p>", LIMITS
    )
    assert ["attributes_cut"] == [warning.code for warning in warnings]
    assert 256 == max(len(element.attrib) for element in root.iter("p"))


@pytest.mark.parametrize("value", [b"'a > b'", b'"a > <b>"'])
def test_attributes_that_hide_the_end_of_their_tag_are_cut(value):
    """Angle brackets in the values of an element's many attributes do not keep them from being cut."""
    attributes = b" ".join(b"a%d=%s" % (number, value) for number in range(20_000))
    root, warnings = build_tree(b"<p>before</p><p " + attributes + b">inside</p><p>after</p>", LIMITS)
    assert (["attributes_cut"], 256, "beforeinsideafter") == (
        codes(warnings),
        max(len(element.attrib) for element in root.iter("p")),
        text_of(root),
    )


def test_scripts_are_not_taken_for_crowded_tags():
    """Program text that looks like a tag with many attributes is left alone."""
    script = b"if (i <n " + b"and so on " * 1_000 + b") {}"
    root, warnings = build_tree(b"<script>" + script + b"</script><p>text</p>", LIMITS)
    assert ([], script.decode()) == (warnings, root.findtext(".//script"))


def test_text_longer_than_the_parser_likes_is_kept():
    """A text of eleven million bytes does not end the page."""
    root, warnings = build_tree(b"<p>" + b"word " * 2_200_000 + b"</p><p>after</p>", LIMITS)
    assert ([], True) == (warnings, text_of(root).endswith("after"))


@pytest.mark.parametrize("tail", [b"<p>after</p>", b"after", b"<html><body><p>after</p></body></html>"])
def test_content_after_the_end_is_part_of_the_body(tail):
    """What follows ``</html>`` belongs to the body, as in browsers."""
    root, _ = build_tree(b"<html><body><p>before</p></body></html>" + tail, LIMITS)
    assert "beforeafter" == text_of(root.find("body"))


def test_control_characters_in_the_moved_part_do_no_harm():
    """Text that lxml would refuse to set is moved as it is."""
    root, _ = build_tree(b"<html><body>a</body></html>\x01b<p>c\x02", LIMITS)
    assert "a\x01bc\x02" == text_of(root)


def test_comments_and_instructions_are_no_elements():
    """Comments and processing instructions are not in the tree."""
    root, _ = build_tree(b"<?xml version='1.0'?><p>a<!-- b --><?php c ?>d</p>", LIMITS)
    assert all(isinstance(element.tag, str) for element in root.iter())
