"""What came out of a measurement: for people, for programs, for documents."""

import json
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from broadsheet.benching.figures import Figures, Reading

__all__ = ["Outcome", "machine"]

_COLUMNS: Final = (
    *(
        "system",
        "workers",
        "pages",
        "pages/s",
        "MB/s",
        "CPU ms/page",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "peak MB",
    ),
    *("growth", "supervisor", "errors", "empty"),
)
_NAMED: Final = 1  # of them are words and stand at the left


@attrs.frozen(kw_only=True)
class Outcome:
    """What came out of a measurement.

    Attributes:
        inputs: The dumps.
        machine: Facts about the machine, by name.
        reading: What it takes to read the pages alone.
        figures: The figures of each system, for each number of workers.
        accuracy: By system, scores by name, 0 to 1; empty where nobody knows what the pages say.
    """

    inputs: tuple[str, ...]
    machine: Mapping[str, str]
    reading: Reading
    figures: tuple[Figures, ...]
    accuracy: Mapping[str, Mapping[str, float]] = attrs.Factory(dict)

    def lines(self) -> Iterator[str]:
        """The outcome for people, as tables."""
        yield self.introduction()
        yield ""
        yield from _plain(_COLUMNS, self._rows())
        if self.accuracy:
            yield ""
            yield from _plain(*self._scores())

    def introduction(self) -> str:
        """The pages and the machine in a sentence or two."""
        pages, size, cpu = self.reading
        machine = ", ".join(self.machine.values())
        return (
            f"{pages} pages, {size / pages / 1000:.0f} kB each on average; reading alone takes "
            f"{1000 * cpu / pages:.2f} ms of the processor a page. {machine}."
        )

    def to_markdown(self, command: str = "") -> str:
        """The outcome as Markdown.

        Args:
            command: The command that measured it.
        """
        parts = [self.introduction()]
        if command:
            parts.append(f"```sh\n{command}\n```")
        parts.append("\n".join(_markdown(_COLUMNS, self._rows())))
        if self.accuracy:
            parts.append("\n".join(_markdown(*self._scores())))
        return "\n\n".join(parts) + "\n"

    def to_json(self) -> str:
        """The outcome for programs."""
        return json.dumps(
            {
                "inputs": [Path(path).name for path in self.inputs],
                "machine": dict(self.machine),
                "reading": self.reading._asdict(),
                "systems": [figures.to_dict() for figures in self.figures],
                "accuracy": {name: dict(scores) for name, scores in self.accuracy.items()},
            },
            ensure_ascii=False,
            indent=1,
        )

    def cost_of(self, system: str) -> float:
        """Processor time a page that a system takes with the fewest workers that it ran with, in milliseconds."""
        runs = [figures for figures in self.figures if figures.system == system]
        return min(runs, key=lambda figures: figures.workers).cpu_ms

    def _rows(self) -> list[list[str]]:
        return [_row(figures) for figures in self.figures]

    def _scores(self) -> tuple[list[str], list[list[str]]]:
        names = list(dict.fromkeys(name for scores in self.accuracy.values() for name in scores))
        rows = [
            [system, f"{self.cost_of(system):.2f}", *(_score(scores.get(name)) for name in names)]
            for system, scores in self.accuracy.items()
        ]
        return ["system", "CPU ms/page", *names], rows


def machine() -> dict[str, str]:
    """Facts about this machine that a figure depends on."""
    return {
        "processor": _processor(),
        "cores": f"{os.cpu_count()} cores",
        "system": platform.system(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def _processor() -> str:
    """The name of the processor, as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


def _row(figures: Figures) -> list[str]:
    spread = figures.percentiles
    return [
        figures.system,
        str(figures.workers),
        str(figures.pages),
        f"{figures.rate:.1f}",
        f"{figures.megabytes:.1f}",
        f"{figures.cpu_ms:.2f}",
        *(f"{spread[share]:.1f}" if spread else "" for share in (50, 95, 99)),
        f"{figures.peak_memory / 1e6:.0f}" if figures.peak_memory else "",
        "" if figures.growth is None else f"{figures.growth:+.1%}",
        f"{figures.supervision:.1%}",
        str(figures.errors),
        str(figures.empty),
    ]


def _score(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}" if value <= 1 else f"{value:.0f}"


def _plain(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for cells in (heads, *rows):
        padded = [
            cell.ljust(width) if number < _NAMED else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        yield "  ".join(padded).rstrip()


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' if number < _NAMED else '---:' for number in range(len(heads)))} |"
    yield from (f"| {' | '.join(cells)} |" for cells in rows)
