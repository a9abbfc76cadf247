"""Blogger: ``post-body`` is the post, ``post-footer`` holds author, time and labels below it."""

from broadsheet.sites import Site
from broadsheet_cms.xpath import having, inside

__all__ = ["Blogger"]


class Blogger(Site):
    """Posts in Google's themes and in those that are made after them."""

    traits = ("blogger",)

    root = ("css:.post-body",)
    caption = ("css:.tr-caption",)
    drop = ("css:.blog-pager", "css:.comments", "css:.post-share-buttons")
    related = ("css:.BlogArchive", "css:.FeaturedPost", "css:.PopularPosts")

    fields = {
        "title": (f"//h3[{having('post-title')}]", f"//h1[{having('post-title')}]"),
        "authors": (f"//span[{having('post-author')}]//*[{having('fn')}]", "//a[@class='entry-author-link']"),
        "published": f"//abbr[{having('published')}]/@title",
        "tags": (f"//a[@rel='tag'][{inside('post-footer')}]", "//a[@class='label-link']"),
    }
