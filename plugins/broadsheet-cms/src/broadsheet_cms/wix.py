"""Wix Blog: classes are hashes; the parts of a post are named in ``data-hook``."""

from broadsheet.sites import Site

__all__ = ["Wix"]


class Wix(Site):
    """Posts of Wix Blog."""

    traits = ("wix",)

    drop = ("//footer[@data-hook='post-footer']",)
    related = ("//section[@data-hook='recent-posts']", "//section[@data-hook='related-posts']")
