"""What of a page is in no field of its article, told on request.

Every block is held by the body, by a figure, by another field, or listed here; what is listed is whole blocks.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from broadsheet._assemble.figures import Placed
from broadsheet._records import IN_BODY, Decoded, Label, Layout, RawBlock, Verdict
from broadsheet._words import fold, strip_invisible
from broadsheet.model import Article, Entry, Figure, Removed, walk_blocks

__all__ = ["removed_texts"]

_CAPTIONS: Final = frozenset({Label.CAPTION, Label.CREDIT, Label.ALT})


def removed_texts(
    layout: Layout,
    verdicts: Sequence[Verdict],
    article: Article,
    placed: Sequence[Placed],
    *,
    decoded: Decoded,
    stated: bool,
) -> tuple[Removed, ...]:
    """What is in no field, block by block, then what never became a block.

    Args:
        layout: The page.
        verdicts: One for each block.
        article: What was made of them.
        placed: The figures and embeds that were offered to the body.
        decoded: The page's source, for the places of the lines of a plain text.
        stated: Whether the body is the one that JSON-LD states, not the visible one.
    """
    places = _places(layout, decoded)
    held = _Held(layout, article, placed, stated=stated)
    gone = []
    for i, (block, verdict) in enumerate(zip(layout.blocks, verdicts, strict=True)):
        if not held.has(i, block, verdict.label):
            replaced = verdict.label in IN_BODY
            reason = "stated elsewhere" if replaced else verdict.reason
            gone.append(
                Removed(
                    text=strip_invisible(block.text),
                    reason=f"{verdict.label.value}:{reason}" if reason else verdict.label.value,
                    by="json-ld" if replaced else verdict.by,
                    **_place(places, layout.lines, i),
                )
            )
    return (
        *gone,
        *(
            Removed(text=text, reason=reason, by="walk", **_place(places, layout.dropped_lines, i))
            for i, (text, reason) in enumerate(layout.dropped)
        ),
    )


def _places(layout: Layout, decoded: Decoded) -> list[tuple[int, int]]:
    """Where each line of a plain text begins and ends in its source, white space around it left out; empty for HTML."""
    if layout.kind != "text":
        return []
    places, at = [], 0
    for line in decoded.data.decode("utf-8", "replace").splitlines(keepends=True):
        start = at + len(line) - len(line.lstrip())
        places.append((start, max(start, at + len(line.rstrip()))))
        at += len(line)
    return places


def _place(places: Sequence[tuple[int, int]], lines: Sequence[tuple[int, int]], i: int) -> dict[str, int]:
    """The offsets of item ``i``, which stands in ``lines[i]``."""
    if not places:
        return {}
    first, end = lines[i]
    return {"start": places[first][0], "end": places[end - 1][1]}


class _Held:
    """What the fields of an article hold; a text is held once, however often the page prints it."""

    def __init__(self, layout: Layout, article: Article, placed: Sequence[Placed], *, stated: bool) -> None:
        blocks = list(walk_blocks(article))
        times = [block.time for block in blocks if isinstance(block, Entry)]
        self._has_body = not stated
        self._captions = _held_captions(layout, article, placed)
        self._bios = {line for author in article.authors for line in (author.bio or "").split("\n")}
        self._texts: dict[Label, set[str | None]] = {
            Label.TITLE: {article.title},
            Label.SUBTITLE: {article.subtitle},
            Label.KICKER: {article.kicker},
            Label.BYLINE: {article.byline},
            Label.DATELINE: {article.dateline},
            Label.TAGS: {*article.tags, article.category},
            Label.TIME: {time.raw for time in (article.published, article.modified, *times) if time},
        }

    def has(self, i: int, block: RawBlock, label: Label) -> bool:
        """Whether block ``i``, labelled so, is in the article."""
        if label is Label.BOILERPLATE:
            return False
        if label in IN_BODY:
            return self._has_body
        if label in _CAPTIONS:
            return i in self._captions
        if label is Label.BIO:
            return self._bios.issuperset(block.text.split("\n"))
        if label is Label.FOOTNOTE:
            return any(map(str.isalnum, block.text))
        texts, text = self._texts.get(label, set()), fold(block.text)
        found = text in texts
        texts.discard(text)
        return found


def _held_captions(layout: Layout, article: Article, placed: Sequence[Placed]) -> set[int]:
    """Indices of the blocks whose letters are in the caption, the credit or the alternative texts of a figure."""
    shown = {id(block) for block in walk_blocks(article) if isinstance(block, Figure)}
    held = set()
    for item in placed:
        if isinstance(item.made, Figure) and id(item.made) in shown:
            left = _letters(_words_of(item.made))
            for i in item.captions:
                needed = _letters(layout.blocks[i].text)
                if needed <= left:
                    left -= needed
                    held.add(i)
    return held


def _words_of(figure: Figure) -> str:
    alts = " ".join({image.alt for image in figure.images if image.alt})
    return f"{figure.caption or ''} {figure.credit or ''} {alts}"


def _letters(text: str) -> Counter[str]:
    # Letters and digits: captions are split at bars, brackets and dashes, which no field keeps.
    return Counter(filter(str.isalnum, text))
