"""Runs the examples of README.md and docs/: Python blocks, and ``console`` blocks with what they print.

A line of a ``console`` block that begins with ``$`` is run by the shell at the root of the repository, and
the lines below it, up to the next such line, are what it must print; ``...`` stands for any text. Blocks of
another language, such as ``sh``, are not run.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

ROOT = Path(__file__).parent


def run_console(example: Example) -> str | None:
    """Run the commands of a block; the difference to what it says they print, or None."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = os.environ | {"PATH": path, "PYTHONWARNINGS": "error"}
    for part in re.split(r"^\$ ", str(example.parsed), flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        found = subprocess.run(  # noqa: S602 - the documentation's own commands
            command, shell=True, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        printed = found.stdout + found.stderr
        pattern = re.escape(expected.strip("\n")).replace(re.escape("..."), "(?s:.*)")
        if not re.fullmatch(pattern, printed.strip("\n")):
            return f"$ {command}\nprinted:\n{printed}\nexpected:\n{expected}"
    return None


def enter_root(namespace: dict[str, Any]) -> None:
    """Run a document's Python examples at the root of the repository."""
    namespace["_back"] = Path.cwd()
    os.chdir(ROOT)


def leave_root(namespace: dict[str, Any]) -> None:
    """Go back to where the tests run."""
    os.chdir(namespace["_back"])


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_console), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    setup=enter_root,
    teardown=leave_root,
).pytest()
