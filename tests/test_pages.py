"""Whole pages: what a person would want of each is in its ``expected.json``.

A case is a folder of ``tests/pages`` with ``page.html`` or ``page.txt``, the address in ``meta.toml``, and the
article as ``Article.to_dict`` writes it, without what tells how sure the parser is and why.
"""

from pathlib import Path

import pytest

import broadsheet
from broadsheet.testing import read_case

FOLDERS = sorted(Path(__file__).parent.joinpath("pages").iterdir())
PARSER = broadsheet.Parser(plugins=())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_page(folder):
    """A whole page gives the article that a person would write down."""
    case = read_case(folder)
    found = case.page.parse(PARSER).to_dict()
    for how in ("provenance", "confidence"):
        found.pop(how, None)
    assert case.expected == found
