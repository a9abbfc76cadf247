"""The head of a page."""

import pytest

from broadsheet._html.head import read_head
from broadsheet._html.tree import build_tree
from broadsheet._records import Link
from broadsheet.limits import Limits


def head_of(html, **limits):
    """The head and the warnings of a page."""
    bounds = Limits(**limits)
    root, _ = build_tree(html.encode(), bounds)
    return read_head(root, bounds)


def test_meta_elements_are_keyed_by_every_name_that_they_bear():
    """Name, property, itemprop and http-equiv are lower-cased keys, and lists of names count each."""
    head, _ = head_of(
        '<meta name="Author" content="A"><meta property="og:title dc:Title" content="B">'
        '<meta name="x" itemprop="datePublished" content="C"><meta http-equiv="Refresh" content="D">'
    )
    assert {
        "author": ("A",),
        "og:title": ("B",),
        "dc:title": ("B",),
        "x": ("C",),
        "datepublished": ("C",),
        "refresh": ("D",),
    } == head.meta


def test_repeated_meta_elements_keep_their_order():
    """Contents of the same name stand in document order, those of the body last."""
    head, _ = head_of(
        '<meta name="tag" content="1"><meta name="tag" content="2">'
        '<body><div><meta itemprop="tag" content="3">'
    )
    assert ("1", "2", "3") == head.meta["tag"]


def test_meta_without_content_says_nothing():
    """A meta element without content is left out."""
    head, _ = head_of('<meta charset="utf-8"><meta name="author"><p>x')
    assert {} == head.meta


def test_links_have_rel_and_href():
    """Links keep their address as written, and rel and type in lower case."""
    head, _ = head_of(
        '<link rel="Canonical" href=" /A"><link rel=x><link href=y><link rel=a href=b type=T/X>'
    )
    assert (Link("canonical", " /A"), Link("a", "b", "t/x")) == head.links


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        ("The title", "<title> </title><title>The title</title><title>Another</title>"),
        ("The title", "<body><svg><title>A drawing</title></svg><title>The title</title>"),
        (None, "<body><svg><title>A drawing</title></svg>"),
        ("a <b> & c", "<title>a <b> &amp; c</title>"),
    ],
)
def test_title_is_the_first_of_the_page(expected, html):
    """The first title that is not blank and not of a drawing is the page's."""
    assert expected == head_of(html)[0].title


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        ("pt-BR", '<html lang="pt-BR"><body lang=de><p>x'),
        ("de", '<html xml:lang="de"><p>x'),
        ("fr", "<body lang=fr><p>x"),
        ("cs", "<article lang=cs><p>x</article><article lang=pl><p>x"),
        (None, "<p lang=fr>x"),
    ],
)
def test_language_is_that_of_the_root(expected, html):
    """The root element names the language, else the body or the first article."""
    assert expected == head_of(html)[0].language


def test_names_of_an_element_keep_their_order():
    """The names that one meta element lists come in the order in which it states them."""
    head, _ = head_of(
        '<meta name=Date property="dc:date pubdate og:time" itemprop="date datePublished" content=x><p>x'
    )
    assert ["date", "dc:date", "pubdate", "og:time", "datepublished"] == list(head.meta)


def test_base_is_the_first():
    """The first base with an address counts."""
    assert "/a/" == head_of("<base target=x><base href=/a/><base href=/b/><p>x")[0].base


def test_jsonld_is_read_wherever_it_stands():
    """JSON-LD of head and body is read, whatever the case and the parameters of its type."""
    head, warnings = head_of(
        '<script type="application/ld+json">{"n": 1}</script><body>'
        '<script type="Application/LD+JSON; charset=utf-8">[{"n": 2}]</script>'
    )
    assert (({"n": 1}, {"n": 2}), []) == (head.jsonld, warnings)


def test_jsonld_in_a_meta_element_is_read_behind_that_of_scripts():
    """Some frameworks render their key for JSON-LD as the name of a ``meta``."""
    head, warnings = head_of(
        '<meta name="script:ld+json" content=\'{"n": 2}\'><script type="application/ld+json">{"n": 1}</script>'
    )
    assert (({"n": 1}, {"n": 2}), []) == (head.jsonld, warnings)


def test_unreadable_jsonld_is_reported():
    """A JSON-LD script that cannot be read is left out with a warning, the others are read."""
    head, warnings = head_of(
        '<script type="application/ld+json">{"n" oops</script>'
        '<script type="application/ld+json">{"n": 1}</script>'
    )
    assert (({"n": 1},), ["json_skipped"]) == (head.jsonld, [warning.code for warning in warnings])


def test_state_is_parsed_when_asked_for():
    """Data scripts are found by id, parsed on demand, and None where they are no JSON or too long."""
    head, warnings = head_of(
        '<script id="__NEXT_DATA__" type="application/json">{"page": "/x"}</script>'
        '<script id="broken" type="application/json">{"page"</script>'
        '<script id="long" type="application/json">"' + "x" * 2_000 + '"</script>'
        '<script type="application/json">{"without": "id"}</script><script id="code">1</script>',
        max_jsonld_bytes=1_000,
    )
    assert {"__NEXT_DATA__": {"page": "/x"}, "broken": None, "long": None} == dict(head.state)
    assert [] == warnings


def test_state_is_not_parsed_to_know_that_it_is_there(monkeypatch):
    """Whether a page has a data script is told without parsing it."""
    head, _ = head_of('<script id="__NEXT_DATA__" type="application/json">{"page": "/x"}</script>')
    monkeypatch.setattr("broadsheet._html.head.load_json", None)
    assert "__NEXT_DATA__" in head.state
