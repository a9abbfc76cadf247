"""The walk: one pass over the tree that lays the page flat.

It is the most expensive room, so its loop is written for speed. An explicit stack of open elements
replaces recursion: it cannot overflow; and going from sibling to sibling costs half of what iterators over children
do, which lxml makes of two objects each. Text is collected as raw pieces and becomes a block when a
block-level element begins or ends; inline elements leave an :data:`Inline` over the pieces, so that
links and emphasis cost little until a block is kept. An attribute read costs as much as a step of the
loop, so only ``class``, or else ``id``, and what hides it of blocks, ``href`` and ``rel`` of links and ``class`` of
other inline elements are read. What the loop keeps for each element is strings and integers in lists: objects that
the garbage collector tracks would make it run.

What does not pay: letting libxslt or the serialiser of libxml2 write the whole page as one string and
reading its tokens. Python's work for each element is the same, and the string costs more than lxml's calls.
"""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from broadsheet._html.clues import CLUES, OpenClue, close_clue, clue_of_cues, clue_of_itemprop, read_cues
from broadsheet._html.code import begins_line, holds_code, is_bar, is_gutter, language_of
from broadsheet._html.footnotes import Footnotes, is_sidenote
from broadsheet._html.hidden import is_drawn_formula, is_hidden, is_hidden_label, is_label
from broadsheet._html.menus import holds_only_links
from broadsheet._html.permalinks import is_permalink
from broadsheet._html.pieces import OpenSpan, Pieces, formula_in, texts_in
from broadsheet._html.shown import Shown, is_credit
from broadsheet._html.tags import (
    ATTRIBUTE_OF,
    BLOCK,
    BREAK,
    EMBED,
    FURNITURE,
    IMAGE,
    LINK,
    MATH,
    NEVER_TEXT,
    NOSCRIPT,
    PHRASING,
    PREFORMATTED,
    ROLE_OF,
    ROLE_WITHOUT_SCRIPTS,
    SKIP,
    SPAN_OF,
    UNCLOSED,
    UNSCRIPTED,
    attribute_of,
    is_misplaced,
)
from broadsheet._html.unscripted import holds_content
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.cues import cues_of
from broadsheet._records import Layout, Mark, Nodes
from broadsheet._words import fold
from broadsheet.limits import Limits
from broadsheet.model import ParseWarning

__all__ = ["walk"]

_AUTHOR_PATHS = ("/author", "/autor", "/auteur")

#: What the end of an element ends: a node (the index is that of the node around it), inline markup, a clue.
_Held: TypeAlias = int | OpenSpan | OpenClue | None


def walk(
    root: Any,
    marks: Mapping[Any, Mark],
    limits: Limits,
    *,
    explain: bool = False,
    scripts: bool = True,
    stated: Any = None,
) -> Layout:
    """The page below ``root`` as flat blocks, media and clues, in document order.

    Args:
        root: Root element; it is not changed.
        marks: What a site says about single elements.
        limits: ``max_blocks`` ends the walk.
        explain: Whether to keep the text that becomes no block.
        scripts: Whether to see the page as a browser that runs scripts: without what ``<noscript>`` holds.
        stated: Root of a further tree, the body that a script of the page states. It is laid behind the page.
    """
    roles = ROLE_OF if scripts else ROLE_WITHOUT_SCRIPTS
    walker = _Walker(marks, limits.max_blocks, roles, explain=explain)
    try:
        walker.run(root)
        if stated is not None:
            walker.run_on(stated)
    except _TooManyBlocks:
        walker.stop()
    walker.layout.notes = walker.footnotes.found(walker.layout.nodes, walker.layout.blocks)
    read_cues(walker.layout, walker.itemprops)
    return walker.layout


class _TooManyBlocks(Exception):  # noqa: N818 - it ends a walk and never leaves this module
    """The walk has reached ``max_blocks``."""


