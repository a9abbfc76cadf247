"""correctiv.org."""

from broadsheet.sites import Site

__all__ = ["Correctiv"]

_STORY = "//div[contains(@class, 'detail__content')]"


class Correctiv(Site):
    """Calls for hints, sign-up forms and the credits of the desk stand in the story."""

    hosts = ("correctiv.org",)

    drop = (
        f"{_STORY}/blockquote[contains(., 'Signal')]",
        "//*[contains(@class, 'corre-target')]",
        f"{_STORY}/p[starts-with(normalize-space(), 'Redaktion:')]",
    )
