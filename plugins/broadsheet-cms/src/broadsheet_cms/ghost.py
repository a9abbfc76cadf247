"""Ghost: the cards of its editor (``kg-…``), and the parts of its own themes (``gh-…``)."""

from broadsheet.sites import Site
from broadsheet_cms.xpath import having

__all__ = ["Ghost"]


class Ghost(Site):
    """Posts in Ghost's own themes, and what its editor writes in any theme."""

    traits = ("ghost",)

    root = ("css:.gh-content", "css:.post-full-content")
    body = ("css:.kg-callout-text",)
    drop = (
        "css:.gh-comments",
        "css:.gh-post-upgrade-cta",
        "css:.gh-subscribe",
        "css:.kg-bookmark-card",
        "css:.kg-button-card",
        "css:.kg-cta-card",
        "css:.kg-signup-card",
        "css:.subscribe-form",
    )
    related = ("css:.read-more-wrap", "css:.read-next-feed")

    # The page's data name one author; the byline of these themes links each of them.
    fields = {
        "authors": (f"//h4[{having('gh-article-author-name')}]//a", f"//h4[{having('author-name')}]//a")
    }
