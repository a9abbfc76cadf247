"""The rules of one site, and what they say of a page."""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Final, TypeVar, cast

from broadsheet._claims import FIELDS, checked_claim
from broadsheet._records import Claim, Mark, Page
from broadsheet._rules import Lines
from broadsheet._urls import day_in
from broadsheet.sites._checks import RULES, check_attributes
from broadsheet.sites._queries import address_fits, holds, pattern_of
from broadsheet.sites._rulebook import Report, Rulebook, Sources

__all__ = ["ATTRIBUTES", "Site", "field"]

_Method = TypeVar("_Method", bound=Callable[..., Any])
_NOTHING: Final[Sources] = MappingProxyType({})


def field(name: str) -> Callable[[_Method], _Method]:
    """Make a method of a :class:`Site` the source of the article's field ``name``.

    The method is called with the page, at most once for each page. It returns a value of a type that
    :data:`FIELDS` lists (for "authors" and "tags" also several, as a list or tuple), or None when the
    page does not tell; then the site's rules for the field are asked, and then the generic answer stands.

    Raises:
        ValueError: There is no such field.
    """
    if name not in FIELDS:
        raise ValueError(f"no field that a site can give: {name!r}")

    def mark_method(method: _Method) -> _Method:
        method.__broadsheet_field__ = name  # type: ignore[attr-defined]
        return method

    return mark_method


