"""WordPress with Elementor, a page builder whose widgets are named in the classes of their wrappers."""

from broadsheet_cms.wordpress import WordPress

__all__ = ["Elementor"]


class Elementor(WordPress):
    """Articles in a template of the theme builder, and articles built from widgets."""

    traits = ("elementor",)

    root = ("css:.elementor-widget-theme-post-content", *WordPress.root)
    caption = (*WordPress.caption, "css:.widget-image-caption")
    bio = (*WordPress.bio, "css:.elementor-author-box__bio")
    drop = (
        *WordPress.drop,
        "css:.elementor-author-box",
        "css:.elementor-widget-form",
        "css:.elementor-widget-nav-menu",
        "css:.elementor-widget-post-comments",
        "css:.elementor-widget-post-navigation",
        "css:.elementor-widget-share-buttons",
        "css:.elementor-widget-social-icons",
    )
    related = (
        *WordPress.related,
        "css:.elementor-widget-loop-grid",
        "css:.elementor-widget-loop-carousel",
        "css:.elementor-widget-posts",
    )
