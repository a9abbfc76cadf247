"""Reading folders: pages in files of their own, and the dumps that lie among them."""

import os
from collections.abc import Iterator
from pathlib import Path

from broadsheet.dumps.cursor import Cursor
from broadsheet.dumps.pages import page_record
from broadsheet.dumps.record import Record, Settings
from broadsheet.dumps.streams import Stream

__all__ = ["files_below", "read_page"]


def files_below(folder: Path) -> Iterator[Path]:
    """The files of a folder and of the folders in it, in the order of their names; links to folders are not followed.

    The order is the same on every machine: by code points of the names, the files of a folder before its folders.
    """
    for base, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(base, name) for name in sorted(files))


def read_page(stream: Stream, name: str, settings: Settings) -> Iterator[Record]:
    """The page that a file is."""
    data = Cursor(stream).read(settings.max_bytes + 1)
    if stream.damage:
        yield settings.failed(*stream.damage, offset=0, name=name)
    elif len(data) > settings.max_bytes:
        yield settings.too_long(offset=0, name=name)
    else:
        yield page_record(data, name, settings, 0)
