"""How right the whole of ``parse`` is on sites that its scorer has not seen.

    python -m benchmarks.crossval [--text] [--corpus NAME ...] [--kind article|all] [--keep FOLDER]

The scorer's tables are fitted to the development pages, so what ``benchmarks.accuracy`` prints of body text is too good.
Here five scorers are fitted, each without a fifth of the sites (:mod:`benchmarks.train`), and every page is parsed with
the one that has seen no page of its site. All else is as shipped: the rules were written while looking at these pages.
"""

import argparse
import os
import runpy
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import systems, train
from benchmarks.accuracy import measure, show
from benchmarks.corpora import need_corpora
from broadsheet._classify import FEATURES_OF, html_scorer, text_scorer

__all__ = ["has_scorers", "main", "parse_html", "parse_text", "use_scorers"]

#: The folder of the five scorers, for the kit's worker processes.
_FOLDER = "BROADSHEET_CROSSVAL"


def use_scorers(folder: str) -> None:
    """Let this process and its workers parse with the five scorers of a folder."""
    os.environ[_FOLDER] = folder


def has_scorers() -> bool:
    """Whether there is a folder of scorers to parse with."""
    return _FOLDER in os.environ


def parse_html(page: bytes, url: str) -> systems.Output:
    """An HTML page, to the kit's dict, with the scorer that has not seen its site."""
    vars(html_scorer)["score"] = _score_for(url)
    return systems.parse_html(page, url)


def parse_text(page: str, url: str) -> systems.Output:
    """A page's plain text, to the kit's dict, with the scorer that has not seen its site."""
    vars(text_scorer)["score"] = _score_for(url)
    return systems.parse_text(page, url)


def _score_for(url: str) -> Any:
    return _scorer(train.fold_of(train.domain_of({"url": url, "id": ""})))


@cache
def _scorer(fold: int) -> Any:
    return runpy.run_path(str(Path(os.environ[_FOLDER], f"{fold}.py")))["score"]


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    args = _arguments(argv)
    need_corpora()
    kind = "text" if args.text else "html"
    samples = train.load_samples(kind)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(args.keep or temporary)
        folder.mkdir(exist_ok=True)
        use_scorers(str(folder))
        for fold in range(train.FOLDS):
            forest = train.fit([sample for sample in samples if sample.fold != fold], train.SIZES[kind])
            source = train.as_python(forest, FEATURES_OF[kind], kind, samples)
            (folder / f"{fold}.py").write_text(source, "utf-8")
        spec = f"benchmarks.crossval:parse_{kind}"
        show(f"cross-validated, {kind}", [measure(name, spec, kind, args) for name in args.corpus])
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crossval", description="Cross-validation.")
    parser.add_argument("--text", action="store_true", help="plain text instead of HTML")
    parser.add_argument("--corpus", nargs="+", default=["wcxb-dev", "fundus-tests-dev"])
    parser.add_argument("--kind", default="article", help="only pages of this kind; 'all' for every kind")
    parser.add_argument("--keep", help="leave the five scorers in this folder")
    parser.add_argument("--limit", type=int, help="a fixed sample of this many pages of each corpus")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main())
