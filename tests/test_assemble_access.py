"""A page that is declared as paid may hold the whole text all the same."""

import pytest

from broadsheet._assemble.access import with_access
from broadsheet._records import Metadata
from broadsheet.model import Provenance


def paid(source="json-ld", stated=None):
    """What is known of a page that is declared as paid."""
    found = (Provenance(field="access", source=source, confidence=0.8),)
    return Metadata(access="teaser", stated_words=stated, provenance=found)


@pytest.mark.parametrize(
    ("words", "stated", "access"),
    [
        (915, 928, "full"),
        (390, 1205, "teaser"),
        (120, 130, "full"),
        (2600, None, "full"),
        (46, None, "teaser"),
        (287, None, "unknown"),
    ],
)
def test_length_tells_what_a_paid_page_holds(words, stated, access):
    """The stated number of words decides; without one, few words are a teaser and many the whole text."""
    assert access == with_access(paid(stated=stated), words)[0]


def test_length_is_told_as_the_source():
    """Provenance names the length and keeps the claim that it outranked; an unknown access has no source."""
    (full,) = with_access(paid(), 900)[1]
    assert ("length of the text", ["json-ld"]) == (full.source, [other.source for other in full.candidates])
    assert () == with_access(paid(), 287)[1]


def test_site_is_believed_about_access():
    """What a site's rule says of a page's access holds whatever the length."""
    assert "teaser" == with_access(paid("site courier"), 900)[0]


@pytest.mark.parametrize("access", ["full", "unknown"])
def test_other_pages_keep_their_access(access):
    """A page that nobody calls paid is not measured."""
    assert access == with_access(Metadata(access=access), 20)[0]
