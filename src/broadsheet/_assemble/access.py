"""Whether a page that is declared as paid holds the whole text all the same, as many do for search engines."""

from typing import Final

import attrs

from broadsheet._records import Metadata
from broadsheet.model import Access, Candidate, Provenance

__all__ = ["with_access"]

_WHOLE_SHARE: Final = 0.75  # of the words that a site says its text has
#: Where it does not say, a text of so few words is a teaser, and of so many the whole one. Of the 24 paid pages among
#: the development pages, the one teaser without a count has 46 words, the whole texts have 459 and more, and one has 287.
_LONGEST_TEASER: Final = 150
_SHORTEST_WHOLE: Final = 400


def with_access(metadata: Metadata, words: int) -> tuple[Access, tuple[Provenance, ...]]:
    """The access to the text, and where all fields of the metadata come from.

    Args:
        metadata: ``access`` is "teaser" where the page is declared as paid; a site's rule is believed.
        words: Words of the body.
    """
    if metadata.access != "teaser" or metadata.stated_by_site("access"):
        return metadata.access, metadata.provenance  # type: ignore[return-value]  # the metadata room writes Access values
    access = _access_of(words, metadata.stated_words)
    if access == "teaser":
        return access, metadata.provenance
    return access, tuple(
        _measured(found) if found.field == "access" else found
        for found in metadata.provenance
        if found.field != "access" or access != "unknown"
    )


def _access_of(words: int, stated: int | None) -> Access:
    if stated:
        return "full" if words >= _WHOLE_SHARE * stated else "teaser"
    if words >= _SHORTEST_WHOLE:
        return "full"
    return "teaser" if words <= _LONGEST_TEASER else "unknown"


def _measured(found: Provenance) -> Provenance:
    """What outranks a claim that the page holds a teaser: the length of its text."""
    claim = Candidate(value="teaser", source=found.source, confidence=found.confidence)
    return attrs.evolve(
        found, source="length of the text", confidence=0.8, candidates=(claim, *found.candidates)
    )
