"""Footnotes: the blocks of each become one text, without its mark and the way back to the body."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from broadsheet._assemble.inline import cut, joined, text_of
from broadsheet._records import Layout
from broadsheet.model import Footnote, Text

__all__ = ["footnotes_of"]

_BETWEEN: Final = " \n[](){}^,;↑↩↵←⤴⏎\ufe0e\ufe0f"  # what may stand beside links back
_WAY_BACK: Final = " \n^↑↩↵←⤴⏎\ufe0e\ufe0f"
_MARK: Final = re.compile(r"\W*(\d{1,4}|[*†‡§]|[a-z])[\].):\s]")
_AROUND_MARK: Final = r"[\[({{【〔]\s*{0}\s*[\])}}】〕][.:]?\s*|{0}[.:)\]]?\s+|{0}(?=[^\W\d])"


def footnotes_of(layout: Layout, blocks: Sequence[int], base: str | None) -> tuple[Footnote, ...]:
    """The footnotes of an article, in document order.

    Args:
        layout: The page.
        blocks: The blocks that are footnotes.
        base: Absolute address that links are resolved against.
    """
    notes: list[Footnote] = []
    for linked, group in groupby(blocks, layout.notes.get):
        parts = [joined([text_of(layout.blocks[i], base) for i in group])] if linked else []
        for text in parts or [text_of(layout.blocks[i], base) for i in group]:
            mark = linked[0] if linked else _own_mark(text.plain) or str(len(notes) + 1)
            if bare := _bare(text, mark):
                notes.append(Footnote(label=mark, text=bare))
    return tuple(notes)


def _own_mark(text: str) -> str:
    """The mark that a text begins with, of a note that a plugin knows and no mark leads to."""
    match = _MARK.match(text)
    return match[1] if match else ""


def _bare(text: Text, mark: str) -> Text:
    """The note without its mark and links back, before it or behind it."""
    plain = text.plain
    start, end = 0, len(plain)
    ways_back = [span for span in text.spans if span.kind == "link" and (span.href or "").startswith("#")]
    for span in ways_back:
        if not plain[start : span.start].strip(_BETWEEN):
            start = max(start, span.end)
    for span in reversed(ways_back):
        if span.start >= start and not plain[span.end : end].strip(_BETWEEN):
            end = span.start
    start += len(plain[start:end]) - len(plain[start:end].lstrip(_WAY_BACK + "]"))
    if match := re.compile(_AROUND_MARK.format(re.escape(mark))).match(plain, start, end):
        start = match.end()
    inner = plain[start:end]
    return cut(text, end - len(inner.lstrip(_WAY_BACK)), start + len(inner.rstrip(_WAY_BACK)))
