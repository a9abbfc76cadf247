"""The classifier for plain text: features, forest and roles in one line each."""

from broadsheet._classify.forest_text import score
from broadsheet._classify.text_features import features_of, flow_of
from broadsheet._classify.text_roles import TextRoles
from broadsheet._records import Layout, Metadata, Verdict

__all__ = ["classify_text", "text_rows"]


def classify_text(layout: Layout, metadata: Metadata) -> list[Verdict]:
    """One verdict for each of ``layout.blocks``; there is at least one."""
    flow = flow_of(layout)
    chosen = flow.chosen()
    scores = list(map(score, features_of(layout, flow, chosen)))
    return TextRoles(layout, metadata, flow, chosen, scores).verdicts()


def text_rows(layout: Layout) -> tuple[list[str], list[tuple[float, ...]]]:
    """Texts and feature rows of the blocks that are scored; what the training learns from."""
    flow = flow_of(layout)
    chosen = flow.chosen()
    return [layout.blocks[i].text for i in chosen], features_of(layout, flow, chosen)
