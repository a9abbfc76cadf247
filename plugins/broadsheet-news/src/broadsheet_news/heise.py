"""heise.de."""

from broadsheet.sites import Site

__all__ = ["Heise"]


class Heise(Site):
    """Stories end with the sign of the editor."""

    hosts = ("heise.de",)

    drop = ("css:.redakteurskuerzel",)
