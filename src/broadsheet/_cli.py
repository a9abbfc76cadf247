"""The command ``broadsheet``: data on standard output, messages on standard error.

Exit status: 0 when all went well, 1 when the input cannot be read or is no page, 2 for a wrong
command line, 130 when interrupted.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import broadsheet
from broadsheet._report import explain, field_lines, field_names

__all__ = ["main"]

_FORMATS = "text (the body alone), md, html, json, or one that a plugin offers"
_ALIASES = {"md": "markdown", "txt": "text"}


class _CommandError(Exception):
    """Raised for a mistake of the user, with the message to print."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with ``argv``, the process's own arguments by default; returns the exit status."""
    _write_utf8()
    args = _arguments().parse_args(argv)
    try:
        args.run(args)
        sys.stdout.flush()
    except _CommandError as error:
        _say(str(error))
        return error.status
    except BrokenPipeError:
        # What is left in the buffer has no reader; the interpreter would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _write_utf8() -> None:
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="broadsheet", description="Turn the HTML or the plain text of an article page into an article."
    )
    parser.add_argument("--version", action=_Version, help="print the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_parse(commands)
    schema = commands.add_parser(
        "schema", help="print the JSON Schema of -f json", description="Print the JSON Schema of an article."
    )
    schema.set_defaults(run=_run_schema)
    plugins = commands.add_parser(
        "plugins", help="list the installed plugins", description="List the installed plugins, one a line."
    )
    plugins.set_defaults(run=_run_plugins)
    return parser


def _add_parse(commands: Any) -> None:
    parse = commands.add_parser(
        "parse",
        help="parse one page",
        description="Parse one page and print the article, as text with title and byline by default.",
    )
    parse.add_argument("file", metavar="FILE", help="a file with HTML or text; '-' is the standard input")
    parse.add_argument("--url", help="the page's address; links become absolute, and sites' rules apply")
    parse.add_argument("-f", "--format", metavar="FORMAT", help=f"output: {_FORMATS}")
    parse.add_argument(
        "-p", "--property", metavar="FIELD", action="append", help="print this field only (repeatable)"
    )
    parse.add_argument("--kind", choices=("auto", "html", "text"), default="auto", help="what the input is")
    parse.add_argument("--encoding", help="the encoding of the input, if it is known for certain")
    parse.add_argument(
        "--explain",
        action="store_true",
        help="print where each field comes from and what was left out; with -f json as part of the JSON",
    )
    parse.add_argument("--no-plugins", action="store_true", help="work without the installed plugins")
    parse.set_defaults(run=_run_parse)


class _Version(argparse.Action):
    """Prints the version. It is looked up only when asked for: that takes longer than parsing a page."""

    def __init__(self, option_strings: Sequence[str], dest: str, **kwargs: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **kwargs)

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        _print([f"broadsheet {broadsheet.__version__}"])
        parser.exit()


def _run_parse(args: argparse.Namespace) -> None:
    _check(args)
    source = _read(args.file)
    try:
        parser = broadsheet.Parser(plugins=()) if args.no_plugins else broadsheet.Parser()
        article = parser.parse(
            source, url=args.url, kind=args.kind, encoding=args.encoding, explain=args.explain
        )
        lines = _lines(args, parser, article)
    except broadsheet.RenderError as error:
        raise _CommandError(str(error), 2) from None
    except broadsheet.BroadsheetError as error:
        raise _CommandError(f"{args.file}: {error}") from None
    _print(lines)
    _warn(args.file, article)


def _lines(args: argparse.Namespace, parser: broadsheet.Parser, article: broadsheet.Article) -> list[str]:
    if args.property:
        return [line for name in args.property for line in field_lines(article, name)]
    if args.format:
        return [parser.render(article, _ALIASES.get(args.format, args.format)).rstrip("\n")]
    return explain(article) if args.explain else [str(article).rstrip("\n")]


def _check(args: argparse.Namespace) -> None:
    unknown = [name for name in args.property or () if name not in field_names()]
    if unknown:
        raise _CommandError(f"no field {unknown[0]!r}; there are {', '.join(field_names())}", 2)
    if args.property and (args.format or args.explain):
        raise _CommandError("-p prints a field as it is: leave out -f and --explain", 2)
    if args.explain and args.format not in {None, "json"}:
        raise _CommandError("--explain prints a report of its own: leave out -f, or take -f json", 2)


def _read(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise _CommandError(f"{name}: {error.strerror or error}") from None


def _warn(name: str, article: broadsheet.Article) -> None:
    for warning in article.warnings:
        _say(f"{name}: {warning.message}")
    if article.kind == "not_article":
        _say(f"{name}: this does not look like the page of an article")


def _run_schema(_args: argparse.Namespace) -> None:
    from broadsheet.render.schema import schema_json

    _print([schema_json().rstrip("\n")])


def _run_plugins(_args: argparse.Namespace) -> None:
    from broadsheet.plugins import get_plugins

    try:
        plugins = get_plugins()
    except broadsheet.BroadsheetError as error:
        raise _CommandError(str(error)) from None
    if not plugins:
        _say("no plugins are installed")
    for plugin in plugins:
        hooks = ", ".join(plugin.hooks)
        columns = (plugin.name, plugin.distribution, plugin.version, str(plugin.sites), hooks, plugin.problem)
        _print(["\t".join(columns).rstrip("\t")])


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def _say(message: str) -> None:
    sys.stderr.write(f"broadsheet: {message}\n")
