"""Posts of a live blog: which runs of blocks they are, and the time and heading of each.

Posts are told by structure. The times of day on the page hang on branches of the tree; the node with most
such branches that hold text is the feed, and its branches are the posts. A post is either an element with
all that is inside (its time is a part of it), or a stretch of siblings that begins with a time.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

import attrs

from broadsheet._assemble.moments import (
    Moment,
    StatedPosts,
    dated_clues,
    key_of,
    opening_moments,
    stated_posts,
    steps,
    timestamps,
    with_clues,
)
from broadsheet._lexicon import cues as c
from broadsheet._records import HEADINGS, Label, Layout, Metadata, Nodes, Page, Verdict
from broadsheet._words import ends_sentence
from broadsheet.model import Timestamp

__all__ = ["LIVE_TYPES", "Post", "PostFinder", "find_posts", "relabelled"]

#: schema.org types of pages whose body is a sequence of posts, in lower case.
LIVE_TYPES: Final = frozenset({"liveblogposting"})
_OTHER_TYPES: Final = frozenset({"qapage", "discussionforumposting"})
_SHORTEST: Final = 8  # words of a post
_ENOUGH: Final = 60  # words from which on a post speaks no louder for its feed
_FEWEST: Final = 3  # posts where nothing but their times speaks for a live blog
_FEWEST_LIVE: Final = 2
_MEAN_WORDS: Final = 12  # of posts of such a page; those of a timetable are shorter
_IN_ORDER: Final = 0.8  # share of their times that follow each other in one direction
_LONGEST_HEADING: Final = 30  # words
_CLIMB: Final = 5  # elements around a time or a feed that are asked what they are
_AWAY: Final = c.COMMENT | c.NAV | c.FOOTER
_MOST_MOMENTS: Final = 3  # times in one post; an index of posts has more
_NO_LEVEL: Final = 6  # what level any heading is at or above
#: Labels of a post's text; its first paragraph may pass for the standfirst of the page.
_TEXT: Final = (Label.BODY, Label.HEADING, Label.SUBTITLE)


@attrs.define(eq=False)
class Post:
    """A post as a run of blocks.

    Attributes:
        first: Index of its first block.
        last: Index after its last block.
        node: The element that holds it and nothing else; -1 when it is a stretch of siblings.
        time: When it was posted.
        stamp: The block that is nothing but its time; -1 without one.
        heading: The block that is its heading; -1 without one.
    """

    first: int
    last: int
    node: int = -1
    time: Timestamp | None = None
    stamp: int = -1
    heading: int = -1


def find_posts(
    page: Page, layout: Layout, metadata: Metadata, verdicts: Sequence[Verdict], body: Sequence[int]
) -> list[Post]:
    """The posts of a live blog, in document order; none on other pages.

    Args:
        page: The page; its JSON-LD may tell times and headlines of posts.
        layout: Its flat form.
        metadata: Types of the page and the date of the article.
        verdicts: The labels of the blocks.
        body: Indexes of the blocks of the body.
    """
    if not body:
        return []
    openings, clues = opening_moments(layout, verdicts, body), dated_clues(layout, body)
    if len(openings) + len(clues) < _FEWEST_LIVE:
        return []
    types = {name.lower() for name in metadata.schema_types}
    live = bool(types & LIVE_TYPES) or any(_is_called(layout.nodes, clue.node, c.LIVE) for clue in clues)
    if not live and (len(openings) < _FEWEST or types & _OTHER_TYPES):
        return []
    moments = with_clues(openings, clues, layout)
    if len(moments) < _FEWEST_LIVE:
        return []
    feed = _Feed(layout, verdicts, moments)
    if not feed.is_live_blog(live=live):
        return []
    return _Details(layout, verdicts, stated_posts(page.head.jsonld)).complete(
        feed.posts(), metadata.published
    )


def relabelled(verdicts: Sequence[Verdict], posts: Sequence[Post]) -> list[Verdict]:
    """The verdicts with the headings and times of posts called what they are, and no standfirst in one."""
    changed = list(verdicts)
    for post in posts:
        for i in range(post.first, post.last):
            if changed[i].label is Label.SUBTITLE:
                changed[i] = Verdict(Label.BODY, "entry")
        if post.heading >= 0:
            changed[post.heading] = Verdict(Label.HEADING, "entry")
        if post.stamp >= 0:
            changed[post.stamp] = Verdict(Label.TIME, "entry")
    return changed


def _is_called(nodes: Nodes, node: int, cue: int) -> bool:
    """Whether an element or one around it is called so by its class."""
    for _ in range(_CLIMB):
        if node < 0:
            break
        if nodes.cues[node] & cue:
            return True
        node = nodes.parent[node]
    return False


class PostFinder:
    """In which post something stands."""

    def __init__(self, nodes: Nodes, posts: Sequence[Post]) -> None:
        self._nodes = nodes
        self._posts = posts
        self._starts = [post.first for post in posts]

    def of_block(self, block: int) -> int:
        """Number of the post that a block stands in; -1 for none."""
        number = bisect_right(self._starts, block) - 1
        return number if number >= 0 and block < self._posts[number].last else -1

    def of_media(self, block: int, node: int) -> int:
        """Number of the post that a picture belongs to, by the block after it and the element around it."""
        if not self._posts:
            return -1
        # A picture at the end of a post stands before the next one's first block.
        number = self.of_block(block - 1)
        if number >= 0 and self._holds(number, node):
            return number
        number = self.of_block(block)
        inside = number >= 0 and self._posts[number].node >= 0
        return number if inside and self._holds(number, node) else -1

    def _holds(self, number: int, node: int) -> bool:
        """Whether the element of a post is around a node; a stretch of siblings holds all between its ends."""
        own = self._posts[number].node
        while node > own >= 0:
            node = self._nodes.parent[node]
        return own < 0 or node == own


class _Branch(NamedTuple):
    """A part of a node that has a time: its first block, its node (-1 for a bare block), its first time."""

    first: int
    node: int
    moment: Moment


class _Feed:
    """The node whose branches hold the posts, and what stands in them."""

    def __init__(self, layout: Layout, verdicts: Sequence[Verdict], moments: Sequence[Moment]) -> None:
        self._layout = layout
        self._verdicts = verdicts
        words = (b.words if v.label in _TEXT else 0 for b, v in zip(layout.blocks, verdicts, strict=True))
        self._words = [0, *accumulate(words)]
        self._places = [moment.block for moment in moments]
        found = self._branches(moments)
        self._node = max(found, key=lambda node: self._score(node, found[node]))
        self._posts = self._posts_of([b for node in self._feeds(found) for b in found[node]])

    def is_live_blog(self, *, live: bool) -> bool:
        """Whether the branches are posts: enough of them, and of a shape that speaks for it where nothing else does."""
        count = len(self._posts)
        if live:
            return count >= _FEWEST_LIVE and not _is_called(self._layout.nodes, self._node, c.COMMENT)
        if (
            count < _FEWEST
            or _is_called(self._layout.nodes, self._node, _AWAY)
            or not all(b.moment.opens for b, _ in self._posts)
        ):
            return False
        words = sum(self._words_in(branch.first, last) for branch, last in self._posts)
        return words >= _MEAN_WORDS * count and _follow([b.moment.clock or 0 for b, _ in self._posts])

    def posts(self) -> list[tuple[Post, Moment]]:
        """The posts and their times, without headings yet."""
        return [
            (Post(branch.first, last, branch.node if self._nested else -1), branch.moment)
            for branch, last in self._posts
        ]

    def _branches(self, moments: Sequence[Moment]) -> dict[int, list[_Branch]]:
        """The branches of each node that has any, in document order."""
        parent, first = self._layout.nodes.parent, self._layout.nodes.first
        found: dict[int, list[_Branch]] = {}
        seen = set()
        for moment in moments:
            node = self._layout.blocks[moment.block].node
            found.setdefault(node, []).append(_Branch(moment.block, -1, moment))
            while node not in seen and parent[node] >= 0:
                seen.add(node)
                found.setdefault(parent[node], []).append(_Branch(first[node], node, moment))
                node = parent[node]
        return found

    def _score(self, node: int, branches: Sequence[_Branch]) -> int:
        """Words that the branches of a node hold, each counted up to a bound."""
        ends = [*(branch.first for branch in branches[1:]), self._layout.nodes.last[node]]
        lengths = [self._words_in(branch.first, end) for branch, end in zip(branches, ends, strict=True)]
        return sum(min(words, _ENOUGH) for words in lengths if words >= _SHORTEST)

    def _feeds(self, found: Mapping[int, list[_Branch]]) -> list[int]:
        """The feed and its twins beside it: some pages have one for each day."""
        nodes, own = self._layout.nodes, self._node
        look = nodes.parent[own], nodes.tag[own], nodes.hints[own]
        return sorted(n for n in found if (nodes.parent[n], nodes.tag[n], nodes.hints[n]) == look)

    def _posts_of(self, branches: Sequence[_Branch]) -> list[tuple[_Branch, int]]:
        """The branches that are posts, and where each ends."""
        last = self._layout.nodes.last
        single = [
            b for b in branches if b.node < 0 or self._moments_in(b.first, last[b.node]) <= _MOST_MOMENTS
        ]
        inside = [0 if b.node < 0 else self._words_in(b.first, last[b.node]) for b in single]
        several = sum(b.node >= 0 and last[b.node] - b.first > 1 for b in single)
        stretch = self._words_in(single[0].first, single[-1].first) if single else 0
        self._nested = 2 * several > len(single) and 2 * sum(inside[:-1]) >= stretch
        if self._nested:
            return [(b, last[b.node]) for b, w in zip(single, inside, strict=True) if w >= _SHORTEST]
        return self._stretches([self._with_heading(branch) for branch in single])

    def _with_heading(self, branch: _Branch) -> _Branch:
        """A branch that begins with the heading above its time, where the time stands below it."""
        at = branch.moment.block
        labels = [self._verdicts[i].label for i in range(max(at - 1, 0), min(at + 2, len(self._verdicts)))]
        below = at > 0 and labels[0] is Label.HEADING and labels[-1] is not Label.HEADING
        return branch._replace(first=at - 1) if below and branch.moment.alone else branch._replace(first=at)

    def _stretches(self, branches: Sequence[_Branch]) -> list[tuple[_Branch, int]]:
        """Posts that go on to the next one, to a heading above them or to the end of the feed.

        Nothing but the length of the others tells where the last one ends.
        """
        if not branches:
            return []
        level = min(self._level(branch) for branch in branches)
        end = max(self._layout.nodes.last[self._node], branches[-1].first + 1)
        ends = [self._end(b, following.first, level) for b, following in pairwise(branches)]
        longest = max([end - b.first for b, end in zip(branches, ends, strict=False)], default=end)
        ends.append(self._end(branches[-1], min(end, branches[-1].first + longest), level))
        return [
            (branch, end)
            for branch, end in zip(branches, ends, strict=True)
            if self._words_in(branch.first, end) >= _SHORTEST
        ]

    def _level(self, branch: _Branch) -> int:
        """Level of a post's heading; below all of them for a post without one."""
        block = self._layout.blocks[branch.first]
        is_heading = self._verdicts[branch.first].label is Label.HEADING
        return int(block.tag[1]) if is_heading and block.tag in HEADINGS else _NO_LEVEL

    def _end(self, branch: _Branch, end: int, level: int) -> int:
        """Where a stretch ends: before a heading of the posts' own level, or of any where posts have none."""
        opening = max(branch.first, branch.moment.block) + 1
        for i in range(opening, end):
            if self._verdicts[i].label is Label.HEADING and not (i == opening and branch.moment.brief):
                tag = self._layout.blocks[i].tag
                if (int(tag[1]) if tag in HEADINGS else 1) <= level:
                    return i
        return end

    def _words_in(self, first: int, last: int) -> int:
        return self._words[last] - self._words[first]

    def _moments_in(self, first: int, last: int) -> int:
        return bisect_left(self._places, last) - bisect_left(self._places, first)


