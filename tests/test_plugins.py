"""Finding, checking and listing plugins."""

import itertools
import sys

import pytest

from broadsheet.errors import PluginError, SiteConflictError
from broadsheet.hookspecs import hookimpl
from broadsheet.limits import Limits
from broadsheet.plugins import PluginInfo, SiteInfo, build_kit, build_manager, find_sites, get_plugins
from broadsheet.sites import Site, SiteRef


def plugin(name, **functions):
    """A plugin of some name, whose hooks are functions without ``self``."""
    return type(name, (), {key: staticmethod(function) for key, function in functions.items()})()


def kit_of(*plugins, disabled=()):
    """A kit with plugins."""
    return build_kit(plugins, disabled, Limits())


def wrapper():
    """A generator function, as wrappers are."""
    yield


@pytest.mark.parametrize(
    ("message", "broken"),
    [
        ("unknown hook 'broadsheet_claim'", plugin("A", broadsheet_claim=hookimpl(lambda page: []))),
        ("declared in the hookimpl", plugin("A", broadsheet_claims=hookimpl(lambda tree: []))),
        ("wrapper", plugin("A", broadsheet_claims=hookimpl(wrapper, wrapper=True))),
        ("wrapper", plugin("A", broadsheet_article=hookimpl(wrapper, hookwrapper=True))),
        ("is not usable: it implements no hook", plugin("A")),
        ("implements no hook", itertools),
        ("what is no site", plugin("A", broadsheet_sites=hookimpl(lambda: ["x.example"]))),
    ],
)
def test_misfits_are_refused(message, broken):
    """A plugin that does not fit the specifications raises PluginError and says why."""
    with pytest.raises(PluginError, match=message):
        kit_of(broken)


def test_optional_hook_may_be_unknown():
    """A hook of a later version can be marked optional."""
    later = plugin(
        "A",
        broadsheet_later=hookimpl(lambda: 1, optionalhook=True),
        broadsheet_claims=hookimpl(lambda: None),
    )
    assert 1 == len(kit_of(later).claims)


def test_refused_plugin_leaves_no_trace():
    """A plugin that is refused is not in the manager of any later parser."""
    broken = plugin("A", broadsheet_claim=hookimpl(lambda page: []))
    with pytest.raises(PluginError):
        build_manager([broken])
    assert [] == build_manager([]).list_name_plugin()


def test_two_plugins_of_one_name_are_refused():
    """Names must differ, since warnings and provenance go by them."""
    with pytest.raises(PluginError, match="same name"):
        kit_of(Site(name="s", hosts=("a.example",)), Site(name="s", hosts=("b.example",)))


def test_strings_are_no_plugins():
    """A string other than "installed" raises TypeError."""
    with pytest.raises(TypeError, match="'us'"):
        kit_of("us")


def test_disabled_plugins_are_left_out():
    """A plugin is left out by its name; unknown names are ignored."""
    sites = [Site(name="a", hosts=("x.example",)), Site(name="b", hosts=("x.example",))]
    kit = kit_of(*sites, disabled=["b", "none-such"])
    assert ["a"] == [entry.plugin for entry in kit.index.entries]


def test_single_sites_can_be_disabled():
    """A site of a plugin with many is left out by its name, or by where it is."""
    refs = [SiteRef(target=f"none:{name}", host=f"{name}.example") for name in "ab"]
    pack = plugin("A", broadsheet_sites=hookimpl(lambda: [*refs, Site(name="c", hosts=("c.example",))]))
    assert ["a.example"] == [entry.key for entry in kit_of(pack, disabled=["c", "none:b"]).index.entries]


def test_disabling_settles_a_conflict():
    """Of two sites for the same host one can be disabled."""
    sites = [Site(name="a", hosts=("x.example",)), Site(name="b", hosts=("x.example",))]
    pack = plugin("A", broadsheet_sites=hookimpl(lambda: sites))
    assert ["b"] == [entry.ref.target for entry in kit_of(pack, disabled=["a"]).index.entries]


def test_conflicts_are_found_at_load():
    """Two plugins with a site for the same host raise when the parser is made."""
    with pytest.raises(SiteConflictError, match=r"'x\.example'"):
        kit_of(Site(name="a", hosts=("x.example",)), Site(name="b", hosts=("x.example",)))


def test_registration_order_never_matters():
    """Every order of the same plugins gives the same order of implementations."""
    plugins = [
        plugin("A", broadsheet_claims=hookimpl(lambda: None)),
        plugin("B", broadsheet_claims=hookimpl(lambda: None, trylast=True)),
        plugin("C", broadsheet_claims=hookimpl(lambda: None, tryfirst=True)),
        plugin("D", broadsheet_claims=hookimpl(lambda: None)),
    ]
    orders = {
        "".join(hook.plugin[-1] for hook in kit_of(*order).claims)
        for order in itertools.permutations(plugins)
    }
    assert {"CADB"} == orders


def test_failing_declaration_is_a_warning():
    """Sites and formats of a plugin whose hook raises are missing, and the warning says so."""

    def fail():
        raise OSError("disk")

    kit = kit_of(plugin("A", broadsheet_sites=hookimpl(fail), broadsheet_renderers=hookimpl(fail)))
    name = f"plugin {__name__}:A, hook broadsheet"
    assert [
        ("plugin_load_failed", f"{name}_sites: OSError: disk"),
        ("plugin_load_failed", f"{name}_renderers: OSError: disk"),
    ] == [(warning.code, warning.message) for warning in kit.warnings]
    assert 0 == len(kit.index.entries)


