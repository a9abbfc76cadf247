"""The figures of one system over one dump."""

from itertools import combinations
from statistics import median
from typing import Any, Final, NamedTuple

import attrs

__all__ = ["Figures", "Moment", "Reading"]

_LEAST: Final = 10  # looks at the memory in the second half, below which no trend is told
_LEAST_PAGES: Final = 10_000  # pages below which the sizes of single pages decide how memory goes


class Moment(NamedTuple):
    """How far a run was at a time: seconds since its beginning, pages, bytes of memory of its largest worker."""

    seconds: float
    pages: int
    memory: int


class Reading(NamedTuple):
    """What it takes to read a dump and do nothing with it: pages, their bytes, seconds of the processor."""

    pages: int
    size: int
    cpu: float


@attrs.frozen(kw_only=True)
class Figures:
    """What a system needed for the pages of a dump.

    Attributes:
        system: Its name.
        version: Its version.
        workers: Number of processes.
        pages: Number of pages.
        errors: Number of those that gave an error.
        empty: Number of those in which no text was found.
        size: Length of all pages, in bytes, decompressed.
        seconds: Time from the start of the workers to the last row.
        cpu: Processor time of the workers, in seconds: reading, extracting, writing.
        overhead: Processor time of the process that supervises them, in seconds.
        percentiles: Duration of a page in milliseconds, waiting for the processor included: the one that 0, 1, ... 100
            percent of the pages do not exceed. Empty when no page gave a result.
        peak_memory: The most memory that a worker had, in bytes; 0 where the system does not tell.
        course: How the run went.
    """

    system: str
    version: str
    workers: int
    pages: int
    errors: int
    empty: int
    size: int
    seconds: float
    cpu: float
    overhead: float
    percentiles: tuple[float, ...]
    peak_memory: int
    course: tuple[Moment, ...] = ()

    @property
    def label(self) -> str:
        """The system and its workers."""
        return f"{self.system} × {self.workers}"

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds if self.seconds else 0.0

    @property
    def megabytes(self) -> float:
        """Megabytes of pages a second."""
        return self.size / 1e6 / self.seconds if self.seconds else 0.0

    @property
    def cpu_ms(self) -> float:
        """Processor time a page, in milliseconds; the supervisor's included."""
        return 1000 * (self.cpu + self.overhead) / self.pages if self.pages else 0.0

    @property
    def supervision(self) -> float:
        """Share of the processor time that the supervisor took, 0 to 1."""
        total = self.cpu + self.overhead
        return self.overhead / total if total else 0.0

    @property
    def growth(self) -> float | None:
        """By how much memory grew over the second half of the run, as a share of its median there.

        It is the slope of Theil and Sen times the time: the median of the slopes between any two looks, which single
        large pages do not move. None when the run was too short to tell.
        """
        second = [moment for moment in self.course[len(self.course) // 2 :] if moment.memory]
        if len(second) < _LEAST or self.pages < _LEAST_PAGES:
            return None
        slope = median(
            (two.memory - one.memory) / (two.seconds - one.seconds) for one, two in combinations(second, 2)
        )
        return slope * (second[-1].seconds - second[0].seconds) / median(moment.memory for moment in second)

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain values, with those that follow from others."""
        derived = ("rate", "megabytes", "cpu_ms", "supervision", "growth")
        return attrs.asdict(self, recurse=False) | {name: getattr(self, name) for name in derived}
