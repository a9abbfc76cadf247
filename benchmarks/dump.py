"""Print what a run over a large dump costs, beside other extractors, and whether it survives being killed.

    python -m benchmarks.dump [--pages 1000] [--peer-pages 1000] [--against trafilatura resiliparse ...]
                              [--workers 1 2] [--corpus wcxb-dev ...] [-o FOLDER] [--keep FILE]
    python -m benchmarks.dump --pages 300 --kills 50 [--format parquet]

The dump is a WARC file with a compressed member for each record, made of the pages of corpora, which are repeated
under other addresses as often as needed. Each system runs over it as ``broadsheet run`` does; for a dump of your own use
``broadsheet bench``. Accuracy is that of the articles among the pages. ``-o`` writes Markdown, JSON and plots.
``--kills`` kills as many runs at random points instead, resumes each, and compares its rows with those of a run that
was left in peace.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from benchmarks.crawl import Crawl
from broadsheet.benching import Outcome, bench, draw

__all__ = ["main"]

_CORPORA: Final = ("wcxb-dev", "fundus-tests-dev")
_NAME: Final = "dump"


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark; 1 when a run that was killed ended with other rows."""
    args = _arguments(argv)
    crawl = Crawl(args.corpus or _CORPORA, args.pages)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dump = crawl.write(args.keep or folder / "crawl.warc.gz")
        print(f"a dump of {args.pages} pages, {dump.stat().st_size / 1e6:.0f} MB\n", flush=True)
        if args.kills:
            return print_kills(dump, folder, args)
        outcome = bench(
            [dump],
            folder,
            against=args.against,
            workers=args.workers,
            peer_limit=args.peer_pages,
            plugins=(),
            say=lambda step: print(f"{step} ...", file=sys.stderr, flush=True),
        )
        outcome = attrs.evolve(outcome, accuracy=accuracy_of(outcome, crawl, folder))
    print("\n".join(outcome.lines()))
    if args.output:
        write(outcome, args.output, sys.argv[1:] if argv is None else argv)
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.dump", description="Cost of a run over a dump."
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--peer-pages", type=int, help="of them for the other extractors; all by default")
    parser.add_argument("--corpus", nargs="+", help=f"pages of these; {' and '.join(_CORPORA)} by default")
    parser.add_argument("--against", nargs="*", default=[], help="other extractors")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--keep", type=Path, help="leave the dump in this file")
    parser.add_argument("-o", "--output", type=Path, help="a folder for Markdown, JSON and plots")
    parser.add_argument("--kills", type=int, default=0, help="number of runs to kill")
    parser.add_argument("--format", default="jsonl", help="what the killed runs write")
    parser.add_argument("--seed", type=int, default=0, help="another seed kills at other points")
    return parser.parse_args(argv)


def accuracy_of(outcome: Outcome, crawl: Crawl, folder: Path) -> dict[str, dict[str, float]]:
    """By system, how right it is on the pages that all systems were given."""
    first = min(figures.pages for figures in outcome.figures)
    runs = {figures.system: folder / f"{figures.system}-{figures.workers}" for figures in outcome.figures}
    return {system: crawl.scores(_rows(output), first) for system, output in runs.items()}


def write(outcome: Outcome, folder: Path, argv: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    plots = draw(outcome, folder, prefix=f"{_NAME}-")
    pictures = "".join(f"\n![{path.stem}]({path.name})\n" for path in plots)
    command = " ".join(["python -m benchmarks.dump", *argv])
    (folder / f"{_NAME}.md").write_text(outcome.to_markdown(command) + pictures, "utf-8")
    (folder / f"{_NAME}.json").write_text(outcome.to_json() + "\n", "utf-8")
    print(f"\nwrote {folder}")


def print_kills(dump: Path, folder: Path, args: argparse.Namespace) -> int:
    workers = max(args.workers)
    peace = _command(dump, folder / "peace", args.format, workers)
    start = time.monotonic()
    subprocess.run(peace, stdout=subprocess.DEVNULL, check=False)
    seconds = time.monotonic() - start
    expected = list(_rows(folder / "peace"))
    chance = random.Random(args.seed)
    same = 0
    for number in range(args.kills):
        output = folder / f"killed{number}"
        command = _command(dump, output, args.format, workers)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, seconds))
        process.kill()
        process.wait()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        same += list(_rows(output)) == expected
    print(f"\n{same} of {args.kills} killed runs ended with the same {len(expected)} rows")
    return 0 if same == args.kills else 1


def _command(dump: Path, output: Path, form: str, workers: int) -> list[str]:
    options = ["-o", str(output), "--format", form, "--workers", str(workers), "--no-plugins", "--resume"]
    return [sys.executable, "-m", "broadsheet", "run", str(dump), *options]


def _rows(output: Path) -> Iterator[dict[str, Any]]:
    """The rows of a run, without what differs from run to run."""
    for path in sorted(output.glob("part-*.*")):
        for row in _read(path):
            row.pop("elapsed_us")
            yield row


def _read(path: Path) -> Iterator[dict[str, Any]]:
    if path.suffix == ".parquet":
        from pyarrow import parquet

        yield from parquet.read_table(path).to_pylist()
        return
    with path.open("rb") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    raise SystemExit(main())
