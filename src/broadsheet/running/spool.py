"""Rows on their way: a file of JSON lines beside the output, to which each row is written as soon as it is made.

A process that dies loses no row but the one it was at, and the next process goes on from there.
"""

import datetime as dt
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Self

from broadsheet.dumps.rows import COLUMNS, Row
from broadsheet.running.tally import Tally

__all__ = ["Spool", "count_lines", "line_of", "read_lines", "spool_of"]

_TIMES: Final = tuple(column.name for column in COLUMNS if column.type == "time")
_CHUNK: Final = 1 << 20
_encode: Final = json.JSONEncoder(ensure_ascii=False, default=dt.datetime.isoformat).encode


class Spool:
    """The rows of a shard that are there already, and the place for more.

    Attributes:
        path: The file.
        tally: What the rows hold.
        last: The last row; None when there is none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tally = Tally()
        self.last: Row | None = None
        self._file: Any = None

    def __enter__(self) -> Self:
        end = 0
        if self.path.exists():
            for row, size in read_lines(self.path):
                end += size
                self._count(row)
        self._file = self.path.open("ab", buffering=0)
        self._file.truncate(end)
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def append(self, row: Row) -> None:
        """Add a row.

        Raises:
            OSError: It cannot be written; what was written of it is removed when the file is opened again.
        """
        line = line_of(row)
        if self._file.write(line) != len(line):
            raise OSError(f"no more can be written to {self.path}")
        self._count(row)

    def sync(self) -> None:
        """Make sure that the rows outlast a failure of the machine."""
        os.fsync(self._file.fileno())

    def _count(self, row: Row) -> None:
        self.tally.add(row)
        self.last = row


def line_of(row: Row) -> bytes:
    """A row as a line of JSON."""
    return _encode(row).encode("utf-8", "replace") + b"\n"


def read_lines(path: Path) -> Iterator[tuple[Row, int]]:
    """The rows of a file and the length of the line of each, up to a line that is not whole."""
    with path.open("rb") as file:
        for line in file:
            try:
                row = json.loads(line)
            except ValueError:
                return
            if not line.endswith(b"\n"):
                return
            for name in _TIMES:
                if row[name] is not None:
                    row[name] = dt.datetime.fromisoformat(row[name])
            yield row, len(line)


def spool_of(output: Path, name: str, run: str, *, redo: bool) -> Path:
    """Where the rows of a shard go in a run."""
    return output / f"_{name}.{run}.{'redo' if redo else 'spool'}"


def count_lines(path: Path) -> int:
    """Number of whole lines of a file; 0 when there is no such file."""
    if not path.exists():
        return 0
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b""))
