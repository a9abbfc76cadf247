"""What ends a process that is stuck, and what it says about where."""

import faulthandler
import re
import signal
from pathlib import Path
from typing import IO, Final, NamedTuple

__all__ = ["Death", "Watchdog", "death_of"]

_FRAME: Final = re.compile(r'File "([^"]*)", line (\d+) in (\S+)')
_TIMEOUT: Final = "Timeout ("


class Death(NamedTuple):
    """How a process ended.

    Attributes:
        kind: "timeout" when its watchdog ended it, else "crash".
        message: What happened and where, in a phrase.
        trace: The stacks of its threads, "" when it left none.
    """

    kind: str
    message: str
    trace: str


class Watchdog:
    """Ends its own process when a page takes too long, also while C code holds the interpreter's lock.

    Args:
        path: The file for the stacks; also for those of a crash.
        limit: Longest time for a page, in seconds.
    """

    def __init__(self, path: Path, limit: float) -> None:
        self._file: IO[str] = path.open("w")
        self._limit = limit
        faulthandler.enable(self._file)

    def __enter__(self) -> None:
        # A thread of C code, which needs no lock. A signal's handler would wait for the C code to return.
        faulthandler.dump_traceback_later(self._limit, exit=True, file=self._file)

    def __exit__(self, *_: object) -> None:
        faulthandler.cancel_dump_traceback_later()


def death_of(exitcode: int | None, path: Path, limit: float) -> Death:
    """How a process ended.

    Args:
        exitcode: Its exit code.
        path: The file of its watchdog.
        limit: The time that its watchdog gave a page, in seconds.
    """
    trace = path.read_text("utf-8", "replace") if path.exists() else ""
    frame = _FRAME.search(trace)
    where = f" in {frame[3]} ({Path(frame[1]).name}, line {frame[2]})" if frame else ""
    if trace.startswith(_TIMEOUT):
        return Death("timeout", f"not done after {limit:g} s{where}", trace)
    return Death("crash", f"the process {_end_of(exitcode)}{where}", trace)


def _end_of(exitcode: int | None) -> str:
    if exitcode is None or exitcode >= 0:
        return f"ended with status {exitcode}"
    try:
        return f"was ended by {signal.Signals(-exitcode).name}"
    except ValueError:
        return f"was ended by signal {-exitcode}"
