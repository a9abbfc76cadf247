"""What the elements around a block say of it: where it stands, and what their class names are."""

from typing import Final

from broadsheet._classify.outline import Outline
from broadsheet._records import Layout

__all__ = [
    "CAPTION",
    "CUES",
    "FIGURE",
    "FORM",
    "LIST",
    "QUOTE",
    "SIDE",
    "TABLE",
    "Surroundings",
    "places_and_cues",
]

LIST, TABLE, FIGURE, QUOTE, SIDE, FORM, CAPTION = (1 << i for i in range(7))
_PLACES: Final = {
    "ul": LIST,
    "ol": LIST,
    "table": TABLE,
    "figure": FIGURE,
    "figcaption": FIGURE | CAPTION,
    "blockquote": QUOTE,
    "nav": SIDE,
    "footer": SIDE,
    "header": SIDE,
    "menu": SIDE,
    "aside": SIDE,
    "dialog": SIDE,
    "form": FORM,
    "button": FORM,
    "fieldset": FORM,
}
#: How many low bits of what is said are places; the cues stand above them.
CUES: Final = 8


def places_and_cues(said: int) -> tuple[int, int]:
    """The two parts of what is said of a node: a bit set of places and one of cues."""
    return said & ((1 << CUES) - 1), said >> CUES


class Surroundings:
    """Answers about nodes, each worked out once and only for the nodes that are asked for.

    A node's *branch* is its highest ancestor-or-self that does not hold the container; what is said
    of a node is said by the elements from the node up to its branch.
    """

    def __init__(self, layout: Layout, outline: Outline) -> None:
        self._nodes = layout.nodes
        # node -> (branch, places and cues, steps up to the chain)
        self._known = dict.fromkeys((-1, *outline.chain), (-1, 0, 0))

    def branch(self, node: int) -> int:
        """The branch of a node; -1 for the container and its ancestors."""
        return self.about(node)[0]

    def places(self, node: int) -> int:
        """Bit set of the places that a node stands in."""
        return self.about(node)[1] & ((1 << CUES) - 1)

    def cues(self, node: int) -> int:
        """Cues of a node and of the elements around it up to its branch."""
        return self.about(node)[1] >> CUES

    def about(self, node: int) -> tuple[int, int, int]:
        """Branch of a node, what is said of it (:func:`places_and_cues` takes it apart), steps up to the chain."""
        known = self._known
        if node in known:
            return known[node]
        nodes = self._nodes
        path = []
        while node not in known:
            path.append(node)
            node = nodes.parent[node]
        branch, said, depth = known[node]
        for inner in reversed(path):
            branch = inner if branch < 0 else branch
            said |= _PLACES.get(nodes.tag[inner], 0) | nodes.cues[inner] << CUES
            depth += 1
            known[inner] = branch, said, depth
        return branch, said, depth
