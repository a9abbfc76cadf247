"""lefigaro.fr."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import stated_authors

__all__ = ["LeFigaro"]


class LeFigaro(Site):
    """Links to other stories are paragraphs of a class of their own."""

    hosts = ("lefigaro.fr",)

    drop = ("css:.fig-body-link",)

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated, the paper with an agency included."""
        return stated_authors(page)
