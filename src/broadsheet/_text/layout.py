"""From the lines of a plain text to the block records that the rooms below read.

The lines are taken in order, once. Most texts are dumps in which a line is a paragraph; in hard-wrapped
texts the lines of a paragraph are joined again. Lists, quotations, tables and code become the nodes that
the same things have in HTML, so that no room below needs to know the difference.
"""

import re
from collections.abc import Mapping, Sequence

from broadsheet._records import Layout, Mark, Media, Nodes, RawBlock
from broadsheet._text.groups import mark_groups
from broadsheet._text.headline import seek_headline
from broadsheet._text.lines import (
    BLANK,
    BULLET,
    FENCE,
    HASH,
    ITEM,
    NUMBER,
    PLAIN,
    ROW,
    RULE,
    VERSE,
    Scan,
    scan,
    wrap_width,
)
from broadsheet._text.markdown import inline_markup
from broadsheet._text.paragraphs import Joiner
from broadsheet._text.shapes import (
    CODE_INDENT,
    cells_of,
    closing_fences,
    code_end,
    dedented,
    fence_language,
    is_code,
    mark_headings,
    table_end,
    underline_level,
)
from broadsheet._words import clean_line, count_words, fold, strip_invisible
from broadsheet.limits import Limits
from broadsheet.model import ParseWarning

__all__ = ["lay_out"]

_MARKDOWN = re.compile(r"\*\*\w[^*\n]*\*\*|\]\((?:https?:|/|#|mailto:)")
_NOT_PLAIN = re.compile(b"[^%c%c]" % (BLANK, PLAIN))
_RULE = bytes([RULE])


def lay_out(
    lines: Sequence[str],
    marks: Mapping[int, Mark],
    limits: Limits,
    *,
    explain: bool = False,
    slug: frozenset[str] = frozenset(),
) -> Layout:
    """The lines as flat blocks, in order.

    Args:
        lines: Lines of the text, without their ends.
        marks: What a site says about single lines, by index. A marked line is never joined to an unmarked one.
        limits: ``max_blocks`` ends the work.
        explain: Whether to keep the lines that are pure markup (rules, fences, underlines).
        slug: The words that name the article in its address.
    """
    builder = _Builder(lines, marks, explain=explain)
    builder.run(limits.max_blocks)
    layout = builder.layout
    seek_headline(layout, slug)
    return layout