def test_formats_join_those_of_the_core():
    """A plugin's format stands beside the built-in ones."""
    kit = kit_of(plugin("A", broadsheet_renderers=hookimpl(lambda: {"shout": str.upper})))
    assert {"html", "json", "markdown", "shout", "text"} <= set(kit.renderers)


@pytest.mark.parametrize("names", [("html", "x"), ("x", "x")])
def test_clash_of_formats_is_an_error(names):
    """Two offers of one format, the core's included, raise PluginError."""
    plugins = [
        plugin(f"P{number}", broadsheet_renderers=hookimpl(lambda name=name: {name: str}))
        for number, name in enumerate(names)
    ]
    with pytest.raises(PluginError, match="both offer"):
        kit_of(*plugins)


DISTRIBUTION = {
    "site_pack.py": """
import broadsheet.hookspecs as specs
from broadsheet.sites import SiteRef
@specs.hookimpl
def broadsheet_sites():
    return [SiteRef(target="none:A", host="a.example"), SiteRef(target="none:A", host="b.example"),
            SiteRef(target="none:B", trait="divi")]
@specs.hookimpl
def broadsheet_claims(page):
    return None
""",
    "bad_pack.py": "import broadsheet.hookspecs as specs\n@specs.hookimpl\ndef broadsheet_no(): pass\n",
    "wrong_pack.py": """
import broadsheet.hookspecs as specs
@specs.hookimpl
def broadsheet_sites():
    return ["x.example"]
""",
    "test_pack-1.2.dist-info/METADATA": "Metadata-Version: 2.1\nName: test-pack\nVersion: 1.2\n",
    "test_pack-1.2.dist-info/entry_points.txt": (
        "[broadsheet]\nsites = site_pack\nbad = bad_pack\ngone = gone_pack\nwrong = wrong_pack\n"
    ),
}


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A distribution with one good and three broken plugins on the path."""
    for name, text in DISTRIBUTION.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in ("site_pack", "bad_pack", "wrong_pack"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("installed")
def test_installed_plugins_are_found():
    """Plugins are found by entry point; broken ones are left out and named in the warnings."""
    kit = build_kit("installed", (), Limits())
    assert {"a.example", "b.example", "divi"} <= {entry.key for entry in kit.index.entries}
    found = {warning.message.partition(",")[0] for warning in kit.warnings}
    assert {"plugin bad", "plugin gone", "plugin wrong"} <= found
    assert {"plugin_load_failed"} == {warning.code for warning in kit.warnings}


@pytest.mark.usefixtures("installed")
def test_distributions_can_be_disabled():
    """The name of a distribution leaves out all its plugins."""
    kit = build_kit(["installed"], ["test-pack"], Limits())
    assert set() == {entry.key for entry in kit.index.entries} & {"a.example", "b.example"}


@pytest.mark.usefixtures("installed")
def test_installed_plugins_are_listed():
    """The list names each plugin, where it is from, its hooks and sites, and what is wrong with it."""
    own = [info for info in get_plugins() if info.distribution == "test-pack"]
    assert ["bad", "gone", "sites", "wrong"] == [info.name for info in own]
    expected = PluginInfo(
        name="sites",
        distribution="test-pack",
        version="1.2",
        hooks=("broadsheet_claims", "broadsheet_sites"),
        sites=2,
        hosts=3,
    )
    assert expected == own[2]
    assert [False, False, True, False] == [info.problem == "" for info in own]


def test_plugins_given_as_objects_are_listed_too():
    """An object has no distribution."""
    ref = SiteRef(target="none:A", host="a.example")
    given = plugin("A", broadsheet_sites=hookimpl(lambda: [ref]))
    expected = PluginInfo(name=f"{__name__}:A", hooks=("broadsheet_sites",), sites=1, hosts=1)
    assert [expected] == get_plugins([given])


def test_sites_for_an_address_are_listed():
    """The sites for an address come in the order in which they are asked, with what is wrong with them."""
    pack = plugin(
        "A",
        broadsheet_sites=hookimpl(
            lambda: [
                Site(name="live", hosts=("x.example",), urls=("/live/",), priority=1),
                SiteRef(target="no_such_module:B", host="*.example", priority=-1),
                Site(name="divi", traits=("divi",)),
                Site(name="other", hosts=("y.example",)),
            ]
        ),
    )
    name = f"{__name__}:A"
    problem = "ModuleNotFoundError: No module named 'no_such_module'"
    assert [
        SiteInfo(name="live", plugin=name, key="x.example", priority=1),
        SiteInfo(name="no_such_module:B", plugin=name, key="*.example", priority=-1, problem=problem),
        SiteInfo(name="divi", plugin=name, key="divi"),
    ] == find_sites("https://www.x.example/live/1", traits=["divi"], plugins=[pack])
    assert ["divi"] == [
        site.name
        for site in find_sites("https://z.test/", traits=["divi"], plugins=[pack], disabled=["live"])
    ]
