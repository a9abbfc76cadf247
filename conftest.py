"""Runs the examples of README.md and docs/: Python blocks, and ``console`` blocks with what they print.

A line of a ``console`` block that begins with ``$`` is run by the shell, and the lines below it, up to the next
such line, are what it must print; ``...`` stands for any text. Commands run at the root of the repository, or in
the ``_folder`` that an invisible block of the document sets; ``cd`` leads to another for all commands that follow, and
what lies in its ``src`` can be imported there, as after ``pip install -e .``. Blocks of another language, such as
``sh``, are not run.
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
    for part in re.split(r"^\$ ", str(example.parsed), flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        folder = example.namespace.setdefault("_folder", ROOT)
        if command.startswith("cd "):
            example.namespace["_folder"] = folder / command.removeprefix("cd ")
            continue
        printed = run_shell(command, folder)
        pattern = re.escape(expected.strip("\n")).replace(re.escape("..."), "(?s:.*)")
        if not re.fullmatch(pattern, printed.strip("\n")):
            return f"$ {command}\nprinted:\n{printed}\nexpected:\n{expected}"
    return None


def run_shell(command: str, folder: Path) -> str:
    """What a command prints, errors after all else."""
    environment = os.environ | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "PYTHONWARNINGS": "error",
    }
    if folder != ROOT:  # there it would hide the wheel that is tested
        environment["PYTHONPATH"] = str(folder / "src")
    found = subprocess.run(  # noqa: S602 - the documentation's own commands
        command, shell=True, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return found.stdout + found.stderr


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
