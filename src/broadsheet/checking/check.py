"""The check: each page is parsed without the plugin and with it."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, Final

import attrs

from broadsheet.checking.loading import Loaded
from broadsheet.checking.report import Abstention, Body, Change, CheckReport, Example, Failure, RuleUse
from broadsheet.dumps import Record, parse_record
from broadsheet.errors import BroadsheetError
from broadsheet.hookspecs import hookimpl
from broadsheet.limits import Limits
from broadsheet.model import Article, ParseWarning
from broadsheet.parser import Parser
from broadsheet.plugins import Plugins, build_kit
from broadsheet.sites import Page, Site

__all__ = ["check_plugin"]

#: The fields that are compared by value; "sections" only where the words of the body are the same.
_FIELDS: Final = tuple(
    field.name
    for field in attrs.fields(Article)
    if field.name not in ("sections", "confidence", "provenance", "removed", "warnings")
)
_WIDTH: Final = 200  # characters of a value, or of the words of a body, in an example


def check_plugin(plugin: object, pages: Iterable[Record], *, examples: int = 3) -> CheckReport:
    """What a plugin does on pages.

    Each page is parsed twice, without any plugin and with this one alone. Memory grows with the number of faults,
    not with the pages.

    Args:
        plugin: A plugin as ``Parser`` takes it, such as a site or a class of sites; several in a list or tuple; or
            what :func:`load_plugin` found.
        pages: The pages, as :func:`broadsheet.dumps.open_dump` gives them.
        examples: Most examples for each field.

    Raises:
        PluginError: The plugin does not fit the hook specifications.
    """
    loaded = plugin if isinstance(plugin, Loaded) else _as_loaded(plugin)
    # Installed sites and those handed over are found as a parser finds them, by the parser's own index.
    watcher = _Watcher(loaded)
    generic = Parser(plugins=(watcher,))
    patched = Parser(plugins=loaded.plugins, disabled=loaded.disabled)
    findings = _Findings(examples)
    for record in pages:
        try:
            before = parse_record(generic, record)
            after = parse_record(patched, record)
        except BroadsheetError as error:
            findings.unread.append(Failure(page=record.id, message=str(error)))
            continue
        findings.note_warnings(record.id, after.warnings)
        findings.compare(record.id, before, after)
    return findings.report(loaded.name, watcher)


def _as_loaded(plugin: object) -> Loaded:
    plugins: Plugins = plugin if isinstance(plugin, list | tuple) else (plugin,)
    name = getattr(plugin, "name", None) or getattr(plugin, "__name__", None) or type(plugin).__name__
    return Loaded(name=str(name), plugins=plugins)


class _Watcher:
    """A plugin that says nothing, and counts on each page what the rules of the watched plugin match."""

    def __init__(self, loaded: Loaded) -> None:
        self._kit = build_kit(loaded.plugins, loaded.disabled, Limits())
        self.sites = len({entry.ref.target for entry in self._kit.index.entries})
        self.used = 0
        self.tried: Counter[tuple[str, str]] = Counter()
        self.pages: Counter[tuple[str, str]] = Counter()
        self.matches: Counter[tuple[str, str]] = Counter()

    @hookimpl
    def broadsheet_claims(self, page: Page) -> tuple[()]:
        found = self._kit.find_site(page, [])
        if found is not None:
            self.used += 1
            for rule, count in (found.site.counts(page) | _given(found.site, page)).items():
                key = (found.site.name, rule)
                self.tried[key] += 1
                self.pages[key] += count > 0
                self.matches[key] += count
        return ()


def _given(site: Site, page: Page) -> dict[str, int]:
    """How many values each field method of a site gives; one that fails gives none."""
    marks = (getattr(getattr(type(site), name), "__broadsheet_field__", None) for name in dir(type(site)))
    given = {f"field {name}": 0 for name in marks if name}
    for claim in site.claims(page, lambda _rule, _error: None):
        name = f"field {claim.field}"
        if name in given and claim.source == f"site {site.name} {claim.field}":
            given[name] = len(claim.value) if isinstance(claim.value, tuple | list) else 1
    return given


class _Findings:
    """What the pages up to now have shown."""

    def __init__(self, examples: int) -> None:
        self.unread: list[Failure] = []
        self._most = examples
        self._pages = 0
        self._changed = 0
        self._abstained: list[Abstention] = []
        self._failures: list[Failure] = []
        self._changes: Counter[str] = Counter()
        self._examples: defaultdict[str, list[Example]] = defaultdict(list)
        self._added = 0
        self._removed = 0

    def note_warnings(self, page: str, warnings: Iterable[ParseWarning]) -> None:
        """Keep the warnings that concern the plugin."""
        for warning in warnings:
            if warning.code == "site_abstained":
                self._abstained.append(Abstention(page=page, reason=warning.message))
            elif warning.code in ("plugin_failed", "plugin_load_failed"):
                self._failures.append(Failure(page=page, message=warning.message))

    def compare(self, page: str, before: Article, after: Article) -> None:
        """Note what is not the same."""
        self._pages += 1
        changed = [name for name in _FIELDS if getattr(before, name) != getattr(after, name)]
        for name in changed:
            self._note(name, page, _json(before, name), _json(after, name))
        old, new = Counter(before.text.split()), Counter(after.text.split())
        if old != new:
            self._added += (new - old).total()
            self._removed += (old - new).total()
            self._note("text", page, _only(before.text, after.text), _only(after.text, before.text))
        elif before.sections != after.sections:
            self._note("sections", page, _json(before, "sections"), _json(after, "sections"))
        self._changed += bool(changed) or before.sections != after.sections

    def _note(self, name: str, page: str, before: str, after: str) -> None:
        self._changes[name] += 1
        if len(self._examples[name]) < self._most:
            self._examples[name].append(Example(page=page, before=before, after=after))

    def report(self, plugin: str, watcher: _Watcher) -> CheckReport:
        """All of it."""
        rules = tuple(
            RuleUse(
                site=site,
                name=name,
                tried=tried,
                pages=watcher.pages[site, name],
                matches=watcher.matches[site, name],
            )
            for (site, name), tried in sorted(watcher.tried.items())
        )
        changes = tuple(
            Change(field=name, pages=self._changes[name], examples=tuple(self._examples[name]))
            for name in (*_FIELDS, "sections")
            if name in self._changes
        )
        return CheckReport(
            plugin=plugin,
            pages=self._pages,
            unread=tuple(self.unread),
            used=watcher.used,
            sites=watcher.sites,
            rules=rules,
            abstained=tuple(self._abstained),
            failures=tuple(self._failures),
            changes=changes,
            body=Body(
                pages=self._changes["text"],
                added=self._added,
                removed=self._removed,
                examples=tuple(self._examples["text"]),
            ),
            changed=self._changed,
        )


def _json(article: Article, name: str) -> str:
    """A field as the article's own JSON has it, cut where it is long."""
    value: Any = article.to_dict().get(name, getattr(article, name))
    return _cut(json.dumps(value, ensure_ascii=False))


def _only(text: str, other: str) -> str:
    """The blocks of a text that another one does not have, in their order."""
    left = Counter(other.split("\n\n"))
    found = []
    for block in text.split("\n\n"):
        if left[block] > 0:
            left[block] -= 1
        else:
            found.append(" ".join(block.split()))
    return _cut(" / ".join(found))


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
