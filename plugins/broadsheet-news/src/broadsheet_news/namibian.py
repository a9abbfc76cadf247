"""namibian.com.na."""

from broadsheet.sites import Site

__all__ = ["Namibian"]

_STORY = "//div[contains(@class, 'entry-content') or contains(@class, 'tdb_single_content')]"


class Namibian(Site):
    """The first paragraph is the lead, set in bold; a call to subscribe stands at the end of the body."""

    hosts = ("namibian.com.na",)

    drop = (
        "css:.namps-single-cta",
        f"{_STORY}/ul[contains(., 'additional reporting by')]",
    )
    fields = {"subtitle": f"({_STORY}//p)[1][strong]"}
