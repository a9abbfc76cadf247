"""What the guide shows is what the other tests here run."""

import re
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "docs" / "howto" / "engines.md").read_text("utf-8")
PROGRAMS = sorted((ROOT / "examples" / "engines").glob("*.py"))
CODE = "\n".join(path.read_text("utf-8") for path in PROGRAMS)


@pytest.mark.parametrize("block", re.findall(r"```py\n(.*?)```", GUIDE, re.DOTALL))
def test_blocks_are_of_the_programs(block):
    """Each piece of a program in the guide stands in that program word for word."""
    assert any(textwrap.indent(block, " " * depth) in CODE for depth in (0, 4, 8))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_programs_are_in_the_guide(path):
    """The guide leads to each program."""
    assert f"(../../examples/engines/{path.name})" in GUIDE
