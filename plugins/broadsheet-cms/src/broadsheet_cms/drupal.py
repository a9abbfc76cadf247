"""Drupal: fields are named in the classes of their wrappers, ``field--name-…`` (7: ``field-name-…``)."""

from broadsheet.sites import Site
from broadsheet_cms.xpath import having, inside

__all__ = ["Drupal"]


class Drupal(Site):
    """Nodes of Drupal 7 and later in their own page."""

    traits = ("drupal",)

    caption = (
        "css:.field--name-field-caption",
        "css:.field--name-field-image-caption",
        "css:.field-name-field-image-caption",
    )
    bio = ("css:.field--name-field-bio", "css:.field-name-field-bio")
    drop = (
        "css:.addtoany_list",
        "css:.book-navigation",
        "css:.field--name-comment",
        "css:.field--name-field-share",
        "css:.sharethis-wrapper",
    )
    related = (
        "css:.field--name-field-related",
        "css:.field--name-field-related-articles",
        "css:.field--name-field-related-content",
        "css:.field-name-field-related",
        "css:.view-related-content",
        "css:.view-related-articles",
    )

    # "-name-" is part of both ways to write a field: "field--name-field-tags", and "field-name-field-tags" in version 7.
    fields = {
        "authors": (
            "//div[contains(@class, '-name-field-author')]",
            f"//span[contains(@class, 'field--name-uid')][{inside('node__meta')}]",
            f"//span[{having('username')}][{inside('submitted')}][not({inside('comment')})]",
            f"//a[{having('username')}][{inside('submitted')}][not({inside('comment')})]",
        ),
        "tags": (
            "//div[contains(@class, '-name-field-tags')]//a",
            "//section[contains(@class, '-name-field-tags')]//a",
        ),
    }
