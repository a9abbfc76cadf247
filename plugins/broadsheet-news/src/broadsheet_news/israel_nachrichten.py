"""israel-nachrichten.org."""

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field, texts
from broadsheet_news.facts import authors_named

__all__ = ["IsraelNachrichten"]

_STORY = "//div[starts-with(@id, 'post-')]"
_SIGNED = f"{_STORY}/p[em and not(text()[normalize-space()])][following-sibling::p[b]]"


class IsraelNachrichten(Site):
    """The story is signed in italics; a call for donations and the facts of the post follow."""

    hosts = ("israel-nachrichten.org",)

    byline = (_SIGNED,)
    drop = (
        f"{_STORY}/p[b][contains(., 'Spende')]",
        "css:.singlepostmeta",
    )
    # The excerpt is the first paragraph.
    fields = {"subtitle": "//meta[@property='og:description']/@content"}

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """The signature: a name, or the newsroom."""
        return authors_named(texts(page, f"{_SIGNED}/em"))
