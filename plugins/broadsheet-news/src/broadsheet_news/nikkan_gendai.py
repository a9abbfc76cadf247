"""nikkan-gendai.com."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import stated_authors

__all__ = ["NikkanGendai"]


class NikkanGendai(Site):
    """The headline's second line is a heading over the text; the keywords are those of the whole site."""

    hosts = ("nikkan-gendai.com",)

    drop = ("//div[contains(@class, 'article-detail-box')]/h2",)
    # The keywords of this story; those of "m-keyword-list" are the popular ones.
    fields = {"tags": "//div[contains(@class, 'm-keyword-list2')]//a"}

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated: mostly the publisher."""
        return stated_authors(page)
