"""What hands the tasks to processes, hears how far they are, and goes on where one of them died.

A worker writes each row as soon as it is made, so the record after the last row is the one that its process died of.
A page that takes too long gets an error at once. One that ends its process otherwise is tried once more first: the
system may have ended the process for want of memory, and the next page may have been none the worse for it. A record
that ends even a process that only passes it over ends its shard.
"""

import contextlib
import multiprocessing
import time
from collections import Counter, deque
from collections.abc import Callable
from multiprocessing import connection
from pathlib import Path
from typing import Any, Final

import attrs

from broadsheet.errors import RunError
from broadsheet.running.job import Job
from broadsheet.running.spool import count_lines
from broadsheet.running.tally import Tally
from broadsheet.running.watchdog import Death, death_of
from broadsheet.running.worker import (
    Broken,
    Done,
    Failed,
    Fault,
    Message,
    Publishing,
    Rows,
    Task,
    work,
)

__all__ = ["Supervisor", "place_in"]

_TICK: Final = 0.25  # seconds between two looks at the clock
#: Seconds without a word after which a worker is stuck where no watchdog looks: in a reader.
_SILENCE: Final = 900.0
_GRACE: Final = 10.0  # seconds for a process to end
_STILLBORN: Final = 3
_NONE: Final = Rows(0, 0, None)


@attrs.define(eq=False)
class _Seat:
    """A worker as the supervisor sees it."""

    process: Any
    pipe: connection.Connection
    trace: Path
    heard: float
    ready: bool = False
    task: Task | None = None
    publishing: bool = False
    rows: Rows = _NONE
    broken: Broken | None = None


