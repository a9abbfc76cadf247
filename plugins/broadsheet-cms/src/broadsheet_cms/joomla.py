"""Joomla: ``item-page`` is an article of ``com_content``, ``article-info`` the list of facts above it."""

from broadsheet.sites import Site
from broadsheet_cms.xpath import having, inside

__all__ = ["Joomla"]


class Joomla(Site):
    """Articles in the core's layouts, from version 3."""

    traits = ("joomla",)

    root = ("css:.com-content-article__body", "css:.item-page")
    caption = ("css:.img_caption",)
    drop = (
        "css:.article-info",
        "css:.com-content-article__links",
        "css:.pagenav",
        "css:.pagination",
        "css:.tags",
    )
    related = ("css:.relateditems",)

    fields = {
        # Above the article's own header may stand the heading of the menu item.
        "title": tuple(
            f"//{tag}[parent::*[{having('page-header')}]][{inside('item-page')}]" for tag in ("h2", "h1")
        ),
        "authors": f"//dd[{having('createdby')}]//span[@itemprop='name']",
        "category": f"//dd[{having('category-name')}]//a",
        "published": f"//dd[{having('published')}]//time/@datetime",
        "tags": (
            f"//ul[{having('tags')}]//a[{inside('item-page')}]",
            f"//div[{having('tags')}]//a[{inside('item-page')}]",
        ),
    }
