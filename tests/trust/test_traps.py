"""For each trap in what lies below the parser, pages that fall into it: nothing is lost in silence, nothing raises.

The traps are those of lxml and libxml2 that were measured before the parser was written: where they end a document
early, need quadratic time, raise, or hand out what no caller may keep.
"""

import inspect
import json
import pickle
import subprocess
import sys

import pytest
from helpers import SENTENCES, paragraphs

import broadsheet
from broadsheet.limits import Limits

PARSER = broadsheet.Parser(plugins=())
URL = "https://news.example/2025/story"
BODY = paragraphs()
TAIL = "The tail of the story is KEEPTAIL, and it stands where the page ends."
LIMITS = ("attributes_cut", "blocks_cut", "depth_flattened", "input_truncated", "json_skipped")


def page(*inserts, head=""):
    """A page with something between its paragraphs and its last one."""
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Pilots wait</title>{head}</head><body><article>"
        f"<h1>Pilots wait</h1>{BODY}{''.join(inserts)}<p>{TAIL}</p></article></body></html>"
    )


def nested(tag, depth):
    """A page with a word below that many elements of one kind."""
    return page(f"<{tag}>" * depth + "KEEPDEEP" + f"</{tag}>" * depth)


def attributes(count, value):
    """A page with that many attributes on one element."""
    return page(
        "<p " + " ".join(f"a{n}{value}" for n in range(count)) + ">KEEPINSIDE the element itself stays.</p>"
    )


def ld(text):
    """A page with a script of JSON-LD."""
    return page(head=f'<script type="application/ld+json">{text}</script>')


