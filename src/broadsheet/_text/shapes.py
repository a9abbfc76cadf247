"""Shapes that several lines or blocks make together: tables, code, headings."""

import re
from collections.abc import Iterator, Sequence

from broadsheet._records import Nodes, RawBlock
from broadsheet._text.lines import BLANK, FENCE, ROW, RULE, RUNNING, Scan
from broadsheet._words import ends_sentence, fold

__all__ = [
    "CODE_INDENT",
    "cells_of",
    "closing_fences",
    "code_end",
    "dedented",
    "fence_language",
    "is_code",
    "lower_headings",
    "mark_headings",
    "table_end",
    "underline_level",
]

_CODE = re.compile(r"[{};]\s*$|[\w\])]\(|[=!<>+]=|\w = |->|=>|::|^\s*(?:#|//|/\*|\$ |<\w|</)|^\s*@\w")
_SEPARATOR = re.compile(r"[|:\s-]*-[|:\s-]*$")
_PIPE = re.compile(r"(?<!\\)\|")

CODE_INDENT = 4  # columns from which on a line can be code
_LONGEST_HEADING = 14  # words; of the headings in wcxb-dev 97 % are not longer
_PROSE = 12  # words from which on a block is taken for running text
_NO_HEADING_END = frozenset(",;:|>…")
#: A line without letters that is no year ("1 / 12"), or one that opens with the length of a film ("2:05 Storm hits coast").
_NAMES_NOTHING = re.compile(r"(?!\d{4}$)[\W\d_]*$|\d{1,2}:[0-5]\d\b")
_LOWER_LEVEL = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}
_TEXT = frozenset(("li", "td", "pre", "blockquote"))


def table_end(lines: Sequence[str], scanned: Scan, index: int) -> int:
    """The index after the table that begins at line ``index``; 0 when a single line is no table.

    A line that begins with a tab is a row whose first cell is empty. A line without cells before such a row
    is its first cell: converters of web pages write it so.
    """
    kinds, texts, count = scanned.kinds, scanned.texts, len(scanned.kinds)
    piped = texts[index][0] == "|"
    end = index + 1
    while end < count:
        if kinds[end] == ROW:
            if (texts[end][0] == "|") != piped:
                break
            end += 1
        elif piped or kinds[end] not in RUNNING:
            break
        elif lines[end][0] == "\t":
            end += 1
        elif end + 1 < count and kinds[end + 1] in (*RUNNING, ROW) and lines[end + 1][0] == "\t":
            end += 2
        else:
            break
    return end if end > index + 1 else 0


def cells_of(
    lines: Sequence[str], scanned: Scan, index: int, end: int
) -> Iterator[tuple[str, list[str], tuple[int, int]]]:
    """The rows of the table in lines ``index`` to ``end``: the tag of the cells, the cells, the lines they stand in."""
    texts = scanned.texts
    if texts[index][0] == "|":
        has_header = _SEPARATOR.match(texts[index + 1]) is not None
        for at in range(index, end):
            if not _SEPARATOR.match(texts[at]):
                cells = [fold(cell).replace("\\|", "|") for cell in _PIPE.split(texts[at].strip("|"))]
                yield "th" if has_header and at == index else "td", cells, (at, at + 1)
        return
    # A converter that writes two tabs between cells writes four around an empty one.
    separator = (
        "\t\t" if all("\t\t" in lines[at] for at in range(index, end) if scanned.kinds[at] == ROW) else "\t"
    )
    held: list[str] = []
    for at in range(index, end):
        if scanned.kinds[at] in RUNNING and lines[at][0] != "\t":
            held = [texts[at]]
            continue
        cells = [fold(cell) for cell in lines[at].split(separator)]
        yield "td", (held + cells[1:] if held and not cells[0] else held + cells), (at - len(held), at + 1)
        held = []


def is_code(lines: Sequence[str]) -> bool:
    """Whether indented lines are code: at least half of them look like a statement."""
    written = [line for line in lines if line.strip()]
    return 2 * sum(_CODE.search(line[:200]) is not None for line in written) >= len(written)


def code_end(scanned: Scan, index: int) -> int:
    """The line after the run of indented lines that begins at ``index``, blank lines inside included."""
    kinds, indents = scanned.kinds, scanned.indents
    end = index + 1
    for later in range(index + 1, len(kinds)):
        if kinds[later] == BLANK:
            continue
        if indents.get(later, 0) < CODE_INDENT or later in scanned.quotes:
            break
        end = later + 1
    return end


def closing_fences(scanned: Scan) -> dict[int, int]:
    """For each opening fence of code the line that closes it; a fence that nothing closes is text."""
    closing: dict[int, int] = {}
    opened: int | None = None
    for index, kind in enumerate(scanned.kinds):
        if kind != FENCE:
            continue
        text = scanned.texts[index]
        if opened is None:
            opened = index
        elif text[0] == scanned.texts[opened][0] and not text.strip("`~"):
            closing[opened] = index
            opened = None
    return closing


def fence_language(fence: str) -> str | None:
    """The language that an opening fence of code names."""
    words = fence.lstrip("`~").split()
    return words[0].lower() if words else None


def dedented(lines: Sequence[str]) -> str:
    """Lines of code without the margin that they have in common."""
    margin = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return "\n".join(line[margin:] for line in lines).strip("\n")


def underline_level(scanned: Scan, index: int, end: int) -> int:
    """Level of the heading that lines ``index`` to ``end`` are by the rule under them; 0 for none."""
    kinds, texts = scanned.kinds, scanned.texts
    if end != index + 1 or end >= len(kinds) or kinds[end] != RULE or len(texts[index]) > 120:
        return 0
    return {"=": 1, "-": 2, "~": 3}.get(texts[end][0], 0)


def mark_headings(nodes: Nodes, blocks: Sequence[RawBlock]) -> None:
    """Give the tag ``h2`` to short paragraphs that stand between running text as a heading does.

    That is a line without a final stop, after the end of a sentence or a list and directly before the next;
    two such lines in a row may be headings of two levels.
    """
    after_text = False
    for index, block in enumerate(blocks):
        if block.tag != "p":
            after_text = block.tag in _TEXT
        elif not (after_text and _may_head(block) and _leads_to_text(blocks, index)):
            after_text = _is_text(block)
        else:
            block.tag = nodes.tag[block.node] = "h2"


def lower_headings(nodes: Nodes, blocks: Sequence[RawBlock]) -> None:
    """Put all headings one level lower, for a text none of whose headings is its title."""
    for node, tag in enumerate(nodes.tag):
        if tag in _LOWER_LEVEL:
            nodes.tag[node] = _LOWER_LEVEL[tag]
    for block in blocks:
        block.tag = _LOWER_LEVEL.get(block.tag, block.tag)


def _leads_to_text(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether running text begins at most two blocks below ``index``, after nothing but another heading."""
    for block in blocks[index + 1 : index + 3]:
        if block.tag == "li" or (block.tag == "p" and _is_text(block)):
            return True
        if not _may_head(block):
            return False
    return False


def _is_text(block: RawBlock) -> bool:
    """Whether a paragraph is running text: it is long, or a sentence that can be no heading."""
    return block.words >= _PROSE or (ends_sentence(block.text) and not _may_head(block))


def _may_head(block: RawBlock) -> bool:
    text = block.text
    if block.tag != "p" or block.words > _LONGEST_HEADING or len(text) > 120 or text[-1] in _NO_HEADING_END:
        return False
    if "\n" in text or text[0].islower() or (ends_sentence(text) and text[-1] not in "?？!！"):
        return False
    return _NAMES_NOTHING.match(text) is None
