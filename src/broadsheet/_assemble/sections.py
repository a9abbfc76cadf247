"""From labelled blocks and placed media to sections: the body in document order, cut at its headings."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from broadsheet._assemble.entries import Post, PostFinder
from broadsheet._assemble.figures import Placed
from broadsheet._assemble.structure import Builder, Item
from broadsheet._records import Label, Layout, Verdict
from broadsheet.model import Block, Entry, Note, Section

__all__ = ["SectionMaker"]

_FEWEST_LAID_OUT: Final = 3  # blocks of a body that a page may lay out with a list
# Looking a member up on its class costs Python 3.11 ten times as much, and these are asked of each item.
_HEADING: Final = Label.HEADING
_NOTE: Final = Label.NOTE


class SectionMaker:
    """Makes the sections of one page.

    Args:
        layout: The page.
        base: Absolute address that relative ones are resolved against.
        posts: The posts of a live blog; empty for other pages.
    """

    def __init__(self, layout: Layout, base: str | None, posts: Sequence[Post]) -> None:
        self._layout = layout
        self._posts = posts
        self._finder = PostFinder(layout.nodes, posts)
        self._builder = Builder(layout, base)

    def sections(
        self, verdicts: Sequence[Verdict], body: Sequence[int], placed: Sequence[Placed]
    ) -> tuple[Section, ...]:
        """The body, cut at its headings.

        Args:
            verdicts: What each block of the page is.
            body: The blocks that are body, in order.
            placed: Figures and embeds, in order of the blocks before which they stand.
        """
        items = self._items(verdicts, body, placed)
        sections: list[Section] = []
        start = 0
        for end in [i for i, item in enumerate(items) if item.is_heading] + [len(items)]:
            if start == end:  # nothing stands above a heading that opens the body
                continue
            opening = items[start] if items[start].is_heading else None
            inside = items[start + 1 if opening else start : end]
            blocks = tuple(self._with_entries(inside) if self._posts else self._with_notes(inside))
            if opening is not None:
                heading = self._builder.heading(opening)
                sections.append(Section(heading=heading, level=heading.level, blocks=blocks))
            elif blocks:
                sections.append(Section(blocks=blocks))
            start = end
        return tuple(sections)

    def _items(
        self, verdicts: Sequence[Verdict], body: Sequence[int], placed: Sequence[Placed]
    ) -> list[Item]:
        """Text blocks and media in document order."""
        blocks, posts, finder, path_of = self._layout.blocks, self._posts, self._finder, self._builder.path_of
        opened = self._opened(verdicts, body)
        items: list[Item] = []
        waiting = iter(placed)
        following = next(waiting, None)
        for i in [*body, len(blocks)]:
            while following is not None and following.block <= i:
                path = path_of(following.node)
                number = finder.of_media(following.block, following.node)
                items.append(
                    Item(_closed(path, opened) if opened else path, made=following.made, post=number)
                )
                following = next(waiting, None)
            if i < len(blocks):
                block, label = blocks[i], verdicts[i].label
                path = () if label is _HEADING else path_of(block.node)
                path = _closed(path, opened) if opened else path
                items.append(Item(path, block, None, label, finder.of_block(i) if posts else -1))
        return items

    def _opened(self, verdicts: Sequence[Verdict], body: Sequence[int]) -> set[int]:
        """The lists and quotes that are opened up, since they hold a heading, a post or the whole body."""
        blocks, path_of = self._layout.blocks, self._builder.path_of
        opened = self._layout_list(body)
        for i in body:
            if verdicts[i].label is _HEADING:
                opened.update(path_of(blocks[i].node))
        for post in self._posts:
            opened.update(path_of(blocks[post.first].node if post.node < 0 else post.node))
        return opened

    def _layout_list(self, body: Sequence[int]) -> set[int]:
        """The list that lays out a page: all of the body stands in one of its items."""
        if len(body) < _FEWEST_LAID_OUT:
            return set()
        blocks, path_of = self._layout.blocks, self._builder.path_of
        around = set(path_of(blocks[body[0]].node)).intersection(path_of(blocks[body[-1]].node))
        return around if any(self._layout.nodes.tag[node] == "li" for node in around) else set()

    def _with_entries(self, items: Sequence[Item]) -> Iterator[Block]:
        """The blocks of a section; what stands in one post makes one ``Entry``."""
        for number, group in groupby(items, key=lambda item: item.post):
            inside = list(group)
            if number < 0:
                yield from self._with_notes(inside)
                continue
            post = self._posts[number]
            own = self._layout.blocks[post.heading] if post.heading >= 0 else None
            heading = next(
                (self._builder.heading(item).text for item in inside if own and item.block is own), None
            )
            rest = [item for item in inside if item.block is None or item.block is not own]
            yield Entry(blocks=tuple(self._with_notes(rest)), time=post.time, heading=heading)

    def _with_notes(self, items: Sequence[Item]) -> Iterator[Block]:
        """The blocks of a section; neighbouring notes make one ``Note``; boxes and announcements begin new ones."""
        builder = self._builder
        if all(item.label is not _NOTE for item in items):
            yield from builder.blocks(items)
            return
        for box, group in groupby(items, key=builder.box_of):
            inside = list(group)
            if box is None:
                yield from builder.blocks(inside)
                continue
            starts = (
                [0] if box >= 0 else [k for k, item in enumerate(inside) if not k or builder.announces(item)]
            )
            for start, end in pairwise([*starts, len(inside)]):
                note = inside[start:end]
                yield Note(role=builder.note_role(note[0]), blocks=tuple(builder.blocks(note)))


def _closed(path: tuple[int, ...], opened: set[int]) -> tuple[int, ...]:
    """A path without the elements that are opened up."""
    return tuple([node for node in path if node not in opened])
