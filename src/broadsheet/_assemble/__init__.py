"""Assembly: labelled blocks, media and metadata become the article."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

import attrs

from broadsheet._assemble.access import with_access
from broadsheet._assemble.authors import with_bios
from broadsheet._assemble.entries import Post, PostFinder, find_posts, relabelled
from broadsheet._assemble.figures import Placed, place_media
from broadsheet._assemble.footnotes import footnotes_of
from broadsheet._assemble.labels import by_label
from broadsheet._assemble.nature import nature_of
from broadsheet._assemble.omissions import removed_texts
from broadsheet._assemble.questions import find_questions
from broadsheet._assemble.structure import Builder, Item
from broadsheet._records import IN_BODY, Decoded, Label, Layout, Metadata, Page, Verdict
from broadsheet._urls import absolute_url
from broadsheet._words import count_words, fold
from broadsheet.model import (
    Article,
    Block,
    Entry,
    Figure,
    Image,
    Note,
    Paragraph,
    ParseWarning,
    Provenance,
    Section,
)

__all__ = ["assemble"]

#: A body stated outside the page's visible text is taken when it has at least so many words,
#: and the visible one less than this share of them.
_STATED_WORDS: Final = 80
_VISIBLE_SHARE: Final = 0.33
# Of a site that opens its texts with its name: "FERNHOLMNEWS.EXAMPLE".
_HOST = re.compile(r"[A-Z]{3}\.[A-Z]{2}")
_DASH = re.compile(r"\s[—–-]{1,2}\s|—|―")
_LONGEST_DATELINE: Final = 70  # characters
_FEWEST_LAID_OUT: Final = 3  # blocks of a body that a page may lay out with a list


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
    sections = _sections(page, layout, verdicts, body, placed, posts)
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
        dateline=_loose_dateline(layout, labelled) or _dateline(sections),
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


def _sections(
    page: Page,
    layout: Layout,
    verdicts: Sequence[Verdict],
    body: Sequence[int],
    placed: Sequence[Placed],
    posts: Sequence[Post],
) -> tuple[Section, ...]:
    """The body, cut at its headings."""
    builder = Builder(layout, page.base)
    items = _items(builder, layout, verdicts, body, placed, posts)
    sections: list[Section] = []
    start = 0
    for end in [i for i, item in enumerate(items) if item.is_heading] + [len(items)]:
        if start == end:  # nothing stands above a heading that opens the body
            continue
        opening = items[start] if items[start].is_heading else None
        inside = items[start + 1 if opening else start : end]
        blocks = tuple(
            _with_entries(builder, layout, inside, posts) if posts else _with_notes(builder, inside)
        )
        if opening is not None:
            heading = builder.heading(opening)
            sections.append(Section(heading=heading, level=heading.level, blocks=blocks))
        elif blocks:
            sections.append(Section(blocks=blocks))
        start = end
    return tuple(sections)


def _items(
    builder: Builder,
    layout: Layout,
    verdicts: Sequence[Verdict],
    body: Sequence[int],
    placed: Sequence[Placed],
    posts: Sequence[Post],
) -> list[Item]:
    """Text blocks and media in document order. A list or quote that holds a heading or a post is opened up."""
    items: list[Item] = []
    opened = _layout_list(builder, layout, body)
    heading = Label.HEADING
    for i in body:
        if verdicts[i].label is heading:
            opened.update(builder.path_of(layout.blocks[i].node))
    for post in posts:
        opened.update(builder.path_of(layout.blocks[post.first].node if post.node < 0 else post.node))
    finder = PostFinder(layout.nodes, posts)
    waiting = iter(placed)
    following = next(waiting, None)
    for i in [*body, len(layout.blocks)]:
        while following is not None and following.block <= i:
            path = builder.path_of(following.node)
            number = finder.of_media(following.block, following.node)
            items.append(Item(_closed(path, opened) if opened else path, made=following.made, post=number))
            following = next(waiting, None)
        if i < len(layout.blocks):
            block, label = layout.blocks[i], verdicts[i].label
            path = () if label is heading else builder.path_of(block.node)
            path = _closed(path, opened) if opened else path
            items.append(Item(path, block, None, label, finder.of_block(i) if posts else -1))
    return items


def _layout_list(builder: Builder, layout: Layout, body: Sequence[int]) -> set[int]:
    """The list that lays out a page: all of the body stands in one of its items."""
    if len(body) < _FEWEST_LAID_OUT:
        return set()
    first, last = (set(builder.path_of(layout.blocks[i].node)) for i in (body[0], body[-1]))
    around = first & last
    return around if any(layout.nodes.tag[node] == "li" for node in around) else set()


def _closed(path: tuple[int, ...], opened: set[int]) -> tuple[int, ...]:
    """A path without the elements that a heading opened up."""
    return tuple([node for node in path if node not in opened])


def _with_entries(
    builder: Builder, layout: Layout, items: Sequence[Item], posts: Sequence[Post]
) -> Iterable[Block]:
    """The blocks of a section; what stands in one post makes one ``Entry``."""
    for number, group in groupby(items, key=lambda item: item.post):
        inside = list(group)
        if number < 0:
            yield from _with_notes(builder, inside)
            continue
        post = posts[number]
        own = layout.blocks[post.heading] if post.heading >= 0 else None
        heading = next((builder.heading(item).text for item in inside if own and item.block is own), None)
        rest = [item for item in inside if item.block is None or item.block is not own]
        yield Entry(blocks=tuple(_with_notes(builder, rest)), time=post.time, heading=heading)


def _with_notes(builder: Builder, items: Sequence[Item]) -> Iterable[Block]:
    """The blocks of a section; neighbouring notes make one ``Note``."""
    note = Label.NOTE
    if all(item.label is not note for item in items):
        yield from builder.blocks(items)
        return
    run: list[Item] = []
    for item in items:
        if item.label is Label.NOTE and run and run[-1].label is not Label.NOTE:
            yield from builder.blocks(run)
            run = []
        elif item.label is not Label.NOTE and run and run[-1].label is Label.NOTE:
            yield _note(builder, run)
            run = []
        run.append(item)
    if run:
        if run[-1].label is Label.NOTE:
            yield _note(builder, run)
        else:
            yield from builder.blocks(run)


def _note(builder: Builder, items: Sequence[Item]) -> Note:
    return Note(role=builder.note_role(items[0]), blocks=tuple(builder.blocks(items)))


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


def _loose_dateline(layout: Layout, labelled: Mapping[Label, Sequence[int]]) -> str | None:
    """The place that stands by itself above the first paragraph."""
    for i in labelled.get(Label.DATELINE, ()):
        text = layout.blocks[i].text.rstrip()
        # A full stop before the dash is that of an abbreviation: "FERNHOLM, Mass. —".
        place = text.rstrip(" :,—–-―")
        return (place if len(place) < len(text) else place.rstrip(" .")) or None
    return None


def _dateline(sections: Sequence[Section]) -> str | None:
    """The place and agency that open the first paragraph."""
    for section in sections[:2]:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                return _opening_place(block.text.plain)
    return None


def _opening_place(text: str) -> str | None:
    """What stands before the first dash, when it is a place in capitals or a place with an agency in brackets."""
    dash = _DASH.search(text, 0, _LONGEST_DATELINE)
    if dash is None:
        return None
    opening = text[: dash.start()].strip(" ,")
    place, bracket, agency = opening.partition("(")
    place = place.split(",")[0].strip()
    if bracket and not (opening.endswith(")") and _is_agency(agency) and _is_place(place)):
        return None
    return opening if bracket or (place.isupper() and len(place) > 2 and not _HOST.search(place)) else None


def _is_agency(text: str) -> bool:
    """Whether what stands in brackets can name agencies: no number, and no words that begin small."""
    small = text[:1].islower() and " " in text and "," not in text
    return len(text) > 2 and not small and not any(map(str.isdigit, text))


def _is_place(text: str) -> bool:
    return text[:1].isupper() and text.count(" ") < 4


def _first_image(sections: Sequence[Section]) -> Image | None:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Figure) and block.images and block.images[0].url:
                return block.images[0]
    return None
