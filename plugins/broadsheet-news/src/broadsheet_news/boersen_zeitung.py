"""boersen-zeitung.de."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field, texts
from broadsheet_news.facts import listed, stated_authors

__all__ = ["BoersenZeitung"]


class BoersenZeitung(Site):
    """The head of the printed article (overline, headline, authors) stands once more before the text."""

    hosts = ("boersen-zeitung.de",)

    drop = (
        "css:.wp-block-ppi-aboveheading",
        "css:.wp-block-ppi-printheading",
        "css:.wp-block-ppi-subheading",
        "css:.wp-block-ppi-authorline",
        "css:.wp-block-ppi-authorshort",
    )

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated: agencies beside the people."""
        return stated_authors(page)

    @field("tags")
    def find_tags(self, page: Page) -> tuple[str, ...] | None:
        """From the head, on older pages from the buttons under the text."""
        stated = listed(page.head.first("custom-keywords"))
        return (
            stated
            or texts(page, "//button[contains(@class, 'tag')]/a[starts-with(@href, '/thema/')]")
            or None
        )
