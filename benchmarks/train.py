"""Train the block scorer on the development pages and write it as plain Python.

    python -m benchmarks.train                 # HTML: cross-validate by domain, then fit all and write the forest
    python -m benchmarks.train --text          # the same for plain text
    python -m benchmarks.train --ablate        # what each group of features is worth
    python -m benchmarks.train --dry           # cross-validate only

Needs lightgbm and numpy (dependency group ``train``) and the pages in ``../shared/eval``. The features
are computed by the shipped code. The scorer of HTML learns from pages as published, and a little from the
same pages without class names and elements with a meaning (:mod:`benchmarks.withholding`), so that it can
read those that tell little. With the same pages and versions the written file is the same, bit for bit.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from math import floor
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from benchmarks.withholding import withhold

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "eval" / "corpora"
FOREST = {kind: ROOT / "src" / "broadsheet" / "_classify" / f"forest_{kind}.py" for kind in ("html", "text")}

#: Corpora with their weight. gne-dev is for evaluation only.
GOLD = {
    "wcxb-dev": 1.0,
    "fundus-tests-dev": 2.0,
    "fundus-history-dev": 1.0,
    "readability-tests-dev": 0.7,
    "defuddle-tests-dev": 0.7,
    "newspaper-tests-dev": 0.5,
    "newspaper-classic-dev": 0.4,
}
SILVER = {
    "trafilatura-eval-dev": 0.8,
    "htmldate-eval-dev": 0.5,
    "goose-tests-dev": 0.5,
    "postlight-tests-dev": 0.5,
}
SILVER_AGREEMENT = 0.8
#: The weight of pages by what they are: from those that are no articles the scorer learns to read them too.
KINDS = {
    "html": {
        "article": 1.0,
        **dict.fromkeys(("documentation", "service", "forum", "product", "collection", "listing"), 0.5),
    },
    "text": {"article": 1.0},
}
#: The weight of pages by what is withheld from them.
WITHHELD: dict[str, dict[tuple[str, ...], float]] = {
    "html": {(): 1.0, ("classes",): 0.12, ("classes", "microdata", "elements"): 0.12},
    "text": {(): 1.0},
}

FOLDS = 5
#: What the written scorer calls the score after each stage.
STAGES = ("first", "second", "third")


class Size(NamedTuple):
    """The shape of a forest.

    Attributes:
        trees: How many trees.
        leaves: Of each, at most.
        rate: Learning rate.
        stages: After so many trees the score is final if it is clear; ascending.
    """

    trees: int
    leaves: int
    rate: float
    stages: tuple[int, ...] = ()


SIZES = {"html": Size(90, 20, 0.1, (30,)), "text": Size(100, 20, 0.09, (10, 24, 50))}
#: What a block weighs by being one, in words: the lines of a text are blocks of their own, however short.
LEAST = {"html": 16, "text": 15}
#: The share of the training blocks that the trees up to a stage may decide otherwise than all.
STRAY = {"html": 0.005, "text": 0.002}
#: Log odds from which a block is body, as in html_scorer.py and text_roles.py.
BODY_SCORE = {"html": (-0.8, -0.45, 0.0), "text": (-0.3,)}
#: Probabilities from which a block is body, by the strength of the signs of an article: 0, 1, 2. The last is as shipped.
THRESHOLDS = ((0.35,) * 3, (0.4,) * 3, (0.45,) * 3, (0.5,) * 3, (0.35, 0.43, 0.5), (0.31, 0.39, 0.5))
PARAMETERS = {
    "objective": "binary",
    "min_sum_hessian_in_leaf": 2.0,
    "min_data_in_leaf": 60,
    "lambda_l2": 3.0,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 63,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": 7,
    "verbosity": -1,
}


class Job(NamedTuple):
    """A page to learn from.

    Attributes:
        kind: "html" or "text".
        corpus: Where it is from.
        gold: What the corpus says of it.
        kept: Text of the body.
        ignored: Text that may be left out or not.
        weight: What its blocks weigh.
        withheld: What is taken away from it.
    """

    kind: str
    corpus: str
    gold: dict[str, Any]
    kept: list[str]
    ignored: list[str]
    weight: float
    withheld: tuple[str, ...] = ()


class Sample(NamedTuple):
    """One page, ready to learn from.

    Attributes:
        group: The corpus, what the page is where it is no article, and what is withheld from it.
        page: Its id.
        withheld: What is taken away from it.
        fold: The fold of its domain.
        weight: What its blocks weigh.
        strength: Of the signs of an article.
        rows: The features of each block.
        labels: 1 for blocks of the body, else 0.
        weights: Of each block.
        words: Of each block.
        gold: Words of the gold text; None for silver pages.
    """

    group: str
    page: str
    withheld: tuple[str, ...]
    fold: int
    weight: float
    strength: int
    rows: list[tuple[float, ...]]
    labels: list[int]
    weights: list[float]
    words: list[Counter[str]]
    gold: Counter[str] | None


def words_of(text: str) -> list[str]:
    """Lower-case words; scripts without spaces character by character."""
    return re.findall(
        r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+",
        text.lower(),
    )


def domain_of(gold: dict[str, Any]) -> str:
    """The registrable name, near enough, so that no site is in two folds."""
    labels = (urlsplit(gold.get("url") or "").hostname or gold["id"]).split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])


def fold_of(domain: str) -> int:
    """The fold of a domain: from 0 to ``FOLDS`` - 1, the same in every run."""
    return int(hashlib.sha1(domain.encode()).hexdigest(), 16) % FOLDS


class Target:
    """The gold text of one page, asked block by block in document order."""

    def __init__(self, kept: Sequence[str], ignored: Sequence[str]) -> None:
        lines = [words_of(line) for paragraph in kept for line in paragraph.split("\n")]
        self.lines = Counter(" ".join(line) for line in lines)
        self.all = f" {' '.join(word for line in lines for word in line)} "
        tokens = self.all.split()
        self.shingles = set(zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False))
        self.ignored = f" {' '.join(word for text in ignored for word in words_of(text))} "
        self.used: Counter[str] = Counter()

    def label(self, text: str) -> tuple[int, float]:
        """1 or 0, and how sure that is."""
        words = words_of(text)
        key = " ".join(words)
        if not words:
            return 0, 0.2
        if len(words) > 3 and f" {key} " in self.ignored and f" {key} " not in self.all:
            return 0, 0.0
        if len(words) <= 3:
            good = key in self.lines
        else:
            good = f" {key} " in self.all
            if not good:
                shingles = list(zip(words, words[1:], words[2:], words[3:], strict=False))
                share = sum(s in self.shingles for s in shingles) / len(shingles)
                if share >= 0.6:
                    return 1, 1.0
                return 0, 1.0 if share < 0.3 else 0.3
        self.used[key] += 1
        if good and len(words) > 5 and self.used[key] > max(1, self.all.count(f" {key} ")):
            return 0, 0.5
        return int(good), 1.0


def load(kind: str, corpus: str, gold: dict[str, Any], withheld: Sequence[str] = ()) -> bytes | str:
    """The page as bytes, or its plain-text twin, from which nothing can be withheld."""
    folder = CORPORA / corpus
    if kind == "text":
        return gzip.decompress((folder / "text" / f"{gold['id']}.txt.gz").read_bytes()).decode()
    page = gzip.decompress((folder / "pages" / f"{gold['id']}.html.gz").read_bytes())
    return withhold(page, withheld) if withheld else page


def scored_blocks(
    kind: str, source: bytes | str, url: str | None
) -> tuple[list[str], list[tuple[float, ...]], int]:
    """Texts and feature rows of the blocks that the shipped classifier would score, and the strength of its signs."""
    from broadsheet import _classify, _html, _text
    from broadsheet._decode import decode
    from broadsheet._metadata import read_metadata
    from broadsheet._signs import signs_of
    from broadsheet.limits import Limits

    limits = Limits()
    room = _html if kind == "html" else _text
    decoded = decode(source, encoding=None, content_type=None, limits=limits)
    page, _ = room.open_page(decoded, url=url, fetched_at=None, limits=limits)
    layout = room.read_layout(page, {}, limits, explain=False)
    metadata = read_metadata(page, layout)
    return *_classify.training_rows(layout, metadata), signs_of(metadata).strength


def make_sample(job: Job) -> Sample:
    """Features and labels of one page."""
    gold, weight = job.gold, job.weight
    source = load(job.kind, job.corpus, gold, job.withheld)
    texts, rows, strength = scored_blocks(job.kind, source, gold.get("url"))
    target = Target(job.kept, job.ignored)
    pairs = [target.label(text) for text in texts]
    counts = [Counter(words_of(text)) for text in texts]
    sizes = [sum(count.values()) for count in counts]
    total = max(80, len(target.all.split()))
    return Sample(
        group=group_of(job),
        page=gold["id"],
        withheld=job.withheld,
        fold=fold_of(domain_of(gold)),
        weight=weight,
        strength=strength,
        rows=rows,
        labels=[label for label, _ in pairs],
        weights=[
            weight * sure * 100 * (min(size, 120) + LEAST[job.kind]) / (total + 300)
            for (_, sure), size in zip(pairs, sizes, strict=True)
        ],
        words=counts,
        gold=Counter(words_of("\n".join(job.kept))) if job.corpus in GOLD else None,
    )


def group_of(job: Job) -> str:
    """What a page is counted with."""
    kind = job.gold.get("kind")
    group = job.corpus if kind == "article" else f"{job.corpus}/{kind}"
    return f"{group} -{','.join(job.withheld)}" if job.withheld else group


def jobs(kind: str) -> Iterator[Job]:
    """Every development page with gold or trusted silver text, once as published and once for each withholding."""
    pages = list(pages_to_learn(kind))
    for withheld, share in WITHHELD[kind].items():
        for page in pages:
            yield page._replace(weight=page.weight * share, withheld=withheld)


def pages_to_learn(kind: str) -> Iterator[Job]:
    """Every development page with gold or trusted silver text."""
    for corpus, weight in {**GOLD, **SILVER}.items():
        folder = CORPORA / corpus
        if kind == "text" and not (folder / "text").is_dir():
            continue
        golds = {g["id"]: g for g in map(json.loads, (folder / "gold.jsonl").open())}
        if corpus in GOLD:
            for gold in golds.values():
                share = KINDS[kind].get(gold.get("kind"), 0)
                if not share or not gold.get("text"):
                    continue
                optional = set(gold.get("optional") or ())
                paragraphs = gold.get("paragraphs") or [gold["text"]]
                ignored = [p for i, p in enumerate(paragraphs) if i in optional]
                kept = (
                    [gold["text"]]
                    if not optional
                    else [p for i, p in enumerate(paragraphs) if i not in optional]
                )
                yield Job(kind, corpus, gold, kept, ignored, weight * share)
        else:
            for silver in map(json.loads, (folder / "silver.jsonl").open()):
                if silver["agreement"] >= SILVER_AGREEMENT and not golds[silver["id"]].get("text"):
                    gold = golds[silver["id"]]
                    yield Job(kind, corpus, gold, silver["paragraphs"], silver["disputed"], weight)


def load_samples(kind: str) -> list[Sample]:
    """Every development page, once for each withholding, ready to learn from, in a fixed order."""
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(make_sample, jobs(kind), chunksize=8))


def f1(kept: Counter[str], gold: Counter[str]) -> float:
    """Word F1 of one page."""
    common = sum((kept & gold).values())
    return 2 * common / max(1, sum(kept.values()) + sum(gold.values()))


def fit(samples: Sequence[Sample], size: Size, columns: Sequence[int] | None = None) -> Any:
    """A forest over the given samples."""
    import lightgbm
    import numpy as np

    rows = np.array([row for s in samples for row in s.rows], dtype=float)
    if columns is not None:
        rows = rows[:, columns]
    labels = np.array([label for s in samples for label in s.labels])
    weights = np.array([weight for s in samples for weight in s.weights])
    data = lightgbm.Dataset(rows, labels, weight=weights)
    shape = {"num_leaves": size.leaves, "learning_rate": size.rate}
    return lightgbm.train({**PARAMETERS, **shape}, data, num_boost_round=size.trees)


def doubtful_scores(forest: Any, samples: Sequence[Sample], kind: str, stage: int) -> tuple[float, float]:
    """The scores of the first ``stage`` trees between which all trees may decide otherwise, but for ``STRAY``."""
    import numpy as np

    rows = np.array([row for s in samples for row in s.rows], dtype=float)
    early = forest.predict(rows, raw_score=True, num_iteration=stage)
    final = forest.predict(rows, raw_score=True)
    most = int(STRAY[kind] * len(rows))
    bounds = []
    for body in BODY_SCORE[kind]:
        stray = np.sort(np.abs(early - body)[(early > body) != (final > body)])
        clear = float(stray[-1 - most]) if len(stray) > most else 0.0
        bounds += [body - clear, body + clear]
    return min(bounds), max(bounds)


def cross_validate(
    samples: Sequence[Sample], size: Size, columns: Sequence[int] | None = None
) -> dict[tuple[float, ...], dict[str, float]]:
    """Mean word F1 by thresholds and group of pages; every page is scored by a forest that saw no page of its domain."""
    import numpy as np

    scores: dict[tuple[float, ...], dict[str, list[float]]] = {t: defaultdict(list) for t in THRESHOLDS}
    for fold in range(FOLDS):
        forest = fit([s for s in samples if s.fold != fold], size, columns)
        for sample in samples:
            if sample.fold != fold or sample.gold is None:
                continue
            predicted: Sequence[float] = ()
            if sample.rows:
                rows = np.array(sample.rows)
                predicted = forest.predict(rows if columns is None else rows[:, columns])
            for thresholds in THRESHOLDS:
                kept: Counter[str] = Counter()
                for words, probability in zip(sample.words, predicted, strict=True):
                    if probability >= thresholds[sample.strength]:
                        kept += words
                scores[thresholds][sample.group].append(f1(kept, sample.gold))
    return {t: {c: sum(v) / len(v) for c, v in by.items()} for t, by in scores.items()}


def types_of(features: Sequence[str], samples: Sequence[Sample]) -> dict[str, type]:
    """What the values of each feature are: truth values, whole numbers, or any numbers."""
    found: list[set[type]] = [set() for _ in features]
    for sample in samples:
        for types, column in zip(found, zip(*sample.rows, strict=True), strict=False):
            types.update(map(type, column))
    return {
        name: bool if types <= {bool} else int if types <= {bool, int} else float
        for name, types in zip(features, found, strict=True)
    }


def split(name: str, kind: type, threshold: float, yes: str, no: str) -> str:
    """A conditional expression: ``yes`` where a feature is not above the threshold, else ``no``.

    Python compares a whole number with a float in four times the time that it needs for two numbers of one type.
    """
    if kind is bool:
        return f"({no} if {name} else {yes})"
    limit = str(floor(threshold)) if kind is int else f"{threshold:.6g}"
    return f"({yes} if {name} <= {limit} else {no})"


def as_python(forest: Any, features: Sequence[str], kind: str, samples: Sequence[Sample]) -> str:
    """The forest as one function of nested conditional expressions."""
    size = SIZES[kind]
    dump = forest.dump_model()
    types = types_of(features, samples)
    pages = sum(not sample.withheld for sample in samples)

    def expression(node: dict[str, Any]) -> str:
        if "leaf_value" in node:
            return f"{node['leaf_value']:.4f}"
        name = features[node["split_feature"]]
        yes, no = expression(node["left_child"]), expression(node["right_child"])
        return split(name, types[name], node["threshold"], yes, no)

    trees = [f"        + {expression(tree['tree_structure'])}" for tree in dump["tree_info"]]
    used = {features[i] for i, n in enumerate(forest.feature_importance()) if n}
    names = [name if name in used else f"_{name}" for name in features]
    lines = [
        '"""The block scorer: generated by ``python -m benchmarks.train'
        + (" --text" if kind == "text" else "")
        + "``, not to be edited.",
        "",
        f"{len(trees)} trees of at most {size.leaves} leaves, fitted to {pages} development pages.",
        '"""',
        "",
        "# fmt: off",
        "",
        "from collections.abc import Sequence",
        "",
        '__all__ = ["FEATURES", "score"]',
        "",
        f"FEATURES = {tuple(features)!r}",
        "",
        "",
        "def score(row: Sequence[float]) -> float:",
        '    """Log odds that the block with these features belongs to the body."""',
        f"    {', '.join(names)} = row",
    ]
    done, score = 0, "0.0"
    for stage, name in zip(size.stages, STAGES, strict=False):
        low, high = doubtful_scores(forest, samples, kind, stage)
        lines += [
            f"    {name} = (",
            f"        {score}",
            *trees[done:stage],
            "    )",
            f"    if not {low:.4g} <= {name} <= {high:.4g}:",
            f"        return {name}",
        ]
        done, score = stage, name
    lines += ["    return (", f"        {score}", *trees[done:], "    )", ""]
    return "\n".join(lines)


