"""What the author of a site plugin imports."""

import builtins
import datetime as dt
import pickle
import re
import threading
from pathlib import Path

import pytest
from lxml import etree

from broadsheet.errors import PluginError
from broadsheet.model import Author
from broadsheet.sites import (
    FIELDS,
    Claim,
    Mark,
    Page,
    Site,
    SiteRef,
    check_site,
    field,
    load_sites,
    select,
    texts,
)
from broadsheet.sites._site import ATTRIBUTES

HTML = """<html><body><h1>Harbour opens</h1><article><p class="lead">First.</p>
<div class="about box"><h4>About</h4><p>Jane writes.</p></div><aside id="shop">Cups</aside></article>
<a rel="author" href="/jane"> Jane
Porter </a></body></html>"""
LINES = ("Harbour opens", "", "First.", "", "About Jane Porter", "", "Jane writes.", "", "Our Shop")


class Gazette(Site):
    hosts = ("gazette.example",)
    drop = ("//aside", "//div[contains(@class, 'about')]")
    bio = ("css:.about",)
    body = ("//article[p]",)
    drop_text = (r"^Our Shop$",)
    bio_text = (r"^About [^\n]+\n\n([^\n]+)",)

    @field("authors")
    def authors(self, page):
        return [Author(name=name) for name in texts(page, "//a[@rel='author']")] or None

    @field("title")
    def title(self, page):
        return next(iter(texts(page, "//h1")), None)


def html_page(**more):
    """A page of the gazette; its tree is new each time."""
    return Page(kind="html", root=etree.fromstring(HTML, etree.HTMLParser()), **more)


TEXT_PAGE = Page(kind="text", lines=LINES)


def by_tag(marks):
    """Marks by the tags of their elements."""
    return {element.tag: mark for element, mark in marks.items()}


def test_rules_mark_elements():
    """A mark holds for the element that a rule matches; bio is stronger than drop, drop than body."""
    page = html_page()
    expected = {"aside": Mark.DROP, "div": Mark.BIO, "article": Mark.BODY}
    assert expected == by_tag(Gazette().marks(page))


def test_rules_mark_lines():
    """For plain text the rules that end in _text mark lines by index."""
    assert {6: Mark.BIO, 8: Mark.DROP} == Gazette().marks(TEXT_PAGE)


def test_page_without_a_tree_has_no_marks():
    """An empty HTML page is matched by nothing."""
    assert {} == Gazette().marks(Page(kind="html"))


def test_marking_leaves_the_tree_alone():
    """The tree is the same after marks and claims."""
    page = html_page()
    before = etree.tostring(page.root)
    Gazette().marks(page), Gazette().claims(page)
    assert before == etree.tostring(page.root)


def test_idle_and_failing_rules_are_reported():
    """A rule that matches nothing, and one that is no XPath, are reported by name; the others hold."""
    reports = []
    site = Site(drop=("//aside", "//nav", "//p[", "count(//p)"))
    marks = site.marks(html_page(), lambda rule, error: reports.append((rule, type(error).__name__)))
    assert {"aside": Mark.DROP} == by_tag(marks)
    expected = [
        ("drop '//p['", "XPathSyntaxError"),
        ("drop 'count(//p)'", "TypeError"),
        ("drop '//nav'", "NoneType"),
    ]
    assert expected == reports


def test_failing_rule_raises_without_a_listener():
    """For whoever calls a site directly a broken rule is an error."""
    with pytest.raises(etree.XPathSyntaxError):
        Site(drop=("//p[",)).marks(html_page())


def test_fields_become_claims():
    """Each field that the page tells becomes a claim with full confidence that names site and field."""
    name = Gazette.name
    expected = [
        Claim("authors", (Author(name="Jane Porter"),), f"site {name} authors", 1.0),
        Claim("title", "Harbour opens", f"site {name} title", 1.0),
    ]
    assert expected == Gazette().claims(html_page())


