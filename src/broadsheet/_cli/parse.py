"""``broadsheet parse``: one page, printed."""

import argparse
from typing import Any, Final

import broadsheet
from broadsheet._cli.console import CommandError, print_lines, read_source, say
from broadsheet._cli.report import explain, field_lines, field_names

__all__ = [
    "add",
    "add_output",
    "add_plugins",
    "check_output",
    "chosen_plugins",
    "make_parser",
    "output_lines",
    "run",
    "warn",
]

_FORMATS: Final = "text (the body alone), md, html, json, or one that a plugin offers"
_IDLE: Final = "site_rule_unmatched"
#: Rules that match nothing and are named one by one; a plugin for a whole system has dozens.
_MOST_IDLE: Final = 5
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
    add_output(parse)
    parse.add_argument("--kind", choices=("auto", "html", "text"), default="auto", help="what the input is")
    parse.add_argument("--encoding", help="the encoding of the input, if it is known for certain")
    parse.set_defaults(run=run)


def add_output(command: argparse.ArgumentParser) -> None:
    """Add the options for what is printed of an article, and with which plugins it is made."""
    command.add_argument("-f", "--format", metavar="FORMAT", help=f"output: {_FORMATS}")
    command.add_argument(
        "-p", "--property", metavar="FIELD", action="append", help="print this field only (repeatable)"
    )
    command.add_argument(
        "--explain",
        action="store_true",
        help="print where each field comes from and what was left out; with -f json as part of the JSON",
    )
    add_plugins(command)


def run(args: argparse.Namespace) -> None:
    """Parse the page and print the article.

    Raises:
        CommandError: A file cannot be read or is no page, or the arguments contradict each other.
    """
    check_output(args)
    source = read_source(args.file)
    parser = make_parser(args)
    try:
        article = parser.parse(
            source, url=args.url, kind=args.kind, encoding=args.encoding, explain=args.explain
        )
        lines = output_lines(args, parser, article)
    except broadsheet.RenderError as error:
        raise CommandError(str(error), 2) from None
    except broadsheet.BroadsheetError as error:
        raise CommandError(f"{args.file}: {error}") from None
    print_lines(lines)
    warn(args.file, article)


def make_parser(args: argparse.Namespace) -> broadsheet.Parser:
    """The parser with the plugins that the options choose.

    Raises:
        CommandError: The file of ``--site`` cannot be read or has a mistake, or plugins contradict each other.
    """
    try:
        return broadsheet.Parser(plugins=chosen_plugins(args))
    except broadsheet.PluginError as error:
        raise CommandError(str(error)) from None


def add_plugins(command: argparse.ArgumentParser) -> None:
    """Add the options that say which plugins are at work."""
    command.add_argument("--site", metavar="FILE", help="a TOML file of sites whose rules apply as well")
    command.add_argument("--no-plugins", action="store_true", help="work without the installed plugins")


def chosen_plugins(args: argparse.Namespace) -> list[object]:
    """The plugins that the options choose.

    Raises:
        CommandError: The file of ``--site`` cannot be read or has a mistake.
    """
    plugins: list[object] = [] if args.no_plugins else ["installed"]
    if args.site:
        from pathlib import Path

        from broadsheet.sites import load_sites

        try:
            plugins += load_sites(Path(args.site))
        except OSError as error:
            raise CommandError(f"{args.site}: {error.strerror or error}") from None
        except broadsheet.PluginError as error:
            raise CommandError(str(error)) from None
    return plugins


def output_lines(
    args: argparse.Namespace, parser: broadsheet.Parser, article: broadsheet.Article
) -> list[str]:
    """What is printed of an article.

    Raises:
        RenderError: There is no such format.
    """
    if args.property:
        return [line for name in args.property for line in field_lines(article, name)]
    if args.format is not None:
        return [parser.render(article, _ALIASES.get(args.format, args.format)).rstrip("\n")]
    return explain(article) if args.explain else [str(article).rstrip("\n")]


def check_output(args: argparse.Namespace) -> None:
    """Refuse fields that do not exist, and options that contradict each other.

    Raises:
        CommandError: Always with status 2.
    """
    unknown = [name for name in args.property or () if name not in field_names()]
    if unknown:
        raise CommandError(f"no field {unknown[0]!r}; there are {', '.join(field_names())}", 2)
    if args.property and (args.format or args.explain):
        raise CommandError("-p prints a field as it is: leave out -f and --explain", 2)
    if args.explain and args.format not in {None, "json"}:
        raise CommandError("--explain prints a report of its own: leave out -f, or take -f json", 2)


def warn(name: str, article: broadsheet.Article) -> None:
    """Say what was not quite as it should be with an article."""
    idle = sum(warning.code == _IDLE for warning in article.warnings)
    for warning in article.warnings:
        if warning.code != _IDLE or idle <= _MOST_IDLE:
            say(f"{name}: {warning.message}")
    if idle > _MOST_IDLE:
        say(f"{name}: {idle} rules of the site match nothing (--explain -f json lists them)")
    if article.kind == "not_article":
        say(f"{name}: this does not look like the page of an article")
