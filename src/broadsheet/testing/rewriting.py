"""The same page, printed another way."""

from typing import Any, Final

import attrs
from lxml import etree

from broadsheet.testing.pages import SamplePage
from broadsheet.testing.views import open_page

__all__ = ["with_boilerplate", "wrapped"]

#: Boilerplate that no site's rules can know: a menu and a sign-up before the content, a footer after it.
_BEFORE: Final = (("nav", "Zarvo Quimble Tessel"), ("aside", "Get the Yuvrek letter every Plonday morning"))
_AFTER: Final = (("footer", "Ombrix Fadulo and partners, all rights reserved"),)


def with_boilerplate(page: SamplePage) -> SamplePage:
    """The page with more boilerplate around its content, which ``boilerplate`` names; a text as it is."""
    body = _body(page)
    if body is None:
        return page
    for place, items in ((0, _BEFORE[::-1]), (len(body), _AFTER)):
        for tag, text in items:
            element = etree.Element(tag)
            etree.SubElement(element, "p").text = text
            body.insert(place, element)
    return _printed(page, body, boilerplate=tuple(text for _, text in (*_BEFORE, *_AFTER)))


def wrapped(page: SamplePage, depth: int) -> SamplePage:
    """The page with its content inside ``depth`` elements, or a text with that many blank lines around it."""
    opened = open_page(page)
    if opened is not None and opened.lines:
        lines = [*[""] * depth, *opened.lines, *[""] * depth]
        return attrs.evolve(page, source="\n".join(lines), kind="text", encoding=None, content_type=None)
    body = _body(page)
    if body is None:
        return page
    for _ in range(depth):
        wrapper = etree.Element("div")
        wrapper.text, body.text = body.text, None
        wrapper.extend(list(body))
        body.append(wrapper)
    return _printed(page, body)


def _body(page: SamplePage) -> etree._Element | None:
    """The body of a tree of the page, to change; None for plain text and for pages without a body."""
    opened = open_page(page)
    if opened is None or opened.root is None:
        return None
    # Read from what it prints, as the sites' own tree is not to be touched.
    root = etree.fromstring(_html(opened.root), etree.HTMLParser(huge_tree=True))
    return root.find("body") if root is not None else None


def _html(root: etree._Element) -> str:
    return etree.tostring(root, encoding="unicode", method="html")


def _printed(page: SamplePage, body: etree._Element, **known: Any) -> SamplePage:
    source = _html(body.getroottree().getroot())
    return attrs.evolve(page, source=source, kind="html", encoding=None, content_type=None, **known)
