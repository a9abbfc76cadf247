"""Print what an engine costs besides the parsing: to start, and for each page.

    python -m benchmarks.engines [--only daft ray] [--pages 200 1600] [--corpus wcxb-dev]

Measures the programs in ``examples/engines`` whose engine is installed; ``nox -s engines -- bench`` installs one after
the other. In the place of the parser stands a map that gives every page the same row, so all that is left is the
engine's: to read Parquet, to bring pages to processes and rows back, and to write. Each program runs over few pages and over
many; the processor time of all its processes grows by what a page costs, and the rest is the start. "loop" does the same
without an engine, in one process. Pages are those of a corpus where it is present, else the examples. Linux only (/proc).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module, metadata
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

import broadsheet
from benchmarks.corpora import EVAL, ROOT, load, need_corpora
from broadsheet.arrow import OUTPUT_SCHEMA, to_table
from broadsheet.dumps.rows import Row

__all__ = ["NoWork", "main", "run_once"]

_PROGRAMS: Final = ROOT / "examples" / "engines"
_HARBOUR: Final = ROOT / "examples" / "harbour.html"
#: Engine -> its distribution.
_ENGINES: Final[Mapping[str, str]] = {
    "loop": "pyarrow",
    "daft": "daft",
    "dask": "distributed",
    "datatrove": "datatrove",
    "ray": "ray",
    "spark": "pyspark",
}
_FILES: Final = 8
_TICK: Final = 0.1  # seconds between two looks at the processes
_CLOCK: Final = os.sysconf("SC_CLK_TCK")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_ONCE: Final = "import sys; from benchmarks.engines import run_once; run_once(*sys.argv[1:])"


@attrs.frozen
class NoWork:
    """In the place of a map: it gives each page a row that was made before.

    Attributes:
        rows: As many rows as there can be pages in a batch, all the same.
    """

    rows: pa.Table

    def __call__(self, pages: pa.RecordBatch | pa.Table) -> pa.Table:
        """The rows."""
        return self.rows.slice(0, pages.num_rows)

    def wanted(self, names: Iterable[str]) -> list[str]:
        """The columns that a map reads."""
        return [name for name in names if name in ("id", "url", "html")]


class Use(NamedTuple):
    """What the processes of a program used: seconds, processor seconds, most bytes and most processes at once."""

    seconds: float
    cpu: float
    memory: int
    processes: int


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    args = _arguments(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = args.pages
        size = write_pages(folder / "few", args.corpus, few) + write_pages(folder / "many", args.corpus, many)
        print(f"{few} and {many} pages, {size / (few + many) / 1000:.0f} kB each on average\n")
        print(
            f"{'':<11}{'version':<11}{'start s':>9}{'us/page':>9}{'seconds':>9}{'peak MB':>9}{'processes':>11}"
        )
        for engine, distribution in _ENGINES.items():
            if engine in args.only and find_spec(distribution):
                uses = [measure(engine, folder / name) for name in ("few", "many")]
                print_engine(engine, metadata.version(distribution), uses, args.pages)
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.engines", description="Overhead of engines per page."
    )
    parser.add_argument("--only", nargs="+", choices=_ENGINES, default=list(_ENGINES))
    parser.add_argument("--pages", type=int, nargs=2, default=[200, 1600], metavar=("FEW", "MANY"))
    parser.add_argument("--corpus", default="wcxb-dev")
    return parser.parse_args(argv)


def write_pages(folder: Path, corpus: str, number: int) -> int:
    """Write the pages into files of Parquet, since some engines give each process whole files; their bytes."""
    folder.mkdir()
    pages = islice(cycle(_pages(corpus, number)), number)
    size = 0
    for part in range(_FILES):
        chunk = list(islice(pages, number // _FILES + (part < number % _FILES)))
        size += sum(map(len, chunk))
        columns = {
            "id": [f"{part}-{row}" for row in range(len(chunk))],
            "url": [f"https://corpus.example/{part}/{row}" for row in range(len(chunk))],
            "html": chunk,
        }
        pq.write_table(pa.table(columns), folder / f"{part}.parquet", compression="zstd", row_group_size=64)
    return size


def _pages(corpus: str, number: int) -> list[bytes]:
    if not EVAL.is_dir():
        return [path.read_bytes() for path in sorted((ROOT / "examples").rglob("*.html"))]
    need_corpora()
    return [sample.page for sample in islice(load(corpus, kind=None), number)]


def measure(engine: str, source: Path) -> Use:
    """Run a program over the pages in a folder, in a session of its own, and watch the processes of the session."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(_PROGRAMS)])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or each process of an engine would compile the engine
    output = source.with_name(f"{source.name}-{engine}")
    command = [sys.executable, "-c", _ONCE, engine, str(source), str(output)]
    with tempfile.TemporaryFile() as log:
        start = time.monotonic()
        process = subprocess.Popen(
            command, env=environment, stdout=log, stderr=log, cwd=output.parent, start_new_session=True
        )
        use = _watch(process)
        seconds = time.monotonic() - start
        if process.returncode:
            log.seek(0)
            raise SystemExit(f"{engine} failed:\n{log.read().decode('utf-8', 'replace')[-4000:]}")
    return use._replace(seconds=seconds)


