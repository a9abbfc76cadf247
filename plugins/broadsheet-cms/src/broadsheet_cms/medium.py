"""Medium: its classes are hashes, apart from a few that name the parts of a story (``pw-…``)."""

from broadsheet.sites import Site

__all__ = ["Medium"]


class Medium(Site):
    """Stories, on medium.com and on hosts of their own."""

    traits = ("medium",)

    title = ("css:.pw-post-title",)
    subtitle = ("css:.pw-subtitle-paragraph",)
    body = ("css:.pw-post-body-paragraph",)
    caption = ("css:.imageCaption",)
    drop = ("css:.pw-multi-vote-count", "css:.pw-multi-vote-icon", "css:.speechify-ignore")