class _Walker:
    """State of one walk."""

    def __init__(
        self,
        marks: Mapping[Any, Mark],
        max_blocks: int,
        roles: Mapping[str, int],
        *,
        explain: bool,
    ) -> None:
        self._pieces = Pieces()
        self.layout = Layout("html", Nodes(), self._pieces.blocks)
        self.itemprops: dict[int, tuple[str, str | None]] = {}
        self._nodes = self.layout.nodes
        self._node = -1  # the innermost one
        self._marks = marks
        self._mark_of: dict[int, Mark] = {}  # of the nodes that have or inherit one
        self._max_blocks = max_blocks
        self._roles = roles
        self._explain = explain
        self.footnotes = Footnotes()
        self._sidenotes: list[Any] = []  # elements that wait for the end of the block they stand in
        self._in_code = False  # whether the present <pre> holds lines of code
        self._shown = Shown(self._pieces, self.layout.media)

    def run(self, root: Any) -> None:
        """Visit every element below ``root`` once, in document order."""
        texts = self._pieces.texts
        explain = self._explain
        role_of = self._roles.get
        open_node, leave = self._open_node, self._leave
        element = root
        stack: list[Any] = []  # of the open elements, by twos: the element, what its end ends
        while element is not None:
            tag = element.tag
            role = role_of(tag, BLOCK)
            if role <= LINK:
                held = open_node(element, tag) if role == BLOCK else self._enter(element, tag, role)
                if held is not False:
                    text = element.text
                    if text and (texts or not text.isspace()):
                        texts.append(text)
                    if len(element):
                        stack += element, held
                        element = element[0]
                        continue
                    if held is not None:
                        leave(held)
            elif role != SKIP or explain:
                self._take(element, tag, role)
            while True:
                tail = element.tail
                if tail and (texts or not tail.isspace()):
                    texts.append(tail)
                following = element.getnext() if stack else None
                if following is not None or not stack:
                    break
                held, element = stack.pop(), stack.pop()
                if held is not None:
                    leave(held)
            element = following

    def run_on(self, stated: Any) -> None:
        """Visit a tree that is no part of the page as if it stood at its end."""
        self.layout.stated_from = len(self._pieces.blocks)
        self._node = 0
        self.run(stated)
        self._nodes.last[0] = len(self._pieces.blocks)
        self._node = -1

    def stop(self) -> None:
        """End the nodes that are open, at a page with too many blocks."""
        nodes = self._nodes
        while self._node >= 0:
            nodes.last[self._node] = len(self._pieces.blocks)
            self._node = nodes.parent[self._node]
        cut = f"the page has more than {self._max_blocks} blocks; the rest was left out"
        self.layout.warnings.append(ParseWarning(code="blocks_cut", message=cut))

    # ------------------------------------------------------------- entering and leaving elements

    def _open_node(self, element: Any, tag: str) -> int | Literal[False] | None:
        """Begin a block: the node around it, or what :meth:`_open_line` says in a ``<pre>``."""
        pieces, nodes = self._pieces, self._nodes
        parent = self._node
        if pieces.preformatted and (pieces.texts or self._in_code):
            return self._open_line(element, tag)
        if parent >= 0 and nodes.tag[parent] in PHRASING and is_misplaced(element, tag):
            return None
        if pieces.texts:
            pieces.flush(parent, nodes.tag[parent])
        names, get = element.keys(), element.get
        block = len(pieces.blocks)
        self._node = node = len(nodes.tag)
        nodes.tag.append(tag)
        nodes.parent.append(parent)
        nodes.hints.append((get("class") or get("id") or "") if names else "")
        nodes.first.append(block)
        nodes.last.append(block)
        if names and tag in ATTRIBUTE_OF and (value := attribute_of(get, tag)):
            nodes.attr[node] = value
            if tag == "blockquote":
                self._shown.take_post(value, nodes.hints[node], node)
        if "itemprop" in names and (itemprop := get("itemprop")):
            self.itemprops[node] = itemprop, get("content") or get("datetime")
        if self.footnotes.targets and "id" in names:
            self.footnotes.reach(get("id"), node, block)
        if ("hidden" in names or "style" in names) and is_hidden(element):
            nodes.hidden.append(node)
        if self._marks:
            self._mark_node(element, node, parent)
        return parent

    def _open_line(self, element: Any, tag: str) -> Literal[False] | None:
        """Begin a line of code; False when it is none."""
        reason = "line numbers" if is_gutter(element) else "code toolbar" if is_bar(element, tag) else ""
        if reason:
            self._drop_text(element, reason)
            return False
        if begins_line(element, tag):
            self._pieces.add_line()
        return None

    def _mark_node(self, element: Any, node: int, parent: int) -> None:
        """Give a node its own mark, else that of the node around it."""
        mark = self._marks.get(element)
        if mark:
            self._nodes.mark[node] = mark
        else:
            mark = self._mark_of.get(parent)
        self._pieces.mark = mark
        if mark:
            self._mark_of[node] = mark

    def _leave(self, held: Any) -> None:
        pieces = self._pieces
        if held.__class__ is int:
            node = self._node
            if pieces.texts:
                pieces.flush(node, self._nodes.tag[node])
            if self._sidenotes:
                self._add_sidenotes(node)
            self._nodes.last[node] = blocks = len(pieces.blocks)
            if blocks > self._max_blocks:
                raise _TooManyBlocks
            pieces.preformatted = False  # <pre> holds no other node
            self._node = held
            if self._marks:
                pieces.mark = self._mark_of.get(held)
            return
        if held.__class__ is OpenClue:
            if clue := close_clue(held, self._node, pieces.texts, pieces.blocks):
                self.layout.clues.append(clue)
            if not held.spanned:
                return
        pieces.close_span()

    def _add_sidenotes(self, node: int) -> None:
        """Lay the notes that stood in a block behind it."""
        pieces, at = self._pieces, len(self._pieces.blocks) - 1
        for element in self._sidenotes:
            pieces.texts.extend(texts_in(element))
            pieces.flush(node, "aside")
            self.footnotes.stand_beside(at, pieces.blocks)
        self._sidenotes = []

    def _enter(self, element: Any, tag: str, role: int) -> _Held | Literal[False]:
        """Begin an element that is no plain block: what its end ends, False when it is to be passed over."""
        if role in (FURNITURE, UNSCRIPTED):
            return False if self._is_left_out(element, role) else self._open_node(element, tag)
        if role == UNCLOSED:
            self._shown.take_void(element, tag, self._node)
            return None
        if role == PREFORMATTED:
            return self._open_pre(element)
        if self._marks and element in self._marks:
            return self._open_node(element, "span")
        if self._nodes.tag[self._node] == "figcaption" and is_credit(element, tag):
            return self._open_node(element, "small")
        return self._open_link(element) if role == LINK else self._open_inline(element, tag)

    def _open_pre(self, element: Any) -> int | Literal[False] | None:
        if is_gutter(element):
            self._drop_text(element, "line numbers")
            return False
        held = self._open_node(element, "pre")
        self._pieces.preformatted = True
        self._in_code = holds_code(element)
        if hints := language_of(element, in_code=self._in_code):
            self._nodes.hints[self._node] += f" {hints}"
        return held

    def _open_inline(self, element: Any, tag: str) -> OpenSpan | OpenClue | Literal[False] | None:
        """Begin an inline element other than a link."""
        if (self._pieces.preformatted and is_gutter(element)) or (tag == "span" and is_hidden_label(element)):
            self._drop_text(element, "line numbers" if self._pieces.preformatted else "hidden")
            return False
        clue = source = value = None
        if tag == "sup":
            self.footnotes.raise_(element, len(self._pieces.blocks), is_first=not self._pieces.texts)
        if self.footnotes.targets and (identifier := element.get("id")):
            self.footnotes.reach(identifier, -1, len(self._pieces.blocks))
        if tag == "time":
            clue, source, value = "date", "time", element.get("datetime")
        elif hints := element.get("class"):
            cues = cues_of(hints)
            if is_drawn_formula(element, hints):
                self._drop_text(element, "drawn formula")
                return False
            if cues & c.SR_ONLY and is_label(element):
                self._drop_text(element, "screen reader text")
                return False
            if cues & c.FOOTNOTE and is_sidenote(element):
                self._sidenotes.append(element)
                return False
            if cues & c.BREAK and not (len(element) or element.text):
                self._pieces.add_break()
                return None
            if cues & CLUES:
                clue = clue_of_cues(cues)
                source = f"class {clue}"
                value = element.get("title") if cues & c.DATE else None
        if itemprop := element.get("itemprop"):
            clue = clue_of_itemprop(itemprop) or clue
            source = f"itemprop {itemprop}"
            value = element.get("datetime") or element.get("content")
        span = self._pieces.open_span(SPAN_OF[tag], None) if tag in SPAN_OF else None
        return self._open_clue(clue, source or "", value, span) if clue else span

    def _open_link(self, element: Any) -> OpenSpan | OpenClue | Literal[False] | None:
        href = element.get("href")
        if href and "#" in href and is_permalink(element, href, self._nodes.tag[self._node]):
            self._drop_text(element, "permalink")
            return False
        if self.footnotes.targets and (identifier := element.get("id") or element.get("name")):
            self.footnotes.reach(identifier, -1, len(self._pieces.blocks))
        if href and "#" in href and self._pieces.texts:  # a mark has text before it
            self.footnotes.refer(element, href, len(self._pieces.blocks))
        span = self._pieces.open_span("link", href) if href is not None else None
        if rel := element.get("rel"):
            rels = rel.lower().split()
            clue = "author" if "author" in rels else "tag" if "tag" in rels else None
            if clue:
                source = "rel category" if clue == "tag" and "category" in rels else f"rel {clue}"
                return self._open_clue(clue, source, None, span, href)
        if href and "/aut" in href and any(word in href for word in _AUTHOR_PATHS):
            return self._open_clue("author", "href author", None, span, href)
        return span

    def _open_clue(
        self, kind: str, source: str, value: str | None, span: OpenSpan | None, href: str | None = None
    ) -> OpenClue:
        pieces = self._pieces
        return OpenClue(kind, source, value, len(pieces.texts), len(pieces.blocks), href, span is not None)

    def _is_left_out(self, element: Any, role: int) -> bool:
        """Whether furniture is a mere menu, or what is for browsers without scripts a mere notice.

        A fourth of all elements stand in such menus, and asking lxml for their links and texts alone costs
        a tenth of walking them.
        """
        if holds_content(element) if role == UNSCRIPTED else not holds_only_links(element):
            return False
        if self._marks and self._is_marked(element):
            return False
        self._drop_text(element, "menu" if role == FURNITURE else "<noscript>")
        return True

    def _is_marked(self, element: Any) -> bool:
        """Whether a site says something of an element, or of anything around it or inside."""
        marks = self._marks
        return self._pieces.mark not in (None, Mark.ROOT) or any(inner in marks for inner in element.iter())

    # --------------------------------------------------------- elements that are no running text

    def _take(self, element: Any, tag: str, role: int) -> None:
        """Take a whole element with all that is inside."""
        if role == BREAK:
            self._pieces.add_break()
        elif role == SKIP:
            if tag not in NEVER_TEXT:
                self._drop_text(element, f"<{tag}>")
        elif role == IMAGE:
            if self._pieces.ends_paragraph():
                self._pieces.flush(self._node, self._nodes.tag[self._node])
            self._shown.take_image(element, self._node)
        elif role == EMBED:
            self._drop_text(element, f"<{tag}>")
            self._shown.take_embed(element, tag, self._node)
        elif role == NOSCRIPT:
            self._shown.take_fallback(element, self._node)
            self._drop_text(element, "<noscript>")
        elif role == MATH:
            self._pieces.add_formula(fold(formula_in(element)))

    def _drop_text(self, element: Any, reason: str) -> None:
        if self._explain and (text := fold(" ".join(texts_in(element)))):
            self.layout.dropped.append((text, reason))
