"""``broadsheet plugins``: what is installed, and which site is for an address."""

import argparse
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import broadsheet
from broadsheet._cli.console import CommandError, print_lines, say

__all__ = ["add", "run"]

_Row: TypeAlias = tuple[str, ...]

_PLUGINS: Final = ("PLUGIN", "DISTRIBUTION", "VERSION", "SITES", "HOSTS", "HOOKS", "PROBLEM")
_SITES: Final = ("SITE", "PLUGIN", "FOR", "PRIORITY", "PROBLEM")


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    plugins = commands.add_parser(
        "plugins",
        help="list the installed plugins",
        description="List the installed plugins, or the sites of theirs that are for an address.",
    )
    plugins.add_argument(
        "--url", help="list the sites for this address instead, the one that is asked first in front"
    )
    plugins.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print the plugins, or the sites for an address.

    Raises:
        CommandError: Two plugins contradict each other, or the address is none.
    """
    if args.url is not None and "://" not in args.url:
        raise CommandError(f"an address begins with https:// or the like: {args.url!r}", 2)
    try:
        heads, rows, nothing = _plugins() if args.url is None else _sites(args.url)
    except broadsheet.BroadsheetError as error:
        raise CommandError(str(error)) from None
    if rows:
        print_lines(_table(heads, rows))
    else:
        say(nothing)


def _plugins() -> tuple[_Row, list[_Row], str]:
    from broadsheet.plugins import get_plugins

    rows: list[_Row] = [
        (
            *(plugin.name, plugin.distribution, plugin.version, str(plugin.sites), str(plugin.hosts)),
            *(", ".join(plugin.hooks), plugin.problem),
        )
        for plugin in get_plugins()
    ]
    return _PLUGINS, rows, "no plugins are installed"


def _sites(url: str) -> tuple[_Row, list[_Row], str]:
    from broadsheet.plugins import find_sites

    rows: list[_Row] = [
        (site.name, site.plugin, site.key, str(site.priority), site.problem) for site in find_sites(url)
    ]
    return _SITES, rows, f"no site of an installed plugin is for {url}"


def _table(heads: _Row, rows: list[_Row]) -> Iterator[str]:
    """Lines with the columns below each other; a column in which nothing stands is left out."""
    filled = [number for number in range(len(heads)) if any(row[number] for row in rows)]
    lines = [[row[number] or "-" for number in filled] for row in (heads, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
