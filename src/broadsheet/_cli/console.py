"""What the commands share: the two streams, and mistakes of the user."""

import argparse
import io
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["CommandError", "count", "print_lines", "read_source", "say", "write_utf8"]


class CommandError(Exception):
    """Raised for a mistake of the user, with the message to print.

    Attributes:
        status: The exit status: 1 for an input that cannot be used, 2 for a wrong command line.
    """

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


def write_utf8() -> None:
    """Make both streams write UTF-8, whatever the locale says."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def read_source(name: str) -> bytes:
    """The bytes of a file, or of the standard input for "-".

    Raises:
        CommandError: The file cannot be read, or none is named.
    """
    if not name:
        raise CommandError("no file is named; '-' stands for the standard input", 2)
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        if name.startswith(("http://", "https://")):
            hint = "nothing is fetched; save the page, or pipe it in and name its address with --url"
            raise CommandError(f"{name}: {hint}") from None
        raise CommandError(f"{name}: {error.strerror or error}") from None


def count(text: str) -> int:
    """The type of an option that says how many.

    Raises:
        ArgumentTypeError: It is no whole number, or none of at least 1.
    """
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a whole number of at least 1: {text!r}")
    return int(text)


def print_lines(lines: Iterable[str]) -> None:
    """Write data to the standard output."""
    for line in lines:
        sys.stdout.write(line + "\n")


def say(message: str) -> None:
    """Write a message to the standard error."""
    sys.stderr.write(f"broadsheet: {message}\n")
