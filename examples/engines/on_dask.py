"""Parse tables of pages with Dask, and write the rows as Parquet.

    pip install 'broadsheet[arrow]' "dask[distributed]"
    python examples/engines/on_dask.py INPUT -o OUT

INPUT is a Parquet file, a folder of them, or a file of JSON lines. A task is a group of rows of a Parquet file, or a file of
JSON lines; no page passes between processes. It runs on the cluster that DASK_SCHEDULER_ADDRESS names, which must
see the files, else on this machine.
"""

import argparse
from pathlib import Path

import dask
import pyarrow.dataset as ds
import pyarrow.json
import pyarrow.parquet as pq
from distributed import Client

from broadsheet.arrow import OUTPUT_SCHEMA, PageMap, make_map


def extract(source: str, output: str, map_batch: PageMap, batch: int = 64) -> None:
    """Make a row of each page."""
    Path(output).mkdir(parents=True, exist_ok=True)
    tasks = [
        dask.delayed(write_part)(part, Path(output, f"part-{number:05}.parquet"), map_batch, batch)
        for number, part in enumerate(parts_of(source))
    ]
    with Client(threads_per_worker=1):  # a process for each core: parsing holds the interpreter's lock
        dask.compute(*tasks)


def parts_of(source: str) -> list[ds.Fragment]:
    """What one task reads."""
    if source.endswith(".jsonl"):
        longest_line = pyarrow.json.ReadOptions(block_size=64 << 20)
        return list(ds.dataset(source, format=ds.JsonFileFormat(read_options=longest_line)).get_fragments())
    files = ds.dataset(source, format="parquet").get_fragments()
    return [part for file in files for part in file.split_by_row_group()]


def write_part(part: ds.Fragment, path: Path, map_batch: PageMap, batch: int) -> None:
    """Make the rows of a part, some pages at a time."""
    wanted = map_batch.wanted(part.physical_schema.names)
    with pq.ParquetWriter(path, OUTPUT_SCHEMA) as writer:
        for pages in part.to_batches(columns=wanted, batch_size=batch, use_threads=False):
            writer.write_table(map_batch(pages))


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description="Parse pages with Dask.")
    parser.add_argument("input")
    parser.add_argument("-o", "--output", required=True, help="a folder for the rows")
    parser.add_argument("--batch", type=int, default=64, help="pages that a task has in memory at once")
    args = parser.parse_args()
    extract(args.input, args.output, make_map(), args.batch)


if __name__ == "__main__":
    main()