def show(title: str, result: dict[tuple[float, ...], dict[str, float]]) -> None:
    """Print a table: a row for each group of pages, a column for each choice of thresholds."""
    print(f"{title:<36}" + "".join(f"{'/'.join(f'{t:.2f}' for t in choice):>16}" for choice in result))
    for group in sorted(next(iter(result.values()))):
        print(f"  {group:<34}" + "".join(f"{by[group]:>16.4f}" for by in result.values()))


def ablate(samples: Sequence[Sample], size: Size, features: Sequence[str]) -> None:
    """Cross-validation without each feature in turn."""
    for i, name in enumerate(features):
        columns = [j for j in range(len(features)) if j != i]
        result = cross_validate(samples, size, columns)[THRESHOLDS[-1]]
        print(f"  without {name:18} " + "  ".join(f"{c} {v:.4f}" for c, v in result.items()), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--text", action="store_true")
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument("--dry", action="store_true")
    arguments = parser.parse_args()
    kind = "text" if arguments.text else "html"
    from broadsheet import _classify

    features = _classify.FEATURES_OF[kind]
    samples = load_samples(kind)
    print(f"{len(samples)} pages, {sum(len(s.rows) for s in samples)} blocks")
    ceiling: dict[str, list[float]] = defaultdict(list)
    for s in samples:
        if s.gold is not None:
            best: Counter[str] = Counter()
            for words, label in zip(s.words, s.labels, strict=True):
                best += words if label else Counter()
            ceiling[s.group].append(f1(best, s.gold))
    print("  oracle  " + "  ".join(f"{c} {sum(v) / len(v):.4f}" for c, v in ceiling.items()))
    show("5-fold by domain, word F1 by threshold", cross_validate(samples, SIZES[kind]))
    if arguments.ablate:
        ablate(samples, SIZES[kind], features)
    if not arguments.dry:
        forest = fit(samples, SIZES[kind])
        for name, gain in sorted(
            zip(features, forest.feature_importance("gain"), strict=True), key=lambda p: -p[1]
        ):
            print(f"  {name:18} {gain:10.0f}")
        FOREST[kind].write_text(as_python(forest, features, kind, samples), "utf-8")
        print(f"wrote {FOREST[kind].relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
