"""Reading tables of pages: JSON lines and Parquet."""

import io
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any, Final

from broadsheet.dumps.columns import Columns
from broadsheet.dumps.record import Record, Settings
from broadsheet.dumps.streams import Stream
from broadsheet.errors import DumpError

__all__ = ["read_jsonl", "read_parquet"]

_ROWS: Final = 32  # rows of a Parquet file that are in memory at once
_CHUNK: Final = 64 << 10


class _Raw(io.RawIOBase):
    """A stream as a raw file."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def read_jsonl(stream: Stream, settings: Settings, position: int = 0) -> Iterator[Record]:
    """The pages of a file with one JSON object in each line.

    A line that is none is a record with a problem, and the next line is read.

    Args:
        stream: The file's bytes.
        settings: How to read.
        position: Offset of the first of these bytes.
    """
    file = io.BufferedReader(_Raw(stream), _CHUNK)
    columns = Columns(settings)
    while line := file.readline(settings.max_bytes + 1):
        offset, whole = position, line.endswith(b"\n")
        position += len(line)
        too_long = not whole and len(line) > settings.max_bytes
        while not whole and (more := file.readline(_CHUNK)):
            position += len(more)
            whole = more.endswith(b"\n")
        if offset < settings.start or not line.strip():
            continue
        yield settings.too_long(offset=offset) if too_long else _row(line, columns, offset, whole=whole)
    if stream.damage:
        yield settings.failed(*stream.damage, offset=position)


def _row(line: bytes, columns: Columns, offset: int, *, whole: bool) -> Record:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        kind, message = ("corrupt", "a line is no JSON") if whole else ("truncated", "the last line is cut")
        return columns.settings.failed(kind, message, offset=offset)  # type: ignore[arg-type]
    if not isinstance(row, Mapping):
        return columns.settings.failed("corrupt", "a line is no JSON object", offset=offset)
    return columns.record(row, offset)


def read_parquet(file: IO[bytes], settings: Settings) -> Iterator[Record]:
    """The pages of a Parquet file; a record with a problem for each group of rows that is damaged.

    Raises:
        DumpError: pyarrow is not installed, or a column is named that the file does not have.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        message = f"Parquet files need the extra arrow (pip install 'broadsheet[arrow]'): {settings.source!r}"
        raise DumpError(message) from error
    try:
        table = parquet.ParquetFile(file)
    except (pa.ArrowException, OSError) as error:
        yield settings.failed("corrupt", f"the Parquet file cannot be read ({error})", offset=0)
        return
    columns = Columns(settings)
    wanted = columns.wanted(table.schema_arrow.names)
    first = 0
    for group in range(table.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        row = first
        first += rows
        if first <= settings.start:
            continue
        try:
            # Threads of pyarrow contend with the other workers of a machine.
            batches = table.iter_batches(_ROWS, row_groups=[group], columns=wanted, use_threads=False)
            for batch in batches:
                for values in batch.to_pylist():
                    if row >= settings.start:
                        yield columns.record(values, row)
                    row += 1
        except (pa.ArrowException, OSError) as error:
            yield settings.failed("corrupt", f"a group of rows cannot be read further ({error})", offset=row)
