"""From a page to its site."""

import itertools
import sys

import pytest

from broadsheet._index import SiteIndex, entries_of
from broadsheet.errors import PluginError, SiteConflictError
from broadsheet.sites import Page, Site, SiteRef


def ref(target, host=None, **more):
    """A reference to a site that is never imported."""
    return SiteRef(target=target, host=host, **more)


def index_of(*refs, plugin="p"):
    """An index of references."""
    return SiteIndex(entry for item in refs for entry in entries_of(plugin, item))


def targets(index, url=None, host="", traits=()):
    """The targets of the candidates for a page."""
    page = Page(kind="html", url=url, host=host, traits=frozenset(traits))
    return [entry.ref.target for entry in index.candidates(page)]


@pytest.mark.parametrize(
    ("expected", "host"),
    [
        (["org"], "example.org"),
        (["org"], "www.example.org"),
        (["news", "org"], "news.example.org"),
        (["news", "org"], "a.b.news.example.org"),
        ([], "notexample.org"),
        ([], "org"),
        ([], ""),
        ([], "." * 200),
    ],
)
def test_longest_host_comes_first(expected, host):
    """A site is for its host and the subdomains of it; the one with the longest host comes first."""
    index = index_of(ref("org", "example.org"), ref("news", "NEWS.example.org."))
    assert expected == targets(index, host=host)


def test_hosts_are_compared_in_their_encoded_form():
    """A host written in Unicode is found by its IDNA form."""
    assert ["m"] == targets(index_of(ref("m", "münchen.example")), host="xn--mnchen-3ya.example")


def test_priority_then_path():
    """Within a host the highest priority comes first, then the longest path; a path ends at a slash."""
    index = index_of(
        ref("root", "x.example"),
        ref("news", "x.example", path="/news"),
        ref("deep", "x.example", path="/news/world/"),
        ref("mine", "x.example", path="/news", priority=1),
    )
    host = {"host": "x.example"}
    assert ["mine", "deep", "news", "root"] == targets(index, "https://x.example/news/world/a", **host)
    assert ["mine", "news", "root"] == targets(index, "https://x.example/news", **host)
    assert ["root"] == targets(index, "https://x.example/newsletter", **host)
    assert ["root"] == targets(index, **host)


@pytest.mark.parametrize(
    ("expected", "host"),
    [
        (["own", "all", "any"], "x.example"),
        (["own", "all", "any"], "www.x.example"),
        (["below", "all"], "a.x.example"),
        (["below", "all"], "www.a.b.x.example"),
        (["any"], "x.co.test"),
        (["any"], "www.x.test"),
        (["two", "any"], "x.co.uk.test"),
        ([], "a.x.test"),
        ([], "x"),
    ],
)
def test_host_patterns(expected, host):
    """A host alone, its subdomains alone, and a name under any ending each find the pages that they are for."""
    index = index_of(
        ref("all", "x.example"),
        ref("own", "=X.example"),
        ref("below", "*.x.example"),
        ref("any", "x.*"),
        ref("two", "x.co.uk.*"),
    )
    assert expected == targets(index, host=host)


def test_priority_comes_before_the_form_of_the_host():
    """A site of a higher priority comes first, though the other is for this host alone."""
    index = index_of(ref("import", "=x.example", priority=-1), ref("own", "x.example"))
    assert ["own", "import"] == targets(index, host="x.example")


def test_sites_for_certain_addresses():
    """Patterns of a reference are looked for in the address; sites that ask for one come before those that do not."""
    index = index_of(
        ref("all", "x.example"),
        ref("live", "x.example", urls=("/live/",)),
        ref("ticker", "x.example", urls=("/ticker/", r"\?ticker=1$")),
    )
    host = {"host": "x.example"}
    assert ["live", "all"] == targets(index, "https://x.example/live/1", **host)
    assert ["ticker", "all"] == targets(index, "https://x.example/1?ticker=1", **host)
    assert ["all"] == targets(index, None, **host)


