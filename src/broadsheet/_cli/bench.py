"""``broadsheet bench``: what it costs to run over a dump, beside other extractors."""

import argparse
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import broadsheet
from broadsheet._cli.console import CommandError, count, print_lines, say
from broadsheet._cli.parse import add_plugins, chosen_plugins
from broadsheet._cli.show import add_columns, columns_of

if TYPE_CHECKING:
    from broadsheet.benching import Outcome

__all__ = ["add", "comma_list", "run"]


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    command = commands.add_parser(
        "bench",
        help="measure a run over dumps, beside other extractors",
        description="Run over dumps with each system and number of workers, and print pages a second, processor "
        "time, latency and memory.",
    )
    command.add_argument("inputs", metavar="INPUT", nargs="+", help="files and folders")
    command.add_argument(
        "--against",
        metavar="NAMES",
        type=comma_list,
        default=[],
        help="other extractors that are installed, with commas between them: trafilatura,resiliparse",
    )
    command.add_argument(
        "--workers",
        metavar="NUMBERS",
        type=_counts,
        default=[1],
        help="numbers of processes with commas between them; 1 by default",
    )
    command.add_argument("--limit", metavar="N", type=count, help="take the first N pages only")
    command.add_argument(
        "--peer-limit", metavar="N", type=count, help="the same for the other extractors, which may be slow"
    )
    command.add_argument(
        "-o", "--output", metavar="DIR", help="write Markdown, JSON and plots into this folder as well"
    )
    add_columns(command)
    add_plugins(command)
    command.set_defaults(run=run)


def comma_list(text: str) -> list[str]:
    """The parts of an argument between its commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def _counts(text: str) -> list[int]:
    return [count(part) for part in comma_list(text)] or [1]


def run(args: argparse.Namespace) -> None:
    """Measure, and print the table.

    Raises:
        CommandError: A system is missing, or the pages cannot be read.
    """
    from tempfile import TemporaryDirectory

    from broadsheet.benching import bench, need_matplotlib

    try:
        if args.output:
            need_matplotlib()
        with TemporaryDirectory(prefix="broadsheet-") as folder:
            outcome = bench(
                args.inputs,
                folder,
                against=args.against,
                workers=args.workers,
                limit=args.limit,
                peer_limit=args.peer_limit,
                plugins=chosen_plugins(args),
                columns=columns_of(args),
                say=say,
            )
        print_lines(outcome.lines())
        if args.output:
            _write(outcome, Path(args.output))
    except broadsheet.BroadsheetError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(f"{error.filename or args.output}: {error.strerror or error}") from None


def _write(outcome: "Outcome", folder: Path) -> None:
    from broadsheet.benching import draw

    folder.mkdir(parents=True, exist_ok=True)
    plots = draw(outcome, folder)
    command = shlex.join(["broadsheet", *sys.argv[1:]])
    pictures = "".join(f"\n![{path.stem}]({path.name})\n" for path in plots)
    (folder / "bench.md").write_text(f"# Benchmark\n\n{outcome.to_markdown(command)}{pictures}", "utf-8")
    (folder / "bench.json").write_text(outcome.to_json() + "\n", "utf-8")
    say(f"wrote {folder}")
