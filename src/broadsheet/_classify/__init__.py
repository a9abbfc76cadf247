"""The classifier: one verdict for each block.

A learned score says which blocks belong to the body; what a site marked outranks it; then rules of
position and repetition give the blocks around the body their names (title, byline, caption, bio).
"""

from typing import Final

from broadsheet._classify import features as html
from broadsheet._classify import forest_html
from broadsheet._classify.outline import Outline, outline_of
from broadsheet._classify.roles import Roles
from broadsheet._classify.surroundings import Surroundings
from broadsheet._records import Layout, Metadata, Verdict

__all__ = ["FEATURES_OF", "classify", "training_rows"]

#: Names of the features by kind of input, for the training.
FEATURES_OF: Final = {"html": html.FEATURES}


def classify(layout: Layout, metadata: Metadata) -> list[Verdict]:
    """One verdict for each of ``layout.blocks``."""
    if not layout.blocks:
        return []
    outline = outline_of(layout)
    around = Surroundings(layout, outline)
    window, scores = _scores(layout, outline, around)
    return Roles(layout, metadata, around, window, scores).verdicts()


def training_rows(layout: Layout) -> tuple[list[str], list[tuple[float, ...]]]:
    """Texts and feature rows of the blocks that are scored; what the training learns from."""
    if not layout.blocks:
        return [], []
    outline = outline_of(layout)
    window = html.window_of(layout, outline)
    rows = html.features_of(layout, outline, Surroundings(layout, outline), window)
    return [layout.blocks[i].text for i in window], rows


def _scores(layout: Layout, outline: Outline, around: Surroundings) -> tuple[range, list[float]]:
    """The blocks that may be body, and the log odds that they are."""
    window = html.window_of(layout, outline)
    return window, list(map(forest_html.score, html.features_of(layout, outline, around, window)))