def test_field_without_a_value_is_no_claim():
    """Where the methods give None the generic answer stands."""
    assert [] == Gazette().claims(TEXT_PAGE)


def test_fields_are_inherited_and_replaced():
    """A subclass inherits fields, and replaces one by giving the same field under any method name."""

    class Weekly(Gazette):
        @field("title")
        def headline(self, page):
            return "Weekly"

    assert {"authors", "title"} == {claim.field for claim in Weekly().claims(html_page())}
    assert "Weekly" in {claim.value for claim in Weekly().claims(html_page())}


def test_failing_field_leaves_the_others():
    """A field that raises, or gives a value of a wrong type, is reported and the other fields stand."""

    class Broken(Gazette):
        @field("category")
        def category(self, page):
            raise LookupError

        @field("language")
        def language(self, page):
            return 3

    reports = []
    claims = Broken().claims(html_page(), lambda rule, error: reports.append((rule, type(error))))
    assert ["authors", "title"] == [claim.field for claim in claims]
    assert [("field category", LookupError), ("field language", TypeError)] == reports
    with pytest.raises(LookupError):
        Broken().claims(html_page())


def test_unknown_field_is_refused():
    """A misspelt field is an error when the class is made."""
    with pytest.raises(ValueError, match="'autors'"):
        field("autors")


def test_requirements_are_checked():
    """A site says which requirement the page does not meet; text has requirements of its own."""
    site = Site(requires=("//article", "count(//p) > 5"), requires_text=("^Harbour", "^Nothing$"))
    assert "count(//p) > 5" == site.missing(html_page())
    assert "^Nothing$" == site.missing(TEXT_PAGE)
    assert None is Gazette().missing(html_page())


@pytest.mark.parametrize(
    ("expected", "more"),
    [
        (True, {"url": "https://x.example/2023/01/01/a"}),
        (False, {"url": "https://x.example/2022/12/31/a"}),
        (False, {"url": "https://x.example/2024/01/01/a"}),
        (True, {"url": "https://x.example/a"}),
        (True, {}),
        (
            False,
            {
                "url": "https://x.example/2023/01/01/a",
                "fetched_at": dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
            },
        ),
    ],
)
def test_rules_hold_for_a_time(expected, more):
    """The day of fetching, else the date in the address, must lie in the half-open span; unknown days do."""
    site = Site(since=dt.date(2023, 1, 1), until=dt.date(2024, 1, 1))
    assert expected == site.covers(html_page(**more))


def test_site_from_data():
    """A site can be made of plain data, lists taken for tuples."""
    site = Site(name="data", hosts=["x.example"], title=["//h1"])
    assert ("data", ("x.example",), {"h1": Mark.TITLE}) == (
        site.name,
        site.hosts,
        by_tag(site.marks(html_page())),
    )


@pytest.mark.parametrize(
    "settings",
    [
        {"host": "x.example"},
        {"_book": 1},
        {"drop": "//p"},
        {"drop": (1,)},
        {"hosts": None},
        {"fields": ["title"]},
        {"fields": {"titel": "//h1"}},
        {"fields": {"title": 3}},
        {"since": "2023-01-01"},
        {"until": dt.datetime(2023, 1, 1, tzinfo=dt.UTC)},
        {"priority": "1"},
        {"versions": Site},
        {"versions": ["old"]},
        {"versions": [Site(versions=[Gazette])]},
        {"versions": [Gazette], "drop": ["//p"]},
        {"versions": [Gazette], "fields": {"title": "//h1"}},
    ],
)
def test_wrong_data_is_refused(settings):
    """Unknown attributes and fields, values of a wrong type, and rules beside versions raise TypeError."""
    with pytest.raises(TypeError):
        Site(**settings)


def test_sites_are_pickled_by_their_data():
    """A copy of a used site works like the site."""
    site = Site(name="data", drop=("//aside", "//p[1]"), fields={"title": ["//h1"]})
    page = html_page()
    before = site.marks(page)
    copy = pickle.loads(pickle.dumps(site))
    assert (before, "data") == (copy.marks(page), copy.name)
    assert site.claims(page) == copy.claims(page)


