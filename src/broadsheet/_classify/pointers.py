"""Lines that stand amid the body and are no part of it.

They point elsewhere ("Read more: ..." and a link), show another article (a linked heading in a box of its own),
or close the text (who edited it, where it was on air, what to subscribe to). None of them can be told
from a paragraph by its place or its class; what they say and what of it is linked gives them away.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from broadsheet._classify.verdicts import NO_PARAGRAPHS, words_of
from broadsheet._lexicon.phrases import (
    LONGEST,
    category,
    closes_text,
    credit_prefix,
    invites,
    stands_for_content,
)
from broadsheet._records import HEADINGS, Label, Layout, RawBlock, Verdict
from broadsheet._words import ends_sentence, plain

__all__ = [
    "Prose",
    "closings_of",
    "contents_of",
    "dateline_above",
    "hidden_of",
    "is_advertisement",
    "is_credit_line",
    "is_empty",
    "is_linked",
    "is_placeholder",
    "is_teaser",
    "leads_away",
    "links_away_of",
    "points_away",
    "signatures_of",
]

_LONGEST_POINTER: Final = 40  # words of a lead-in with the headline that it links
_LONGEST_LEAD_IN: Final = 45  # characters
_MOST_LINKS: Final = 0.3  # share of the body's words; more of them are what the page is for
_FEWEST_SHOUTED: Final = 4  # words of a link that is set in capitals like a lead-in
_LONGEST_CLOSING: Final = 40  # words
_LONGEST_INVITATION: Final = 50  # words
_LONGEST_COLON: Final = 24  # words that introduce something which is not there
_MOST_CLOSINGS: Final = 4
_FEWEST_BLOCKS: Final = 4  # of a body that may have such lines
_SHORTEST_PLACEHOLDER: Final = 4  # words
_LONGEST_PLACEHOLDER: Final = 90  # words
_LONGEST_CREDIT: Final = 12  # words
_LONGEST_AD_LABEL: Final = 8  # words
_LONGEST_SIGNATURE: Final = 10  # words
_CLOCK: Final = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_LONGEST_SIGN: Final = 8  # words
# "(c)" alone counts the paragraphs of a law as well.
_COPYRIGHT: Final = re.compile(
    r"[©ⓒ]|(?:copyright[\s:]{0,3})?\(c\)[\s:]{0,3}(?:19|20)\d\d|copyright[\s:]{0,3}(?:[©ⓒ]|\(c\)|(?:19|20)\d\d)",
    re.IGNORECASE,
)
_LONGEST_DATELINE: Final = 6  # words
_LINKED: Final = 0.9  # of the letters: the whole text is a link
#: Share of the body's words around a box with a linked heading: it stands in the text, not in a list of boxes.
_TEASER_SHARE: Final = 0.5
_LONGEST_EMPTY: Final = 2  # characters
_JOINERS: Final = "\u200c\u200d"
_FEWEST_ENTRIES: Final = 2
_MOST_HIDDEN: Final = 0.15  # share of the body's words
_LEAD_IN_ENDS: Final = (":", "|", "：", "｜")


def hidden_of(layout: Layout, body: Sequence[int]) -> set[int]:
    """The blocks of the body that no screen shows, unless they are many: tabs and folded parts are shown on demand."""
    inside: set[int] = set()
    for node in layout.nodes.hidden:
        first, last = layout.nodes.first[node], layout.nodes.last[node]
        inside.update(body[bisect_left(body, first) : bisect_left(body, last)])
    return inside if words_of(layout, inside) <= _MOST_HIDDEN * words_of(layout, body) else set()


def points_away(block: RawBlock) -> bool:
    """Whether a paragraph is a lead-in such as "Read more:" and a link to another article, and nothing else."""
    text = block.text
    if 2 * block.link_chars <= len(text) or block.words > _LONGEST_POINTER or block.tag in NO_PARAGRAPHS:
        return False
    unlinked = len(text) - block.link_chars
    if unlinked < 2:
        return category(text[:LONGEST]) == "related" or _is_shouted(_lead_in_of(text))
    if unlinked > _LONGEST_LEAD_IN:
        return False
    lead_in = text[:unlinked].strip()
    return category(lead_in) == "related" or _is_shouted(lead_in)


def leads_away(block: RawBlock) -> bool:
    """Whether a line of a plain text, which shows no links, opens with a lead-in such as "Read more:"."""
    lead_in = (
        _lead_in_of(block.text) if block.words <= _LONGEST_POINTER and block.tag not in NO_PARAGRAPHS else ""
    )
    return bool(lead_in) and category(lead_in) == "related"


def links_away_of(layout: Layout, body: Sequence[int]) -> set[int]:
    """The paragraphs of the body that are links to other articles: below a line such as "Read also:", and in capitals.

    A page that is mostly such links is made of them, and keeps them.
    """
    found: set[int] = set()
    links: list[int] = []  # below the block in hand
    for i in reversed(body):
        block = layout.blocks[i]
        if block.tag in HEADINGS or block.tag in NO_PARAGRAPHS:
            links = []
        elif is_linked(block):
            links.append(i)
            if block.words >= _FEWEST_SHOUTED and block.text.isupper():
                found.add(i)
        else:
            if links and category(block.text) == "related":
                found |= {i, *links}
            links = []
    if body:
        found.update(set(_boxes_of_links(layout, body)).intersection(body))
    return found if words_of(layout, found) <= _MOST_LINKS * words_of(layout, body) else set()


def _boxes_of_links(layout: Layout, body: Sequence[int]) -> Iterator[int]:
    """The blocks of elements amid the body that hold a heading such as "Related", links below it, and nothing else."""
    blocks, nodes = layout.blocks, layout.nodes
    for i in range(body[0], body[-1]):
        if blocks[i].tag not in HEADINGS or category(blocks[i].text) != "related":
            continue
        box = nodes.parent[blocks[i].node]
        links = range(i + 1, nodes.last[box])
        if links and nodes.first[box] == i and all(is_linked(blocks[j]) for j in links):
            yield from (i, *links)


def is_linked(block: RawBlock) -> bool:
    """Whether a block is links and next to nothing else."""
    return block.link_chars >= _LINKED * len(block.text)


def _lead_in_of(text: str) -> str:
    """What stands before and with the first sign that ends a lead-in; nothing where there is none near the beginning."""
    ends = [at for sign in _LEAD_IN_ENDS if (at := text.find(sign, 0, _LONGEST_LEAD_IN)) >= 0]
    return text[: min(ends) + 1] if ends else ""


def _is_shouted(lead_in: str) -> bool:
    """Whether a lead-in is set in capitals, whatever its language: "LIES HIER WEITER |"."""
    return lead_in.isupper() and " " in lead_in and lead_in.endswith(_LEAD_IN_ENDS)


class Prose:
    """The blocks that are body but no heading, in order, and how many words stand between any two.

    Args:
        layout: The page.
        indices: The blocks.
    """

    def __init__(self, layout: Layout, indices: Sequence[int]) -> None:
        self.indices = indices
        self._sums = list(accumulate((layout.blocks[i].words for i in indices), initial=0))

    def share(self, first: int, last: int) -> float:
        """The share of all words that stands in the blocks from ``first`` to before ``last``."""
        start, end = bisect_left(self.indices, first), bisect_left(self.indices, last)
        return (self._sums[end] - self._sums[start]) / max(1, self._sums[-1])


def is_teaser(layout: Layout, text: Prose, i: int, *, in_item: bool) -> bool:
    """Whether a heading is that of another article: all of it is a link, and its box holds no text of this one.

    In a listicle the box around a linked heading holds the words about it.

    Args:
        layout: The page.
        text: The body without its headings.
        i: Index of the heading.
        in_item: Whether an item of a list may be such a box; it is one of the text's own as often.
    """
    block, nodes = layout.blocks[i], layout.nodes
    if block.link_chars <= _LINKED * len(block.text):
        return False
    node = block.node
    while (share := text.share(nodes.first[node], nodes.last[node])) <= 0:
        if nodes.tag[node] == "li" and not in_item:
            return False
        node = nodes.parent[node]
        if node < 0:
            return False
    return node != nodes.parent[block.node] and share > _TEASER_SHARE


def contents_of(layout: Layout, body: Sequence[int]) -> list[int]:
    """The entries of a table of contents: links in the body that repeat its headings below them."""
    blocks = layout.blocks
    links = [
        i
        for i in body
        if blocks[i].link_chars > _LINKED * len(blocks[i].text) and blocks[i].tag not in HEADINGS
    ]
    if len(links) < _FEWEST_ENTRIES:
        return []
    headings = {_unnumbered(blocks[i].text): i for i in body if blocks[i].tag in HEADINGS}
    found = [i for i in links if headings.get(_unnumbered(blocks[i].text), -1) > i]
    return found if len(found) >= _FEWEST_ENTRIES else []


def _unnumbered(text: str) -> str:
    """The letters of a heading without the number before it, which stands in the contents alone or in both."""
    letters = plain(text)
    return letters.lstrip("0123456789") or letters


def closings_of(
    layout: Layout, verdicts: Sequence[Verdict], body: Sequence[int], authors: Container[str]
) -> Iterator[tuple[int, Label, str]]:
    """The lines that close a body without being part of it, the last first, with what they are and why.

    Args:
        layout: The page.
        verdicts: What is known of each block.
        body: The blocks that are body, in order.
        authors: Names of the authors, as :func:`plain` makes them.
    """
    found = 0
    for i in reversed(body[_FEWEST_BLOCKS - 1 :]):
        label, block = verdicts[i].label, layout.blocks[i]
        if label is Label.HEADING:
            continue
        if label is not Label.BODY or found == _MOST_CLOSINGS:
            return
        if block.words <= _LONGEST_SIGN and plain(block.text) in authors:
            yield i, Label.BYLINE, ""
        elif reason := _closing_reason(layout, i):
            yield i, Label.BOILERPLATE, reason
        else:
            return
        found += 1


def _closing_reason(layout: Layout, i: int) -> str | None:
    """Why the last paragraph of a body is no part of it; None when it is."""
    block, nodes = layout.blocks[i], layout.nodes
    text = block.text
    if block.tag in NO_PARAGRAPHS:
        return None
    if block.words <= _LONGEST_CLOSING and _COPYRIGHT.match(text):
        return "copyright"
    if block.words <= _LONGEST_CLOSING and closes_text(text):
        return "closing line"
    if block.link_chars and block.words <= _LONGEST_INVITATION and invites(text):
        return "newsletter"
    if block.words <= _LONGEST_COLON and text[-1] in ":：":
        ends_parent = nodes.last[nodes.parent[block.node]] == i + 1
        if category(text) or (ends_parent and not _has_embed(layout, i + 1)):
            return "introduces nothing"
    return None


def _has_embed(layout: Layout, block: int) -> bool:
    return any(media.kind == "embed" and media.block == block for media in layout.media)


def is_empty(block: RawBlock) -> bool:
    """Whether a block holds no visible character; folding leaves joiners, which mean something between others."""
    return len(block.text) <= _LONGEST_EMPTY and not block.text.strip(_JOINERS)


def signatures_of(layout: Layout, body: Sequence[int]) -> list[int]:
    """The lines of the body that only say who wrote the post below and when: a linked name and a time of day.

    One alone, or several in a row, are no signatures of posts.
    """
    found = [i for i in body if _is_signature(layout.blocks[i])]
    apart = all(after - before > 1 for before, after in pairwise(found))
    return found if len(found) > 1 and apart else []


def _is_signature(block: RawBlock) -> bool:
    text = block.text
    return (
        0 < 2 * block.link_chars <= len(text)
        and block.words <= _LONGEST_SIGNATURE
        and block.tag not in HEADINGS
        and not text[0].isdigit()
        and _CLOCK.search(text) is not None
    )


def is_placeholder(block: RawBlock) -> bool:
    """Whether a paragraph stands for an embed or a film that did not load."""
    return (
        _SHORTEST_PLACEHOLDER <= block.words <= _LONGEST_PLACEHOLDER
        and block.tag not in NO_PARAGRAPHS
        and stands_for_content(block.text)
    )


def is_advertisement(block: RawBlock) -> bool:
    """Whether a line is the label of an advertisement."""
    return block.words <= _LONGEST_AD_LABEL and category(block.text) == "advertisement"


def is_credit_line(block: RawBlock) -> bool:
    """Whether a short paragraph names the source of a picture and says nothing else."""
    return (
        block.words <= _LONGEST_CREDIT
        and block.tag not in NO_PARAGRAPHS
        and credit_prefix(block.text) is not None
    )


def dateline_above(layout: Layout, i: int) -> bool:
    """Whether a block is the place that stands loose before the paragraph it belongs to."""
    blocks = layout.blocks
    block = blocks[i]
    return (
        block.words <= _LONGEST_DATELINE
        and not block.link_chars
        and i + 1 < len(blocks)
        and layout.nodes.parent[blocks[i + 1].node] == block.node
        and block.text[0].isupper()
        and (ends_sentence(block.text) or block.text[-1] in "—–-:―")
    )
