"""Print what the plugin broadsheet-ftr is worth: accuracy with and without the 2,040 site configs of FiveFilters.

    python -m benchmarks.ftr [--corpus NAME ...] [--worst 5] [--markdown] [--others] [--alone]

For each corpus the pages whose host has a config are scored without and with the plugin. Below the table stand the
pages that changed most. ``--others`` parses all other pages both ways, too, and counts those that differ: none may.
``--alone`` prints what title, author, date and replacements would do if they were believed without a check.
The configs are expected beside the repository (../shared/ftr-site-config), the plugin to be installed.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from benchmarks.accuracy import COLUMNS
from benchmarks.corpora import EVAL, SHARED, Sample, corpora, load, need_corpora
from benchmarks.systems import Output, as_output
from broadsheet import Parser, hookimpl
from broadsheet.sites import Claim, Page

__all__ = ["main", "parse_with", "parse_without"]

CONFIGS = SHARED / "ftr-site-config"

#: The scores of a page that are compared, with what is read off each.
MEASURES: dict[str, Callable[[Any], float]] = {
    "words": lambda score: score.f1,
    "paragraphs": lambda score: score.f1,
    "title": float,
    "authors_exact": float,
    "authors_spurious": lambda score: -float(score),
    "published": float,
}


@cache
def _configs() -> Any:
    from broadsheet_ftr import SiteConfigs

    return SiteConfigs(CONFIGS)


@cache
def _parser(*, plugin: bool) -> Parser:
    return Parser(plugins=[_configs()] if plugin else ())


def parse_without(page: bytes, url: str | None) -> Output:
    """A page to the kit's dict, without the configs."""
    return as_output(_parser(plugin=False).parse(page, url=url or None, kind="html"))


def parse_with(page: bytes, url: str | None) -> Output:
    """A page to the kit's dict, with the configs."""
    return as_output(_parser(plugin=True).parse(page, url=url or None, kind="html"))


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark; the exit status is 1 when a page without a config differs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ftr", description="FiveFilters site configs.")
    parser.add_argument("--corpus", action="append", help="only this corpus (repeatable)")
    parser.add_argument(
        "--worst", type=int, default=5, help="pages to list, of those that lose and that gain"
    )
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    parser.add_argument("--others", action="store_true", help="check that all other pages stay the same")
    parser.add_argument("--alone", action="store_true", help="measure each kind of rule alone, unchecked")
    args = parser.parse_args(argv)
    need_corpora()
    _print_loading()
    names = args.corpus or corpora()
    if args.alone:
        _print_alone(names)
        return 0
    claimed = {name: [sample.id for sample in load(name) if _has_config(sample)] for name in names}
    results = [(_run(name, ids, "without"), _run(name, ids, "with")) for name, ids in claimed.items() if ids]
    _show(results, markdown=args.markdown)
    _show_changes(results, args.worst)
    return _count_others(claimed) if args.others else 0


def _print_loading() -> None:
    _parser(plugin=False)  # what broadsheet itself loads does not count
    import broadsheet_ftr  # noqa: F401

    start = perf_counter()
    configs = _configs()
    named = perf_counter()
    parser = _parser(plugin=True)
    built = perf_counter()
    print(
        f"{configs!r}: {1000 * (named - start):.0f} ms to list, {1000 * (built - named):.0f} ms for {parser!r}"
    )


def _has_config(sample: Sample) -> bool:
    """Whether there is a config for a page: for its address, or, without one, for that which it states itself."""
    host = _host_of(sample.url)
    if not host:
        article = _parser(plugin=False).parse(sample.page, kind="html")
        host = _host_of(article.canonical_url or "")
    return _configs().config_for(host) is not None


def _host_of(url: str) -> str:
    """The host of an address; "" when it has none."""
    return urlsplit(url).hostname or ""


def _run(name: str, ids: list[str], how: str) -> dict[str, Any]:
    from evalkit.runner import run

    result: dict[str, Any] = run(EVAL / "corpora" / name, f"benchmarks.ftr:parse_{how}", ids=ids, workers=2)
    result["corpus"] = f"{result['corpus']}, {how}"
    return result


