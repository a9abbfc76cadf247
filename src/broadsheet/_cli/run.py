"""``broadsheet run``: all pages of dumps, as rows in files."""

import argparse
import signal
from typing import TYPE_CHECKING, Any, Final, NoReturn

import broadsheet
from broadsheet._cli.console import CommandError, count, print_lines, say
from broadsheet._cli.parse import add_plugins, chosen_plugins
from broadsheet._cli.show import add_columns, columns_of

if TYPE_CHECKING:
    from broadsheet.running import Job

__all__ = ["add", "run"]

_MEGABYTE: Final = 1 << 20


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    command = commands.add_parser(
        "run",
        help="parse all pages of dumps",
        description="Parse all pages of WARC files, folders, archives and tables, and write a row for each.",
    )
    command.add_argument(
        "inputs", metavar="INPUT", nargs="+", help="files and folders; '-' is the standard input"
    )
    command.add_argument("-o", "--output", metavar="OUT", required=True, help="the folder for the rows")
    command.add_argument(
        "--workers", metavar="N", type=count, default=1, help="number of processes; 1 by default"
    )
    _add_rows(command)
    _add_choice(command)
    _add_bounds(command)
    command.add_argument("--resume", action="store_true", help="go on with the run in OUT, if there is one")
    command.add_argument(
        "--retry-errors", action="store_true", help="with --resume: try again what gave an error"
    )
    command.add_argument(
        "--progress", action=argparse.BooleanOptionalAction, default=True, help="say how far the run is"
    )
    add_plugins(command)
    command.set_defaults(run=run)


def _add_rows(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format",
        choices=("jsonl", "parquet", "md-dir"),
        default="jsonl",
        help="what the rows are written as",
    )
    command.add_argument(
        "--with",
        dest="extras",
        metavar="FORM",
        choices=("markdown", "html", "json"),
        action="append",
        default=[],
        help="add a column with the article as markdown, html or json (repeatable)",
    )


def _add_choice(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--input-format",
        choices=("warc", "jsonl", "parquet", "zip", "tar", "page"),
        help="the format of the files, where neither their names nor their first bytes tell",
    )
    add_columns(command)
    command.add_argument("--limit", metavar="N", type=count, help="take the first N records only")
    command.add_argument(
        "--sample", metavar="P", type=float, default=1.0, help="take this share of the records"
    )
    command.add_argument("--seed", metavar="S", type=int, default=0, help="another seed takes another sample")


def _add_bounds(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--timeout",
        metavar="S",
        type=float,
        default=30.0,
        help="longest time for a page in seconds; 30 by default",
    )
    command.add_argument(
        "--memory",
        metavar="MB",
        type=int,
        default=4096,
        help="most memory that a worker may take beyond its start; 4096 by default, 0 for no limit",
    )
    command.add_argument(
        "--max-bytes", metavar="N", type=int, default=64 << 20, help="longest page; longer ones are skipped"
    )


def run(args: argparse.Namespace) -> int:
    """Do the run and print what came out of it; 1 when some pages gave an error.

    Raises:
        CommandError: The run cannot begin or go on, or the arguments contradict each other.
    """
    from broadsheet.running import progress_for
    from broadsheet.running import run as do

    if args.retry_errors and not args.resume:
        raise CommandError("--retry-errors goes with --resume", 2)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        summary = do(
            _job(args),
            workers=args.workers,
            resume=args.resume,
            retry_errors=args.retry_errors,
            progress=progress_for() if args.progress else None,
        )
    except KeyboardInterrupt:
        say(f"stopped; 'broadsheet run ... -o {args.output} --resume' goes on")
        raise
    except broadsheet.BroadsheetError as error:
        raise CommandError(str(error)) from None
    print_lines(summary.lines())
    return 1 if summary.errors else 0


def _job(args: argparse.Namespace) -> "Job":
    """What the options ask for.

    Raises:
        CommandError: A value makes no sense, or the file of ``--site`` cannot be used.
    """
    from broadsheet.running import Job

    try:
        return Job(
            inputs=args.inputs,
            output=args.output,
            format=args.format,
            extras=args.extras,
            plugins=chosen_plugins(args),
            input_format=args.input_format,
            columns=columns_of(args),
            max_bytes=args.max_bytes,
            timeout=args.timeout,
            memory=args.memory * _MEGABYTE,
            sample=args.sample,
            seed=args.seed,
            limit=args.limit,
        )
    except ValueError as error:
        raise CommandError(str(error.args[0]), 2) from None


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
