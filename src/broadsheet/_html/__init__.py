"""The HTML front end: from decoded bytes to a page, and from a page to its flat layout."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from broadsheet._html.head import read_head
from broadsheet._html.state import find_stated_body
from broadsheet._html.traits import detect_traits
from broadsheet._html.tree import build_tree
from broadsheet._html.unscripted import holds_content
from broadsheet._html.walk import walk
from broadsheet._records import Decoded, Head, Layout, Mark, Nodes, Page, SiteMarks
from broadsheet._urls import absolute_url, host_of
from broadsheet.limits import Limits
from broadsheet.model import ParseWarning

__all__ = ["open_page", "read_layout"]

#: A page that shows fewer words of running text is drawn by a script, or has none.
_BARE = 120
_FEWEST = 30  # words of running text that are worth another look at the page
_PROSE = 12  # words of a block from which on it counts as running text


def open_page(
    decoded: Decoded, *, url: str | None, fetched_at: datetime | None, limits: Limits
) -> tuple[Page, list[ParseWarning]]:
    """The page as plugins see it: its tree, its head, its address and its traits."""
    root, warnings = build_tree(decoded.data, limits)
    if root is None:
        return Page(kind="html", url=url, host=host_of(url or ""), base=url, fetched_at=fetched_at), warnings
    head, more = read_head(root, limits)
    warnings += more
    own = absolute_url(url, None) or _stated_address(head)
    page = Page(
        kind="html",
        url=url or own,
        host=host_of(own or ""),
        root=root,
        head=head,
        traits=detect_traits(head, root),
        base=(absolute_url(head.base, own) if head.base else None) or own,
        fetched_at=fetched_at,
    )
    return page, warnings


def _stated_address(head: Head) -> str | None:
    """The address that a page states for itself: its canonical link, or else ``og:url``."""
    for link in head.links:
        if "canonical" in link.rel and (address := absolute_url(link.href, None)):
            return address
    return absolute_url(head.first("og:url"), None)


def read_layout(page: Page, marks: Mapping[Any, Mark], limits: Limits, *, explain: bool) -> Layout:
    """The page laid flat: blocks, media and clues in document order."""
    if page.root is None:
        return Layout("html", Nodes(), [])
    look = partial(walk, page.root, marks, limits, explain=explain)
    layout = look()
    words = _prose_words(layout)
    if words < _BARE:
        layout = _look_further(page, layout, words, look, limits)
    if isinstance(marks, SiteMarks):
        layout.site = f"site {marks.site}"
    return layout


def _look_further(
    page: Page, layout: Layout, words: int, look: Callable[..., Layout], limits: Limits
) -> Layout:
    """The layout of a page that shows hardly any text: with what it keeps for browsers without scripts, or in its data."""
    if any(map(holds_content, page.root.iter("noscript"))):
        unscripted = look(scripts=False)
        if _prose_words(unscripted) >= max(_FEWEST, min(2 * words, _BARE)):
            return unscripted
    if body := find_stated_body(page.root, page.head, words, limits):
        markup = f'<article itemprop="articleBody">{body.markup}</article>'
        stated, _ = build_tree(markup.encode("utf-8", "replace").replace(b"\0", b""), limits)
        layout = look(stated=stated)
        layout.stated = f"state {body.source}"
    return layout


def _prose_words(layout: Layout) -> int:
    """Words of running text that a page shows, or as many as show that it has some."""
    words = 0
    for block in layout.blocks:
        if block.words >= _PROSE and block.link_chars * 2 < len(block.text):
            words += block.words
            if words >= _BARE:
                break
    return words
