"""The roles of blocks: which are body, and what those around the body are.

Nothing here scores; every rule is position, repetition, markup or agreement with the metadata.
"""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from typing import Final

from broadsheet._classify.bios import bios_of
from broadsheet._classify.boxes import boxed_of, boxes_apart, footer_of
from broadsheet._classify.captions import Captions
from broadsheet._classify.discussions import comments_of, counted_comments
from broadsheet._classify.gaps import GAPS, missed_opening
from broadsheet._classify.headings import settle_headings
from broadsheet._classify.listings import listing_of
from broadsheet._classify.offers import invitations_of, offers_of
from broadsheet._classify.pointers import (
    closings_of,
    contents_of,
    dateline_above,
    hidden_of,
    is_advertisement,
    is_empty,
    is_placeholder,
    links_away_of,
    points_away,
    signatures_of,
)
from broadsheet._classify.surroundings import QUOTE, SIDE, Surroundings
from broadsheet._classify.tables import settle_tables
from broadsheet._classify.verdicts import (
    BODY,
    HEADING,
    KEPT,
    LOW,
    OUTSIDE,
    Scored,
    apply_marks,
    is_link,
    leave_root,
    style_of,
)
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import invites, note_role
from broadsheet._records import HEADINGS, Label, Layout, Metadata, RawBlock, Verdict
from broadsheet._words import plain

__all__ = ["Roles"]

#: Where no block reaches that, those that come so near the best one are taken: a short page has a body too.
_FALLBACK: Final = 0.5
_ABOVE: Final = 40  # blocks above the text in which title and byline are looked for
_LONGEST_FRONT: Final = 80  # words of a title or standfirst
_LONGEST_BYLINE: Final = 25  # words
_LONGEST_ATTRIBUTION: Final = 20  # words
_PROSE_WORDS: Final = 12
_REPEATED_WORDS: Final = 6  # a shorter block may well stand twice
_SURE_SCORE: Final = 2.0  # log odds of text in a box that is taken for no sign-up whatever the class says
_FIRST_PARAGRAPH_SCORE: Final = 2.65  # the same of text that is no standfirst though the page quotes it
_MOST_QUOTES: Final = 40
_SHORTEST_QUOTE: Final = 20  # letters
_PROBE: Final = 30  # characters of a quotation that tell cheaply whether it is repeated at all
_QUOTE_SIGNS: Final = " \"'“”„‟«»‹›‘’‚「」『』…."


