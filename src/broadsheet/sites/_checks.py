"""Whether the attributes of a site are what they should be, and whether its rules can be read."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from broadsheet._claims import FIELDS
from broadsheet._rules import PRECEDENCE
from broadsheet.errors import PluginError
from broadsheet.sites._queries import pattern_of, to_xpath
from broadsheet.sites._reference import host_key

if TYPE_CHECKING:
    from broadsheet.sites._site import Site

__all__ = ["RULES", "check_attributes", "check_site"]

_MARKED: Final = tuple(mark.value for mark in PRECEDENCE)
_MARKED_TEXT: Final = tuple(f"{mark.value}_text" for mark in PRECEDENCE)
_MAPPINGS: Final = ("fields", "fields_text")

#: The attributes that say something about the article.
RULES: Final = (*_MARKED, *_MARKED_TEXT, *_MAPPINGS)

_QUERIES: Final = ("requires", *_MARKED)
_PATTERNS: Final = ("urls", "requires_text", *_MARKED_TEXT)
_LISTS: Final = ("hosts", "traits", *_QUERIES, *_PATTERNS)


def check_attributes(site: "Site") -> None:
    """Check the types of a site's attributes.

    Raises:
        TypeError: An attribute has a wrong type, or a field is none that a site can give.
        ValueError: The path does not begin with a slash.
    """
    for key in _LISTS:
        value = getattr(site, key)
        if not isinstance(value, tuple) or not all(isinstance(item, str) for item in value):
            raise TypeError(f"a tuple of strings (in TOML an array) is expected for {key!r}: {value!r}")
    if not isinstance(site.versions, tuple):
        raise TypeError(f"a tuple of sites is expected for 'versions': {site.versions!r}")
    for key in _MAPPINGS:
        _check_mapping(key, getattr(site, key))
    for key in ("since", "until"):
        value = getattr(site, key)
        if value is not None and (not isinstance(value, dt.date) or isinstance(value, dt.datetime)):
            raise TypeError(f"a date without a time is expected for {key!r}: {value!r}")
    for key, kind in (("name", str), ("path", str), ("priority", int)):
        if not isinstance(getattr(site, key), kind):
            raise TypeError(f"{key!r} is of type {kind.__name__}: {getattr(site, key)!r}")
    if not site.path.startswith("/"):
        raise ValueError(f"'path' begins with a slash: {site.path!r}")


def _check_mapping(key: str, value: Any) -> None:
    if not isinstance(value, Mapping):
        raise TypeError(f"a mapping of fields to rules is expected for {key!r}: {value!r}")
    for name, rules in value.items():
        if name not in FIELDS:
            raise TypeError(f"no field that a site can give, in {key!r}: {name!r}")
        several = [rules] if isinstance(rules, str) else rules
        if not isinstance(several, tuple | list) or not all(isinstance(rule, str) for rule in several):
            raise TypeError(f"one rule or several are expected for {name!r} in {key!r}: {rules!r}")


def check_site(site: "Site") -> None:
    """Check that every rule of a site can be read: XPath, CSS, regular expressions.

    Parsing does without: there a rule that cannot be read is left out with a warning. For
    tests, and for data that people write.

    Raises:
        PluginError: A rule cannot be read; the message names site, attribute and rule.
    """
    for key, rule, fault in _faults(site):
        raise PluginError(f"site {site.name}, {key}: {fault}: {rule!r}")
    for version in site.versions:
        check_site(version() if isinstance(version, type) else version)


def _faults(site: "Site") -> Iterator[tuple[str, str, str]]:
    """Attribute, rule and fault of what cannot be read."""
    for host in site.hosts:
        if not host_key(host)[1]:
            yield "hosts", host, "no host"
    for key, rule in _rules_of(site, _QUERIES, "fields"):
        try:
            etree.XPath(to_xpath(rule))
        except (etree.XPathError, PluginError, ValueError) as error:
            yield key, rule, f"no rule that can be read ({error})"
    for key, pattern in _rules_of(site, _PATTERNS, "fields_text"):
        try:
            pattern_of(pattern)
        except re.error as error:
            yield key, pattern, f"no regular expression ({error})"


def _rules_of(site: "Site", keys: tuple[str, ...], mapping: str) -> Iterator[tuple[str, str]]:
    for key in keys:
        for rule in getattr(site, key):
            yield key, rule
    for name, rules in getattr(site, mapping).items():
        for rule in (rules,) if isinstance(rules, str) else rules:
            yield f"{mapping}.{name}", rule
