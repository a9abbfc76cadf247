"""sueddeutsche.de."""

from broadsheet.sites import Site

__all__ = ["Sueddeutsche"]


class Sueddeutsche(Site):
    """The standfirst has a mark of the editing system alone; teasers of other stories are articles inside the story."""

    hosts = ("sueddeutsche.de",)

    drop = ("//*[@itemprop='articleBody']//article",)
    fields = {"subtitle": "//p[@data-manual='teaserText']"}
