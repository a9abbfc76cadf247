"""What several systems found in the same pages, and the scores that follow from it."""

from collections.abc import Iterator, Mapping
from itertools import combinations, permutations
from statistics import fmean, median
from types import MappingProxyType
from typing import Any, Final

import attrs

from broadsheet.comparing.scoring import FIELDS, Agreement, agreement, field_score, words_of
from broadsheet.inspecting.gold import Gold, key_of
from broadsheet.peers import PeerResult

__all__ = ["GOLD", "ComparedPage", "Comparison", "Found", "Score"]

#: What the gold is called among the systems.
GOLD: Final = "gold"


@attrs.frozen(kw_only=True)
class Found:
    """What a system found in a page.

    Attributes:
        result: What it found; empty when it failed.
        error: Why it failed; "" when it did not.
        cpu_ms: The processor time that it took, in milliseconds.
    """

    result: PeerResult
    error: str = ""
    cpu_ms: float = 0.0


@attrs.frozen(kw_only=True)
class ComparedPage:
    """A page, and what each system found in it.

    Attributes:
        name: Its identifier in the dump.
        url: Its address.
        found: By system what it found, broadsheet first.
        gold: What the article should be; None where nobody says.
        agreements: How far the body of the second agrees with that of the first, by pair of systems; the gold is one
            where it states a body.
    """

    name: str
    url: str | None
    found: Mapping[str, Found]
    gold: Gold | None = None
    agreements: Mapping[tuple[str, str], Agreement] = attrs.field(init=False, repr=False)

    @agreements.default
    def _agreements(self) -> Mapping[tuple[str, str], Agreement]:
        words = {name: words_of("\n".join(paragraphs)) for name, paragraphs in self.bodies.items()}
        return {(one, two): agreement(words[one], words[two]) for one, two in permutations(words, 2)}

    @property
    def bodies(self) -> dict[str, tuple[str, ...]]:
        """The paragraphs by system, first those of the gold where it states them."""
        stated = {} if self.gold is None or self.gold.paragraphs is None else {GOLD: self.gold.paragraphs}
        return stated | {system: found.result.paragraphs for system, found in self.found.items()}

    def agreement_of(self, system: str) -> Agreement | None:
        """How far a body agrees with that of the gold, or else, on average, with those of the other systems.

        None when there is neither.
        """
        found = [pair for (one, two), pair in self.agreements.items() if two == system]
        if (GOLD, system) in self.agreements:
            found = [self.agreements[GOLD, system]]
        return Agreement.mean(found)

    def field_of(self, system: str, name: str) -> Any:
        """What a system says of a field, or the gold; None or empty when it says nothing."""
        if system != GOLD:
            return getattr(self.found[system].result, name)
        fields = self.gold.fields if self.gold else {}
        return next((fields[key] for key in FIELDS[name] if key in fields), None)

    def field_score(self, system: str, name: str) -> float | None:
        """How far a system says of a field what the gold says, 0 to 1; None when the gold says nothing."""
        stated = self.field_of(GOLD, name)
        return None if stated is None else field_score(name, stated, self.field_of(system, name))

    def phrases_right(self, system: str) -> float | None:
        """Share of the gold's phrases that a body holds as it should, or leaves out as it should; None without any."""
        if self.gold is None or not (self.gold.present or self.gold.absent):
            return None
        body = key_of(self.found[system].result.text)
        right = [key_of(phrase) in body for phrase in self.gold.present]
        right += [key_of(phrase) not in body for phrase in self.gold.absent]
        return fmean(right)


@attrs.frozen(kw_only=True)
class Score:
    """The scores of a system over all pages, means unless said otherwise; None where nothing tells.

    Attributes:
        errors: Number of pages on which it failed.
        empty: Number of pages in which it found no text.
        words: Agreement of the bodies.
        phrases: Share of phrases that are there or left out as they should.
        fields: By field how far it is what the gold says; without a gold, the share of pages on which it is filled.
        cpu_ms: Median of the processor time of a page, in milliseconds.
    """

    errors: int
    empty: int
    words: Agreement | None
    phrases: float | None
    fields: Mapping[str, float | None]
    cpu_ms: float


@attrs.frozen(kw_only=True)
class Comparison:
    """Several systems on the same pages.

    Attributes:
        pages: The pages.
        systems: The systems, with their versions.
        unread: Number of records that could not be read, or hold no HTML.
    """

    pages: tuple[ComparedPage, ...]
    systems: Mapping[str, str]
    unread: int = 0

    @property
    def has_gold(self) -> bool:
        """Whether anything is known of what the articles should be."""
        return any(page.gold for page in self.pages)

    def score_of(self, system: str) -> Score:
        """The scores of a system."""
        found = [page.found[system] for page in self.pages]
        agreed = [pair for page in self.pages if (pair := page.agreement_of(system))]
        phrases = [share for page in self.pages if (share := page.phrases_right(system)) is not None]
        return Score(
            errors=sum(bool(item.error) for item in found),
            empty=sum(not item.error and not item.result.text.strip() for item in found),
            words=Agreement.mean(agreed),
            phrases=fmean(phrases) if phrases else None,
            fields=MappingProxyType({name: self._share(system, name) for name in FIELDS}),
            cpu_ms=median(item.cpu_ms for item in found) if found else 0.0,
        )

    def pairs(self) -> dict[tuple[str, str], float]:
        """By pair of systems, the gold among them, how far their bodies agree: the mean of F1, 0 to 1."""
        sums: dict[tuple[str, str], list[float]] = {}
        for page in self.pages:
            for pair in combinations(page.bodies, 2):
                sums.setdefault(pair, []).append(page.agreements[pair].f1)
        return {pair: fmean(values) for pair, values in sums.items()}

    def worst(self, system: str) -> list[ComparedPage]:
        """The pages, those first on which a system agrees the least."""
        return sorted(self.pages, key=lambda page: pair.f1 if (pair := page.agreement_of(system)) else 1.0)

    def lines(self, width: int = 100) -> Iterator[str]:
        """The comparison for people: one page field by field, or several as scores.

        Args:
            width: Longest line, in characters, where values can be clipped.
        """
        from broadsheet.comparing.tables import page_lines, score_lines

        return page_lines(self, width) if len(self.pages) == 1 else score_lines(self)

    def to_html(self) -> str:
        """The comparison as one HTML document for a browser, which loads nothing and runs no script."""
        from broadsheet.comparing.report import report

        return report(self)

    def _share(self, system: str, name: str) -> float | None:
        if self.has_gold:
            values = [score for page in self.pages if (score := page.field_score(system, name)) is not None]
        else:
            values = [float(bool(page.field_of(system, name))) for page in self.pages]
        return fmean(values) if values else None
