"""Rules for libertarianinstitute.org."""

import re

from broadsheet.sites import Page, Site, field, texts

__all__ = ["LibertarianInstitute"]

_MODULE = "//div[contains(@class, 'et_pb_module')]"
_HEADER = "*[contains(@class, 'et_pb_module_header')]"
_AUTHOR_BOX = f"{_MODULE}[.//{_HEADER}[starts-with(normalize-space(), 'About ')]]"
_ABOUT = re.compile(r"About (\S[^\n]{1,80})")


class LibertarianInstitute(Site):
    """Articles of the Libertarian Institute: pages of the Divi theme, and plain text made of them."""

    hosts = ("libertarianinstitute.org",)

    # The parts of the theme without which the rules below mean something else.
    requires = ("//*[contains(@class, 'et_pb_title_container')]",)
    requires_text = (r"^by\b[^\n]*\|[^\n]*\d{4}$",)

    bio = (f"{_AUTHOR_BOX}//*[contains(@class, 'et_pb_blurb_description')]",)
    drop = (f"{_MODULE}[.//{_HEADER}[normalize-space() = 'Our Books']]",)
    related = (
        f"{_MODULE}[.//{_HEADER}[normalize-space() = 'Related Articles']]",
        "//*[@id='jp-relatedposts']",
    )

    bio_text = (r"^About [^\n]+\n+([^\n]+)",)
    drop_text = (r"^Our Books\n+[^\n]+$",)
    # Nothing of the article stands below the related articles.
    related_text = (r"^Related Articles$[\s\S]*",)

    @field("site_name")
    def find_site_name(self, page: Page) -> str:  # noqa: ARG002 - every page has the same
        """The name of the site as its header prints it."""
        return "The Libertarian Institute"

    @field("authors")
    def find_authors(self, page: Page) -> tuple[str, ...] | None:
        """The names over the author boxes; the theme leaves the byline itself without a name."""
        lines = page.lines or texts(page, f"{_MODULE}//{_HEADER}")
        found = (_ABOUT.fullmatch(line.strip()) for line in lines)
        return tuple(match[1] for match in found if match) or None
