"""berliner-zeitung.de."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import stated_authors

__all__ = ["BerlinerZeitung"]


class BerlinerZeitung(Site):
    """Agencies are authors like others, and the tags of newer pages stand under the text alone."""

    hosts = ("berliner-zeitung.de",)

    fields = {"tags": "//article//div[contains(@class, 'prose')]//div/a[starts-with(@href, '/category/')]"}

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated: an agency where no person is named."""
        return stated_authors(page)
