"""Parse tables of pages with Spark, and write the rows as Parquet.

    pip install 'broadsheet[arrow]' "pyspark>=4" pandas
    python examples/engines/on_spark.py INPUT -o OUT

INPUT is a Parquet file, a folder of them, or a file of JSON lines. Started by spark-submit it runs on a cluster, whose
PYSPARK_PYTHON has to have broadsheet; else on this machine. Spark needs Java.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator

import pyarrow as pa
from pyspark.sql import SparkSession

from broadsheet.arrow import PageMap, ddl, make_map


def extract(source: str, output: str, map_batch: PageMap, batch: int = 64) -> None:
    """Make a row of each page."""

    def rows(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for pages in batches:
            yield from map_batch(pages).to_batches()

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # without it Spark takes any python3
    spark = SparkSession.builder.appName("broadsheet").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", batch)
    spark.conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
    pages = spark.read.json(source) if source.endswith(".jsonl") else spark.read.parquet(source)
    pages.select(map_batch.wanted(pages.columns)).mapInArrow(rows, ddl()).write.parquet(output)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description="Parse pages with Spark.")
    parser.add_argument("input")
    parser.add_argument("-o", "--output", required=True, help="a folder for the rows")
    parser.add_argument("--batch", type=int, default=64, help="pages that a task has in memory at once")
    args = parser.parse_args()
    extract(args.input, args.output, make_map(), args.batch)


if __name__ == "__main__":
    main()
