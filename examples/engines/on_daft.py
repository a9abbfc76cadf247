"""Parse tables of pages with Daft, and write the rows as Parquet.

    pip install 'broadsheet[arrow]' daft
    python examples/engines/on_daft.py INPUT -o OUT

INPUT is a Parquet file, a folder of them, or a file of JSON lines. It runs on this machine, or with DAFT_RUNNER=ray on the
cluster that RAY_ADDRESS names.
"""

import argparse
import atexit
import os

import daft
import pyarrow as pa

from broadsheet.arrow import OUTPUT_SCHEMA, PageMap, make_map

ROW = daft.DataType.from_arrow_type(pa.struct(OUTPUT_SCHEMA))


def extract(source: str, output: str, map_batch: PageMap, batch: int = 64) -> None:
    """Make a row of each page."""

    def rows(*columns: daft.Series) -> pa.Array:
        pages = pa.table({column.name(): column.to_arrow() for column in columns})
        return map_batch(pages).to_struct_array().combine_chunks()

    pages = daft.read_json(source) if source.endswith(".jsonl") else daft.read_parquet(source)
    mapped = daft.func.batch(return_dtype=ROW, unnest=True, use_process=True, batch_size=batch)(rows)
    wanted = map_batch.wanted(pages.column_names)
    pages.select(mapped(*map(daft.col, wanted))).write_parquet(output)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description="Parse pages with Daft.")
    parser.add_argument("input")
    parser.add_argument("-o", "--output", required=True, help="a folder for the rows")
    parser.add_argument("--batch", type=int, default=64, help="pages that a task has in memory at once")
    args = parser.parse_args()
    extract(args.input, args.output, make_map(), args.batch)
    # All is written. Daft 0.7 ends its processes in threads that may still run when the interpreter
    # is being taken apart, which crashes it; so it is not taken apart.
    atexit.register(os._exit, 0)


if __name__ == "__main__":
    main()
