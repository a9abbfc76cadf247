"""``broadsheet compare``: what several extractors find in the same pages."""

import argparse
from typing import TYPE_CHECKING, Any

import broadsheet
from broadsheet._cli.bench import comma_list
from broadsheet._cli.console import CommandError, count, print_lines
from broadsheet._cli.inspect import add_report, keep_report
from broadsheet._cli.parse import add_plugins, chosen_plugins
from broadsheet._cli.show import add_columns, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.dumps import Record
    from broadsheet.inspecting import Golds

__all__ = ["add", "run"]


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    command = commands.add_parser(
        "compare",
        help="show what other extractors find in the same pages",
        description="Have other extractors read the same pages, and print what each finds and how far that agrees.",
    )
    command.add_argument(
        "pages",
        metavar="PAGES",
        nargs="+",
        help="pages, folders of pages, WARC, archives, JSON lines, Parquet",
    )
    command.add_argument(
        "--with",
        dest="peers",
        metavar="NAMES",
        type=comma_list,
        help="other extractors with commas between them, such as trafilatura,newspaper4k; by default all that are "
        "installed",
    )
    command.add_argument(
        "--gold",
        metavar="FILE",
        help="JSON, or JSON lines for several pages, that say what the articles should be",
    )
    command.add_argument("--url", help="the address of pages that come without one")
    command.add_argument("--limit", metavar="N", type=count, help="take the first N pages only")
    add_columns(command)
    add_report(command)
    add_plugins(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Compare, print the table, and write the report if one is wanted.

    Raises:
        CommandError: There is nothing to compare, or a file cannot be read or written.
    """
    from shutil import get_terminal_size

    from broadsheet.comparing import compare_records
    from broadsheet.peers import installed_peers

    peers = installed_peers() if args.peers is None else args.peers
    if not peers:
        raise CommandError("no other extractor is installed: pip install trafilatura, for example")
    try:
        comparison = compare_records(
            _records(args),
            peers=peers,
            parser=broadsheet.Parser(plugins=chosen_plugins(args)),
            golds=_golds(args),
        )
    except broadsheet.BroadsheetError as error:
        raise CommandError(str(error)) from None
    if not comparison.pages:
        raise CommandError(f"{', '.join(args.pages)}: no page in HTML")
    print_lines(comparison.lines(get_terminal_size((100, 24)).columns))
    if args.output or args.open:
        keep_report(comparison.to_html(), args)


def _golds(args: argparse.Namespace) -> "Golds | None":
    from broadsheet.inspecting import GoldError, read_golds

    if not args.gold:
        return None
    try:
        return read_golds(args.gold)
    except OSError as error:
        raise CommandError(f"{args.gold}: {error.strerror or error}") from None
    except GoldError as error:
        raise CommandError(f"{args.gold}: {error}") from None


def _records(args: argparse.Namespace) -> "Iterator[Record]":
    from itertools import chain, islice

    import attrs

    from broadsheet.dumps import open_dump

    columns = columns_of(args)
    records = chain.from_iterable(open_dump(path, columns=columns) for path in args.pages)
    for record in islice(records, args.limit):
        yield attrs.evolve(record, url=record.url or args.url)
