"""``broadsheet inspect``: a report on one page, to look at in a browser."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import broadsheet
from broadsheet._cli.console import CommandError, print_lines, read_source, say
from broadsheet._cli.parse import add_plugins, chosen_plugins

if TYPE_CHECKING:
    from broadsheet.inspecting import Gold

__all__ = ["add", "add_report", "keep_report", "run"]


def add(commands: Any) -> None:
    """Add the command to the subparsers."""
    inspect = commands.add_parser(
        "inspect",
        help="show what became of each block of a page",
        description="Parse one page and write a report, one HTML file: the page with what was kept, moved and "
        "removed, why, and the article in all its forms.",
    )
    inspect.add_argument("file", metavar="PAGE", help="a file with HTML or text; '-' is the standard input")
    add_report(inspect)
    inspect.add_argument("--url", help="the page's address; by default that of the gold, if it states one")
    inspect.add_argument(
        "--against",
        metavar="GOLD",
        help="JSON that says what the article should be, or another extractor that is installed, such as trafilatura; "
        "the report has the differences",
    )
    inspect.add_argument("--kind", choices=("auto", "html", "text"), default="auto", help="what the input is")
    inspect.add_argument("--encoding", help="the encoding of the input, if it is known for certain")
    add_plugins(inspect)
    inspect.set_defaults(run=run)


def add_report(command: argparse.ArgumentParser) -> None:
    """Add the options that say where a report goes."""
    command.add_argument("-o", "--output", metavar="FILE", help="write the report to this file")
    command.add_argument("--open", action="store_true", help="open the report in the browser")


def run(args: argparse.Namespace) -> None:
    """Write the report.

    Raises:
        CommandError: A file cannot be read or written, or is no page or no gold.
    """
    from broadsheet.inspecting import inspect_article

    source = read_source(args.file)
    gold = _gold(args, source)
    url = args.url or (gold.url if gold else None)
    plugins = chosen_plugins(args)
    try:
        parser = broadsheet.Parser(plugins=plugins)
        article = parser.parse(source, url=url, kind=args.kind, encoding=args.encoding)
        report = inspect_article(
            article, source, kind=args.kind, encoding=args.encoding, plugins=plugins, gold=gold
        )
    except broadsheet.PluginError as error:
        raise CommandError(str(error)) from None
    except broadsheet.BroadsheetError as error:
        raise CommandError(f"{args.file}: {error}") from None
    if not args.output and not args.open:
        print_lines([report.rstrip("\n")])
        return
    keep_report(report, args)


def _gold(args: argparse.Namespace, source: bytes) -> "Gold | None":
    """What to compare with: what a file states of the page, or what another extractor finds in it.

    Raises:
        CommandError: The file cannot be read or is no gold, or the extractor is not installed or raised an exception.
    """
    from broadsheet.inspecting import Gold, GoldError, read_gold
    from broadsheet.peers import is_peer, load_peer

    if not args.against:
        return None
    try:
        if is_peer(args.against) and not Path(args.against).exists():
            peer = load_peer(args.against)
            return Gold.of_peer(peer.name, peer.extract(source, args.url))
        return read_gold(args.against, page=Path(args.file).name, url=args.url)
    except OSError as error:
        raise CommandError(f"{args.against}: {error.strerror or error}") from None
    except GoldError as error:
        raise CommandError(f"{args.against}: {error}") from None
    except broadsheet.BroadsheetError as error:
        raise CommandError(str(error)) from None


def keep_report(report: str, args: argparse.Namespace) -> None:
    """Write a report to the file that the options name, or else a temporary one, and open it if they say so.

    Raises:
        CommandError: It cannot be written.
    """
    path = _write(report, args.output)
    say(f"wrote {path}")
    if args.open:
        _open(path)


def _write(report: str, output: str | None) -> Path:
    """Write the report to the file that the user names, or else to a temporary one."""
    import tempfile

    try:
        if output:
            path = Path(output)
            path.write_text(report, "utf-8")
            return path
        with tempfile.NamedTemporaryFile(
            "w", prefix="broadsheet-", suffix=".html", encoding="utf-8", delete=False
        ) as file:
            file.write(report)
            return Path(file.name)
    except OSError as error:
        raise CommandError(f"{output or 'the report'}: {error.strerror or error}") from None


def _open(path: Path) -> None:
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        say("no browser was found")
