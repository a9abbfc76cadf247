"""The classifier: one verdict for each block.

A learned score says which blocks belong to the body; rules of position and repetition give the blocks
around it their names (title, byline, caption, bio); what a site marked outranks both. HTML and plain
text have features and roles of their own, since the one has elements to go by and the other has not.
"""

from typing import Final

from broadsheet._classify import features, text_features
from broadsheet._classify.html_scorer import classify_html, html_rows
from broadsheet._classify.text_scorer import classify_text, text_rows
from broadsheet._records import Layout, Metadata, Verdict

__all__ = ["FEATURES_OF", "classify", "training_rows"]

#: Names of the features by kind of input, for the training.
FEATURES_OF: Final = {"html": features.FEATURES, "text": text_features.FEATURES}


def classify(layout: Layout, metadata: Metadata) -> list[Verdict]:
    """One verdict for each of ``layout.blocks``."""
    if not layout.blocks:
        return []
    return classify_text(layout, metadata) if layout.kind == "text" else classify_html(layout, metadata)


def training_rows(layout: Layout, metadata: Metadata) -> tuple[list[str], list[tuple[float, ...]]]:
    """Texts and feature rows of the blocks that are scored; what the training learns from."""
    if not layout.blocks:
        return [], []
    return text_rows(layout) if layout.kind == "text" else html_rows(layout, metadata)