# Trap -> cases: name, source, and the codes of the warnings that it must have.
TRAPS = {
    "1 depth": [
        *((f"{tag} {depth}", nested(tag, depth), {"depth_flattened"} if depth > 1_900 else set())
          for tag in ("div", "span", "blockquote") for depth in (300, 3_000)),
        ("tables 3000", page("<table><tr><td>" * 3_000 + "KEEPDEEP" + "</table>" * 3_000), {"depth_flattened"}),
        ("unclosed inline 3000", page("<p>" + "<b><i>" * 3_000 + "KEEPDEEP"), {"depth_flattened"}),
        ("div 100000", nested("div", 100_000), {"depth_flattened"}),
    ],
    "2 size": [
        ("text of 11 MB", page("<pre>" + "x" * 11_000_000 + "</pre>"), set()),
        ("attribute of 11 MB", page(f'<p title="{"x" * 11_000_000}">KEEPINSIDE what has a long title.</p>'), set()),
    ],
    "3 decoders that stop": [
        (f"{label} with foreign bytes", page().replace("</p><p>", "</p>KEEP<p>", 1).encode(codec).replace(b"KEEP", bad)
         .replace(b"<head>", b"<head><meta charset=" + label.encode() + b">"), None)
        for label, codec, bad in (
            ("gb2312", "gb18030", b"\xff\x80"), ("shift_jis", "cp932", b"\xfa\x40\xff"),
            ("windows-1252", "cp1252", b"\x81\x8d"),
            ("utf-8", "utf-8", b"\xc3\x28\xff"), ("euc-kr", "cp949", b"\xc9\xff"), ("iso-8859-1", "cp1252", b"\x93\x94"),
        )
    ],
    "4 labels that are no encodings": [
        (label, page(head=f"<meta charset={label}>").encode(), None)
        for label in "zip bz2 hex undefined idna punycode unicode_escape rot13 \\x00 replacement".split()
    ],
    "5 strings": [
        ("XML declaration", '<?xml version="1.0" encoding="utf-16"?>' + page(), set()),
        ("lone surrogate", page("<p>half \ud83d of one</p>"), set()),
        ("surrogate pair in halves", page("<p>\ud83d\ude00</p>"), set()),
        ("NUL", page("<p>nul \0 in it</p>"), set()),
    ],
    "6 characters": [
        ("controls", page("<p title='\x01\x1b'>bell \x07 &#1; &#x9b; &#0;</p>"), set()),
        ("changes of direction", page("<p>\u202eevil\u202c \u2066x</p>"), set()),
        ("noncharacters", page("<p>\ufffe \uffff \U0010ffff \ufdd0</p>"), set()),
        ("references that are none", page("<p>&#xD800; &#x110000; &#99999999999; &nosuch; &</p>"), set()),
    ],
    "7 attributes": [
        *((f"{count}{value}", attributes(count, value), {"attributes_cut"}) for count, value in
          ((100_000, "=1"), (100_000, ""), (20_000, "='>'"), (20_000, '="</p>"'), (2_000, "='>'"), (5_000, '=">" b="/>"'))),
    ],
    "8 siblings": [
        ("20,000 empty elements", page("<i></i>" * 20_000), set()),
        ("20,000 rows", page("<table>" + "<tr><td>1<td>2" * 2_000 + "</table>"), set()),
        ("line breaks", page("<br>" * 20_000), set()),
    ],
    "9 recursion": [
        ("JSON nested", ld('{"a":' * 100_000), {"json_skipped"}),
        ("arrays nested", ld("[" * 100_000 + "]" * 100_000), {"json_skipped"}),
        ("NaN, infinities and long numbers", ld('{"@type":"Article","a":NaN,"b":-Infinity,"c":' + "9" * 5_000 + "}"), set()),
        ("quotes 500 deep", page("<blockquote>" * 500 + "KEEPDEEP" + "</blockquote>" * 500), set()),
        ("lists 500 deep", page("<ul><li>" * 400 + "KEEPDEEP" + "</ul>" * 400), set()),
    ],
    "12 entities": [
        ("internal", '<!DOCTYPE html [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;">]>' + page("<p>&lol9;</p>"), set()),
        ("external", '<!DOCTYPE html [<!ENTITY xxe SYSTEM "file:///etc/hostname">]>' + page("<p>&xxe;</p>"), set()),
        ("XHTML", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">' + page()[21:], set()),
    ],
    "15 markup that means another thing when read again": [
        ("style in a formula", page("<form><math><mtext></form><form><mglyph><style></math><img onerror=alert(1)>"), set()),
        ("title in a drawing", page("<svg><title><p>drawn</p>"), set()),
        ("drawing", page("<svg><g><path d=M0>"), set()),
        ("formula", page("<p>so <math><mi>x</mi> <mo>=</mo></p>"), set()),
        ("noscript", page('<noscript><p title="</noscript><img src=x onerror=alert(1)>"></p></noscript>'), set()),
        ("area of text", page("<textarea><p>"), set()),
        ("frame", page("<iframe src=/x>"), set()),
    ],
}  # fmt: skip
CASES = [(f"{trap}: {name}", source, codes) for trap, cases in TRAPS.items() for name, source, codes in cases]


@pytest.mark.parametrize(("source", "codes"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_nothing_is_lost(source, codes):
    """The last sentence of the page is in the article, and what a limit changed is warned of by its own code."""
    article = PARSER.parse(source, url=URL, kind="html", explain=True)
    told = article.to_json()
    data = source if isinstance(source, str) else source.decode("latin-1")
    expected = [word for word in ("KEEPTAIL", "KEEPDEEP", "KEEPINSIDE") if word in data]
    assert expected == [word for word in expected if word in told]
    if codes is not None:
        assert codes == {warning.code for warning in article.warnings if warning.code in LIMITS}
    assert "alert(1)" not in article.to_html()


@pytest.mark.parametrize(
    "source", ["", b"", " \n", b"<!-- only -->", b"<!doctype html>", b"\xef\xbb\xbf", "\ud800", b"\0"]
)
def test_nothing_there(source):
    """Trap 13: what has neither element nor text is an article without anything, and no error."""
    article = PARSER.parse(source)
    assert ((), "not_article") == (article.sections, article.kind)


@pytest.mark.parametrize(
    "data",
    [
        b"\x1f\x8b\x08\x00<p>zipped</p>",
        b"BZh91AY&SY<p>",
        b"\x28\xb5\x2f\xfd<p>zstd",
        b"PK\x03\x04<p>",
        b"%PDF-1.7\n<p>",
        b"\x89PNG\r\n\x1a\n<p>",
        b"\xff\xd8\xff\xe0<p>",
        b"\xfd7zXZ\x00<p>",
    ],
)
def test_archives_and_pictures(data):
    """Trap 14: compressed and binary formats are refused by name and never unpacked."""
    with pytest.raises(broadsheet.UnsupportedInputError, match="not HTML or text"):
        PARSER.parse(data)


def test_articles_travel():
    """Traps 10 and 11: an article can be pickled and outlives its parser, since nothing in it is of lxml."""
    article = PARSER.parse(page(), url=URL)
    assert article == pickle.loads(pickle.dumps(article))
    assert article == broadsheet.Article.from_dict(json.loads(json.dumps(article.to_dict())))


def test_recursion_limit_means_nothing():
    """Trap 9: deep pages are read with little of Python's stack left."""
    limit = sys.getrecursionlimit()
    depth = len(inspect.stack())
    sys.setrecursionlimit(depth + 120)
    try:
        article = PARSER.parse(nested("blockquote", 1_000), url=URL, kind="html")
        outputs = (article.to_html(), article.to_markdown(), article.text)
    finally:
        sys.setrecursionlimit(limit)
    assert all("KEEPTAIL" in output for output in outputs)


@pytest.mark.parametrize(
    ("limits", "source", "code", "kept"),
    [
        (Limits(max_bytes=700), page(), "input_truncated", SENTENCES[0]),
        (Limits(max_depth=16), nested("section", 3_000), "depth_flattened", TAIL),
        (Limits(max_attributes=4), attributes(2_000, "=1"), "attributes_cut", TAIL),
        (Limits(max_jsonld_bytes=50), ld(json.dumps({"headline": "x" * 90})), "json_skipped", TAIL),
        (Limits(max_blocks=6), page(), "blocks_cut", SENTENCES[0]),
    ],
    ids=lambda item: item if isinstance(item, str) and len(item) < 20 else "",
)
def test_each_limit(limits, source, code, kept):
    """Each limit is stated, keeps what is within it, and its warning is typed."""
    article = broadsheet.Parser(plugins=(), limits=limits).parse(source, url=URL, kind="html", explain=True)
    assert code in [warning.code for warning in article.warnings]
    assert kept in article.to_json()


LARGE = """
import resource, sys
import broadsheet
parser = broadsheet.Parser(plugins=())
sentence = "The ferry leaves the inner quay at seven, and returns before the tide turns in the evening. "
shapes = {
    "paragraphs": ("<p>" + sentence * 12 + "</p>") * 46_000,
    "one text": "<p>" + sentence * 550_000,
    "attributes": ("<p title='" + "x" * 900 + "'>" + sentence + "</p>") * 50_000,
}
page = "<html><body><article>" + shapes[sys.argv[1]] + "<p>KEEPTAIL " + sentence * 3 + "</p></article></body></html>"
data = page.encode()
del page, shapes
assert 45e6 < len(data) < 64e6, len(data)
article = parser.parse(data, kind="html", explain=True)
told = [article.text, *(item.text for item in article.removed)]
kept = any("KEEPTAIL" in text for text in told) or bool(article.warnings)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, kept)
"""


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["paragraphs", "one text", "attributes"])
def test_pages_of_fifty_megabytes(shape):
    """A page of 50 MB is read in less than 1 GiB, to its end."""
    done = subprocess.run([sys.executable, "-c", LARGE, shape], capture_output=True, text=True, check=True)
    used, kept = done.stdout.split()
    assert (True, "True") == (int(used) < 1024, kept)
