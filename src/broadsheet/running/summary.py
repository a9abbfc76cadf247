"""What came out of a run."""

from collections.abc import Iterator, Mapping
from typing import Any, Self

import attrs

from broadsheet.running.tally import Tally

__all__ = ["Summary"]


@attrs.frozen(kw_only=True)
class Summary:
    """What came out of a run. Counts are of all rows in the output, those of earlier runs included.

    Attributes:
        pages: Number of rows: one for each record.
        kinds: Number of pages by kind; those with an error are not among them.
        errors: Number of records that gave no article, by kind of error.
        median_ms: Duration that half of the parsed pages do not exceed, in milliseconds; None when there are none.
        p95_ms: Duration that 95 % of them do not exceed.
        p99_ms: Duration that 99 % of them do not exceed.
        slowest: The pages that took longest: milliseconds, identifier, source and offset.
        peak_memory: The most memory that one worker of this run had, in bytes; 0 where the system does not tell.
        parsed: Number of rows that this run made.
        seconds: How long this run took.
        cpu: Processor time that the workers of this run took for the shards that they finished, in seconds.
        overhead: Processor time that the supervisor took, in seconds.
    """

    pages: int
    kinds: Mapping[str, int]
    errors: Mapping[str, int]
    median_ms: float | None
    p95_ms: float | None
    p99_ms: float | None
    slowest: tuple[tuple[float, str, str, int | None], ...]
    peak_memory: int
    parsed: int
    seconds: float
    cpu: float
    overhead: float

    @classmethod
    def of(
        cls, tally: Tally, *, peak_memory: int, parsed: int, seconds: float, cpu: float, overhead: float
    ) -> Self:
        """The summary of counted rows."""
        return cls(
            pages=tally.rows,
            kinds=dict(tally.kinds.most_common()),
            errors=dict(tally.errors.most_common()),
            median_ms=tally.quantile(0.5),
            p95_ms=tally.quantile(0.95),
            p99_ms=tally.quantile(0.99),
            slowest=tuple((page[0] / 1000, *page[1:]) for page in tally.slowest),
            peak_memory=peak_memory,
            parsed=parsed,
            seconds=seconds,
            cpu=cpu,
            overhead=overhead,
        )

    @property
    def articles(self) -> int:
        """Number of pages that are articles or live blogs."""
        return sum(count for kind, count in self.kinds.items() if kind != "not_article")

    def to_dict(self) -> dict[str, Any]:
        """The summary as plain values."""
        return attrs.asdict(self)

    def lines(self) -> Iterator[str]:
        """The summary for people."""
        failed = sum(self.errors.values())
        others = self.kinds.get("not_article", 0)
        yield f"{self.pages} pages: {self.articles} articles, {others} not articles, {failed} errors"
        for kind, count in self.errors.items():
            yield f"    {kind}: {count}"
        rate = self.parsed / self.seconds if self.seconds else 0.0
        yield f"{self.parsed} pages in {self.seconds:.1f} s, {rate:.1f} pages/s"
        if self.parsed and self.cpu:
            share = self.overhead / (self.cpu + self.overhead)
            yield f"processor: {1000 * self.cpu / self.parsed:.2f} ms a page, and {share:.1%} for the supervisor"
        if self.median_ms is not None:
            yield f"ms a page: median {self.median_ms:.1f}, p95 {self.p95_ms:.1f}, p99 {self.p99_ms:.1f}"
        if self.peak_memory:
            yield f"peak memory of a worker: {self.peak_memory / 1e6:.0f} MB"
        if self.slowest:
            yield "slowest pages:"
        for duration, name, source, offset in self.slowest[:5]:
            place = source if offset is None else f"{source}@{offset}"
            yield f"    {duration:.0f} ms  {place}  {name}"
