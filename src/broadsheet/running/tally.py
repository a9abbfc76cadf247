"""Counting rows, so that the counts of many shards can be added up."""

import heapq
import math
from collections import Counter
from typing import Any, Final, Self

from broadsheet.dumps.rows import Row

__all__ = ["Tally"]

_STEPS: Final = 16  # classes of duration in an octave: a quantile is right within 2.2 %
_SLOWEST: Final = 10


class Tally:
    """What some rows hold.

    Attributes:
        kinds: Number of rows by kind of page; those with an error are not among them.
        errors: Number of rows by kind of error.
        durations: Number of parsed pages by class of duration.
        slowest: The pages that took longest: microseconds, identifier, source and offset.
    """

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.durations: Counter[int] = Counter()
        self.slowest: list[tuple[int, str, str, int | None]] = []

    @property
    def rows(self) -> int:
        """Number of rows."""
        return self.kinds.total() + self.errors.total()

    def add(self, row: Row) -> None:
        """Count a row."""
        if row["error_kind"] is not None:
            self.errors[row["error_kind"]] += 1
            return
        self.kinds[row["kind"]] += 1
        elapsed = row["elapsed_us"]
        self.durations[int(_STEPS * math.log2(elapsed + 1))] += 1
        if len(self.slowest) < _SLOWEST or elapsed > self.slowest[-1][0]:
            self._keep([(elapsed, row["id"], row["source"], row["offset"])])

    def merge(self, other: "Tally") -> None:
        """Add the counts of other rows."""
        self.kinds += other.kinds
        self.errors += other.errors
        self.durations += other.durations
        self._keep(other.slowest)

    def quantile(self, share: float) -> float | None:
        """The duration in milliseconds that ``share`` of the parsed pages do not exceed, within 2.2 %."""
        wanted = share * self.durations.total()
        for step in sorted(self.durations):
            wanted -= self.durations[step]
            if wanted <= 0:
                return float(2 ** ((step + 0.5) / _STEPS) / 1000)
        return None

    def to_dict(self) -> dict[str, Any]:
        """The counts as plain values."""
        return {
            "kinds": dict(self.kinds),
            "errors": dict(self.errors),
            "durations": sorted(self.durations.items()),
            "slowest": self.slowest,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The counts that :meth:`to_dict` was called on, also after a round through JSON."""
        tally = cls()
        tally.kinds.update(data["kinds"])
        tally.errors.update(data["errors"])
        tally.durations.update(dict(data["durations"]))
        tally._keep([(elapsed, name, source, offset) for elapsed, name, source, offset in data["slowest"]])
        return tally

    def _keep(self, pages: list[tuple[int, str, str, int | None]]) -> None:
        self.slowest = heapq.nlargest(_SLOWEST, [*self.slowest, *pages], key=lambda page: page[0])
