"""hessenschau.de, of Hessischer Rundfunk."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import stated_authors

__all__ = ["Hessenschau"]


class Hessenschau(Site):
    """Recordings and boxes of background stand in the story, each with a headline and a date of its own."""

    hosts = ("hessenschau.de",)

    drop = ("css:.infobox",)
    # The description is the standfirst.
    fields = {"subtitle": "//meta[@property='og:description']/@content"}

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated; the visible names are also those of recordings."""
        return stated_authors(page)
