"""A comparison as one HTML file that needs nothing else: no script, no network, no markup of the pages."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from string import Template
from typing import Final

import broadsheet
from broadsheet.comparing.comparison import GOLD, ComparedPage, Comparison
from broadsheet.comparing.scoring import FIELDS
from broadsheet.comparing.tables import field_text, score_table
from broadsheet.inspecting.gold import compare_paragraphs
from broadsheet.inspecting.markup import clipped, element, escape
from broadsheet.inspecting.panels import body_differences
from broadsheet.inspecting.report import style_sheet

__all__ = ["report"]

_MOST: Final = 100  # pages that are shown, those with the largest differences
_WIDTH: Final = 400  # characters of a value


def report(comparison: Comparison) -> str:
    """The document."""
    own = next(iter(comparison.systems))
    shown = comparison.worst(own)[:_MOST]
    template = files("broadsheet.comparing").joinpath("templates", "comparison.html").read_text("utf-8")
    style = files("broadsheet.comparing").joinpath("templates", "comparison.css").read_text("utf-8")
    return Template(template).substitute(
        title=escape(_title(comparison)),
        facts="".join(element("li", fact) for fact in _facts(comparison)),
        style=style_sheet() + style,
        scores=_scores(comparison) if len(comparison.pages) > 1 else "",
        pairs=_pairs(comparison),
        pages="".join(_page(page, one=len(comparison.pages) == 1) for page in shown),
        left_out=_left_out(comparison, len(shown)),
        version=escape(broadsheet.__version__),
    )


def _title(comparison: Comparison) -> str:
    if len(comparison.pages) == 1:
        [page] = comparison.pages
        title = next((found.result.title for found in page.found.values() if found.result.title), None)
        return clipped(title or page.name, 120)
    return f"{len(comparison.pages)} pages"


def _facts(comparison: Comparison) -> Iterator[str]:
    for system, version in comparison.systems.items():
        yield escape(f"{system} {version}".strip())
    yield "compared with the gold" if comparison.has_gold else "no gold"
    if comparison.unread:
        yield f"{comparison.unread} records without HTML left out"


def _table(heads: Iterable[str], rows: Iterable[str], caption: str) -> str:
    head = element("tr", "".join(element("th", escape(text), scope="col") for text in heads))
    table = element("thead", head) + element("tbody", "".join(rows))
    told = element("p", escape(caption), class_="told")
    return told + element("div", element("table", table, class_="figures", aria_label=caption), class_="wide")


def _scores(comparison: Comparison) -> str:
    heads, rows = score_table(comparison)
    caption = (
        "Agreement with the gold: words of the body, and how far each field is what the gold says."
        if comparison.has_gold
        else "No gold: agreement of the bodies with those of the other systems, and share of pages with a field filled."
    )
    return _table(heads, (_row(row[0], row[1:]) for row in rows), f"{caption} Processor time is the median.")


def _row(name: str, cells: Iterable[str]) -> str:
    return element(
        "tr",
        element("th", escape(name), scope="row") + "".join(element("td", escape(cell)) for cell in cells),
    )


def _pairs(comparison: Comparison) -> str:
    """How far each pair of bodies agrees."""
    pairs = comparison.pairs()
    names = list(dict.fromkeys(name for pair in pairs for name in pair))
    rows = (_row(one, (_figure(pairs, one, two) for two in names)) for one in names)
    return _table(["", *names], rows, "How far the words of the bodies agree (F1), by pair.") if pairs else ""


def _figure(pairs: dict[tuple[str, str], float], one: str, two: str) -> str:
    value = pairs.get((one, two), pairs.get((two, one)))
    return "" if value is None else f"{value:.3f}"


def _left_out(comparison: Comparison, shown: int) -> str:
    rest = len(comparison.pages) - shown
    if not rest:
        return ""
    told = "1 page with smaller differences is" if rest == 1 else f"{rest} pages with smaller differences are"
    return element("p", f"{told} not shown.", class_="quiet")


# ---------------------------------------------------------------------------------- one page


def _page(page: ComparedPage, *, one: bool) -> str:
    """A page: its fields by system, and the bodies beside the first of them."""
    figures = "".join(
        element("span", f"{escape(name)} {pair.f1:.3f}", class_="label")
        for name in page.found
        if (pair := page.agreement_of(name))
    )
    summary = element("summary", element("span", escape(page.name), class_="name") + figures)
    address = element("p", escape(page.url), class_="quiet") if page.url else ""
    content = address + _fields(page) + "".join(_bodies(page))
    return element("details", summary + content, class_="page", open="" if one else None)


def _fields(page: ComparedPage) -> str:
    systems = [*([GOLD] if page.gold else []), *page.found]
    rows = (
        element(
            "tr",
            element("th", escape(name), scope="row")
            + "".join(_cell(page, system, name) for system in systems),
        )
        for name in FIELDS
    )
    return _table(["", *systems], rows, "What each system says.")


def _cell(page: ComparedPage, system: str, name: str) -> str:
    text = escape(clipped(field_text(page.field_of(system, name)), _WIDTH))
    score = None if system == GOLD else page.field_score(system, name)
    label = "" if score is None else element("span", "same" if score == 1 else "differs", class_="label")
    sort = "" if score is None else "right" if score == 1 else "wrong"
    return element(
        "td", element("span", text, dir="auto") + (f" {label}" if label else ""), class_=sort or None
    )


def _bodies(page: ComparedPage) -> Iterator[str]:
    """The other bodies beside that of the gold, or else that of broadsheet."""
    (reference, expected), *others = page.bodies.items()
    for system, paragraphs in others:
        yield element("h2", f"{escape(system)} beside {escape(reference)}")
        error = page.found[system].error
        if error:
            yield element("p", escape(error), class_="error")
        else:
            yield body_differences(reference, tuple(compare_paragraphs(expected, paragraphs)))
    for system, found in page.found.items():
        if system == reference and found.error:
            yield element("p", f"{escape(system)}: {escape(found.error)}", class_="error")
