"""Which lines make one paragraph, and how their ends are joined."""

import re
from collections.abc import Mapping, Sequence

from broadsheet._records import Mark
from broadsheet._text.lines import BLANK, BULLET, HASH, INSET, NUMBER, PLAIN, RUNNING, Scan
from broadsheet._words import ends_sentence

__all__ = ["Joiner", "free_lone_markers"]

_HYPHENS = "-\u2010"
_SOFT_HYPHEN = "\xad"
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\uff9f]"
)

# A line that ends short of the margin by more than this share was ended on purpose.
_RAGGED = 0.6
# Share of line ends with a hyphen from which on the text was set with hyphenation, whose hyphens vanish.
_HYPHENATED = 0.04


class Joiner:
    """Joins the lines of hard-wrapped paragraphs.

    In a text that is not wrapped a line is a paragraph, except that Markdown can force a line
    break inside one (two spaces or a backslash at the line's end).

    Attributes:
        active: Whether any two lines can belong to one paragraph.
    """

    def __init__(
        self,
        lines: Sequence[str],
        scanned: Scan,
        marks: Mapping[int, Mark],
        width: int,
        *,
        markdown: bool,
    ) -> None:
        self.active = bool(width) or markdown
        self._lines = lines
        self._scan = scanned
        self._marks = marks
        self._width = width
        self._markdown = markdown
        self._vocabulary: set[str] | None = None
        self._hyphenated: bool | None = None
        if width:
            free_lone_markers(lines, scanned)

    def end(self, index: int) -> int:
        """The index after the last line of the paragraph that begins at line ``index``."""
        if self.active:
            count = len(self._lines)
            while index + 1 < count and self._continues(index):
                index += 1
        return index + 1

    def join(self, index: int) -> tuple[str, int]:
        """The text of the paragraph that begins at line ``index``, and the index after its last line."""
        if not self.active:
            return self._scan.texts[index], index + 1
        end = self.end(index)
        pieces = [self._unbroken(index)]
        for later in range(index + 1, end):
            self._append(pieces, later)
        return "".join(pieces), end

    def _continues(self, index: int) -> bool:
        """Whether the line after ``index`` belongs to the same paragraph."""
        scanned, later = self._scan, index + 1
        if scanned.kinds[later] not in RUNNING or scanned.quotes.get(later) != scanned.quotes.get(index):
            return False
        if self._marks.get(later) != self._marks.get(index):
            return False
        if self._breaks(index):
            return True
        indent = scanned.indents.get(later, 0)
        if not self._width or (indent > scanned.indents.get(index, 0) and index not in scanned.markers):
            return False
        length = len(self._lines[index].rstrip())
        text = scanned.texts[later]
        word = text.find(" ")
        if _UNSPACED.match(text):
            word = 2
        if length + 1 + (word if word > 0 else len(text)) > self._width:
            return True
        return (
            length >= _RAGGED * self._width and text[0].islower() and not ends_sentence(scanned.texts[index])
        )

    def _breaks(self, index: int) -> bool:
        """Whether Markdown forces a line break at the end of line ``index``."""
        line = self._lines[index]
        return (
            self._markdown
            and self._scan.kinds[index] != HASH
            and (line.endswith("  ") or (line.endswith("\\") and not line.endswith("\\\\")))
        )

    def _unbroken(self, index: int) -> str:
        text = self._scan.texts[index]
        return text[:-1] or text if text.endswith("\\") and self._breaks(index) else text

    def _append(self, pieces: list[str], index: int) -> None:
        """Add line ``index`` to the pieces of the lines before it."""
        before, text = pieces[-1], self._unbroken(index)
        if self._breaks(index - 1):
            pieces.append("\n")
        elif self._lines[index - 1].rstrip().endswith(_SOFT_HYPHEN):
            pass
        elif before[-1:] in _HYPHENS and before[-2:-1].isalnum():
            if text[0].islower() and self._vanishes(before, text):
                pieces[-1] = before[:-1]
        elif not (_UNSPACED.match(before[-1:]) and _UNSPACED.match(text)):
            pieces.append(" ")
        pieces.append(text)

    def _vanishes(self, before: str, text: str) -> bool:
        """Whether the hyphen between two lines is there only because of the line break.

        What the rest of the text writes decides; a word that it does not hold takes the custom
        of the text as a whole.
        """
        if self._vocabulary is None:
            ends = [line for line in self._scan.texts if line]
            hyphens = sum(line[-1] in _HYPHENS for line in ends)
            self._hyphenated = hyphens > 2 and hyphens >= _HYPHENATED * len(ends)
            self._vocabulary = {
                word.strip(".,;:!?\"'()“”„«»").lower() for line in ends for word in line.split()
            }
        head = before.rsplit(" ", 1)[-1].strip("\"'(“„«").lower()
        tail = text.split(" ", 1)[0].strip(".,;:!?\"')”»").lower()
        if head[:-1] + tail in self._vocabulary:
            return True
        if f"{head[:-1]}-{tail}" in self._vocabulary:
            return False
        return bool(self._hyphenated)


def free_lone_markers(lines: Sequence[str], scanned: Scan) -> None:
    """Undo list marks that are words of a wrapped paragraph: a dash or a number that begins a line by chance.

    Such a mark stands inside a group of lines that has no other item.
    """
    kinds, markers = scanned.kinds, scanned.markers
    opened = 0
    group: list[int] = []
    for index in range(len(kinds) + 1):
        if index < len(kinds) and kinds[index] != BLANK:
            if index in markers:
                group.append(index)
            continue
        if len(group) == 1 and group[0] > opened and not markers[group[0]].strong:
            marked = group[0]
            if kinds[marked] == BULLET:
                scanned.texts[marked] = f"{lines[marked].lstrip()[:1]} {scanned.texts[marked]}"
            if kinds[marked] in (BULLET, NUMBER):
                kinds[marked] = INSET if marked in scanned.indents or marked in scanned.quotes else PLAIN
                del markers[marked]
        group.clear()
        opened = index + 1
