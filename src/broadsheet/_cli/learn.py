"""``broadsheet learn``: a draft of a site from several of its pages."""

import argparse
from itertools import chain
from pathlib import Path
from typing import Any

import broadsheet
from broadsheet._cli.console import CommandError, count, print_lines, say
from broadsheet._cli.show import add_columns, columns_of

__all__ = ["add", "run"]


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    learn = commands.add_parser(
        "learn",
        help="draft the rules of a site from its pages",
        description="Compare pages of one host, and write what repeats in them as rules for a person to review.",
    )
    learn.add_argument(
        "pages", metavar="PAGES", nargs="+", help="folders, files, WARC, archives, JSON lines, Parquet"
    )
    learn.add_argument(
        "--host", required=True, help="the host; pages without an address are taken for its own"
    )
    add_columns(learn)
    learn.add_argument("--limit", metavar="N", type=count, help="compare N pages at most; 50 by default")
    learn.add_argument(
        "-o", "--output", metavar="FILE", help="write the draft to a file that does not exist yet"
    )
    learn.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Write the draft.

    Raises:
        CommandError: The pages cannot be read, the host is none, or the file cannot be written.
    """
    from broadsheet.dumps import open_dump
    from broadsheet.learning import MOST, learn

    columns = columns_of(args)
    records = chain.from_iterable(open_dump(path, columns=columns) for path in args.pages)
    try:
        draft = learn(records, args.host, most=args.limit or MOST)
    except broadsheet.BroadsheetError as error:
        raise CommandError(str(error)) from None
    for page, problem in draft.unread:
        say(f"{page}: {problem}")
    if draft.pages < 2:
        raise CommandError(f"two pages of {draft.host} are needed, {draft.pages} found")
    _write(draft.to_toml(), args.output)
    doubtful = sum(bool(finding.doubt) for finding in draft.findings)
    certain = len(draft.findings) - doubtful
    say(f"{draft.host}: {draft.pages} pages, {certain} rules, {doubtful} more commented out")


def _write(toml: str, name: str | None) -> None:
    if name is None:
        print_lines(toml.splitlines())
        return
    try:
        with Path(name).open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(toml)
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror or error}") from None
