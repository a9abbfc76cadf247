"""krautreporter.de."""

from broadsheet.sites import Site

__all__ = ["Krautreporter"]


class Krautreporter(Site):
    """Every story has one topic, in its header."""

    hosts = ("krautreporter.de",)

    fields = {"tags": "//a[contains(@class, 'article-headers-shared-topic__cta')]"}
