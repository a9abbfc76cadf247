"""How right the extraction is where pages tell less: metadata, class names or elements with a meaning are taken away.

    python -m benchmarks.withheld [NAME ...] [--corpus NAME ...] [--limit 100] [--scorers FOLDER]

Many pages of the corpora declare everything. Pages that nobody has looked at may not: their class names are hashed, all is
a ``div``, nothing is said in their head. Here every page is changed so before it is parsed, and scored as it was; a field
is then right only if it was found by other signs. What a page states nowhere else (tags, some days) cannot be found.
``--scorers`` are those that :mod:`benchmarks.crossval` keeps: with them, no page is scored by a forest that saw its site.
"""

import argparse
import os

from benchmarks import crossval, systems
from benchmarks.accuracy import measure, show
from benchmarks.corpora import need_corpora
from benchmarks.withholding import WITHHOLDINGS, withhold

__all__ = ["main", "parse_html"]

#: Names of withholdings, separated by commas, for the kit's worker processes.
_CHOSEN = "BROADSHEET_WITHHELD"
#: The rows that are printed where none are named.
_ROWS = (
    "",
    "json-ld",
    "meta",
    "json-ld,meta,microdata,time",
    "classes",
    "elements",
    "figures",
    "paragraphs",
    "classes,microdata,elements",
)


def parse_html(page: bytes, url: str) -> systems.Output:
    """An HTML page from which something is withheld, to the kit's dict."""
    system = crossval.parse_html if crossval.has_scorers() else systems.parse_html
    names = os.environ[_CHOSEN].split(",")
    return system(withhold(page, names) if all(names) else page, url)


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    args = _arguments(argv)
    need_corpora()
    if args.scorers:
        crossval.use_scorers(args.scorers)
    for chosen in args.names or _ROWS:
        os.environ[_CHOSEN] = chosen
        results = [measure(name, "benchmarks.withheld:parse_html", "html", args) for name in args.corpus]
        show(f"without {chosen}" if chosen else "as published", results)
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.withheld", description="Pages that tell less."
    )
    parser.add_argument(
        "names", nargs="*", help=f"what is withheld, joined by commas: {', '.join(WITHHOLDINGS)}"
    )
    parser.add_argument("--corpus", nargs="+", default=["wcxb-dev", "fundus-tests-dev"])
    parser.add_argument("--kind", default="article", help="only pages of this kind; 'all' for every kind")
    parser.add_argument("--limit", type=int, help="a fixed sample of this many pages of each corpus")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--scorers", help="folder of scorers that benchmarks.crossval has kept")
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main())
