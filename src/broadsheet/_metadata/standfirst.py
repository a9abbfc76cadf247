"""The standfirst: the sentence or two under the headline that say what the article is about."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from broadsheet._lexicon import cues as c
from broadsheet._metadata.bylines import may_be_byline, opens_byline, read_byline
from broadsheet._metadata.zone import LINES, Zone, is_prose
from broadsheet._records import HEADINGS, Claim, Layout, Page, RawBlock
from broadsheet._words import ends_sentence, folded_words
from broadsheet.model import Author

__all__ = ["forms_of_description", "presents_author", "same_start", "standfirst_claims"]

_PARAGRAPH: Final = 15  # words
_LONGEST_LABEL: Final = 30  # characters before the colon of a description
_SHORTEST_DESCRIPTION: Final = 40  # characters that no other text holds by chance
_LONGEST_DESCRIBED: Final = 100  # characters
_LONG_HEADING: Final = 9  # words, more than the headings of sections have
_MOST_STANDFIRST: Final = 120  # words of a standfirst that the markup sets as a heading
_MOST_PARAGRAPH: Final = 90  # words of one that it does not
_MOST_SET_APART: Final = 70  # words of one that is known by its make alone
_MOST_BETWEEN: Final = 30  # blocks below it in which the paragraphs of the text are looked for
_FEWEST_ALIKE: Final = 3  # paragraphs that tell how the text is set
_LONG_WORD: Final = 6  # letters of a word that says what a text is about
_MOST_FRONT: Final = 8  # blocks between a headline and the last line of its front
_MOST_BELOW: Final = 5  # blocks between a headline and its date line
_MOST_LINE_WORDS: Final = 14
_MOST_NAME: Final = 4  # words of a line that holds a name alone


def forms_of_description(text: str) -> tuple[str, ...]:
    """A stated description, and what follows the section or place that it begins with ("Harbour news: …")."""
    label, _, rest = text.partition(": ")
    return (text, rest) if rest and len(label) <= _LONGEST_LABEL else (text,)


def presents_author(text: str, authors: Sequence[Author]) -> bool:
    """Whether a text speaks of an author by the first name alone, as the line under a byline does: "Jane has sailed …"."""
    first, _, rest = text.partition(" ")
    return rest[:1].islower() and any(author.name.partition(" ")[0] == first for author in authors)


def standfirst_claims(
    page: Page, layout: Layout, zone: Zone, described: Sequence[str], language: str | None
) -> Iterator[Claim]:
    """The standfirst: what the page describes itself by, a long heading, or a sentence above the byline.

    A sentence counts between the headline and the first byline or date line, between two such lines, and where it
    opens the text in bold type, or set otherwise than the paragraphs below on a page that does not describe itself.

    Args:
        page: The page.
        layout: Its flat form.
        zone: Its front zone.
        described: The descriptions that the page states of itself.
        language: BCP 47 tag of the page.
    """
    if zone.headline < 0:
        return
    if (repeated := _repeating(described, layout, zone)) is not None:
        yield Claim("subtitle", repeated, "visible standfirst", 0.7)
        return
    lines = _lines(page, layout, zone, language)
    for i in range(zone.below, min(zone.below + _MOST_BELOW, zone.end)):
        if i in lines or not _is_long_heading(layout, i):
            continue
        if (
            i < zone.below + 2
            or "\n" in layout.blocks[i].text
            or _is_line(layout.blocks[i - 1], lines, i - 1)
        ):
            yield Claim("subtitle", layout.blocks[i].text.replace("\n", " "), "visible standfirst", 0.5)
            return
    for i in range(zone.below, max(lines, default=0)):
        if i in lines or not (i < min(lines) or i + 1 in lines):
            continue
        if _may_be_standfirst(layout, i) and ends_sentence(layout.blocks[i].text):
            yield Claim("subtitle", layout.blocks[i].text, "visible standfirst", 0.55)
            return
    if (bold := _bold_opening(layout, zone)) is not None:
        yield Claim("subtitle", bold, "visible standfirst", 0.5)
    elif not described and (opening := _set_apart(layout, zone)) is not None:
        yield Claim("subtitle", opening, "visible standfirst", 0.45)


def _repeating(described: Sequence[str], layout: Layout, zone: Zone) -> str | None:
    """The text of the front zone that repeats a stated description."""
    for i in range(zone.start, zone.end):
        if not zone.headline <= i < zone.below and _may_be_standfirst(layout, i):
            text = layout.blocks[i].text.replace("\n", " ")
            if any(_is_described(text, description) for description in described):
                return _without_byline(text, described)
    return None


def _set_apart(layout: Layout, zone: Zone) -> str | None:
    """The paragraph that opens the text, where the paragraphs below agree in their classes and it differs, or is a heading.

    Not a notice of the site, which has no word of weight in common with the headline and the text.
    """
    blocks = layout.blocks
    pictured = {media.block for media in layout.media if media.kind == "image" and media.block < zone.end}
    for i in range(zone.below, zone.end):
        block = blocks[i]
        if block.words < _LONG_HEADING or not _may_be_standfirst(layout, i) or not ends_sentence(block.text):
            continue
        if i in pictured and not is_prose(block):  # a caption
            continue
        prose = [j for j in range(i + 1, min(i + 1 + _MOST_BETWEEN, len(blocks))) if is_prose(blocks[j])]
        text = prose[:_FEWEST_ALIKE]
        styles = {_style_of(layout, j) for j in text}
        if len(text) < _FEWEST_ALIKE or len(styles) > 1 or block.words > _MOST_SET_APART:
            return None
        about = [blocks[zone.headline].text, *(blocks[j].text for j in text)]
        if _style_of(layout, i) not in styles and _has_in_common(block.text, " ".join(about)):
            return block.text.replace("\n", " ")
        return None
    return None


def _has_in_common(text: str, other: str) -> bool:
    """Whether two texts share a long word; in scripts without spaces, nothing can be said against it."""
    words = {word for word in folded_words(text) if len(word) >= _LONG_WORD}
    return not words or not words.isdisjoint(folded_words(other))


def _style_of(layout: Layout, index: int) -> tuple[bool, str, str]:
    """Whether a block is a heading, and the classes of its element and of the one around it.

    Between ``p`` and ``div`` many editors choose by chance.
    """
    nodes, block = layout.nodes, layout.blocks[index]
    parent = max(nodes.parent[block.node], 0)
    return block.tag in HEADINGS, nodes.hints[block.node], nodes.hints[parent]


def _bold_opening(layout: Layout, zone: Zone) -> str | None:
    """The paragraph that opens the text, all of it in bold type, above one that is not."""
    for i in range(zone.below, zone.end):
        block = layout.blocks[i]
        if block.words >= _LONG_HEADING and _may_be_standfirst(layout, i) and ends_sentence(block.text):
            following = layout.blocks[i + 1 : i + 2]
            opens = bool(following) and following[0].words >= _PARAGRAPH and block.tag not in HEADINGS
            return block.text if opens and _is_bold(block) else None
    return None


def _is_bold(block: RawBlock) -> bool:
    """Whether all words of a block stand in bold type."""
    bold = [
        "".join(block.pieces[start:end])
        for start, end, kind, _ in block.inline or ()
        if kind == "strong" and block.pieces
    ]
    return bool(bold) and len("".join("".join(bold).split())) >= len("".join(block.text.split()))


def _is_long_heading(layout: Layout, index: int) -> bool:
    """Whether a heading is too long for one of a section, and no running text follows it, as it follows such ones."""
    block = layout.blocks[index]
    if block.tag not in HEADINGS or block.words < _LONG_HEADING or not _may_be_standfirst(layout, index):
        return False
    if block.words <= _MOST_LINE_WORDS and may_be_byline(block.text):
        return False
    following = layout.blocks[index + 1 : index + 2]
    return bool(following) and following[0].words < _PARAGRAPH


def _is_line(block: RawBlock, lines: Collection[int], index: int) -> bool:
    return index in lines or (
        block.words <= _MOST_NAME and bool(read_byline(block.text, certain=True).authors)
    )


def _lines(page: Page, layout: Layout, zone: Zone, language: str | None) -> set[int]:
    """The blocks below the headline that are byline or date lines, by markup; else the first that is one by its words.

    Beyond the first, those within eight blocks of the headline count: what stands further below may end a short text.
    """
    marked = sorted(
        {clue.block for clue in layout.clues if clue.kind in LINES and zone.below < clue.block <= zone.end}
    )
    if marked:
        return {block for block in marked if block == marked[0] or block <= zone.below + _MOST_FRONT}
    for i in range(zone.below + 1, min(zone.end, len(layout.blocks))):
        block = layout.blocks[i]
        if block.words <= _MOST_LINE_WORDS and may_be_byline(block.text):
            byline = read_byline(block.text, language=language, fetched_at=page.fetched_at)
            if byline.authors or byline.published or byline.modified:
                return {i}
    return set()


def _may_be_standfirst(layout: Layout, index: int) -> bool:
    block = layout.blocks[index]
    most = _MOST_STANDFIRST if block.tag in HEADINGS else _MOST_PARAGRAPH
    if not 6 <= block.words <= most or block.link_chars * 2 > len(block.text) or block.tag == "figcaption":
        return False
    return not layout.nodes.cues[block.node] & (c.CAPTION | c.CREDIT) and not _continues(layout, index)


def _continues(layout: Layout, index: int) -> bool:
    """Whether the next block is a paragraph of the same make: standfirsts are set apart from the text."""
    blocks, nodes = layout.blocks, layout.nodes
    if index + 1 >= len(blocks) or blocks[index + 1].words < _PARAGRAPH:
        return False
    if _is_bold(blocks[index]) and not _is_bold(blocks[index + 1]):
        return False
    one, other = blocks[index].node, blocks[index + 1].node
    parents = nodes.parent[one] == nodes.parent[other]
    return one == other or (
        parents and nodes.tag[one] == nodes.tag[other] and nodes.hints[one] == nodes.hints[other]
    )


def _without_byline(text: str, described: Sequence[str]) -> str:
    """A description as it is printed, without the byline that the same element holds behind it."""
    for description in described:
        if text.startswith(description) and opens_byline(text[len(description) :].lstrip()):
            return description
    return text


def _is_described(text: str, description: str) -> bool:
    """Whether a text is the stated description, whole or as far as both go, with or without a place before it."""
    if same_start(text, description):
        return True
    start = (
        text.find(description[:60], 0, _LONGEST_DESCRIBED)
        if len(description) >= _SHORTEST_DESCRIPTION
        else -1
    )
    return 0 < start <= _LONGEST_LABEL


def same_start(text: str, description: str) -> bool:
    """Whether two descriptions begin with the same 60 characters, as far as both go."""
    length = min(len(text), len(description), 60)
    return length >= 20 and text[:length].casefold() == description[:length].casefold()
