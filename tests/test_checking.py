"""Checking a plugin against pages, and the command ``broadsheet check-plugin``."""

import json
from types import SimpleNamespace

import pytest
from helpers import SENTENCES, article_page, paragraphs

import broadsheet
from broadsheet._cli import main
from broadsheet.checking import check_plugin, load_plugin
from broadsheet.dumps import Record
from broadsheet.hookspecs import hookimpl
from broadsheet.sites import Site, field

OFFER = "Readers of this page get the whole of the winter at half the price, and a lantern on top of it."
PAGE = article_page(f'<p class="rubric">Town</p>{paragraphs()}<p class="offer">{OFFER}</p>')


class Mole(Site):
    """A site with rules that match, one that does not, and a method."""

    hosts = ("mole.example",)
    drop = ("//p[@class='offer']", "//p[@class='gone']")

    @field("category")
    def find_category(self, page):
        return "Town" if page.url and "town" in page.url else None


def records(*pages, url="https://mole.example/town/{}"):
    """Pages of a dump."""
    return [
        Record(id=str(number), source="memory", url=url.format(number), html=html)
        for number, html in enumerate(pages)
    ]


def test_rules_and_how_often_they_match():
    """Each rule and each method is counted over the pages on which the site was used."""
    report = check_plugin(Mole, records(PAGE, PAGE, article_page(paragraphs())))
    counts = {rule.name: (rule.tried, rule.pages, rule.matches) for rule in report.rules}
    expected = {"drop \"//p[@class='offer']\"": (3, 2, 2), "drop \"//p[@class='gone']\"": (3, 0, 0)}
    assert expected | {"field category": (3, 3, 3)} == counts
    assert (3, 3, 1) == (report.pages, report.used, report.sites)


def test_dead_rules():
    """Rules that never match are dead, and the plugin is not in order."""
    report = check_plugin(Mole, records(PAGE))
    assert ["drop \"//p[@class='gone']\""] == [rule.name for rule in report.dead]
    assert ("1 of 3 rules never matched",) == report.faults()


def test_changes_of_fields():
    """Fields that differ from the result without the plugin are listed with examples."""
    report = check_plugin(Mole, records(PAGE, PAGE), examples=1)
    change = next(change for change in report.changes if change.field == "category")
    assert 2 == change.pages
    assert [("0", "null", '"Town"')] == [(found.page, found.before, found.after) for found in change.examples]


def test_changes_of_the_body():
    """Words that the plugin takes out of the body, or puts in, are counted and shown."""
    kept = Site(name="keep", hosts=["mole.example"], body=["//p[@class='rubric']"])
    taken = Site(name="take", hosts=["mole.example"], drop=["//main/p[1]", "//main/p[2]"])
    page = article_page(f"{paragraphs()}<p class='rubric'>Town</p>")
    added, removed = (check_plugin(site, records(page)).body for site in (kept, taken))
    assert (1, "Town") == (added.added, added.examples[0].after)
    words = f"{SENTENCES[0]} {SENTENCES[1]}".split()
    assert (1, 0, len(words)) == (removed.pages, removed.added, removed.removed)
    assert removed.examples[0].before.startswith(SENTENCES[0])


def test_plugin_that_is_not_needed():
    """A plugin without which all pages come out the same is not needed."""
    idle = Site(name="idle", hosts=["mole.example"], drop=["//footer"])
    report = check_plugin(idle, records(PAGE))
    assert (False, 0, (), ()) == (report.needed, report.changed, report.changes, report.faults())
    assert check_plugin(Mole, records(PAGE)).needed


def test_abstentions():
    """Pages on which a site abstains are listed with the reason; a share of them can be in order."""
    site = Site(
        name="new", hosts=["mole.example"], requires=["//p[@class='offer']"], drop=["//p[@class='offer']"]
    )
    report = check_plugin(site, records(PAGE, article_page(paragraphs()), PAGE))
    [found] = report.abstained
    assert ("1", True, 2) == (found.page, "p[@class='offer']" in found.reason, report.used)
    assert ("abstained on 1 of 3 pages",) == report.faults(0.3)
    assert () == report.faults(0.4)


