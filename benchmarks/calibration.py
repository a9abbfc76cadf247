"""Print how often the confidences that broadsheet states are right: a table of bins for each field, and one of kinds.

    python -m benchmarks.calibration [--limit 100]     # title, authors, day of publication, kind of page
    python -m benchmarks.calibration --fit [--text]    # the weights of the kind, fitted anew and cross-validated by site

A bin holds the pages whose confidence lies in it; beside it stand the mean confidence and the share that was right. Both are
the same where the confidences mean what they say. Authors are right when they are the gold's, all of them and no others.
Needs the pages in ``../shared/eval``, and ``--fit`` numpy (dependency group ``train``).
"""

import argparse
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from benchmarks.corpora import EVAL, corpora, has_text, need_corpora
from broadsheet import Article, Parser

__all__ = ["main"]

FIELDS: Final = ("title", "authors", "published", "kind")
#: Pages of these corpora that are no articles are real ones of another kind.
WITH_KINDS: Final = "wcxb-dev"
BINS: Final = 10
FOLDS: Final = 5
RIDGE: Final = 1.0


class Page(NamedTuple):
    """What was said of a page: kind in the gold, evidence, and (confidence, right) by field."""

    corpus: str
    kind: str
    fold: int
    evidence: tuple[str, ...]
    said: str
    right: dict[str, tuple[float, bool]]


def main(argv: list[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.calibration", description="How often confidences are right."
    )
    parser.add_argument("--limit", type=int, help="a fixed sample of this many pages of each corpus")
    parser.add_argument("--text", action="store_true", help="the pages as plain text")
    parser.add_argument("--fit", action="store_true", help="fit the weights of the kind")
    args = parser.parse_args(argv)
    need_corpora()
    names = [name for name in corpora() if has_text(name) or not args.text]
    with ProcessPoolExecutor(2) as pool:
        found = pool.map(read, names, [args.limit] * len(names), [args.text] * len(names))
        pages = [page for corpus in found for page in corpus]
    if args.fit:
        fit([page for page in pages if page.evidence])
        return
    for field in FIELDS:
        print_bins(field, [page.right[field] for page in pages if field in page.right])
    print_kinds(pages)


def read(corpus: str, limit: int | None, text: bool) -> list[Page]:  # noqa: FBT001 - a pool passes it on
    """All pages of a corpus, read."""
    from evalkit.corpus import Corpus

    need_corpora()
    source: Any = Corpus(EVAL / "corpora" / corpus)
    parser = Parser(plugins=())
    kinds = [] if corpus == WITH_KINDS else ["article"]
    load = source.text if text else source.page
    return [
        judged(
            corpus,
            gold,
            parser.parse(load(gold["id"]), url=gold.get("url") or None, kind="text" if text else "html"),
        )
        for gold in source.select(kinds, limit)
    ]


def judged(corpus: str, gold: dict[str, Any], article: Article) -> Page:
    """What was said of a page, and whether it was right."""
    right = {"kind": (article.confidence, (article.kind != "not_article") == (gold["kind"] == "article"))}
    for field, same in (("title", same_title), ("authors", same_authors), ("published", same_day)):
        origin = article.provenance_of(field)
        if gold["kind"] == "article" and gold.get(field) and origin:
            right[field] = origin.confidence, same(gold[field], article)
    site = ".".join((urlsplit(gold.get("url") or "").hostname or gold["id"]).split(".")[-2:])
    found = article.provenance_of("kind")
    return Page(
        corpus,
        gold["kind"],
        int(hashlib.sha1(site.encode()).hexdigest(), 16) % FOLDS,
        tuple(found.source.split(", ")) if found and article.kind != "live_blog" else (),
        article.kind,
        right,
    )


def letters(text: str | None) -> str:
    """A text as two spellings of it are compared."""
    return re.sub(r"\W+", "", (text or "").casefold())


def same_title(gold: str, article: Article) -> bool:
    return letters(gold) == letters(article.title)


def same_authors(gold: Iterable[str], article: Article) -> bool:
    return {letters(name) for name in gold} == {letters(author.name) for author in article.authors}


def same_day(gold: str, article: Article) -> bool:
    return article.published is not None and gold[:10] == str(article.published.date)


def print_bins(field: str, said: Sequence[tuple[float, bool]]) -> None:
    """One row for each bin of confidences."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in said:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    print(f"\n{field}: {len(said)} pages, {share(right for _, right in said):.3f} right")
    print("  confidence  pages  stated  right")
    for number, members in sorted(bins.items()):
        stated = sum(confidence for confidence, _ in members) / len(members)
        hits = share(right for _, right in members)
        edges = f"{number / BINS:.1f} - {(number + 1) / BINS:.1f}"
        print(f"  {edges}  {len(members):6}  {stated:6.3f} {hits:6.3f}")
    gap = sum(abs(sum(c - r for c, r in members)) for members in bins.values()) / max(1, len(said))
    print(f"  mean gap between stated and right: {gap:.3f}")


def share(values: Iterable[bool]) -> float:
    """The share of what is true."""
    known = list(values)
    return sum(known) / max(1, len(known))


def print_kinds(pages: Iterable[Page]) -> None:
    """What share of the pages of each kind is called an article."""
    found: dict[str, list[bool]] = defaultdict(list)
    for page in pages:
        name = page.kind if page.corpus == WITH_KINDS else f"articles of {page.corpus}"
        found[name].append(page.said != "not_article")
    print("\ncalled an article, by the kind in the gold")
    for name, said in sorted(found.items(), key=lambda item: -share(item[1])):
        print(f"  {share(said):.2f}  {name} ({len(said)})")


def fit(pages: Sequence[Page]) -> None:
    """Fit the weights of the evidence by logistic regression, and say how right they are on sites not seen."""
    import numpy as np

    names = sorted(
        {name for page in pages for name in page.evidence} - {"no body", "no evidence", "nothing else"}
    )
    rows = np.array([[1.0, *(float(name in page.evidence) for name in names)] for page in pages])
    wanted = np.array([page.kind == "article" for page in pages])
    folds = np.array([page.fold for page in pages])
    probabilities = np.zeros(len(pages))
    for fold in range(FOLDS):
        inside = folds == fold
        probabilities[inside] = logistic(rows[inside] @ weights_of(rows[~inside], wanted[~inside]))
    print_bins(
        "kind, cross-validated by site",
        [(max(p, 1 - p), bool((p >= 0.5) == right)) for p, right in zip(probabilities, wanted, strict=True)],
    )
    for name, weight in zip(["", *names], weights_of(rows, wanted), strict=True):
        print(f'  "{name}": {weight:.2f},')


def weights_of(rows: Any, wanted: Any) -> Any:
    """Weights by Newton's method, with a ridge on all but the first."""
    import numpy as np

    weights = np.zeros(rows.shape[1])
    ridge = RIDGE * np.eye(len(weights))
    ridge[0, 0] = 1e-6
    for _ in range(30):
        probabilities = logistic(rows @ weights)
        slope = rows.T @ (probabilities - wanted) + ridge @ weights
        curve = (rows * (probabilities * (1 - probabilities))[:, None]).T @ rows + ridge
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def logistic(values: Any) -> Any:
    """Probabilities from log odds."""
    import numpy as np

    return 1 / (1 + np.exp(-values))


if __name__ == "__main__":
    main()
