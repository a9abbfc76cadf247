"""``broadsheet schema``: the JSON Schema of an article."""

import argparse
from typing import Any

from broadsheet._cli.console import print_lines

__all__ = ["add", "run"]


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    schema = commands.add_parser(
        "schema", help="print the JSON Schema of -f json", description="Print the JSON Schema of an article."
    )
    schema.set_defaults(run=run)


def run(_args: argparse.Namespace) -> None:
    """Print the schema."""
    from broadsheet.render.schema import schema_json

    print_lines([schema_json().rstrip("\n")])