def test_versions_are_counted_apart():
    """The rules of a site's versions are counted under the name of the version that was used."""
    old = Site(name="old", requires=["//p[@class='gone']"], drop=["//p[@class='gone']"])
    new = Site(name="new", drop=["//p[@class='offer']"])
    report = check_plugin(Site(name="both", hosts=["mole.example"], versions=[old, new]), records(PAGE))
    assert [("new", 1)] == [(rule.site, rule.pages) for rule in report.rules]


def test_failures():
    """What the plugin raises is listed with the page, and is a fault."""

    class Broken(Site):
        hosts = ("mole.example",)

        @field("title")
        def find_title(self, page):
            raise KeyError("headline")

    report = check_plugin(Broken, records(PAGE))
    [failure] = report.failures
    assert ("0", True) == (failure.page, "KeyError" in failure.message)
    assert "1 failures" in report.faults()


def test_pages_of_other_sites():
    """When no page is for any of the plugin's sites, nothing was checked, which is a fault."""
    report = check_plugin(Mole, records(PAGE, url="https://other.example/{}"))
    assert (1, 0, ("none of the pages is for one of its sites",)) == (
        report.pages,
        report.used,
        report.faults(),
    )


def test_plugin_without_sites():
    """A plugin that only has hooks is compared all the same, and needs no site."""

    class Titles:
        @hookimpl
        def broadsheet_article(self, article):
            return broadsheet.Article(title="Changed", kind=article.kind)

    report = check_plugin(Titles(), records(PAGE))
    assert "title" in [change.field for change in report.changes]
    assert () == report.faults()


def test_pages_that_cannot_be_read():
    """Pages that are no pages are listed, and the rest is checked."""
    report = check_plugin(Mole, [*records(b"%PDF-1.7 x"), *records(PAGE)])
    assert (1, ["0"]) == (report.pages, [failure.page for failure in report.unread])


def test_other_plugins_are_left_out(monkeypatch):
    """An installed plugin, or all of a distribution, is checked without the other installed ones."""
    points = [
        SimpleNamespace(name=name, dist=SimpleNamespace(name=f"pack-{pack}", version="1"), load=lambda: Mole)
        for name, pack in (("mole", "a"), ("quay", "a"), ("pier", "b"))
    ]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points)
    assert {"quay", "pier"} == set(load_plugin("mole").disabled)
    assert {"pier"} == set(load_plugin("pack-a").disabled)


TOML = """
name = "mole"
hosts = ["mole.example"]
drop = ["//p[@class='offer']"]
"""
PYTHON = """
from broadsheet.sites import Site

class Base(Site):
    drop = ("//p[@class='offer']",)

class Mole(Base):
    hosts = ("mole.example",)
"""
HOOKS = """
from broadsheet import hookimpl

@hookimpl
def broadsheet_claims(page):
    return ()
"""


@pytest.fixture
def write(tmp_path):
    """Write a file, and give its path as text."""

    def write(name, text):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return write


@pytest.mark.parametrize(("name", "text"), [("mole.toml", TOML), ("mole.py", PYTHON)])
def test_files_with_sites(write, name, text):
    """A TOML file of sites and a Python file are plugins as they are."""
    report = check_plugin(load_plugin(write(name, text)), records(PAGE))
    assert (1, (), len(OFFER.split())) == (report.sites, report.faults(), report.body.removed)


def test_package_gives_its_sites_their_name(tmp_path):
    """The file of a package stands for the package: its sites are called as when it is installed."""
    path = tmp_path / "broadsheet_mole" / "__init__.py"
    path.parent.mkdir()
    path.write_text(PYTHON)
    assert ["broadsheet_mole:Mole"] == [site.name for site in load_plugin(str(path)).plugins]


