"""The command ``broadsheet new-plugin``, and what it makes."""

import json
import os
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from broadsheet._cli import main
from broadsheet.testing import read_case

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "plugins" / "template"
PAGE = ROOT / "examples" / "gazette" / "harbour-wall.html"
OFFER = "Stay with the Gazette"


def make(folder, *options, name="gazette", host="gazette.example"):
    """Make a plugin; the exit status."""
    return main(["new-plugin", name, "--host", host, "--directory", str(folder), *options])


def run_in(folder, *command):
    """Run a module in the folder of a plugin, with its package on the path."""
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTEST_ADDOPTS": ""}
    arguments = [sys.executable, "-m", *command]
    return subprocess.run(
        arguments, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def files_below(folder):
    """The files that belong to a distribution, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(folder).parts)
    }


@pytest.fixture
def gazette(tmp_path):
    """The folder of a plugin made of a page."""
    folder = tmp_path / "made"
    assert 0 == make(folder, "--page", str(PAGE))
    return folder


def test_template_is_what_the_command_makes(tmp_path):
    """``plugins/template`` is up to date; ``broadsheet new-plugin`` with these arguments makes it so."""
    make(tmp_path / "made", name="example", host="news.example")
    assert files_below(TEMPLATE) == files_below(tmp_path / "made")


def test_each_field_of_the_page_fails_until_it_is_confirmed(gazette):
    """As made one test fails for each field that is asked about, and nothing else; accepting makes all pass."""
    case = read_case(gazette / "tests" / "pages" / "harbour-wall")
    assert {"title", "authors", "category", "paragraphs"} <= case.unconfirmed == set(case.expected)
    result = run_in(gazette, "pytest", "-q", "-p", "no:cacheprovider")
    assert f"{len(case.expected)} failed, 1 passed" in result.stdout
    assert OFFER in result.stdout
    assert run_in(gazette, "pytest", "-q", "--broadsheet-update", "tests/pages").returncode == 0
    assert f"{len(case.expected)} passed" in run_in(gazette, "pytest", "-q", "tests/pages").stdout


def test_page_and_its_address(gazette):
    """The page is kept as it is; its address is the canonical link, and its plugin the one that was made."""
    case = read_case(gazette / "tests" / "pages" / "harbour-wall")
    assert PAGE.read_bytes() == case.page.source
    assert "https://www.gazette.example/town/harbour-wall" == case.page.url
    assert ("broadsheet_gazette:Gazette",) == case.plugins


def test_rules_take_part(gazette):
    """A rule that is written into the class applies to the page of the test."""
    module = gazette / "src" / "broadsheet_gazette" / "__init__.py"
    module.write_text(module.read_text("utf-8") + '\n    drop = ("css:.gz-x1",)\n', "utf-8")
    expected = gazette / "tests" / "pages" / "harbour-wall" / "expected.json"
    expected.write_text(json.dumps({"absent": [OFFER], "warnings": []}), "utf-8")
    assert "2 passed" in run_in(gazette, "pytest", "-q", "tests/pages").stdout


def test_distribution_names_its_site(gazette):
    """The project file names the class as entry point, and packs the package."""
    project = tomllib.loads((gazette / "pyproject.toml").read_text("utf-8"))
    assert {"gazette": "broadsheet_gazette:Gazette"} == project["project"]["entry-points"]["broadsheet"]
    assert ["src/broadsheet_gazette"] == project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert (gazette / "src" / "broadsheet_gazette" / "py.typed").is_file()


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--no-cache", "--check", "."),
        ("mypy", "--cache-dir", os.devnull),
    ],
    ids=["lint", "format", "types"],
)
def test_plugin_passes_lint_and_types(gazette, command):
    """What is made passes the checks that its project file sets up."""
    if find_spec(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    result = run_in(gazette, *command)
    assert 0 == result.returncode, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("name", "distribution", "site"),
    [
        ("Libertarian_Institute", "broadsheet-libertarian-institute", "LibertarianInstitute"),
        ("broadsheet-gazette", "broadsheet-gazette", "Gazette"),
        ("9news", "broadsheet-9news", "Site9news"),
        ("none", "broadsheet-none", "SiteNone"),
        ("path", "broadsheet-path", "SitePath"),
    ],
)
def test_names(tmp_path, name, distribution, site):
    """A name is normalized as indexes do, and gives names of Python that are free."""
    make(tmp_path / "made", name=name)
    project = tomllib.loads((tmp_path / "made" / "pyproject.toml").read_text("utf-8"))["project"]
    target = f"{distribution.replace('-', '_')}:{site}"
    assert (distribution, [target]) == (project["name"], [*project["entry-points"]["broadsheet"].values()])


def test_page_of_text(tmp_path):
    """A page of plain text is tested as such; without an address in it, it is the host's."""
    dump = tmp_path / "dump of a page.log"
    dump.write_text("Harbour plan backed\n\nBy Jane Porter\n\nWork begins in May.\n", "utf-8")
    make(tmp_path / "made", "--page", str(dump), host="*.gazette.example")
    folder = tmp_path / "made" / "tests" / "pages" / "dump-of-a-page"
    assert ["expected.json", "meta.toml", "page.txt"] == sorted(path.name for path in folder.iterdir())
    assert "https://www.gazette.example/" == read_case(folder).page.url


def test_address_of_the_page(tmp_path):
    """``--url`` is the address where the page tells none or another."""
    url = 'https://sport.gazette.example/2024/a?b="c"'
    make(tmp_path / "made", "--page", str(PAGE), "--url", url)
    assert url == read_case(tmp_path / "made" / "tests" / "pages" / "harbour-wall").page.url


def test_existing_folder_is_left_alone(tmp_path, capsys):
    """A folder that is there, even an empty one, is a message and status 1, and nothing is written."""
    assert 1 == make(tmp_path)
    assert ("", f"broadsheet: {tmp_path} is there already; nothing was written\n") == capsys.readouterr()
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "options", "status", "message"),
    [
        ("-gazette", [], 2, "NAME"),
        ("a b", [], 2, "a name has letters, digits"),
        ("gazétte", [], 2, "a name has letters, digits"),
        ("broadsheet-", [], 2, "a name has letters, digits"),
        ("gazette", ["--host", "https://gazette.example/"], 2, "no host: 'https://gazette.example/'"),
        ("gazette", ["--url", "https://courier.example/a"], 2, "no address of gazette.example"),
        ("gazette", ["--url", "gazette.example/a"], 2, "beginning with https://"),
        ("gazette", ["--page", "no-such-page.html"], 1, "no-such-page.html: No such file or directory"),
    ],
)
def test_wrong_arguments(tmp_path, capsys, name, options, status, message):
    """What cannot be made into a plugin is a message and a status, and nothing is written."""
    try:
        found = make(tmp_path / "made", *options, name=name)
    except SystemExit as exit_:
        found = exit_.code
    assert (status, False) == (found, (tmp_path / "made").exists())
    assert message in capsys.readouterr().err


def test_file_that_is_no_page(tmp_path, capsys):
    """A file that is no page is a message and status 1, and nothing is written."""
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7\n")
    assert 1 == make(tmp_path / "made", "--page", str(scan))
    assert capsys.readouterr().err.startswith(f"broadsheet: {scan}: ")
    assert not (tmp_path / "made").exists()


def test_what_to_do_next_is_said(tmp_path, capsys):
    """The command says what it made, and what to do next."""
    make(tmp_path / "made")
    printed = capsys.readouterr().out
    assert f"made {tmp_path / 'made'}, a plugin for gazette.example" in printed
    assert "    pytest\n" in printed
