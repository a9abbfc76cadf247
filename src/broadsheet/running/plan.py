"""Cutting the inputs into shards, which are what a worker takes on and what is done or not.

JSON lines are cut at line ends, Parquet files between groups of rows, WARC files between records, or between the
compressed members that hold one each; pages in files of their own are gathered. All else is a shard a file.
"""

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, Self

import attrs

from broadsheet.dumps import DumpFormat, format_of
from broadsheet.dumps.folders import files_below
from broadsheet.dumps.pages import is_page
from broadsheet.errors import RunError
from broadsheet.running.cuts import cuts_of
from broadsheet.running.job import Job

__all__ = ["Shard", "plan_shards", "shard_size"]

_LEAST: Final = 8 << 20
_MOST: Final = 256 << 20
_SHARDS: Final = 64  # as many as there shall be at least, when the shards do not get too small
_PAGES: Final = 1_000  # most pages in files of their own


@attrs.frozen(kw_only=True)
class Shard:
    """A part of the inputs.

    Attributes:
        number: Its place in the order of the inputs, from 0.
        path: The file; for pages in files of their own the folder.
        format: The format, when it is known without looking into the file.
        start: Offset of its first record.
        stop: Offset of the first record after it; None when it goes to the end.
        pages: The files with a page each, relative to the folder.
        size: Its length in bytes.
        stamp: What changes when the input does.
        take: Take that many records only; None for all.
    """

    number: int
    path: str
    format: DumpFormat | None = None
    start: int = 0
    stop: int | None = None
    pages: tuple[str, ...] = ()
    size: int
    stamp: str
    take: int | None = None

    @property
    def name(self) -> str:
        """What its files are called, without suffix."""
        return f"part-{self.number:05}"

    def to_dict(self) -> dict[str, Any]:
        """The shard as plain values."""
        return attrs.asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The shard that :meth:`to_dict` was called on, also after a round through JSON."""
        return cls(**data | {"pages": tuple(data["pages"])})


def plan_shards(job: Job) -> list[Shard]:
    """The shards of a job: the same ones whenever the inputs are the same.

    Raises:
        RunError: An input cannot be read, or there is nothing in any of them.
        MissingExtraError: Parquet files need the extra ``arrow``.
    """
    files = [file for path in job.inputs for file in _files_of(Path(path), job)]
    size = shard_size(sum(file.size for file in files))
    shards: list[Shard] = []
    for piece in _pieces(files, size):
        shards.append(attrs.evolve(piece, number=len(shards)))
    if not shards:
        raise RunError(f"there is nothing to read in {', '.join(job.inputs)}")
    return shards


def shard_size(total: int) -> int:
    """The length in bytes that shards shall have, for inputs of this length."""
    return min(max(total // _SHARDS, _LEAST), _MOST)


def _files_of(path: Path, job: Job) -> Iterator[Shard]:
    """A shard for each file, in order; pages of a folder in files of their own are one shard each, too."""
    try:
        if not path.is_dir():
            yield _whole(path, path, job.input_format or format_of(path.name))
            return
        for file in files_below(path):
            name = file.relative_to(path).as_posix()
            form = format_of(name)
            if form is None and is_page(name):
                yield attrs.evolve(_whole(path, file, "page"), pages=(name,))
            elif form is not None:
                yield _whole(file, file, form)
    except OSError as error:
        raise RunError(f"{error.filename or path}: {error.strerror or error}") from error


def _whole(path: Path, file: Path, form: DumpFormat | None) -> Shard:
    state = file.stat()
    stamp = f"{state.st_size} {state.st_mtime_ns}"
    return Shard(number=0, path=os.fspath(path), format=form, size=state.st_size, stamp=stamp)


def _pieces(files: list[Shard], size: int) -> Iterator[Shard]:
    """The files cut and gathered, in the same order."""
    gathered: list[Shard] = []
    length = 0
    for file in files:
        full = length + file.size > size or len(gathered) == _PAGES
        if gathered and (full or not file.pages or file.path != gathered[0].path):
            yield _gather(gathered)
            gathered, length = [], 0
        if file.pages:
            gathered.append(file)
            length += file.size
        else:
            yield from _cut(file, size)
    if gathered:
        yield _gather(gathered)


def _gather(pages: list[Shard]) -> Shard:
    digest = blake2b(digest_size=8)
    for page in pages:
        digest.update(f"{page.pages[0]} {page.stamp}\n".encode("utf-8", "surrogateescape"))
    return attrs.evolve(
        pages[0],
        pages=tuple(page.pages[0] for page in pages),
        size=sum(page.size for page in pages),
        stamp=digest.hexdigest(),
    )


def _cut(file: Shard, size: int) -> Iterator[Shard]:
    """The file in pieces of about ``size`` bytes, where its format has places to cut."""
    try:
        cuts = cuts_of(Path(file.path), file.format, size)
    except OSError as error:
        raise RunError(f"{file.path}: {error.strerror or error}") from error
    starts = [0, *(cut.offset for cut in cuts)]
    places = [0, *(cut.place for cut in cuts), file.size]
    for index, start in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else None
        yield attrs.evolve(file, start=start, stop=stop, size=places[index + 1] - places[index])