class Roles:
    """The blocks of one page on their way to verdicts.

    Args:
        layout: The page.
        metadata: What is known about the article.
        around: What the elements around each block say.
        window: The blocks that were scored.
        scores: Their log odds.
        body_score: Log odds from which a block is body.
    """

    def __init__(
        self,
        layout: Layout,
        metadata: Metadata,
        around: Surroundings,
        window: range,
        scores: Sequence[float],
        body_score: float,
    ) -> None:
        self._layout = layout
        self._blocks = layout.blocks
        self._nodes = layout.nodes
        self._metadata = metadata
        self._around = around
        self._window = window
        self._scores = scores
        self._verdicts = [OUTSIDE] * len(layout.blocks)
        self._body: list[int] = []  # body and headings, in order
        self._is_stale = False  # whether verdicts were set since the body was listed
        needed = min(body_score, max(scores) - _FALLBACK)
        for i, score in zip(window, scores, strict=True):
            if score >= needed and not (needed < body_score and is_link(self._blocks[i])):
                self._verdicts[i] = HEADING if self._blocks[i].tag in HEADINGS else BODY
                self._body.append(i)
            else:
                self._verdicts[i] = LOW

    def verdicts(self) -> list[Verdict]:
        """One verdict for each block. Later rules see what earlier ones decided."""
        self._hidden()
        self._comments()
        self._footer()
        self._gaps()
        self._tables()
        if self._nodes.mark and leave_root(self._layout, self._verdicts):
            self._is_stale = True
            self._refresh_body()
        self._boxes()
        self._front_matter()
        self._captions()
        self._pointers()
        self._repetitions()
        self._pull_quotes()
        self._attributions()
        self._opening()
        self._notes()
        self._closings()
        self._bios()
        self._footnotes()
        settle_headings(self._scored())
        self._listing()
        apply_marks(self._layout, self._verdicts)
        return self._verdicts

    def _scored(self) -> Scored:
        return Scored(self._layout, self._verdicts, self._body, self._window, self._scores)

    def _set(self, i: int, label: Label, reason: str = "", by: str = "classifier") -> None:
        self._verdicts[i] = Verdict(label, reason, by)
        self._is_stale = True

    def _refresh_body(self) -> None:
        if self._is_stale:
            verdicts = self._verdicts
            self._body = [i for i in self._body if verdicts[i].label in KEPT]
            self._is_stale = False

    # ---------------------------------------------------------------------------------- rules

    def _hidden(self) -> None:
        """Leave out what no screen shows."""
        if self._nodes.hidden:
            for i in hidden_of(self._layout, self._body):
                self._set(i, Label.BOILERPLATE, "hidden")
            self._refresh_body()

    def _comments(self) -> None:
        """Leave out what readers wrote below the text."""
        page = self._scored()
        for i in {*comments_of(page, self._around, self._metadata), *counted_comments(page, self._metadata)}:
            self._set(i, Label.BOILERPLATE, "comment")
        self._refresh_body()

    def _footer(self) -> None:
        """Leave out what stands at the foot of all pages of the site."""
        for i in footer_of(self._scored()):
            self._set(i, Label.BOILERPLATE, "footer")
        self._refresh_body()

    def _gaps(self) -> None:
        """Take back what the scorer missed amid the text."""
        for find in GAPS:
            if found := find(self._scored()):
                for i in found:
                    self._verdicts[i] = HEADING if self._blocks[i].tag in HEADINGS else BODY
                self._body = sorted([*self._body, *found])

    def _tables(self) -> None:
        if settle_tables(self._scored(), self._around):
            self._body = [i for i in self._window if self._verdicts[i].label in KEPT]

    def _boxes(self) -> None:
        """Leave out sign-ups, offers, buttons to share and related links in boxes of their own."""
        for i in boxes_apart(self._scored(), self._around):
            self._set(i, Label.BOILERPLATE, "box")
        self._refresh_body()

    def _front_matter(self) -> None:
        """Name the blocks above the text, and take repetitions of the title out of it."""
        names = self._names_of_front_matter()
        first = next((i for i in self._body if self._opens_text(self._blocks[i], names)), None)
        if first is None:
            first = self._body[0] if self._body else self._window.stop - 1
        longest = 2 * max(map(len, names), default=0)  # of a text whose letters may be a name's
        for i in range(first, max(0, first - _ABOVE) - 1, -1):
            block = self._blocks[i]
            if block.words > _LONGEST_FRONT:
                continue
            label = names.get(plain(block.text)) if len(block.text) <= longest else None
            if label is Label.SUBTITLE and self._opens_body(i, first):
                self._set(i, Label.BODY)
                continue
            if (
                label is Label.TITLE
                or (label and i < first)
                or (label is Label.SUBTITLE and self._around.cues(block.node) & c.SUBTITLE)
            ):
                self._set(i, label)
            elif i == first - 1 and dateline_above(self._layout, i):
                self._set(i, Label.DATELINE)
            elif i < first and (self._holds_date(block) or self._is_marked_byline(block)):
                self._set(i, Label.BYLINE)
        for i in self._body:
            if (
                i > first
                and self._blocks[i].tag == "h1"
                and names.get(plain(self._blocks[i].text)) is Label.TITLE
            ):
                self._set(i, Label.TITLE)
        self._refresh_body()

    def _opens_body(self, i: int, first: int) -> bool:
        """Whether a block is the beginning of the text, which a description may quote, and no standfirst.

        No class calls it one, and the scorer is sure of it, or it is set as the text below, or it stands in the
        element of the text with no byline between.
        """
        block = self._blocks[i]
        if self._around.cues(block.node) & c.SUBTITLE or self._metadata.stated_by_site("subtitle"):
            return False
        if self._around.is_inside(block.node) and not self._has_byline(i + 1, first):
            return True
        below = bisect_right(self._body, i)
        if i not in self._window or below == len(self._body):
            return False
        sure = self._scores[i - self._window.start] >= _FIRST_PARAGRAPH_SCORE
        return sure or style_of(self._layout, i) == style_of(self._layout, self._body[below])

    def _has_byline(self, start: int, end: int) -> bool:
        return any(verdict.label is Label.BYLINE for verdict in self._verdicts[start:end])

    @staticmethod
    def _opens_text(block: RawBlock, names: Mapping[str, Label]) -> bool:
        """Whether a block is prose and not the standfirst, below which the byline may still follow."""
        if block.words < _PROSE_WORDS:
            return False
        return block.words > _LONGEST_FRONT or plain(block.text) not in names

    def _is_marked_byline(self, block: RawBlock) -> bool:
        """Whether a class name says that a short block names the authors."""
        return block.words <= _LONGEST_BYLINE and bool(self._nodes.cues[block.node] & c.BYLINE)

    def _names_of_front_matter(self) -> dict[str, Label]:
        """What a block with these letters is."""
        metadata = self._metadata
        names = {plain(author.name): Label.BYLINE for author in metadata.authors}
        names[plain(metadata.byline_line or "")] = Label.BYLINE
        names[plain(metadata.kicker or "")] = Label.KICKER
        names[plain(metadata.subtitle or "")] = Label.SUBTITLE
        names |= {plain(title): Label.TITLE for title in (*metadata.headlines, metadata.title or "")}
        names.pop("", None)
        return names

    def _holds_date(self, block: RawBlock) -> bool:
        """Whether a block above the text says when it was published."""
        if block.words > _LONGEST_BYLINE or block.tag in HEADINGS:
            return False
        if self._nodes.cues[block.node] & c.DATE and any(map(str.isdigit, block.text)):
            return True
        for stamp in (self._metadata.published, self._metadata.modified):
            if stamp is not None and len(stamp.raw) > 5 and stamp.raw in block.text:
                return True
        return False

    def _captions(self) -> None:
        """Give captions to their pictures."""
        for i, label, reason in Captions(self._scored(), self._around).labels():
            self._set(i, label, reason)
        self._refresh_body()

    def _listing(self) -> None:
        """Take the items of a page that is made of them."""
        listing = listing_of(self._scored(), self._metadata)
        if listing is not None:
            for i in listing.notices:
                self._set(i, Label.BOILERPLATE, "cookie notice")
            for i in listing.items:
                self._verdicts[i] = HEADING if self._blocks[i].tag in HEADINGS else BODY

    def _pointers(self) -> None:
        """Leave out what leads to other articles, stands for what did not load, and what no screen shows."""
        start = self._window.start
        gone = dict.fromkeys(contents_of(self._layout, self._body), "table of contents")
        gone |= dict.fromkeys(links_away_of(self._layout, self._body), "related")
        gone |= dict.fromkeys(invitations_of(self._layout, self._body), "newsletter")
        gone |= dict.fromkeys(signatures_of(self._layout, self._body), "signature of a post")
        for i in self._body:
            block = self._blocks[i]
            if points_away(block):
                gone[i] = "related"
            elif self._around.cues(block.node) & c.NEWSLETTER and invites(block.text):
                gone[i] = "newsletter"
            elif is_advertisement(block):
                gone[i] = "advertisement"
            elif block.tag in HEADINGS:
                if self._nodes.cues[block.node] & c.SR_ONLY:
                    gone[i] = "screen reader text"
            elif is_empty(block):
                gone[i] = "empty"
            elif self._scores[i - start] < _SURE_SCORE and is_placeholder(block):
                gone[i] = "placeholder"
        gone.update(dict.fromkeys(offers_of(self._layout, self._verdicts, self._window), "newsletter"))
        for i, reason in gone.items():
            self._set(i, Label.BOILERPLATE, reason)
        self._refresh_body()

    def _closings(self) -> None:
        """Leave out the lines below the text that say who worked on it and where else there is more."""
        authors = {plain(author.name) for author in self._metadata.authors}
        for i, label, reason in closings_of(self._layout, self._verdicts, self._body, authors):
            self._set(i, label, reason)
            self._body.remove(i)

    def _repetitions(self) -> None:
        """Keep one copy of what a page prints twice (a desktop and a mobile version)."""
        seen: set[str] = set()
        for i in self._body:
            block = self._blocks[i]
            if block.words >= _REPEATED_WORDS:
                if block.text in seen:
                    self._set(i, Label.BOILERPLATE, "repeated", "duplicate")
                seen.add(block.text)
        self._refresh_body()

    def _pull_quotes(self) -> None:
        """A quotation set apart that repeats a sentence of the body is decoration."""
        chosen = [i for i in self._body if self._is_set_apart(self._blocks[i].node)]
        if not chosen:
            return
        page = "\n".join([self._blocks[i].text for i in self._body]).casefold()
        for i in chosen[:_MOST_QUOTES]:
            start = self._blocks[i].text.strip(_QUOTE_SIGNS).casefold()[:_PROBE]
            if len(start) < _SHORTEST_QUOTE or page.count(start) < 2:
                continue
            key = plain(self._blocks[i].text)
            if any(key in plain(self._blocks[j].text) for j in self._body if j != i and self._is_body(j)):
                self._set(i, Label.PULL_QUOTE)
        self._refresh_body()

    def _is_body(self, i: int) -> bool:
        return self._verdicts[i].label in KEPT

    def _is_set_apart(self, node: int) -> bool:
        return bool(self._around.places(node) & (QUOTE | SIDE) or self._around.cues(node) & c.PULLQUOTE)

    def _attributions(self) -> None:
        """The line that ends a quotation and says whose it is stays with it."""
        nodes = self._nodes
        for i in [i for i in self._body if self._around.places(self._blocks[i].node) & QUOTE]:
            below = i + 1
            quote = self._blocks[i].node
            while nodes.tag[quote] != "blockquote":
                quote = nodes.parent[quote]
            ends = below == nodes.last[quote] - 1 and self._blocks[below].words <= _LONGEST_ATTRIBUTION
            if ends and self._verdicts[below].label is Label.BOILERPLATE:
                self._verdicts[below] = BODY
                insort(self._body, below)

    def _opening(self) -> None:
        """Take back the beginning of the text where it stands apart from the rest."""
        found = missed_opening(self._scored(), self._around, self._metadata)
        for i in found:
            self._verdicts[i] = BODY
        self._body[:0] = found

    def _notes(self) -> None:
        """Editor's notes and corrections announce themselves, above or below the text; boxes have their class."""
        for i in boxed_of(self._layout, self._body, self._around):
            self._set(i, Label.NOTE)
        for i in {*self._body[:3], *self._body[-4:]}:
            if self._verdicts[i].label is Label.BODY and note_role(self._blocks[i].text[:60]):
                self._set(i, Label.NOTE)

    def _footnotes(self) -> None:
        """What a mark in the body leads to is a footnote, wherever it stands."""
        kept = [self._verdicts[at].label in KEPT for _, at in self._layout.notes.values()]
        for i, is_ours in zip(self._layout.notes, kept, strict=True):
            if is_ours:
                self._set(i, Label.FOOTNOTE)
        self._refresh_body()

    def _bios(self) -> None:
        """Text about an author, wherever it stands."""
        found = list(bios_of(self._layout, self._metadata.authors, self._around, self._verdicts, self._body))
        for i in found:
            self._set(i, Label.BIO)
        self._refresh_body()
