"""Parse tables of pages with datatrove, and write the rows as Parquet.

    pip install 'broadsheet[arrow]' "datatrove[io]"
    python examples/engines/on_datatrove.py INPUT -o OUT

INPUT is a Parquet file, a folder of them, or a file of JSON lines. A task reads whole files, so give it several. For a
cluster take SlurmPipelineExecutor or RayPipelineExecutor with the same pipeline.
"""

import argparse
import os
from pathlib import Path

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.readers import JsonlReader, ParquetReader
from datatrove.pipeline.writers import ParquetWriter

from broadsheet.arrow import OUTPUT_SCHEMA
from broadsheet.integrations.datatrove import BroadsheetExtractor


def extract(source: str, output: str, step: PipelineStep, batch: int = 64) -> None:
    """Make a row of each page."""
    folder, name = (source, None) if Path(source).is_dir() else os.path.split(source)
    options = {"glob_pattern": name, "text_key": "html"}
    if source.endswith(".jsonl"):
        reader = JsonlReader(folder or ".", **options)
    else:
        reader = ParquetReader(folder or ".", **options, batch_size=batch)
    writer = ParquetWriter(output, expand_metadata=True, schema=OUTPUT_SCHEMA, batch_size=batch)
    cores = os.cpu_count() or 1
    LocalPipelineExecutor(
        [reader, step, writer], tasks=cores, workers=cores, logging_dir=f"{output}/_logs"
    ).run()


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description="Parse pages with datatrove.")
    parser.add_argument("input")
    parser.add_argument("-o", "--output", required=True, help="a folder for the rows")
    parser.add_argument("--batch", type=int, default=64, help="pages that a task has in memory at once")
    args = parser.parse_args()
    extract(args.input, args.output, BroadsheetExtractor(), args.batch)


if __name__ == "__main__":
    main()
