"""What a parser holds for all its pages, and the calls into the code of plugins.

Every such call is guarded on its own: what raises is left out, the rest stands, and a warning
names plugin, place and error. A hook without implementations costs a page a look at a tuple.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

import attrs

from broadsheet._claims import checked_claim
from broadsheet._faults import fault
from broadsheet._index import Entry, SiteIndex
from broadsheet._records import Claim, Label, Layout, Mark, Page, Verdict
from broadsheet.limits import Limits
from broadsheet.model import Article, ParseWarning
from broadsheet.sites import Report, Site, TextBlock

__all__ = ["FoundSite", "Implementation", "Kit"]

_NO_MARKS: Final[Mapping[Any, Mark]] = {}


class Implementation(NamedTuple):
    """One implementation of a hook.

    Attributes:
        plugin: Name of the plugin.
        function: The function itself.
        arguments: Names of the hook's arguments that it takes, in its order.
        wrapper: Whether it is a generator around the others.
    """

    plugin: str
    function: Callable[..., Any]
    arguments: tuple[str, ...]
    wrapper: bool = False

    def call(self, **arguments: Any) -> Any:
        """Call it with those of ``arguments`` that it takes."""
        return self.function(*[arguments[name] for name in self.arguments])


class FoundSite(NamedTuple):
    """The site whose rules hold for a page, and the plugin that brings it."""

    plugin: str
    site: Site


@attrs.frozen(kw_only=True, eq=False)
class Kit:
    """The limits, sites and hooks of one parser. Implementations are in order, the first first.

    Attributes:
        limits: Bounds on a page.
        index: The sites.
        claims: Implementations of ``broadsheet_claims``.
        labels: Implementations of ``broadsheet_labels``.
        articles: Implementations of ``broadsheet_article``.
        renderers: The output formats, those of the core included.
        warnings: What went wrong when the plugins were loaded; part of every article.
    """

    limits: Limits = attrs.Factory(Limits)
    index: SiteIndex = attrs.Factory(SiteIndex)
    claims: tuple[Implementation, ...] = ()
    labels: tuple[Implementation, ...] = ()
    articles: tuple[Implementation, ...] = ()
    renderers: Mapping[str, Callable[[Article], str]] = attrs.Factory(dict)
    warnings: tuple[ParseWarning, ...] = ()

    def find_site(self, page: Page, warnings: list[ParseWarning]) -> FoundSite | None:
        """The best site that is for the page and does not abstain, or that version of it."""
        for entry in self.index.candidates(page):
            site = entry.load()
            if site is None:
                message = f"plugin {entry.plugin}, site {entry.ref.target}: {entry.failure}"
                warnings.append(ParseWarning(code="plugin_load_failed", message=message))
                continue
            found = _version(entry, site, page, warnings)
            if found is not None:
                return FoundSite(entry.plugin, found)
        return None

    def site_marks(
        self, found: FoundSite | None, page: Page, warnings: list[ParseWarning], *, explain: bool
    ) -> Mapping[Any, Mark]:
        """What the site says about single elements or lines."""
        if found is None:
            return _NO_MARKS
        try:
            return found.site.marks(page, _reporter(found, warnings, explain=explain))
        except Exception as error:  # noqa: BLE001
            warnings.append(fault(found.plugin, f"site {found.site.name}, marks", error))
            return _NO_MARKS

    def claims_for(
        self, found: FoundSite | None, page: Page, warnings: list[ParseWarning], *, explain: bool
    ) -> list[Claim]:
        """What the site and the plugins state about the page, the site's claims first."""
        claims: list[Claim] = []
        if found is not None:
            try:
                claims += found.site.claims(page, _reporter(found, warnings, explain=explain))
            except Exception as error:  # noqa: BLE001
                warnings.append(fault(found.plugin, f"site {found.site.name}, claims", error))
        for hook in self.claims:
            try:
                stated = [checked_claim(claim) for claim in hook.call(page=page) or ()]
            except Exception as error:  # noqa: BLE001
                warnings.append(fault(hook.plugin, "hook broadsheet_claims", error))
            else:
                claims += [claim._replace(source=f"plugin {hook.plugin} {claim.source}") for claim in stated]
        return claims

    def relabel(
        self, page: Page, layout: Layout, verdicts: list[Verdict], warnings: list[ParseWarning]
    ) -> list[Verdict]:
        """The verdicts, corrected by the plugins."""
        if not self.labels:
            return verdicts
        blocks = tuple(
            TextBlock(block.text, block.tag, block.words, block.link_chars, verdict.label)
            for block, verdict in zip(layout.blocks, verdicts, strict=True)
        )
        corrected: dict[int, Verdict] = {}
        for hook in self.labels:
            try:
                given = hook.call(page=page, blocks=blocks) or {}
                labels = [(range(len(blocks))[index], Label(label)) for index, label in given.items()]
            except Exception as error:  # noqa: BLE001
                warnings.append(fault(hook.plugin, "hook broadsheet_labels", error))
                continue
            for index, label in labels:
                corrected.setdefault(index, Verdict(label, "relabelled", hook.plugin))
        return [corrected.get(index, verdict) for index, verdict in enumerate(verdicts)]

    def finish(self, page: Page, article: Article) -> Article:
        """The article as the plugins leave it."""
        if not self.articles:
            return article
        warnings: list[ParseWarning] = []
        current = _replacement(self.articles, page, article, warnings)
        for hook in reversed(self.articles):  # the first in order is the outermost, so it comes last
            if hook.wrapper:
                try:
                    current = _checked(_wrap(hook, page, article, current))
                except Exception as error:  # noqa: BLE001
                    warnings.append(fault(hook.plugin, "hook broadsheet_article", error))
        return attrs.evolve(current, warnings=(*current.warnings, *warnings)) if warnings else current


