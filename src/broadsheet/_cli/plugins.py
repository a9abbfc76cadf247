"""``broadsheet plugins``: what is installed."""

import argparse
from typing import Any

import broadsheet
from broadsheet._cli.console import CommandError, print_lines, say

__all__ = ["add", "run"]


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    plugins = commands.add_parser(
        "plugins", help="list the installed plugins", description="List the installed plugins, one a line."
    )
    plugins.set_defaults(run=run)


def run(_args: argparse.Namespace) -> None:
    """Print the plugins.

    Raises:
        CommandError: Two plugins contradict each other.
    """
    from broadsheet.plugins import get_plugins

    try:
        plugins = get_plugins()
    except broadsheet.BroadsheetError as error:
        raise CommandError(str(error)) from None
    if not plugins:
        say("no plugins are installed")
    for plugin in plugins:
        hooks = ", ".join(plugin.hooks)
        columns = (plugin.name, plugin.distribution, plugin.version, str(plugin.sites), hooks, plugin.problem)
        print_lines(["\t".join(columns).rstrip("\t")])
