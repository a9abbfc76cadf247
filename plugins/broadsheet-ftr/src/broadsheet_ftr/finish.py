"""The last work on an article: quotations, pictures, and where its body comes from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from broadsheet.model import Article, Block, Figure, Image, Paragraph, Provenance, Quote
from broadsheet_ftr.stream import squeeze

__all__ = ["drop_images", "make_quotes", "set_provenance"]


def make_quotes(article: Article, quotes: Mapping[str, int]) -> Article:
    """Make quotations of paragraphs that stand next to each other.

    Args:
        article: The article.
        quotes: For the texts of such paragraphs, squeezed, the number of the quotation.
    """

    def number(block: Block) -> int | None:
        return quotes.get(squeeze(block.text.plain)) if isinstance(block, Paragraph) else None

    def quoted(blocks: Iterable[Block]) -> Iterator[Block]:
        for found, group in groupby(blocks, number):
            if found is None:
                yield from group
            else:
                yield Quote(blocks=tuple(group))

    return _with_blocks(article, quoted) if quotes else article


def drop_images(article: Article, needles: Sequence[str]) -> Article:
    """Leave out the pictures in whose address one of the texts stands; figures inside other blocks stay."""
    if not needles:
        return article

    def wanted(image: Image) -> bool:
        return not any(needle in image.url for needle in needles)

    def kept(blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            if not isinstance(block, Figure) or all(map(wanted, block.images)):
                yield block
            elif any(map(wanted, block.images)):
                yield attrs.evolve(block, images=tuple(filter(wanted, block.images)))

    lead = article.lead_image
    article = _with_blocks(article, kept)
    return attrs.evolve(article, lead_image=lead if lead is None or wanted(lead) else None)


def _with_blocks(article: Article, change: Callable[[Iterable[Block]], Iterator[Block]]) -> Article:
    sections = tuple(
        attrs.evolve(section, blocks=tuple(change(section.blocks))) for section in article.sections
    )
    return article if sections == article.sections else attrs.evolve(article, sections=sections)


def set_provenance(article: Article, entry: Provenance) -> Article:
    """Say where something comes from, in place of what is said about the same field."""
    others = (other for other in article.provenance if other.field != entry.field)
    return attrs.evolve(article, provenance=tuple(sorted((*others, entry), key=lambda one: one.field)))
