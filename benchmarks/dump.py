"""Print what a run over a dump costs, and whether it survives being killed.

    python -m benchmarks.dump [--pages 300] [--corpus wcxb-dev] [--workers 1 2] [--format jsonl] [--kills 0]
    python -m benchmarks.dump --input crawl.warc.gz

The dump is a WARC file with a compressed member for each record, made of the pages of a corpus, which are repeated
under other addresses as often as needed. "alone" does in one process what a worker does; what a run needs more is for
its processes to start, and for the supervisor. Processor time is read from /proc, so this needs Linux. ``--kills``
kills as many runs at random points, resumes each, and compares its rows with those of a run that was left in peace.
"""

import argparse
import contextlib
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.corpora import load, need_corpora
from broadsheet import BroadsheetError, Parser
from broadsheet.dumps import open_dump, parse_record
from broadsheet.dumps.rows import article_row
from broadsheet.running.spool import Spool
from broadsheet.running.watchdog import Watchdog

__all__ = ["main"]

_TICK: Final = 0.2  # seconds between two looks at the processes
_CLOCK: Final = os.sysconf("SC_CLK_TCK")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


class Alone(NamedTuple):
    """What one process needs: pages, their bytes, processor seconds to read and parse, and to make and write rows."""

    pages: int
    size: int
    parsing: float
    rows: float


class Use(NamedTuple):
    """What a process has used up to now."""

    parent: int
    cpu: float
    memory: int


class Figures(NamedTuple):
    """What a run used: seconds, processor seconds of workers and of the others, and the largest worker over time."""

    seconds: float
    work: float
    rest: float
    memory: list[int]


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark; 1 when a run that was killed ended with other rows."""
    args = _arguments(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dump = args.input or make_dump(folder / "crawl.warc.gz", args.corpus, args.pages)
        alone = measure_alone(dump, folder)
        kilobytes = alone.size / alone.pages / 1000
        print(
            f"{alone.pages} pages, {kilobytes:.0f} kB each on average, {dump.stat().st_size / 1e6:.0f} MB\n"
        )
        print(f"{'':<12}{'pages/s':>9}{'MB/s':>7}{'CPU ms':>8}{'peak MB':>9}{'growth':>8}")
        print(f"{'alone':<12}{'':>16}{1000 * (alone.parsing + alone.rows) / alone.pages:>8.2f}")
        for workers in args.workers:
            command = _command(dump, folder / f"out{workers}", args.format, workers)
            print_figures(f"{workers} workers", measure(command), alone)
        print(f"\nrows and their writing, of the time to read and parse: {alone.rows / alone.parsing:.1%}")
        return print_kills(dump, folder, args) if args.kills else 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.dump", description="Cost of a run over a dump."
    )
    parser.add_argument("--input", type=Path, help="a dump of your own")
    parser.add_argument("--corpus", default="wcxb-dev")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--format", default="jsonl")
    parser.add_argument("--kills", type=int, default=0, help="number of runs to kill")
    parser.add_argument("--seed", type=int, default=0, help="another seed kills at other points")
    return parser.parse_args(argv)


def make_dump(path: Path, corpus: str, pages: int) -> Path:
    need_corpora()
    with path.open("wb") as file:
        for number, sample in enumerate(islice(cycle(load(corpus, kind=None)), pages)):
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
            lines = (
                "WARC/1.0",
                "WARC-Type: response",
                f"WARC-Record-ID: <urn:uuid:{number:032}>",
                f"WARC-Target-URI: {sample.url or 'https://corpus.example/page'}?copy={number}",
                f"Content-Length: {len(head) + len(sample.page)}",
            )
            record = "\r\n".join([*lines, "", ""]).encode() + head + sample.page + b"\r\n\r\n"
            file.write(gzip.compress(record, 1))
    return path


def measure_alone(dump: Path, folder: Path) -> Alone:
    """Do in this process what a worker does."""
    parser = Parser(plugins=())
    watchdog = Watchdog(folder / "trace", 60)
    pages = size = 0
    parsing = rows = 0.0
    with Spool(folder / "rows") as spool:
        start = time.process_time()
        for record in open_dump(dump):
            pages += 1
            size += len(record.html or record.text or "")
            with contextlib.suppress(BroadsheetError), watchdog:
                article = parse_record(parser, record)
                parsed = time.process_time()
                row = article_row(article)
                row.update(id=record.id, source=record.source, offset=record.offset, elapsed_us=0)
                spool.append(row)
                rows += time.process_time() - parsed
        parsing = time.process_time() - start - rows
    return Alone(pages, size, parsing, rows)


def _command(dump: Path, output: Path, form: str, workers: int) -> list[str]:
    options = ["-o", str(output), "--format", form, "--workers", str(workers), "--no-plugins", "--resume"]
    return [sys.executable, "-m", "broadsheet", "run", str(dump), *options]


def measure(command: list[str]) -> Figures:
    """Run a command and watch its processes."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    last: dict[int, Use] = {}
    memory = []
    while process.poll() is None:
        now = dict(_processes(process.pid))
        last |= now
        memory.append(max((use.memory for use in _workers(now, process.pid)), default=0))
        time.sleep(_TICK)
    seconds = time.monotonic() - start
    work = sum(use.cpu for use in _workers(last, process.pid))
    return Figures(seconds, work, sum(use.cpu for use in last.values()) - work, memory)


def _processes(session: int) -> Iterator[tuple[int, Use]]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[3]) == session:
            cpu = (int(fields[11]) + int(fields[12])) / _CLOCK
            yield int(path.parent.name), Use(int(fields[1]), cpu, int(fields[21]) * _PAGE)


def _workers(processes: dict[int, Use], first: int) -> list[Use]:
    """The workers are children of the server that forks, which is a child of the first process."""
    return [use for pid, use in processes.items() if first not in (pid, use.parent)]


def print_figures(name: str, figures: Figures, alone: Alone) -> None:
    # The first half warms up; after it a worker's memory should not grow.
    second = [memory for memory in figures.memory[len(figures.memory) // 2 :] if memory]
    growth = max(second) / second[0] - 1 if second else 0.0
    print(
        f"{name:<12}{alone.pages / figures.seconds:>9.1f}{alone.size / figures.seconds / 1e6:>7.1f}"
        f"{1000 * (figures.work + figures.rest) / alone.pages:>8.2f}{max(figures.memory) / 1e6:>9.0f}{growth:>8.1%}"
        f"   of the CPU {figures.rest:.2f} s for the supervisor"
    )


def print_kills(dump: Path, folder: Path, args: argparse.Namespace) -> int:
    workers = max(args.workers)
    peace = _command(dump, folder / "peace", args.format, workers)
    start = time.monotonic()
    subprocess.run(peace, stdout=subprocess.DEVNULL, check=False)
    seconds = time.monotonic() - start
    expected = _rows(folder / "peace")
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
        same += _rows(output) == expected
    print(f"\n{same} of {args.kills} killed runs ended with the same {len(expected)} rows")
    return 0 if same == args.kills else 1


def _rows(output: Path) -> list[dict[str, Any]]:
    """The rows of a run, without what differs from run to run."""
    rows: list[dict[str, Any]] = []
    for path in sorted(output.glob("part-*.*")):
        if path.suffix == ".parquet":
            from pyarrow import parquet

            rows += parquet.read_table(path).to_pylist()
        else:
            rows += map(json.loads, path.read_text("utf-8").splitlines())
    return [{name: value for name, value in row.items() if name != "elapsed_us"} for row in rows]


if __name__ == "__main__":
    raise SystemExit(main())
