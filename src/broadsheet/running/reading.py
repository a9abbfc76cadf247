"""The records of a shard, from the first or from where an earlier process stopped."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

import attrs

from broadsheet.dumps import Problem, Record, open_dump
from broadsheet.errors import DumpError
from broadsheet.running.job import Job
from broadsheet.running.plan import Shard

__all__ = ["first_of", "records_after", "records_of"]


def records_of(shard: Shard, job: Job) -> Iterator[Record]:
    """The records of a shard that the job takes, in order."""
    return islice(_taken(_all_of(shard, job), job), shard.take)


def records_after(shard: Shard, job: Job, count: int, last: Mapping[str, Any] | None) -> Iterator[Record]:
    """The records of a shard after the first ``count`` ones.

    Args:
        shard: The shard.
        job: The job.
        count: Number of records to leave out.
        last: The row of the last of them. Where it tells an offset, what stands before need not be read again.
    """
    if last is not None and last["offset"] is not None and not shard.pages:
        records = _taken(_from(shard, job, last["offset"]), job)
        first = next(records, None)
        if first is not None and (first.id, first.offset) == (last["id"], last["offset"]):
            return islice(records, None if shard.take is None else shard.take - count)
    return islice(records_of(shard, job), count, None)


def first_of(shards: list[Shard], job: Job) -> list[Shard]:
    """The shards that hold the first records, as many as the job limits itself to; the last one takes some of its own.

    The records are read for that, and not parsed.
    """
    if job.limit is None:
        return shards
    chosen, left = [], job.limit
    for shard in shards:
        if left:
            count = sum(1 for _ in islice(records_of(shard, job), left))
            chosen.append(attrs.evolve(shard, take=count))
            left -= count
    return chosen


def _taken(records: Iterator[Record], job: Job) -> Iterator[Record]:
    return (record for record in records if job.takes(record.id))


def _all_of(shard: Shard, job: Job) -> Iterator[Record]:
    if not shard.pages:
        return _from(shard, job, shard.start)
    return chain.from_iterable(_page(shard.path, name, job) for name in shard.pages)


def _from(shard: Shard, job: Job, start: int) -> Iterator[Record]:
    for record in _open(shard, job, start):
        if shard.stop is not None and record.offset is not None and record.offset >= shard.stop:
            return
        yield record


def _open(shard: Shard, job: Job, start: int) -> Iterator[Record]:
    """The records of a file; one with a problem when it cannot be opened, since the other shards are to go on."""
    try:
        yield from open_dump(
            shard.path, format=shard.format, columns=job.columns, start=start, max_bytes=job.max_bytes
        )
    except DumpError as error:
        yield _unreadable(shard.path, shard.path, error)


def _page(folder: str, name: str, job: Job) -> Iterator[Record]:
    """The page that a file of a folder is."""
    path = str(Path(folder, name))
    try:
        for record in open_dump(path, format="page", max_bytes=job.max_bytes):
            yield attrs.evolve(record, id=name)
    except DumpError as error:
        yield _unreadable(path, name, error)


def _unreadable(path: str, name: str, error: DumpError) -> Record:
    return Record(id=name, source=path, problem=Problem(kind="corrupt", message=str(error)))