class _Builder:
    """State of one pass over the lines."""

    def __init__(self, lines: Sequence[str], marks: Mapping[int, Mark], *, explain: bool) -> None:
        text = "\n".join(lines)
        scanned = scan(lines, tabs="\t" in text)
        self.layout = Layout("text", Nodes(), [])
        self._nodes = self.layout.nodes
        self._blocks = self.layout.blocks
        self._lines_of = self.layout.lines
        self._nodes.open("body", -1, 0)
        self._lines = lines
        self._marks = marks
        self._explain = explain
        self._scan: Scan = scanned
        self._fences = closing_fences(scanned) if FENCE in scanned.kinds else {}
        self._markdown = (
            HASH in scanned.kinds
            or bool(self._fences)
            or (("](" in text or "**" in text) and bool(_MARKDOWN.search(text)))
        )
        self._joiner = Joiner(lines, scanned, marks, wrap_width(lines, scanned), markdown=self._markdown)
        self._quotes: list[int] = []  # open blockquote nodes, outermost first
        self._lists: list[tuple[int, int, int, int]] = []  # open lists: indent, kind, list node, item node
        self._no_code_before = 0  # lines below this index were found to be no code

    def run(self, max_blocks: int) -> None:
        """Lay out all lines."""
        kinds = self._scan.kinds
        lines_are_blocks = not (self._joiner.active or self._marks or self._markdown)
        if lines_are_blocks:
            mark_groups(self._scan)
        index, count = 0, len(kinds)
        while index < count:
            kind = kinds[index]
            if kind == BLANK:
                index += 1
            elif kind == PLAIN and lines_are_blocks:
                index = self._plain_run(index, max_blocks - len(self._blocks))
            else:
                index = self._structured(index, kind)
                if kind == BULLET and lines_are_blocks and self._lists:
                    index = self._item_run(index, max_blocks - len(self._blocks))
            if len(self._blocks) >= max_blocks and index < count:
                self._cut(index, max_blocks)
                break
        self._close()
        mark_headings(self._nodes, self._blocks)

    # ------------------------------------------------------------- blocks and nodes

    def _add(self, tag: str, parent: int, text: str, lines: tuple[int, int], mark: Mark | None = None) -> int:
        """Add a block of ``text``, which is in ``lines``, in a node of its own; the node's index is returned."""
        nodes, blocks = self._nodes, self._blocks
        text = strip_invisible(text)
        at = len(blocks)
        self._lines_of.append(lines)
        node = len(nodes.tag)
        nodes.tag.append(tag)
        nodes.parent.append(parent)
        nodes.hints.append("")
        nodes.first.append(at)
        nodes.last.append(at + 1)
        nodes.cues.append(0)
        block = RawBlock(node, tag, text, count_words(text))
        blocks.append(block)
        if mark is not None:
            block.mark = nodes.mark[node] = mark
        return node

    def _plain_run(self, index: int, most: int) -> int:
        """Add the lines from ``index`` to the next that is more than plain text, ``most`` of them, as a paragraph each.

        Most lines of most texts come this way, hence all of a run at once.
        """
        self._enter_quotes(0)
        self._close_lists()
        kinds = self._scan.kinds
        stop = _NOT_PLAIN.search(kinds, index)
        end = stop.start() if stop else len(kinds)
        if kinds[end : end + 1] == _RULE:
            end -= 1  # the last line may be underlined
        if end <= index:
            return self._structured(index, PLAIN)
        found = [at for at, text in enumerate(self._scan.texts[index:end], index) if text]
        self._add_run("p", 0, found[:most])
        return found[most] if len(found) > most else end

    def _item_run(self, index: int, most: int) -> int:
        """Add the lines from ``index`` on that are further items of the innermost list, ``most`` of them, all at once."""
        kinds, indents, quotes = self._scan.kinds, self._scan.indents, self._scan.quotes
        indent, kind, parent, item = self._lists[-1]
        end, stop = index, min(index + most, len(kinds))
        while end < stop and kinds[end] == BULLET and indents.get(end, 0) == indent and end not in quotes:
            end += 1
        if end > index and kind == BULLET and not self._quotes:
            self._nodes.last[item] = len(self._blocks)
            self._add_run("li", parent, range(index, end))
            self._lists[-1] = indent, kind, parent, len(self._nodes.tag) - 1
            return end
        return index

    def _add_run(self, tag: str, parent: int, lines: Sequence[int]) -> None:
        """Add a block for each of ``lines``, in nodes of their own."""
        texts = [self._scan.texts[at] for at in lines]
        nodes, at, node, count = self._nodes, len(self._blocks), len(self._nodes.tag), len(texts)
        self._lines_of += [(line, line + 1) for line in lines]
        nodes.tag += [tag] * count
        nodes.parent += [parent] * count
        nodes.hints += [""] * count
        nodes.first += range(at, at + count)
        nodes.last += range(at + 1, at + count + 1)
        nodes.cues += [0] * count
        self._blocks += [
            RawBlock(node + step, tag, text, count_words(text)) for step, text in enumerate(texts)
        ]

    def _add_inline(self, tag: str, parent: int, text: str, lines: tuple[int, int]) -> int:
        """Like ``_add``, reading inline Markdown where the text is Markdown; no block where that shows no text."""
        mark = self._marks.get(lines[0])
        if not self._markdown:
            return self._add(tag, parent, text, lines, mark)
        plain, pieces, inline, images = inline_markup(text)
        for source, alt, link in images:
            attributes = {"src": source, "alt": alt} if alt else {"src": source}
            self.layout.media.append(Media("image", len(self._blocks), parent, attributes, link))
        if not plain:
            return self._nodes.open(tag, parent, len(self._blocks))
        node = self._add(tag, parent, plain, lines, mark)
        if inline:
            block = self._blocks[-1]
            block.pieces, block.inline = pieces, inline
            linked = [fold("".join(pieces[start:end])) for start, end, kind, _ in inline if kind == "link"]
            block.link_chars = sum(map(len, linked))
        return node

    def _drop(self, index: int, reason: str) -> None:
        """Report line ``index`` as text that is no block."""
        if self._explain:
            self.layout.dropped.append((self._scan.texts[index], reason))
            self.layout.dropped_lines.append((index, index + 1))

    def _cut(self, index: int, max_blocks: int) -> None:
        message = f"the text has more than {max_blocks} blocks; the rest was left out"
        self.layout.warnings.append(ParseWarning(code="blocks_cut", message=message))
        for later in range(index, len(self._scan.texts)):
            if self._scan.texts[later]:
                self._drop(later, "blocks_cut")

    # ------------------------------------------------------------- containers

    def _container(self) -> int:
        """The node that the next block stands in."""
        if self._lists:
            return self._lists[-1][3]
        return self._quotes[-1] if self._quotes else 0

    def _close_lists(self, keep: int = 0) -> None:
        last, at = self._nodes.last, len(self._blocks)
        while len(self._lists) > keep:
            _, _, parent, item = self._lists.pop()
            last[item] = last[parent] = at

    def _close(self) -> None:
        self._close_lists()
        while self._quotes:
            self._nodes.last[self._quotes.pop()] = len(self._blocks)
        self._nodes.last[0] = len(self._blocks)

    def _enter_quotes(self, depth: int) -> None:
        """Open and close quotations until ``depth`` are open."""
        if depth == len(self._quotes):
            return
        self._close_lists()
        while len(self._quotes) > depth:
            self._nodes.last[self._quotes.pop()] = len(self._blocks)
        while len(self._quotes) < depth:
            parent = self._quotes[-1] if self._quotes else 0
            self._quotes.append(self._nodes.open("blockquote", parent, len(self._blocks)))

    # ------------------------------------------------------------- what stands at a line

    def _structured(self, index: int, kind: int) -> int:
        """Lay out what begins at line ``index``; the index of the line after it is returned."""
        self._enter_quotes(self._scan.quotes.get(index, 0))
        if kind in (BULLET, NUMBER) and self._is_item(index, kind):
            return self._item(index, kind)
        if kind in (ITEM, VERSE):
            return self._group(index, kind)
        indent = self._scan.indents.get(index, 0)
        while self._lists and indent <= self._lists[-1][0]:
            self._close_lists(len(self._lists) - 1)
        if kind == FENCE and (end := self._fences.get(index)) is not None:
            return self._code(index + 1, end, fence_language(self._scan.texts[index])) + 1
        if kind == HASH:
            return self._heading(index)
        if kind == RULE:
            self._drop(index, "rule")
            return index + 1
        if kind == ROW and (end := table_end(self._lines, self._scan, index)):
            return self._table(index, end)
        if indent >= CODE_INDENT and not self._lists and index >= self._no_code_before:
            end = code_end(self._scan, index)
            if is_code(self._lines[index:end]):
                return self._code(index, end, None)
            self._no_code_before = end
        return self._paragraph(index)

    def _paragraph(self, index: int) -> int:
        text, end = self._joiner.join(index)
        if self._scan.kinds[index] == BULLET:  # the scan cut its mark, and it is no item
            text = f"{self._lines[index].lstrip('> ')[:1]} {text}"
        level = underline_level(self._scan, index, end)
        tag = f"h{level}" if level else "p"
        self._add_inline(tag, self._container(), text, (index, end))
        if level:
            self._drop(end, "rule")
            return end + 1
        return end

    def _heading(self, index: int) -> int:
        text, end = self._joiner.join(index)
        level = len(text) - len(text.lstrip("#"))
        self._close_lists()
        self._add_inline(f"h{level}", self._container(), text.strip("# ") or text, (index, end))
        return end

    # ------------------------------------------------------------- lists

    def _is_item(self, index: int, kind: int) -> bool:
        """Whether a marked line is an item of a list: a bullet (in Markdown any), or one of several marks in a row."""
        marker = self._scan.markers[index]
        if marker.strong or (kind == BULLET and self._markdown):
            return True
        indent = self._scan.indents.get(index, 0)
        if any(
            open_kind == kind and abs(open_indent - indent) < 2
            for open_indent, open_kind, _, _ in self._lists
        ):
            return True
        follower = self._next_marked(index, indent)
        if follower is None or self._scan.kinds[follower] != kind:
            return False
        return kind == BULLET or self._scan.markers[follower].value == marker.value + 1

    def _next_marked(self, index: int, indent: int) -> int | None:
        """The next item beside the one at ``index``, when only blank and deeper lines stand between."""
        kinds, indents = self._scan.kinds, self._scan.indents
        joined = self._joiner.end(index)
        for later in range(joined, min(joined + 40, len(kinds))):
            deeper = indents.get(later, 0) > indent + 1
            if kinds[later] == BLANK or deeper:
                continue
            return later if kinds[later] in (BULLET, NUMBER) else None
        return None

    def _item(self, index: int, kind: int) -> int:
        indent = self._scan.indents.get(index, 0)
        marker = self._scan.markers[index]
        while self._lists and indent < self._lists[-1][0] - 1:
            self._close_lists(len(self._lists) - 1)
        if self._lists and indent <= self._lists[-1][0] + 1 and self._lists[-1][1] != kind:
            self._close_lists(len(self._lists) - 1)
        at = len(self._blocks)
        if not self._lists or indent > self._lists[-1][0] + 1:
            parent = self._nodes.open("ol" if kind == NUMBER else "ul", self._container(), at)
            if marker.value > 1:
                self._nodes.attr[parent] = str(marker.value)
        else:
            _, _, parent, item = self._lists.pop()
            self._nodes.last[item] = at
        text, end = self._joiner.join(index)
        if kind == NUMBER:
            text = text[marker.width :]
        item = len(self._nodes.tag)
        self._add_inline("li", parent, text.strip(), (index, end))
        self._lists.append((indent, kind, parent, item))
        return end

    def _group(self, index: int, kind: int) -> int:
        """Lines that belong together though nothing marks them."""
        end = index + 1
        while self._scan.kinds[end : end + 1] == bytes([kind]):
            end += 1
        self._close_lists()
        texts = self._scan.texts[index:end]
        if kind == VERSE:
            self._add("p", self._container(), "\n".join(texts), (index, end))
            return end
        parent = self._nodes.open("ul", self._container(), len(self._blocks))
        for at, text in enumerate(texts, index):
            self._add("li", parent, text, (at, at + 1))
        self._nodes.last[parent] = len(self._blocks)
        return end

    # ------------------------------------------------------------- code and tables

    def _code(self, index: int, end: int, language: str | None) -> int:
        text = dedented([clean_line(line) for line in self._lines[index:end]])
        if text:
            node = self._add("pre", self._container(), text, (index, end), self._marks.get(index))
            if language:
                self._nodes.attr[node] = language
        return end

    def _table(self, index: int, end: int) -> int:
        nodes, at = self._nodes, len(self._blocks)
        table = nodes.open("table", self._container(), at)
        for tag, cells, stretch in cells_of(self._lines, self._scan, index, end):
            row = nodes.open("tr", table, len(self._blocks))
            for cell in cells:
                if cell:
                    self._add_inline(tag, row, cell, stretch)
                else:
                    nodes.open(tag, row, len(self._blocks))
            nodes.last[row] = len(self._blocks)
        nodes.last[table] = len(self._blocks)
        return end
