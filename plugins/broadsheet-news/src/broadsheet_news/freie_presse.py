"""freiepresse.de."""

from broadsheet.sites import Site

__all__ = ["FreiePresse"]

_STORY = "//div[@id='artikel-content']"


class FreiePresse(Site):
    """The place of the story stands in an element of its own before the first paragraph."""

    hosts = ("freiepresse.de",)

    drop = (
        f"{_STORY}//span[contains(@class, 'article__location')]",
        f"{_STORY}//div[@class='firstSection']/span",
    )