def _show(results: list[tuple[dict[str, Any], dict[str, Any]]], *, markdown: bool) -> None:
    from evalkit.report import markdown_table, plain_table, rows_of

    heads, rows = rows_of([result for pair in results for result in pair])
    chosen = [heads.index(column) for column in COLUMNS if column in heads]
    table = markdown_table if markdown else plain_table
    print(table([heads[i] for i in chosen], [[row[i] for i in chosen] for row in rows]))


def _show_changes(results: list[tuple[dict[str, Any], dict[str, Any]]], most: int) -> None:
    changes = [
        (score(after["scores"][measure]) - score(before["scores"][measure]), measure, before["id"])
        for without, with_ in results
        for before, after in zip(without["pages"], with_["pages"], strict=True)
        for measure, score in MEASURES.items()
        if measure in before["scores"]
    ]
    for measure in MEASURES:
        found = sorted(change for change in changes if change[1] == measure and change[0])
        total = sum(change[0] for change in found)
        worse = sum(change[0] < 0 for change in found)
        print(f"\n{measure}: {len(found) - worse} pages better, {worse} worse, {total:+.3f} in all")
        listed = found if len(found) <= 2 * most else found[:most] + found[-most:]
        for gain, _, page in listed if most else ():
            print(f"  {gain:+.3f}  {page}")


def _count_others(claimed: dict[str, list[str]]) -> int:
    pages = different = 0
    for name, ids in claimed.items():
        for sample in load(name):
            if sample.id not in ids:
                pages += 1
                without, with_ = (
                    _parser(plugin=plugin).parse(sample.page, url=sample.url or None, kind="html")
                    for plugin in (False, True)
                )
                if without != with_:
                    different += 1
                    print(f"differs: {name} {sample.id}")
    print(f"\nother pages: {pages}, of which differ: {different}")
    return 1 if different else 0


class _Unchecked:
    """A plugin that states what the first matching rule of a directive says, whatever the page says itself."""

    def __init__(self, directive: str, field: str) -> None:
        self._directive, self._field = directive, field

    @hookimpl
    def broadsheet_claims(self, page: Page) -> Iterator[Claim]:
        from broadsheet_ftr.findings import find_texts

        config = _configs().config_for(page.host) if page.root is not None else None
        for directive in config.all(self._directive) if config else ():
            if texts := find_texts(page, directive):
                yield Claim(self._field, texts if self._field == "authors" else texts[0], "rule", 0.9)
                return


def _print_alone(names: list[str]) -> None:
    generic = _parser(plugin=False)
    parsers = {
        measure: Parser(plugins=[_Unchecked(directive, field)])
        for measure, directive, field in (
            ("title", "title", "title"),
            ("authors_exact", "author", "authors"),
            ("published", "date", "published"),
        )
    }
    changes: Counter[tuple[str, bool]] = Counter()
    for name in names:
        for sample in load(name):
            if _has_config(sample):
                before = _score(name, sample, generic, sample.page)
                for measure, parser in parsers.items():
                    _count(changes, measure, before, _score(name, sample, parser, sample.page))
                after = _score(name, sample, generic, _rewritten(sample))
                for measure in ("words", "paragraphs"):
                    _count(changes, f"{measure}, by replacements", before, after)
    for measure in sorted({measure for measure, _ in changes}):
        print(f"{measure}: {changes[measure, True]} pages better, {changes[measure, False]} worse")


def _rewritten(sample: Sample) -> bytes:
    # Wrong for other encodings than UTF-8; then a page counts for nothing, since it is the same before and after.
    try:
        text = sample.page.decode()
    except UnicodeDecodeError:
        return sample.page
    rewritten: str = _configs().rewrite(text, _host_of(sample.url))
    return rewritten.encode()


def _score(name: str, sample: Sample, parser: Parser, page: bytes) -> dict[str, Any]:
    from evalkit.scoring import score_page

    corpus = _corpus(name)
    output = as_output(parser.parse(page, url=sample.url or None, kind="html"))
    scores: dict[str, Any] = score_page(corpus.gold[sample.id], output, corpus.about)
    return scores


@cache
def _corpus(name: str) -> Any:
    from evalkit.corpus import Corpus

    return Corpus(EVAL / "corpora" / name)


def _count(
    changes: Counter[tuple[str, bool]], measure: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    key = measure.partition(",")[0]
    if key in before:
        gain = MEASURES[key](after[key]) - MEASURES[key](before[key])
        if gain:
            changes[measure, gain > 0] += 1


if __name__ == "__main__":
    raise SystemExit(main())
