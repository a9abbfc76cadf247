"""Laws that the rules of every site keep, whatever the page.

A law is a function of a site and a page. It returns when the site keeps it on this page and raises
:class:`LawError` when not. Where the parser without the site breaks a law on a page, the site is not blamed.
:func:`broadsheet.testing.check_laws` checks them all.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias

import attrs
from lxml import etree

from broadsheet import Article, Removed
from broadsheet.errors import PluginError
from broadsheet.sites import Site, check_site
from broadsheet.testing.diffs import difference
from broadsheet.testing.pages import SamplePage
from broadsheet.testing.rewriting import with_boilerplate, wrapped
from broadsheet.testing.views import open_page, parse_or_none, parser_for, use_site

__all__ = [
    "LAWS",
    "Law",
    "LawError",
    "abstains_elsewhere",
    "conserves_text",
    "ignores_wrappers",
    "inserts_no_boilerplate",
    "is_deterministic",
    "leaves_tree_alone",
    "never_raises",
    "rules_compile",
]

_FOREIGN_HOSTS: Final = ("elsewhere.example", "elsewhere.com", "elsewhere.org", "elsewhere.co.uk")
_OTHER: Final = (
    "<html><body><article><h1>Another page</h1><p>It has a text of its own.</p></article></body></html>"
)

_NOTHING: Final = Article()

#: Keys of a serialised article whose strings no page prints: kinds, addresses, and what a block is for.
_UNPRINTED: Final = frozenset(
    {"access", "anchor", "href", "kind", "language", "precision", "provider", "type", "url"}
)

#: A law: called with a site and a page, it raises :class:`LawError` when the site breaks it there.
Law: TypeAlias = Callable[[Site, SamplePage], None]


class LawError(AssertionError):
    """Raised when a site breaks a law; the message says how, and :func:`check_laws` adds on what page."""


def rules_compile(site: Site, page: SamplePage) -> None:  # noqa: ARG001 - all laws are called alike
    """Every rule is an expression that can be read: XPath, CSS, a regular expression."""
    try:
        check_site(site)
    except PluginError as error:
        raise LawError(str(error)) from error


def never_raises(site: Site, page: SamplePage) -> None:
    """No rule and no field of the site raises, on a page of whatever shape."""
    opened = open_page(page)
    if opened is None:
        return
    failed = use_site(site, opened)
    article = parse_or_none(parser_for(site), page)
    if article is not None and not failed:
        failed = [warning.message for warning in article.warnings if warning.code == "plugin_failed"]
    if failed:
        raise LawError("\n".join(failed))


def is_deterministic(site: Site, page: SamplePage) -> None:
    """A page has one article, whatever other pages the site has seen before."""
    parser = parser_for(site)
    first = parse_or_none(parser, page)
    parse_or_none(parser, attrs.evolve(page, source=_OTHER, kind="html"))
    _must_agree("another page in between", first, parse_or_none(parser, page), everything=True)


def conserves_text(site: Site, page: SamplePage) -> None:
    """What the site moves is not lost: each word is in the article, or in what it says was removed."""
    before = parse_or_none(parser_for(None), page, explain=True)
    after = parse_or_none(parser_for(site), page, explain=True)
    if before is None or after is None:
        return
    kept = _words(after, after.removed)
    # Other fields hold words of the head, in whose place the site may know better ones.
    printed = _words(attrs.evolve(_NOTHING, sections=before.sections), before.removed)
    missing = [word for word in printed if word not in kept]
    if missing:
        raise LawError(f"these words are neither in the article nor in what was removed: {' '.join(missing)}")


def inserts_no_boilerplate(site: Site, page: SamplePage) -> None:
    """No text that is not of the article gets into it by the site.

    That is each text in ``page.boilerplate``; and a menu, a sign-up and a footer that the law adds to the page.
    """
    for variant in (page, with_boilerplate(page)):
        before, after = parse_or_none(parser_for(None), variant), parse_or_none(parser_for(site), variant)
        if before is None or after is None:
            continue
        wrong = [text for text in variant.boilerplate if text in after.text and text not in before.text]
        if wrong:
            raise LawError(f"boilerplate is in the text of the article: {wrong[0]!r}")


def ignores_wrappers(site: Site, page: SamplePage) -> None:
    """Wrapper elements around the content of a page, and blank lines around a text, mean nothing."""
    plain, nested = wrapped(page, 0), wrapped(page, 3)
    if _essence(parse_or_none(parser_for(None), plain)) != _essence(parse_or_none(parser_for(None), nested)):
        return
    _must_agree("wrapping", parse_or_none(parser_for(site), plain), parse_or_none(parser_for(site), nested))


def leaves_tree_alone(site: Site, page: SamplePage) -> None:
    """The site only looks at the page: its tree is the same before and after."""
    opened = open_page(page)
    if opened is None or opened.root is None:
        return
    before = etree.tostring(opened.root)
    use_site(site, opened)
    if before != etree.tostring(opened.root):
        raise LawError("the tree of the page is not what it was")


def abstains_elsewhere(site: Site, page: SamplePage) -> None:
    """On a page of another host, not made by a system that the site is for, the site changes nothing."""
    for host in _FOREIGN_HOSTS:
        abroad = attrs.evolve(page, url=f"https://{host}/story")
        opened = open_page(abroad)
        if opened is not None and opened.traits.isdisjoint(site.traits):
            before, after = parse_or_none(parser_for(None), abroad), parse_or_none(parser_for(site), abroad)
            _must_agree(f"the site, on {host},", before, after, everything=True)


#: All laws, the simplest first.
LAWS: Final[tuple[Law, ...]] = (
    rules_compile,
    never_raises,
    leaves_tree_alone,
    is_deterministic,
    abstains_elsewhere,
    inserts_no_boilerplate,
    conserves_text,
    ignores_wrappers,
)


def _words(article: Article, removed: Iterable[Removed]) -> dict[str, None]:
    """All words that a page prints in the article's fields and in what was removed, in order."""
    article = attrs.evolve(article, provenance=(), removed=(), warnings=())
    texts = [*_printed_strings(article.to_dict()), *(item.text for item in removed)]
    return dict.fromkeys(word for text in texts for word in re.findall(r"\w+", text))


def _printed_strings(value: Any) -> Iterator[str]:
    """The strings in a value of JSON that stand for text of the page, in order."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            # A note's role is one of a few words of the model, an author's is text.
            unprinted = _UNPRINTED | {"role"} if item.get("type") == "note" else _UNPRINTED
            stack += [item[key] for key in reversed(item) if key not in unprinted]
        elif isinstance(item, list):
            stack += reversed(item)


def _essence(article: Article | None) -> dict[str, Any]:
    """What a reader sees of an article."""
    if article is None:
        return {}
    return {
        name: getattr(article, name) for name in ("title", "text", "authors", "published", "category", "tags")
    }


def _must_agree(what: str, one: Article | None, two: Article | None, *, everything: bool = False) -> None:
    """Raise when two articles that must be one differ.

    Raises:
        LawError: They differ; the message names what made the difference, and how they differ.
    """
    views = [_essence, _everything] if everything else [_essence]
    for view in views:
        before, after = view(one), view(two)
        for name in dict.fromkeys([*before, *after]):
            if before.get(name) != after.get(name):
                shown = difference(_plain(before.get(name)), _plain(after.get(name)))
                raise LawError(f"{what} changes {name}:\n{shown}")


def _everything(article: Article | None) -> dict[str, Any]:
    return {} if article is None else article.to_dict()


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | list | dict | None) else repr(value)
