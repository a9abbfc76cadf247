"""tagesspiegel.de."""

from broadsheet.sites import Site

__all__ = ["Tagesspiegel"]

_STORY = "//div[@id='story-elements']"


class Tagesspiegel(Site):
    """The class names are hashes, but all parts of a story are children of one element.

    Boxes and offers are ``aside``, credits a line in the ``figure``, pulled quotes a ``div``.
    """

    hosts = ("tagesspiegel.de",)

    drop = (
        f"{_STORY}/aside",
        f"{_STORY}/figure/p",
        f"{_STORY}/div[blockquote]",
        f"{_STORY}//div[p[contains(., 'ausgewählten, externen Inhalt')]]",
    )
