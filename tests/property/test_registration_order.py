"""Law: the order in which plugins are registered means nothing."""

from helpers import article_page
from hypothesis import given, settings
from hypothesis import strategies as st
from page_strategies import bodies

from broadsheet.hookspecs import hookimpl
from broadsheet.parser import Parser
from broadsheet.sites import Claim, Label, Site, field

URL = "https://gazette.example/2024/03/harbour-plan"


class Gazette(Site):
    """A site of the whole host."""

    hosts = ("gazette.example",)
    drop = ("//nav",)

    @field("category")
    def find_category(self, page):
        return "Harbour"


class Archive(Site):
    """A site of a part of the host."""

    hosts = ("gazette.example",)
    path = "/2024/"
    body = ("//blockquote",)


class Anywhere(Site):
    """A site told by how the page is made."""

    traits = ("wordpress",)
    drop = ("//p",)


class First:
    """Claims a title and drops what names the mole."""

    @hookimpl
    def broadsheet_claims(self, page):
        return [Claim("title", "A title from the first", "first", 0.9)]

    @hookimpl
    def broadsheet_labels(self, page, blocks):
        return {n: Label.BOILERPLATE for n, block in enumerate(blocks) if "Zqbx" in block.text}


class Second:
    """Claims another title and a category, and keeps what the first drops."""

    @hookimpl
    def broadsheet_claims(self, page):
        return [
            Claim("title", "A title from the second", "second", 0.9),
            Claim("category", "Sea", "second", 1.0),
        ]

    @hookimpl
    def broadsheet_labels(self, page, blocks):
        return {
            n: Label.BODY for n, block in enumerate(blocks) if "Zqbx" in block.text or "Zqcx" in block.text
        }


class Failing:
    """Raises."""

    @hookimpl
    def broadsheet_claims(self, page):
        raise LookupError("none")


PLUGINS = (Gazette, Archive, Anywhere, First(), Second(), Failing())


@settings(derandomize=True, deadline=None, max_examples=25)
@given(bodies(), st.permutations(PLUGINS), st.booleans())
def test_order_of_plugins(body, order, explain):
    """Sites and hooks that agree, contradict each other or fail give one article, warnings included."""
    page = article_page(body)
    expected = Parser(plugins=PLUGINS).parse(page, url=URL, kind="html", explain=explain)
    assert expected == Parser(plugins=order).parse(page, url=URL, kind="html", explain=explain)
