"""Damage real pages at random, parse them, and check that every law of the output still holds.

    python -m benchmarks.fuzz --n 5000 --seed 1 [--corpus NAME] [--seconds 60] [--save DIR] [--case N]

A case is a page of the corpora beside the repository, HTML or text, with one to six damages of
:mod:`benchmarks.mutations`. Nothing may be raised but the library's own error, no page may take more than a second of
processor time (beyond 10 MB: 0.1 s a MB), nor, from 50 ms on, 100 times what lxml takes for the tree of the whole page,
and the article must keep the laws of :mod:`benchmarks.output_laws`. One in twenty cases is parsed again in a process
with another hash seed. Seed and number tell a case; ``--case`` runs a single one. Cases run in child processes, so that
a crash is seen and its case is known.
The exit status is 1 if there is any fault.
"""

import argparse
import faulthandler
import gzip
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal, NamedTuple

from lxml import etree

import broadsheet
from benchmarks.corpora import EVAL, need_corpora
from benchmarks.mutations import mutate
from benchmarks.output_laws import broken_laws

__all__ = ["Case", "main", "make_case"]

_BATCH = 250
_MOST_SECONDS = 1.0  # of processor time, for one page
_SLOWEST = 1e-7  # seconds a byte, for pages of more than 10 MB, which damage can make
_MOST_RATIO = 100.0  # of the time of lxml's parse, for pages that take long enough to measure
_MEASURABLE = 0.05  # seconds
_QUICKEST = 1e-8  # seconds a byte: scripts, which lxml only passes over, may be read
_STUCK = 60  # seconds after which a child ends itself, with a traceback
_MEMORY = 4 << 30  # bytes of address space of a child
_SAMPLED = 20  # one case in so many is parsed in a second process

Result = dict[str, Any]


class Case(NamedTuple):
    """A damaged page: its source, how to parse it, and how it was made."""

    source: bytes
    kind: Literal["auto", "html", "text"]
    explain: bool
    made: str


def main(argv: list[str] | None = None) -> int:
    """Run the fuzzer; the exit status is 1 if there is any fault."""
    args = _arguments().parse_args(argv)
    need_corpora()
    if args.child:
        return _child(args)
    cases = [args.case] if args.case is not None else list(range(args.n))
    results = list(_run(cases, args, hash_seed="1", seconds=args.seconds))
    sampled = {r["case"]: r["digest"] for r in results if r.get("digest")}
    for again in _run(list(sampled), args, hash_seed="4242"):
        if again.get("digest") != sampled[again["case"]]:
            again["faults"] += ["another process makes another article of it"]
            results.append(again)
    _print(results)
    faulty = [result for result in results if result["faults"]]
    for result in faulty:
        _report(result, args)
    return 1 if faulty else 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description="Mutation fuzzing.")
    parser.add_argument("--n", type=int, default=5000, help="number of cases")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--corpus", default="", help="a corpus; all of them if none is named")
    parser.add_argument("--seconds", type=float, help="stop after so many, whatever --n says")
    parser.add_argument("--save", type=Path, help="a folder for the inputs that fail")
    parser.add_argument("--case", type=int, help="run this case only")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser


def make_case(seed: str, number: int, corpus: str = "") -> Case:
    """A case by its seed and number; the same one every time, as long as the corpora are the same."""
    random = Random(f"{seed}/{number}")
    path, other = random.choice(_pages(corpus)), random.choice(_pages(corpus))
    source, damages = mutate(random, gzip.decompress(path.read_bytes()), gzip.decompress(other.read_bytes()))
    kind: Literal["html", "text"] = "text" if path.parent.name == "text" else "html"
    made = f"{path.parent.parent.name}/{path.name}: {', '.join(damages)}"
    return Case(source, "auto" if random.random() < 0.1 else kind, random.random() < 0.25, made)


@cache
def _pages(corpus: str) -> list[Path]:
    found = sorted((EVAL / "corpora").glob(f"{corpus or '*'}/*/*.gz"))
    pages = [path for path in found if path.parent.name in ("pages", "text")]
    if not pages:
        raise SystemExit(f"no pages in the corpus {corpus!r}")
    return pages


# ------------------------------------------------------------------------------------- the parent


def _run(
    cases: list[int], args: argparse.Namespace, *, hash_seed: str, seconds: float | None = None
) -> Iterator[Result]:
    """The results of cases, batch by batch; what a dead child was at is a result too."""
    end = time.monotonic() + seconds if seconds else None
    while cases and not (end and time.monotonic() > end):
        done = 0
        for result in _batch(cases[:_BATCH], args, hash_seed, end):
            done += 1
            yield result
        cases = cases[done:]
        if not done:
            return