class Site:
    """The peculiarities of one site, or of one system that many sites use.

    Subclass it and set class attributes; or make one from data, ``Site(name=..., hosts=..., drop=...)``.
    A site has no state: one instance serves all pages and threads.

    Each of the marks has two rule attributes. ``drop`` holds XPath 1.0 expressions, or "css:" and
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
        urls: As in ``SiteRef.urls``.
        priority: As in ``SiteRef.priority``.
        since: First day on which the rules hold. Compared with the day on which the page was fetched, or
            else with the date in its address; when there is neither, the rules hold.
        until: The day after the last on which they hold.
        requires: XPath expressions or CSS that must all match (or be true), else the site abstains:
            the article is made without it, and its warnings say so. Not for plain text.
        requires_text: The same for plain text, as regular expressions.
        versions: Forms of the site, as sites or classes of sites. The first that is for the page's day and
            address and whose requirements are met states the rules; when there is none the site
            abstains. A site with versions has no rules of its own.
        root: Like a mark, but the rules are alternatives: what the first that matches anything gives are
            the roots of the body. What is outside of them is no body; what is inside is judged as ever.
        fields: By field of the article an XPath expression or CSS, or several of which the first that
            matches gives the value.
        fields_text: The same for plain text, as regular expressions: their first group, or the whole match.
    """

    name: str = "broadsheet:Site"
    hosts: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    path: str = "/"
    urls: tuple[str, ...] = ()
    priority: int = 0
    since: dt.date | None = None
    until: dt.date | None = None
    requires: tuple[str, ...] = ()
    requires_text: tuple[str, ...] = ()
    versions: "tuple[Site | type[Site], ...]" = ()

    root: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    bio: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    note: tuple[str, ...] = ()

    root_text: tuple[str, ...] = ()
    drop_text: tuple[str, ...] = ()
    body_text: tuple[str, ...] = ()
    title_text: tuple[str, ...] = ()
    subtitle_text: tuple[str, ...] = ()
    byline_text: tuple[str, ...] = ()
    caption_text: tuple[str, ...] = ()
    bio_text: tuple[str, ...] = ()
    related_text: tuple[str, ...] = ()
    note_text: tuple[str, ...] = ()

    fields: Sources = _NOTHING
    fields_text: Sources = _NOTHING

    _methods: ClassVar[Mapping[str, str]] = {}
    _book: Rulebook | None = None

    def __init__(self, **settings: Any) -> None:
        for key, value in settings.items():
            if key not in ATTRIBUTES:
                raise TypeError(f"no attribute of a site: {key!r}")
            setattr(self, key, tuple(value) if isinstance(value, list) else value)
        check_attributes(self)
        if self.versions:
            self.versions = _made_versions(self)

    def __init_subclass__(cls) -> None:
        """Name the site, and collect its methods; own ones replace inherited ones of the same field."""
        super().__init_subclass__()
        if "name" not in vars(cls):
            cls.name = f"{cls.__module__.partition('.')[0]}:{cls.__qualname__}"
        found = dict(cls._methods)
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
        cls._methods = found

    def __repr__(self) -> str:
        return f"<Site {self.name}>"

    def covers(self, page: Page) -> bool:
        """Whether the site is for the page's address, and its day lies within ``since`` and ``until``."""
        if (self.path != "/" or self.urls) and not address_fits(page.url, self.path, self.urls):
            return False
        if self.since is None and self.until is None:
            return True
        day = day_in(page.url) if page.fetched_at is None else page.fetched_at.date()
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def missing(self, page: Page) -> str | None:
        """The first requirement that the page does not meet; None when it meets all."""
        if page.root is not None:
            return next((rule for rule in self.requires if not holds(page, rule)), None)
        if page.kind == "text" and self.requires_text:
            lines = Lines(page.lines)
            touched = (next(lines.touched(pattern_of(rule)), None) for rule in self.requires_text)
            return next(
                (rule for rule, line in zip(self.requires_text, touched, strict=True) if line is None), None
            )
        return None

    def version_for(self, page: Page) -> tuple["Site | None", str]:
        """The site whose rules hold for a page that ``covers`` allows, and, when none does, why not.

        It is the site itself, or the first of its versions that is for the page.
        """
        if (missing := self.missing(page)) is not None:
            return None, f"the page has no {missing!r}"
        if not self.versions:
            return self, ""
        reasons = []
        for version in cast("tuple[Site, ...]", self.versions):
            if not version.covers(page):
                reasons.append(f"{version.name} is for other days or addresses")
            elif (missing := version.missing(page)) is not None:
                reasons.append(f"{version.name} needs {missing!r}")
            else:
                return version, ""
        return None, f"no version is for the page: {', '.join(reasons)}"

    def marks(self, page: Page, report: Report | None = None) -> dict[Any, Mark]:
        """What the site says about single elements, or single lines by index.

        Args:
            page: The page.
            report: Told of each rule that failed or matched nothing. Without it a failing rule
                raises.
        """
        return self._rulebook().marks(page, self.name, report)

    def claims(self, page: Page, report: Report | None = None) -> list[Claim]:
        """The fields that the site gives for the page, each with full confidence.

        Args:
            page: The page.
            report: Told of each field that failed, and of each whose rules all matched nothing. Without
                it a failing field raises.
        """
        claims = []
        for name, attribute in self._methods.items():
            try:
                value = getattr(self, attribute)(page)
                if value is not None:
                    claims.append(checked_claim(Claim(name, value, f"site {self.name} {name}", 1.0)))
            except Exception as error:
                if report is None:
                    raise
                report(f"field {name}", error)
        stated = {claim.field for claim in claims}
        claims.extend(self._rulebook().claims(page, self.name, stated, report))
        return claims

    def counts(self, page: Page) -> dict[str, int]:
        """How many elements, lines or texts each rule matches on a page, by the names that reports use.

        For finding rules that are dead. A rule that fails counts 0.
        """
        return self._rulebook().counts(page)

    def _rulebook(self) -> Rulebook:
        # Two threads may both make it; they make the same.
        if self._book is None:
            self._book = Rulebook.of(self, self.fields, self.fields_text)
        return self._book

    def __getstate__(self) -> dict[str, Any]:
        return {key: value for key, value in vars(self).items() if key != "_book"}


def _made_versions(site: Site) -> tuple[Site, ...]:
    """The versions of a site, instantiated.

    Raises:
        TypeError: One is no site, or has versions; or the site has rules that would never be used.
    """
    own = next((key for key in (*RULES, "_methods") if getattr(site, key)), None)
    if own is not None:
        raise TypeError(f"a site with versions has no rules of its own, they stand in the versions: {own!r}")
    made = []
    for given in cast("tuple[object, ...]", site.versions):
        version = given() if isinstance(given, type) and issubclass(given, Site) else given
        if not isinstance(version, Site) or version.versions:
            raise TypeError(f"sites without versions are expected in 'versions': {given!r}")
        made.append(version)
    return tuple(made)


#: What a site can state.
ATTRIBUTES: Final = tuple(key for key in Site.__annotations__ if not key.startswith("_"))
