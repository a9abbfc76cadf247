"""Rules for content management systems, as a plugin of broadsheet.

A system is recognised by its traces in the page, whatever the host; its module is imported when its first page comes.
Sites for a host come before these, and so do the sites that others write for a system, for these have priorities
below zero. The page builders of WordPress come before WordPress, and their rules include its own.
"""

from collections.abc import Iterable
from typing import Final

import broadsheet
from broadsheet.sites import SiteRef

__all__ = ["SITES", "broadsheet_sites"]

#: Trait -> module and class of its site. Every page with blocks of Gutenberg has the trait "wordpress", too.
SITES: Final = {
    "arc": "arc:Arc",
    "blogger": "blogger:Blogger",
    "divi": "divi:Divi",
    "drupal": "drupal:Drupal",
    "elementor": "elementor:Elementor",
    "ghost": "ghost:Ghost",
    "joomla": "joomla:Joomla",
    "medium": "medium:Medium",
    "squarespace": "squarespace:Squarespace",
    "substack": "substack:Substack",
    "wix": "wix:Wix",
    "wordpress": "wordpress:WordPress",
}

#: Of two systems in one page that with the higher priority is asked.
_PRIORITY: Final = -1
_BELOW_OTHERS: Final = {"wordpress": -2}


@broadsheet.hookimpl
def broadsheet_sites() -> Iterable[SiteRef]:
    """One reference for each system."""
    return [
        SiteRef(trait=trait, target=f"{__name__}.{target}", priority=_BELOW_OTHERS.get(trait, _PRIORITY))
        for trait, target in SITES.items()
    ]