def _follow(clocks: Sequence[int]) -> bool:
    """Whether times of day go one way, but for a few."""
    found = steps(clocks)
    rising, falling = sum(step >= 0 for step in found), sum(step <= 0 for step in found)
    return max(rising, falling) >= _IN_ORDER * len(found)


class _Details:
    """What is known of each post beside its blocks: its heading, and when it was posted.

    Args:
        layout: The page.
        verdicts: The labels of the blocks.
        stated: Times and headlines of posts in the page's JSON-LD.
    """

    def __init__(self, layout: Layout, verdicts: Sequence[Verdict], stated: StatedPosts) -> None:
        self._layout = layout
        self._blocks = layout.blocks
        self._verdicts = verdicts
        self._stated = stated

    def complete(self, found: Sequence[tuple[Post, Moment]], published: Timestamp | None) -> list[Post]:
        """The posts with their headings and times, of which the article's own tells the day."""
        for post, moment in found:
            if moment.alone and self._verdicts[moment.block].label is not Label.HEADING:
                post.stamp = moment.block
            post.heading = self._heading_of(post, moment)
        looks = {self._look(post.heading) for post, _ in found if post.heading >= 0}
        for post, moment in found:
            opening = self._opening(post, moment.block)
            is_left_out = opening >= 0 and self._verdicts[opening].label is Label.BOILERPLATE
            if is_left_out and self._look(opening) in looks:
                post.heading = opening  # told from the heading of another post, or a copy of a line above
        known = [self._stated_time(post) for post, _ in found]
        times = timestamps([moment for _, moment in found], known, published, self._layout.clues)
        for (post, _), time in zip(found, times, strict=True):
            post.time = time
            post.stamp = post.stamp if time else -1
        return [post for post, _ in found]

    def _heading_of(self, post: Post, moment: Moment) -> int:
        """The block that is a post's heading, its first or the one below a line that says when and by whom; -1 without."""
        rest = [i for i in self._texts(post) if i != post.stamp]
        found = [i for i in rest[:2] if self._is_heading(i, above_text=i != rest[-1])]
        is_below = bool(rest) and rest[0] == moment.block and moment.brief
        if not found or (found[0] != rest[0] and not is_below):
            return -1
        return found[-1] if is_below else found[0]

    def _is_heading(self, i: int, *, above_text: bool) -> bool:
        """Whether a block is a heading: by its label or element, by the JSON-LD, or by its look, if text follows."""
        block = self._blocks[i]
        if self._verdicts[i].label is Label.HEADING:
            return True
        if not above_text or block.words > _LONGEST_HEADING:
            return False
        told = block.tag in HEADINGS or key_of(block.text) in self._stated.headlines
        return told or (not ends_sentence(block.text) and not block.text.endswith(":"))

    def _opening(self, post: Post, time: int) -> int:
        """The first block of a post beside its time; -1 without one."""
        for i in range(post.first, post.last):
            if i != time and self._verdicts[i].label in (*_TEXT, Label.BOILERPLATE):
                return i
        return -1

    def _stated_time(self, post: Post) -> dt.datetime | None:
        """The time that the JSON-LD states for the post that opens with the same words."""
        times = self._stated.times
        keys = [key_of(self._blocks[i].text) for i in self._texts(post)[:3]]
        return next((times[key] for key in keys if key in times), None)

    def _texts(self, post: Post) -> list[int]:
        """The blocks of a post that are text, its heading included."""
        return [
            i for i in range(post.first, post.last) if self._verdicts[i].label in _TEXT or i == post.heading
        ]

    def _look(self, block: int) -> tuple[str, str, str]:
        """Tag and classes of the element around a block, and of the one around that."""
        nodes = self._layout.nodes
        node = self._blocks[block].node
        return nodes.tag[node], nodes.hints[node], nodes.hints[nodes.parent[node]]
