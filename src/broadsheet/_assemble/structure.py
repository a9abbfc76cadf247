"""From flat blocks to nested ones: lists, quotes, tables and code, by the elements around each block.

Blocks that stand in the same outermost structural element are built together; inside it the same
happens one level down. The nesting that is kept is bounded, so that recursion is as well.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from broadsheet._assemble.inline import lines_of, text_of
from broadsheet._assemble.tables import table_of
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import note_role
from broadsheet._records import Label, Layout, RawBlock
from broadsheet._urls import absolute_url
from broadsheet._words import count_words, ends_sentence, strip_invisible
from broadsheet.model import Block, Code, Embed, Figure, Heading, List, ListItem, Paragraph, PullQuote, Quote

__all__ = ["Builder", "Item"]

_LISTS: Final = frozenset(("ul", "ol", "dl", "menu"))
_ITEMS: Final = frozenset(("li", "dd", "dt"))
_STRUCTURE: Final = _LISTS | _ITEMS | {"blockquote", "table"}
_DEEPEST: Final = 12  # structural elements around a block that are kept; lists nest no deeper in real pages
_WORDS_OF_LINE: Final = 10  # on average, in lines that are paragraphs
_LANGUAGE_DEPTH: Final = 3  # elements: the code and those around it, but for a table with its lines
_TABLE: Final = frozenset(("table", "tbody", "tr", "td"))
#: The classes of Prism and most others; GitHub; SyntaxHighlighter; Pandoc; Sphinx.
_LANGUAGE: Final = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?-([\w+#.-]+)|highlight-source-([\w+#-]+)|brush:\s*([\w+#-]+)"
    r"|sourcecode[\s-]+([\w+#-]+)|highlight-(?!default\b|none\b|text\b)([\w+#-]+)\s+notranslate)(?![\w+#-])",
    re.IGNORECASE,
)
# Looking a member up on its class costs Python 3.11 ten times as much, and these are asked of each item.
_HEADING: Final = Label.HEADING
_PULL_QUOTE: Final = Label.PULL_QUOTE
_HEADINGS: Final = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


class Item(NamedTuple):
    """Something that goes into the body: a text block or a finished block (a figure, an embed).

    Attributes:
        path: Structural nodes around it, outermost first.
        block: The text block, or None.
        made: The finished block, or None.
        label: Label of the text block.
        post: Number of the post of a live blog that it stands in; -1 outside of posts.
    """

    path: tuple[int, ...]
    block: RawBlock | None = None
    made: "Figure | Embed | None" = None
    label: Label = Label.BODY
    post: int = -1

    @property
    def text_block(self) -> RawBlock:
        """The text block of an item that is no finished block."""
        if self.block is None:
            raise TypeError("a figure has no text block")
        return self.block

    @property
    def is_heading(self) -> bool:
        """Whether it opens a section."""
        return self.label is _HEADING and self.post < 0


class Builder:
    """Makes the nested blocks of one page."""

    def __init__(self, layout: Layout, base: str | None) -> None:
        self._layout = layout
        self._nodes = layout.nodes
        self._base = base
        self._paths: dict[int, tuple[int, ...]] = {-1: ()}

    def path_of(self, node: int) -> tuple[int, ...]:
        """The structural nodes from the outermost one down to ``node``."""
        paths = self._paths
        if (known := paths.get(node)) is not None:
            return known
        above = []
        while node not in paths:
            above.append(node)
            node = self._nodes.parent[node]
        path = paths[node]
        for inner in reversed(above):
            if self._nodes.tag[inner] in _STRUCTURE and len(path) < _DEEPEST:
                path = (*path, inner)
            paths[inner] = path
        return path

    def heading(self, item: Item) -> Heading:
        """The heading that an item makes."""
        block = item.text_block
        level = _HEADINGS.get(block.tag, 2)
        anchor = strip_invisible(self._nodes.attr.get(block.node, "")) or None
        return Heading(text=text_of(block, self._base), level=level, anchor=anchor)

    def blocks(self, items: Sequence[Item], depth: int = 0) -> Iterator[Block]:
        """The blocks that ``items`` make, structure below ``depth`` included."""
        if len(items) == 1 and len(items[0].path) <= depth:  # an item of a list, as a rule
            yield from self._leaf(items[0])
            return
        for node, group in groupby(
            items, key=lambda item: item.path[depth] if len(item.path) > depth else -1
        ):
            inside = list(group)
            if node < 0:
                for item in inside:
                    yield from self._leaf(item)
            else:
                yield from self._build(node, inside, depth)

    def _build(self, node: int, items: list[Item], depth: int) -> Iterator[Block]:
        tag = self._nodes.tag[node]
        if tag in _LISTS:
            made = self._list(node, items, depth)
            if _is_layout(made):
                yield from (block for item in made.items for block in item.blocks)
            else:
                yield made
        elif tag == "blockquote":
            yield from self._quote(node, items, depth)
        elif tag == "table":
            texts = [item for item in items if item.block is not None]
            table = table_of(self._layout, node, [item.block for item in texts if item.block], self._base)
            if table is None:  # laid out by a table
                yield from self.blocks(items, depth + 1)
            else:
                yield table
                yield from (item.made for item in items if item.made is not None)
        else:  # an item without its list
            yield from self.blocks(items, depth + 1)

    def _list(self, node: int, items: list[Item], depth: int) -> List:
        made = []
        for _, group in groupby(enumerate(items), key=lambda pair: self._item_key(pair, depth)):
            parts = groupby([item for _, item in group], key=lambda item: self._inside_item(item, depth))
            made.append(self._list_item([b for below, part in parts for b in self.blocks(list(part), below)]))
        start = self._nodes.attr.get(node, "")
        return List(
            items=tuple(made),
            ordered=self._nodes.tag[node] == "ol",
            start=int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1,
        )

    def _item_key(self, pair: tuple[int, Item], depth: int) -> tuple[int, int]:
        """Blocks of one item share a key; definitions belong to the term, inner lists to the item before them."""
        position, item = pair
        if len(item.path) <= depth + 1:
            return -1, position
        node = item.path[depth + 1]
        tag = self._nodes.tag[node]
        opening = "dt" if tag == "dd" else "li" if tag in _LISTS else None
        before = self._node_before(node, opening) if opening else -1
        return (before if before >= 0 else node), 0

    def _node_before(self, node: int, tag: str) -> int:
        """The nearest element of a kind before ``node`` with the same parent, else -1."""
        parent = self._nodes.parent[node]
        for other in range(node - 1, max(parent, node - 200), -1):
            if self._nodes.parent[other] == parent and self._nodes.tag[other] == tag:
                return other
        return -1

    def _inside_item(self, item: Item, depth: int) -> int:
        """The depth below the item of a list that something stands in, or below the list itself."""
        inner = item.path[depth + 1 : depth + 2]
        return depth + 2 if inner and self._nodes.tag[inner[0]] in _ITEMS else depth + 1

    @staticmethod
    def _list_item(blocks: list[Block]) -> ListItem:
        if blocks and isinstance(blocks[0], Paragraph):
            return ListItem(text=blocks[0].text, blocks=tuple(blocks[1:]))
        return ListItem(text="", blocks=tuple(blocks))

    def _quote(self, node: int, items: list[Item], depth: int) -> Iterator[Block]:
        """What a ``<blockquote>`` makes: an embedded post, pull quotes, or a quotation and whose it is."""
        if self._nodes.cues[node] & c.EMBED:
            text = "\n".join(item.block.text for item in items if item.block)
            url = absolute_url(self._nodes.attr.get(node), self._base) or self._last_link(items)
            yield Embed(provider=_provider(self._nodes.hints[node]), url=url, text=text)
            return
        cite = None
        last = items[-1].block
        if len(items) > 1 and last is not None and _is_attribution(last):
            cite = last.text.lstrip("—–-―~ ").strip() or None
            items = items[:-1] if cite else items
        if all(item.label is _PULL_QUOTE for item in items):
            for item in items:
                yield PullQuote(text=text_of(item.text_block, self._base), cite=cite)
        else:
            yield Quote(blocks=tuple(self.blocks(items, depth + 1)), cite=cite)

    def _last_link(self, items: Sequence[Item]) -> str | None:
        for item in reversed(items):
            if item.block is not None:
                for span in reversed(text_of(item.block, self._base).spans):
                    if span.href and span.href.startswith("http"):
                        return span.href
        return None

    def box_of(self, item: Item) -> int | None:
        """The outermost element around a note that its class calls a box, -1 where there is none; None for no note."""
        if item.label is not Label.NOTE:
            return None
        nodes, node, box = self._nodes, item.text_block.node, -1
        while node >= 0:
            if nodes.cues[node] & c.INFO:
                box = node
            node = nodes.parent[node]
        return box

    @staticmethod
    def announces(item: Item) -> bool:
        """Whether an item opens like a note: "Correction: ..."."""
        return item.block is not None and note_role(item.block.text[:60]) is not None

    @staticmethod
    def note_role(item: Item) -> str:
        """What kind of note an item opens."""
        return (note_role(item.block.text[:60]) if item.block is not None else None) or "info"

    def _leaf(self, item: Item) -> tuple[Block, ...]:
        """The block that an item makes, or the paragraphs that its lines are."""
        if item.made is not None:
            return (item.made,)
        block = item.text_block
        if item.label is _PULL_QUOTE:
            return (PullQuote(text=text_of(block, self._base)),)
        if block.tag == "pre":
            return (Code(text=block.text, language=self._language(block.node)),)
        if not item.path and "\n" in block.text and _holds_paragraphs(block.text):
            return tuple(Paragraph(text=line) for line in lines_of(text_of(block, self._base)))
        return (Paragraph(text=text_of(block, self._base)),)

    def _language(self, node: int) -> str | None:
        """Programming language that the classes of a code block name, or those of what is around it."""
        if named := self._nodes.attr.get(node):
            return named
        nodes, left = self._nodes, _LANGUAGE_DEPTH
        while node >= 0 and left:
            if match := _LANGUAGE.search(nodes.hints[node]):
                return str(match[match.lastindex or 0]).lower()[:30]
            left -= nodes.tag[node] not in _TABLE
            node = nodes.parent[node]
        return None


def _is_layout(block: List) -> bool:
    """Whether a list only lays out pictures and embeds, or one of them with what stands in the same item."""
    if not all(item.blocks and isinstance(item.blocks[0], Figure | Embed) for item in block.items):
        return False
    is_bare = all(isinstance(inner, Figure | Embed) for item in block.items for inner in item.blocks)
    return not any(item.text for item in block.items) and (is_bare or len(block.items) == 1)


def _holds_paragraphs(text: str) -> bool:
    """Whether each line of a text is prose: then the line breaks part paragraphs, not the lines of a poem."""
    lines = text.split("\n")
    return all(map(ends_sentence, lines)) and sum(map(count_words, lines)) >= _WORDS_OF_LINE * len(lines)


_PROVIDERS_OF_CLASS: Final[Sequence[tuple[str, str]]] = (
    ("instagram", "instagram"),
    ("tiktok", "tiktok"),
    ("fb-", "facebook"),
    ("bluesky", "bluesky"),
    ("reddit", "reddit"),
    ("mastodon", "mastodon"),
    ("threads", "threads"),
    ("text-post-media", "threads"),
)


def _provider(hints: str) -> str:
    return next((name for token, name in _PROVIDERS_OF_CLASS if token in hints), "x")


def _is_attribution(block: RawBlock) -> bool:
    if block.words > 20:
        return False
    return block.tag in ("cite", "footer", "figcaption") or block.text[:1] in "—–―~" or _is_cited(block)


def _is_cited(block: RawBlock) -> bool:
    """Whether a block is a name in ``<cite>``, or in the italics that stand for it."""
    pieces = block.pieces or []
    return not ends_sentence(block.text) and any(
        kind == "emphasis" and not "".join(pieces[:start] + pieces[end:]).strip()
        for start, end, kind, _ in block.inline or ()
    )
