"""The command of benchmarks that change each page before it is parsed, and score it as it was.

For :mod:`benchmarks.withheld` and :mod:`benchmarks.variations`, which say what is changed.
"""

import argparse
import os
from collections.abc import Callable, Iterable, Sequence

from benchmarks import crossval
from benchmarks.accuracy import measure, show
from benchmarks.corpora import need_corpora

__all__ = ["chosen", "run"]

#: Names of changes, separated by commas, for the kit's worker processes.
_CHOSEN = "BROADSHEET_CHANGES"


def chosen() -> list[str]:
    """The names of the changes to make, in their order."""
    return [name for name in os.environ[_CHOSEN].split(",") if name]


def run(
    spec: str,
    rows: Sequence[str],
    names: Iterable[str],
    source_of: Callable[[str], str],
    argv: list[str] | None,
) -> int:
    """Score corpora once for each row, and print what was found.

    Args:
        spec: The system, "MODULE:FUNCTION", which changes a page as :func:`chosen` says.
        rows: Names of changes, joined by commas, that are made where none are named; "" for none.
        names: All there are.
        source_of: Whether the system takes "html" or "text" for a row.
        argv: Arguments of the command.
    """
    args = _arguments(spec, names, argv)
    need_corpora()
    if args.scorers:
        crossval.use_scorers(args.scorers)
    for row in args.names or rows:
        os.environ[_CHOSEN] = row
        show(row or "as it is", [measure(corpus, spec, source_of(row), args) for corpus in args.corpus])
    return 0


def _arguments(spec: str, names: Iterable[str], argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=f"python -m {spec.partition(':')[0]}", description="Accuracy on pages that are changed."
    )
    parser.add_argument("names", nargs="*", help=f"what is changed, joined by commas: {', '.join(names)}")
    parser.add_argument("--corpus", nargs="+", default=["wcxb-dev", "fundus-tests-dev"])
    parser.add_argument("--kind", default="article", help="only pages of this kind; 'all' for every kind")
    parser.add_argument("--limit", type=int, help="a fixed sample of this many pages of each corpus")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--scorers", help="folder of scorers that benchmarks.crossval has kept")
    return parser.parse_args(argv)
