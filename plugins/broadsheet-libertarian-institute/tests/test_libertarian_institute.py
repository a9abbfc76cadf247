"""The plugin on invented twins of the site's pages: HTML of the theme, and a text dump of it."""

import pickle
from pathlib import Path

import pytest
from broadsheet_libertarian_institute import LibertarianInstitute

import broadsheet
from broadsheet.plugins import get_plugins

HERE = Path(__file__).parent
URL = "https://libertarianinstitute.org/news/canal-tolls/"
BODY = (HERE / "body.txt").read_text("utf-8").strip()
SOURCES = {name: (HERE / name).read_text("utf-8") for name in ("page.html", "dump.txt")}


def parse(name, *, url=URL, plugins=(LibertarianInstitute,)):
    """The article of a twin."""
    return broadsheet.Parser(plugins=plugins).parse(SOURCES[name], url=url)


@pytest.fixture(params=sorted(SOURCES))
def article(request):
    """The article with the plugin, from the page and from the dump."""
    return parse(request.param)


def test_plugin_is_found_by_its_entry_point():
    """The installed distribution names the site and its host."""
    found = [info for info in get_plugins() if info.distribution == "broadsheet-libertarian-institute"]
    assert [("libertarian-institute", ("broadsheet_sites",), 1, 1, "")] == [
        (info.name, info.hooks, info.sites, info.hosts, info.problem) for info in found
    ]


def test_text_is_the_article_and_nothing_else(article):
    """Doubled header, caption, author box, shop and related articles are not in the text."""
    assert BODY == article.text


def test_metadata(article):
    """Title, author with bio, and day are read; the site's name comes from the plugin."""
    assert "Canal Tolls Fall to ‘Lowest in a Decade’: Port Master" == article.title
    assert ["Odile Marchetti"] == [author.name for author in article.authors]
    assert article.authors[0].bio.startswith("Odile Marchetti is waterways editor")
    assert ("2024-03-11", "day") == (str(article.published.date), article.published.precision)
    assert "The Libertarian Institute" == article.site_name
    source = article.provenance_of("site_name").source
    assert "site broadsheet_libertarian_institute:LibertarianInstitute site_name" == source


def test_plugin_raises_no_warnings(article):
    """All rules are sound, and the site does not abstain on its own pages."""
    assert () == article.warnings


def test_text_without_an_address_is_left_alone():
    """A dump does not say where it is from, so without its address the generic answer stands."""
    assert parse("dump.txt", url=None, plugins=()) == parse("dump.txt", url=None)


@pytest.mark.parametrize("source", ["<p>Another theme, one day.</p>", "A text of another shape.\n"])
def test_site_abstains_on_other_shapes(source):
    """On a page without the theme's parts the site abstains and the article says so."""
    article = broadsheet.Parser(plugins=[LibertarianInstitute]).parse(source, url=URL)
    assert (None, ["site_abstained"]) == (
        article.site_name,
        [warning.code for warning in article.warnings],
    )


def test_site_is_picklable():
    """Workers of a dump get the parser with its site."""
    parser = pickle.loads(pickle.dumps(broadsheet.Parser(plugins=[LibertarianInstitute])))
    assert parse("page.html") == parser.parse(SOURCES["page.html"], url=URL)
