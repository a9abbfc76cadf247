"""The guarded calls into the code of plugins."""

import attrs
import pytest

import broadsheet.hookspecs as specs
from broadsheet._records import Claim, Label, Layout, Nodes, Page, RawBlock, Verdict
from broadsheet.limits import Limits
from broadsheet.model import Article
from broadsheet.plugins import build_kit
from broadsheet.sites import Site, SiteRef, field

hookimpl = specs.hookimpl
PAGE = Page(kind="text", url="https://x.example/a", host="x.example", lines=("One.", "Two."))


def kit_of(*plugins):
    """A kit with plugins."""
    return build_kit(plugins, (), Limits())


def plugin(name, **functions):
    """A plugin of some name, whose hooks are functions without ``self``."""
    return type(name, (), {key: staticmethod(function) for key, function in functions.items()})()


def messages(warnings):
    """Codes and messages of warnings."""
    return [(warning.code, warning.message) for warning in warnings]


def layout_of(*texts):
    """A layout of paragraphs."""
    return Layout("text", Nodes(), [RawBlock(0, "p", text, 1) for text in texts])


BODY = [Verdict(Label.BODY), Verdict(Label.BODY)]


class Plain(Site):
    hosts = ("x.example",)
    drop_text = ("^Two", "^Three", "(")

    @field("title")
    def find_title(self, page):
        return page.lines[0]

    @field("category")
    def find_category(self, page):
        raise LookupError("no category")


def test_site_marks_and_claims_are_guarded_one_by_one():
    """A rule or a field that fails is named in a warning, the other rules and fields hold."""
    kit, warnings = kit_of(Plain), []
    entry = kit.find_site(PAGE, warnings)
    assert {1: "drop"} == kit.site_marks(entry, PAGE, warnings, explain=False)
    assert ["title"] == [claim.field for claim in kit.claims_for(entry, PAGE, warnings, explain=False)]
    name = Plain.name
    assert [
        ("plugin_failed", f"plugin {name}, site {name}, drop_text '(': "),
        ("plugin_failed", f"plugin {name}, site {name}, field category: LookupError: no category"),
    ] == [
        (code, message.partition("error: missing")[0].partition("PatternError")[0])
        for code, message in messages(warnings)
    ]


def test_idle_rules_are_told_when_asked_to_explain():
    """With explain=True a rule that matches nothing is in the warnings."""
    rules = {"drop_text": ("^Three",), "fields_text": {"title": "^Three"}}
    kit, warnings = kit_of(Site(hosts=("x.example",), **rules)), []
    kit.site_marks(kit.find_site(PAGE, warnings), PAGE, warnings, explain=True)
    kit.claims_for(kit.find_site(PAGE, warnings), PAGE, warnings, explain=True)
    expected = "plugin broadsheet:Site, site broadsheet:Site: nothing matches"
    assert [
        ("site_rule_unmatched", f"{expected} drop_text '^Three'"),
        ("site_rule_unmatched", f"{expected} field title '^Three'"),
    ] == messages(warnings)


def test_site_that_abstains_makes_room_for_the_next():
    """A site whose requirement is not met is named, and the next best site is taken."""
    first = Site(name="first", hosts=("x.example",), priority=1, requires_text=("^Ten",))
    kit, warnings = kit_of(first, Site(name="second", hosts=("x.example",))), []
    assert "second" == kit.find_site(PAGE, warnings).plugin
    assert [("site_abstained", "plugin first, site first abstains: the page has no '^Ten'")] == messages(
        warnings
    )


def test_site_out_of_date_steps_aside_in_silence():
    """Outside its time a site is not for the page, which is nothing to warn of."""
    import datetime as dt

    kit, warnings = kit_of(Site(hosts=("x.example",), until=dt.date(2020, 1, 1))), []
    page = attrs.evolve(PAGE, url="https://x.example/2023/01/01/a")
    assert (None, []) == (kit.find_site(page, warnings), warnings)


