"""Text into blocks: the pieces of text since the last block boundary, and the inline markup over them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml.etree import iterwalk

from broadsheet._html.tags import NEVER_TEXT
from broadsheet._records import Inline, Mark, RawBlock
from broadsheet._words import clean_line, count_words, fold

__all__ = ["OpenSpan", "Pieces", "formula_in", "texts_in"]

_DEEPEST_SPAN = 16  # inline elements inside each other; a block repeats those around it, so they need a bound
_BREAK = "\x0b"  # stands for <br> among the pieces: white space itself, so that folding removes it

#: Inline markup that the walk is inside of: kind, href, first piece.
OpenSpan: TypeAlias = list[Any]


class Pieces:
    """The text that is not yet in a block.

    Attributes:
        texts: Its pieces, as written; emptied in place by :meth:`flush`.
        spans: Inline elements that are open, the outermost first.
        preformatted: Whether the text stands in a ``<pre>``.
        mark: The site's mark of the text, or None.
        blocks: The blocks so far.
    """

    __slots__ = ("_breaks", "_inline", "blocks", "mark", "preformatted", "spans", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.spans: list[OpenSpan] = []
        self.preformatted = False
        self.mark: Mark | None = None
        self.blocks: list[RawBlock] = []
        self._inline: list[Inline] = []
        self._breaks = False

    def open_span(self, kind: str, href: str | None) -> OpenSpan | None:
        """Begin inline markup at the next piece; None when there is too much around it."""
        if len(self.spans) >= _DEEPEST_SPAN:
            return None
        span = [kind, href, len(self.texts)]
        self.spans.append(span)
        return span

    def close_span(self) -> None:
        """End the innermost inline markup."""
        kind, href, start = self.spans.pop()
        end = len(self.texts)
        if end > start:
            self._inline.append((start, end, kind, href))

    def add_break(self) -> None:
        """Add a forced line break; one before all text breaks nothing."""
        if self.texts:
            self.texts.append(_BREAK)
            self._breaks = True

    def ends_paragraph(self) -> bool:
        """Whether the text ends with two forced line breaks, so that what follows is a block of its own."""
        breaks = 0
        for piece in reversed(self.texts if self._breaks else ()):
            if piece == _BREAK:
                breaks += 1
            elif not piece.isspace():
                break
        return breaks > 1

    def add_line(self) -> None:
        """Begin a new line of code, unless the last one ended itself."""
        if self.texts and not self.texts[-1].endswith("\n"):
            self.texts.append(_BREAK)

    def add_formula(self, text: str) -> None:
        """Add a formula as a piece of its own."""
        start = len(self.texts)
        self.texts.append(text)
        self._inline.append((start, start + 1, "math", None))

    def flush(self, node: int, tag: str) -> None:
        """End the present block, if there is text for one, as a block of ``node``."""
        texts = self.texts
        if self.spans:
            self._carry_spans(len(texts))
        if self.preformatted:
            self._add_preformatted(node, tag)
        elif self._breaks:
            self._add_lines(node, tag)
        else:
            text = "".join(texts).strip()
            if not text.isprintable() or "  " in text:
                text = fold(text)
            if text:
                words = text.count(" ") + 1 if text.isascii() else count_words(text)
                if self._inline:
                    self._add(RawBlock(node, tag, text, words), texts, self._inline)
                else:
                    self.blocks.append(RawBlock(node, tag, text, words, 0, None, None, self.mark))
        self._breaks = False
        texts.clear()
        if self._inline:
            self._inline = []

    def _carry_spans(self, end: int) -> None:
        """Continue the inline elements that stand around blocks in the next one."""
        for span in self.spans:
            kind, href, start = span
            if end > start:
                self._inline.append((start, end, kind, href))
            span[2] = 0

    def _add(self, block: RawBlock, texts: list[str], inline: list[Inline]) -> None:
        block.mark = self.mark
        if inline:
            block.pieces = texts[:]
            block.inline = inline
            end = len(texts)
            for start, stop, kind, _ in inline:
                if kind == "link":
                    if start == 0 and stop == end:
                        block.link_chars += len(block.text)
                    else:
                        linked = texts[start] if stop == start + 1 else "".join(texts[start:stop])
                        block.link_chars += len(fold(linked))
        self.blocks.append(block)

    def _add_lines(self, node: int, tag: str) -> None:
        """Blocks from pieces with ``<br>``: one break is a new line, two or more begin a new block."""
        texts = self.texts
        ranges = list(_paragraphs(texts))
        starts = [start for start, _ in ranges]
        inside: list[list[Inline]] = [[] for _ in ranges]
        for first, last, kind, href in self._inline:
            for i in range(bisect_right(starts, first) - 1, bisect_left(starts, last)):
                start, end = ranges[i]
                inside[i].append((max(first, start) - start, min(last, end) - start, kind, href))
        for (start, end), inline in zip(ranges, inside, strict=True):
            lines = [fold(line) for line in "".join(texts[start:end]).split(_BREAK)]
            text = "\n".join([line for line in lines if line])
            if text:
                words = sum(map(count_words, lines))
                self._add(RawBlock(node, tag, text, words), texts[start:end], inline)

    def _add_preformatted(self, node: int, tag: str) -> None:
        text = _clean_lines("".join(self.texts).replace(_BREAK, "\n"))
        if text.strip():
            self._add(RawBlock(node, tag, text, count_words(fold(text))), self.texts, [])


def _paragraphs(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Ranges of pieces between runs of two or more line breaks."""
    start = 0
    breaks = 0
    for i, piece in enumerate(texts):
        if piece == _BREAK:
            breaks += 1
        elif not piece.isspace():
            if breaks > 1:
                yield start, i
                start = i
            breaks = 0
    yield start, len(texts)


def texts_in(element: Any) -> Iterator[str]:
    """The texts inside an element, but for scripts and their like."""
    walker = iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "start" and inner.tag in NEVER_TEXT:
            walker.skip_subtree()
        elif event == "start" and inner.text:
            yield inner.text
        elif event == "end" and inner is not element and inner.tail:
            yield inner.tail


def formula_in(element: Any) -> str:
    """A formula: its TeX source where the page states it, else the text of its parts."""
    tex = next((a for a in element.iter("annotation") if "tex" in (a.get("encoding") or "")), None)
    return tex.text if tex is not None and tex.text else " ".join(element.itertext())


def _clean_lines(text: str) -> str:
    """Preformatted text without invisible characters, surrounding blank lines and trailing spaces."""
    return "\n".join(map(clean_line, text.splitlines())).strip("\n")
