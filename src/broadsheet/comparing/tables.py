"""A comparison as tables in the terminal."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from broadsheet.comparing.comparison import GOLD, ComparedPage, Comparison
from broadsheet.comparing.scoring import FIELDS, words_of
from broadsheet.inspecting.markup import clipped

__all__ = ["field_text", "page_lines", "score_lines", "score_table"]

_NARROW: Final = 16  # least width of a column of values
_WORST: Final = 5


def page_lines(comparison: Comparison, width: int) -> Iterator[str]:
    """What each system found in the one page, a row for each field."""
    [page] = comparison.pages
    systems = [*([GOLD] if page.gold else []), *comparison.systems]
    first = max(map(len, (*FIELDS, "processor ms")))
    column = max(_NARROW, (width - first) // len(systems) - 2)
    rows = [["", *systems]]
    rows += [[name, *(_value(page, system, name) for system in systems)] for name in FIELDS]
    rows += [
        [name, *(cells[system] for system in systems)] for name, cells in _body_cells(page, systems).items()
    ]
    for row in rows:
        cells = [row[0].ljust(first), *(clipped(cell, column).ljust(column) for cell in row[1:])]
        yield "  ".join(cells).rstrip()
    for system, found in page.found.items():
        if found.error:
            yield f"{system}: {found.error}"
    yield ""
    yield from _legend(comparison)


def _value(page: ComparedPage, system: str, name: str) -> str:
    """A value, with a sign in front where the gold says another."""
    text = field_text(page.field_of(system, name))
    wrong = system != GOLD and page.field_score(system, name) not in (None, 1.0)
    return f"{'≠ ' if wrong else ''}{text or '–'}"


def field_text(value: Any) -> str:
    """The value of a field in one line; "" for none."""
    if isinstance(value, list | tuple):
        return "; ".join(str(part) for part in value)
    return "" if value is None else str(value)


def _body_cells(page: ComparedPage, systems: Sequence[str]) -> dict[str, dict[str, str]]:
    """The figures of the bodies, by their name and the system."""
    rows: dict[str, dict[str, str]] = {"words": {}, "agreement": {}, "processor ms": {}}
    for system in systems:
        paragraphs = page.bodies.get(system, ())
        pair = None if system == GOLD else page.agreement_of(system)
        rows["words"][system] = str(words_of("\n".join(paragraphs)).total())
        rows["agreement"][system] = "" if pair is None else f"{pair.f1:.3f}"
        rows["processor ms"][system] = "" if system == GOLD else f"{page.found[system].cpu_ms:.1f}"
    return rows


def score_table(comparison: Comparison) -> tuple[list[str], list[list[str]]]:
    """The scores of each system: the heads of the columns, and a row for each system."""
    heads = ["system", "errors", "empty", "words F1", "precision", "recall", "phrases", *FIELDS, "ms"]
    rows = []
    for system in comparison.systems:
        score = comparison.score_of(system)
        shares = [
            *(score.words or (None, None, None)),
            score.phrases,
            *(score.fields[name] for name in FIELDS),
        ]
        rows.append(
            [system, str(score.errors), str(score.empty), *map(_share, shares), f"{score.cpu_ms:.1f}"]
        )
    kept = [number for number in range(len(heads)) if any(row[number] for row in rows)]
    return [heads[number] for number in kept], [[row[number] for number in kept] for row in rows]


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def score_lines(comparison: Comparison) -> Iterator[str]:
    """The scores of each system, and the pages on which they agree the least."""
    heads, rows = score_table(comparison)
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        first, *rest = (
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join([first, *rest])
    yield ""
    yield from _legend(comparison)
    own = next(iter(comparison.systems))
    worst = [page for page in comparison.worst(own)[:_WORST] if page.agreement_of(own)]
    if worst:
        yield f"{own} agrees the least on:"
    for page in worst:
        figures = (f"{name} {pair.f1:.3f}" for name in page.found if (pair := page.agreement_of(name)))
        yield f"    {page.name}: {', '.join(figures)}"


def _legend(comparison: Comparison) -> Iterator[str]:
    """What the figures mean."""
    pages = len(comparison.pages)
    count = f"{pages} page{'s' * (pages != 1)}"
    if comparison.unread:
        count += f", {comparison.unread} records without HTML left out"
    if comparison.has_gold:
        told = (
            "bodies and fields beside the gold"
            if pages > 1
            else "agreement with the gold; ≠ where it says otherwise"
        )
    elif pages > 1:
        told = "no gold: bodies beside those of the other systems, and how often a field is filled"
    else:
        told = "agreement with the bodies of the other systems"
    yield f"{count}; {told}"
