"""The hook specifications, and their documentation."""

import ast
import inspect
import re
from pathlib import Path

import pytest

from broadsheet import hookspecs

HOOKS = sorted(name for name in vars(hookspecs) if name.startswith("broadsheet_"))
DOCUMENT = (Path(__file__).parent.parent / "docs" / "plugins" / "hooks.md").read_text("utf-8")


def signature_of(name):
    """The signature of a hook as its specification writes it."""
    function = ast.parse(inspect.getsource(getattr(hookspecs, name))).body[0]
    return f"{name}({ast.unparse(function.args)}) -> {ast.unparse(function.returns)}"


def test_there_are_five_hooks():
    """A hook is a promise for years: a new one needs a decision."""
    assert ["article", "claims", "labels", "renderers", "sites"] == [name[11:] for name in HOOKS]


def test_documentation_has_a_heading_for_each_hook():
    """The reference has one heading per hook, and none for a hook that does not exist."""
    assert HOOKS == sorted(re.findall(r"^## (broadsheet_\w+)$", DOCUMENT, re.MULTILINE))


@pytest.mark.parametrize("name", HOOKS)
def test_documented_signature_is_the_true_one(name):
    """Below its heading each hook has its exact signature."""
    section = DOCUMENT.split(f"## {name}\n")[1].split("\n## ")[0]
    assert signature_of(name) == section.split("```text\n")[1].split("\n```")[0]


@pytest.mark.parametrize("name", HOOKS)
def test_docstring_says_how_a_hook_behaves(name):
    """Each docstring says when and how often the hook is called, what is returned, what an exception does."""
    text = inspect.getdoc(getattr(hookspecs, name))
    assert all(word in text for word in ("Called once", "Returns:", "On an exception"))
    assert all(argument in text for argument in inspect.signature(getattr(hookspecs, name)).parameters)