class Supervisor:
    """Does tasks with processes.

    Args:
        job: The job.
        workers: Most processes at a time.
        on_done: Called with each task that is done, and what its rows hold.
        on_tick: Called several times a second, with the tasks in work and how far each is.

    Attributes:
        peak_memory: The most memory that a worker had which did a task, in bytes.
        cpu: Processor time that the tasks took which are done, in seconds.
    """

    def __init__(
        self,
        job: Job,
        workers: int,
        on_done: Callable[[Task, Tally], None],
        on_tick: Callable[[list[tuple[Task, Rows]]], None],
    ) -> None:
        self.peak_memory = 0
        self.cpu = 0.0
        self._job = job
        self._workers = workers
        self._on_done = on_done
        self._on_tick = on_tick
        methods = multiprocessing.get_all_start_methods()
        # Forking this process would copy its threads' locks; the server that forks has neither threads nor state.
        self._context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            self._context.set_forkserver_preload(["broadsheet.running.worker", "broadsheet._pipeline"])
        self._waiting: deque[Task] = deque()
        self._seats: list[_Seat] = []
        self._born = 0
        self._stillborn = 0
        self._tries: Counter[tuple[int, int]] = Counter()
        self._unpublished: Counter[int] = Counter()

    def run(self, tasks: list[Task]) -> None:
        """Do the tasks.

        Raises:
            RunError: The workers cannot start, or nothing can be written.
        """
        self._waiting.extend(tasks)
        try:
            while self._waiting or any(seat.task for seat in self._seats):
                self._seat_workers()
                pipes = [seat.pipe for seat in self._seats]
                heard = connection.wait(pipes, timeout=_TICK)
                for seat in [seat for seat in self._seats if seat.pipe in heard]:
                    self._hear(seat)
                self._end_silent()
                self._on_tick([(seat.task, seat.rows) for seat in self._seats if seat.task])
            self._dismiss()
        finally:
            for seat in list(self._seats):
                self._unseat(seat)

    def _seat_workers(self) -> None:
        busy = sum(1 for seat in self._seats if seat.task)
        for _ in range(min(self._workers, busy + len(self._waiting)) - len(self._seats)):
            own, other = self._context.Pipe()
            trace = self._job.output / f"_worker-{self._born}.trace"
            self._born += 1
            process = self._context.Process(target=work, args=(other, self._job, trace), daemon=True)
            process.start()
            other.close()  # so that the end of the process is the end of the pipe
            self._seats.append(_Seat(process, own, trace, time.monotonic()))

    def _hear(self, seat: _Seat) -> None:
        try:
            message: Message = seat.pipe.recv()
        except (EOFError, OSError):
            self._bury(seat)
            return
        seat.heard = time.monotonic()
        if isinstance(message, Rows):
            seat.rows = message
        elif isinstance(message, Publishing):
            seat.publishing = True
        elif isinstance(message, Broken):
            seat.broken = message
        elif isinstance(message, Failed):
            raise RunError(message.message)
        else:
            if isinstance(message, Done) and seat.task:
                self.peak_memory = max(self.peak_memory, message.peak)
                self.cpu += message.cpu
                self._on_done(seat.task, Tally.from_dict(message.tally))
            self._stillborn = 0
            self._give(seat)

    def _give(self, seat: _Seat) -> None:
        """Hand the next task to a worker that has none."""
        seat.task, seat.publishing, seat.rows = None, False, _NONE
        seat.ready = True
        if self._waiting:
            seat.task = self._waiting.popleft()
            with contextlib.suppress(OSError):  # it died meanwhile, and will be buried with its task
                seat.pipe.send(seat.task)

    def _end_silent(self) -> None:
        """End the workers from which nothing has been heard for very long."""
        limit = time.monotonic() - _SILENCE - self._job.timeout
        for seat in self._seats:
            if (seat.task or not seat.ready) and seat.heard < limit:
                seat.process.kill()

    def _bury(self, seat: _Seat) -> None:
        """Find out what a worker died of, and have its task gone on with."""
        seat.process.join(_GRACE)
        death = death_of(seat.process.exitcode, seat.trace, self._job.timeout)
        if seat.broken:
            death = Death(seat.broken.kind, seat.broken.message, "")
        self._unseat(seat)
        if not seat.ready:
            self._stillborn += 1
            if self._stillborn == _STILLBORN:
                raise RunError(f"the workers cannot start: {death.message}")
        if seat.task:
            self._waiting.appendleft(self._after(seat.task, death, publishing=seat.publishing))

    def _after(self, task: Task, death: Death, *, publishing: bool) -> Task:
        """The task as it is gone on with after the death of a worker."""
        number = task.shard.number
        if publishing:
            self._unpublished[number] += 1
            if self._unpublished[number] > 1:
                raise RunError(f"{task.final} cannot be written: {death.message}")
            return task
        index = count_lines(task.spool)
        fault = task.fault
        if fault and fault.index == index:
            if fault.unreadable:
                raise RunError(f"{task.shard.path} cannot be gone on with: {death.message}")
            return attrs.evolve(task, fault=_fault(index, death, unreadable=True))
        self._tries[number, index] += 1
        if death.kind != "timeout" and self._tries[number, index] == 1:
            return attrs.evolve(task, fault=None)
        self._keep_trace(task, index, death)
        return attrs.evolve(task, fault=_fault(index, death))

    def _keep_trace(self, task: Task, index: int, death: Death) -> None:
        if death.trace:
            folder = self._job.output / "_faults"
            folder.mkdir(exist_ok=True)
            (folder / f"{task.shard.name}-{index:06}.txt").write_text(death.trace, "utf-8")

    def _dismiss(self) -> None:
        """Let the workers end by themselves."""
        for seat in self._seats:
            with contextlib.suppress(OSError):
                seat.pipe.send(None)
        for seat in self._seats:
            seat.process.join(_GRACE)

    def _unseat(self, seat: _Seat) -> None:
        """End a worker, if it has not ended, and clear up after it."""
        seat.process.kill()  # rows are safe in the spool from the moment they are made
        seat.process.join()
        seat.process.close()
        seat.pipe.close()
        seat.trace.unlink(missing_ok=True)
        self._seats.remove(seat)


def _fault(index: int, death: Death, *, unreadable: bool = False) -> Fault:
    return Fault(index=index, kind=death.kind, message=death.message, unreadable=unreadable)


def place_in(task: Task, rows: Rows) -> int:
    """How many bytes of its shard a task has done, about; 0 where that cannot be told."""
    shard = task.shard
    if shard.pages:
        return shard.size * min(rows.made, len(shard.pages)) // len(shard.pages)
    if rows.offset is None:
        return 0
    if shard.stop is not None:
        return shard.size * max(0, rows.offset - shard.start) // (shard.stop - shard.start)
    # Offsets count rows in Parquet, and decompressed bytes in what was compressed as a whole.
    counts_bytes = shard.format in ("warc", "zip") or shard.path.endswith((".jsonl", ".ndjson", ".tar"))
    return min(max(0, rows.offset - shard.start), shard.size) if counts_bytes else 0
