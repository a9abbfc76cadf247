r"""Print what ``broadsheet learn`` is worth: one row a host, without and with what was learned.

    python -m benchmarks.learn [--host HOST ...] [--kind article|all] [--least 3] [--rules]

The hosts are those with at least ``--least`` pages in all corpora together, one of them with gold text. Learning
never sees the gold. For the columns "new page" the rules are learned from all pages of the host but the one that
is scored; for "same pages" from all of them, as when a dump is learned from and then parsed. Rules that the draft
has commented out are not used. ``--rules`` prints the rules learned from all pages.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from benchmarks.corpora import EVAL, corpora, need_corpora
from benchmarks.systems import as_output
from broadsheet import Parser
from broadsheet.dumps import Record, parse_record
from broadsheet.learning import Draft, learn

__all__ = ["main"]

METRICS: Final = {"words F1": "words", "para F1": "paragraphs"}


class Case(NamedTuple):
    """A page with its gold and what its corpus says about itself."""

    record: Record
    gold: dict[str, Any]
    about: dict[str, Any]


class Row(NamedTuple):
    """A host: its pages, those that are scored, and their mean scores without, on new pages, on the same."""

    host: str
    pages: int
    scored: int
    scores: dict[str, tuple[float, float, float]]


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark; the exit status is 1 when the mean is lower with what was learned."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.learn", description="What learning is worth.")
    parser.add_argument("--host", action="append", help="only this host (repeatable)")
    parser.add_argument("--kind", default="article", help="only pages of this kind; 'all' for every kind")
    parser.add_argument("--least", type=int, default=3, help="pages that a host needs")
    parser.add_argument("--rules", action="store_true", help="print the rules")
    args = parser.parse_args(argv)
    need_corpora()
    kinds = [] if args.kind == "all" else [args.kind]
    rows: list[Row] = []
    for host, cases in sorted(_hosts(kinds).items()):
        scored = any(case.gold.get("text") for case in cases)
        if len(cases) >= args.least and scored and (not args.host or host in args.host):
            whole = learn((case.record for case in cases), host)
            rows.append(_row(host, cases, whole))
            if args.rules:
                print("\n".join(f"{host}: {f.attribute} {f.rule}" for f in whole.findings if not f.doubt))
    return _show(rows)


def _hosts(kinds: list[str]) -> dict[str, list[Case]]:
    """The pages of each host, without hosts of invented pages."""
    from urllib.parse import urlsplit

    from evalkit.corpus import Corpus

    found = defaultdict(list)
    for corpus in (Corpus(EVAL / "corpora" / name) for name in corpora()):
        for gold in corpus.select(kinds):
            host = (urlsplit(gold.get("url") or "").hostname or "").removeprefix("www.")
            if host and "example" not in host.split("."):
                record = Record(
                    id=gold["id"], source=corpus.name, url=gold["url"], html=corpus.page(gold["id"])
                )
                found[host].append(Case(record, gold, corpus.about))
    return found


def _row(host: str, cases: list[Case], whole: Draft) -> Row:
    scored = [case for case in cases if case.gold.get("text")]
    sites = [
        (None, learn((other.record for other in cases if other is not case), host), whole) for case in scored
    ]
    scores = [[_scores(case, draft) for draft in drafts] for case, drafts in zip(scored, sites, strict=True)]
    means = {}
    for heading in METRICS:
        without, new, same = zip(*([page[heading] for page in pages] for pages in scores), strict=True)
        means[heading] = (_mean(without), _mean(new), _mean(same))
    return Row(host, len(cases), len(scored), means)


def _scores(case: Case, draft: Draft | None) -> dict[str, float]:
    from evalkit.scoring import score_page

    parser = Parser(plugins=() if draft is None else (draft.site(),))
    scores = score_page(case.gold, as_output(parse_record(parser, case.record)), case.about)
    return {heading: scores[name].f1 if name in scores else 0.0 for heading, name in METRICS.items()}


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _show(rows: list[Row]) -> int:
    from evalkit.report import plain_table

    headings = [f"{name}, {column}" for name in METRICS for column in ("without", "new page", "same pages")]
    print(plain_table(["host", "pages", "scored", *headings], [_cells(row) for row in rows]))
    total = sum(row.scored for row in rows)
    lower = False
    print(f"\nmean of {total} pages of {len(rows)} hosts")
    for name in METRICS:
        means = [sum(row.scores[name][i] * row.scored for row in rows) / total for i in range(3)]
        lower |= min(means[1:]) < means[0]
        print("{}: {:.4f} without, {:.4f} on a new page, {:.4f} on the same pages".format(name, *means))
    return int(lower)


def _cells(row: Row) -> list[str]:
    scores = (f"{value:.3f}" for name in METRICS for value in row.scores[name])
    return [row.host, str(row.pages), str(row.scored), *scores]


if __name__ == "__main__":
    raise SystemExit(main())
