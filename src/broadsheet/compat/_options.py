"""The arguments of trafilatura's functions, and which of them change anything here."""

import datetime as dt
import warnings
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

import attrs

from broadsheet.compat import CompatibilityWarning
from broadsheet.model import Article

__all__ = ["Options", "date_of", "warn"]

#: Why an argument changes nothing.
_IDLE: Final[Mapping[str, str]] = {
    "fast": "there is one way to extract, and it is fast",
    "no_fallback": "there is one way to extract, and it is fast",
    "favor_recall": "there is one way to extract; take `html2txt` for all words of a page",
    "deduplicate": "nothing is kept between pages",
    "max_tree_size": "see `broadsheet.Limits`",
    "settingsfile": "there are no settings",
    "config": "there are no settings",
    "tei_validation": "TEI is not written",
}

#: The attributes of trafilatura's ``Extractor`` by the argument that each stands for.
_EXTRACTOR: Final[Mapping[str, str]] = {
    "output_format": "format",
    "fast": "fast",
    "include_comments": "comments",
    "include_formatting": "formatting",
    "include_links": "links",
    "include_images": "images",
    "include_tables": "tables",
    "deduplicate": "dedup",
    "target_language": "lang",
    "date_extraction_params": "date_params",
    "with_metadata": "with_metadata",
    "only_with_metadata": "only_with_metadata",
    "tei_validation": "tei_validation",
    "url_blacklist": "url_blacklist",
    "author_blacklist": "author_blacklist",
}

#: What ``date_extraction_params`` may say that has a meaning here.
_DATE_PARAMS: Final = frozenset({"original_date", "outputformat", "min_date", "max_date"})


@attrs.frozen(kw_only=True, eq=False)
class Options:
    """The arguments beside page and address. Those marked "idle" are accepted with a warning.

    Attributes:
        fast: Idle.
        no_fallback: Idle.
        favor_precision: Give nothing for a page whose ``Article.kind`` is "not_article".
        favor_recall: Idle.
        include_comments: Readers' comments are never part of the answer.
        output_format: "txt", "markdown", "json", "csv", "html" or "xml".
        tei_validation: Idle.
        target_language: Two letters of ISO 639-1. Give nothing for an article that is in another language.
        include_tables: Whether tables are part of the body.
        include_images: Whether pictures are.
        include_formatting: Whether bold and italic text are marked up; None for all formats but "txt" and "csv".
        include_links: Whether links are.
        deduplicate: Idle.
        date_extraction_params: ``original_date`` (when it was published, not when it was changed),
            ``outputformat`` (as for ``strftime``), ``min_date`` and ``max_date``; others are idle.
        with_metadata: Whether the answer has title, author and so on.
        only_with_metadata: Give nothing where title, date or address are not known.
        max_tree_size: Idle.
        url_blacklist: Addresses of pages for which nothing is given.
        author_blacklist: Names that are no authors, in any case.
        settingsfile: Idle.
        prune_xpath: XPath expressions; what they match is taken out before.
        config: Idle.
        options: An ``Extractor``, whose attributes stand for the arguments above.
    """

    fast: bool = False
    no_fallback: bool = False
    favor_precision: bool = False
    favor_recall: bool = False
    include_comments: bool = True
    output_format: str = "txt"
    tei_validation: bool = False
    target_language: str | None = None
    include_tables: bool = True
    include_images: bool = False
    include_formatting: bool | None = None
    include_links: bool = False
    deduplicate: Any = False
    date_extraction_params: Mapping[str, Any] | None = None
    with_metadata: bool = False
    only_with_metadata: bool = False
    max_tree_size: int | None = None
    url_blacklist: Collection[str] | None = None
    author_blacklist: Collection[str] | None = None
    settingsfile: str | None = None
    prune_xpath: str | Collection[str] | None = None
    config: Any = None
    options: Any = None

    def settled(self) -> "Options":
        """The options with those of the ``Extractor``, if one is given, in their place."""
        if self.options is None:
            return self
        given = {
            name: getattr(self.options, attribute)
            for name, attribute in _EXTRACTOR.items()
            if hasattr(self.options, attribute)
        }
        dates = given.get("date_extraction_params") or {}  # it always has some that are idle
        given["date_extraction_params"] = {name: dates[name] for name in _DATE_PARAMS & dates.keys()}
        focus = getattr(self.options, "focus", "balanced")
        return attrs.evolve(
            self,
            options=None,
            favor_precision=focus == "precision",
            favor_recall=focus == "recall",
            **given,
        )

    def warn_of_idle(self, stacklevel: int) -> None:
        """Warn of each argument that is given and changes nothing."""
        for name, reason in _IDLE.items():
            if getattr(self, name):
                warn(name, reason, stacklevel + 1)
        for name in sorted((self.date_extraction_params or {}).keys() - _DATE_PARAMS):
            warn(f"date_extraction_params[{name!r}]", "all dates that a page states are read", stacklevel + 1)

    @property
    def marks_up(self) -> bool:
        """Whether plain text is to be Markdown."""
        return bool(self.include_formatting or self.include_links or self.include_images)

    @property
    def formatted(self) -> bool:
        """Whether bold and italic text are marked up."""
        if self.include_formatting is None:
            return self.output_format not in {"txt", "csv", "json", "python"}
        return self.include_formatting

    @property
    def pruning(self) -> tuple[str, ...]:
        """The XPath expressions of ``prune_xpath``."""
        rules = self.prune_xpath or ()
        return (rules,) if isinstance(rules, str) else tuple(rules)


def warn(name: str, reason: str, stacklevel: int) -> None:
    """Warn of an argument that changes nothing.

    Args:
        name: The argument.
        reason: Why.
        stacklevel: How many callers above the function that calls this one the line stands that gives it.
    """
    warnings.warn(f"{name!r} changes nothing in broadsheet: {reason}", CompatibilityWarning, stacklevel + 1)


def date_of(article: Article, params: Mapping[str, Any] | None) -> str | None:
    """The day of an article, as ``date_extraction_params`` wants it."""
    original = True if params is None else params.get("original_date", False)
    params = params or {}
    stamps = (article.published, article.modified) if original else (article.modified, article.published)
    stamp = next(filter(None, stamps), None)
    if stamp is None:
        return None
    bounds: list[tuple[str, Callable[[dt.date, dt.date], bool]]] = [
        ("min_date", dt.date.__lt__),
        ("max_date", dt.date.__gt__),
    ]
    for name, outside in bounds:
        if params.get(name) is not None and outside(stamp.date, _day(params[name])):
            return None
    written = params.get("outputformat")
    return stamp.date.strftime(written) if written else stamp.date.isoformat()


def _day(value: Any) -> dt.date:
    """The day that a bound of ``date_extraction_params`` names, as a date or as ISO 8601."""
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else dt.datetime.fromisoformat(value).date()
