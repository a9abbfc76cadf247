"""9news.com.au, and nine.com.au that followed it in 2026."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field, texts
from broadsheet_news.facts import authors_named, stated_authors

__all__ = ["Nine", "NineNews"]

_STORY = "//div[contains(@class, 'article__body')]//div[contains(@class, 'block-content')]"
_PROMO = "starts-with(normalize-space(), 'READ MORE:')"


class NineNews(Site):
    """The older site: each paragraph in a block of its own, without a ``p``."""

    hosts = ("9news.com.au",)

    body = (f"{_STORY}/div[not(.//h3)]", f"{_STORY}//h3")
    drop = (f"{_STORY}/div[{_PROMO}]",)

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """As stated: often an agency or the newsroom, which the page does not print."""
        return stated_authors(page)


class Nine(Site):
    """The newer site. Its class names are hashes; its parts are named for its tests."""

    hosts = ("nine.com.au",)

    drop = (
        "//*[@data-ui-testid='body-content-all']//small",
        "//*[@data-ui-testid='body-content-all']//div[h3/a]",
    )
    # The tags as printed; the head has longer names.
    fields = {"tags": "//ul[@data-ui-testid='footer-tags']//a"}

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """People are links in the byline, agencies are not."""
        return authors_named(texts(page, "//*[@data-ui-testid='header-byline']//*[self::a or self::span]"))
