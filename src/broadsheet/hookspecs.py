"""The five hooks, and the marker that a plugin puts on its implementations.

A plugin is a module or an object with functions of these names, each decorated with
:data:`hookimpl`. An implementation may leave out arguments that it does not need. All hooks
have this in common:

* Order: an implementation marked ``tryfirst=True`` comes first, one marked ``trylast=True``
  last; between equals the plugin's name decides. The order of registration never matters.
* Failure: an exception in an implementation never reaches the caller of ``parse``. What this one
  implementation would have given is left out, and the article carries a warning that names
  the plugin, the hook and the error.
* A hook that no plugin implements costs a page nothing.

No hook is historic in the sense of pluggy: a parser registers all its plugins before it calls any hook, and
none later, so that there is no call that a plugin could have missed.
"""

from collections.abc import Iterable, Mapping, Sequence

import pluggy

from broadsheet.model import Article
from broadsheet.render import Renderer
from broadsheet.sites import Claim, Label, Page, Site, SiteRef, TextBlock

__all__ = [
    "PROJECT",
    "Renderer",
    "broadsheet_article",
    "broadsheet_claims",
    "broadsheet_labels",
    "broadsheet_renderers",
    "broadsheet_sites",
    "hookimpl",
    "hookspec",
]

#: Name of the entry point group, and of the project in pluggy's terms.
PROJECT = "broadsheet"

hookspec = pluggy.HookspecMarker(PROJECT)

#: Marks a function as the implementation of the hook that has its name.
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def broadsheet_sites() -> Iterable[SiteRef | Site | type[Site]]:  # type: ignore[empty-body]
    """Say for which sites the plugin has rules.

    Called once, when a ``Parser`` is built; never for a page.

    Returns:
        References to sites, which are imported at the first page they apply to; or sites
        themselves, where a plugin has few. The results of all plugins are joined. For a page the
        site of the longest host wins, then the highest priority, then the narrower one: a host pattern
        such as "=example.org" or "*.example.org" before the plain host, the longest path, one with
        patterns for the address. Two sites that are equal in all of this raise ``SiteConflictError``.

    On an exception the parser works without the sites of this plugin, and every article says so.
    """


@hookspec
def broadsheet_claims(page: Page) -> Iterable[Claim] | None:
    """State what the page's metadata are, beside what the core and the site find.

    Called once for each page, after the page is laid out and before the metadata are resolved.

    Args:
        page: The page. Its tree is read-only.

    Returns:
        Claims. They outrank all that the page itself states. Of several claims about a field
        the one with the highest confidence wins, and a site's have the full confidence 1. What
        loses is kept as a candidate in the article's provenance.

    On an exception the claims of this implementation are left out.
    """


@hookspec
def broadsheet_labels(page: Page, blocks: Sequence[TextBlock]) -> Mapping[int, Label] | None:
    """Correct what the classifier says of the text blocks.

    Called once for each page, after the classifier.

    Args:
        page: The page. Its tree is read-only.
        blocks: The text blocks in document order, each with the label it has so far.

    Returns:
        New labels by index into ``blocks``; blocks that are not named keep theirs. Where two
        implementations name the same block, the first in order wins.

    On an exception, or an index or a label that does not exist, nothing of this implementation
    is applied.
    """


@hookspec(firstresult=True)
def broadsheet_article(page: Page, article: Article) -> Article | None:
    """Finish the article.

    Called once for each page, last. The core's own implementation returns ``article`` as it is,
    and runs after all others. Write a wrapper, so that several plugins can work on one article::

        @broadsheet.hookimpl(wrapper=True)
        def broadsheet_article(page, article):
            result = yield
            return attrs.evolve(result, category=result.category or "News")

    Args:
        page: The page. Its tree is read-only.
        article: The article as the core made it.

    Returns:
        From a wrapper, the article to go on with. From an implementation that is no wrapper, an
        article in place of the core's, or None to leave it; the first that is not None wins.
        Wrappers run around that one, the first in order outermost.

    On an exception, or a result that is no ``Article``, the article stays as it was before this
    implementation.
    """


@hookspec
def broadsheet_renderers() -> Mapping[str, Renderer]:  # type: ignore[empty-body]
    """Offer output formats.

    Called once, when a ``Parser`` is built; never for a page.

    Returns:
        Functions that turn an article into a string, by the name of the format ("rst"). The
        results of all plugins are joined; two plugins with the same name, or a name of the core's
        ("text", "markdown", "md", "html", "json"), raise ``PluginError``.

    On an exception the parser works without the formats of this plugin, and every article says so.
    An exception in a format itself reaches the caller of ``Parser.render``.
    """
