"""What the other libraries take for a page, as what ``broadsheet.parse`` takes, and what it tells beside the article."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final, cast

from lxml import etree

from broadsheet.errors import UnsupportedInputError
from broadsheet.hookspecs import hookimpl
from broadsheet.parser import Parser, Source
from broadsheet.sites import Page, select

__all__ = ["all_text", "page_of", "pruned", "source_of"]

_NO_TEXT: Final = frozenset({"head", "noscript", "script", "style", "template"})
_BESIDE: Final = frozenset({"aside", "footer"})


class _Witness:
    """A plugin that keeps the page it is asked about, and says nothing of it."""

    page: Page | None = None

    @hookimpl
    def broadsheet_claims(self, page: Page) -> tuple[()]:
        """Keep the page."""
        self.page = page
        return ()


def page_of(source: Source, url: str | None = None) -> Page:
    """The page itself: its tree and what its head says, without any plugin.

    It takes as long as parsing the page, so it is for what an article does not hold.
    """
    witness = _Witness()
    with suppress(UnsupportedInputError):
        Parser(plugins=[witness]).parse(source, url=url)
    return witness.page or Page(kind="text")


def source_of(content: Any) -> Source | None:
    """The page as bytes or a string: of either, of a response with ``data``, of an element of lxml.

    None where there is none. What is none of these is handed on, for ``parse`` to refuse.
    """
    if etree.iselement(content):
        return etree.tostring(content, encoding="unicode", method="html", with_tail=False)
    return cast("Source | None", getattr(content, "data", content))


def pruned(source: Source, url: str | None, rules: Iterable[str]) -> str | None:
    """The page without what the rules (XPath expressions) match; None when it is no HTML."""
    page = page_of(source, url)
    if page.root is None:
        return None
    for rule in rules:
        for element in select(page, rule):
            _take_out(element)
    return str(etree.tostring(page.root, encoding="unicode", method="html"))


def _take_out(element: Any) -> None:
    """Remove an element, and leave the text behind it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def all_text(source: Source, *, clean: bool) -> str:
    """All words of a page, white space folded; with ``clean`` without scripts, asides and footers."""
    page = page_of(source)
    if page.root is None:
        return " ".join(" ".join(page.lines).split())
    silent = _NO_TEXT | _BESIDE if clean else frozenset({"head"})
    pieces: list[str] = []
    stack: list[Any] = [page.root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        stack.append(node.tail or "")
        if isinstance(node.tag, str) and node.tag not in silent:
            stack.extend(reversed(node))
            stack.append(node.text or "")
    return " ".join(" ".join(pieces).split())
