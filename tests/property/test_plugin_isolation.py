"""Law: a plugin that fails changes nothing but the warnings."""

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.hookspecs import hookimpl
from broadsheet.parser import Parser
from broadsheet.sites import Site, field

SETTINGS = settings(derandomize=True, deadline=None, max_examples=40)
URL = "https://gazette.example/2024/03/harbour-plan"

ERRORS = (ValueError, KeyError, AttributeError, RecursionError, StopIteration, AssertionError, OSError)
GARBAGE = (3, "text", [None], {"x": None}, {0: "no label"}, {10**9: "body"}, object, float("nan"))
HOOKS = ("broadsheet_claims", "broadsheet_labels", "broadsheet_article", "wrapper")


def failing(hook, error, garbage):
    """A plugin whose implementation of a hook raises, or gives what it should not."""

    def plain(page):
        if error is not None:
            raise error("\ud800 at 0x7f00")
        return garbage

    def wrapper(page):
        result = yield
        if error is not None:
            raise error(result)
        return garbage

    name = "broadsheet_article" if hook == "wrapper" else hook
    function = hookimpl(wrapper, wrapper=True) if hook == "wrapper" else hookimpl(plain)
    return type("Failing", (), {name: staticmethod(function)})()


class Broken(Site):
    """A site all of whose parts fail."""

    hosts = ("gazette.example",)
    drop = ("//p[", "css:>>", "1 + 1", "unknown-function()")
    body_text = ("(", "*", "[a-")

    @field("title")
    def find_title(self, page):
        raise LookupError

    @field("authors")
    def find_authors(self, page):
        return [object()]


sentences = st.lists(
    st.sampled_from(
        (
            "<h1>Harbour plan backed</h1>",
            "<p>The council of Port Alder voted on Monday for the new harbour wall.</p>",
            "<p class='byline'>By Jane Porter</p>",
            "<ul><li><a href='/a'>Old mill reopens</a></li></ul>",
            "\n\nWork begins in May, and the wall will carry a path for walkers.\n\n",
            "<div",
        )
    ),
    max_size=6,
).map("".join)


def without_warnings(article):
    """The article and its text, apart from the warnings."""
    return attrs.evolve(article, warnings=())


@SETTINGS
@given(
    source=sentences,
    kind=st.sampled_from(("html", "text")),
    hook=st.sampled_from(HOOKS),
    error=st.none() | st.sampled_from(ERRORS),
    garbage=st.sampled_from(GARBAGE),
)
def test_failing_hook_changes_only_the_warnings(source, kind, hook, error, garbage):
    """Whatever a hook raises or gives that it should not, the generic article stands."""
    expected = Parser(plugins=()).parse(source, url=URL, kind=kind)
    article = Parser(plugins=[failing(hook, error, garbage)]).parse(source, url=URL, kind=kind)
    assert without_warnings(expected) == without_warnings(article)
    added = article.warnings[len(expected.warnings) :]
    assert ["plugin_failed"] == [warning.code for warning in added]
    assert all(warning.message.isprintable() for warning in added)


@SETTINGS
@given(source=sentences, kind=st.sampled_from(("html", "text")), explain=st.booleans())
def test_failing_site_changes_only_the_warnings(source, kind, explain):
    """A site of which every rule and field fails leaves the generic article as it is."""
    expected = Parser(plugins=()).parse(source, url=URL, kind=kind, explain=explain)
    article = Parser(plugins=[Broken]).parse(source, url=URL, kind=kind, explain=explain)
    assert without_warnings(expected) == without_warnings(article)
    assert len(expected.warnings) < len(article.warnings)
