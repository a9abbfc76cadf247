"""``broadsheet show``: one record of a dump, printed."""

import argparse
import sys
from typing import Any

import broadsheet
from broadsheet._cli.console import CommandError, print_lines
from broadsheet._cli.parse import add_output, check_output, make_parser, output_lines, warn

__all__ = ["add", "add_columns", "columns_of", "run"]


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    show = commands.add_parser(
        "show",
        help="parse one record of a dump",
        description="Parse one record of a WARC file, an archive or a table, and print the article.",
    )
    show.add_argument(
        "record",
        metavar="FILE@OFFSET",
        help="a file, and the record's offset in it; without an offset the first record",
    )
    add_columns(show)
    add_output(show)
    show.add_argument("--source", action="store_true", help="print the page itself, as the dump holds it")
    show.set_defaults(run=run)


def add_columns(command: argparse.ArgumentParser) -> None:
    """Add the options that name the columns of a table."""
    command.add_argument("--html-column", metavar="NAME", help="the column of a table that holds the page")
    command.add_argument("--url-column", metavar="NAME", help="the column of a table that holds the address")


def columns_of(args: argparse.Namespace) -> dict[str, str]:
    """The columns that the options name, by field of a record."""
    named = {"html": args.html_column, "url": args.url_column}
    return {field: name for field, name in named.items() if name}


def run(args: argparse.Namespace) -> None:
    """Parse the record and print the article.

    Raises:
        CommandError: There is no such record or it cannot be read, or the arguments contradict each other.
    """
    check_output(args)
    file, _, offset = args.record.rpartition("@")
    if not file or not (offset.isascii() and offset.isdigit()):
        file, offset = args.record, "0"
    from broadsheet.dumps import parse_record, read_record

    try:
        record = read_record(file, int(offset), columns=columns_of(args))
        if args.source:
            _print_source(record.html if record.text is None else record.text)
            return
        parser = make_parser(args)
        article = parse_record(parser, record, explain=args.explain)
        lines = output_lines(args, parser, article)
    except broadsheet.RenderError as error:
        raise CommandError(str(error), 2) from None
    except broadsheet.BroadsheetError as error:
        message = str(error)
        raise CommandError(message if message.startswith(file) else f"{args.record}: {message}") from None
    print_lines(lines)
    warn(args.record, article)


def _print_source(content: bytes | str | None) -> None:
    if content is not None:
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
