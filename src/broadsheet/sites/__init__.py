"""What the author of a site plugin imports.

A :class:`Site` states what is particular about the pages of one site or of one content management
system. It *patches* the generic answer: it marks single elements or lines, and it gives single
fields; for all else the generic answer stands::

    from broadsheet.sites import Site, field, texts

    class HarbourGazette(Site):
        hosts = ("harbour-gazette.example",)
        drop = ("//div[@id='our-shop']",)
        bio = ("css:.about-author p",)
        drop_text = (r"^Visit our shop$",)

        @field("category")
        def category(self, page):
            return next(iter(texts(page, "//a[@rel='tag']")), None)
"""

from typing import NamedTuple

from broadsheet._claims import FIELDS
from broadsheet._records import Claim, Label, Mark, Page
from broadsheet.sites._checks import check_site
from broadsheet.sites._data import load_sites
from broadsheet.sites._queries import select, texts
from broadsheet.sites._reference import SiteRef
from broadsheet.sites._rulebook import Report
from broadsheet.sites._site import Site, field

__all__ = [
    "FIELDS",
    "Claim",
    "Label",
    "Mark",
    "Page",
    "Report",
    "Site",
    "SiteRef",
    "TextBlock",
    "check_site",
    "field",
    "load_sites",
    "select",
    "texts",
]


class TextBlock(NamedTuple):
    """A text block as the hook ``broadsheet_labels`` sees it.

    Attributes:
        text: Its text, white space folded.
        tag: Tag of the element that holds it, in lower case.
        words: Its length in words.
        link_chars: Characters of ``text`` inside links.
        label: What the classifier says it is.
    """

    text: str
    tag: str
    words: int
    link_chars: int
    label: Label
