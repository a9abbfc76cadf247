"""The rules of a site, compiled once, and what they find on a page."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any, Final, Self, TypeAlias

import attrs

from broadsheet._claims import MANY, checked_claim
from broadsheet._records import Claim, Mark, Page, SiteMarks
from broadsheet._rules import PRECEDENCE, Lines, QuickRules, Rule, parse_quick, rules_of
from broadsheet.sites._queries import pattern_of, pattern_texts, select, texts

__all__ = ["Report", "Rulebook", "Sources"]

#: Called with the name of a rule or field, and with what it raised; None when a rule matched nothing.
Report: TypeAlias = Callable[[str, Exception | None], None]

#: By field one rule, or several of which the first that matches gives the value.
Sources: TypeAlias = Mapping[str, str | Sequence[str]]

#: What finds the texts that a rule for a field asks for.
_Find: TypeAlias = Callable[[str], Sequence[Any]]

_ROOT: Final = PRECEDENCE.index(Mark.ROOT)


@attrs.frozen(eq=False)
class Rulebook:
    """The rules of one site.

    Attributes:
        rules: Those that mark elements.
        quick: Of them the quick ones, as a table.
        slow: Numbers of those that need XPath.
        text_rules: Those that mark lines.
        fields: Those that give fields of an HTML page.
        text_fields: Those that give fields of a plain text.
    """

    rules: tuple[Rule, ...]
    quick: QuickRules | None
    slow: tuple[int, ...]
    text_rules: tuple[Rule, ...]
    fields: Mapping[str, tuple[str, ...]]
    text_fields: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, site: object, fields: Sources, text_fields: Sources) -> Self:
        """The rules in the attributes of a site, sorted by how they are tested."""
        rules = rules_of(site, "")
        tests = [(number, parse_quick(rule.source)) for number, rule in enumerate(rules)]
        quick = [(number, parts) for number, parts in tests if parts is not None]
        return cls(
            rules=rules,
            quick=QuickRules.build(quick) if quick else None,
            slow=tuple(number for number, parts in tests if parts is None),
            text_rules=rules_of(site, "_text"),
            fields={name: _as_tuple(sources) for name, sources in fields.items()},
            text_fields={name: _as_tuple(sources) for name, sources in text_fields.items()},
        )

    def rules_for(self, page: Page) -> tuple[Rule, ...]:
        """The rules for marks that apply to a page of this kind."""
        if page.root is not None:
            return self.rules
        return self.text_rules if page.kind == "text" else ()

    def matches(self, page: Page, report: Report | None) -> Iterator[tuple[Any, Rule]]:
        """Each element or line that a rule matches, with the rule; None with a rule that failed."""
        rules = self.rules_for(page)
        numbers: Iterable[int] = range(len(rules))
        find: _Find = partial(select, page)
        if page.root is not None:
            numbers = self.slow
            for element, number in self.quick.match(page.root) if self.quick else ():
                yield element, rules[number]
        elif rules:
            find = partial(_touched, Lines(page.lines))
        for number in numbers:
            found = _guarded(find, rules[number].source, rules[number].name, report)
            for key in (None,) if found is None else found:
                yield key, rules[number]

    def marks(self, page: Page, site: str, report: Report | None) -> SiteMarks:
        """What the rules say about single elements or lines."""
        ranks: dict[Any, int] = {}
        roots: dict[str, list[Any]] = {}
        known: set[str] = set()
        for key, rule in self.matches(page, report):
            known.add(rule.name)
            if key is None:
                continue
            if rule.rank == _ROOT:
                roots.setdefault(rule.name, []).append(key)
            else:
                ranks[key] = min(rule.rank, ranks.get(key, rule.rank))
        marks = SiteMarks({key: PRECEDENCE[rank] for key, rank in ranks.items()}, site)
        if roots:
            first = next(rule.name for rule in self.rules_for(page) if rule.name in roots)
            _add_roots(marks, roots[first])
        _report_idle([rule.name for rule in self.rules_for(page) if rule.name not in known], report)
        return marks

    def claims(
        self, page: Page, site: str, stated: AbstractSet[str], report: Report | None
    ) -> Iterator[Claim]:
        """What the rules for fields say, without the fields that are ``stated`` already."""
        fields, find = self._fields_for(page)
        for name, sources in fields.items():
            idle = []
            for source in sources if name not in stated else ():
                rule = f"field {name} {source!r}"
                found = _guarded(find, source, rule, report)
                if found:
                    value = tuple(found) if name in MANY else found[0]
                    yield checked_claim(Claim(name, value, f"site {site} {name} {source}", 1.0))
                    break
                if found is not None:
                    idle.append(rule)
            else:
                _report_idle(idle, report)

    def counts(self, page: Page) -> dict[str, int]:
        """How many elements, lines or texts each rule matches, by its name."""
        found = {rule.name: 0 for rule in self.rules_for(page)}
        for key, rule in self.matches(page, _ignore):
            found[rule.name] += key is not None
        fields, find = self._fields_for(page)
        for name, sources in fields.items():
            for source in sources:
                rule_name = f"field {name} {source!r}"
                found[rule_name] = len(_guarded(find, source, rule_name, _ignore) or ())
        return found

    def _fields_for(self, page: Page) -> tuple[Mapping[str, tuple[str, ...]], _Find]:
        """The rules for fields that apply to a page of this kind, and what finds their texts."""
        if page.kind != "text":
            return self.fields, partial(texts, page)
        return self.text_fields, partial(pattern_texts, Lines(page.lines if self.text_fields else ()))


def _report_idle(rules: list[str], report: Report | None) -> None:
    if report is not None:
        for rule in rules:
            report(rule, None)


def _as_tuple(sources: str | Sequence[str]) -> tuple[str, ...]:
    return (sources,) if isinstance(sources, str) else tuple(sources)


def _ignore(_rule: str, _error: Exception | None) -> None:
    """Take a report that nobody reads."""


def _touched(lines: Lines, source: str) -> list[int]:
    return list(lines.touched(pattern_of(source)))


def _guarded(find: _Find, source: str, rule: str, report: Report | None) -> Sequence[Any] | None:
    """What a rule finds; None when it fails, which is reported."""
    try:
        return find(source)
    except Exception as error:
        if report is None:
            raise
        report(rule, error)
        return None


def _add_roots(marks: dict[Any, Mark], roots: list[Any]) -> None:
    """Mark the roots of the body; where one is body itself, what it holds is, too."""
    for root in roots:
        mark = marks.get(root)
        if mark is Mark.BODY and not isinstance(root, int):
            for child in root:
                marks.setdefault(child, Mark.BODY)
        if mark is None or mark is Mark.BODY:
            marks[root] = Mark.ROOT
