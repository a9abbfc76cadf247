"""WordPress: what core writes, and the boxes for sharing, for authors and for related posts of most of its sites."""

from broadsheet_cms.gutenberg import Gutenberg
from broadsheet_cms.xpath import inside

__all__ = ["WordPress"]


class WordPress(Gutenberg):
    """Pages of any theme, written with either editor."""

    traits = ("wordpress",)

    body: tuple[str, ...] = (*Gutenberg.body, f"//table[.//th][{inside('entry-content')}]")
    caption: tuple[str, ...] = (*Gutenberg.caption, "css:.wp-caption-text", "css:.gallery-caption")
    bio: tuple[str, ...] = (
        *Gutenberg.bio,
        "css:.abh_description",
        "css:.m-a-box-bio",
        "css:.pp-author-boxes-description",
        "css:.saboxplugin-desc",
    )
    drop: tuple[str, ...] = (
        *Gutenberg.drop,
        "css:.abh_box",
        "css:.addtoany_share_save_container",
        "css:.heateor_sss_sharing_container",
        "css:.m-a-box",
        "css:.post-navigation",
        "css:.pp-multiple-authors-boxes-wrapper",
        "css:.saboxplugin-wrap",
        "css:.sharedaddy",
        "css:.wpcnt",
    )
    related: tuple[str, ...] = (*Gutenberg.related, "css:.jp-relatedposts", "css:.yarpp-related")

    fields = {
        "authors": (
            f"(//a[contains(@class, 'url fn n')][{inside('author')}][not(ancestor::*[contains(@class, 'related')])])[1]"
        ),
        # Core writes rel="tag" for the post's own tags, and "category tag" for its categories.
        "category": "//a[@rel='category tag' or @rel='category']",
        "tags": "//a[@rel='tag'][contains(@href, 'tag')][not(contains(@class, 'tag-'))]",
    }