def _batch(cases: list[int], args: argparse.Namespace, hash_seed: str, end: float | None) -> Iterator[Result]:
    """The results of one child, up to the end of the time or to its death."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.fuzz",
        "--child",
        f"--seed={args.seed}",
        f"--corpus={args.corpus}",
    ]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(
            command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
        ) as child,
    ):
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("a pipe is missing")
        child.stdin.write(json.dumps(cases))
        child.stdin.close()
        left = iter(cases)
        for line in child.stdout:
            next(left)
            yield json.loads(line)
            if end and time.monotonic() > end:
                child.kill()
                return
        if child.wait():
            errors.seek(0)
            last = errors.read()[-3000:]
            yield {"case": next(left), "faults": [f"the process died with {child.returncode}:\n{last}"]}


def _print(results: list[Result]) -> None:
    timed = [result for result in results if "seconds" in result]
    print(f"{len(timed)} pages, {sum(r['size'] for r in timed) / 1e6:.0f} MB: ", end="")
    print(", ".join(f"{n} {name}" for name, n in Counter(r["outcome"] for r in timed).most_common()))
    codes = Counter(code for result in timed for code in result["warnings"])
    print("warnings:", ", ".join(f"{n} {code}" for code, n in codes.most_common()) or "none")
    print(f"\n{'case':>6}{'kB':>8}{'ms':>8}{'ratio':>8}  slowest, made of")
    for key in ("seconds", "ratio"):
        for r in sorted(timed, key=lambda result: -result[key])[:5]:
            print(
                f"{r['case']:>6}{r['size'] / 1e3:>8.0f}{r['seconds'] * 1e3:>8.0f}{r['ratio']:>8.1f}  {r['made']}"
            )
    kinds = Counter(fault.splitlines()[0][:70] for result in results for fault in result["faults"])
    print(
        f"\n{sum(kinds.values())} faults", *(f"{n:>6}  {kind}" for kind, n in kinds.most_common()), sep="\n"
    )


def _report(result: Result, args: argparse.Namespace) -> None:
    """Print a fault, and keep what made it where ``--save`` says."""
    case = make_case(args.seed, result["case"], args.corpus)
    words = "\n".join((f"case {result['case']} of seed {args.seed}: {case.made}", *result["faults"]))
    print(f"\n{words}")
    if args.save:
        args.save.mkdir(parents=True, exist_ok=True)
        stem = args.save / f"{args.seed}-{result['case']}"
        stem.with_suffix(".txt" if case.kind == "text" else ".html").write_bytes(case.source)
        stem.with_suffix(".fault").write_text(words, "utf-8")


# -------------------------------------------------------------------------------------- the child


class _TooLongError(BaseException):
    """A page takes many times what it may; no handler of the library may swallow this."""


def _child(args: argparse.Namespace) -> int:
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGPROF, _stop)
    _parser().parse("<p>")  # lazy imports and tables first
    for number in json.load(sys.stdin):
        faulthandler.dump_traceback_later(_STUCK, exit=True)
        print(json.dumps(_try(make_case(args.seed, number, args.corpus), number)), flush=True)
    faulthandler.cancel_dump_traceback_later()
    return 0


@cache
def _parser() -> broadsheet.Parser:
    """The parser without plugins: what is tried is the generic extraction."""
    return broadsheet.Parser(plugins=())


def _stop(*_: object) -> None:
    raise _TooLongError


def _try(case: Case, number: int) -> Result:
    """Parse one case and check what comes of it."""
    faults: list[str] = []
    result: Result = {"case": number, "size": len(case.source), "made": case.made, "outcome": "nothing"}
    result |= {"seconds": 0.0, "ratio": 0.0, "warnings": [], "faults": faults}
    signal.setitimer(signal.ITIMER_PROF, 30 * _MOST_SECONDS)
    try:
        seconds, article = _timed(case)
        result |= {"seconds": seconds, "ratio": _ratio(case, seconds), "outcome": "refused"}
        if article is not None:
            result |= {"outcome": article.kind, "warnings": [w.code for w in article.warnings]}
            faults += broken_laws(article)
            if number % _SAMPLED == 0:
                result["digest"] = hashlib.sha256(article.to_json().encode()).hexdigest()
        faults += _too_slow(result)
    except _TooLongError:
        faults.append(f"still at work after {30 * _MOST_SECONDS:.0f} s of processor time")
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
        faults.append(f"{type(error).__name__}: {error}"[:200] + "\n" + traceback.format_exc(limit=-6))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return result


def _timed(case: Case) -> tuple[float, broadsheet.Article | None]:
    """Processor time of a parse, the better of two if the first was slow; and its article, None if refused."""
    seconds, article = 1e9, None
    for _ in range(2):
        start = time.process_time()
        try:
            article = _parser().parse(
                case.source, url="https://courier.example/a/story", kind=case.kind, explain=case.explain
            )
        except broadsheet.BroadsheetError:
            article = None
        seconds = min(seconds, time.process_time() - start)
        if seconds < _MOST_SECONDS:
            break
    return seconds, article


def _ratio(case: Case, seconds: float) -> float:
    """Time relative to lxml's parse; 0 where that says nothing: in no time, of text, of what lxml gave up."""
    if seconds < _MEASURABLE or case.kind != "html":
        return 0.0
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    start = time.process_time()
    try:
        etree.fromstring(case.source, parser)
    except etree.ParseError:
        return 0.0
    taken = time.process_time() - start
    last = parser.error_log.last_error
    gave_up = last is not None and (
        last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT or "Excessive depth" in last.message
    )
    return 0.0 if gave_up else seconds / max(taken, len(case.source) * _QUICKEST)


def _too_slow(result: Result) -> Iterable[str]:
    most = max(_MOST_SECONDS, result["size"] * _SLOWEST)
    if result["seconds"] > most:
        yield f"slower than {most:.1f} s: {result['seconds']:.2f} s"
    # lxml alone stops at the depth limit, in no time
    if result["ratio"] > _MOST_RATIO and "depth_flattened" not in result["warnings"]:
        yield f"slower than {_MOST_RATIO:.0f} times lxml: {result['ratio']:.0f}"


if __name__ == "__main__":
    raise SystemExit(main())
