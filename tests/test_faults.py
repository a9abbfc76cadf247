"""What warnings say about exceptions."""

import pytest

from broadsheet._faults import describe, fault
from broadsheet.model import ParseWarning


class UnprintableError(Exception):
    def __str__(self):
        raise ValueError


@pytest.mark.parametrize(
    ("expected", "error"),
    [
        ("ValueError: no such thing", ValueError("no such\n thing")),
        ("KeyError", KeyError()),
        ("ValueError: <object>", ValueError("<object at 0x7f12ab>")),
        ("ValueError: a\N{REPLACEMENT CHARACTER}b", ValueError("a\ud800b")),
        ("ValueError: a\N{REPLACEMENT CHARACTER}b", ValueError("a\u202eb")),
        ("ValueError: " + "x" * 200, ValueError("x" * 5_000)),
        ("UnprintableError", UnprintableError()),
    ],
)
def test_errors_are_described_in_one_line(expected, error):
    """A description is short, printable, and the same in every process."""
    assert expected == describe(error)


def test_fault_names_plugin_and_place():
    """The warning names the plugin, the place and the error."""
    expected = ParseWarning(code="plugin_failed", message="plugin p, hook h: ValueError: x")
    assert expected == fault("p", "hook h", ValueError("x"))
