"""A page as a parser and as a site see it."""

import functools

from broadsheet import Article, Parser, hookimpl
from broadsheet.errors import UnsupportedInputError
from broadsheet.sites import Page, Site
from broadsheet.testing.pages import SamplePage

__all__ = ["open_page", "parse_or_none", "parser_for", "use_site"]


@functools.lru_cache(maxsize=16)
def parser_for(site: Site | None) -> Parser:
    """The parser with this site as its only plugin; with None, the one without plugins."""
    return Parser(plugins=[] if site is None else [site])


def parse_or_none(parser: Parser, page: SamplePage, *, explain: bool = False) -> Article | None:
    """The article; None when the source is no page at all."""
    try:
        return page.parse(parser, explain=explain)
    except UnsupportedInputError:
        return None


class _Keeper:
    """A plugin that keeps the last page as sites see it."""

    def __init__(self) -> None:
        self.page: Page | None = None

    @hookimpl
    def broadsheet_claims(self, page: Page) -> None:
        """Keep the page, state nothing."""
        self.page = page


def open_page(page: SamplePage) -> Page | None:
    """The page as sites see it; None when the source is no page at all."""
    keeper = _Keeper()
    parse_or_none(Parser(plugins=[keeper]), page)
    return keeper.page


def use_site(site: Site, page: Page) -> list[str]:
    """Let the site, and each of its versions, do all its work on a page, whether or not it is for it; what raised."""
    failed: list[str] = []

    def report(rule: str, error: Exception | None) -> None:
        if error is not None:
            failed.append(f"{rule}: {type(error).__name__}: {error}")

    for version in site.versions or (site,):
        used = version() if isinstance(version, type) else version
        try:
            used.missing(page)
        except Exception as error:  # noqa: BLE001 - a site is somebody else's code
            report("requires", error)
        used.marks(page, report)
        used.claims(page, report)
    return failed
