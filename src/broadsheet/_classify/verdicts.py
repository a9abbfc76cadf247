"""Verdicts and comparisons that the roles of HTML and of plain text share."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from broadsheet._records import HEADINGS, IN_BODY, Label, Layout, Mark, RawBlock, Verdict

__all__ = [
    "BODY",
    "HEADING",
    "KEPT",
    "LOW",
    "NO_PARAGRAPHS",
    "OUTSIDE",
    "REPEATED",
    "Scored",
    "apply_marks",
    "is_link",
    "leave_root",
    "style_of",
    "words_of",
]

#: The label that a site's mark stands for.
_LABEL_OF_MARK: Final = {
    Mark.DROP: Label.BOILERPLATE,
    Mark.RELATED: Label.BOILERPLATE,
    Mark.BODY: Label.BODY,
    Mark.TITLE: Label.TITLE,
    Mark.SUBTITLE: Label.SUBTITLE,
    Mark.BYLINE: Label.BYLINE,
    Mark.CAPTION: Label.CAPTION,
    Mark.BIO: Label.BIO,
    Mark.NOTE: Label.NOTE,
}
BODY: Final = Verdict(Label.BODY)
HEADING: Final = Verdict(Label.HEADING)
LOW: Final = Verdict(Label.BOILERPLATE, "low score")
OUTSIDE: Final = Verdict(Label.BOILERPLATE, "far from the text")
KEPT: Final = frozenset({Label.BODY, Label.HEADING})
#: Elements whose text is an item, a cell or a caption, and no paragraph.
NO_PARAGRAPHS: Final = frozenset("li dd dt td th caption figcaption".split())
REPEATED: Final = Verdict(Label.BOILERPLATE, "repeated", "duplicate")


class Scored(NamedTuple):
    """A page of which some blocks were scored, and what is known of it so far.

    Attributes:
        layout: The page.
        verdicts: The verdict on each block.
        body: The blocks that are body, in order.
        window: The blocks that were scored.
        scores: Their log odds.
    """

    layout: Layout
    verdicts: list[Verdict]
    body: Sequence[int]
    window: range
    scores: Sequence[float]

    def score(self, i: int) -> float:
        """The log odds of a block of the window."""
        return self.scores[i - self.window.start]


def is_link(block: RawBlock) -> bool:
    """Whether most of a block's letters are links."""
    return block.link_chars > len(block.text) / 2


def style_of(layout: Layout, i: int) -> tuple[str, str, str, str]:
    """Tag and class of the element of a block and of the one around it: what is set alike agrees in them."""
    nodes, node = layout.nodes, layout.blocks[i].node
    parent = max(nodes.parent[node], 0)
    return nodes.tag[node], nodes.hints[node], nodes.tag[parent], nodes.hints[parent]


def words_of(layout: Layout, indices: Iterable[int]) -> int:
    """The words of some blocks."""
    return sum([layout.blocks[i].words for i in indices])


def leave_root(layout: Layout, verdicts: list[Verdict]) -> bool:
    """Take what stands outside the root that a site states, if it states one, out of the body.

    Returns:
        Whether there is such a root, with text inside.
    """
    if not layout.nodes.roots():
        return False
    outside = Verdict(Label.BOILERPLATE, "outside the root", layout.site)
    for i, block in enumerate(layout.blocks):
        if block.mark is None and verdicts[i].label in IN_BODY:
            verdicts[i] = outside
    return True


def apply_marks(layout: Layout, verdicts: list[Verdict]) -> None:
    """Set what a site says, which outranks everything."""
    if not layout.nodes.mark:
        return
    leave_root(layout, verdicts)
    for i, block in enumerate(layout.blocks):
        if block.mark is None or block.mark is Mark.ROOT:
            continue
        label = _LABEL_OF_MARK[block.mark]
        if label is Label.BODY and block.tag in HEADINGS:
            label = Label.HEADING
        verdicts[i] = Verdict(label, block.mark.value, layout.site)
