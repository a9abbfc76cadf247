"""What kind of page it is: an article or something else."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from broadsheet._assemble.entries import LIVE_TYPES
from broadsheet._lexicon import cues as c
from broadsheet._records import Label, Layout, Metadata, Verdict
from broadsheet.model import Entry, Kind, Section

__all__ = ["nature_of"]

#: schema.org types (and OpenGraph's "article") of pages that are articles, in lower case.
_ARTICLE_TYPES: Final = frozenset(
    "article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle "
    "backgroundnewsarticle reviewnewsarticle askpublicnewsarticle techarticle scholarlyarticle "
    "advertisercontentarticle satiricalarticle socialmediaposting report review medicalscholarlyarticle".split()
)
_OTHER_TYPES: Final = frozenset(
    "product collectionpage itemlist searchresultspage profilepage contactpage checkoutpage qapage "
    "discussionforumposting realestatelisting jobposting event store".split()
)
_SHORTEST: Final = 25  # words of body below which nothing speaks for an article
_LONG: Final = 150
_FEWEST_POSTS: Final = 4


def nature_of(
    layout: Layout, metadata: Metadata, verdicts: Sequence[Verdict], sections: Sequence[Section]
) -> tuple[Kind, float]:
    """The kind of the page, and how likely that is right.

    A sum of evidence: length of the body, share of the page that it is, what the markup declares,
    a date and an author.
    """
    types = {name.lower() for name in metadata.schema_types}
    if types & LIVE_TYPES and sections:
        return "live_blog", 0.9
    if _posted(sections):
        return "live_blog", 0.7
    body = sum(b.words for b, v in zip(layout.blocks, verdicts, strict=True) if v.label is Label.BODY)
    if not any(section.blocks for section in sections):
        return "not_article", 0.9
    page = _words_outside_comments(layout, verdicts) or 1
    stated = not body  # the text comes from structured data
    evidence = -0.8
    evidence += 1.0 if stated or body >= _LONG else -1.5 if body < _SHORTEST else 0.0
    evidence += 1.2 if types & _ARTICLE_TYPES else 0.0
    evidence -= 1.0 if types & _OTHER_TYPES and not types & _ARTICLE_TYPES else 0.0
    evidence += 0.6 if metadata.published else 0.0
    evidence += 0.4 if metadata.authors else 0.0
    evidence += 0.8 if body / page > 0.5 else -0.6 if body / page < 0.15 else 0.0
    sure = 0.5 + min(abs(evidence), 3.0) / 3.0 * 0.45
    return ("article", round(sure, 2)) if evidence > 0 else ("not_article", round(sure, 2))


def _posted(sections: Sequence[Section]) -> bool:
    """Whether most blocks of the body are posts that have a time."""
    blocks = [block for section in sections for block in section.blocks]
    posts = [block for block in blocks if isinstance(block, Entry)]
    return len(posts) >= _FEWEST_POSTS and 2 * len(posts) > len(blocks) and all(post.time for post in posts)


def _words_outside_comments(layout: Layout, verdicts: Sequence[Verdict]) -> int:
    """Words of the page without its readers' comments: a short post may have any number of them."""
    nodes = layout.nodes
    words = sum(block.words for block in layout.blocks)
    body = list(accumulate((verdict.label is Label.BODY for verdict in verdicts), initial=0))
    done = 0
    for node, cue in enumerate(nodes.cues):
        first, last = nodes.first[node], nodes.last[node]
        if cue & c.COMMENT and first >= done and body[first] == body[last]:
            words -= sum(block.words for block in layout.blocks[first:last])
            done = last
    return words
