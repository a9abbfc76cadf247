"""What the author of a site plugin imports."""

import builtins
import datetime as dt
import pickle
import threading

import pytest
from lxml import etree

from broadsheet.errors import PluginError
from broadsheet.model import Author
from broadsheet.sites import Claim, Mark, Page, Site, SiteRef, field, select, texts

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


@pytest.mark.parametrize("settings", [{"host": "x.example"}, {"_ready": 1}, {"drop": "//p"}, {"hosts": None}])
def test_wrong_data_is_refused(settings):
    """Unknown attributes, and a string in the place of a tuple, raise TypeError."""
    with pytest.raises(TypeError):
        Site(**settings)


def test_sites_are_pickled_by_their_data():
    """A copy of a used site works like the site."""
    site = Site(name="data", drop=("//aside", "//p[1]"))
    page = html_page()
    before = site.marks(page)
    copy = pickle.loads(pickle.dumps(site))
    assert (before, "data") == (copy.marks(page), copy.name)


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
        select(html_page(), "css:article > p")
    assert {"p": Mark.DROP} == by_tag(Site(drop=("css:.lead",)).marks(html_page()))


@pytest.mark.parametrize(
    "settings", [{}, {"host": "x.example", "trait": "divi"}, {"host": "x.example", "path": "news"}]
)
def test_reference_is_for_a_host_or_a_trait(settings):
    """A reference with neither or both, or with a relative path, raises ValueError."""
    with pytest.raises(ValueError, match=r"pkg:Site|'news'"):
        SiteRef(target="pkg:Site", **settings)
