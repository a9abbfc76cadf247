"""The dateline: the place, and often the agency, that open the text of a report."""

import re
from collections.abc import Sequence
from typing import Final

from broadsheet._records import Layout
from broadsheet.model import Paragraph, Section

__all__ = ["dateline_of"]

# Of a site that opens its texts with its name: "FERNHOLMNEWS.EXAMPLE".
_HOST = re.compile(r"[A-Z]{3}\.[A-Z]{2}")
_DASH = re.compile(r"\s[—–-]{1,2}\s|—|―")
_LONGEST: Final = 70  # characters


def dateline_of(layout: Layout, found: Sequence[int], sections: Sequence[Section]) -> str | None:
    """The place that stands by itself above the first paragraph, or else the one that opens it.

    Args:
        layout: The page.
        found: The blocks that are datelines, in order.
        sections: The body.
    """
    return _loose(layout, found) or _opening(sections)


def _loose(layout: Layout, found: Sequence[int]) -> str | None:
    """The place that stands by itself above the first paragraph."""
    if not found:
        return None
    text = layout.blocks[found[0]].text.rstrip()
    # A full stop before the dash is that of an abbreviation: "FERNHOLM, Mass. —".
    place = text.rstrip(" :,—–-―")
    return (place if len(place) < len(text) else place.rstrip(" .")) or None


def _opening(sections: Sequence[Section]) -> str | None:
    """The place and agency that open the first paragraph."""
    for section in sections[:2]:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                return _opening_place(block.text.plain)
    return None


def _opening_place(text: str) -> str | None:
    """What stands before the first dash, when it is a place in capitals or a place with an agency in brackets."""
    dash = _DASH.search(text, 0, _LONGEST)
    if dash is None:
        return None
    opening = text[: dash.start()].strip(" ,")
    place, bracket, agency = opening.partition("(")
    place = place.split(",")[0].strip()
    if bracket and not (opening.endswith(")") and _is_agency(agency) and _is_place(place)):
        return None
    return opening if bracket or (place.isupper() and len(place) > 2 and not _HOST.search(place)) else None


def _is_agency(text: str) -> bool:
    """Whether what stands in brackets can name agencies: no number, and no words that begin small."""
    small = text[:1].islower() and " " in text and "," not in text
    return len(text) > 2 and not small and not any(map(str.isdigit, text))


def _is_place(text: str) -> bool:
    return text[:1].isupper() and text.count(" ") < 4
