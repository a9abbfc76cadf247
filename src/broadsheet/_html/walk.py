"""The walk: one pass over the tree that lays the page flat.

It is the most expensive room after the parse itself, so its loop is written for speed. An explicit
stack of child iterators replaces recursion: of all traversals that lxml allows from Python it is the
fastest (``benchmarks/walks.py``), and it cannot overflow. Text is collected as raw pieces and becomes a
block when a block-level element begins or ends; inline elements leave an :class:`Inline` over the
pieces, so that links and emphasis cost nothing until a block is kept. An attribute read costs as
much as a step of the loop, so only ``class`` and ``id`` of blocks, ``class`` and ``href`` of links and
``class`` of other inline elements are read.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from broadsheet._html.tags import (
    ATTRIBUTE_OF,
    BLOCK,
    BREAK,
    EMBED,
    IMAGE,
    LINK,
    MATH,
    NOSCRIPT,
    PREFORMATTED,
    ROLE_OF,
    SKIP,
    SOURCE,
    SPAN_OF,
)
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.cues import cues_of
from broadsheet._records import Clue, Inline, Layout, Mark, Media, Nodes, RawBlock
from broadsheet._words import count_words, fold, strip_invisible
from broadsheet.limits import Limits
from broadsheet.model import ParseWarning

__all__ = ["walk"]

_BREAK = "\x0b"  # stands for <br> among the pieces: white space itself, so that folding removes it

# Kind of clue that a cue or an itemprop makes of an element; the first that applies is taken.
_CLUE_OF_CUE = (
    (c.BYLINE, "byline"),
    (c.AUTHOR, "author"),
    (c.DATE, "date"),
    (c.SUBTITLE, "subtitle"),
    (c.KICKER, "kicker"),
    (c.TAGS, "tag"),
)
_CLUES = c.BYLINE | c.AUTHOR | c.DATE | c.SUBTITLE | c.KICKER | c.TAGS
_CLUE_OF_ITEMPROP = {
    "author": "author",
    "creator": "author",
    "datepublished": "date",
    "datecreated": "date",
    "datemodified": "modified",
    "headline": "headline",
    "alternativeheadline": "subtitle",
    "articlesection": "section",
    "keywords": "tag",
}
_BODY_ITEMPROPS = frozenset({"articlebody", "reviewbody"})
_LONGEST_CLUE = 600  # characters; a longer text is no byline, date, tag or standfirst
_LONGEST_HIDDEN = 120  # characters of text for screen readers; a longer one is content
_NEVER_TEXT = frozenset({"script", "style", "template", "head", "svg", "canvas"})

#: A node that the walk is inside of: tag, parent, hints, first block, block after the last, index, mark.
_Node: TypeAlias = list[Any]
#: Inline markup that the walk is inside of: kind, href, first piece.
_Span: TypeAlias = list[Any]
_SPAN_LENGTH = 3


class _OpenClue(NamedTuple):
    """An inline element that may be metadata: its clue and the piece and block where it begins."""

    kind: str
    source: str
    value: str | None
    piece: int
    block: int
    span: _Span | None


_Held: TypeAlias = _Node | _Span | _OpenClue | None


def walk(
    root: Any,
    marks: Mapping[Any, Mark],
    limits: Limits,
    *,
    microdata: bool = True,
    rels: bool = True,
    explain: bool = False,
) -> Layout:
    """The page below ``root`` as flat blocks, media and clues, in document order.

    Args:
        root: Root element; it is not changed.
        marks: What a site says about single elements.
        limits: ``max_blocks`` ends the walk.
        microdata: Whether the page uses ``itemprop`` at all.
        rels: Whether the page uses ``rel="author"`` or ``rel="tag"`` at all.
        explain: Whether to keep the text that becomes no block.
    """
    walker = _Walker(marks, limits, microdata=microdata, rels=rels, explain=explain)
    walker.run(root)
    walker.read_cues()
    return walker.layout


class _Walker:
    """State of one walk."""

    def __init__(
        self, marks: Mapping[Any, Mark], limits: Limits, *, microdata: bool, rels: bool, explain: bool
    ) -> None:
        self.layout = Layout("html", Nodes(), [])
        self._nodes = self.layout.nodes
        self._blocks = self.layout.blocks
        self._rows: list[_Node] = []  # the nodes as rows; one append is cheaper than five
        self._itemprops: dict[int, tuple[str, str | None]] = {}
        self._marks = marks
        self._limits = limits
        self._microdata = microdata
        self._rels = rels
        self._explain = explain
        self._pieces: list[str] = []
        self._inline: list[Inline] = []
        self._open: list[_Span] = []
        self._row: _Node = ["body", -1, "", 0, 0, -1, None]
        self._mark: Mark | None = None
        self._breaks = False
        self._preformatted = False
        self._sources: list[str] = []  # srcset of <source> elements that wait for their <img>
        self._specials: dict[int, Callable[[Any], None]] = {
            BREAK: self._break,
            SKIP: self._skip,
            IMAGE: self._image,
            SOURCE: self._source,
            EMBED: self._embed,
            NOSCRIPT: self._noscript,
            MATH: self._math,
        }

    def run(self, root: Any) -> None:
        """Visit every element below ``root`` once, in document order."""
        pieces = self._pieces
        role_of = ROLE_OF.get
        open_node, leave = self._open_node, self._leave
        stack: list[tuple[Iterator[Any], Any, _Held]] = []
        children = iter((root,))
        while True:
            for element in children:
                tag = element.tag
                role = role_of(tag, BLOCK)
                if role <= LINK:
                    held = open_node(element, tag) if role == BLOCK else self._enter(element, role)
                    if held is not False:
                        text = element.text
                        if text and (pieces or not text.isspace()):
                            pieces.append(text)
                        if len(element):
                            stack.append((children, element, held))
                            children = iter(element)
                            break
                        if held is not None:
                            leave(held)
                else:
                    self._specials[role](element)
                tail = element.tail
                if tail and (pieces or not tail.isspace()):
                    pieces.append(tail)
            else:
                if not stack:
                    break
                children, element, held = stack.pop()
                if held is not None:
                    leave(held)
                tail = element.tail
                if tail and (pieces or not tail.isspace()):
                    pieces.append(tail)
                if len(self._blocks) > self._limits.max_blocks:
                    self._stop(stack)
                    break
        if pieces:
            self._flush()
        self._lay_out_nodes()

    def _lay_out_nodes(self) -> None:
        """Turn the rows into the parallel lists of ``Nodes``."""
        nodes = self._nodes
        columns = zip(*self._rows, strict=True)
        nodes.tag, nodes.parent, nodes.hints, nodes.first, nodes.last = (
            list(next(columns)) for _ in range(5)
        )

    def _stop(self, stack: list[tuple[Iterator[Any], Any, _Held]]) -> None:
        for _, _, held in reversed(stack):
            if held is not None:
                self._leave(held)
        message = f"the page has more than {self._limits.max_blocks} blocks; the rest was left out"
        self.layout.warnings.append(ParseWarning(code="blocks_cut", message=message))

    # ------------------------------------------------------------- entering and leaving elements

    def _enter(self, element: Any, role: int) -> Any:
        """Begin an element that is no plain block: what ``_leave`` needs, None for nothing, False to pass over."""
        if role == PREFORMATTED:
            held = self._open_node(element, "pre")
            self._preformatted = True
            return held
        if self._marks and element in self._marks:
            return self._open_node(element, "span")
        return self._open_link(element) if role == LINK else self._open_inline(element)

    def _leave(self, held: Any) -> None:
        if held.__class__ is _OpenClue:
            self._close_clue(held)
        elif len(held) == _SPAN_LENGTH:
            self._close_span(held)
        else:
            if self._pieces:
                self._flush()
            row = self._row
            row[4] = len(self._blocks)
            self._preformatted = False  # <pre> holds no other node
            self._row = held
            self._mark = held[6]

    def _open_node(self, element: Any, tag: str) -> "_Node | None":
        """Begin a block; the row of the node around it."""
        if self._pieces:
            if self._preformatted:  # blocks inside <pre> are lines of code
                self._pieces.append("\n")
                return None
            self._flush()
        get = element.get
        parent = self._row
        rows = self._rows
        node = len(rows)
        block = len(self._blocks)
        row = [tag, parent[5], get("class") or get("id") or "", block, block, node, self._mark]
        rows.append(row)
        self._row = row
        if tag in ATTRIBUTE_OF and (value := get(ATTRIBUTE_OF[tag])):
            self._nodes.attr[node] = value
        if self._microdata and (itemprop := get("itemprop")):
            self._itemprops[node] = itemprop, get("content") or get("datetime")
        if self._marks and element in self._marks:
            self._mark = row[6] = self._nodes.mark[node] = self._marks[element]
        return parent

    def read_cues(self) -> None:
        """Fill ``Nodes.cues`` and add the clues of block elements: left until the walk knows which have text."""
        nodes = self._nodes
        clues = self.layout.clues
        nodes.cues = cues = [
            cues_of(hints) if hints and first < last else 0
            for hints, first, last in zip(nodes.hints, nodes.first, nodes.last, strict=True)
        ]
        for node, (itemprop, _) in self._itemprops.items():
            if itemprop.strip().lower() in _BODY_ITEMPROPS:
                cues[node] |= c.BODY_PROP
        found = [node for node, cue in enumerate(cues) if cue & _CLUES or node in self._itemprops]
        for node in found:
            if clue := self._node_clue(node):
                clues.append(clue)
        if found:
            clues.sort(key=lambda clue: clue.block)

    def _node_clue(self, node: int) -> Clue | None:
        nodes = self._nodes
        first, last = nodes.first[node], nodes.last[node]
        itemprop, value = self._itemprops.get(node, ("", None))
        kind = _CLUE_OF_ITEMPROP.get(itemprop.strip().lower()) if itemprop else None
        source = f"itemprop {itemprop}"
        if kind is None:
            if not nodes.cues[node] & _CLUES:
                return None
            kind = self._clue_of(nodes.cues[node])
            source = f"class {kind}"
        text = "\n".join([block.text for block in self._blocks[first : min(last, first + 9)]])
        if len(text) > _LONGEST_CLUE or last > first + 8 or not (text or value):
            return None
        return Clue(kind, source, text, value, None, first, node)

    @staticmethod
    def _clue_of(cues: int) -> str:
        return next(kind for cue, kind in _CLUE_OF_CUE if cues & cue)

    def _open_inline(self, element: Any) -> "_Span | _OpenClue | bool | None":
        """Begin an inline element other than a link."""
        tag = element.tag
        clue = source = value = None
        if tag == "time":
            clue, source, value = "date", "time", element.get("datetime")
        elif hints := element.get("class"):
            cues = cues_of(hints)
            if cues & c.SR_ONLY and self._is_hidden_label(element):
                return False
            if cues & _CLUES:
                clue = self._clue_of(cues)
                source = f"class {clue}"
                value = element.get("title") if cues & c.DATE else None
        if self._microdata and (itemprop := element.get("itemprop")):
            clue = _CLUE_OF_ITEMPROP.get(itemprop.strip().lower(), clue)
            source = f"itemprop {itemprop}"
            value = element.get("datetime") or element.get("content")
        span = self._open_span(SPAN_OF[tag], None) if tag in SPAN_OF else None
        if clue is None:
            return span
        return _OpenClue(clue, source or "", value, len(self._pieces), len(self._blocks), span)

    def _open_link(self, element: Any) -> "_Span | _OpenClue":
        href = element.get("href")
        span = self._open_span("link", href)
        if self._rels and (rel := element.get("rel")):
            rels = rel.lower().split()
            clue = "author" if "author" in rels else "tag" if "tag" in rels else None
            if clue:
                return _OpenClue(clue, f"rel {clue}", None, len(self._pieces), len(self._blocks), span)
        if href and ("/author" in href or "/autor" in href or "/auteur" in href):
            return _OpenClue("author", "href author", None, len(self._pieces), len(self._blocks), span)
        return span

    def _open_span(self, kind: str, href: str | None) -> _Span:
        span = [kind, href, len(self._pieces)]
        self._open.append(span)
        return span

    def _close_span(self, span: _Span) -> None:
        self._open.pop()
        kind, href, start = span
        end = len(self._pieces)
        if end > start:
            self._inline.append((start, end, kind, href))

    def _close_clue(self, held: _OpenClue) -> None:
        blocks = self._blocks
        href = None
        if held.block == len(blocks):
            text = fold(" ".join(self._pieces[held.piece :]))
        else:
            text = "\n".join([block.text for block in blocks[held.block : held.block + 8]])
        if held.span:
            href = held.span[1]
            self._close_span(held.span)
        if (text or held.value) and len(text) <= _LONGEST_CLUE:
            self.layout.clues.append(
                Clue(held.kind, held.source, text, held.value, href, held.block, self._row[5])
            )

    # ------------------------------------------------------------------------ text into blocks

    def _flush(self) -> None:
        """End the present block, if there is text for one."""
        pieces = self._pieces
        end = len(pieces)
        for span in self._open:  # an inline element around blocks continues in the next one
            kind, href, start = span
            if end > start:
                self._inline.append((start, end, kind, href))
            span[2] = 0
        if self._preformatted:
            self._add_preformatted()
        elif self._breaks:
            self._add_lines()
        else:
            text = fold("".join(pieces))
            if text:
                self._add(text, text.count(" ") + 1 if text.isascii() else count_words(text), pieces, self._inline)
        self._breaks = False
        pieces.clear()
        if self._inline:
            self._inline = []

    def _add(self, text: str, words: int, pieces: list[str], inline: list[Inline]) -> None:
        row = self._row
        block = RawBlock(row[5], row[0], text, words)
        block.mark = self._mark
        if inline:
            block.pieces = pieces[:]
            block.inline = inline
            end = len(pieces)
            for start, stop, kind, _ in inline:
                if kind == "link":
                    whole = start == 0 and stop == end
                    block.link_chars += len(text) if whole else len(fold("".join(pieces[start:stop])))
        self._blocks.append(block)

    def _add_lines(self) -> None:
        """Blocks from pieces with ``<br>``: one break is a line inside a block, two or more begin a new block."""
        pieces, inline = self._pieces, self._inline
        for start, end in _paragraphs(pieces):
            lines = [fold(line) for line in "".join(pieces[start:end]).split(_BREAK)]
            text = "\n".join([line for line in lines if line])
            if text:
                within = [
                    (max(first, start) - start, min(last, end) - start, kind, href)
                    for first, last, kind, href in inline
                    if first < end and last > start
                ]
                self._add(text, sum(map(count_words, lines)), pieces[start:end], within)

    def _add_preformatted(self) -> None:
        text = strip_invisible_lines("".join(self._pieces).replace(_BREAK, "\n"))
        if text.strip():
            self._add(text, count_words(fold(text)), self._pieces, [])

    # ------------------------------------------------------------------------ elements of their own kind

    def _break(self, _element: Any) -> None:
        if self._pieces:
            self._pieces.append(_BREAK)
            self._breaks = True

    def _skip(self, element: Any) -> None:
        if self._explain and element.tag not in _NEVER_TEXT:
            self._drop_text(element, f"<{element.tag}>")

    def _drop_text(self, element: Any, reason: str) -> None:
        if self._explain and (text := fold(" ".join(element.itertext()))):
            self.layout.dropped.append((text, reason))

    def _is_hidden_label(self, element: Any) -> bool:
        text = "".join(element.itertext()) if len(element) else element.text or ""
        if len(text) > _LONGEST_HIDDEN:
            return False
        self._drop_text(element, "screen reader text")
        return True

    def _source(self, element: Any) -> None:
        if srcset := element.get("srcset") or element.get("data-srcset"):
            self._sources.append(srcset)

    def _image(self, element: Any) -> None:
        attributes = dict(element.items())
        if self._sources:
            attributes["sources"] = ", ".join(self._sources)
            self._sources = []
        self._add_media("image", attributes)

    def _embed(self, element: Any) -> None:
        self._sources = []
        self._drop_text(element, f"<{element.tag}>")
        attributes = dict(element.items())
        if not (attributes.get("src") or attributes.get("data-src")):
            inner = next(element.iter("source", "a"), None)
            if inner is not None:
                attributes["src"] = inner.get("src") or inner.get("href") or ""
        attributes["tag"] = element.tag
        self._add_media("embed", attributes)

    def _add_media(self, kind: str, attributes: dict[str, str]) -> None:
        link = next((href for kind, href, _ in reversed(self._open) if kind == "link"), None)
        blocks = len(self._blocks)
        self.layout.media.append(Media(kind, blocks, self._row[5], attributes, link, self._mark))

    def _noscript(self, element: Any) -> None:
        for image in element.iter("img"):
            self._add_media("image", {**dict(image.items()), "noscript": ""})
        self._drop_text(element, "<noscript>")

    def _math(self, element: Any) -> None:
        """A formula: its TeX source where the page states it, else the text of its parts."""
        tex = next((a for a in element.iter("annotation") if "tex" in (a.get("encoding") or "")), None)
        text = tex.text if tex is not None and tex.text else " ".join(element.itertext())
        start = len(self._pieces)
        self._pieces.append(fold(text))
        self._inline.append((start, start + 1, "math", None))


def _paragraphs(pieces: list[str]) -> Iterator[tuple[int, int]]:
    """Ranges of pieces between runs of two or more line breaks."""
    start = 0
    breaks = 0
    for i, piece in enumerate(pieces):
        if piece == _BREAK:
            breaks += 1
        elif not piece.isspace():
            if breaks > 1:
                yield start, i
                start = i
            breaks = 0
    yield start, len(pieces)


def strip_invisible_lines(text: str) -> str:
    """Preformatted text without invisible characters, surrounding blank lines and trailing spaces."""
    lines = [strip_invisible(line).rstrip() for line in text.expandtabs(4).splitlines()]
    return "\n".join(lines).strip("\n")