def test_one_site_serves_many_threads():
    """Threads that share a site get what one thread gets."""
    site = Gazette()
    expected = by_tag(site.marks(html_page()))
    results = []

    def work():
        for _ in range(20):
            page = html_page()
            results.append(by_tag(site.marks(page)))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [expected] * 160 == results


def test_names_are_made_of_package_and_class():
    """A site that sets no name is named after its package and class, also below a named one."""

    class Named(Site):
        name = "mine"

    class Child(Named):
        pass

    assert "mine" == Named().name
    assert Child.name.endswith(":test_names_are_made_of_package_and_class.<locals>.Child")
    assert Child.name.startswith(__name__.partition(".")[0])


def test_select_and_texts():
    """Authors of sites query by XPath or CSS; strings come folded, and blank ones are left out."""
    page = html_page()
    assert ["p"] == [element.tag for element in select(page, "css:article > p")]
    assert ("Jane Porter",) == texts(page, "//a[@rel='author']")
    assert ("/jane",) == texts(page, "//a/@href | //a/@rel[. = 'nothing']")
    assert ("2.0",) == texts(page, "count(//p)")


def test_queries_find_nothing_in_plain_text():
    """Plain text has no elements."""
    assert ([], ()) == (select(TEXT_PAGE, "//p"), texts(TEXT_PAGE, "//p"))


def test_css_needs_its_extra(monkeypatch):
    """Without cssselect a CSS rule beyond an id or a class says what to install."""
    original = builtins.__import__

    def without(name, *args, **more):
        if name == "cssselect":
            raise ImportError(name)
        return original(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PluginError, match=r"broadsheet\[css\]"):
        select(html_page(), "css:article > p.only-here")
    assert {"p": Mark.DROP} == by_tag(Site(drop=("css:.lead",)).marks(html_page()))
    assert [["First."], ["Cups"], ["Cups"], []] == [
        list(texts(html_page(), rule))
        for rule in ("css:p.lead", "css:#shop", "css:aside#shop", "css:div.lead")
    ]


@pytest.mark.parametrize(
    "settings", [{}, {"host": "x.example", "trait": "divi"}, {"host": "x.example", "path": "news"}]
)
def test_reference_is_for_a_host_or_a_trait(settings):
    """A reference with neither or both, or with a relative path, raises ValueError."""
    with pytest.raises(ValueError, match=r"pkg:Site|'news'"):
        SiteRef(target="pkg:Site", **settings)


def test_path_of_a_site_begins_with_a_slash():
    """A relative path raises ValueError when the site is made."""
    with pytest.raises(ValueError, match="'news'"):
        Site(path="news")


@pytest.mark.parametrize(
    ("expected", "url"),
    [
        (True, "https://x.example/news/live/1"),
        (True, "https://x.example/news/1?kind=live"),
        (False, "https://x.example/news/1"),
        (False, "https://x.example/newsroom/live/1"),
        (False, None),
    ],
)
def test_site_is_for_certain_addresses(expected, url):
    """Path and patterns of a site must both fit the address; a page without one fits none."""
    site = Site(path="/news", urls=("/live/", "kind=live$"))
    assert expected == site.covers(html_page(url=url))


@pytest.mark.parametrize(
    ("expected", "rules"),
    [
        (["article"], ("//none", "//article", "//aside")),
        (["p", "p"], ("//p", "//article")),
        ([], ("//none",)),
    ],
)
def test_first_root_that_matches_counts(expected, rules):
    """The rules for the root are alternatives; of the first that matches, all elements are roots."""
    marks = Site(root=rules).marks(html_page())
    assert expected == [element.tag for element, mark in marks.items() if mark is Mark.ROOT]


