"""What the documentation says of the code; its examples are run by ``conftest.py`` at the root."""

import importlib.util
import re
from pathlib import Path

import attrs
import pytest

import broadsheet
from broadsheet._cli import _arguments

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def read(name):
    """A file of the repository."""
    return (ROOT / name).read_text("utf-8")


def shell_blocks(name):
    """The commands of the ``sh`` blocks of a document."""
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", read(name), re.DOTALL)]


def test_readme_begins_with_two_commands():
    """The first two blocks of the README install and run, and install and test, with one command each."""
    first, second = shell_blocks("README.md")[:2]
    assert (1, 1) == (len(first.splitlines()), len(second.splitlines()))
    assert "broadsheet parse examples/harbour.html" in first
    assert "-s tests" in second


def test_ci_calls_the_command_of_the_readme():
    """Continuous integration runs the README's second command, word for word."""
    assert shell_blocks("README.md")[1] in read(".ci/run")


def test_reference_is_what_the_docstrings_say():
    """The pages made from docstrings are up to date; ``python docs/make_reference.py`` makes them so."""
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    pages = maker.pages()
    stale = [path.name for path, text in pages.items() if path.read_text("utf-8") != text.rstrip() + "\n"]
    assert ([], {"cli.md"}) == (stale, {path.name for path in maker.FOLDER.iterdir() if path not in pages})


@pytest.mark.parametrize("name", broadsheet.__all__)
def test_public_names_are_documented(name):
    """Each public name of the package stands in the reference."""
    reference = "".join(path.read_text("utf-8") for path in ROOT.glob("docs/reference/*.md"))
    assert re.search(rf"`{name}\b", reference)


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(broadsheet.Article)])
def test_fields_of_the_article_are_documented(field):
    """Each field of the article has its row in the reference of the model."""
    assert f"| `{field}` |" in read("docs/reference/model.md")


def test_options_of_the_command_are_documented():
    """Each command and each option stands in the reference of the command."""
    commands = next(action for action in _arguments()._actions if isinstance(action.choices, dict))
    parsers = [_arguments(), *commands.choices.values()]
    options = {option for parser in parsers for action in parser._actions for option in action.option_strings}
    missing = {
        name for name in [*options, *commands.choices] if f"`{name}" not in read("docs/reference/cli.md")
    }
    assert set() == missing - {"-h", "--help"}


def test_picture_of_the_readme_is_small():
    """The picture of the README does not keep a reader waiting."""
    (picture,) = re.findall(r"!\[[^]]*]\((.+?\.png)\)", read("README.md"))
    assert 150_000 >= (ROOT / picture).stat().st_size


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path):
    """Each relative link of a document leads to a file."""
    targets = LINK.findall(path.read_text("utf-8"))
    assert [] == [target for target in targets if not (path.parent / target).exists()]


def test_changelog_has_the_version():
    """The changelog begins with what is unreleased, then has the version of the project."""
    headings = re.findall(r"^## \[(.+?)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert ["Unreleased", broadsheet.__version__] == headings[:2]
