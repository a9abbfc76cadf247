"""WordPress's block editor: what the blocks of core and of Jetpack write, in any theme."""

from broadsheet.sites import Site

__all__ = ["Gutenberg"]


class Gutenberg(Site):
    """The blocks.

    Themes load their styles inline, so nothing in a page's head tells that it has any: every page of WordPress is
    looked at for them.
    """

    root: tuple[str, ...] = ("css:.wp-block-post-content",)
    body: tuple[str, ...] = ("css:.wp-block-table",)
    caption: tuple[str, ...] = ("css:.wp-element-caption", "css:.blocks-gallery-caption")
    bio: tuple[str, ...] = ("css:.wp-block-post-author__bio", "css:.wp-block-post-author-biography")
    drop: tuple[str, ...] = (
        "css:.wp-block-buttons",
        "css:.wp-block-comments",
        "css:.wp-block-jetpack-sharing-buttons",
        "css:.wp-block-jetpack-subscriptions",
        "css:.wp-block-navigation",
        "css:.wp-block-post-navigation-link",
        "css:.wp-block-search",
        "css:.wp-block-social-links",
    )
    related: tuple[str, ...] = (
        "css:.wp-block-jetpack-related-posts",
        "css:.wp-block-latest-posts",
        "css:.wp-block-query",
    )
