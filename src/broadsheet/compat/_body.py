"""The body of an article, reduced to what was asked for."""

from typing import Final

import attrs

from broadsheet.model import (
    Article,
    Block,
    Embed,
    Entry,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    PullQuote,
    Quote,
    Section,
    SpanKind,
    Table,
    Text,
)

__all__ = ["Reduction"]

#: The spans that mark words up; of the others, links are a matter of their own.
_FORMATS: Final[frozenset[SpanKind]] = frozenset(
    {"strong", "emphasis", "code", "deleted", "inserted", "mark", "sub", "sup", "math"}
)


@attrs.frozen(kw_only=True)
class Reduction:
    """What of a body is kept.

    Attributes:
        tables: Whether tables are.
        images: Whether pictures with their captions are.
        links: Whether links are, and what is embedded; the words of a link stay in any case.
        formats: Whether bold, italic and other markup of words is.
    """

    tables: bool
    images: bool
    links: bool
    formats: bool

    def __call__(self, article: Article) -> Article:
        """The body alone: without title, byline and date, and without what is not kept.

        Pull quotes, which repeat the text, are not kept.
        """
        return attrs.evolve(
            article,
            title=None,
            subtitle=None,
            byline=None,
            authors=(),
            published=None,
            sections=tuple(self._section(section) for section in article.sections),
            footnotes=tuple(attrs.evolve(note, text=self._text(note.text)) for note in article.footnotes),
        )

    def _section(self, section: Section) -> Section:
        heading = section.heading
        return attrs.evolve(
            section,
            heading=heading
            and Heading(text=self._text(heading.text), level=heading.level, anchor=heading.anchor),
            blocks=self._blocks(section.blocks),
        )

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks if self._keeps(block))

    def _keeps(self, block: Block) -> bool:
        if isinstance(block, Table):
            return self.tables
        if isinstance(block, Figure):
            return self.images
        if isinstance(block, Embed):
            return self.links
        return not isinstance(block, PullQuote)

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return Paragraph(text=self._text(block.text))
        if isinstance(block, List):
            items = (
                attrs.evolve(item, text=self._text(item.text), blocks=self._blocks(item.blocks))
                for item in block.items
            )
            return attrs.evolve(block, items=tuple(items))
        if isinstance(block, Table):
            return attrs.evolve(
                block,
                header=self._row(block.header),
                rows=tuple(map(self._row, block.rows)),
                caption=block.caption and self._text(block.caption),
            )
        if isinstance(block, Figure):
            return attrs.evolve(block, caption=block.caption and self._text(block.caption))
        if isinstance(block, Entry):
            heading = block.heading and self._text(block.heading)
            return attrs.evolve(block, heading=heading, blocks=self._blocks(block.blocks))
        if isinstance(block, Quote | Note):
            return attrs.evolve(block, blocks=self._blocks(block.blocks))
        return block

    def _row(self, cells: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(map(self._text, cells))

    def _text(self, text: Text) -> Text:
        spans = tuple(span for span in text.spans if (self.formats if span.kind in _FORMATS else self.links))
        return text if len(spans) == len(text.spans) else Text(text.plain, spans=spans)
