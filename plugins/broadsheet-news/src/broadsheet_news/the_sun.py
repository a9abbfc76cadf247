"""thesun.co.uk."""

from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import article_data, names

__all__ = ["TheSun"]


class TheSun(Site):
    """The keywords begin with the section, called so."""

    hosts = ("thesun.co.uk",)

    @field("tags")
    def find_tags(self, page: Page) -> tuple[str, ...] | None:
        """The keywords without the section."""
        found = names(article_data(page).get("keywords"))
        return tuple(name for name in found if not name.startswith("Section:")) or None
