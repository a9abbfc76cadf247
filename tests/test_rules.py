"""Rules that are tested without XPath, and the lines that text rules match."""

import re

import pytest
from lxml import etree

from broadsheet._rules import Lines, QuickRules, parse_quick

PAGE = etree.fromstring(
    "<html><body class='page'><div id='box' class='Box wide'><p class='x or y'>a</p><p>b</p></div>"
    "<div class=' box\n tall '><aside id='aside-box'>c</aside></div><section class=''>d</section></body>",
    etree.HTMLParser(),
)


def matched(rule):
    """The elements that a rule matches by the table."""
    table = QuickRules.build([(0, parse_quick(rule))])
    return {element for element, _ in table.match(PAGE)}


@pytest.mark.parametrize(
    "rule",
    [
        "//aside",
        "//*",
        "//html",
        "//div[@id='box']",
        '//*[@id="box"]',
        "//p[@id='box']",
        "//*[contains(@class,'ox')]",
        "//*[contains(@class,'ox') or contains(@id, 'ox')]",
        "//div[contains(concat(' ',normalize-space(@class),' '),' box ')]",
        "//*[ @id = 'none' ]",
    ],
)
def test_quick_rules_match_what_xpath_matches(rule):
    """A rule that needs no XPath matches the elements that XPath gives for it."""
    assert set(PAGE.xpath(rule)) == matched(rule)


@pytest.mark.parametrize("rule", ["css:div.box", "css:.wide", "css:#aside-box", "css:p.tall"])
def test_simple_css_needs_no_translation(rule):
    """A single id or class matches as its XPath translation does."""
    from cssselect import HTMLTranslator

    assert set(PAGE.xpath(HTMLTranslator().css_to_xpath(rule[4:]))) == matched(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "//div[2]",
        "//div//p",
        "//div[@id='a'][1]",
        "//div[@data-x='a']",
        "id('x')",
        "css:a > b",
        "css:a:b",
        "//DIV",
    ],
)
def test_other_rules_are_left_to_xpath(rule):
    """A rule of any other shape is not taken for a quick one."""
    assert None is parse_quick(rule)


def test_several_rules_share_one_pass():
    """Each match comes with the number of its rule, for all rules at once."""
    rules = ["//aside", "css:.box", "//*[@id='box']"]
    table = QuickRules.build([(number, parse_quick(rule)) for number, rule in enumerate(rules)])
    assert [("aside", 0), ("div", 1), ("div", 2)] == sorted(
        (element.tag, number) for element, number in table.match(PAGE)
    )


LINES = ("Harbour opens  ", "", " About Jane Porter", "", "Jane writes.", "Our Shop", "Cups.")


@pytest.mark.parametrize(
    ("expected", "pattern"),
    [
        ([0], r"^Harbour opens$"),
        ([5, 6], r"^Our Shop$[\s\S]*"),
        ([4], r"^About [^\n]+\n\n([^\n]+)"),
        ([], r"^Our$"),
        ([], r"^$"),
        ([2, 4], r"^About [^\n]+\n\n[^\n]+"),
    ],
)
def test_lines_that_a_pattern_touches(expected, pattern):
    """A pattern marks the lines with text that it, or its first group, touches."""
    assert expected == sorted(set(Lines(LINES).touched(re.compile(pattern, re.MULTILINE))))
