"""What rules ask of a page: elements, texts, and lines of a plain text."""

import re
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from broadsheet._records import Page
from broadsheet._rules import Lines, Test, parse_quick
from broadsheet._urls import path_of
from broadsheet.errors import PluginError

__all__ = ["address_fits", "holds", "pattern_of", "pattern_texts", "select", "texts", "to_xpath"]

CSS: Final = "css:"
_LONGEST_URL: Final = 8_192  # characters of an address that patterns see


@lru_cache(maxsize=4_096)
def to_xpath(rule: str) -> str:
    """The XPath that a rule stands for.

    Raises:
        PluginError: It is CSS and ``cssselect`` is not installed, or it is no CSS.
    """
    if not rule.startswith(CSS):
        return rule
    if quick := parse_quick(rule):  # a single id or class, which needs no other package
        return _simple_xpath(*quick)
    try:
        from cssselect import HTMLTranslator, SelectorError
    except ImportError as error:
        message = f"css rules need the extra css (pip install 'broadsheet[css]'): {rule!r}"
        raise PluginError(message) from error
    try:
        return str(HTMLTranslator().css_to_xpath(rule[len(CSS) :]))
    except SelectorError as error:
        raise PluginError(f"no CSS selector ({error}): {rule!r}") from error


def _simple_xpath(test: Test) -> str:
    if test.attr == "id":
        return f"descendant-or-self::{test.tag}[@id = '{test.value}']"
    return f"descendant-or-self::{test.tag}[contains(concat(' ', normalize-space(@class), ' '), ' {test.value} ')]"


@lru_cache(maxsize=4_096)
def pattern_of(source: str) -> re.Pattern[str]:
    """A pattern for plain text, compiled."""
    return re.compile(source, re.MULTILINE)


def _find(page: Page, rule: str) -> Any:
    # Compiled for each call, which takes 4 microseconds against some hundred for the search: an
    # XPath object must not be shared between threads.
    return etree.XPath(to_xpath(rule), smart_strings=False)(page.root)


def select(page: Page, rule: str) -> list[Any]:
    """The elements of the page that ``rule`` matches, in document order; none for plain text.

    Args:
        page: The page.
        rule: An XPath 1.0 expression, or "css:" and a CSS selector. CSS beyond a single id or class
            needs the extra ``css``.

    Raises:
        PluginError: The rule is CSS that cannot be read, or ``cssselect`` is not installed.
        lxml.etree.XPathError: The rule is no XPath.
        TypeError: The rule asks for a number, a string or a truth value.
    """
    if page.root is None:
        return []
    found = _find(page, rule)
    if not isinstance(found, list):
        raise TypeError(f"the rule gives no elements: {rule!r}")
    return [item for item in found if isinstance(item, etree._Element)]  # noqa: SLF001


def texts(page: Page, rule: str) -> tuple[str, ...]:
    """The texts of what ``rule`` matches, white space folded, without those that are blank.

    Like :func:`select`; the rule may also ask for attributes (``//time/@datetime``), ``text()``, a string or
    a number.

    Raises:
        PluginError: The rule is CSS that cannot be read, or ``cssselect`` is not installed.
        lxml.etree.XPathError: The rule is no XPath.
        TypeError: The rule asks for a truth value.
    """
    if page.root is None:
        return ()
    found = _find(page, rule)
    if isinstance(found, bool):
        raise TypeError(f"the rule gives no text: {rule!r}")
    items = found if isinstance(found, list) else [found]
    strings = (str(item.xpath("string()") if isinstance(item, etree._Element) else item) for item in items)  # noqa: SLF001
    return tuple(folded for folded in (" ".join(string.split()) for string in strings) if folded)


def pattern_texts(lines: Lines, pattern: str) -> tuple[str, ...]:
    """What the first group of each match of ``pattern`` holds, or the whole match, white space folded."""
    compiled = pattern_of(pattern)
    group = 1 if compiled.groups else 0
    strings = (" ".join((match[group] or "").split()) for match in compiled.finditer(lines.text))
    return tuple(string for string in strings if string)


def holds(page: Page, rule: str) -> bool:
    """Whether a rule matches anything in the tree of ``page``, or is true of it."""
    # boolean() stops at the first match.
    return bool(etree.XPath(f"boolean({to_xpath(rule)})")(page.root))


def address_fits(url: str | None, path: str, patterns: tuple[str, ...]) -> bool:
    """Whether an address lies below ``path``, in whole segments, and one of ``patterns``, if any, is found in it."""
    prefix = path.rstrip("/")
    if prefix:
        own = path_of(url)
        if not own.startswith(prefix) or own[len(prefix) :][:1] not in ("", "/"):
            return False
    address = (url or "")[:_LONGEST_URL]
    return not patterns or any(pattern_of(pattern).search(address) for pattern in patterns)
