"""What asks readers to subscribe, amid the text: boxes with a button or a link to sign up, and paragraphs."""

from collections.abc import Sequence
from typing import Final

from broadsheet._classify.verdicts import KEPT, NO_PARAGRAPHS, words_of
from broadsheet._lexicon.phrases import LONGEST, category, invites
from broadsheet._records import HEADINGS, Label, Layout, Verdict

__all__ = ["invitations_of", "offers_of"]

_LONGEST_BUTTON: Final = 6  # words
_LARGEST_OFFER: Final = 4  # blocks
_LONGEST_OFFER: Final = 60  # words
_LONGEST_INVITATION: Final = 40  # words
_MOST_INVITATIONS: Final = 0.3  # share of the body's words; more of them are what the page is for


def offers_of(layout: Layout, verdicts: Sequence[Verdict], window: range) -> list[int]:
    """The blocks of the body in small boxes with a button to sign up, whatever the class of the box says.

    What the button of a form is for, the texts beside it may say; other buttons copy code or open answers.
    """
    blocks, nodes = layout.blocks, layout.nodes
    found: list[int] = []
    for i in window:
        block = blocks[i]
        if block.words > _LONGEST_BUTTON or not (block.tag == "button" or block.link_chars):
            continue
        says_so = category(block.text) == "newsletter"
        if verdicts[i].label is not Label.BOILERPLATE or not (says_so or block.tag == "button"):
            continue
        node, in_form = block.node, False
        while nodes.last[node] - nodes.first[node] == 1 and nodes.parent[node] >= 0:
            node = nodes.parent[node]
            in_form |= nodes.tag[node] == "form"
        inside = range(nodes.first[node], nodes.last[node])
        if len(inside) > _LARGEST_OFFER or sum(blocks[j].words for j in inside) > _LONGEST_OFFER:
            continue
        if says_so or (in_form and any(invites(blocks[j].text) for j in inside)):
            found += [j for j in inside if verdicts[j].label in KEPT]
    return found


def invitations_of(layout: Layout, body: Sequence[int]) -> set[int]:
    """The paragraphs of the body that open like a call to subscribe, and link to where.

    A page that is mostly such calls is made of them, and keeps them.
    """
    found = {
        i
        for i in body
        if (block := layout.blocks[i]).link_chars
        and block.words <= _LONGEST_INVITATION
        and block.tag not in HEADINGS
        and block.tag not in NO_PARAGRAPHS
        and category(block.text[:LONGEST]) == "newsletter"
    }
    return found if words_of(layout, found) <= _MOST_INVITATIONS * words_of(layout, body) else set()
