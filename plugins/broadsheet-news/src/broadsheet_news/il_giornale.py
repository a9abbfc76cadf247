"""ilgiornale.it."""

from broadsheet.sites import Site

__all__ = ["IlGiornale"]


class IlGiornale(Site):
    """A note for readers with an old browser stands before the page."""

    hosts = ("ilgiornale.it",)

    drop = ("css:.badge-ie",)
