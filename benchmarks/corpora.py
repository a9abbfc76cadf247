"""The real pages that the benchmarks run over: the corpora beside the repository, where they are present."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["EVAL", "SHARED", "Sample", "corpora", "has_text", "load", "load_texts", "need_corpora"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
EVAL = SHARED / "eval"


class Sample(NamedTuple):
    """A page of a corpus: its id, its bytes as published, and its address ('' when unknown)."""

    id: str
    page: bytes
    url: str


def need_corpora() -> None:
    """Put the evaluation kit and this repository on the import path.

    Raises:
        SystemExit: If the corpora are not there.
    """
    if not (EVAL / "evalkit").is_dir():
        raise SystemExit("the corpora are not beside this repository (../shared/eval): nothing to measure")
    sys.path[:0] = [str(ROOT), str(EVAL)]


def corpora() -> list[str]:
    """Names of all corpora, sorted."""
    return sorted(folder.parent.name for folder in (EVAL / "corpora").glob("*/gold.jsonl"))


def has_text(name: str) -> bool:
    """Whether a corpus has its pages as plain text as well."""
    return (EVAL / "corpora" / name / "text").is_dir()


def load(name: str, *, kind: str | None = "article", limit: int | None = None) -> Iterator[Sample]:
    """Pages of a corpus; ``limit`` takes the evaluation kit's fixed sample."""
    from evalkit.corpus import Corpus

    corpus: Any = Corpus(EVAL / "corpora" / name)
    for gold in corpus.select([kind] if kind else [], limit):
        yield Sample(gold["id"], corpus.page(gold["id"]), gold.get("url") or "")


def load_texts(name: str, *, limit: int | None = None) -> Iterator[str]:
    """The plain text of the articles of a corpus; ``limit`` as of :func:`load`."""
    from evalkit.corpus import Corpus

    corpus: Any = Corpus(EVAL / "corpora" / name)
    for gold in corpus.select(["article"], limit):
        yield corpus.text(gold["id"])
