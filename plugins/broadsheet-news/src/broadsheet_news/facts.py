"""What the pages of a publisher state in their head, read for the fields of a site.

Each publisher states some things for machines more exactly than in its visible text, and which of them
hold is a fact about the publisher; so each site says which of these functions it trusts.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from broadsheet.model import Author
from broadsheet.sites import Page

__all__ = ["article_data", "authors_named", "listed", "names", "stated_authors", "without"]


def article_data(page: Page) -> Mapping[str, Any]:
    """The JSON-LD object of the article: the first with a headline whose type names an article; {} without."""
    for data in page.head.jsonld:
        kinds = data.get("@type", ())
        kinds = (kinds,) if isinstance(kinds, str) else kinds
        if "headline" in data and any(str(kind).endswith(("Article", "Posting", "Report")) for kind in kinds):
            return data
    return {}


def names(value: Any) -> Iterator[str]:
    """The names in a JSON-LD value: a string, an object with a name, or a list of these."""
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, Mapping) else item
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())


def authors_named(found: Iterable[str]) -> tuple[Author, ...] | None:
    """Authors of these names, each once and as written, agencies and desks included; None for none."""
    return tuple(Author(name=name) for name in dict.fromkeys(found)) or None


def stated_authors(page: Page) -> tuple[Author, ...] | None:
    """All that the article's JSON-LD names as authors, where the publisher credits agencies and desks there."""
    stated = article_data(page).get("author")
    links = {}
    for item in stated if isinstance(stated, list) else [stated]:
        url = item.get("url") if isinstance(item, Mapping) else None
        if isinstance(url, str) and url.startswith("http"):
            links.update(dict.fromkeys(names(item), url))
    return tuple(Author(name=name, url=links.get(name)) for name in dict.fromkeys(names(stated))) or None


def listed(text: str | None, separator: str = ",") -> tuple[str, ...] | None:
    """The parts of a list in one string, without those that are blank; None when there are none."""
    parts = (" ".join(part.split()) for part in (text or "").split(separator))
    return tuple(part for part in parts if part) or None


def without(found: Iterable[str], *unwanted: str) -> tuple[str, ...] | None:
    """The strings except the ``unwanted``, letter case apart; None when none is left."""
    folded = {name.casefold() for name in unwanted}
    return tuple(text for text in found if text.casefold() not in folded) or None
