"""What is installed, and what its import costs."""

import subprocess
import sys
import tomllib
from importlib.metadata import metadata, version
from importlib.resources import files
from pathlib import Path

import pytest

import broadsheet

ROOT = Path(__file__).parent.parent
HEAVY = (
    *("lxml.html", "json", "importlib.metadata", "logging", "concurrent", "urllib.request", "socket"),
    *("cssselect", "fastwarc", "pyarrow", "orjson", "tqdm", "nh3", "pytest", "hypothesis"),
)


def run_python(code):
    """What a fresh interpreter prints for ``code``."""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return found.stdout.strip()


def test_version_is_stated_once():
    """The version is that of the project file."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert (stated, stated) == (broadsheet.__version__, version("broadsheet"))


def test_unknown_name():
    """A name that the package does not have is an attribute error, as for any module."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = broadsheet.nothing


def test_public_names_resolve():
    """Each public name is there, and the list of them is sorted and without duplicates."""
    assert [] == [name for name in broadsheet.__all__ if not hasattr(broadsheet, name)]
    assert sorted(set(broadsheet.__all__)) == sorted(broadsheet.__all__)


def test_public_names_of_the_model_are_the_packages():
    """All types of the model and all errors can be imported from the package itself."""
    expected = {*broadsheet.model.__all__, *broadsheet.errors.__all__, *broadsheet.limits.__all__}
    assert set() == expected - set(broadsheet.__all__)


@pytest.mark.parametrize("module", HEAVY)
def test_import_is_light(module):
    """``import broadsheet`` does not import what few calls need."""
    assert "False" == run_python(f"import sys, broadsheet; print({module!r} in sys.modules)")


def test_types_are_shipped():
    """Type checkers find the marker that the package is typed."""
    assert files("broadsheet").joinpath("py.typed").is_file()


def test_licence_is_shipped():
    """The installed package says under which licence it is, and holds its text."""
    assert "Apache-2.0" == metadata("broadsheet")["License-Expression"]
    assert ["LICENSE"] == metadata("broadsheet").get_all("License-File")


def test_three_dependencies():
    """Without extras only lxml, attrs and pluggy are installed."""
    required = [line for line in metadata("broadsheet").get_all("Requires-Dist") if "extra ==" not in line]
    assert ["attrs", "lxml", "pluggy"] == sorted(line.split(">")[0] for line in required)
