"""mainichi.jp."""

from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import listed, without

__all__ = ["Mainichi"]


class Mainichi(Site):
    """The kind of the story ("速報", breaking news) is one of the keywords."""

    hosts = ("mainichi.jp",)

    @field("tags")
    def find_tags(self, page: Page) -> tuple[str, ...] | None:
        """The keywords without the kind."""
        return without(listed(page.head.first("keywords")) or (), "速報")
