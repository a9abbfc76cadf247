"""The process that takes on shards: it reads one, parses its pages and writes the rows, all by itself."""

import contextlib
import signal
import sys
import time
from collections.abc import Iterator
from itertools import chain, islice, repeat
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from broadsheet.dumps import Record
from broadsheet.dumps.rows import Row
from broadsheet.errors import BroadsheetError
from broadsheet.running.job import Job
from broadsheet.running.plan import Shard
from broadsheet.running.reading import records_after
from broadsheet.running.spool import Spool
from broadsheet.running.tally import Tally
from broadsheet.running.watchdog import Watchdog
from broadsheet.running.writers import WRITERS

__all__ = ["Broken", "Done", "Failed", "Fault", "Message", "Publishing", "Ready", "Rows", "Task", "work"]

_UNREADABLE: Final = "unreadable"
_INTERVAL: Final = 0.2  # seconds between two messages about the rows
_STATISTICS: Final = Path("/proc/self/statm")


@attrs.frozen(kw_only=True)
class Fault:
    """A record that ended an earlier process, and is not to be parsed again.

    Attributes:
        index: Its place among the records that are taken of the shard, from 0.
        kind: The kind of the error.
        message: What happened.
        unreadable: Whether it cannot even be passed over. The shard ends with it.
    """

    index: int
    kind: str
    message: str
    unreadable: bool = False


@attrs.frozen(kw_only=True)
class Task:
    """A shard to do, or to go on with.

    Attributes:
        shard: The shard.
        spool: Where its rows go.
        final: Where they are published.
        redo: Whether to try again what gave an error; ``final`` is there then.
        fault: The record that ended the last process.
    """

    shard: Shard
    spool: Path
    final: Path
    redo: bool = False
    fault: Fault | None = None


class Ready(NamedTuple):
    """The process waits for its first task."""


class Rows(NamedTuple):
    """So many rows are there of the shard, and so many of them with an error; the last came from this offset.

    The process has so many bytes of memory.
    """

    made: int
    errors: int
    offset: int | None
    memory: int = 0


class Publishing(NamedTuple):
    """All rows are there and are now made the output."""


class Done(NamedTuple):
    """The shard is done; this is what its rows hold.

    The most memory that the process ever had was so many bytes, and the shard took it so many seconds of the processor.
    """

    tally: dict[str, Any]
    peak: int
    cpu: float


class Broken(NamedTuple):
    """The process ends, because of this at the record that comes next."""

    kind: str
    message: str


class Failed(NamedTuple):
    """Nothing can be done, because of this."""

    message: str


Message: TypeAlias = Ready | Rows | Publishing | Done | Broken | Failed


def work(pipe: Connection, job: Job, trace: Path) -> None:
    """Do tasks until there are no more. What a process runs.

    Args:
        pipe: Gives tasks and at last None, and takes messages.
        job: The job.
        trace: The file for the stacks when a page takes too long, or ends the process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor hears it, too, and knows what to do
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the supervisor is gone
        try:
            worker = _Worker(pipe, job, Watchdog(trace, job.timeout))
            _limit_memory(job.memory)
            pipe.send(Ready())
            while (task := pipe.recv()) is not None:
                start = time.process_time()
                tally = worker.run(task)
                pipe.send(Done(tally.to_dict(), _peak_memory(), time.process_time() - start))
        except (BroadsheetError, OSError) as error:
            pipe.send(Failed(str(error)))
        except MemoryError:
            pipe.send(Broken("memory", "the record needs more memory than there is"))
        except Exception as error:  # noqa: BLE001 - a mistake in a reader costs a record or a file, not the run
            pipe.send(Broken("failed", f"{type(error).__name__}: {error}"))


class _Worker:
    """What does the tasks of a process."""

    def __init__(self, pipe: Connection, job: Job, watchdog: contextlib.AbstractContextManager[None]) -> None:
        self._pipe = pipe
        self._job = job
        self._watchdog = watchdog
        self._writer = WRITERS[job.format]
        self._make = job.row_maker()
        self._said = 0.0

    def run(self, task: Task) -> Tally:
        """Do a task; what its rows hold."""
        if task.final.exists() and not task.redo:
            return self._count(task)
        with Spool(task.spool) as spool:
            if task.fault and task.fault.unreadable and task.fault.index == spool.tally.rows:
                spool.append(self._unreadable(task.shard, task.fault))
            if spool.last is None or spool.last["error_kind"] != _UNREADABLE:
                self._fill(spool, task)
            self._say(spool)
            spool.sync()
        self._pipe.send(Publishing())
        self._writer.publish(task.spool, task.final)
        return spool.tally

    def _count(self, task: Task) -> Tally:
        """What the rows hold that were published just before the last run was ended."""
        tally = Tally()
        for row in self._writer.read(task.final):
            tally.add(row)
        task.spool.unlink(missing_ok=True)
        return tally

    def _fill(self, spool: Spool, task: Task) -> None:
        """Make the rows that are not there yet."""
        count = spool.tally.rows
        records = records_after(task.shard, self._job, count, spool.last)
        for index, (record, old) in enumerate(zip(records, self._old_rows(task, count), strict=False), count):
            spool.append(self._row(task, index, record, old))
            if time.monotonic() - self._said > _INTERVAL:
                self._say(spool)

    def _old_rows(self, task: Task, count: int) -> Iterator[Row | None]:
        """The rows that were published before, after the first ``count`` ones, and then None for ever."""
        return chain(islice(self._writer.read(task.final), count, None) if task.redo else (), repeat(None))

    def _row(self, task: Task, index: int, record: Record, old: Row | None) -> Row:
        if old is not None and old["error_kind"] is None and old["id"] == record.id:
            return old
        if task.fault and task.fault.index == index:
            return self._make.failure(record, task.fault.kind, task.fault.message)
        with self._watchdog:
            return self._make(record)

    def _unreadable(self, shard: Shard, fault: Fault) -> Row:
        record = Record(id=f"{shard.path}#{shard.number}.{fault.index}", source=shard.path)
        return self._make.failure(record, _UNREADABLE, fault.message)

    def _say(self, spool: Spool) -> None:
        """Tell the supervisor how far it is."""
        self._said = time.monotonic()
        offset = spool.last["offset"] if spool.last else None
        self._pipe.send(Rows(spool.tally.rows, spool.tally.errors.total(), offset, _memory()[1]))


def _memory() -> tuple[int, int]:
    """Address space and resident memory of this process, in bytes; zeros where the system does not tell."""
    try:
        space, resident = _STATISTICS.read_text().split()[:2]
    except OSError:
        return 0, 0
    import resource

    return int(space) * resource.getpagesize(), int(resident) * resource.getpagesize()


def _limit_memory(extra: int) -> None:
    """Let this process take no more than ``extra`` bytes of address space beyond what it has."""
    space, _ = _memory()
    if extra and space:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = space + extra
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))


def _peak_memory() -> int:
    """The most memory that this process ever had, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
