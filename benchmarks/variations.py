"""How right the extraction from plain text is when the same text comes in another shape.

    python -m benchmarks.variations [NAME ...] [--corpus NAME ...] [--limit 250] [--scorers FOLDER]

The text twins of the corpora come from two converters that part blocks by blank lines. Here each text is changed before it
is parsed (wrapped, without blank lines, indented, quoted, cut, its header doubled), or made from the page's HTML by another
converter, and scored as it was. Names joined by commas apply in their order, a converter first. html2text and inscriptis
are needed only for their own rows: ``pip install html2text inscriptis``.
``--scorers`` are those that :mod:`benchmarks.crossval` keeps: with them, no page is scored by a forest that saw its site.
"""

import argparse
import os

from benchmarks import crossval, systems
from benchmarks.accuracy import measure, show
from benchmarks.corpora import need_corpora
from benchmarks.varying import CHANGES, CONVERTERS, vary

__all__ = ["main", "parse_text"]

#: Names of changes, separated by commas, for the kit's worker processes.
_CHOSEN = "BROADSHEET_VARIATION"
#: The rows that are printed where none are named.
_ROWS = (
    *(
        "",
        "wrapped-72",
        "wrapped-60",
        "wrapped-72,single",
        "single",
        "double",
        "crlf",
        "indented",
        "trailing",
    ),
    *("nbsp", "quoted", "no-menu", "doubled", "blocks", "inscriptis", "html2text", "html2text-78"),
)


def parse_text(source: str | bytes, url: str) -> systems.Output:
    """A page's plain text in another shape, or its HTML as a converter's text, to the kit's dict."""
    system = crossval.parse_text if crossval.has_scorers() else systems.parse_text
    names = [name for name in os.environ[_CHOSEN].split(",") if name]
    text = source if isinstance(source, str) else CONVERTERS[names.pop(0)](source)
    return system(vary(text, names), url)


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    args = _arguments(argv)
    need_corpora()
    if args.scorers:
        crossval.use_scorers(args.scorers)
    for chosen in args.names or _ROWS:
        os.environ[_CHOSEN] = chosen
        source = "html" if chosen.partition(",")[0] in CONVERTERS else "text"
        results = [measure(name, "benchmarks.variations:parse_text", source, args) for name in args.corpus]
        show(chosen or "as given", results)
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.variations", description="Texts in other shapes."
    )
    parser.add_argument("names", nargs="*", help=f"joined by commas: {', '.join([*CONVERTERS, *CHANGES])}")
    parser.add_argument("--corpus", nargs="+", default=["wcxb-dev", "fundus-tests-dev"])
    parser.add_argument("--kind", default="article", help="only pages of this kind; 'all' for every kind")
    parser.add_argument("--limit", type=int, help="a fixed sample of this many pages of each corpus")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--scorers", help="folder of scorers that benchmarks.crossval has kept")
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main())