def test_host_whose_paths_all_fail_counts_as_a_miss():
    """The search goes on to the shorter host."""
    index = index_of(ref("news", "news.x.example", path="/a"), ref("all", "x.example"))
    assert ["all"] == targets(index, "https://news.x.example/b", host="news.x.example")


def test_traits_come_after_hosts():
    """Sites for the page's system follow those for its host, by priority and then by name."""
    index = index_of(
        ref("wp", trait="wordpress"),
        ref("divi", trait="divi"),
        ref("first", trait="ghost", priority=1),
        ref("host", "x.example"),
    )
    traits = ["wordpress", "divi", "ghost"]
    assert ["host", "first", "divi", "wp"] == targets(index, host="x.example", traits=traits)


@pytest.mark.parametrize(
    "more",
    [
        {"host": "x.example"},
        {"host": "=x.example"},
        {"host": "x.*"},
        {"trait": "divi"},
        {"host": "x.example", "urls": ("/live/",), "path": "/a", "priority": 3},
    ],
)
def test_equal_claims_conflict(more):
    """Two sites for the same pages with equal priority are an error that names both plugins."""
    entries = [*entries_of("one", ref("a", **more)), *entries_of("two", ref("b", **more))]
    with pytest.raises(SiteConflictError, match="a of plugin one and b of plugin two"):
        SiteIndex(entries)


def test_order_of_declaration_does_not_matter():
    """Every order of the same references gives the same candidates."""
    refs = [
        ref("a", "x.example"),
        ref("b", "x.example", path="/p"),
        ref("c", "x.example", priority=2),
        ref("d", trait="t"),
    ]
    found = {
        tuple(targets(index_of(*order), "https://x.example/p", host="x.example", traits=["t"]))
        for order in itertools.permutations(refs)
    }
    assert {("c", "b", "a", "d")} == found


@pytest.mark.parametrize(
    "item",
    [
        Site(name="nowhere"),
        ref("a", "a.*.b"),
        ref("a", "*"),
        ref("a", ""),
        ref("a", "ü" * 80),
        ref("a", trait=""),
        "a:B",
        None,
        int,
    ],
)
def test_wrong_declarations_are_refused(item):
    """What is neither a reference nor a site, or is for no host, raises PluginError."""
    with pytest.raises(PluginError):
        entries_of("p", item)


def test_sites_themselves_are_entered_for_all_they_name():
    """A site given as a class or as an object has an entry for each host and trait."""

    class Both(Site):
        hosts = ("x.example", "y.example")
        traits = ("divi",)

    assert ["x.example", "y.example", "divi"] == [entry.key for entry in entries_of("p", Both)]
    assert [True] * 3 == [isinstance(entry.load(), Both) for entry in entries_of("p", Both())]


def test_sites_are_imported_at_first_use(tmp_path, monkeypatch):
    """Building the index imports no site; the first look does, once."""
    (tmp_path / "lazy_site.py").write_text(
        "from broadsheet.sites import Site\nclass Lazy(Site):\n    drop = ('//nav',)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    entry = entries_of("p", ref("lazy_site:Lazy", "x.example"))[0]
    assert "lazy_site" not in sys.modules
    first = entry.load()
    assert (("//nav",), True) == (first.drop, entry.load() is first)
    del sys.modules["lazy_site"]


@pytest.mark.parametrize(
    ("expected", "target"),
    [
        ("ModuleNotFoundError: No module named 'no_such_module'", "no_such_module:X"),
        ("TypeError: neither a site nor a class of sites: <class 'int'>", "builtins:int"),
    ],
)
def test_failed_import_is_remembered(expected, target):
    """A site that cannot be had is None, and the entry says why."""
    entry = entries_of("p", ref(target, "x.example"))[0]
    assert (None, None, expected) == (entry.load(), entry.load(), entry.failure)


def test_sites_are_loaded_by_a_function_once():
    """A reference may bring the function that makes the site; it is called at the first look."""
    calls = []

    def load():
        calls.append(1)
        return Site(name="made")

    entry = entries_of("p", ref("name", "x.example", load=load))[0]
    assert [] == calls
    assert ("made", "made", [1]) == (entry.load().name, entry.load().name, calls)
