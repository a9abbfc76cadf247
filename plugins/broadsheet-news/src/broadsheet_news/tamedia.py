"""tagesanzeiger.ch, of Tamedia."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field, texts
from broadsheet_news.facts import stated_authors

__all__ = ["TagesAnzeiger"]

_HEAD = "//*[contains(@class, 'ContentHead')]"
_SUMMARY = "//*[contains(@class, 'SummaryList')]"


class TagesAnzeiger(Site):
    """The class names carry a hash at their end; before it they are those of the components."""

    hosts = ("tagesanzeiger.ch",)

    drop = (
        f"{_HEAD}/h2",
        _SUMMARY,
        "//p[contains(@class, 'ArticleContainer_agencies')]",
        "//p[contains(@class, 'Feedback')]",
    )
    # The headline without its overline; the newer pages state a second one for search engines.
    fields = {"title": f"{_HEAD}//*[@data-testid='content-title']"}

    @field("subtitle")
    def find_subtitle(self, page: Page) -> str | None:
        """The lead with the points of the summary."""
        lead = texts(page, f"{_HEAD}/p[contains(@class, 'lead')]")
        points = texts(page, f"{_SUMMARY}/*[contains(@class, 'title')] | {_SUMMARY}//li")
        return " ".join(lead + points) or None

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated: agencies beside the people."""
        return stated_authors(page)
