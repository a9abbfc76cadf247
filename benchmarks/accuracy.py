"""Print how right the extraction is: one row a corpus, for HTML and for plain text.

    python -m benchmarks.accuracy [--limit 100] [--input html|text|both] [--corpus NAME ...]
                                  [--kind article|all] [--peer trafilatura ...] [--markdown]

The metrics are those of the evaluation kit beside the repository (../shared/eval). A peer is the name of
one of its adapters, and needs that package installed (dependency group ``peers``).
"""

import argparse
from typing import Any

from benchmarks.corpora import EVAL, corpora, has_text, need_corpora

__all__ = ["main", "measure", "show"]

#: Shown in this order; the kit's other columns hold means of the same counts or timings of a shared machine.
COLUMNS = (
    *("corpus", "pages", "words F1", "shingle F1", "para F1", "with", "w/o absent", "snip F1", "title"),
    *(
        "auth F1",
        "date",
        "date±1",
        "head F1",
        "capt F1",
        "tags F1",
        "dek F1",
        "image",
        "site",
        "empty",
        "errors",
    ),
)


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark; the exit status is 1 if any page failed."""
    args = _arguments(argv)
    need_corpora()
    errors = 0
    for source in ("html", "text") if args.input == "both" else (args.input,):
        systems = {"broadsheet": f"benchmarks.systems:parse_{source}"}
        systems |= {peer: f"evalkit.peers:{peer}" for peer in args.peer}
        for system, spec in systems.items():
            names = [name for name in args.corpus or corpora() if source == "html" or has_text(name)]
            results = [measure(name, spec, source, args) for name in names]
            show(
                f"{system}, {source}",
                [result for result in results if result["pages"]],
                markdown=args.markdown,
            )
            errors += sum(result["errors"] for result in results) if system == "broadsheet" else 0
    return 1 if errors else 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy", description="Accuracy on real pages."
    )
    parser.add_argument("--limit", type=int, help="a fixed sample of this many pages of each corpus")
    parser.add_argument("--input", choices=("html", "text", "both"), default="both")
    parser.add_argument("--corpus", action="append", help="only this corpus (repeatable)")
    parser.add_argument("--kind", default="article", help="only pages of this kind; 'all' for every kind")
    parser.add_argument(
        "--peer", action="append", default=[], help="also this adapter of evalkit.peers (repeatable)"
    )
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    return parser.parse_args(argv)


def measure(corpus: str, spec: str, source: str, args: argparse.Namespace) -> dict[str, Any]:
    """What the kit says of a system, "MODULE:FUNCTION", on a corpus.

    Args:
        corpus: Its name.
        spec: The system.
        source: "html" or "text".
        args: ``kind``, ``limit`` and ``workers``.
    """
    from evalkit.runner import run

    result: dict[str, Any] = run(
        EVAL / "corpora" / corpus,
        spec,
        kinds=[] if args.kind == "all" else [args.kind],
        limit=args.limit,
        workers=args.workers,
        input_kind=source,
    )
    return result


def show(title: str, results: list[dict[str, Any]], *, markdown: bool = False) -> None:
    """Print one row a result, and the first pages that failed."""
    from evalkit.report import markdown_table, plain_table, rows_of

    heads, rows = rows_of(results)
    chosen = [index for column in COLUMNS for index in [_position(heads, column)] if index >= 0]
    table = markdown_table if markdown else plain_table
    print(f"\n{title}")
    print(table([heads[i] for i in chosen], [[row[i] for i in chosen] for row in rows]))
    for result in results:
        for page in [page for page in result["pages"] if page["error"]][:3]:
            print(f"  {result['corpus']} {page['id']}: {page['error']}")


def _position(heads: list[str], column: str) -> int:
    return heads.index(column) if column in heads else -1


if __name__ == "__main__":
    raise SystemExit(main())
