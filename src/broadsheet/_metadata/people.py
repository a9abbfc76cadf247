"""Authors out of what claims hold: the people whom they name, without the site itself."""

from collections.abc import Sequence
from typing import Any, Final

import attrs

from broadsheet._metadata.bylines import read_names
from broadsheet._metadata.names import clean_name, is_person
from broadsheet._metadata.titles import SiteName, is_site, may_be_namesake, title_key
from broadsheet._records import Claim
from broadsheet.model import Author

__all__ = ["read_authors", "without_site"]

_SITE_AUTHOR: Final = 0.5  # factor on the confidence of an author who bears the site's name


def read_authors(value: Any) -> tuple[Author, ...]:
    """Authors from what a claim holds: records, names, or one line of names."""
    members = value if isinstance(value, tuple | list) else (value,)
    found: list[Author] = []
    for member in members:
        if isinstance(member, Author):
            found.append(member)
        elif isinstance(member, str):
            found.extend(Author(name=name) for name in read_names(member))
    return tuple(found)


def without_site(claims: Sequence[Claim], site: SiteName) -> list[Claim]:
    """The claims of authors without the site itself.

    A name of one word that is the site's is dropped. A longer one may be a person's whose site bears
    the name, so it only loses against other names, and beside them it is dropped.
    """
    found = []
    for claim in claims:
        named = tuple(filter(None, (_without_site_name(author, site) for author in claim.value)))
        others = tuple(author for author in named if not is_site(author.name, site))
        kept = others or tuple(author for author in named if may_be_namesake(author.name))
        if kept:
            confidence = claim.confidence if others else claim.confidence * _SITE_AUTHOR
            found.append(claim._replace(value=kept, confidence=confidence))
    return found


def _without_site_name(author: Author, site: SiteName) -> Author | None:
    """An author without the site's name behind the own one: "Jane Porter Skerry Courier".

    None where an abbreviation is left, which is that of the publisher: "SCG - Skerry Courier".
    """
    words = author.name.split() if author.name.count(" ") > 1 else ()
    for i in range(2, len(words)):
        if title_key(" ".join(words[i:])) in site.keys:
            name = clean_name(" ".join(words[:i]))
            return attrs.evolve(author, name=name) if " " in name or is_person(name, single=True) else None
    return author
