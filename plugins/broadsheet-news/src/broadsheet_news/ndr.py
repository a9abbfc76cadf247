"""ndr.de, Norddeutscher Rundfunk."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import listed, stated_authors

__all__ = ["NDR"]


class NDR(Site):
    """The programmes that had the story are listed under it."""

    hosts = ("ndr.de",)

    drop = ("css:.relatedbroadcast",)

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated, the newsroom where no person is named."""
        return stated_authors(page)

    @field("tags")
    def find_tags(self, page: Page) -> tuple[str, ...] | None:
        """All keywords of the head, of which the JSON-LD of older pages has the first ones."""
        return listed(page.head.first("keywords"))