def test_file_with_hooks(write):
    """A Python file with hook implementations is a plugin."""
    assert () == check_plugin(load_plugin(write("hooks.py", HOOKS)), records(PAGE)).faults()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("empty.py", "x = 1", "neither a site nor a hook"),
        ("broken.py", "1 / 0", "ZeroDivisionError"),
        ("wrong.py", "def", "SyntaxError"),
        ("wrong.toml", "name = ", "no TOML"),
    ],
)
def test_files_that_are_no_plugin(write, name, text, message):
    """A file that holds no plugin is an error that says why."""
    with pytest.raises(broadsheet.PluginError, match=message):
        load_plugin(write(name, text))


@pytest.mark.parametrize("name", ["no-such-plugin", "no-such-file.toml", "no-such-file.py"])
def test_no_such_plugin(name):
    """A name that stands for nothing is an error."""
    with pytest.raises(broadsheet.PluginError, match=name):
        load_plugin(name)


@pytest.fixture
def folder(tmp_path):
    """A folder with two pages."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in (1, 2):
        (pages / f"{number}.html").write_text(PAGE)
    return str(pages)


def test_command(write, folder, capsys):
    """The command prints what the plugin does, and ends with 0 when it is in order."""
    assert 0 == main(["check-plugin", write("mole.toml", TOML), folder, "--url", "https://mole.example/1"])
    printed = capsys.readouterr()
    assert "" == printed.err
    assert "used on 2 of 2 pages\nchanges 2 pages\n" in printed.out
    assert "drop \"//p[@class='offer']\": matched on 2 of 2 pages" in printed.out
    assert f"removed: {OFFER}" in printed.out


def test_command_with_faults(write, folder, capsys):
    """A dead rule is named, and the status is 1."""
    plugin = write("mole.toml", TOML.replace("offer", "gone"))
    assert 1 == main(["check-plugin", plugin, folder, "--url", "https://mole.example/1"])
    printed = capsys.readouterr()
    assert f"broadsheet: {plugin}: 1 of 1 rules never matched\n" == printed.err
    assert "changes nothing on these pages" in printed.out
    assert "drop \"//p[@class='gone']\": never matched" in printed.out


def test_command_json(write, folder, capsys):
    """``--json`` prints the whole report as one JSON document."""
    main(["check-plugin", write("mole.toml", TOML), folder, "--url", "https://mole.example/1", "--json"])
    report = json.loads(capsys.readouterr().out)
    assert (2, True, [], []) == (report["pages"], report["needed"], report["dead"], report["faults"])


def test_command_limit_and_share(write, folder, capsys):
    """``--limit`` ends after some pages; ``--max-abstained`` allows abstentions."""
    plugin = write("mole.toml", TOML + "requires = [\"//p[@class='gone']\"]\n")
    options = ["--url", "https://mole.example/1", "--limit", "1"]
    assert 1 == main(["check-plugin", plugin, folder, *options])
    assert "abstained on 1 of 1 pages" in capsys.readouterr().err
    assert 0 == main(["check-plugin", plugin, folder, *options, "--max-abstained", "1"])


@pytest.mark.parametrize("args", [["no-such-plugin", "."], ["{plugin}", "no-such-folder"]])
def test_command_with_nothing_to_check(write, capsys, args):
    """A plugin or pages that are not there are a message and status 1."""
    plugin = write("mole.toml", TOML)
    assert 1 == main(["check-plugin", *(arg.format(plugin=plugin) for arg in args)])
    assert "no-such-" in capsys.readouterr().err


def test_share_out_of_range(write, folder):
    """A share beyond 1 is a wrong command line."""
    with pytest.raises(SystemExit) as exit_:
        main(["check-plugin", write("mole.toml", TOML), folder, "--max-abstained", "2"])
    assert 2 == exit_.value.code
