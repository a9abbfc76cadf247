"""What holds of all systems alike; each page's fields are tests of their own (``pages/*/expected.json``)."""

import importlib
import json
import pickle
from pathlib import Path

import broadsheet_cms
import pytest

from broadsheet import Parser
from broadsheet.plugins import get_plugins
from broadsheet.sites import Site, check_site
from broadsheet.testing import check_laws, read_case
from broadsheet.testing.cases import field_of

CASES = {path.parent.name: read_case(path.parent) for path in Path(__file__).parent.glob("pages/*/meta.toml")}
PARSER = Parser(plugins=[broadsheet_cms])
GENERIC = Parser(plugins=())


def load_site(target):
    """The site that a reference names."""
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(f"broadsheet_cms.{module}"), name)


def test_plugin_is_found_by_its_entry_point():
    """The installed distribution lists every system."""
    found = [info for info in get_plugins() if info.distribution == "broadsheet-cms"]
    count = len(broadsheet_cms.SITES)
    assert [("cms", ("broadsheet_sites",), count, count, "")] == [
        (info.name, info.hooks, info.sites, info.hosts, info.problem) for info in found
    ]


@pytest.mark.parametrize(("trait", "target"), broadsheet_cms.SITES.items())
def test_site_is_for_the_system_it_is_listed_under(trait, target):
    """A listed site can be imported, its rules compile, and it names its system."""
    site = load_site(target)
    check_site(site)
    assert (trait,) == site.traits


@pytest.mark.parametrize(("trait", "target"), broadsheet_cms.SITES.items())
def test_site_keeps_the_laws(trait, target):
    """On the page of its system a site raises nothing, loses nothing and edits nothing."""
    check_laws(load_site(target), pages=[CASES[trait].page], examples=0)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_generic_answer_is_wrong_without_the_plugin(case):
    """Each page shows a fault of the generic extraction, so each of them tests a rule."""
    article = case.page.parse(GENERIC)
    assert [] != [
        name
        for name, wanted in case.expected.items()
        if name == "absent" or field_of(article, name, wanted) != wanted
    ]


def test_most_particular_system_is_asked():
    """On a page of a page builder its own site is asked, not that of WordPress."""
    article = CASES["elementor"].page.parse(PARSER, explain=True)
    assert "broadsheet_cms:Elementor" in json.dumps([warning.message for warning in article.warnings])


def test_other_sites_for_a_system_come_first():
    """A site that somebody writes for the same system is asked in place of the one here, without a conflict."""
    own = Site(name="own", traits=("wordpress",), fields={"category": "//h1"})
    article = CASES["wordpress"].page.parse(Parser(plugins=[broadsheet_cms, own]))
    assert "The ferry that ran on flour" == article.category


def test_page_of_no_system_is_left_alone():
    """Without a trace of a system the generic answer stands, whatever the classes."""
    page = "<article><h1>Salt</h1><p class='sharedaddy'>The salt of the bay is grey, and sold by the spoon.</p></article>"
    assert GENERIC.parse(page) == PARSER.parse(page)


def test_parser_with_the_plugin_is_picklable():
    """Workers of a dump get the parser with its sites."""
    page = CASES["joomla"].page
    assert page.parse(PARSER) == page.parse(pickle.loads(pickle.dumps(PARSER)))
