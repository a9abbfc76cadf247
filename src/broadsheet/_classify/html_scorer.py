"""The classifier for HTML: outline, surroundings, features, forest and roles in one line each."""

from collections.abc import Iterable
from typing import Final

from broadsheet._classify.features import features_of, window_of
from broadsheet._classify.forest_html import score
from broadsheet._classify.outline import outline_of
from broadsheet._classify.roles import Roles
from broadsheet._classify.surroundings import Surroundings
from broadsheet._records import Layout, Metadata, Verdict
from broadsheet._signs import signs_of

__all__ = ["classify_html", "html_rows"]

_MANY = 2_000  # blocks; from there on a page repeats itself: lists and tables of thousands of rows
_KNOWN = 1_000  # rows of features whose scores are remembered
#: Log odds from which a block is body, by the strength of the signs of an article. On a page that may be none, what
#: looks like text is more often what the page is for (``python -m benchmarks.train --dry`` prints other limits).
_BODY_SCORES: Final = (-0.8, -0.45, 0.0)


def classify_html(layout: Layout, metadata: Metadata) -> list[Verdict]:
    """One verdict for each of ``layout.blocks``; there is at least one."""
    outline = outline_of(layout)
    around = Surroundings(layout, outline)
    window = window_of(layout, outline)
    signs = signs_of(metadata)
    rows = features_of(layout, outline, around, window, signs)
    scores = list(map(score, rows)) if len(window) < _MANY else _scores(rows)
    return Roles(layout, metadata, around, window, scores, _BODY_SCORES[signs.strength]).verdicts()


def _scores(rows: Iterable[tuple[float, ...]]) -> list[float]:
    """The score of each row, worked out once for rows that are equal."""
    known: dict[tuple[float, ...], float] = {}
    scores = []
    for row in rows:
        found = known.get(row)
        if found is None:
            found = score(row)
            if len(known) < _KNOWN:
                known[row] = found
        scores.append(found)
    return scores


def html_rows(layout: Layout, metadata: Metadata) -> tuple[list[str], list[tuple[float, ...]]]:
    """Texts and feature rows of the blocks that are scored; what the training learns from."""
    outline = outline_of(layout)
    window = window_of(layout, outline)
    rows = list(features_of(layout, outline, Surroundings(layout, outline), window, signs_of(metadata)))
    return [layout.blocks[i].text for i in window], rows
