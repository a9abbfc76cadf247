"""Interfaces to packages that are imported only when they are used."""

import subprocess
import sys
from importlib import import_module

import pytest

#: What is asked for, the package that it needs, and what brings it, by module.
NAMES = {
    "langchain": ("BroadsheetLoader", "langchain_core", "langchain-core"),
    "llama_index": ("BroadsheetReader", "llama_index", "llama-index-core"),
    "haystack": ("BroadsheetConverter", "haystack", "haystack-ai"),
}


def test_import_is_light():
    """Importing the package imports none of the interfaces, and importing an interface not the package it is for."""
    code = (
        "import sys, broadsheet\n"
        "print([name for name in sys.modules if name.startswith(('broadsheet.integrations', 'broadsheet.compat'))])\n"
        "import broadsheet.integrations.langchain, broadsheet.integrations.llama_index, broadsheet.integrations.haystack\n"
        "import broadsheet.integrations.scrapy, broadsheet.integrations.polars\n"
        "import broadsheet.compat.trafilatura, broadsheet.compat.newspaper\n"
        "print({'langchain_core', 'llama_index', 'haystack', 'scrapy', 'itemadapter', 'polars', 'pyarrow',"
        " 'trafilatura', 'newspaper'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert "[]\nset()\n" == found.stdout


@pytest.mark.parametrize("module", NAMES)
def test_missing_package(module):
    """Without the other package the error names what to install."""
    name, package, distribution = NAMES[module]
    code = (
        f"import sys; sys.modules[{package!r}] = None\n"
        "from broadsheet import MissingExtraError\n"
        f"try: from broadsheet.integrations.{module} import {name}\n"
        "except MissingExtraError as error: print(error)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert found.stdout.endswith(f"is needed (pip install {distribution})\n")


@pytest.mark.parametrize("module", NAMES)
def test_no_such_name(module):
    """What an interface does not have is an AttributeError, as for any module."""
    with pytest.raises(AttributeError, match="Nonsense"):
        getattr(import_module(f"broadsheet.integrations.{module}"), "Nonsense")  # noqa: B009
