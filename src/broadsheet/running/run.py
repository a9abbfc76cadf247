"""A run from the beginning to the end."""

import contextlib
import json
import secrets
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import attrs

from broadsheet.dumps import open_dump
from broadsheet.errors import DumpError, RunError
from broadsheet.running.job import Job
from broadsheet.running.manifest import Manifest
from broadsheet.running.plan import Shard, plan_shards
from broadsheet.running.progress import Progress, Silence, Standing
from broadsheet.running.reading import first_of
from broadsheet.running.spool import count_lines, spool_of
from broadsheet.running.summary import Summary
from broadsheet.running.supervisor import Supervisor, place_in
from broadsheet.running.tally import Tally
from broadsheet.running.worker import Rows, Task
from broadsheet.running.writers import WRITERS, write_whole

__all__ = ["run"]

_PIPE: Final = "_stdin"
_SUCCESS: Final = "_SUCCESS"


def run(
    job: Job,
    *,
    workers: int = 1,
    resume: bool = False,
    retry_errors: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Parse all pages of dumps and write a row for each record.

    The rows of a shard appear in the output folder when all of them are there. A run that was ended at any point, in any
    way, can be resumed: no row that was made is made again, and none is missing. The rows of a page that hangs, ends its
    process or takes too much memory say so.

    A program that calls this needs the usual ``if __name__ == "__main__":`` around it, since it starts processes.

    Args:
        job: What to do.
        workers: Number of processes.
        resume: Go on with the run in the output folder, if there is one.
        retry_errors: Then try again what gave an error.
        progress: Is told how far the run is.

    Raises:
        RunError: The run cannot begin or go on: an input is missing, the output folder holds another run, the run to
            be resumed had other settings or inputs, nothing can be written.
        PluginError: A plugin does not fit the hook specifications.
        MissingExtraError: The input or the output needs an extra.
    """
    if workers < 1:
        raise RunError(f"at least one worker is needed: {workers}")
    try:
        job.output.mkdir(parents=True, exist_ok=True)
        with _locked(job.output):
            _check_output(job.output, resume=resume)
            return _Run(_from_pipe(job, resume=resume), progress or Silence()).go(
                workers, retry_errors=retry_errors
            )
    except OSError as error:
        raise RunError(f"{error.filename or job.output}: {error.strerror or error}") from error


@contextlib.contextmanager
def _locked(output: Path) -> Iterator[None]:
    """Keep other runs out of the output folder, where the system can.

    Raises:
        RunError: Another run is in it.
    """
    with (output / "_lock").open("w") as file:
        try:
            import fcntl
        except ImportError:
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RunError(f"another run is at work in {output}") from None
        yield


def _check_output(output: Path, *, resume: bool) -> None:
    """Leave alone what is in the output folder already.

    Raises:
        RunError: It holds a run that is not to be resumed, or rows of an unknown one.
    """
    if Manifest.exists(output):
        if not resume:
            raise RunError(f"there is a run in {output} already: resume it, or take another folder")
    elif any(output.glob("part-*")):
        raise RunError(f"there are rows in {output} already, and no manifest: take another folder")


def _from_pipe(job: Job, *, resume: bool) -> Job:
    """The job with a copy of the standard input, which can be read more than once, in its place."""
    if "-" not in job.inputs:
        return job
    copy = job.output / _PIPE
    if not (resume and copy.exists()):
        part = copy.with_suffix(".tmp")
        with part.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        part.replace(copy)
    return attrs.evolve(job, inputs=tuple(str(copy) if path == "-" else path for path in job.inputs))


class _Run:
    """A run in an output folder that is no one else's."""

    def __init__(self, job: Job, progress: Progress) -> None:
        self._start = time.process_time()
        self._job = job
        self._progress = progress
        self._token = secrets.token_hex(4)
        self._writer = WRITERS[job.format]
        self._shards = first_of(plan_shards(job), job)
        self._before = 0

    def go(self, workers: int, *, retry_errors: bool) -> Summary:
        """Do what is to do."""
        self._check()
        opened = Manifest.resume if Manifest.exists(self._job.output) else Manifest.create
        self._manifest = opened(self._job, self._shards)
        try:
            tasks = self._tasks(retry_errors=retry_errors)
            self._meter = _Meter(self._shards, tasks, self._manifest.done, self._before)
            supervisor = Supervisor(self._job, workers, self._note_done, self._note_rows)
            supervisor.run(tasks)
        finally:
            self._progress.close()
            self._manifest.close()
        return self._sum_up(supervisor)

    def _note_done(self, task: Task, tally: Tally) -> None:
        self._manifest.note_done(task.shard.number, tally)
        self._meter.add(task, tally)

    def _note_rows(self, busy: list[tuple[Task, Rows]]) -> None:
        self._progress.show(self._meter.standing(busy))

    def _sum_up(self, supervisor: Supervisor) -> Summary:
        tally = Tally()
        for done in self._manifest.done.values():
            tally.merge(done)
        parsed = max(0, tally.rows - self._before)
        summary = Summary.of(
            tally,
            peak_memory=supervisor.peak_memory,
            parsed=parsed,
            seconds=self._meter.seconds,
            cpu=supervisor.cpu,
            overhead=time.process_time() - self._start,
        )
        data = json.dumps(summary.to_dict(), indent=2).encode() + b"\n"
        write_whole(self._job.output / "_summary.json", data)
        write_whole(self._job.output / _SUCCESS, b"")
        return summary

    def _check(self) -> None:
        """Find out early what would be wrong with every shard.

        Raises:
            RunError: The first input cannot be opened, or lacks a column.
            MissingExtraError: Parquet needs pyarrow.
        """
        first = self._shards[0]
        path = Path(first.path, first.pages[0]) if first.pages else Path(first.path)
        try:
            next(open_dump(path, format=first.format, columns=self._job.columns), None)
        except DumpError as error:
            raise RunError(str(error)) from error
        if self._job.format == "parquet":
            from broadsheet import arrow

            arrow.rows_table([])

    def _tasks(self, *, retry_errors: bool) -> list[Task]:
        """What is to do. The rows of it that are there already are kept."""
        left = _leftovers(self._job.output)
        tasks = []
        for shard in self._shards:
            final = self._job.output / f"{shard.name}{self._writer.suffix}"
            if not final.exists():  # somebody may have removed it
                self._manifest.done.pop(shard.number, None)
            done = self._manifest.done.get(shard.number)
            again = done is not None and retry_errors and bool(done.errors)
            redo = done is not None and (again or shard.number in self._manifest.redoing)
            if done is not None:
                self._before += done.rows - (done.errors.total() if redo else 0)
            if done is None or redo:
                tasks.append(self._task(shard, final, left, redo=redo))
        for path in left:
            path.unlink(missing_ok=True)
        return tasks

    def _task(self, shard: Shard, final: Path, left: list[Path], *, redo: bool) -> Task:
        """The task for a shard, with a copy of the rows that another run left.

        A worker of a run that was killed may be at it still: it goes on with the original, and can do no harm.
        """
        spool = spool_of(self._job.output, shard.name, self._token, redo=redo)
        old = [path for path in left if path.match(f"_{shard.name}.*{spool.suffix}")]
        if old:
            shutil.copyfile(max(old, key=count_lines), spool)
            self._before += 0 if redo else count_lines(spool)
        if redo and shard.number not in self._manifest.redoing:
            self._manifest.note_redo(shard.number)
        return Task(shard=shard, spool=spool, final=final, redo=redo)


class _Meter:
    """Adds up how far a run is.

    Args:
        shards: All shards.
        tasks: Those that are to do.
        done: What the rows of the others hold.
        before: Number of rows that were there at the beginning.
    """

    def __init__(
        self, shards: list[Shard], tasks: list[Task], done: Mapping[int, Tally], before: int
    ) -> None:
        self.start = time.monotonic()
        waiting = {task.shard.number for task in tasks}
        ready = [done[shard.number] for shard in shards if shard.number not in waiting]
        self._before = before
        self._pages = sum(tally.rows for tally in ready)
        self._errors = sum(tally.errors.total() for tally in ready)
        self._total = sum(shard.size for shard in shards)
        self._size = self._total - sum(task.shard.size for task in tasks)

    @property
    def seconds(self) -> float:
        """Time since the beginning."""
        return time.monotonic() - self.start

    def add(self, task: Task, tally: Tally) -> None:
        """Take note of a task that is done."""
        self._pages += tally.rows
        self._errors += tally.errors.total()
        self._size += task.shard.size

    def standing(self, busy: list[tuple[Task, Rows]]) -> Standing:
        """How far the run is, with the tasks that are in work."""
        return Standing(
            pages=self._pages + sum(rows.made for _, rows in busy),
            before=self._before,
            errors=self._errors + sum(rows.errors for _, rows in busy),
            size=self._size + sum(place_in(task, rows) for task, rows in busy),
            total=self._total,
            seconds=self.seconds,
            memory=max((rows.memory for _, rows in busy), default=0),
        )


def _leftovers(output: Path) -> list[Path]:
    """The rows of shards that were not finished, and what else killed runs left; the latter is removed."""
    for path in [
        *output.glob("_*.tmp"),
        *output.glob("part-*/_*.tmp"),
        *output.glob("_*.trace"),
        output / _SUCCESS,
    ]:
        path.unlink(missing_ok=True)
    return [*output.glob("_part-*.spool"), *output.glob("_part-*.redo")]
