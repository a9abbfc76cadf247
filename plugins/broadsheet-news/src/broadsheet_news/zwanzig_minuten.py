"""20min.ch."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field, texts
from broadsheet_news.facts import stated_authors

__all__ = ["ZwanzigMinuten"]

_SUMMARY = "//div[@data-testid='InfoBox'][@type='typeInfoboxSummary']"


class ZwanzigMinuten(Site):
    """The lead is followed by a box with the main points; more boxes ask to subscribe."""

    hosts = ("20min.ch",)

    drop = (
        "//div[@data-testid='InfoBox']",
        "//div[contains(@class, 'Article_elementPoll')]",
        "//div[contains(@class, 'Article_elementLead')]",
    )

    @field("subtitle")
    def find_subtitle(self, page: Page) -> str | None:
        """The lead with the points of the summary."""
        parts = texts(page, "//*[contains(@class, 'Article_elementLead')]") + texts(page, f"{_SUMMARY}//li")
        return " ".join(parts) or None

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated: agencies beside the people."""
        return stated_authors(page)
