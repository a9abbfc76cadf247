"""``broadsheet parse``: one page, printed."""

import argparse
from typing import Any, Final

import broadsheet
from broadsheet._cli.console import CommandError, print_lines, read_source, say
from broadsheet._cli.report import explain, field_lines, field_names

__all__ = ["add", "run"]

_FORMATS: Final = "text (the body alone), md, html, json, or one that a plugin offers"
_ALIASES: Final = {"md": "markdown", "txt": "text"}


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
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
    parse.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Parse the page and print the article.

    Raises:
        CommandError: The file cannot be read or is no page, or the arguments contradict each other.
    """
    _check(args)
    source = read_source(args.file)
    try:
        parser = broadsheet.Parser(plugins=()) if args.no_plugins else broadsheet.Parser()
        article = parser.parse(
            source, url=args.url, kind=args.kind, encoding=args.encoding, explain=args.explain
        )
        lines = _lines(args, parser, article)
    except broadsheet.RenderError as error:
        raise CommandError(str(error), 2) from None
    except broadsheet.BroadsheetError as error:
        raise CommandError(f"{args.file}: {error}") from None
    print_lines(lines)
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
        raise CommandError(f"no field {unknown[0]!r}; there are {', '.join(field_names())}", 2)
    if args.property and (args.format or args.explain):
        raise CommandError("-p prints a field as it is: leave out -f and --explain", 2)
    if args.explain and args.format not in {None, "json"}:
        raise CommandError("--explain prints a report of its own: leave out -f, or take -f json", 2)


def _warn(name: str, article: broadsheet.Article) -> None:
    for warning in article.warnings:
        say(f"{name}: {warning.message}")
    if article.kind == "not_article":
        say(f"{name}: this does not look like the page of an article")
