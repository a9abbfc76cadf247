"""kicker.de."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import stated_authors

__all__ = ["Kicker"]


class Kicker(Site):
    """The magazine itself is the author of what its newsroom wrote."""

    hosts = ("kicker.de",)

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated, the magazine included."""
        return stated_authors(page)
