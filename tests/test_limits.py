"""The bounds on a page."""

import pytest

from broadsheet.limits import Limits


@pytest.mark.parametrize(
    ("bounds", "error", "message"),
    [
        ({"max_bytes": "2 MB"}, TypeError, "a whole number is expected for 'max_bytes': '2 MB'"),
        ({"max_depth": 99.5}, TypeError, "for 'max_depth': 99.5"),
        ({"max_blocks": -1}, ValueError, "'max_blocks' must be >= 0: -1"),
        ({"max_depth": 15}, ValueError, "'max_depth' must be >= 16: 15"),
        ({"max_depth": 1_901}, ValueError, "'max_depth' must be <= 1900: 1901"),
    ],
)
def test_bounds_are_whole_numbers_in_their_ranges(bounds, error, message):
    """A bound that is none raises when the limits are made, and says which it is."""
    with pytest.raises(error, match=message):
        Limits(**bounds)
