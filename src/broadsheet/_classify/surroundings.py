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
_ALL_PLACES: Final = (1 << CUES) - 1


class Surroundings:
    """Answers about nodes, each worked out once and only for the nodes that are asked for.

    A node's *branch* is its highest ancestor-or-self that does not hold the container; what is said
    of a node is said by the elements from the node up to its branch.
    """

    def __init__(self, layout: Layout, outline: Outline) -> None:
        self._nodes = layout.nodes
        self._container = outline.container
        # node -> (branch, places and cues, steps up to the chain)
        self._known = dict.fromkeys((-1, *outline.chain), (-1, 0, 0))

    def branch(self, node: int) -> int:
        """The branch of a node; -1 for the container and its ancestors."""
        return self.about(node)[0]

    def is_inside(self, node: int) -> bool:
        """Whether a node is the container or stands in it."""
        branch = self.branch(node)
        return node == self._container if branch < 0 else self._nodes.parent[branch] == self._container

    def places(self, node: int) -> int:
        """Bit set of the places that a node stands in."""
        return (self._known.get(node) or self.about(node))[1] & _ALL_PLACES

    def cues(self, node: int) -> int:
        """Cues of a node and of the elements around it up to its branch."""
        return (self._known.get(node) or self.about(node))[1] >> CUES

    def about(self, node: int) -> tuple[int, int, int]:
        """Branch of a node, what is said of it (places in the low ``CUES`` bits), steps up to the chain."""
        known = self._known
        if (found := known.get(node)) is not None:
            return found
        tags, cues, parents = self._nodes.tag, self._nodes.cues, self._nodes.parent
        path = []
        while (found := known.get(node)) is None:
            path.append(node)
            node = parents[node]
        branch, said, depth = found
        for inner in reversed(path):
            branch = inner if branch < 0 else branch
            said |= _PLACES.get(tags[inner], 0) | cues[inner] << CUES
            depth += 1
            known[inner] = found = branch, said, depth
        return found
