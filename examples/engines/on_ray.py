"""Parse tables of pages with Ray Data, and write the rows as Parquet.

    pip install 'broadsheet[arrow]' "ray[data]"
    python examples/engines/on_ray.py INPUT -o OUT

INPUT is a Parquet file, a folder of them, or a file of JSON lines. It runs on the cluster that RAY_ADDRESS names, else on
this machine; broadsheet has to be installed on all of its nodes.
"""

import argparse

import ray

from broadsheet.arrow import PageMap, make_map


def extract(source: str, output: str, map_batch: PageMap, batch: int = 64) -> None:
    """Make a row of each page."""
    read = ray.data.read_json if source.endswith(".jsonl") else ray.data.read_parquet
    pages = read(source)
    pages = pages.select_columns(map_batch.wanted(pages.columns()))
    rows = pages.map_batches(map_batch, batch_format="pyarrow", batch_size=batch)
    rows.write_parquet(output)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description="Parse pages with Ray Data.")
    parser.add_argument("input")
    parser.add_argument("-o", "--output", required=True, help="a folder for the rows")
    parser.add_argument("--batch", type=int, default=64, help="pages that a task has in memory at once")
    args = parser.parse_args()
    extract(args.input, args.output, make_map(), args.batch)


if __name__ == "__main__":
    main()
