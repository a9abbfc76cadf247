"""Running systems over a dump, one after the other, and looking at what they take."""

import json
import math
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

import attrs

import broadsheet
from broadsheet.benching.figures import Figures, Moment, Reading
from broadsheet.benching.outcome import Outcome, machine
from broadsheet.benching.systems import OWN, PeerRows
from broadsheet.dumps import open_dump
from broadsheet.errors import RunError
from broadsheet.peers import load_peer
from broadsheet.plugins import Plugins
from broadsheet.running import Job, Standing, Summary, run

__all__ = ["bench"]

_INTERVAL: Final = 0.5  # seconds between two looks at the memory
_MOST: Final = 400  # looks that are kept


def bench(  # noqa: PLR0913 - a choice each, all named
    inputs: Iterable[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    against: Iterable[str] = (),
    workers: Sequence[int] = (1,),
    limit: int | None = None,
    peer_limit: int | None = None,
    plugins: Plugins = "installed",
    columns: Mapping[str, str] | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Run broadsheet and other extractors over dumps, and measure what each takes.

    A program that calls this needs the usual ``if __name__ == "__main__":`` around it, since it starts processes.

    Args:
        inputs: Files and folders, as for :func:`~broadsheet.dumps.open_dump`; not the standard input.
        folder: A folder for the rows, which are in "SYSTEM-WORKERS" in it afterwards.
        against: Names of other extractors, as for :func:`~broadsheet.peers.load_peer`.
        workers: Numbers of processes; each system runs with each of them.
        limit: Take the first pages only; None for all.
        peer_limit: The same for the other extractors, where they take too long for all.
        plugins: The plugins of broadsheet, as for :class:`~broadsheet.Parser`.
        columns: As for :func:`~broadsheet.dumps.open_dump`.
        say: Is told what comes next.

    Raises:
        RunError: A run cannot begin or go on, or there are no pages.
        PeerError: There is no such extractor.
        MissingExtraError: It is not installed.
        PluginError: A plugin does not fit the hook specifications.
    """
    job = Job(inputs=inputs, output=folder, plugins=plugins, columns=columns or {}, limit=limit)
    if "-" in job.inputs:
        raise RunError("each system reads the input anew, so it cannot be the standard input")
    peers = list(dict.fromkeys(load_peer(name).name for name in against))
    peer_limit = min(filter(None, (limit, peer_limit)), default=None)
    say("reading the pages")
    readings = {number: _read(job, number) for number in {limit, peer_limit if peers else limit}}
    figures = []
    for system in (OWN, *peers):
        for count in workers:
            say(f"{system}, {count} worker{'s' * (count != 1)}")
            own = system == OWN
            task = attrs.evolve(
                job,
                output=Path(folder, f"{system}-{count}"),
                limit=limit if own else peer_limit,
                maker=None if own else partial(PeerRows, system),
            )
            figures.append(_measure(task, system, count, readings[task.limit]))
    return Outcome(inputs=job.inputs, machine=machine(), reading=readings[limit], figures=tuple(figures))


def _read(job: Job, limit: int | None) -> Reading:
    """Read the pages, and do nothing with them."""
    records = chain.from_iterable(open_dump(path, columns=job.columns) for path in job.inputs)
    start = time.process_time()
    sizes = [
        _length(record.html if record.text is None else record.text) for record in islice(records, limit)
    ]
    if not sizes:
        raise RunError(f"there is nothing to read in {', '.join(job.inputs)}")
    return Reading(len(sizes), sum(sizes), time.process_time() - start)


def _length(content: bytes | str | None) -> int:
    return len(content or "") if not isinstance(content, str) else len(content.encode("utf-8", "replace"))


class _Course:
    """Notes how a run goes."""

    def __init__(self) -> None:
        self.moments: list[Moment] = []

    def show(self, standing: Standing) -> None:
        """Take note."""
        if not self.moments or standing.seconds - self.moments[-1].seconds >= _INTERVAL:
            self.moments.append(Moment(round(standing.seconds, 2), standing.pages, standing.memory))

    def close(self) -> None:
        """Nothing happens."""


def _measure(job: Job, system: str, workers: int, reading: Reading) -> Figures:
    course = _Course()
    summary: Summary = run(job, workers=workers, progress=course)
    durations, empty, version = _results(job.output)
    return Figures(
        system=system,
        version=version or str(broadsheet.__version__),
        workers=workers,
        pages=summary.parsed,
        errors=sum(summary.errors.values()),
        empty=empty,
        size=reading.size,
        seconds=summary.seconds,
        cpu=summary.cpu,
        overhead=summary.overhead,
        percentiles=_percentiles(durations),
        peak_memory=summary.peak_memory,
        course=tuple(course.moments[:: max(1, len(course.moments) // _MOST)]),
    )


def _results(output: Path) -> tuple[list[float], int, str]:
    """The duration of each page in milliseconds, the number of pages without text, and the version of the system."""
    durations: list[float] = []
    empty, version = 0, ""
    for path in sorted(output.glob("part-*.jsonl")):
        with path.open("rb") as file:
            for row in map(json.loads, file):
                version = row["version"]
                if row["elapsed_us"] is not None:
                    durations.append(row["elapsed_us"] / 1000)
                    empty += not row["text"]
    return durations, empty, version.removeprefix(f"{output.name.rpartition('-')[0]} ")


def _percentiles(values: Iterable[Any]) -> tuple[float, ...]:
    ordered = sorted(values)
    if not ordered:
        return ()
    return tuple(ordered[max(0, math.ceil(share / 100 * len(ordered)) - 1)] for share in range(101))
