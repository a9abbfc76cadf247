"""o.canada.com, of Postmedia."""

from broadsheet.sites import Page, Site, field
from broadsheet_news.facts import article_data

__all__ = ["CanadaCom"]

_TOPIC = "NLP Entity Tokens:"


class CanadaCom(Site):
    """Every part of the story begins with a label for screen readers."""

    hosts = ("canada.com",)

    drop = (
        "//section[contains(@class, 'article-content')]/*[contains(@class, 'visually-hidden')]",
        "//div[@id='disclaimer']",
    )

    @field("tags")
    def find_tags(self, page: Page) -> tuple[str, ...] | None:
        """The keywords are facts of the system, each with its kind in front; one kind are the topics."""
        keywords = article_data(page).get("keywords") or ()
        if isinstance(keywords, str):
            keywords = keywords.split(",")
        found = (str(word).strip() for word in keywords)
        return tuple(word[len(_TOPIC) :].strip() for word in found if word.startswith(_TOPIC)) or None
