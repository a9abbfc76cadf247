"""Arc XP: the blocks of its themes, ``b-…``; their parts are named with two underscores."""

from broadsheet.sites import Site

__all__ = ["Arc"]


class Arc(Site):
    """Stories in the blocks that come with the system; the first ones had ``article-body-wrapper`` for the body."""

    traits = ("arc",)

    root = ("css:.b-article-body", "css:.article-body-wrapper")
    subtitle = ("css:.b-subheadline",)
    bio = ("//div[contains(@class, 'author-bio')]//p",)
    drop = (
        "css:.author-bio",
        "css:.b-author-bio",
        "css:.b-share-bar",
        "css:.b-article-body__interstitial-link",
        "css:.interstitial-link",
    )
    related = ("css:.b-card-list", "css:.b-results-list", "css:.b-simple-list")

    fields = {
        "authors": "//div[contains(@class, 'b-byline')]//a",
        "kicker": ("//a[contains(@class, 'b-overline')]", "//span[contains(@class, 'b-overline')]"),
    }
