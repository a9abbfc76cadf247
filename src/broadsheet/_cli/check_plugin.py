"""``broadsheet check-plugin``: what a plugin does on pages, and whether it is in order."""

import argparse
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import broadsheet
from broadsheet._cli.console import CommandError, count, print_lines, say
from broadsheet._cli.show import add_columns, columns_of

if TYPE_CHECKING:
    from broadsheet.checking import CheckReport, Example
    from broadsheet.dumps import Record

__all__ = ["add", "run"]


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    check = commands.add_parser(
        "check-plugin",
        help="say what a plugin does on pages",
        description="Parse pages without a plugin and with it, and say which rules matched and what it changed.",
    )
    check.add_argument(
        "plugin",
        metavar="NAME",
        help="an installed plugin, a Python file with sites, or a TOML file of sites",
    )
    check.add_argument(
        "pages", metavar="PAGES", nargs="+", help="folders, files, WARC, archives, JSON lines, Parquet"
    )
    check.add_argument("--url", help="the address of pages that come without one")
    add_columns(check)
    check.add_argument(
        "--max-abstained",
        metavar="SHARE",
        type=_share,
        default=0.0,
        help="share of abstentions that is in order, 0 to 1; 0 by default",
    )
    check.add_argument("--limit", metavar="N", type=count, help="look at the first N pages only")
    check.add_argument("--json", action="store_true", help="print the report as JSON")
    check.set_defaults(run=run)


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"a share is from 0 to 1: {text!r}")
    return value


def run(args: argparse.Namespace) -> int:
    """Check the plugin and print the report; 1 when it is not in order.

    Raises:
        CommandError: There is no such plugin, or the pages cannot be read.
    """
    from broadsheet.checking import check_plugin, load_plugin

    try:
        report = check_plugin(load_plugin(args.plugin), _records(args))
    except broadsheet.PluginError as error:
        raise CommandError(str(error)) from None
    except broadsheet.DumpError as error:
        raise CommandError(str(error)) from None
    faults = report.faults(args.max_abstained)
    if args.json:
        import json

        print_lines([json.dumps(report.to_dict() | {"faults": faults}, ensure_ascii=False, indent=2)])
    else:
        print_lines(_lines(report))
    for failure in report.unread:
        say(f"{failure.page}: {failure.message}")
    for fault in faults:
        say(f"{args.plugin}: {fault}")
    return 1 if faults else 0


def _records(args: argparse.Namespace) -> "Iterator[Record]":
    from itertools import islice

    import attrs

    from broadsheet.dumps import open_dump

    columns = columns_of(args)
    records = chain.from_iterable(open_dump(path, columns=columns) for path in args.pages)
    for record in islice(records, args.limit):
        yield attrs.evolve(record, url=record.url or args.url)


def _lines(report: "CheckReport") -> Iterator[str]:
    yield f"{report.plugin}: used on {report.used} of {_counted(report.pages, 'page')}"
    yield f"changes {_counted(report.changed, 'page')}" if report.needed else "changes nothing on these pages"
    if report.rules:
        yield ""
    site = ""
    for rule in report.rules:
        if rule.site != site:
            site = rule.site
            yield f"rules of {site}:"
        tried = _counted(rule.tried, "page")
        matched = f"matched on {rule.pages} of {tried}" if rule.pages else f"never matched, on {tried}"
        yield f"    {rule.name}: {matched}"
    for change in report.changes:
        yield ""
        yield f"{change.field} changed on {_counted(change.pages, 'page')}"
        for example in change.examples:
            yield from _example(example, "without", "with")
    if report.body.pages:
        yield ""
        body = report.body
        words = f"{_counted(body.added, 'word')} added, {body.removed} removed"
        yield f"body changed on {_counted(body.pages, 'page')}: {words}"
        for example in body.examples:
            yield from _example(example, "removed", "added")
    for title, items in (
        ("abstained", [(item.page, item.reason) for item in report.abstained]),
        ("failed", [(item.page, item.message) for item in report.failures]),
    ):
        if items:
            yield ""
            yield f"{title} on {_counted(len(items), 'page')}"
            yield from (f"    {page}: {message}" for page, message in items)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _example(example: "Example", before: str, after: str) -> Iterator[str]:
    yield f"    {example.page}"
    if example.before:
        yield f"        {before}: {example.before}"
    if example.after:
        yield f"        {after}: {example.after}"
