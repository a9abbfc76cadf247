"""rbb24.de, of Rundfunk Berlin-Brandenburg."""

import re

from broadsheet.model import Author
from broadsheet.sites import Page, Site, field, texts
from broadsheet_news.facts import authors_named

__all__ = ["RBB24"]

_TECHNICAL = "//div[@class='technicalline']"
_DAY = re.compile(r"(\d\d\.\d\d\.)(\d\d)\b")
_BY = re.compile(r"\s*\bVon [^.]+$")


class RBB24(Site):
    """Day and author stand in a technical line; teasers and the form for comments stand in the article."""

    hosts = ("rbb24.de",)

    subtitle = ("//article/div[@class='shorttext']",)
    drop = (
        "//section[contains(@class, 'doctypeteaser')]",
        "//div[@class='textblock']/p[starts-with(normalize-space(), 'Sendung:')]",
        "css:.commentarea",
    )

    @field("subtitle")
    def find_subtitle(self, page: Page) -> str | None:
        """The standfirst, which ends with the author."""
        found = texts(page, "//article/div[@class='shorttext']")
        return _BY.sub("", found[0]) if found else None

    @field("authors")
    def find_authors(self, page: Page) -> tuple[Author, ...] | None:
        """The author in the technical line."""
        return authors_named(texts(page, f"{_TECHNICAL}//*[@class='authorname']"))

    @field("published")
    def find_published(self, page: Page) -> str | None:
        """The day in the technical line, whose year has two digits."""
        match = _DAY.search(" ".join(texts(page, _TECHNICAL)))
        return f"{match[1]}20{match[2]}" if match else None
