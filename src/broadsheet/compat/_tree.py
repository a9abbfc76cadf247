"""A body as a tree of the elements that trafilatura writes: ``p``, ``head``, ``list``, ``item``, ``hi``, ``ref`` ..."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from lxml import etree

from broadsheet.model import (
    Article,
    Block,
    Code,
    Embed,
    Entry,
    Figure,
    List,
    Note,
    Paragraph,
    Quote,
    Span,
    SpanKind,
    Table,
    Text,
)

__all__ = ["body_tree", "writable"]

_FORBIDDEN: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: The element for each kind of span, and its ``rend``.
_SPANS: Final[Mapping[SpanKind, tuple[str, str]]] = {
    "strong": ("hi", "#b"),
    "emphasis": ("hi", "#i"),
    "mark": ("hi", "#u"),
    "inserted": ("hi", "#u"),
    "sub": ("hi", "#sub"),
    "sup": ("hi", "#sup"),
    "math": ("hi", "#t"),
    "deleted": ("del", ""),
    "code": ("code", ""),
}


def body_tree(article: Article, tag: str = "body") -> Any:
    """The body of an article as an element (``lxml.etree._Element``)."""
    root = etree.Element(tag)
    for section in article.sections:
        if section.heading:
            head = etree.SubElement(root, "head", rend=f"h{section.heading.level}")
            _fill(head, section.heading.text)
        _add(root, section.blocks)
    for note in article.footnotes:
        _fill(etree.SubElement(root, "p"), Text(f"{note.label} {note.text.plain}"))
    return root


def writable(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def _add(parent: Any, blocks: Iterable[Block]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            _fill(etree.SubElement(parent, "p"), block.text)
        elif isinstance(block, List):
            _add_list(parent, block)
        elif isinstance(block, Table):
            _add_table(parent, block)
        elif isinstance(block, Figure):
            _add_figure(parent, block)
        elif isinstance(block, Code):
            etree.SubElement(parent, "code").text = writable(block.text)
        elif isinstance(block, Embed):
            url = writable(block.url or "")
            etree.SubElement(parent, "ref", target=url).text = writable(block.text or block.provider)
        elif isinstance(block, Quote | Note | Entry):
            _add_holder(parent, block)


def _add_list(parent: Any, block: List) -> None:
    outer = etree.SubElement(parent, "list", rend="ol" if block.ordered else "ul")
    for item in block.items:
        element = etree.SubElement(outer, "item")
        _fill(element, item.text)
        _add(element, item.blocks)


def _add_table(parent: Any, block: Table) -> None:
    if block.caption:
        _fill(etree.SubElement(parent, "p"), block.caption)
    table = etree.SubElement(parent, "table")
    for cells, attributes in ((block.header, {"role": "head"}), *((row, {}) for row in block.rows)):
        if cells:
            row = etree.SubElement(table, "row")
            for cell in cells:
                _fill(etree.SubElement(row, "cell", attributes), cell)


def _add_figure(parent: Any, block: Figure) -> None:
    for image in block.images:
        graphic = etree.SubElement(parent, "graphic", src=writable(image.url))
        if image.alt:
            graphic.set("alt", writable(image.alt))
    if block.caption:
        _fill(etree.SubElement(parent, "p"), block.caption)


def _add_holder(parent: Any, block: Quote | Note | Entry) -> None:
    inner = etree.SubElement(parent, "quote") if isinstance(block, Quote) else parent
    if isinstance(block, Entry):
        if block.time:
            _fill(etree.SubElement(inner, "p"), Text(block.time.raw))
        if block.heading:
            _fill(etree.SubElement(inner, "head", rend="h3"), block.heading)
    _add(inner, block.blocks)
    if isinstance(block, Quote) and block.cite:
        _fill(etree.SubElement(inner, "p"), Text(block.cite))


def _fill(element: Any, text: Text) -> None:
    """Write a text with its spans, which nest and never cross, into an element."""
    position = 0
    opened = [(element, len(text.plain))]

    def write(end: int) -> None:
        nonlocal position
        _write(opened[-1][0], text.plain[position:end])
        position = max(position, end)

    for span in text.spans:
        while opened[-1][1] <= span.start:
            write(opened[-1][1])
            opened.pop()
        write(span.start)
        opened.append((_span_element(opened[-1][0], span), span.end))
    while opened:
        write(opened[-1][1])
        opened.pop()


def _span_element(parent: Any, span: Span) -> Any:
    if span.kind == "link":
        target = {"target": writable(span.href)} if span.href else {}
        return etree.SubElement(parent, "ref", target)
    tag, rend = _SPANS[span.kind]
    return etree.SubElement(parent, tag, {"rend": rend} if rend else {})


def _write(element: Any, text: str) -> None:
    """Append a text to an element; a line break becomes ``lb``."""
    for number, line in enumerate(writable(text).split("\n")):
        if number:
            etree.SubElement(element, "lb")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + line
        else:
            element.text = (element.text or "") + line
