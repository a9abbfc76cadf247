"""What a warning says about an exception in somebody else's code."""

import re

from broadsheet.model import ParseWarning, WarningCode

__all__ = ["describe", "fault"]

#: Addresses of objects differ from run to run; the same input must give the same warning.
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")

#: Longest message of an exception that is passed on, in characters.
_LONGEST = 200


def describe(error: BaseException) -> str:
    """Class and message of an exception, in one line of printable characters."""
    try:
        message = str(error)[: 2 * _LONGEST]
    except Exception:  # noqa: BLE001 - its __str__ is somebody else's code too
        message = ""
    message = " ".join(_ADDRESS.sub("", message).split())[:_LONGEST]
    message = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in message)
    name = type(error).__name__
    return f"{name}: {message}" if message else name


def fault(plugin: str, where: str, error: BaseException, code: WarningCode = "plugin_failed") -> ParseWarning:
    """The warning that ``plugin`` raised ``error`` at ``where`` (a hook, a rule, a field)."""
    return ParseWarning(code=code, message=f"plugin {plugin}, {where}: {describe(error)}")
