"""A bound on how deep blocks stand inside blocks, so that renderers may call themselves."""

from collections.abc import Iterable, Iterator

import attrs

from broadsheet.model import MAX_NESTING, Article, Block, Entry, List, ListItem, Note, Paragraph, Quote

__all__ = ["level"]

_HOLDERS = frozenset({Quote, Note, Entry, List})


def level(article: Article) -> Article:
    """The article, with what stands more than ``MAX_NESTING`` blocks deep laid flat at that level.

    An ordinary article is returned as it is.
    """
    if not _is_deep(article):
        return article
    sections = tuple(
        attrs.evolve(section, blocks=_bounded(section.blocks, MAX_NESTING)) for section in article.sections
    )
    return attrs.evolve(article, sections=sections)


def _inner(block: Block) -> Iterable[Block]:
    if isinstance(block, List):
        return (inner for item in block.items for inner in item.blocks)
    return block.blocks if isinstance(block, Quote | Note | Entry) else ()


def _is_deep(article: Article) -> bool:
    holders = [b for section in article.sections for b in section.blocks if b.__class__ in _HOLDERS]
    for _ in range(MAX_NESTING):
        if not holders:
            return False
        holders = [inner for b in holders for inner in _inner(b) if inner.__class__ in _HOLDERS]
    return True


def _bounded(blocks: tuple[Block, ...], room: int) -> tuple[Block, ...]:
    if room == 1:
        return tuple(leaf for block in blocks for leaf in _leaves(block))
    return tuple(_bounded_block(block, room - 1) for block in blocks)


def _bounded_block(block: Block, room: int) -> Block:
    if isinstance(block, List):
        items = tuple(attrs.evolve(item, blocks=_bounded(item.blocks, room)) for item in block.items)
        return attrs.evolve(block, items=items)
    if isinstance(block, Quote | Note | Entry):
        return attrs.evolve(block, blocks=_bounded(block.blocks, room))
    return block


def _leaves(block: Block) -> Iterator[Block]:
    """The blocks inside ``block`` that hold no others, its own text as paragraphs among them."""
    stack: list[Block | ListItem] = [block]
    while stack:
        top = stack.pop()
        if isinstance(top, List):
            stack.extend(reversed(top.items))
        elif isinstance(top, ListItem):
            stack.extend(reversed(top.blocks))
            stack.append(Paragraph(text=top.text))
        elif isinstance(top, Quote):
            if top.cite:
                stack.append(Paragraph(text=top.cite))
            stack.extend(reversed(top.blocks))
        elif isinstance(top, Note | Entry):
            stack.extend(reversed(top.blocks))
            if isinstance(top, Entry) and top.heading:
                stack.append(Paragraph(text=top.heading))
        else:
            yield top
