"""Which blocks are headings of the body, once it is known which are its text.

A heading has text of the body below it, or the scorer is sure of it. One without either, or whose text is but a link
to another article, is dropped; one that the scorer missed right above text is taken back. A paragraph may serve as a
heading, and a heading above all text as a standfirst; how they are set, against the blocks around them, tells both.
"""

from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final

from broadsheet._classify.pointers import Prose, is_teaser
from broadsheet._classify.verdicts import BODY, HEADING, KEPT, Scored
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import category
from broadsheet._records import Label, Layout, Verdict
from broadsheet._words import ends_sentence

__all__ = ["settle_headings"]

#: A heading with body right below it needs less of its own than other blocks (log odds).
_HEADING_SCORE: Final = -1.6
#: From here on it needs no text below it, as long as the body goes on: what stood there may have been left out.
_SURE_SCORE: Final = 2.0
_LEVELS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_TEXT: Final = 7  # stands for text where the level of the heading below is asked
_LONGEST_INTERLINE: Final = 12  # words of a paragraph that serves as a heading
_FEWEST_INTERLINES: Final = 2  # set alike
_PROSE_WORDS: Final = 12
_SHORTEST_STANDFIRST: Final = 12  # words
_STAND_ASIDE: Final = c.CAPTION | c.CREDIT | c.BYLINE | c.AUTHOR | c.DATE
_TEXT_LABELS: Final = frozenset({Label.BODY, Label.NOTE})
_PICTURE_LABELS: Final = frozenset({Label.CAPTION, Label.CREDIT})
_MOST_CAPTIONS: Final = 3  # of a picture between a heading and its text
_FEWEST_PICTURES: Final = 3  # with a heading each, in a gallery
# Looking a member up on its class costs Python 3.11 ten times as much, and these are asked of each block.
_BODY: Final = Label.BODY
_HEADING: Final = Label.HEADING
_BOILERPLATE: Final = Label.BOILERPLATE
_NO_TEASER: Final = Verdict(Label.BOILERPLATE, "teaser")
_NO_TEXT: Final = Verdict(Label.BOILERPLATE, "heading without text")


def settle_headings(page: Scored) -> None:
    """Set the verdicts of the headings of a page."""
    layout, verdicts, body = page.layout, page.verdicts, page.body
    if not body:
        return
    text = [i for i in body if verdicts[i].label is _BODY]
    _settle(page, Prose(layout, text))
    for i in _interlines(layout, verdicts, text):
        verdicts[i] = HEADING
    _open_with_standfirst(layout, verdicts, body)


def _settle(page: Scored, text: Prose) -> None:
    """Keep a heading that has body below it, or is beyond doubt, and no other; take back one that the scorer missed."""
    layout, verdicts, blocks = page.layout, page.verdicts, page.layout.blocks
    # The block behind the last one may be its caption.
    window = range(page.window.start, min(page.body[-1] + 2, len(verdicts)))
    headed = _TEXT_LABELS | _PICTURE_LABELS if _is_gallery(verdicts, window) else _TEXT_LABELS
    # An h1 is the title of something else, unless the sections of this text are headed so.
    highest = 0 if any(blocks[i].tag == "h1" and verdicts[i].label is _HEADING for i in page.body) else 1
    below = 0  # level of the heading right below, 0 for nothing
    for i in reversed(window):
        label = verdicts[i].label
        level = _LEVELS.get(blocks[i].tag, 0)
        if label in headed:
            below = _TEXT
        elif label is _HEADING:
            if is_teaser(layout, text, i, in_item=False):
                verdicts[i] = _NO_TEASER
            elif level < below or (below and page.score(i) >= _SURE_SCORE):
                below = level
            else:
                verdicts[i] = _NO_TEXT
        elif (
            highest < level < below
            and label is _BOILERPLATE
            and page.score(i) >= _HEADING_SCORE
            and _is_missed(layout, verdicts, text, i)
        ):
            verdicts[i] = HEADING
            below = level


def _is_gallery(verdicts: Sequence[Verdict], window: range) -> bool:
    """Whether headings stand right above captions again and again: each is then the text of its picture."""
    pairs = pairwise(verdicts[window.start : window.stop])
    found = sum(below.label in _PICTURE_LABELS and above.label is _HEADING for above, below in pairs)
    return found >= _FEWEST_PICTURES


def _is_missed(layout: Layout, verdicts: Sequence[Verdict], text: Prose, i: int) -> bool:
    """Whether a heading that was left out stands right above body, or the captions above it, and says something."""
    following = islice(verdicts, i + 1, i + 2 + _MOST_CAPTIONS)
    below = next((verdict.label for verdict in following if verdict.label not in _PICTURE_LABELS), None)
    if below not in KEPT:
        return False
    block = layout.blocks[i]
    if category(block.text) or layout.nodes.cues[block.node] & c.SR_ONLY:
        return False
    return not is_teaser(layout, text, i, in_item=True)


def _interlines(layout: Layout, verdicts: Sequence[Verdict], text: Sequence[int]) -> list[int]:
    """Paragraphs that serve as headings: all with one class are short, and stand above one with another class.

    What stands below a heading is the line that goes with it, such as a place or a price.
    """
    blocks, hints = layout.blocks, layout.nodes.hints
    alike: dict[str, list[int]] = {}
    spoiled = {""}
    above = text[0] if text else 0
    for i, below in zip(text, [*text, -1][1:], strict=True):
        hint = hints[blocks[i].node]
        if hint not in spoiled:
            is_set_apart = below == i + 1 and _may_be_interline(layout, i) and _is_set_apart(layout, i)
            if is_set_apart and all(verdicts[j].label is not _HEADING for j in range(above, i)):
                alike.setdefault(hint, []).append(i)
            else:
                spoiled.add(hint)
                alike.pop(hint, None)
        above = i
    return [i for group in alike.values() if len(group) >= _FEWEST_INTERLINES for i in group]


def _may_be_interline(layout: Layout, i: int) -> bool:
    block = layout.blocks[i]
    return (
        block.tag == "p"
        and block.words <= _LONGEST_INTERLINE
        and not block.link_chars
        and not ends_sentence(block.text)
        and block.text[-1].isalnum()
        and not layout.nodes.cues[block.node] & _STAND_ASIDE
    )


def _is_set_apart(layout: Layout, i: int) -> bool:
    """Whether the block below is a longer paragraph with another class."""
    below = layout.blocks[i + 1]
    hints = layout.nodes.hints
    return (
        below.tag == "p" and below.words >= _PROSE_WORDS and hints[below.node] != hints[layout.blocks[i].node]
    )


def _open_with_standfirst(layout: Layout, verdicts: list[Verdict], body: Sequence[int]) -> None:
    """A long heading above all text that no other is set like is a standfirst: a paragraph."""
    first = next((i for i in body if verdicts[i].label in KEPT), None)
    if first is None or verdicts[first].label is _BODY:
        return
    blocks, hints = layout.blocks, layout.nodes.hints
    opening = blocks[first]
    if opening.words < _SHORTEST_STANDFIRST:
        return
    style = opening.tag, hints[opening.node]
    headings = [i for i in body if i != first and verdicts[i].label is _HEADING]
    if all((blocks[i].tag, hints[blocks[i].node]) != style for i in headings):
        verdicts[first] = BODY
