"""Squarespace: blocks are named ``sqs-block-…``, the parts of a blog post ``blog-item-…``."""

from broadsheet.sites import Site
from broadsheet_cms.xpath import having

__all__ = ["Squarespace"]


class Squarespace(Site):
    """Blog posts of version 7.0 and 7.1."""

    traits = ("squarespace",)

    caption = ("css:.image-caption-wrapper", "css:.image-caption")
    bio = ("css:.author-bio",)
    drop = (
        "css:.blog-item-comments",
        "css:.item-pagination",
        "css:.sqs-block-button",
        "css:.sqs-block-form",
        "css:.sqs-block-newsletter",
        "css:.sqs-block-socialaccountlinks-v2",
        "css:.squarespace-comments",
    )
    related = ("css:.sqs-block-archive", "css:.sqs-block-summary-v2")

    fields = {
        "authors": f"(//a[{having('blog-author-name')}])[1]",
        "category": f"//a[{having('blog-item-category')}]",
        "tags": f"//a[{having('blog-item-tag')}]",
    }