def test_root_that_is_body():
    """What a root that is body holds is body, save what has a mark of its own; one with another mark is no root."""
    marks = by_tag(Site(root=("//article",), body=("//article",), bio=("css:.about",)).marks(html_page()))
    assert {"article": Mark.ROOT, "p": Mark.BODY, "div": Mark.BIO, "aside": Mark.BODY} == marks
    assert {"article": Mark.DROP} == by_tag(Site(root=("//article",), drop=("//article",)).marks(html_page()))


def test_root_of_a_text():
    """For plain text the root is lines."""
    assert {2: Mark.ROOT, 6: Mark.ROOT} == Site(root_text=("^None$", "^First|^Jane")).marks(TEXT_PAGE)


def test_rules_give_fields():
    """The first rule that matches gives the value; authors and tags take all that it matches, text and attributes."""
    site = Site(
        name="s",
        fields={
            "title": "//h1",
            "category": ["//none", "css:.lead"],
            "canonical_url": "//a/@href",
            "tags": ("//p",),
            "kicker": "substring-after(//h1, 'Harbour ')",
            "subtitle": "//none",
        },
    )
    assert [
        Claim("title", "Harbour opens", "site s title //h1", 1.0),
        Claim("category", "First.", "site s category css:.lead", 1.0),
        Claim("canonical_url", "/jane", "site s canonical_url //a/@href", 1.0),
        Claim("tags", ("First.", "Jane writes."), "site s tags //p", 1.0),
        Claim("kicker", "opens", "site s kicker substring-after(//h1, 'Harbour ')", 1.0),
    ] == site.claims(html_page())


def test_patterns_give_fields_of_a_text():
    """For plain text a pattern gives its first group, or all that it matches; rules for HTML say nothing there."""
    site = Site(
        name="s",
        fields={"kicker": "//h1"},
        fields_text={
            "title": "^Harbour.*",
            "authors": ["^By (.*)", "^About (.*)$"],
            "category": "^(None)?About",
        },
    )
    assert [("title", "Harbour opens"), ("authors", ("Jane Porter",))] == [
        (claim.field, claim.value) for claim in site.claims(TEXT_PAGE)
    ]


def test_methods_come_before_rules():
    """A rule is asked for a field when the method of the same field gives None."""

    class Both(Site):
        fields = {"title": "//h1", "category": "css:.lead"}

        @field("title")
        def find_title(self, page):
            return "Of the method"

        @field("category")
        def find_category(self, page):
            return None

    assert ["Of the method", "First."] == [claim.value for claim in Both().claims(html_page())]


def test_rules_for_fields_are_reported():
    """A rule that fails is reported and the next is asked; when none matches, all that did not fail are idle."""
    reports = []
    site = Site(fields={"title": ["//h1[", "//h1"], "kicker": ["//none", "true()", "//nothing"]})
    claims = site.claims(html_page(), lambda rule, error: reports.append((rule, type(error).__name__)))
    assert ["title"] == [claim.field for claim in claims]
    assert [
        ("field title '//h1['", "XPathSyntaxError"),
        ("field kicker 'true()'", "TypeError"),
        ("field kicker '//none'", "NoneType"),
        ("field kicker '//nothing'", "NoneType"),
    ] == reports


def test_matches_are_counted():
    """Each rule counts what it matches, and 0 when it fails, for marks and for fields."""
    site = Site(drop=("//p", "//nav", "//p["), root=("//article",), fields={"title": ["//h1", "//h2", "//["]})
    assert {
        "drop '//p'": 2,
        "drop '//nav'": 0,
        "drop '//p['": 0,
        "root '//article'": 1,
        "field title '//h1'": 1,
        "field title '//h2'": 0,
        "field title '//['": 0,
    } == site.counts(html_page())


class Old(Site):
    until = dt.date(2022, 1, 1)
    requires = ("//aside",)
    drop = ("//aside",)


class New(Site):
    urls = ("/new/",)
    requires = ("//article",)
    root = ("//article",)


