"""Assembly: labelled blocks, media and metadata become the article."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from broadsheet._assemble.access import with_access
from broadsheet._assemble.authors import with_bios
from broadsheet._assemble.datelines import dateline_of
from broadsheet._assemble.entries import find_posts, relabelled
from broadsheet._assemble.figures import place_media
from broadsheet._assemble.footnotes import footnotes_of
from broadsheet._assemble.labels import by_label
from broadsheet._assemble.nature import nature_of
from broadsheet._assemble.omissions import removed_texts
from broadsheet._assemble.questions import find_questions
from broadsheet._assemble.sections import SectionMaker
from broadsheet._records import IN_BODY, Decoded, Label, Layout, Metadata, Page, Verdict
from broadsheet._urls import absolute_url
from broadsheet._words import count_words, fold
from broadsheet.model import Article, Figure, Image, Paragraph, ParseWarning, Provenance, Section

__all__ = ["assemble"]

#: A body stated outside the page's visible text is taken when it has at least so many words,
#: and the visible one less than this share of them.
_STATED_WORDS: Final = 80
_VISIBLE_SHARE: Final = 0.33


def assemble(  # noqa: PLR0913 - it takes what every room made
    page: Page,
    layout: Layout,
    metadata: Metadata,
    verdicts: Sequence[Verdict],
    *,
    decoded: Decoded,
    warnings: Iterable[ParseWarning],
    explain: bool,
) -> Article:
    """The article that the labelled blocks and the metadata make."""
    body = [i for i, verdict in enumerate(verdicts) if verdict.label in IN_BODY]
    posts = find_posts(page, layout, metadata, verdicts, body) or find_questions(page, layout, metadata, body)
    if posts:
        verdicts = relabelled(verdicts, posts)
        body = [i for i, verdict in enumerate(verdicts) if verdict.label in IN_BODY]
    placed = place_media(layout, verdicts, body, page.base, metadata)
    sections = SectionMaker(layout, page.base, posts).sections(verdicts, body, placed)
    stated, words = _stated_body(metadata, sum(layout.blocks[i].words for i in body))
    if stated:
        sections = (*_figure_section(sections), *stated)
    access, known = with_access(metadata, words)
    provenance = [*known, _encoding(decoded), *_origin(layout, body, stated=bool(stated))]
    labelled = by_label(verdicts)
    authors, found = with_bios(metadata.authors, layout, labelled)
    if found:
        provenance.append(found)
    url = absolute_url(page.url)
    kind, confidence, evidence = nature_of(layout, metadata, labelled, sections, url)
    provenance.append(Provenance(field="kind", source=evidence or "no evidence", confidence=confidence))
    article = Article(
        title=metadata.title,
        subtitle=metadata.subtitle,
        kicker=metadata.kicker,
        byline=metadata.byline,
        authors=authors,
        agency=metadata.agency,
        published=metadata.published,
        modified=metadata.modified,
        dateline=dateline_of(layout, labelled.get(Label.DATELINE, ()), sections),
        sections=sections,
        lead_image=metadata.lead_image or _first_image(sections),
        footnotes=footnotes_of(layout, labelled.get(Label.FOOTNOTE, ()), page.base),
        tags=metadata.tags,
        category=metadata.category,
        language=metadata.language,
        site_name=metadata.site_name,
        url=url,
        canonical_url=metadata.canonical_url,
        next_page=metadata.next_page,
        access=access,
        kind=kind,
        confidence=confidence,
        provenance=tuple(sorted(provenance, key=lambda p: p.field)),
        warnings=(*decoded.warnings, *_ignored(page.url, url), *warnings, *layout.warnings),
    )
    if not explain:
        return article
    removed = removed_texts(layout, verdicts, article, placed, decoded=decoded, stated=bool(stated))
    return attrs.evolve(article, removed=removed)


def _ignored(given: str | None, url: str | None) -> Iterator[ParseWarning]:
    """The warning that the caller's address is of no use."""
    if given and not url:
        message = f"The address that the caller names is no absolute one of http or https: {given[:80]!r}."
        yield ParseWarning(code="url_ignored", message=message)


def _origin(layout: Layout, body: Sequence[int], *, stated: bool) -> Iterator[Provenance]:
    """Where the body comes from: structured data, script data or the blocks of the page."""
    if stated:
        yield Provenance(field="sections", source="json-ld articleBody", confidence=0.8)
    elif body and layout.stated and body[-1] >= layout.stated_from:
        yield Provenance(field="sections", source=layout.stated, confidence=0.8)
    elif body:
        yield Provenance(field="sections", source="classifier", confidence=0.9)


def _stated_body(metadata: Metadata, visible_words: int) -> tuple[tuple[Section, ...], int]:
    """The body as JSON-LD states it, where the page's visible text holds much less; the words of the body, either way."""
    words = count_words(fold(metadata.body)) if metadata.body else 0
    if not metadata.body or words < _STATED_WORDS or visible_words >= _VISIBLE_SHARE * words:
        return (), visible_words
    paragraphs = [text for line in metadata.body.splitlines() if (text := fold(line))]
    return (Section(blocks=tuple(Paragraph(text=text) for text in paragraphs)),), words


def _figure_section(sections: Sequence[Section]) -> tuple[Section, ...]:
    figures = tuple(block for section in sections for block in section.blocks if isinstance(block, Figure))
    return (Section(blocks=figures),) if figures else ()


def _encoding(decoded: Decoded) -> Provenance:
    sure = 0.5 if decoded.source == "default" else 0.7 if decoded.source == "language" else 1.0
    return Provenance(field="encoding", source=f"{decoded.source} {decoded.encoding}", confidence=sure)


def _first_image(sections: Sequence[Section]) -> Image | None:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Figure) and block.images and block.images[0].url:
                return block.images[0]
    return None
