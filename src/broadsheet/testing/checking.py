"""One call that checks all laws for a site.

::

from broadsheet.testing import check_laws, read_pages

def test_site_keeps_the_laws():
    check_laws(HarbourGazette, pages=read_pages("tests/pages"))
"""

import copy
from collections.abc import Callable, Iterable

from broadsheet.errors import PluginError
from broadsheet.sites import Site
from broadsheet.testing.laws import LAWS, Law, LawError
from broadsheet.testing.pages import SamplePage
from broadsheet.testing.shrinking import smallest

__all__ = ["check_laws"]


def check_laws(
    site: Site | type[Site],
    *,
    pages: Iterable[SamplePage] = (),
    laws: Iterable[Law] = LAWS,
    examples: int = 20,
) -> None:
    """Check that a site keeps the laws, on your pages and on generated ones.

    Args:
        site: The site, or its class.
        pages: Pages of the site, which show much more than generated ones: its rules match there.
            See :func:`broadsheet.testing.read_pages`.
        laws: The laws to check; leave out one that the site is to break.
        examples: How many pages are generated for each law: articles in several languages and
            kinds of markup, text dumps, and broken pages, all with the site's host. The
            same ones in every run.

    Raises:
        LawError: Some law is broken. The message has a part for each, with the smallest page found that
            shows it.
        PluginError: Pages are to be generated and Hypothesis is not installed.
    """
    site = site() if isinstance(site, type) else site
    own = list(pages)
    checked = list(laws)
    broken = [report for law in checked if (report := _broken(law, site, own, examples))]
    if broken:
        raise LawError("\n\n".join([f"{site!r} breaks {len(broken)} of {len(checked)} laws", *broken]))


def _broken(law: Law, site: Site, own: list[SamplePage], examples: int) -> str | None:
    """The report on the first page found where the site breaks the law, made small."""
    found = next((page for page in own if _fault(law, site, page)), None)
    if found is None and examples:
        site = _anywhere(site)
        found = _find(lambda page: bool(_fault(law, site, page)), _address(site), examples)
    if found is None:
        return None
    page = smallest(found, lambda candidate: bool(_fault(law, site, candidate)))
    source = page.source if isinstance(page.source, str) else repr(bytes(page.source))
    head = f"{getattr(law, '__name__', law)}: {(law.__doc__ or '').strip().splitlines()[0]}"
    lines = [
        *(_fault(law, site, page) or "").splitlines(),
        f"on this page of {page.url}:",
        *source.splitlines(),
    ]
    return "\n".join([head, *(f"    {line}" for line in lines)])


def _fault(law: Law, site: Site, page: SamplePage) -> str | None:
    """What is wrong by the law; None when nothing is."""
    try:
        law(site, page)
    except LawError as error:
        return str(error) or law.__name__
    return None


def _find(wanted: Callable[[SamplePage], bool], url: str, examples: int) -> SamplePage | None:
    """The first generated page that is wanted."""
    try:
        from hypothesis import HealthCheck, Phase, find, settings
        from hypothesis.errors import NoSuchExample

        from broadsheet.testing.strategies import article_pages, hostile_fragments, text_dumps
    except ImportError as error:
        raise PluginError(
            "generated pages need the extra testing (pip install 'broadsheet[testing]')"
        ) from error
    hostile = hostile_fragments().map(lambda source: SamplePage(source=source, url=url))
    quiet = settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],  # what is found is made small by taking parts of the page away
        suppress_health_check=list(HealthCheck),
    )
    try:
        return find(article_pages(url=url) | text_dumps(url=url) | hostile, wanted, settings=quiet)
    except NoSuchExample:
        return None


def _anywhere(site: Site) -> Site:
    """The site, with a host if it has none: a generated page has no system that made it."""
    if site.hosts:
        return site
    housed = copy.copy(site)
    housed.hosts = ("site.example",)
    return housed


def _address(site: Site) -> str:
    """An address of the site, without a date in it, so that rules of every period hold."""
    return f"https://{site.hosts[0].replace('*', 'www')}{site.path.rstrip('/')}/story"