@pytest.mark.parametrize(
    ("expected", "url"),
    [
        ("Old", "https://x.example/2021/05/05/a"),
        ("Old", "https://x.example/2021/05/05/new/a"),
        ("New", "https://x.example/2022/05/05/new/a"),
        (None, "https://x.example/2022/05/05/a"),
    ],
)
def test_first_version_for_the_page_counts(expected, url):
    """Of several versions the first whose days, addresses and requirements fit the page states the rules."""
    version, reason = Site(name="s", versions=(Old, New)).version_for(html_page(url=url))
    assert expected == (version and type(version).__name__)
    assert bool(version) == (reason == "")


def test_no_version_for_the_page():
    """When no version fits, the site says what each of them lacks."""
    page = Page(kind="html", root=etree.fromstring("<p>x</p>"), url="https://x.example/2022/05/05/new/a")
    expected = (
        f"no version is for the page: {Old.name} is for other days or addresses, {New.name} needs '//article'"
    )
    assert (None, expected) == Site(versions=(Old, New)).version_for(page)
    assert (None, "the page has no '//b'") == Site(versions=(Old,), requires=("//b",)).version_for(page)


def test_site_without_versions_is_its_own():
    """A site without versions states the rules itself."""
    site = Site(drop=("//p",))
    assert (site, "") == site.version_for(html_page())


@pytest.mark.parametrize(
    ("message", "settings"),
    [
        ("site s, drop: no rule that can be read (Invalid expression): '//p['", {"drop": ["//a", "//p["]}),
        ("site s, requires: no rule", {"requires": ["css:a[["]}),
        ("site s, fields.title: no rule", {"fields": {"title": ["//h1", "//h1["]}}),
        ("site s, bio_text: no regular expression", {"bio_text": ["("]}),
        ("site s, urls: no regular expression", {"urls": ["*"]}),
        ("site s, fields_text.title: no regular expression", {"fields_text": {"title": "["}}),
        ("site s, hosts: no host: 'a.*.example'", {"hosts": ["a.*.example"]}),
        ("site s, title: no rule", {"versions": [Site(name="s", title=["//["])]}),
    ],
)
def test_rules_are_checked(message, settings):
    """A rule that cannot be read raises PluginError with site, attribute and rule."""
    with pytest.raises(PluginError, match=re.escape(message)):
        check_site(Site(**{"name": "s"} | settings))


def test_rules_in_order_pass_the_check():
    """A site whose rules can all be read passes."""
    assert check_site(Gazette()) is None
    assert check_site(Site(hosts=("*.x.example", "=y.example", "z.*"), versions=(Old, New))) is None


SITES = """
[[site]]
name = "gazette"
hosts = ["gazette.example"]
priority = 2
drop = ["//aside"]
drop_text = ['^Our Shop$']
[site.fields]
title = "//h1"
tags = ["//none", "//p"]

[[site]]
name = "courier"
traits = ["divi"]
drop = ["//aside"]
[[site.versions]]
since = 2022-01-01
root = ["//article"]
[[site.versions]]
name = "courier of old"
drop = ["//p"]
"""


def test_sites_are_loaded_from_toml(tmp_path):
    """A text, and a file, state sites by the attributes of the class; versions share the rules of their site."""
    (tmp_path / "sites.toml").write_text(SITES, "utf-8")
    for source in (SITES, tmp_path / "sites.toml"):
        gazette, courier = load_sites(source)
        assert ("gazette", ("gazette.example",), 2) == (gazette.name, gazette.hosts, gazette.priority)
        assert {"aside": Mark.DROP} == by_tag(gazette.marks(html_page()))
        assert ["title", "tags"] == [claim.field for claim in gazette.claims(html_page())]
        assert [
            ("courier/1", dt.date(2022, 1, 1), ("//article",), ("//aside",)),
            ("courier of old", None, (), ("//p",)),
        ] == [(site.name, site.since, site.root, site.drop) for site in courier.versions]


