"""The roles of blocks: which are body, and what those around the body are.

Nothing here scores; every rule is position, repetition, markup or agreement with the metadata.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from broadsheet._classify.outline import Outline, is_prose
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import category, note_role
from broadsheet._records import Label, Layout, Mark, Metadata, RawBlock, Verdict
from broadsheet._words import ends_sentence

__all__ = ["Roles", "plain"]

_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LABEL_OF_MARK: Final = {
    Mark.DROP: Label.BOILERPLATE,
    Mark.RELATED: Label.BOILERPLATE,
    Mark.BODY: Label.BODY,
    Mark.TITLE: Label.TITLE,
    Mark.SUBTITLE: Label.SUBTITLE,
    Mark.BYLINE: Label.BYLINE,
    Mark.CAPTION: Label.CAPTION,
    Mark.BIO: Label.BIO,
    Mark.NOTE: Label.NOTE,
}
_LONGEST_BYLINE: Final = 25  # words
_LONGEST_BIO: Final = 150  # words
_LONGEST_CAPTION: Final = 120  # words
_REPEATED_WORDS: Final = 6  # a shorter block may well stand twice
_RESCUED_HEADING: Final = -1.6  # log odds: a heading with body right below it needs less of its own
_MOST_QUOTES: Final = 40
_SHORTEST_QUOTE: Final = 20  # letters
_BIO_REACH: Final = 14  # blocks after the end of the body
_BIO_CUES: Final = c.BIO | c.AUTHOR | c.PROFILE
_AWAY: Final = c.RELATED | c.COMMENT | c.AD | c.NEWSLETTER | c.SHARE | c.FOOTER | c.COOKIE


def plain(text: str) -> str:
    """Letters and digits only, in lower case: for comparing a repeated title with the first."""
    return "".join(filter(str.isalnum, text.casefold()))


class Roles:
    """The blocks of one page on their way to verdicts.

    Args:
        layout: The page.
        metadata: What is known about the article.
        outline: Where its prose is.
        kept: Which blocks the scorer takes for body.
        scores: Log odds of each block.
    """

    def __init__(
        self,
        layout: Layout,
        metadata: Metadata,
        outline: Outline,
        kept: Sequence[bool],
        scores: Sequence[float],
    ) -> None:
        self._layout = layout
        self._blocks = layout.blocks
        self._nodes = layout.nodes
        self._metadata = metadata
        self._outline = outline
        self._scores = scores
        self._verdicts = [
            Verdict(Label.HEADING if block.tag in _HEADINGS else Label.BODY)
            if keep
            else Verdict(Label.BOILERPLATE, "low score")
            for block, keep in zip(self._blocks, kept, strict=True)
        ]

    def verdicts(self) -> list[Verdict]:
        """One verdict for each block. Later rules see what earlier ones decided."""
        self._front_matter()
        self._captions()
        self._repetitions()
        self._pull_quotes()
        self._notes()
        self._bios()
        self._headings()
        self._marks()
        return self._verdicts

    # ---------------------------------------------------------------------------------- helpers

    def _is_body(self, i: int) -> bool:
        return self._verdicts[i].label in (Label.BODY, Label.HEADING)

    def _body(self) -> Iterator[int]:
        return (i for i, verdict in enumerate(self._verdicts) if verdict.label in (Label.BODY, Label.HEADING))

    def _first_prose(self) -> int:
        """Index of the first body block that is running text; of the first body block when none is."""
        body = list(self._body())
        return next((i for i in body if is_prose(self._blocks[i])), body[0] if body else len(self._blocks))

    def _cues_around(self, node: int, levels: int = 4) -> int:
        """Cues of a node and the elements around it, up to the container."""
        found = 0
        container = self._outline.container
        for _ in range(levels):
            if node < 0 or node == container:
                break
            found |= self._nodes.cues[node]
            node = self._nodes.parent[node]
        return found

    def _inside(self, node: int, tag: str, levels: int = 6) -> int:
        """The nearest element of that tag around a node, or -1."""
        for _ in range(levels):
            if node < 0:
                return -1
            if self._nodes.tag[node] == tag:
                return node
            node = self._nodes.parent[node]
        return -1

    def _set(self, i: int, label: Label, reason: str = "", by: str = "classifier") -> None:
        self._verdicts[i] = Verdict(label, reason, by)

    # ---------------------------------------------------------------------------------- rules

    def _front_matter(self) -> None:
        """Name the blocks above the text, and take repetitions of the title out of the body wherever they stand."""
        titles = {plain(title) for title in (*self._metadata.headlines, self._metadata.title or "")} - {""}
        first = self._first_prose()
        standfirst = plain(self._metadata.subtitle or "")
        kicker = plain(self._metadata.kicker or "")
        for i, block in enumerate(self._blocks[: first + 1]):
            if block.words > 80:
                continue
            key = plain(block.text)
            if key in titles:
                self._set(i, Label.TITLE)
            elif key and key == standfirst and (i < first or self._cues_around(block.node, 2) & c.SUBTITLE):
                self._set(i, Label.SUBTITLE)
            elif key and key == kicker and i < first:
                self._set(i, Label.KICKER)
            elif i < first and self._is_byline(block):
                self._set(i, Label.BYLINE)
        for i in self._body():
            if i > first and self._blocks[i].tag == "h1" and plain(self._blocks[i].text) in titles:
                self._set(i, Label.TITLE)

    def _is_byline(self, block: RawBlock) -> bool:
        """Whether a block above the text says who wrote it or when."""
        if block.words > _LONGEST_BYLINE or block.tag in _HEADINGS:
            return False
        metadata = self._metadata
        text = block.text
        if metadata.byline and plain(metadata.byline) == plain(text):
            return True
        stamps = [stamp.raw for stamp in (metadata.published, metadata.modified) if stamp is not None]
        if any(raw in text for raw in stamps if len(raw) > 5):
            return True
        return block.words <= 12 and any(plain(author.name) == plain(text) for author in metadata.authors)

    def _captions(self) -> None:
        """Give captions to their pictures: by element, else by class right after a picture."""
        pictures = {media.block for media in self._layout.media if media.kind == "image"}
        start, end = self._outline.start, self._outline.end
        for i, block in enumerate(self._blocks):
            if block.words > _LONGEST_CAPTION or not (start - 6 <= i < end + 2):
                continue
            if self._inside(block.node, "figcaption", 4) >= 0:
                self._caption(i, block, "")
            elif self._cues_around(block.node, 2) & (c.CAPTION | c.CREDIT) and ({i, i - 1} & pictures):
                self._caption(i, block, "class")

    def _caption(self, i: int, block: RawBlock, reason: str) -> None:
        cues = self._cues_around(block.node, 8)
        if cues & _AWAY and not self._is_body(i):
            return
        credit = self._nodes.cues[block.node] & c.CREDIT and not self._nodes.cues[block.node] & c.CAPTION
        self._set(i, Label.CREDIT if credit else Label.CAPTION, reason)

    def _repetitions(self) -> None:
        """Keep one copy of what a page prints twice (a desktop and a mobile version)."""
        seen: set[str] = set()
        for i in list(self._body()):
            block = self._blocks[i]
            if block.words >= _REPEATED_WORDS:
                if block.text in seen:
                    self._set(i, Label.BOILERPLATE, "repeated", "duplicate")
                seen.add(block.text)

    def _pull_quotes(self) -> None:
        """A quotation set apart that repeats a sentence of the body is decoration."""
        candidates = [
            i
            for i in self._body()
            if self._cues_around(self._blocks[i].node, 3) & c.PULLQUOTE
            or self._inside(self._blocks[i].node, "blockquote", 3) >= 0
            or self._inside(self._blocks[i].node, "aside", 3) >= 0
        ]
        if not candidates:
            return
        chosen = set(candidates)
        rest = "\n".join([plain(self._blocks[i].text) for i in self._body() if i not in chosen])
        for i in candidates[:_MOST_QUOTES]:
            key = plain(self._blocks[i].text)
            if len(key) >= _SHORTEST_QUOTE and key in rest:
                self._set(i, Label.PULL_QUOTE)

    def _notes(self) -> None:
        """Editor's notes and corrections announce themselves."""
        body = list(self._body())
        for i in body[:3] + body[-4:]:
            if self._verdicts[i].label is Label.BODY and note_role(self._blocks[i].text[:60]):
                self._set(i, Label.NOTE)

    def _bios(self) -> None:
        """Text about an author: in an author's box outside the body, or a closing line that begins with the name."""
        body = list(self._body())
        last = body[-1] if body else -1
        for i in range(last + 1, len(self._blocks)):
            block = self._blocks[i]
            if block.words > _LONGEST_BIO or i > last + _BIO_REACH:
                break
            if self._is_bio_text(block) and self._cues_around(block.node, 4) & _BIO_CUES:
                self._set(i, Label.BIO)
        for i in body[-2:]:
            if self._closes_with_bio(self._blocks[i], i, last):
                self._set(i, Label.BIO)

    def _is_bio_text(self, block: RawBlock) -> bool:
        if block.words < 6 or not ends_sentence(block.text):
            return False
        return block.link_chars < len(block.text) * 0.5

    def _closes_with_bio(self, block: RawBlock, i: int, last: int) -> bool:
        if block.words > 80 or block.words < 5 or i < last - 1 or last < 4:
            return False
        return any(
            author.name.count(" ") and block.text.startswith(author.name) for author in self._metadata.authors
        )

    def _headings(self) -> None:
        """Keep a heading that has body below it and no other; take back one that the scorer missed."""
        deepest_open = 7  # level above which headings have body below them, seen from the end
        has_body = False
        previous_body = -1
        for i in range(len(self._blocks) - 1, -1, -1):
            label = self._verdicts[i].label
            level = _HEADINGS.get(self._blocks[i].tag, 0)
            if label in (Label.BODY, Label.NOTE):
                has_body, deepest_open, previous_body = True, 7, i
            elif label is Label.HEADING:
                if not has_body or level >= deepest_open:
                    self._set(i, Label.BOILERPLATE, "heading without text")
                else:
                    deepest_open, previous_body = level, i
            elif level > 1 and label is Label.BOILERPLATE and previous_body == i + 1:
                if self._scores[i] >= _RESCUED_HEADING and not category(self._blocks[i].text):
                    self._set(i, Label.HEADING)
                    deepest_open, previous_body = level, i

    def _marks(self) -> None:
        """What a site says outranks everything."""
        for i, block in enumerate(self._blocks):
            if block.mark is not None:
                label = _LABEL_OF_MARK[block.mark]
                if label is Label.BODY and block.tag in _HEADINGS:
                    label = Label.HEADING
                self._set(i, label, block.mark.value, "site")

