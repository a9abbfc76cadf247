"""Telling menus from text by what lxml tells of an element without a walk through it."""

from typing import Any, Final

__all__ = ["holds_only_links"]

_FEWEST_LINKS: Final = 6  # in a menu
_LINK_LENGTH: Final = 40  # characters of text for each link of a menu
_NO_MENU: Final = ("h1", "article", "main", "time", "figure")  # what holds one of these is no mere menu
_TEXT: Final = tuple("a span li p div h2 h3 h4 h5 h6 button b strong label td summary".split())


def holds_only_links(element: Any) -> bool:
    """Whether an element holds several links and hardly any other text.

    The texts are those that ``itertext`` gives, which takes twice as long to find them.
    """
    if next(element.iter(*_NO_MENU), None) is not None:
        return False
    links = len(list(element.iter("a")))
    if links < _FEWEST_LINKS:
        return False
    room = _LINK_LENGTH * links
    for inner in element.iter(*_TEXT):
        if text := inner.text:
            room -= len(text.strip())
        if tail := inner.tail:
            room -= len(tail.strip())
        if room < 0:
            return False
    return True
