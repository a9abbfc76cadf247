"""What holds of all publishers alike; each page's fields are tests of their own (``expected.json``)."""

import importlib
import json
import pickle
from pathlib import Path

import broadsheet_news
import pytest

from broadsheet import Parser
from broadsheet.plugins import get_plugins
from broadsheet.sites import check_site
from broadsheet.testing import check_laws, read_case
from broadsheet.testing.cases import field_of

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/meta.toml"))
CASES = {folder.name: read_case(folder) for folder in FOLDERS}
PARSER = Parser(plugins=[broadsheet_news])


def load_site(target):
    """The site that a reference names."""
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(f"broadsheet_news.{module}"), name)


def differing(article, case):
    """The fields of the article that are not as the case states."""
    return [name for name, wanted in case.expected.items() if field_of(article, name, wanted) != wanted]


def test_plugin_is_found_by_its_entry_point():
    """The installed distribution lists every publisher; those of one system share a site."""
    found = [info for info in get_plugins() if info.distribution == "broadsheet-news"]
    hosts, sites = len(broadsheet_news.SITES), len(set(broadsheet_news.SITES.values()))
    assert [("news", ("broadsheet_sites",), sites, hosts, "")] == [
        (info.name, info.hooks, info.sites, info.hosts, info.problem) for info in found
    ]


@pytest.mark.parametrize(("host", "target"), broadsheet_news.SITES.items())
def test_site_is_for_the_host_it_is_listed_under(host, target):
    """A listed site can be imported, its rules compile, and it names its host."""
    site = load_site(target)
    check_site(site)
    assert host in site.hosts


@pytest.mark.parametrize(("host", "target"), broadsheet_news.SITES.items())
def test_site_keeps_the_laws(host, target):
    """On the pages of its host a site raises nothing, loses nothing and edits nothing."""
    pages = [case.page for case in CASES.values() if case.page.url.split("/")[2].endswith(host)]
    check_laws(load_site(target), pages=pages, examples=0)


def test_every_publisher_has_a_page():
    """No host is listed without a fixture."""
    hosts = [case.page.url.split("/")[2] for case in CASES.values()]
    assert [] == [host for host in broadsheet_news.SITES if not any(name.endswith(host) for name in hosts)]


@pytest.mark.parametrize("name", CASES)
def test_publisher_needs_its_rules(name):
    """Without the plugin at least one field of the page is wrong."""
    assert [] != differing(CASES[name].page.parse(Parser(plugins=())), CASES[name])


@pytest.mark.parametrize("name", CASES)
def test_site_raises_no_warnings(name):
    """Every rule of the publisher works on its own page."""
    assert () == CASES[name].page.parse(PARSER).warnings


@pytest.mark.parametrize("name", CASES)
def test_rules_match_their_page(name):
    """The page of a fixture has the markup of most rules: at most two of its site's find nothing there."""
    article = CASES[name].page.parse(PARSER, explain=True)
    idle = [warning.message for warning in article.warnings if warning.code == "site_rule_unmatched"]
    assert len(idle) <= 2, idle


def test_pages_of_other_hosts_are_left_alone():
    """On a page from elsewhere the plugin changes nothing."""
    source = CASES["heise"].page.source
    url = "https://www.gazette.example/a"
    assert Parser(plugins=()).parse(source, url=url) == PARSER.parse(source, url=url)


def test_parser_is_picklable():
    """Workers of a dump get the parser with all publishers."""
    copy = pickle.loads(pickle.dumps(PARSER))
    assert json.dumps(CASES["srf"].page.parse(PARSER).to_dict()) == json.dumps(
        CASES["srf"].page.parse(copy).to_dict()
    )