def test_file_of_one_site():
    """A single site needs no table."""
    assert ["gazette"] == [site.name for site in load_sites('name = "gazette"\nhosts = ["gazette.example"]')]


HEAD = 'name = "g"\nhosts = ["g.example"]\n'


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("TOML: no TOML (Invalid", "name = "),
        ("; a file is given as a pathlib.Path", "sites.toml"),
        ("TOML: tables [[site]] are expected", "site = 3"),
        ("TOML: a key outside of the tables [[site]]: 'name'", 'name = "g"\n[[site]]\nname = "h"'),
        ("TOML, site 1: a name is missing", 'hosts = ["g.example"]'),
        ("TOML, site g: hosts or traits are missing", 'name = "g"\nhosts = []'),
        ("TOML, site g: no key of a site: 'dorp'; is 'drop' meant?", f"{HEAD}dorp = ['//p']"),
        ("TOML, site g: no key of a site: '_book'", f"{HEAD}_book = 1"),
        (
            "TOML, site g: a tuple of strings (in TOML an array) is expected for 'drop': '//p'",
            f"{HEAD}drop = '//p'",
        ),
        ("TOML, site g, drop: no rule that can be read", f"{HEAD}drop = ['//p[']"),
        ("TOML, site g, note_text: no regular expression", f"{HEAD}note_text = ['(']"),
        ("TOML, site g: a date without a time is expected for 'since'", f"{HEAD}since = '2023-01-01'"),
        (
            "TOML, site g: a date without a time is expected for 'since'",
            f"{HEAD}since = 2023-01-01T10:00:00Z",
        ),
        ("TOML: no TOML (Invalid date", f"{HEAD}since = 2023-02-30"),
        ("TOML, site g: no field that a site can give, in 'fields': 'titel'", f"{HEAD}fields.titel = '//h1'"),
        ("TOML, site g: 'path' begins with a slash", f"{HEAD}path = 'news'"),
        ("TOML, site g, hosts: no host", 'name = "g"\nhosts = ["*"]'),
        ("TOML, site g: tables [[versions]] are expected", f"{HEAD}versions = ['old']"),
        ("TOML, site g, version g/1: a key of sites", f"{HEAD}[[versions]]\nhosts = ['h.example']"),
        ("TOML, site g, version g/1: no key of a site: 'til'", f"{HEAD}[[versions]]\ntil = 2023-01-01"),
        ("TOML, site v, drop: no rule", f"{HEAD}[[versions]]\nname = 'v'\ndrop = ['//p[']"),
    ],
)
def test_faulty_toml_is_refused(message, text):
    """What is wrong raises PluginError with the site and the key."""
    with pytest.raises(PluginError, match=re.escape(message)):
        load_sites(text)


def test_faulty_file_is_named(tmp_path):
    """The message names the file; bytes that are no UTF-8 are no TOML."""
    path = tmp_path / "sites.toml"
    path.write_bytes(b'name = "\xff"')
    with pytest.raises(PluginError, match=re.escape(f"{path}: no TOML")):
        load_sites(path)


REFERENCE = (Path(__file__).parent.parent / "docs" / "plugins" / "sites.md").read_text("utf-8")


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_attributes_are_documented(name):
    """The reference names each attribute of a site, in its tables or, for plain text, in the list below them."""
    assert re.search(rf"^\| `{name}` \|", REFERENCE, re.MULTILINE) or (
        name.endswith("_text") and f"`{name}`" in REFERENCE
    )


def test_documented_attributes_exist():
    """The tables of attributes name none that a site does not have."""
    tables = REFERENCE.split("## Attributes")[1].split("\n## ")[0]
    assert set() == set(re.findall(r"^\| `(\w+)` \|", tables, re.MULTILINE)) - set(ATTRIBUTES)


def test_documented_fields_are_those_of_the_check():
    """The list of fields in the reference is that of the code."""
    listed = REFERENCE.split("The fields: ")[1].split(".\n")[0]
    assert list(FIELDS) == re.findall(r"`(\w+)`", listed)
