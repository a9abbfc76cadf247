"""The classifier for HTML: outline, surroundings, features, forest and roles in one line each."""

from broadsheet._classify.features import features_of, window_of
from broadsheet._classify.forest_html import score
from broadsheet._classify.outline import outline_of
from broadsheet._classify.roles import Roles
from broadsheet._classify.surroundings import Surroundings
from broadsheet._records import Layout, Metadata, Verdict

__all__ = ["classify_html", "html_rows"]


def classify_html(layout: Layout, metadata: Metadata) -> list[Verdict]:
    """One verdict for each of ``layout.blocks``; there is at least one."""
    outline = outline_of(layout)
    around = Surroundings(layout, outline)
    window = window_of(layout, outline)
    scores = list(map(score, features_of(layout, outline, around, window)))
    return Roles(layout, metadata, around, window, scores).verdicts()


def html_rows(layout: Layout) -> tuple[list[str], list[tuple[float, ...]]]:
    """Texts and feature rows of the blocks that are scored; what the training learns from."""
    outline = outline_of(layout)
    window = window_of(layout, outline)
    rows = list(features_of(layout, outline, Surroundings(layout, outline), window))
    return [layout.blocks[i].text for i in window], rows
