"""The body of a page out of the data that its scripts hold."""

import json

import pytest
from helpers import SENTENCES

from broadsheet import Parser
from broadsheet._html.blocks import markup_of
from broadsheet._html.flight import flight_of
from broadsheet._html.head import read_head
from broadsheet._html.state import find_stated_body
from broadsheet._html.tree import build_tree
from broadsheet.limits import Limits

TITLE = "Pilots wait for a station"
MARKUP = "".join(f"<p>{text}</p>" for text in SENTENCES)
OTHER = "".join(f"<p>{text.replace('e', 'o')}</p>" for text in SENTENCES)
ARTICLE = {"title": TITLE, "body": MARKUP}


def page_of(*scripts, title=f"{TITLE} | The Mole", visible=""):
    """A page that shows nothing, or little, and has scripts."""
    return f"<html><head><title>{title}</title></head><body>{visible}<div id=app></div>{''.join(scripts)}</body></html>"


def data(value, name="__NEXT_DATA__"):
    """A script with JSON."""
    return f'<script type="application/json" id="{name}">{json.dumps(value)}</script>'


def found_in(*scripts, words=0, title=f"{TITLE} | The Mole", **limits):
    """Markup and source of the body that a page's scripts state."""
    bounds = Limits(**limits)
    root, _ = build_tree(page_of(*scripts, title=title).encode(), bounds)
    return find_stated_body(root, read_head(root, bounds)[0], words, bounds)


@pytest.mark.parametrize(
    ("script", "name"),
    [
        (data({"props": {"article": ARTICLE}}), "__NEXT_DATA__"),
        (data({"props": {"article": ARTICLE}}, "state"), "state"),
        (
            f"<script>window.__PRELOADED_STATE__ = {json.dumps({'a': ARTICLE})};</script>",
            "__PRELOADED_STATE__",
        ),
        (
            f"<script>var x=1;Fusion.globalContent={json.dumps(ARTICLE)};y={{}}</script>",
            "Fusion.globalContent",
        ),
        (f"<script>window.__S__ = JSON.parse({json.dumps(json.dumps(ARTICLE))})</script>", "__S__"),
        (
            f"<script>self.__next_f.push([1,{json.dumps('5:' + json.dumps(['$', 'a', None, ARTICLE]) + chr(10))}])</script>",
            "__next_f",
        ),
        (data([["Reactive", 1], {"title": 2, "body": 3}, TITLE, MARKUP], "__NUXT_DATA__"), "__NUXT_DATA__"),
    ],
)
def test_data_of_frameworks(script, name):
    """JSON in scripts of its own, assigned to a variable or streamed is read, and named as its source."""
    assert (MARKUP, name) == found_in(script)


@pytest.mark.parametrize("key", ["body", "content", "articleBody", "content_html", "bodyHTML"])
def test_keys_of_the_text(key):
    """The text stands under one of the usual keys, however they are written."""
    assert MARKUP == found_in(data({"headline": TITLE, key: MARKUP})).markup


def test_title_decides():
    """Of several texts the one below the page's title is taken, though another one is longer."""
    related = {"title": "Another story that is longer", "body": OTHER * 3}
    assert MARKUP == found_in(data({"main": ARTICLE, "related": [related]})).markup
    assert found_in(data(related)) is None
    assert (
        found_in(data({"title": TITLE, "tab": {"displayTitle": "Shipping and returns", "body": MARKUP}}))
        is None
    )
    assert (
        MARKUP
        == found_in(data({"title": TITLE, "text": {"subtitle": "A hut for all", "body": MARKUP}})).markup
    )


def test_text_without_a_title():
    """A text that bears no title is taken if it speaks of what the page's title does."""
    assert MARKUP == found_in(data({"body": MARKUP}), title="Pilots and the harbour council").markup
    assert found_in(data({"body": MARKUP}), title="Seven cakes for Sunday") is None


