"""Rules for news.example."""

from broadsheet.sites import Site

__all__ = ["Example"]


class Example(Site):
    """Articles of news.example."""

    hosts = ("news.example",)

    # Rules are XPath, or CSS with "css:" in front. State only what the generic answer has wrong.
    #
    # What must be on a page for the rules to make sense; without it the generic answer stands:
    #   requires = ("//h1",)
    #
    # What is no part of the article, with all that is inside:
    #   drop = ("css:.offer", "//div[@id='newsletter']")
    #
    # What stands where. Beside these there are root, body, subtitle, byline, related and note:
    #   title = ("//h1",)
    #   caption = ("css:.picture-text",)
    #   bio = ("css:.about-author",)
    #
    # Fields whose value stands in one element or attribute; of several rules the first that matches:
    #   fields = {"category": "//a[@rel='tag']", "published": ("//time/@datetime", "css:.day")}
    #
    # Plain text has no elements: each rule has a twin for it, with regular expressions over all lines:
    #   drop_text = (r"^Subscribe to .*",)
    #
    # A field that takes some thinking is a method (import field, texts and Page from broadsheet.sites):
    #   @field("authors")
    #   def find_authors(self, page: Page) -> tuple[str, ...] | None:
    #       """The names on the author cards; None leaves the field to the generic answer."""
    #       return texts(page, "//*[@class='author-card']/h3") or None
