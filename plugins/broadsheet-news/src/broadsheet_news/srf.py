"""srf.ch, Swiss Radio and Television."""

import re

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field, texts
from broadsheet_news.facts import authors_named

__all__ = ["SRF"]

_BETWEEN = re.compile(r"[;,]|\bund\b")


class SRF(Site):
    """The overline stands inside the headline; boxes of background can be opened between the paragraphs."""

    hosts = ("srf.ch",)

    body = ("//section[@itemprop='articleBody']/p", "//section[@itemprop='articleBody']/h2")
    drop = (
        "css:.expandable-box",
        "css:.article-reference",
    )
    fields = {"title": "//h1//span[@class='article-title__text']"}

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """Names or signs, in one string."""
        found = texts(page, "//*[@itemprop='author']")
        return authors_named(name.strip() for text in found for name in _BETWEEN.split(text) if name.strip())
