r"""Print what the plugin ``broadsheet-news`` is worth: one row a publisher, without and with it.

    python -m benchmarks.news [--corpus NAME ...] [--site HOST ...] [--markdown]

The metrics are those of the evaluation kit beside the repository (../shared/eval), means over the pages of
the publisher; "·" where no page has gold. A value that the plugin changes is printed as "without > with". A
publisher is right ("yes") when its paragraphs F1 is 0.97 or more and every other column but words F1 is 1.

The plugin is taken from ``plugins/broadsheet-news`` of this repository, installed or not.
"""

import argparse
import importlib
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from benchmarks.corpora import EVAL, ROOT, need_corpora
from benchmarks.systems import as_output
from broadsheet import Parser

__all__ = ["main"]

Scores = Mapping[str, Any]

#: Heading of a column -> what it is of one page's scores, where the page has gold.
COLUMNS: Final[Mapping[str, Callable[[Scores], float | None]]] = {
    "para F1": lambda scores: scores["paragraphs"].f1 if "paragraphs" in scores else None,
    "words F1": lambda scores: scores["words"].f1 if "words" in scores else None,
    "title": lambda scores: scores.get("title"),
    "authors": lambda scores: scores.get("authors_exact", _without_authors(scores)),
    "day": lambda scores: scores.get("published"),
    "tags F1": lambda scores: _f1(scores.get("tags")),
    "image": lambda scores: scores.get("lead_image"),
    "dek F1": lambda scores: scores.get("dek_f1"),
}
#: Paragraphs F1 from which on a publisher's pages are right.
ENOUGH: Final = 0.97


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark; the exit status is 1 when a publisher is worse with the plugin."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.news", description="Accuracy with broadsheet-news."
    )
    parser.add_argument("--corpus", action="append", help="another corpus than fundus-tests-dev (repeatable)")
    parser.add_argument("--site", action="append", help="only this host of the plugin (repeatable)")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    args = parser.parse_args(argv)
    need_corpora()
    sys.path.insert(0, str(ROOT / "plugins" / "broadsheet-news" / "src"))
    rows = list(_rows(args.corpus or ["fundus-tests-dev"], set(args.site or ())))
    _show(rows, markdown=args.markdown)
    right = sum(row[-1] == "yes" for row in rows)
    print(f"\n{len(rows)} publishers, {right} of them right with the plugin")
    return 1 if any(row[-1] == "worse" for row in rows) else 0


def _rows(corpora: list[str], wanted: set[str]) -> Iterator[list[str]]:
    """One row a publisher: host, pages, the columns, and whether it is right."""
    for host, pairs in sorted(_scores(corpora).items()):
        if wanted and host not in wanted:
            continue
        without, with_it = (
            {name: _mean(of, side) for name, of in COLUMNS.items()} for side in zip(*pairs, strict=True)
        )
        yield [
            host,
            str(len(pairs)),
            *(_cell(without[name], with_it[name]) for name in COLUMNS),
            _verdict(without, with_it),
        ]


def _scores(corpora: list[str]) -> dict[str, list[tuple[Scores, Scores]]]:
    """Host of the plugin -> the scores of each of its pages without and with the plugin."""
    from evalkit.corpus import Corpus
    from evalkit.scoring import score_page

    plugin = importlib.import_module("broadsheet_news")
    parsers = Parser(plugins=()), Parser(plugins=[plugin])
    found = defaultdict(list)
    for corpus in (Corpus(EVAL / "corpora" / name) for name in corpora):
        for gold in corpus.select(["article"]):
            host = _site_of(gold.get("url") or "", plugin.SITES)
            if host is not None:
                articles = (parser.parse(corpus.page(gold["id"]), url=gold["url"]) for parser in parsers)
                first, second = (score_page(gold, as_output(article), corpus.about) for article in articles)
                found[host].append((first, second))
    return found


def _site_of(url: str, sites: Mapping[str, str]) -> str | None:
    """The host in ``sites`` that the address belongs to."""
    from urllib.parse import urlsplit

    labels = (urlsplit(url).hostname or "").split(".")
    return next((host for start in range(len(labels)) if (host := ".".join(labels[start:])) in sites), None)


def _f1(counts: Any) -> float | None:
    from evalkit.metrics import prf

    return None if counts is None else float(prf(counts).f1)


def _without_authors(scores: Scores) -> float | None:
    """Whether a page known to have no author is read so."""
    spurious = scores.get("authors_spurious")
    return None if spurious is None else 1.0 - spurious


def _mean(of: Callable[[Scores], float | None], pages: tuple[Scores, ...]) -> float | None:
    values = [value for value in map(of, pages) if value is not None]
    return sum(values) / len(values) if values else None


def _cell(without: float | None, with_it: float | None) -> str:
    shown = ["·" if value is None else f"{value:.2f}" for value in (without, with_it)]
    return shown[0] if shown[0] == shown[1] else " > ".join(shown)


def _verdict(without: Mapping[str, float | None], with_it: Mapping[str, float | None]) -> str:
    """Whether the publisher is right with the plugin: yes, no, or worse than without."""
    if any((with_it[name] or 0) < (without[name] or 0) for name in COLUMNS):
        return "worse"
    wanted = {name: ENOUGH if name == "para F1" else 0.0 if name == "words F1" else 0.995 for name in COLUMNS}
    held = all(value is None or value >= wanted[name] for name, value in with_it.items())
    return "yes" if held else "no"


def _show(rows: list[list[str]], *, markdown: bool) -> None:
    from evalkit.report import markdown_table, plain_table

    print((markdown_table if markdown else plain_table)(["site", "pages", *COLUMNS, "right"], rows))


if __name__ == "__main__":
    raise SystemExit(main())
