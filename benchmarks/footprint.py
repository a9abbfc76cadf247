"""Print what the library weighs: the time of its import, and the memory that a page needs.

    python -m benchmarks.footprint [--import] [--limit 60] [--rounds 9]

The import is timed in fresh processes that take turns with one that imports lxml.etree, attrs and pluggy.
A page's peak is the growth of resident memory in a forked child, against the budget of 12 bytes per byte of
input, 600 bytes per element and 30 MiB. Linux only (fork, /proc).
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

import broadsheet
from benchmarks.corpora import Sample, load, need_corpora

__all__ = ["main"]

_IMPORTS = {
    "lxml.etree, attrs, pluggy": "lxml.etree, attrs, pluggy",
    "broadsheet": "broadsheet",
    "broadsheet, and a first parse": "broadsheet; broadsheet.parse('')",
}
_TIMED = "import time; t = time.process_time_ns(); import {}; print(time.process_time_ns() - t)"
_MIB = 1 << 20
_START_TAG = re.compile(rb"<[A-Za-z]")


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.footprint", description="Import time and memory."
    )
    parser.add_argument(
        "--import", dest="only_import", action="store_true", help="the import only; needs no corpora"
    )
    parser.add_argument("--corpus", default="wcxb-dev")
    parser.add_argument("--limit", type=int, default=60, help="a fixed sample of this many pages")
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args(argv)
    print_import(args.rounds)
    if not args.only_import:
        need_corpora()
        print_memory([_made(200_000), *load(args.corpus, limit=args.limit)])
    return 0


def print_import(rounds: int) -> None:
    """The fastest of ``rounds`` imports in fresh processes, in processor time, and the ratio."""
    best = dict.fromkeys(_IMPORTS, 1 << 62)
    # Without stored bytecode every import would compile, which no user's second run does.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(rounds):
        for name, modules in _IMPORTS.items():
            command = [sys.executable, "-c", _TIMED.format(modules)]
            printed = subprocess.run(
                command, check=True, capture_output=True, text=True, env=environment
            ).stdout
            best[name] = min(best[name], int(printed))
    base = best["lxml.etree, attrs, pluggy"]
    for name, nanoseconds in best.items():
        print(f"import {name:<32}{nanoseconds / 1e6:>8.1f} ms{nanoseconds / base:>7.2f}")


def print_memory(samples: list[Sample]) -> None:
    """The pages that come nearest to the memory budget, and the largest peaks."""
    broadsheet.parse(samples[-1].page)  # lazy imports and memos first
    rows = []
    for sample in samples:
        peak, elements = _peak(sample)
        budget = 12 * len(sample.page) + 600 * elements + 30 * _MIB
        rows.append((peak / budget, peak, len(sample.page), elements, sample.id))
    print(f"\n{'page':<44}{'kB':>8}{'elements':>10}{'peak MiB':>10}{'of budget':>11}")
    for share, peak, size, elements, name in sorted(rows, reverse=True)[:5]:
        print(f"{name[:42]:<44}{size / 1000:>8.0f}{elements:>10}{peak / _MIB:>10.1f}{share:>11.0%}")
    mean = sum(row[1] for row in rows[1:]) / max(1, len(rows) - 1)
    print(f"{len(rows)} pages, mean peak of the real ones {mean / _MIB:.1f} MiB")


def _made(count: int) -> Sample:
    """A page with very many elements and little text."""
    return Sample(f"{count} short paragraphs, made", b"<html><body><main>" + b"<p>word</p>" * count, "")


def _peak(sample: Sample) -> tuple[int, int]:
    """Growth of resident memory, in bytes, while a forked child parses the page; and the page's elements."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            before = _resident("VmRSS")
            broadsheet.parse(sample.page, url=sample.url or None)
            grown = _resident("VmHWM") - before
            os.write(write, f"{grown} {len(_START_TAG.findall(sample.page))}".encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        grown_by, elements = pipe.read().split()
    os.waitpid(child, 0)
    return int(grown_by), int(elements)


def _resident(field: str) -> int:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"/proc/self/status has no {field!r}")


if __name__ == "__main__":
    raise SystemExit(main())