def test_text_is_longer_than_what_is_visible():
    """A text of less than 80 words, or less than twice as long as the visible one, is no body."""
    assert found_in(data({"title": TITLE, "body": f"<p>{SENTENCES[0]}</p>"})) is None
    assert found_in(data(ARTICLE), words=50) is not None
    assert found_in(data(ARTICLE), words=110) is None


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/json">{"title": "</script>',
        "<script>window.a = {b: function () { return 1 }}</script>",
        "<script>self.__next_f.push([1,</script>",
        '<script>self.__next_f.push([1,"5:T99999,short"])</script>',
        '<script>self.__next_f.push([1,"zz\\n:\\n::{"])</script>',
        f"<script>a={'[' * 100_000}</script>",
        data([[], 1]),
        data({"title": TITLE, "body": [[[[]]], None, 5, {"text": None}]}),
    ],
)
def test_broken_data_state_nothing(script):
    """Data that cannot be read, or that hold no text, are passed over."""
    assert found_in(script) is None


def test_limit_of_a_script():
    """A script beyond the limit is not read."""
    assert found_in(data(ARTICLE), max_jsonld_bytes=100) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("one\n\ntwo & <3", "<p>one</p><p>two &amp; &lt;3</p>"),
        ("&lt;p&gt;one&lt;/p&gt;", "<p>one</p>"),
        ({"rendered": "<p>one</p>"}, "<p>one</p>"),
        (["one", "two <em>x</em>"], "<p>one</p><p>two <em>x</em></p>"),
        (
            [{"type": "paragraph", "text": "a"}, {"type": "heading", "level": 3, "text": "b"}],
            "<p>a</p><h3>b</h3>",
        ),
        ({"_type": "block", "style": "h4", "children": [{"text": "a "}, {"text": "b"}]}, "<h4>a b</h4>"),
        (
            {"nodeType": "paragraph", "content": [{"nodeType": "hyperlink", "url": "/x", "content": "a"}]},
            '<p><a href="/x">a</a></p>',
        ),
        ({"type": "list", "items": ["a", {"text": "b"}]}, "<ul><li>a</li><li>b</li></ul>"),
        (
            {"type": "list", "items": [{"type": "list-item", "content": "a"}]},
            "<ul><li>a</li></ul>",
        ),
        (
            {"type": "quote", "content": [{"type": "paragraph", "text": "a"}]},
            "<blockquote><p>a</p></blockquote>",
        ),
        (
            {"type": "image", "url": "/a.jpg", "caption": "b"},
            '<figure><img src="/a.jpg"><figcaption>b</figcaption></figure>',
        ),
        ({"type": "image"}, ""),
        ({"type": "ad", "slot": 5}, ""),
        (5, ""),
    ],
)
def test_blocks_of_editors(value, expected):
    """Strings, lists of typed blocks and trees of nodes become the elements that they stand for."""
    assert expected == markup_of(value)


def test_deep_blocks():
    """Blocks that nest deeper than any editor's are left out."""
    node = "text"
    for _ in range(2_000):
        node = {"type": "paragraph", "content": [node]}
    assert "" == markup_of(node)


def test_flight_references():
    """A string that names a row of text stands for it, lengths are in bytes, and rows of code are no data."""
    pushed = '1:I[5,["a.js"]]\n2:T5,grün\n3:{"body":"$2"}\n4:T2,no'
    scripts = [f"self.__next_f.push([1,{json.dumps(part)}])" for part in (pushed[:20], pushed[20:])]
    assert [{"body": "grün"}, {"text": "no"}] == flight_of(scripts)


def test_body_goes_the_same_road():
    """The stated body becomes sections like any other, its provenance says where it stood, and the DOM wins."""
    found = Parser(plugins=()).parse(page_of(data(ARTICLE)))
    assert list(SENTENCES) == [block.text.plain for block in found.blocks]
    assert ["state __NEXT_DATA__"] == [p.source for p in found.provenance if p.field == "sections"]
    found = Parser(plugins=()).parse(
        page_of(data({"title": TITLE, "body": OTHER * 2}), visible=f"<main>{MARKUP}</main>")
    )
    assert list(SENTENCES) == [block.text.plain for block in found.blocks]
    assert ["classifier"] == [p.source for p in found.provenance if p.field == "sections"]
