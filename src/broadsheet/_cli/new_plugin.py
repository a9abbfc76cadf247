"""``broadsheet new-plugin``: a plugin for one site, to begin with."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import broadsheet
from broadsheet._cli.console import CommandError, print_lines, read_source

if TYPE_CHECKING:
    from broadsheet._cli.scaffold import NewPlugin

__all__ = ["add", "run"]


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    new = commands.add_parser(
        "new-plugin",
        help="make a plugin for a site, to begin with",
        description="Make a plugin for one site: a folder with a package for the rules, and a test for each field "
        "of a page. The tests fail until you have confirmed or corrected what was found in the page.",
    )
    new.add_argument("name", metavar="NAME", help="what the plugin is called; its package is broadsheet-NAME")
    new.add_argument(
        "--host", required=True, help="the host it is for, such as gazette.example or '*.gazette.example'"
    )
    new.add_argument("--page", metavar="FILE", help="a page of the site; an invented one by default")
    new.add_argument("--url", help="the page's address; by default what the page itself says it is")
    new.add_argument("--directory", metavar="DIR", help="the folder to make; ./broadsheet-NAME by default")
    new.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Make the plugin and say what to do next.

    Raises:
        CommandError: The name, the host or the address is none, the page cannot be read, or the folder exists.
    """
    from broadsheet._cli.scaffold import make_files, write_files

    plugin = _plugin(args)
    folder = Path(args.directory or plugin.distribution)
    try:
        write_files(folder, make_files(plugin))
    except broadsheet.UnsupportedInputError as error:
        raise CommandError(f"{args.page}: {error}") from None
    except FileExistsError:
        raise CommandError(f"{folder} is there already; nothing was written") from None
    except OSError as error:
        raise CommandError(f"{folder}: {error.strerror or error}") from None
    print_lines(_advice(plugin, folder))


def _plugin(args: argparse.Namespace) -> "NewPlugin":
    from broadsheet._cli import scaffold

    try:
        name = scaffold.normalized_name(args.name)
        scaffold.check_host(args.host)
    except (ValueError, broadsheet.PluginError) as error:
        raise CommandError(str(error), 2) from None
    if args.url is not None and not scaffold.is_of_host(args.url, args.host):
        raise CommandError(f"no address of {args.host}, beginning with https:// or the like: {args.url!r}", 2)
    source = read_source(args.page) if args.page else scaffold.sample_source(args.host)
    case = re.sub(r"[^\w-]+", "-", Path(args.page or "ropewalk").stem).strip("-") or "page"
    return scaffold.NewPlugin(name=name, host=args.host, case=case, source=source, url=args.url)


def _advice(plugin: "NewPlugin", folder: Path) -> list[str]:
    return [
        f"made {folder}, a plugin for {plugin.host}",
        "",
        "next:",
        f"    cd {folder}",
        "    pip install -e . 'broadsheet[testing]'",
        "    pytest",
        "",
        f"Each test that fails asks about a field of the page: see tests/pages/{plugin.case}/expected.json.",
        f"The rules go into src/{plugin.package}/__init__.py.",
    ]