def test_version_states_the_rules():
    """Of a site with versions the one for the page is taken; when there is none the warning says why."""
    old = Site(name="old", requires_text=("^Ten",))
    new = Site(name="new", requires_text=("^Two",), drop_text=("^Two",))
    kit, warnings = kit_of(Site(name="s", hosts=("x.example",), versions=(old, new))), []
    found = kit.find_site(PAGE, warnings)
    assert ("s", "new", []) == (found.plugin, found.site.name, warnings)
    kit = kit_of(Site(name="s", hosts=("x.example",), versions=(old,)))
    assert None is kit.find_site(PAGE, warnings)
    expected = "plugin s, site s abstains: no version is for the page: old needs '^Ten'"
    assert [("site_abstained", expected)] == messages(warnings)


def test_site_that_cannot_be_imported_is_named():
    """A reference to nowhere leaves the page to the generic answer, with a warning."""
    broken = plugin(
        "broken", broadsheet_sites=hookimpl(lambda: [SiteRef(target="none_such:X", host="x.example")])
    )
    kit, warnings = kit_of(broken), []
    assert None is kit.find_site(PAGE, warnings)
    assert ["plugin_load_failed"] == [warning.code for warning in warnings]
    assert "none_such:X: ModuleNotFoundError" in warnings[0].message


def test_site_that_overrides_a_method_badly_is_guarded():
    """Whatever method of a site raises, the page goes on without it."""

    class Bad(Plain):
        def marks(self, page, report=None):
            raise RuntimeError("m")

        def claims(self, page, report=None):
            raise RuntimeError("c")

    class Worse(Plain):
        def covers(self, page):
            raise RuntimeError("v")

    kit, warnings = kit_of(Bad), []
    entry = kit.find_site(PAGE, warnings)
    assert ({}, []) == (
        dict(kit.site_marks(entry, PAGE, warnings, explain=False)),
        kit.claims_for(entry, PAGE, warnings, explain=False),
    )
    assert None is kit_of(Worse).find_site(PAGE, warnings)
    assert ["m", "c", "v"] == [warning.message[-1] for warning in warnings]


def test_claims_of_all_plugins_are_joined():
    """Claims carry the name of their plugin; what is no claim is left out with a warning."""
    good = plugin("Good", broadsheet_claims=hookimpl(lambda: [Claim("title", "T", "vendor", 0.5)]))
    none = plugin("Nothing", broadsheet_claims=hookimpl(lambda page: None))
    wrong = plugin("Wrong", broadsheet_claims=hookimpl(lambda page: ["title"]))
    warnings = []
    claims = kit_of(wrong, none, good).claims_for(None, PAGE, warnings, explain=False)
    assert [Claim("title", "T", f"plugin {__name__}:Good vendor", 0.5)] == claims
    assert ["plugin_failed"] == [warning.code for warning in warnings]
    assert f"plugin {__name__}:Wrong, hook broadsheet_claims: TypeError" in warnings[0].message


def labeller(name, given, **options):
    """A plugin that gives labels."""
    return plugin(name, broadsheet_labels=hookimpl(lambda blocks: given, **options))


def test_labels_first_in_order_wins():
    """A block keeps the first new label: tryfirst comes before names, names before trylast."""
    kit = kit_of(
        labeller("A", {0: Label.BIO, 1: Label.NOTE}),
        labeller("B", {0: Label.CAPTION}, tryfirst=True),
        labeller("Aa", {1: Label.TAGS}),
        labeller("First", {1: Label.TITLE}, trylast=True),
    )
    verdicts = kit.relabel(PAGE, layout_of("One.", "Two."), BODY, [])
    assert [(Label.CAPTION, f"{__name__}:B"), (Label.NOTE, f"{__name__}:A")] == [
        (verdict.label, verdict.by) for verdict in verdicts
    ]


def test_labels_hook_sees_text_and_label():
    """The hook gets the text of each block with the label it has so far."""
    seen = []
    spy = plugin("Spy", broadsheet_labels=hookimpl(lambda page, blocks: seen.extend(blocks)))
    assert BODY == kit_of(spy).relabel(PAGE, layout_of("One.", "Two."), BODY, [])
    assert [("One.", "p", 1, 0, Label.BODY), ("Two.", "p", 1, 0, Label.BODY)] == seen


