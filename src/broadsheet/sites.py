"""What the author of a site plugin imports.

A :class:`Site` states what is particular about the pages of one site or of one content management
system. It *patches* the generic answer: it marks single elements or lines, and it gives single
fields; for all else the generic answer stands::

    from broadsheet.sites import Site, field, texts

    class HarbourGazette(Site):
        hosts = ("harbour-gazette.example",)
        drop = ("//div[@id='our-shop']",)
        bio = ("css:.about-author p",)
        drop_text = (r"^Visit our shop$",)

        @field("category")
        def category(self, page):
            return next(iter(texts(page, "//a[@rel='tag']")), None)
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final, NamedTuple, TypeAlias, TypeVar

import attrs
from lxml import etree

from broadsheet._claims import FIELDS, checked_claim
from broadsheet._records import Claim, Label, Mark, Page
from broadsheet._rules import PRECEDENCE, Prepared, Rule, rules_of, touched_lines
from broadsheet._urls import day_in
from broadsheet.errors import PluginError

__all__ = [
    "FIELDS",
    "Claim",
    "Label",
    "Mark",
    "Page",
    "Report",
    "Site",
    "SiteRef",
    "TextBlock",
    "field",
    "select",
    "texts",
]

_Method = TypeVar("_Method", bound=Callable[..., Any])

#: Called with the name of a rule or field, and with what it raised; None when a rule matched nothing.
Report: TypeAlias = Callable[[str, Exception | None], None]


class TextBlock(NamedTuple):
    """A text block as the hook ``broadsheet_labels`` sees it.

    Attributes:
        text: Its text, white space folded.
        tag: Tag of the element that holds it, in lower case.
        words: Its length in words.
        link_chars: Characters of ``text`` inside links.
        label: What the classifier says it is.
    """

    text: str
    tag: str
    words: int
    link_chars: int
    label: Label


def _checked_path(_: object, __: object, path: str) -> None:
    if not path.startswith("/"):
        raise ValueError(f"the path of a site begins with a slash: {path!r}")


@attrs.frozen(kw_only=True)
class SiteRef:
    """A reference to a site, imported when the first page comes that it applies to.

    Attributes:
        target: Where the site is, as ``"package.module:ClassName"``.
        host: Host name without "www."; its subdomains belong to it, unless a site names them.
        trait: In place of ``host``: name of a system that made the page, as in ``Page.traits``.
        path: Beginning of the address's path, in whole segments. A longer one comes first.
        priority: Higher comes first, whatever the path. For overriding a site of someone else.

    Raises:
        ValueError: Neither or both of ``host`` and ``trait`` are given, or the path has no leading
            slash.
    """

    target: str
    host: str | None = None
    trait: str | None = None
    path: str = attrs.field(default="/", validator=_checked_path)
    priority: int = 0

    def __attrs_post_init__(self) -> None:
        if (self.host is None) == (self.trait is None):
            raise ValueError(f"a site is found by its host or by a trait, one of the two: {self.target!r}")


def field(name: str) -> Callable[[_Method], _Method]:
    """Make a method of a :class:`Site` the source of the article's field ``name``.

    The method is called with the page, at most once for each page. It returns a value of a type that
    :data:`FIELDS` lists (for "authors" and "tags" also several, as a list or tuple), or None when the
    page does not tell; then the generic answer stands.

    Raises:
        ValueError: There is no such field.
    """
    if name not in FIELDS:
        raise ValueError(f"no field that a site can give: {name!r}")

    def mark_method(method: _Method) -> _Method:
        method.__broadsheet_field__ = name  # type: ignore[attr-defined]
        return method

    return mark_method


def _to_xpath(rule: str) -> str:
    """The XPath that a rule stands for.

    Raises:
        PluginError: It is CSS, and ``cssselect`` is not installed.
    """
    if not rule.startswith("css:"):
        return rule
    try:
        from cssselect import HTMLTranslator
    except ImportError as error:
        message = f"css rules need the extra css (pip install broadsheet[css]): {rule!r}"
        raise PluginError(message) from error
    return str(HTMLTranslator().css_to_xpath(rule[4:]))


def select(page: Page, rule: str) -> list[Any]:
    """The elements of the page that ``rule`` matches, in document order; none for plain text.

    Args:
        page: The page.
        rule: An XPath 1.0 expression, or "css:" and a CSS selector. CSS beyond a single id or class
            needs the extra ``css``.

    Raises:
        PluginError: The rule is CSS and ``cssselect`` is not installed.
        lxml.etree.XPathError: The rule is no XPath.
    """
    if page.root is None:
        return []
    # Compiled for each call, which takes 4 microseconds against some hundred for the search: an
    # XPath object must not be shared between threads.
    found = etree.XPath(_to_xpath(rule), smart_strings=False)(page.root)
    if not isinstance(found, list):
        raise TypeError(f"the rule gives no elements: {rule!r}")
    return [item for item in found if isinstance(item, etree._Element)]  # noqa: SLF001


def texts(page: Page, rule: str) -> tuple[str, ...]:
    """The texts of what ``rule`` matches, white space folded, without those that are blank.

    Like :func:`select`; the rule may also ask for attributes (``//time/@datetime``) or ``text()``.
    """
    if page.root is None:
        return ()
    found = etree.XPath(_to_xpath(rule), smart_strings=False)(page.root)
    items = found if isinstance(found, list) else [found]
    strings = (str(item.xpath("string()") if isinstance(item, etree._Element) else item) for item in items)  # noqa: SLF001
    return tuple(folded for folded in (" ".join(string.split()) for string in strings) if folded)


class Site:
    """The peculiarities of one site, or of one system that many sites use.

    Subclass it and set class attributes; or make one from data, ``Site(name=..., hosts=..., drop=...)``.
    A site has no state: one instance serves all pages and threads.

    Each of the nine marks has two rule attributes. ``drop`` holds XPath 1.0 expressions, or "css:" and
    a CSS selector; what they match is marked with all that stands inside. ``drop_text`` holds regular
    expressions for plain text. They see all lines at once, each without the white space around it,
    with ``^`` and ``$`` at line breaks; each line that a match touches is marked, or, in an
    expression with groups, each line that the first group touches. Likewise for ``body``, ``title``,
    ``subtitle``, ``byline``, ``caption``, ``bio``, ``related`` and ``note``. A rule that matches
    nothing changes nothing; with ``explain=True`` the article's warnings list such rules.

    Attributes:
        name: How provenance and warnings call the site; made of package and class name when not set.
        hosts: Hosts it is for, as in ``SiteRef.host``.
        traits: Systems it is for, as in ``SiteRef.trait``. Sites found by host come before them.
        path: As in ``SiteRef.path``.
        priority: As in ``SiteRef.priority``.
        since: First day on which the rules hold. Compared with the day on which the page was fetched, or
            else with the date in its address; when there is neither, the rules hold.
        until: The day after the last on which they hold.
        requires: XPath expressions or CSS that must all match (or be true), else the site abstains:
            the article is made without it, and its warnings say so. Not for plain text.
        requires_text: The same for plain text, as regular expressions.
    """

    name: str = "broadsheet:Site"
    hosts: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    path: str = "/"
    priority: int = 0
    since: dt.date | None = None
    until: dt.date | None = None
    requires: tuple[str, ...] = ()
    requires_text: tuple[str, ...] = ()

    drop: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    bio: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    note: tuple[str, ...] = ()

    drop_text: tuple[str, ...] = ()
    body_text: tuple[str, ...] = ()
    title_text: tuple[str, ...] = ()
    subtitle_text: tuple[str, ...] = ()
    byline_text: tuple[str, ...] = ()
    caption_text: tuple[str, ...] = ()
    bio_text: tuple[str, ...] = ()
    related_text: tuple[str, ...] = ()
    note_text: tuple[str, ...] = ()

    _fields: ClassVar[Mapping[str, str]] = {}
    _ready: Prepared | None = None

    def __init__(self, **settings: Any) -> None:
        for key, value in settings.items():
            if key.startswith("_") or key not in Site.__annotations__:
                raise TypeError(f"no attribute of a site: {key!r}")
            setattr(self, key, tuple(value) if isinstance(value, list) else value)
        for key in _LISTS:
            if not isinstance(getattr(self, key), tuple):
                raise TypeError(f"a tuple of strings is expected for {key!r}: {getattr(self, key)!r}")

    def __init_subclass__(cls) -> None:
        """Name the site, and collect its fields; own ones replace inherited ones of the same field."""
        super().__init_subclass__()
        if "name" not in vars(cls):
            cls.name = f"{cls.__module__.partition('.')[0]}:{cls.__qualname__}"
        found = dict(cls._fields)
        for attribute, method in list(vars(cls).items()):
            name = getattr(method, "__broadsheet_field__", None)
            if name is None:
                continue
            found[name] = attribute
            if attribute in Site.__annotations__:
                # "title" is the natural name of the method, and that of the rules for its mark.
                found[name] = f"find_{attribute}"
                setattr(cls, found[name], method)
                delattr(cls, attribute)
        cls._fields = found

    def __repr__(self) -> str:
        return f"<Site {self.name}>"

    def covers(self, page: Page) -> bool:
        """Whether the page's day lies within ``since`` and ``until``."""
        if self.since is None and self.until is None:
            return True
        day = day_in(page.url) if page.fetched_at is None else page.fetched_at.date()
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def missing(self, page: Page) -> str | None:
        """The first requirement that the page does not meet; None when it meets all."""
        if page.root is not None:
            for rule in self.requires:
                # boolean() stops at the first match.
                if not etree.XPath(f"boolean({_to_xpath(rule)})")(page.root):
                    return rule
        elif page.kind == "text":
            for rule in self.requires_text:
                if next(touched_lines(re.compile(rule, re.MULTILINE), page.lines), None) is None:
                    return rule
        return None

    def marks(self, page: Page, report: Report | None = None) -> dict[Any, Mark]:
        """What the site says about single elements, or single lines by index.

        Args:
            page: The page.
            report: Told of each rule that failed or matched nothing. Without it a failing rule
                raises.
        """
        ranks: dict[Any, int] = {}
        known: set[str] = set()
        for key, rule in self._matches(page, report):
            known.add(rule.name)
            if key is not None:
                ranks[key] = min(rule.rank, ranks.get(key, rule.rank))
        if report is not None:
            for rule in self._rules_for(page):
                if rule.name not in known:
                    report(rule.name, None)
        return {key: PRECEDENCE[rank] for key, rank in ranks.items()}

    def claims(self, page: Page, report: Report | None = None) -> list[Claim]:
        """The fields that the site gives for the page, each with full confidence.

        Args:
            page: The page.
            report: Told of each field that failed. Without it a failing field raises.
        """
        claims = []
        for name, attribute in self._fields.items():
            try:
                value = getattr(self, attribute)(page)
                if value is not None:
                    claims.append(checked_claim(Claim(name, value, f"site {self.name} {name}", 1.0)))
            except Exception as error:
                if report is None:
                    raise
                report(f"field {name}", error)
        return claims

    def __getstate__(self) -> dict[str, Any]:
        return {key: value for key, value in vars(self).items() if key != "_ready"}

    def _rules_for(self, page: Page) -> tuple[Rule, ...]:
        if page.root is not None:
            return self._prepare().rules
        return rules_of(self, "_text") if page.kind == "text" else ()

    def _matches(self, page: Page, report: Report | None) -> Iterator[tuple[Any, Rule]]:
        """Each element or line that a rule matches, with the rule; None with a rule that failed."""
        rules = self._rules_for(page)
        find: Callable[[Page, str], list[Any]] = _lines
        numbers: Iterable[int] = range(len(rules))
        if page.root is not None:
            quick, numbers = self._prepare().quick, self._prepare().slow
            find = select
            for element, number in quick.match(page.root) if quick else ():
                yield element, rules[number]
        for number in numbers:
            for key in _guarded(find, page, rules[number], report):
                yield key, rules[number]

    def _prepare(self) -> Prepared:
        # Two threads may both make it; they make the same.
        if self._ready is None:
            self._ready = Prepared.of(rules_of(self, ""))
        return self._ready


#: The attributes of a site that hold rules or names.
_LISTS: Final = tuple(key for key, kind in Site.__annotations__.items() if kind == tuple[str, ...])


def _lines(page: Page, pattern: str) -> list[int]:
    return list(touched_lines(re.compile(pattern, re.MULTILINE), page.lines))


def _guarded(
    find: Callable[[Page, str], list[Any]], page: Page, rule: Rule, report: Report | None
) -> list[Any]:
    try:
        return find(page, rule.source)
    except Exception as error:
        if report is None:
            raise
        report(rule.name, error)
        return [None]
