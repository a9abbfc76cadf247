"""The check of what sites and plugins state."""

import attrs
import pytest

from broadsheet._claims import FIELDS, checked_claim
from broadsheet._records import Claim, Metadata
from broadsheet.model import Article, Author


def test_fields_are_those_of_the_metadata():
    """Every field that can be stated is one of the article and one that the metadata room resolves."""
    article = {field.name for field in attrs.fields(Article)}
    assert set(FIELDS) <= article & {field.name for field in attrs.fields(Metadata)}


def test_lists_become_tuples():
    """Several values may come as a list."""
    claim = checked_claim(Claim("authors", ["A B", Author(name="C D")], "test", 0.5))
    assert ("A B", Author(name="C D")) == claim.value


@pytest.mark.parametrize(("expected", "given"), [(1.0, 7), (0.0, -1), (0.5, 0.5), (0.0, float("nan"))])
def test_confidence_stays_within_range(expected, given):
    """A confidence outside 0 to 1 is brought to the nearest end; what is no number is none at all."""
    assert expected == checked_claim(Claim("title", "x", "test", given)).confidence


@pytest.mark.parametrize(
    "claim",
    [
        ("title", "x", "test", 1.0),
        Claim("text", "x", "test", 1.0),
        Claim("title", 3, "test", 1.0),
        Claim("title", ["x"], "test", 1.0),
        Claim("tags", ("x", 3), "test", 1.0),
        Claim(["title"], "x", "test", 1.0),
        None,
    ],
)
def test_wrong_claims_are_refused(claim):
    """What is no claim, about no field, or of a wrong type raises TypeError."""
    with pytest.raises(TypeError):
        checked_claim(claim)
