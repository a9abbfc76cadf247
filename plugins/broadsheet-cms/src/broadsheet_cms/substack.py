"""Substack: a post is one ``div.available-content``; boxes to subscribe stand among its paragraphs."""

from broadsheet.sites import Site

__all__ = ["Substack"]


class Substack(Site):
    """Posts of newsletters. Notes and profiles are other pages, and other sites load pictures from Substack, too."""

    traits = ("substack",)
    requires = ("//div[contains(@class, 'available-content')]",)

    caption = ("css:.image-caption",)
    subtitle = ("css:h3.subtitle",)
    drop = (
        "css:.button-wrapper",
        "css:.captioned-button-wrap",
        "css:.install-substack-app-embed",
        "css:.paywall",
        "css:.poll-embed",
        "css:.post-ufi",
        "css:.subscribe-widget",
        "css:.subscription-widget-wrap",
        "css:.subscription-widget-wrap-editor",
    )
    related = ("css:.digest-post-embed", "css:.embedded-post-wrap", "css:.embedded-publication-wrap")
