"""What kind of page it is: an article or something else."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import Final

from broadsheet._assemble.entries import LIVE_TYPES
from broadsheet._lexicon import cues as c
from broadsheet._records import Label, Layout, Metadata, RawBlock
from broadsheet._signs import Signs, signs_of
from broadsheet.model import Entry, Kind, Section

__all__ = ["nature_of"]

_SHORTEST: Final = 25  # words of body below which nothing speaks for an article
_FEWEST_POSTS: Final = 4
_NOTHING_ELSE: Final = 0.9  # share of the words: a text that somebody has cut out
#: Log odds that each piece of evidence adds, by kind of source: logistic regression on the development pages of all
#: kinds (``python -m benchmarks.calibration --fit`` prints them, and how right they are on sites not seen).
_WEIGHTS: Final = {
    "html": {
        "": -0.83,
        "a quarter of the page": 0.09,
        "dated": 1.36,
        "declared an article": 1.30,
        "declared something else": -3.34,
        "front page": -1.89,
        "half of the page": 0.42,
        "links": -1.28,
        "short": -0.59,
        "signed": 1.24,
    },
    "text": {
        "": -1.65,
        "a quarter of the page": 0.94,
        "dated": 1.52,
        "front page": -2.72,
        "half of the page": 1.00,
        "short": 0.08,
        "signed": 1.35,
    },
}
#: Probability from which a page is called an article: losing one costs more than reading something else.
_ENOUGH: Final = 0.4


def nature_of(
    layout: Layout,
    metadata: Metadata,
    labelled: Mapping[Label, Sequence[int]],
    sections: Sequence[Section],
    url: str | None = None,
) -> tuple[Kind, float, str]:
    """The kind of the page, how likely that is right, and the evidence.

    A sum of evidence: share of the page that the body is, what the markup declares,
    a date, an author, the address.

    Args:
        layout: The page.
        metadata: What is known about it.
        labelled: The blocks of each label, in order.
        sections: The body.
        url: Its absolute address.
    """
    types = {name.lower() for name in metadata.schema_types}
    if types & LIVE_TYPES and sections:
        return "live_blog", 0.9, "declared a live blog"
    if _posted(sections):
        return "live_blog", 0.7, "posts with times"
    if not any(section.blocks for section in sections):
        return "not_article", 0.9, "no body"
    signs = signs_of(metadata)
    evidence = tuple(_evidence(layout, signs, labelled.get(Label.BODY, ()), url))
    weights = _WEIGHTS[layout.kind]
    probability = 1 / (1 + exp(-weights[""] - sum(weights.get(name, 0.0) for name in evidence)))
    if probability >= _ENOUGH or ("nothing else" in evidence and signs.declared >= 0):
        return "article", round(max(probability, 0.5), 2), ", ".join(evidence)
    return "not_article", round(1 - probability, 2), ", ".join(evidence)


def _evidence(layout: Layout, signs: Signs, body: Sequence[int], url: str | None) -> Iterator[str]:
    """The names of all that speaks for or against an article."""
    if signs.declared:
        yield "declared an article" if signs.declared > 0 else "declared something else"
    if signs.dated:
        yield "dated"
    if signs.signed:
        yield "signed"
    if url and _is_front_page(url):
        yield "front page"
    yield from _evidence_of_text([layout.blocks[i] for i in body], _words_outside_comments(layout, body))


def _evidence_of_text(body: Sequence[RawBlock], on_page: int) -> Iterator[str]:
    """What the body says for or against an article; where none is in sight, structured data state it."""
    words = sum(block.words for block in body)
    if 0 < words < _SHORTEST:
        yield "short"
    if words > on_page * 0.5:
        yield "half of the page"
    if words > on_page * 0.25:
        yield "a quarter of the page"
    if words > on_page * _NOTHING_ELSE and words >= _SHORTEST:
        yield "nothing else"
    if 4 * sum(block.link_chars for block in body) > sum(len(block.text) for block in body):
        yield "links"


def _is_front_page(url: str) -> bool:
    """Whether an absolute address has neither path nor query."""
    path = url.partition("://")[2].partition("/")[2]
    return not path.partition("#")[0]


def _posted(sections: Sequence[Section]) -> bool:
    """Whether most blocks of the body are posts that have a time."""
    blocks = [block for section in sections for block in section.blocks]
    posts = [block for block in blocks if isinstance(block, Entry)]
    return len(posts) >= _FEWEST_POSTS and 2 * len(posts) > len(blocks) and all(post.time for post in posts)


def _words_outside_comments(layout: Layout, body: Sequence[int]) -> int:
    """Words of the page without its readers' comments: a short post may have any number of them."""
    nodes = layout.nodes
    words = sum([block.words for block in layout.blocks])
    done = 0
    for node in [node for node, cue in enumerate(nodes.cues) if cue & c.COMMENT]:
        first, last = nodes.first[node], nodes.last[node]
        if first >= done and bisect_left(body, first) == bisect_left(body, last):
            words -= sum([block.words for block in layout.blocks[first:last]])
            done = last
    return words
