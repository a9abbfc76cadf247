"""mirror.co.uk, of Reach."""

from broadsheet.sites import Site

__all__ = ["Mirror"]


class Mirror(Site):
    """Calls to write to the newsroom stand under the text, in italics and bold."""

    hosts = ("mirror.co.uk",)

    drop = ("//*[@itemprop='articleBody']//p[b/i][contains(., '@reachplc.com')]",)
