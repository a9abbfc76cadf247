"""Print what the plugin ``broadsheet-cms`` changes on pages of each system, and in each corpus.

    python -m benchmarks.cms [--corpus NAME ...] [--system NAME ...] [--kind article|all] [--pages]

Two rows each, without the plugin and with it, over the pages on which a system was detected. ``--pages``
lists the pages whose figures differ. A page that several systems made counts for each of them.
"""

import argparse
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

import broadsheet_cms

from benchmarks.corpora import EVAL, corpora, need_corpora
from benchmarks.systems import as_output
from broadsheet import Parser, hookimpl
from broadsheet.sites import Page

__all__ = ["main"]

#: Column -> where the kit's totals hold it.
COLUMNS: Final = {
    "words F1": "words.f1",
    "para F1": "paragraphs.f1",
    "with": "snippets.with",
    "w/o absent": "snippets.without_absent",
    "auth F1": "authors.f1",
    "auth spur": "authors_spurious",
    "title": "title",
    "date": "published",
    "head F1": "headings.f1",
    "capt F1": "captions.f1",
    "tags F1": "tags.f1",
    "dek F1": "dek_f1",
}


class Result(NamedTuple):
    """A page and its scores without the plugin and with it."""

    corpus: str
    page: str
    systems: frozenset[str]
    before: dict[str, Any]
    after: dict[str, Any]


class _Traits:
    """A plugin that notes which systems made the page that was parsed last."""

    seen: frozenset[str] = frozenset()

    @hookimpl
    def broadsheet_claims(self, page: Page) -> None:
        self.seen = page.traits


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.cms", description="What broadsheet-cms changes on real pages."
    )
    parser.add_argument("--corpus", action="append", help="only this corpus (repeatable)")
    parser.add_argument("--system", action="append", help="only pages of this system (repeatable)")
    parser.add_argument("--kind", default="article", help="only pages of this kind; 'all' for every kind")
    parser.add_argument("--pages", action="store_true", help="list the pages whose figures differ")
    args = parser.parse_args(argv)
    need_corpora()
    systems = frozenset(args.system or broadsheet_cms.SITES)
    kinds = [] if args.kind == "all" else [args.kind]
    results = [result for name in args.corpus or corpora() for result in measure(name, kinds, systems)]
    found = sorted({system for result in results for system in result.systems & systems})
    _show("system", [(name, [r for r in results if name in r.systems]) for name in found])
    names = sorted({result.corpus for result in results})
    _show("corpus", [(name, [r for r in results if r.corpus == name]) for name in names])
    for line in _changes(results) if args.pages else ():
        print(line)
    return 0


def measure(corpus_name: str, kinds: Iterable[str], systems: frozenset[str]) -> Iterator[Result]:
    """The pages of a corpus that one of ``systems`` made."""
    from evalkit.corpus import Corpus
    from evalkit.scoring import score_page

    traits = _Traits()
    plain, patched = Parser(plugins=[traits]), Parser(plugins=[broadsheet_cms])
    corpus: Any = Corpus(EVAL / "corpora" / corpus_name)
    for gold in corpus.select(kinds, None):
        source, url = corpus.page(gold["id"]), gold.get("url") or None
        before = plain.parse(source, url=url, kind="html")
        if not traits.seen & systems:
            continue
        after = patched.parse(source, url=url, kind="html")
        scores = [score_page(gold, as_output(article), corpus.about) for article in (before, after)]
        yield Result(corpus_name, gold["id"], traits.seen, *scores)


def _show(label: str, groups: list[tuple[str, list[Result]]]) -> None:
    from evalkit.report import plain_table
    from evalkit.scoring import aggregate

    rows = []
    for name, results in groups:
        for title, pages in (
            (name, [result.before for result in results]),
            ("  with the plugin", [result.after for result in results]),
        ):
            totals = aggregate(pages)
            rows.append([title, str(len(pages)), *(_cell(totals.get(key)) for key in COLUMNS.values())])
    print("\n" + plain_table([label, "pages", *COLUMNS], rows))


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _changes(results: Iterable[Result]) -> Iterator[str]:
    from evalkit.scoring import aggregate

    for result in results:
        before, after = aggregate([result.before]), aggregate([result.after])
        changed = [
            f"{column} {_cell(before.get(key))} -> {_cell(after.get(key))}"
            for column, key in COLUMNS.items()
            if _cell(before.get(key)) != _cell(after.get(key))
        ]
        if changed:
            yield f"{result.corpus} {result.page} [{' '.join(sorted(result.systems))}]: {'; '.join(changed)}"


if __name__ == "__main__":
    raise SystemExit(main())
