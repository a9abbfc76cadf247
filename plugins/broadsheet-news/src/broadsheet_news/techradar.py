"""techradar.com, of Future."""

from broadsheet.sites import Site

__all__ = ["TechRadar"]


class TechRadar(Site):
    """Calls to follow stand under the text."""

    hosts = ("techradar.com",)

    drop = ("//div[@id='article-body']/p[a[contains(@href, 'news.google.com')]]",)
