"""The gate for addresses."""

import datetime as dt
import time

import pytest

from broadsheet._urls import absolute_url, ascii_host, day_in, host_of, leads_home, path_of, slug_words

BASE = "https://example.org/2023/06/story"


@pytest.mark.parametrize(
    ("expected", "url"),
    [
        ("https://a.example/b?c#d", "https://a.example/b?c#d"),
        ("https://example.org/x/y", "/x/y"),
        ("https://example.org/2023/06/x", "x"),
        ("https://example.org/2023/x", "../x"),
        ("https://example.org/2023/06/story#f", "#f"),
        ("https://cdn.example/x", "//cdn.example/x"),
        ("https://example.org/x", " /x\n"),
        ("https://example.org/2023/06/a%20b", "a b"),
        ("https://example.org/x?q=%22%3E", '/x?q=">'),
        ("http://a.example/b?c\\d", "http:\\\\a.example\\b?c\\d"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("https://example.org/2023/06/%3F", "\ud800"),
        ("https://example.org/x%E2%80%AE", "/x\u202e"),
    ],
)
def test_addresses_become_absolute(expected, url):
    """An address is resolved against the base, and what it must not hold raw is escaped."""
    assert expected == absolute_url(url, BASE)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "mailto:desk@example.org",
        "http://[foo/",
        "http://a.example:99999/",
        "http://a b/",
        "http://x\u2100y/",
        "https://",
        "",
        None,
        "x" * 9_000,
    ],
)
def test_everything_else_is_no_address(url):
    """Other schemes, malformed and endless addresses give None and never raise."""
    assert None is absolute_url(url)


def test_relative_address_needs_a_base():
    """Without a base a relative address means nothing."""
    assert (None, None) == (absolute_url("/x"), absolute_url("x", None))


@pytest.mark.parametrize(
    ("expected", "url"),
    [
        ("example.org", "https://Example.ORG.:8080/x"),
        ("xn--mnchen-3ya.example", "https://münchen.example/"),
        ("u.example", "https://name:word@u.example/"),
        ("", "no address"),
        ("", "http://[foo/"),
        ("", "https://" + "a." * 200 + "example/"),
        ("", None),
    ],
)
def test_host_is_normalised(expected, url):
    """A host is in lower case and ASCII, without port and dot; what is no host is ''."""
    assert expected == host_of(url)


def test_label_too_long_for_the_dns_is_no_host():
    """A host that IDNA cannot encode is none."""
    assert "" == ascii_host("ü" * 64)


@pytest.mark.parametrize(
    ("expected", "url"),
    [("/a/b", "https://x.example/a/b?c"), ("/", "https://x.example"), ("/", "a/b"), ("/", "http://[x/")],
)
def test_path_begins_with_a_slash(expected, url):
    """The path of an address is as written, '/' where there is none."""
    assert expected == path_of(url)


@pytest.mark.parametrize(
    ("expected", "url"),
    [
        (dt.date(2023, 6, 26), "https://x.example/2023/06/26/story"),
        (dt.date(2023, 6, 1), "https://x.example/2023/06/story"),
        (dt.date(2021, 1, 31), "https://x.example/story-2021-01-31"),
        (None, "https://x.example/2023/02/30/story"),
        (None, "https://x.example/120230/06/26"),
        (None, None),
    ],
)
def test_day_in_an_address(expected, url):
    """An address that names a day or a month tells the date; impossible dates are none."""
    assert expected == day_in(url)


@pytest.mark.parametrize("unit", ["a.", "../", "%", "\\", "ü", "/.", "[", "@", ":"])
def test_gate_is_fast_on_hostile_addresses(unit):
    """The longest hostile address takes less than a tenth of a second."""
    url = "http://" + unit * (8_000 // len(unit))
    start = time.process_time()
    absolute_url(url, BASE), absolute_url(url[7:], BASE), host_of(url), path_of(url), day_in(url)
    assert time.process_time() - start < 0.1


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://c.example/news/old-pier-stays-open.html", "old pier stays open"),
        ("https://c.example/old-pier-stays-open/20240307", "old pier stays open"),
        ("https://c.example/old-pier-stays-open-1234567?x=new-lock-opens", "old pier stays open"),
        ("https://c.example/le-quai-ferm%C3%A9-en-hiver", "le quai ferme en hiver"),
        ("https://c.example/", ""),
        (None, ""),
    ],
)
def test_an_address_names_an_article_by_words(url, words):
    """Of its last parts the one with more words counts, without file ending, keys and accents."""
    assert set(words.split()) == slug_words(url)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/", True),
        ("https://www.example.org", True),
        ("/news/", False),
        ("/?page=2", False),
        ("https://other.example/", False),
        (None, False),
    ],
)
def test_link_to_the_front_page(link: str | None, *, expected: bool) -> None:
    """A link without path and query leads home, if the host is the page's own."""
    assert leads_home(link, "https://example.org/news/mill") is expected
