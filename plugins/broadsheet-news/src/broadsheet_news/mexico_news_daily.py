"""mexiconewsdaily.com."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import article_data, authors_named, names, without

__all__ = ["MexicoNewsDaily"]


class MexicoNewsDaily(Site):
    """The newsroom signs as an author, and marks the stories of its choice with a tag."""

    hosts = ("mexiconewsdaily.com",)

    drop = (
        "//*[contains(@class, 'tdb_single_content')]//p[em][starts-with(normalize-space(), 'With reports from')]",
    )

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated, the newsroom included."""
        return authors_named(page.head.meta.get("author", ()))

    @field("tags")
    def find_tags(self, page: Page) -> tuple[str, ...] | None:
        """The keywords, without the mark."""
        return without(names(article_data(page).get("keywords")), "editors_pick")
