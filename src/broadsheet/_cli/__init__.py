"""The command ``broadsheet``: data on standard output, messages on standard error.

Exit status: 0 when all went well, 1 when the input cannot be read or is no page, 2 for a wrong
command line, 130 when interrupted. Each command is a module here, with ``add`` for its arguments and
``run`` for its work; what only one command needs is imported when it runs.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, Final, NoReturn

import broadsheet
from broadsheet._cli import (
    bench,
    check_plugin,
    compare,
    inspect,
    learn,
    new_plugin,
    parse,
    plugins,
    run,
    schema,
    show,
)
from broadsheet._cli.completion import PrintCompletion
from broadsheet._cli.console import CommandError, print_lines, say, write_utf8

__all__ = ["main"]

#: The commands, in the order in which ``--help`` lists them.
_COMMANDS: Final = (
    parse,
    inspect,
    compare,
    show,
    run,
    bench,
    schema,
    plugins,
    new_plugin,
    check_plugin,
    learn,
)

#: Those of them that take one page.
_ONE_PAGE: Final = ("parse", "inspect", "show")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with ``argv``, the process's own arguments by default; returns the exit status."""
    write_utf8()
    args = _read_arguments(sys.argv[1:] if argv is None else argv)
    try:
        status = args.run(args)
        sys.stdout.flush()
    except CommandError as error:
        say(str(error))
        return error.status
    except BrokenPipeError:
        # What is left in the buffer has no reader; the interpreter would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return status or 0


def _read_arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = _arguments()
    if not argv:
        parser.exit(2, parser.format_help())
    args, unknown = parser.parse_known_args(argv)
    if unknown:  # argparse would name the help of the program, where the command's is wanted
        prog = f"{parser.prog} {args.command}"
        if args.command in _ONE_PAGE and not any(name.startswith("-") for name in unknown):
            message = f"one page at a time, or 'broadsheet run' for many: {' '.join(unknown)}"
        else:
            message = f"unrecognized arguments: {' '.join(unknown)}"
        parser.exit(2, _mistake(prog, message))
    return args


def _mistake(prog: str, message: str) -> str:
    return f"broadsheet: {message} (see {prog} --help)\n"


class _ArgumentParser(argparse.ArgumentParser):
    """Says what is wrong with a command line in one line, and where the help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, _mistake(self.prog, message))


def _arguments() -> argparse.ArgumentParser:
    parser = _ArgumentParser(
        prog="broadsheet",
        description="Turn the HTML or the plain text of an article page into an article.",
        formatter_class=partial(argparse.HelpFormatter, max_help_position=28),
    )
    parser.add_argument("--version", action=_Version, help="print the version and exit")
    parser.add_argument(
        "--print-completion",
        metavar="SHELL",
        action=PrintCompletion,
        help="print a completion script for bash, zsh or tcsh",
    )
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(commands)
    return parser


class _Version(argparse.Action):
    """Prints the version. It is looked up only when asked for: that takes longer than parsing a page."""

    def __init__(self, option_strings: Sequence[str], dest: str, **kwargs: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **kwargs)

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        print_lines([f"broadsheet {broadsheet.__version__}"])
        parser.exit()
