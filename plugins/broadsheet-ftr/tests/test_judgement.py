"""How far rules are believed that agree or disagree with the generic answer."""

import pytest
from broadsheet_ftr import parse_config
from broadsheet_ftr.findings import find
from broadsheet_ftr.judgement import judge
from lxml import html

from broadsheet.sites import Label, Page, TextBlock

#: Paragraphs of 30 words each, no two alike.
PARAGRAPHS = [
    f"Number {n} of the harbour notes tells what the pilots saw that week while the {word} went out with the"
    f" tide and the {word} came home again late in the grey evening {n}."
    for n, word in enumerate(["tug", "ferry", "barge", "cutter", "sloop", "ketch", "yawl", "brig"])
]


def run(body, config, labels):
    """The labels that change on a page whose blocks are its paragraphs and headings."""
    root = html.fromstring(f"<html><body>{body}</body></html>")
    page = Page(kind="html", host="harbour.example", root=root)
    blocks = [
        TextBlock(text := element.text_content(), element.tag, len(text.split()), 0, label)
        for element, label in zip(root.iter("p", "h2"), labels, strict=True)
    ]
    return judge(find(parse_config(config, "harbour.example.txt"), page), page, blocks)


def paragraphs(first, last):
    """Some of the paragraphs as HTML."""
    return "".join(f"<p>{text}</p>" for text in PARAGRAPHS[first:last])


SPLIT = f"<div id='a'>{paragraphs(0, 5)}</div><div id='b'>{paragraphs(5, 8)}</div>"
BODY, OUT = Label.BODY, Label.BOILERPLATE


def test_body_outside_of_an_agreeing_region_is_left_out():
    """A region with most of the generic body is followed."""
    result = run(SPLIT, "body: //div[@id='a']", [BODY] * 8)
    assert (dict.fromkeys((5, 6, 7), OUT), 1, 0.625) == (result.labels, result.body.line, result.agreement)


def test_region_with_less_than_half_of_the_body_is_refused():
    """The next body rule is tried, and the refusal is kept with its reason."""
    result = run(SPLIT, "body: //div[@id='b']\nbody: //div[@id='a']", [BODY] * 8)
    assert (2, [(1, "holds 0.38 of the body")]) == (
        result.body.line,
        [(directive.line, reason) for directive, reason in result.refused],
    )


def test_long_paragraphs_of_a_region_are_added():
    """What the classifier left out of a region is body when it is long prose."""
    result = run(SPLIT, "body: //div[@id='a']", [BODY, OUT, BODY, BODY, BODY, OUT, OUT, OUT])
    assert {1: BODY} == result.labels


def test_region_without_a_name_adds_nothing():
    """A rule such as "//div" says nothing that the page does not say itself."""
    page = f"<article>{paragraphs(0, 5)}</article>"
    assert {} == run(page, "body: //article", [BODY, OUT, BODY, BODY, BODY]).labels


def test_region_that_is_mostly_boilerplate_adds_nothing():
    """A region is believed about text only when the generic answer takes most of it."""
    assert {} == run(SPLIT, "body: //div[@id='a']", [BODY, BODY, OUT, OUT, OUT, OUT, OUT, OUT]).labels


def test_stripped_paragraphs_are_not_added():
    """A paragraph that a strip rule matches stays out of the region's text."""
    config = "body: //div[@id='a']\nstrip: //div[@id='a']/p[2]"
    assert {} == run(SPLIT, config, [BODY, OUT, BODY, BODY, BODY, OUT, OUT, OUT]).labels


def test_small_elements_are_stripped():
    """Text of the body in an element with little of it is left out."""
    assert {2: OUT} == run(SPLIT, "strip: //div[@id='a']/p[3]", [BODY] * 8).labels


@pytest.mark.parametrize("rule", ["strip: //div[@id='b']", "strip_id_or_class: b", "strip: //p"])
def test_no_rule_strips_a_large_part_of_the_body(rule):
    """An element with much of the body, or many that hold most of it, are kept, and the refusal is noted."""
    result = run(SPLIT, rule, [BODY] * 8)
    assert ({}, [1]) == (result.labels, [directive.line for directive, _ in result.refused])


def test_strip_names_nothing_that_is_no_body():
    """Captions and bylines that a config strips stay what they are."""
    labels = [Label.CAPTION, *[BODY] * 7]
    assert {} == run(SPLIT, "strip: //div[@id='a']/p[1]", labels).labels


def test_wrapping_in_a_heading_makes_headings():
    """A paragraph that the config wraps in h2 is a heading, one wrapped in figcaption a caption."""
    config = "wrap_in(h2): //div[@id='a']/p[1]\nwrap_in(figcaption): //div[@id='a']/p[2]"
    assert {0: Label.HEADING, 1: Label.CAPTION} == run(SPLIT, config, [BODY] * 8).labels


def test_page_without_a_body_is_left_alone():
    """Where the generic answer has no body there is nothing to agree with."""
    assert {} == run(SPLIT, "body: //div[@id='a']\nstrip: //p", [OUT] * 8).labels