def _version(entry: Entry, site: Site, page: Page, warnings: list[ParseWarning]) -> Site | None:
    """The version of a site that is for the page; None when the site is not, or abstains."""
    try:
        if not site.covers(page):
            return None
        version, reason = site.version_for(page)
    except Exception as error:  # noqa: BLE001
        warnings.append(fault(entry.plugin, f"site {site.name}", error))
        return None
    if version is None:
        message = f"plugin {entry.plugin}, site {site.name} abstains: {reason}"
        warnings.append(ParseWarning(code="site_abstained", message=message))
    return version


def _reporter(found: FoundSite, warnings: list[ParseWarning], *, explain: bool) -> Report:
    """What a site reports its failed rules to and, when asked to explain, its idle ones."""
    where = f"site {found.site.name}"

    def report(rule: str, error: Exception | None) -> None:
        if error is not None:
            warnings.append(fault(found.plugin, f"{where}, {rule}", error))
        elif explain:
            message = f"plugin {found.plugin}, {where}: nothing matches {rule}"
            warnings.append(ParseWarning(code="site_rule_unmatched", message=message))

    return report


def _replacement(
    hooks: tuple[Implementation, ...], page: Page, article: Article, warnings: list[ParseWarning]
) -> Article:
    """What the first implementation gives that is no wrapper and gives something; else ``article``."""
    for hook in hooks:
        if hook.wrapper:
            continue
        try:
            result = hook.call(page=page, article=article)
            if result is not None:
                return _checked(result)
        except Exception as error:  # noqa: BLE001
            warnings.append(fault(hook.plugin, "hook broadsheet_article", error))
    return article


def _wrap(hook: Implementation, page: Page, article: Article, current: Article) -> object:
    """What a wrapper makes of ``current``.

    Wrappers run one inside the other's result, not all at once as in pluggy: what each gives is the
    same, and one that raises leaves the others' work.
    """
    generator = hook.call(page=page, article=article)
    try:
        next(generator)
        generator.send(current)
    except StopIteration as stop:
        return stop.value
    finally:
        generator.close()
    raise RuntimeError("the wrapper yields twice")


def _checked(result: object) -> Article:
    if not isinstance(result, Article):
        raise TypeError(f"no article: {result!r}")
    return result
