"""faktencheck.afp.com, the fact checks of AFP in German."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field, texts
from broadsheet_news.facts import authors_named

__all__ = ["AFPFaktencheck"]


class AFPFaktencheck(Site):
    """Authors and those who adapted the text stand in a list over it."""

    hosts = ("faktencheck.afp.com",)

    fields = {"tags": "//span[contains(@class, 'tag-like')]"}

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """Authors, and the desk that translated."""
        return authors_named(
            texts(page, "//li[contains(@class, 'information-item')]//*[@class='person-link']")
        )
