"""nettavisen.no, of Amedia."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import authors_named

__all__ = ["Nettavisen"]


class Nettavisen(Site):
    """Links to other stories are paragraphs in bold that begin with "Les også"; fact boxes are elements of their own."""

    hosts = ("nettavisen.no",)

    drop = (
        "//*[@data-content='body-text']//p[b][starts-with(normalize-space(), 'Les også:')]",
        "//amedia-factbox",
    )

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated: the agency where no person is named."""
        return authors_named(page.head.meta.get("article:author", ()))
