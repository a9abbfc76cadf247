"""Learning: the pages are read, laid side by side, and every rule is tried on them."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final

import attrs

from broadsheet._urls import ascii_host, host_of
from broadsheet.dumps import Record, parse_record
from broadsheet.errors import BroadsheetError, PluginError
from broadsheet.hookspecs import hookimpl
from broadsheet.learning.draft import Draft, Finding, site_of
from broadsheet.learning.finding import find_rules
from broadsheet.learning.lines import find_line_rules
from broadsheet.learning.reading import Reader, Sheet
from broadsheet.learning.survey import Survey, distinct
from broadsheet.parser import Parser
from broadsheet.sites import Page, Site

__all__ = ["MOST", "learn"]

#: Pages that are compared unless the caller says otherwise. Memory grows with them.
MOST: Final = 50


def learn(pages: Iterable[Record], host: str, *, most: int = MOST) -> Draft:
    """What the pages of one host have in common that is no part of their articles, as a draft of a site.

    The draft says how the articles come out better; it is for a person to review. The same pages in the same
    order give the same draft. HTML and plain text are compared apart, with rules of their own.

    Args:
        pages: Pages, as :func:`broadsheet.dumps.open_dump` gives them. Those of other hosts are passed over; those
            without an address are taken for pages of the host.
        host: The host without "www."; its subdomains belong to it.
        most: Most pages that are compared: the first of the host, each article once.

    Raises:
        PluginError: ``host`` is no host.
    """
    name = ascii_host(host).removeprefix("www.")
    if not name:
        raise PluginError(f"no host: {host!r}")
    reading = _Reading(name)
    for record in pages:
        reading.read(record)
        if len(reading.sheets) >= most:
            break
    sheets = distinct(reading.sheets)
    kinds = groupby(sorted(sheets, key=lambda sheet: sheet.kind), lambda sheet: sheet.kind)
    findings = [finding for kind, own in kinds for finding in _found(kind, list(own))]
    records = {sheet.id: reading.records[sheet.id] for sheet in sheets}
    return Draft(
        host=name,
        pages=len(sheets),
        passed=reading.passed + len(reading.sheets) - len(sheets),
        unread=tuple(reading.unread),
        findings=tuple(_tried(name, findings, records)),
    )


def _found(kind: str, sheets: list[Sheet]) -> list[Finding]:
    if len(sheets) < 2:
        return []
    survey = Survey.of(sheets)
    return find_line_rules(survey) if kind == "text" else find_rules(survey)


class _Reading:
    """The pages of a host that were read up to now."""

    def __init__(self, host: str) -> None:
        self.sheets: list[Sheet] = []
        self.records: dict[str, Record] = {}
        self.passed = 0
        self.unread: list[tuple[str, str]] = []
        self._host = host
        self._reader = Reader()
        self._parser = Parser(plugins=(self._reader,))

    def read(self, record: Record) -> None:
        """Read a page."""
        own = host_of(record.url) or self._host
        if own != self._host and not own.endswith(f".{self._host}"):
            self.passed += 1
            return
        # A page's own canonical link could name another host.
        record = attrs.evolve(record, url=record.url or f"https://{self._host}/")
        self._reader.sheet = None
        try:
            parse_record(self._parser, record)
        except BroadsheetError as error:
            self.unread.append((record.id, str(error)))
            return
        if self._reader.sheet is not None:
            number = str(len(self.sheets))
            self.sheets.append(attrs.evolve(self._reader.sheet, id=number))
            self.records[number] = record


class _Counter:
    """A plugin that says nothing, and counts what the rules of a site match."""

    def __init__(self, site: Site) -> None:
        self.total: dict[str, int] = {}
        self._site = site

    @hookimpl
    def broadsheet_claims(self, page: Page) -> None:
        for rule, count in self._site.counts(page).items():
            self.total[rule] = self.total.get(rule, 0) + count


def _tried(host: str, findings: list[Finding], records: Mapping[str, Record]) -> list[Finding]:
    """The findings, with a doubt about those whose rule matches more or less than was found."""
    counter = _Counter(site_of(host, tuple(findings)))
    parser = Parser(plugins=(counter,))
    for record in records.values():
        parse_record(parser, record)
    tried = []
    for finding in findings:
        matches = counter.total.get(f"{finding.attribute} {finding.rule!r}", 0)
        doubt = finding.doubt or f"it matches {matches} elements, not {finding.matches}"
        tried.append(finding if matches == finding.matches else attrs.evolve(finding, doubt=doubt))
    return tried
