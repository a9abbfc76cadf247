"""The classifier: one verdict for each block.

A learned score says which blocks belong to the body; what a site marked outranks it; then rules of
position and repetition give the blocks around the body their names (title, byline, caption, bio).
"""

from collections.abc import Sequence

from broadsheet._classify import features as html
from broadsheet._classify import forest_html
from broadsheet._classify.outline import Outline, outline_of
from broadsheet._classify.roles import Roles
from broadsheet._records import Label, Layout, Metadata, Verdict

__all__ = ["FEATURES_OF", "classify", "training_rows"]

#: Names of the features by kind of input, for the training.
FEATURES_OF = {"html": html.FEATURES}

#: Log odds from which a block is body. Cross-validation is flat between -0.4 and 0.2
#: (``python -m benchmarks.train --dry``).
_BODY = -0.2
_OUTSIDE = -9.0


def classify(layout: Layout, metadata: Metadata) -> list[Verdict]:
    """One verdict for each of ``layout.blocks``."""
    if not layout.blocks:
        return []
    outline = outline_of(layout)
    scores = _scores(layout, outline)
    roles = Roles(layout, metadata, outline, [score >= _BODY for score in scores], scores)
    return roles.verdicts()


def training_rows(layout: Layout) -> tuple[list[str], list[tuple[float, ...]]]:
    """Texts and feature rows of the blocks that are scored; what the training learns from."""
    if not layout.blocks:
        return [], []
    outline = outline_of(layout)
    window = html.window_of(layout, outline)
    return [layout.blocks[i].text for i in window], _rows(layout, outline, window)


def _rows(layout: Layout, outline: Outline, window: range) -> list[tuple[float, ...]]:
    around = html.surroundings_of(layout, outline)
    return html.features_of(layout, outline, around, window)


def _scores(layout: Layout, outline: Outline) -> Sequence[float]:
    """Log odds of every block; those outside the window cannot be body."""
    window = html.window_of(layout, outline)
    score = forest_html.score
    inside = [score(row) for row in _rows(layout, outline, window)]
    return [_OUTSIDE] * window.start + inside + [_OUTSIDE] * (len(layout.blocks) - window.stop)

