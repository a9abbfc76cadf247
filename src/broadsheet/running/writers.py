"""Making the rows of a shard the output: all of them at once, or none."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from broadsheet.dumps.rows import COLUMNS, Row
from broadsheet.running.job import OutputFormat
from broadsheet.running.spool import line_of, read_lines

__all__ = ["WRITERS", "Writer", "write_whole"]

_GROUP: Final = 16 << 20  # bytes of JSON lines that make a group of rows in a Parquet file
_BODY: Final = ("text", "markdown", "html", "json")


class Writer(NamedTuple):
    """How a format is written.

    Attributes:
        suffix: The suffix of the file that holds the rows of a shard. It is there when all of them are.
        publish: Makes a whole spool this file; the spool is gone afterwards.
        read: The rows of such a file.
    """

    suffix: str
    publish: Callable[[Path, Path], None]
    read: Callable[[Path], Iterator[Row]]


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it has either its old content or all of the new one, whatever happens."""
    part = path.with_name(f"_{path.name}.{os.getpid()}.tmp")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _rows(path: Path) -> Iterator[Row]:
    return (row for row, _ in read_lines(path))


def _publish_jsonl(spool: Path, final: Path) -> None:
    spool.replace(final)


def _publish_parquet(spool: Path, final: Path) -> None:
    from pyarrow import parquet

    from broadsheet.arrow import OUTPUT_SCHEMA, rows_table

    part = final.with_name(f"_{final.name}.{os.getpid()}.tmp")
    with part.open("wb") as file:
        with parquet.ParquetWriter(file, OUTPUT_SCHEMA, compression="zstd") as writer:
            for rows in _groups(spool):
                writer.write_table(rows_table(rows))
        file.flush()
        os.fsync(file.fileno())
    part.replace(final)
    spool.unlink(missing_ok=True)


def _groups(spool: Path) -> Iterator[list[Row]]:
    rows: list[Row] = []
    size = 0
    for row, length in read_lines(spool):
        rows.append(row)
        size += length
        if size >= _GROUP:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _read_parquet(path: Path) -> Iterator[Row]:
    from pyarrow import parquet

    for batch in parquet.ParquetFile(path).iter_batches(64, use_threads=False):
        yield from batch.to_pylist()


def _publish_folder(spool: Path, final: Path) -> None:
    """Write a Markdown file for each article into a folder, and then the index beside it."""
    folder = final.with_suffix("")
    folder.mkdir(exist_ok=True)
    index = bytearray()
    for number, (row, _) in enumerate(read_lines(spool)):
        entry = {name: value for name, value in row.items() if name not in _BODY}
        if row["markdown"] is not None:
            name = f"{number:06}.md"
            write_whole(folder / name, row["markdown"].encode("utf-8", "replace"))
            entry["file"] = f"{folder.name}/{name}"
        index += line_of(entry)
    write_whole(final, bytes(index))
    spool.unlink(missing_ok=True)


def _read_folder(path: Path) -> Iterator[Row]:
    empty = {column.name: None for column in COLUMNS}
    for entry in _rows(path):
        file = entry.pop("file", None)
        text = None if file is None else (path.parent / file).read_text("utf-8")
        yield empty | entry | {"markdown": text}


WRITERS: Final[Mapping[OutputFormat, Writer]] = {
    "jsonl": Writer(".jsonl", _publish_jsonl, _rows),
    "parquet": Writer(".parquet", _publish_parquet, _read_parquet),
    "md-dir": Writer(".jsonl", _publish_folder, _read_folder),
}
