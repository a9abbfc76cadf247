"""Differences between what is stated and what came out, for a person to read."""

import pytest

from broadsheet.testing.diffs import difference

LONG = (
    "The ferry to the outer islands sailed again on {} for the first time in four winters, and it was full."
)


@pytest.mark.parametrize(
    ("expected", "found", "lines"),
    [
        ("Harbour", "Harbor", ["- 'Harbour'", "+ 'Harbor'"]),
        (None, "Harbour", ["- null", "+ 'Harbour'"]),
        (["a", "b", "c"], ["a", "c"], ["  (1 as expected)", "- b", "  (1 as expected)"]),
        (["a"], ["a", "b"], ["  (1 as expected)", "+ b"]),
        ("One.\n\nTwo.", "One.\n\nThree.", ["  (1 as expected)", "- Two.", "+ Three."]),
        (
            [{"name": "Jane", "role": "x"}],
            [{"name": "Jane", "role": "y"}],
            ["  (2 as expected)", '-  "role": "x"', '+  "role": "y"', "  (1 as expected)"],
        ),
        (
            [LONG.format("Friday")],
            [LONG.format("Monday")],
            [
                "- …outer islands sailed again on Friday for the first time in four…",
                "+ …outer islands sailed again on Monday for the first time in four…",
            ],
        ),
    ],
)
def test_difference(expected, found, lines):
    """Only what differs is shown, by item, paragraph or line, long parts around the change only."""
    assert lines == difference(expected, found).splitlines()


@pytest.mark.parametrize(
    ("expected", "found"), [("aaa" * 40, "aaa" * 41), ("x" * 90, ""), (LONG, LONG + LONG)]
)
def test_change_is_always_visible(expected, found):
    """A part that repeats itself or is contained in the other still shows two different lines."""
    stated, came = difference([expected], [found]).splitlines()
    assert ("-", "+", True) == (stated[0], came[0], stated[1:] != came[1:])
