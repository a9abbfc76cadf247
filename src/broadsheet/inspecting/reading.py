"""A page as a row of steps through its elements and texts, the same for HTML and plain text."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from broadsheet.inspecting.markup import clipped
from broadsheet.inspecting.placing import Strip
from broadsheet.sites import Mark, Page

__all__ = ["INLINE", "Reading", "Step"]

#: Elements inside a line of text; all others, unknown ones too, stand on lines of their own.
INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math meter nobr output picture "
    "progress q rb rt ruby s samp small span strike strong sub sup time tt u var relative-time time-ago "
    "bgsound embed keygen source track wbr".split()
)
#: Elements whose text is shown nowhere, or is none.
_SILENT: Final = frozenset(
    "canvas datalist head iframe script select style svg template textarea title".split()
)
_PICTURES: Final = frozenset({"amp-img", "img"})
_TINY: Final = frozenset({"0", "1", "0px", "1px"})  # width of a picture that counts visitors
_ALT: Final = 120  # characters of an alternative text that are shown

#: The site's mark of an element or a line, and the element, or the line's index.
_Marked: TypeAlias = tuple[Any, Mark] | None


class Step(NamedTuple):
    """One step.

    Attributes:
        kind: "open", "close", "text", "break" or "picture".
        value: Tag, text or alternative text.
        start: Characters of the strip before it.
        end: Characters of the strip before its end; for "open" before the end of the element.
    """

    kind: str
    value: str = ""
    start: int = 0
    end: int = 0


class Reading:
    """A page, read.

    Attributes:
        strip: Its characters.
        steps: The steps through it, in document order.
    """

    def __init__(self, page: Page, marks: Mapping[Any, Mark]) -> None:
        self.strip = Strip()
        self.steps: list[Step] = []
        self._marks = marks
        self._marked: list[_Marked] = []
        self._marked_from: list[int] = []
        if page.root is not None:
            self._read_tree(page.root)
        else:
            self._read_lines(page.lines)
        self.strip.finish()

    def mark_at(self, place: int) -> _Marked:
        """What the site says of the text at a character of the strip."""
        index = bisect_right(self._marked_from, place) - 1
        return self._marked[index] if index >= 0 else None

    def _read_lines(self, lines: Sequence[str]) -> None:
        for number, line in enumerate(lines):
            mark = self._marks.get(number)
            self._add_text(line, (number, mark) if mark else None, words=True)
            self.steps.append(Step("break"))

    def _read_tree(self, root: Any) -> None:
        waiting: list[tuple[str, Any, _Marked]] = [("element", root, None)]
        opened: list[int] = []
        while waiting:
            what, node, marked = waiting.pop()
            if what == "tail":
                self._add_text(node.tail, marked)
            elif what == "end":
                self._close(opened.pop())
            else:
                waiting.append(("tail", node, marked))
                if not isinstance(node.tag, str) or node.tag in _SILENT:
                    continue
                if node.tag in _PICTURES:
                    self._add_picture(node)
                elif node.tag in ("br", "hr"):
                    self.steps.append(Step("break", node.tag))
                else:
                    mark = self._marks.get(node)
                    inside = (node, mark) if mark and mark is not Mark.ROOT else marked
                    opened.append(len(self.steps))
                    self.steps.append(Step("open", node.tag, len(self.strip)))
                    self._add_text(node.text, inside)
                    waiting.append(("end", node, None))
                    waiting += [("element", child, inside) for child in reversed(node)]

    def _close(self, opened: int) -> None:
        step = self.steps[opened]
        self.steps[opened] = step._replace(end=len(self.strip))
        self.steps.append(Step("close", step.value))

    def _add_text(self, text: str | None, marked: _Marked, *, words: bool = False) -> None:
        if text:
            start = len(self.strip)
            self._marked.append(marked)
            self._marked_from.append(start)
            self.strip.add(text, words=words)
            self.steps.append(Step("text", text, start, len(self.strip)))

    def _add_picture(self, node: Any) -> None:
        if node.get("width") not in _TINY and node.get("height") not in _TINY:
            self.steps.append(Step("picture", clipped(node.get("alt") or "", _ALT)))
