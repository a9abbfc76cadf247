"""Lists and tables of a plain text: each is kept or left out as one, since its lines are too short to be judged alone."""

from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from typing import Final

from broadsheet._classify.verdicts import BODY, HEADING, LOW, OUTSIDE, words_of
from broadsheet._records import Layout, Verdict

__all__ = ["keep_whole"]

_LEFT_OUT: Final = (LOW, OUTSIDE)
_PARTS: Final = frozenset(("li", "dt", "dd", "td", "th"))
_LISTS: Final = frozenset(("ul", "ol", "dl"))
_BESIDE: Final = 3  # blocks: body this close is beside a list or table
_LONGEST: Final = 60  # items of a list that is kept for what stands around it; menus are longer
_LIST_SCORE: Final = -1.0  # mean log odds of the words in a list behind a line that ends with a colon
_TABLE_SCORE: Final = -2.6  # the same in a table amid the text
_UNSCORED: Final = -3.0


def keep_whole(layout: Layout, verdicts: MutableSequence[Verdict], scores: Mapping[int, float]) -> None:
    """Make the rest of lists and tables body that belong to it; ``scores`` are log odds by block."""
    for tag, items in _groups(layout):
        missed = [i for i in items if verdicts[i] in _LEFT_OUT and layout.blocks[i].tag in _PARTS]
        if not missed:
            continue
        kept = [i for i in items if _is_body(verdicts[i])]
        if 2 * words_of(layout, kept) > words_of(layout, items):
            missed = [i for i in missed if kept[0] < i < kept[-1]]
        elif len(items) > _LONGEST or _mean(layout, items, scores) < _least_score(
            layout, verdicts, tag, items
        ):
            continue
        for i in missed:
            verdicts[i] = BODY


def _least_score(layout: Layout, verdicts: Sequence[Verdict], tag: str, items: range) -> float:
    """The mean log odds from which a list or table is kept for what stands around it."""
    before, behind = items[0] - 1, items[-1] + 1
    above = any(map(_is_body, verdicts[max(before + 1 - _BESIDE, 0) : before + 1]))
    below = any(map(_is_body, verdicts[behind : behind + _BESIDE]))
    if tag == "table" and above and below:
        return _TABLE_SCORE
    is_announced = before >= 0 and layout.blocks[before].text.endswith((":", "\uff1a"))
    return _LIST_SCORE if is_announced and (above or below) else 0.0


def _is_body(verdict: Verdict) -> bool:
    return verdict is BODY or verdict is HEADING


def _mean(layout: Layout, items: range, scores: Mapping[int, float]) -> float:
    weighted = sum([scores.get(i, _UNSCORED) * layout.blocks[i].words for i in items])
    return weighted / max(words_of(layout, items), 1)


def _groups(layout: Layout) -> Iterator[tuple[str, range]]:
    """The outermost lists and the tables, with their blocks, in document order."""
    nodes = layout.nodes
    end = 0
    for node, tag in enumerate(nodes.tag):
        if tag in _LISTS or tag == "table":
            first, last = nodes.first[node], nodes.last[node]
            if end <= first < last:
                end = last
                yield tag, range(first, last)
