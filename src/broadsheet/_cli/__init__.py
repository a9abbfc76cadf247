"""The command ``broadsheet``: data on standard output, messages on standard error.

Exit status: 0 when all went well, 1 when the input cannot be read or is no page, 2 for a wrong
command line, 130 when interrupted. Each command is a module here, with ``add`` for its arguments and
``run`` for its work; what only one command needs is imported when it runs.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, Final, NoReturn

import broadsheet
from broadsheet._cli import check_plugin, inspect, learn, new_plugin, parse, plugins, run, schema, show
from broadsheet._cli.console import CommandError, print_lines, say, write_utf8

__all__ = ["main"]

#: The commands, in the order in which ``--help`` lists them.
_COMMANDS: Final = (parse, inspect, show, run, schema, plugins, new_plugin, check_plugin, learn)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with ``argv``, the process's own arguments by default; returns the exit status."""
    write_utf8()
    args = _arguments().parse_args(argv)
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


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="broadsheet", description="Turn the HTML or the plain text of an article page into an article."
    )
    parser.add_argument("--version", action=_Version, help="print the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
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
