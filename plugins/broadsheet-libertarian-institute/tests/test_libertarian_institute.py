"""The plugin beyond its fixture folders in ``pages``, which hold invented twins of the site's pages."""

import pickle
from pathlib import Path

import pytest
from broadsheet_libertarian_institute import LibertarianInstitute

import broadsheet
from broadsheet.plugins import get_plugins
from broadsheet.testing import check_laws, read_pages

PAGE, DUMP = read_pages(Path(__file__).parent / "pages")


def test_plugin_is_found_by_its_entry_point():
    """The installed distribution names the site and its host."""
    found = [info for info in get_plugins() if info.distribution == "broadsheet-libertarian-institute"]
    assert [("libertarian-institute", ("broadsheet_sites",), 1, 1, "")] == [
        (info.name, info.hooks, info.sites, info.hosts, info.problem) for info in found
    ]


def test_site_keeps_the_laws():
    """On the site's pages and on any other the rules raise nothing, lose nothing and edit nothing."""
    check_laws(LibertarianInstitute, pages=[PAGE, DUMP])


def test_text_without_an_address_is_left_alone():
    """A dump does not say where it is from, so without its address the generic answer stands."""
    generic, with_plugin = (broadsheet.Parser(plugins=plugins) for plugins in ([], [LibertarianInstitute]))
    assert generic.parse(DUMP.source) == with_plugin.parse(DUMP.source)


@pytest.mark.parametrize("source", ["<p>Another theme, one day.</p>", "A text of another shape.\n"])
def test_site_abstains_on_other_shapes(source):
    """On a page without the theme's parts the site abstains and the article says so."""
    article = broadsheet.Parser(plugins=[LibertarianInstitute]).parse(source, url=PAGE.url)
    assert (None, ["site_abstained"]) == (
        article.site_name,
        [warning.code for warning in article.warnings],
    )


def test_site_is_picklable():
    """Workers of a dump get the parser with its site."""
    parser = broadsheet.Parser(plugins=[LibertarianInstitute])
    assert PAGE.parse(parser) == PAGE.parse(pickle.loads(pickle.dumps(parser)))