@pytest.mark.parametrize("given", [{2: Label.BIO}, {0: "no label"}, {"x": Label.BIO}, [0], 3])
def test_wrong_labels_change_nothing(given):
    """Labels for no block, unknown labels and other things leave all verdicts, with a warning."""
    warnings = []
    kit = kit_of(labeller("Wrong", given))
    assert BODY == kit.relabel(PAGE, layout_of("One.", "Two."), BODY, warnings)
    assert ["plugin_failed"] == [warning.code for warning in warnings]


def suffixer(name, suffix, **options):
    """A plugin that wraps the article and lengthens its title."""

    def broadsheet_article(article):
        result = yield
        return attrs.evolve(result, title=f"{result.title}{suffix}")

    return plugin(name, broadsheet_article=hookimpl(broadsheet_article, wrapper=True, **options))


def test_wrappers_run_around_each_other():
    """The first in order is the outermost, so its work is done last."""
    kit = kit_of(suffixer("B", "b"), suffixer("A", "a"), suffixer("Z", "z", tryfirst=True))
    assert "Tbaz" == kit.finish(PAGE, Article(title="T")).title


def test_wrappers_agree_with_pluggy():
    """The article is the one that pluggy's own call gives."""
    from broadsheet.plugins import build_manager

    class Core:
        @hookimpl(trylast=True)
        def broadsheet_article(self, article):
            return article

    plugins = [suffixer("C", "c"), suffixer("A", "a", trylast=True), suffixer("B", "b", tryfirst=True)]
    manager = build_manager([*plugins, Core()])
    expected = manager.hook.broadsheet_article(page=PAGE, article=Article(title="T"))
    assert expected == kit_of(*plugins).finish(PAGE, Article(title="T"))


def test_article_of_another_plugin_replaces_the_core_one():
    """An implementation that is no wrapper gives another article, or None to leave it."""
    none = plugin("A", broadsheet_article=hookimpl(lambda: None))
    new = plugin("B", broadsheet_article=hookimpl(lambda article: attrs.evolve(article, title="N")))
    late = plugin("C", broadsheet_article=hookimpl(lambda: Article(title="L")))
    assert "Nx" == kit_of(none, new, late, suffixer("W", "x")).finish(PAGE, Article(title="T")).title


def yields_nothing(article):
    """A wrapper that gives no article."""
    yield


def yields_twice(article):
    """A wrapper that does not end."""
    yield
    yield


def raises_early(article):
    """A wrapper that fails before the others' turn."""
    raise LookupError("early")
    yield


def raises_late(article):
    """A wrapper that fails after the others' turn."""
    result = yield
    raise LookupError(result.title)


@pytest.mark.parametrize("broken", [yields_nothing, yields_twice, raises_early, raises_late])
def test_broken_wrapper_leaves_the_work_of_the_others(broken):
    """A wrapper that fails changes nothing but the warnings."""
    bad = plugin("Bad", broadsheet_article=hookimpl(broken, wrapper=True))
    article = kit_of(suffixer("A", "a"), bad, suffixer("C", "c")).finish(PAGE, Article(title="T"))
    assert ("Tca", ["plugin_failed"]) == (article.title, [warning.code for warning in article.warnings])


def test_broken_replacement_is_skipped():
    """An implementation that fails, or gives no article, makes room for the next."""
    bad = plugin("A", broadsheet_article=hookimpl(lambda: "text"))
    good = plugin("B", broadsheet_article=hookimpl(lambda: Article(title="N")))
    article = kit_of(bad, good).finish(PAGE, Article())
    assert ("N", ["plugin_failed"]) == (article.title, [warning.code for warning in article.warnings])


def test_without_plugins_everything_passes_through():
    """An empty kit gives back what it gets, and asks for no marks and no claims."""
    kit, article = kit_of(), Article()
    assert None is kit.find_site(PAGE, [])
    assert ({}, []) == (
        dict(kit.site_marks(None, PAGE, [], explain=True)),
        kit.claims_for(None, PAGE, [], explain=True),
    )
    assert kit.relabel(PAGE, layout_of("One."), BODY, []) is BODY
    assert kit.finish(PAGE, article) is article
