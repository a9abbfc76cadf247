"""How far a run is: the numbers, a bar for terminals, lines for logs."""

import sys
import time
from importlib import import_module
from typing import IO, Any, Final, Protocol

import attrs

__all__ = ["Bar", "Lines", "Progress", "Silence", "Standing", "progress_for"]

_INTERVAL: Final = 10.0  # seconds between two lines


@attrs.frozen(kw_only=True)
class Standing:
    """How far a run is.

    Attributes:
        pages: Number of rows that are there.
        before: Number of those that were there when the run began, when it was resumed.
        errors: Number of rows with an error.
        size: Bytes of the inputs that are done, about.
        total: Bytes of the inputs.
        seconds: Time since the run began.
        memory: Memory of the largest worker that is at work, in bytes; 0 where the system does not tell.
    """

    pages: int
    before: int
    errors: int
    size: int
    total: int
    seconds: float
    memory: int = 0

    @property
    def rate(self) -> float:
        """Pages a second, in this run."""
        return (self.pages - self.before) / self.seconds if self.seconds else 0.0


class Progress(Protocol):
    """What is told how far a run is."""

    def show(self, standing: Standing) -> None:
        """Take note. Called several times a second."""

    def close(self) -> None:
        """Take note that no more follows."""


class Silence:
    """Says nothing."""

    def show(self, standing: Standing) -> None:
        """Nothing happens."""

    def close(self) -> None:
        """Nothing happens."""


class Lines:
    """A line every ten seconds.

    Args:
        stream: Where the lines go.
        interval: Seconds between two lines.
    """

    def __init__(self, stream: IO[str], interval: float = _INTERVAL) -> None:
        self._stream = stream
        self._interval = interval
        self._next = interval
        self._first: tuple[float, int] | None = None

    def show(self, standing: Standing) -> None:
        """Write a line when it is time for one."""
        if self._first is None:
            self._first = (standing.seconds, standing.size)
        if standing.seconds >= self._next:
            self._next = standing.seconds + self._interval
            share = standing.size / standing.total if standing.total else 1.0
            self._stream.write(
                f"broadsheet: {share:.1%}, {standing.pages} pages, {standing.rate:.1f} pages/s, "
                f"{standing.errors} errors, {self._left(standing)}\n"
            )
            self._stream.flush()

    def close(self) -> None:
        """Nothing happens."""

    def _left(self, standing: Standing) -> str:
        seconds, size = self._first or (0.0, 0)
        if standing.size <= size:
            return "time left unknown"
        left = (standing.total - standing.size) * (standing.seconds - seconds) / (standing.size - size)
        return f"{time.strftime('%H:%M:%S', time.gmtime(left))} left"


class Bar:
    """A bar of tqdm.

    Args:
        tqdm: The class of the bar.
        stream: The terminal.
    """

    def __init__(self, tqdm: Any, stream: IO[str]) -> None:
        self._tqdm = tqdm
        self._stream = stream
        self._bar: Any = None

    def show(self, standing: Standing) -> None:
        """Move the bar."""
        if self._bar is None:
            self._bar = self._tqdm(
                total=standing.total, initial=standing.size, unit="B", unit_scale=True, file=self._stream
            )
        self._bar.set_postfix_str(
            f"{standing.pages} pages, {standing.rate:.1f} pages/s, {standing.errors} errors", refresh=False
        )
        self._bar.n = standing.size
        self._bar.refresh()

    def close(self) -> None:
        """Leave the bar as it is."""
        if self._bar is not None:
            self._bar.close()


def progress_for(stream: IO[str] | None = None) -> Progress:
    """A bar where the stream is a terminal and tqdm is installed (extra ``cli``), else lines.

    Args:
        stream: Where they go; the standard error by default.
    """
    stream = stream or sys.stderr
    if stream.isatty():
        try:
            return Bar(import_module("tqdm").tqdm, stream)
        except ImportError:
            pass
    return Lines(stream)
