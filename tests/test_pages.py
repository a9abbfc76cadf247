"""Whole pages: what a person would want of each is in its ``expected.json``.

A case is a folder of ``tests/pages`` with ``page.html`` or ``page.txt``, the address in ``meta.toml``, and the
article as ``Article.to_dict`` writes it, without what tells how sure the parser is and why.
"""

import json
import tomllib
from pathlib import Path

import pytest

import broadsheet

CASES = sorted(Path(__file__).parent.joinpath("pages").iterdir())
PARSER = broadsheet.Parser(plugins=())


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_page(case):
    """A whole page gives the article that a person would write down."""
    page = next(case.glob("page.*"))
    kind = "text" if page.suffix == ".txt" else "html"
    url = tomllib.loads((case / "meta.toml").read_text("utf-8"))["url"]
    found = PARSER.parse(page.read_bytes(), url=url, kind=kind).to_dict()
    for how in ("provenance", "confidence"):
        found.pop(how, None)
    assert json.loads((case / "expected.json").read_text("utf-8")) == found