def _watch(process: "subprocess.Popen[bytes]") -> Use:
    cpu: dict[int, float] = {}
    memory = processes = 0
    while process.poll() is None:
        now = dict(_session(process.pid))
        cpu |= {pid: seconds for pid, (seconds, _) in now.items()}
        memory = max(memory, sum(size for _, size in now.values()))
        processes = max(processes, len(now))
        time.sleep(_TICK)
    return Use(0.0, sum(cpu.values()), memory, processes)


def _session(leader: int) -> Iterator[tuple[int, tuple[float, int]]]:
    """Processor seconds and bytes in memory of the processes of a session."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[3]) == leader:
            yield (
                int(path.parent.name),
                ((int(fields[11]) + int(fields[12])) / _CLOCK, int(fields[21]) * _PAGE),
            )


def print_engine(engine: str, version: str, uses: list[Use], pages: list[int]) -> None:
    few, many = uses
    each = (many.cpu - few.cpu) / (pages[1] - pages[0])
    start = few.cpu - each * pages[0]
    print(
        f"{engine:<11}{version:<11}{start:>9.1f}{each * 1e6:>9.0f}{many.seconds:>9.1f}"
        f"{many.memory / 1e6:>9.0f}{many.processes:>11}",
        flush=True,
    )


def run_once(engine: str, source: str, output: str) -> None:
    """What a measured process does."""
    table = to_table([broadsheet.Parser(plugins=()).parse(_HARBOUR.read_bytes())])
    if engine == "datatrove":
        import_module("on_datatrove").extract(source, output, _step(table.to_pylist()[0]))
        return
    extract: Callable[..., None] = _loop if engine == "loop" else import_module(f"on_{engine}").extract
    extract(source, output, NoWork(pa.concat_tables([table] * 64).combine_chunks()))
    if engine == "daft":
        os._exit(0)  # as the program ends


def _loop(source: str, output: str, map_batch: NoWork) -> None:
    with pq.ParquetWriter(output, OUTPUT_SCHEMA) as writer:
        for path in sorted(Path(source).iterdir()):
            with pq.ParquetFile(path) as file:
                for pages in file.iter_batches(64, columns=["id", "url", "html"], use_threads=False):
                    writer.write_table(map_batch(pages))


def _step(row: Row) -> Any:
    """The step of datatrove's with a row that was made before."""
    from broadsheet.integrations.datatrove import BroadsheetExtractor

    step: Any = BroadsheetExtractor()
    step._make = lambda _record: dict(row)
    return step


if __name__ == "__main__":
    raise SystemExit(main())
