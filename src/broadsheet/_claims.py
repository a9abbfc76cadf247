"""What sites and plugins can state about an article, and the check that they state it rightly."""

from collections.abc import Mapping
from typing import Final

from broadsheet._records import Claim
from broadsheet.model import Author, Image, Timestamp

__all__ = ["FIELDS", "MANY", "checked_claim"]

#: The fields that a site or a plugin can state, with the types of their values. A string is read as the
#: page's own strings are; all other values are taken as they are.
FIELDS: Final[Mapping[str, tuple[type, ...]]] = {
    "title": (str,),
    "subtitle": (str,),
    "kicker": (str,),
    "byline": (str,),
    "authors": (str, Author),
    "agency": (str,),
    "published": (str, Timestamp),
    "modified": (str, Timestamp),
    "lead_image": (str, Image),
    "tags": (str,),
    "category": (str,),
    "language": (str,),
    "site_name": (str,),
    "canonical_url": (str,),
    "next_page": (str,),
    "access": (str,),
}

#: Those of them that hold several values.
MANY: Final = frozenset({"authors", "tags"})


def checked_claim(claim: object) -> Claim:
    """The claim, with a list made a tuple and the confidence brought within 0 to 1.

    Raises:
        TypeError: It is no claim about a field of :data:`FIELDS`, or its value has another type.
    """
    if not isinstance(claim, Claim) or claim.field not in FIELDS:
        raise TypeError(f"no claim about a field of the article: {claim!r}")
    value = claim.value
    if isinstance(value, list | tuple) and claim.field in MANY:
        value = tuple(value)
    parts = value if isinstance(value, tuple) else (value,)
    if not all(isinstance(part, FIELDS[claim.field]) for part in parts):
        raise TypeError(f"no value for the field {claim.field!r}: {claim.value!r}")
    return Claim(claim.field, value, str(claim.source), max(0.0, min(float(claim.confidence), 1.0)))
