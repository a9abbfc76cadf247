"""Pages as learning sees them: where the text of each element stands, and what the classifier made of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs

from broadsheet.hookspecs import hookimpl
from broadsheet.sites import Label, Page, TextBlock

__all__ = ["BODY", "Block", "Place", "Reader", "Sheet", "key_of"]

#: The labels that make a block part of the article's text.
BODY: Final = frozenset({Label.BODY, Label.HEADING, Label.NOTE})

#: Their text is no text of the page.
_SILENT: Final = frozenset({"head", "script", "style", "template", "svg"})

_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_MISSES: Final = 200  # blocks that are not found after which a page's text counts as rewritten by the parser


def _squeezed(text: str) -> str:
    return _SIGNS.sub("", text)


def key_of(text: str) -> str:
    """What two texts have in common that say the same: letters without case; any number counts as 0.

    >>> key_of("12 comments – join in!") == key_of("3 comments: JOIN IN")
    True
    """
    return _DIGITS.sub("0", _squeezed(text).casefold())


@attrs.define(eq=False)
class Block:
    """A text block of a page, and what the classifier says it is.

    Attributes:
        text: Its text, white space folded.
        key: What :func:`key_of` makes of it.
        label: Its label.
        words: Its length in words.
        link_chars: Characters inside links.
    """

    text: str
    key: str
    label: Label
    words: int
    link_chars: int


@attrs.define(eq=False)
class Place:
    """An element (HTML) or a line (plain text) with text.

    Attributes:
        tag: Its tag; "" for a line.
        attributes: Its attributes, as written.
        parent: Number of the place around it; -1 for the outermost.
        text: Range of its pieces of text in ``Sheet.pieces``.
        start: Where its text begins, in letters and digits of the page.
        end: Where it ends.
        blocks: Range of the blocks that stand in it as a whole.
    """

    tag: str
    attributes: dict[str, str]
    parent: int
    text: tuple[int, int]
    start: int
    end: int = 0
    blocks: tuple[int, int] = (0, 0)


@attrs.define(eq=False)
class Sheet:
    """One page.

    Attributes:
        id: Identifier of its record.
        kind: "html" or "text".
        blocks: Its text blocks, in document order.
        places: Its elements or lines, in document order.
        pieces: The texts of its text nodes.
        starts: Where each block begins, in letters and digits of the page.
        ends: Where each block ends.
    """

    id: str
    kind: str = "html"
    blocks: list[Block] = attrs.Factory(list)
    places: list[Place] = attrs.Factory(list)
    pieces: list[str] = attrs.Factory(list)
    starts: list[int] = attrs.Factory(list)
    ends: list[int] = attrs.Factory(list)

    def text_of(self, place: Place) -> str:
        """The text of a place as ``normalize-space`` of XPath gives it."""
        return " ".join(re.split(r"[ \t\r\n]+", "".join(self.pieces[slice(*place.text)]).strip(" \t\r\n")))

    def blocks_at(self, place: Place) -> list[Block]:
        """The blocks of which a place holds a part."""
        first, last = bisect_right(self.ends, place.start), bisect_left(self.starts, place.end)
        return self.blocks[first:last]


class Reader:
    """A plugin that keeps the page that was parsed last as a :class:`Sheet`."""

    def __init__(self) -> None:
        self.sheet: Sheet | None = None

    @hookimpl(trylast=True)
    def broadsheet_labels(self, page: Page, blocks: Sequence[TextBlock]) -> None:
        """Keep the page; its labels stay as they are."""
        sheet = Sheet(id="", kind=page.kind)
        for block in blocks:
            sheet.blocks.append(
                Block(block.text, key_of(block.text), block.label, block.words, block.link_chars)
            )
        if page.root is not None:
            letters = _read_tree(page.root, sheet)
        else:
            letters = _read_lines(page.lines, sheet)
        _settle(sheet, letters)
        self.sheet = sheet


def _read_lines(lines: Sequence[str], sheet: Sheet) -> str:
    letters: list[str] = []
    length = 0
    for number, line in enumerate(lines):
        squeezed = _squeezed(line)
        sheet.pieces.append(line)
        sheet.places.append(Place("", {}, -1, (number, number + 1), length, length + len(squeezed)))
        length += len(squeezed)
        letters.append(squeezed)
    return "".join(letters)


def _read_tree(root: Any, sheet: Sheet) -> str:
    """Add all elements with text; the letters and digits of the page are returned."""
    letters: list[str] = []
    length = 0
    for step, element, place in _steps(root, sheet):
        text = element.text if step == "open" else element.tail if step == "tail" else None
        if text:
            sheet.pieces.append(text)
            letters.append(_squeezed(text))
            length += len(letters[-1])
        if step == "open":
            place.start = length - len(letters[-1]) if text else length
            place.text = (len(sheet.pieces) - bool(text), 0)
        elif step == "close":
            place.end = length
            place.text = (place.text[0], len(sheet.pieces))
    return "".join(letters)


def _steps(root: Any, sheet: Sheet) -> Iterator[tuple[str, Any, Any]]:
    """The elements in document order: each is opened and closed, and followed by its tail."""
    stack: list[tuple[str, Any, int]] = [("open", root, -1)]
    while stack:
        step, element, number = stack.pop()
        if step != "open":
            yield step, element, sheet.places[number] if step == "close" else None
            continue
        stack.append(("tail", element, -1))
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            continue
        sheet.places.append(Place(element.tag, dict(element.attrib), number, (0, 0), 0))
        own = len(sheet.places) - 1
        yield "open", element, sheet.places[own]
        stack.append(("close", element, own))
        stack.extend(("open", child, own) for child in reversed(element))


def _settle(sheet: Sheet, letters: str) -> None:
    """Say of each place which blocks stand in it.

    Blocks are found by their letters, each after the one before. What the parser left out may hold the
    same letters earlier; the blocks after it are found nevertheless.
    """
    cursor = misses = 0
    for block in sheet.blocks:
        squeezed = _squeezed(block.text)
        found = letters.find(squeezed, cursor) if misses < _MISSES else -1
        misses += found < 0
        start = cursor if found < 0 else found
        cursor = start if found < 0 else found + len(squeezed)
        sheet.starts.append(start)
        sheet.ends.append(cursor)
    for place in sheet.places:
        first, last = bisect_left(sheet.starts, place.start), bisect_right(sheet.ends, place.end)
        place.blocks = (first, max(first, last))
