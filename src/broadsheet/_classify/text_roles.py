"""The roles of the blocks of a plain text: which are body, and what those around the body are.

Without elements to go by, position, shape and repetition decide first and phrases second. The learned score
says what is body; the rules here name what stands before it, inside it and after it.
"""

import re
from collections.abc import Sequence
from typing import Final

from broadsheet._classify.pointers import closings_of, is_advertisement, is_linked, is_placeholder, leads_away
from broadsheet._classify.text_features import Flow
from broadsheet._classify.text_wholes import keep_whole
from broadsheet._classify.verdicts import (
    BODY,
    HEADING,
    LOW,
    OUTSIDE,
    REPEATED,
    apply_marks,
    leave_root,
)
from broadsheet._lexicon.phrases import LONGEST, about_name, category, credit_prefix, note_role
from broadsheet._records import Label, Layout, Metadata, RawBlock, Verdict
from broadsheet._words import ends_sentence, plain

__all__ = ["TextRoles"]

#: Log odds from which a block is body. Cross-validation is flat between -0.5 and 0.
_BODY_SCORE: Final = -0.3
#: Where no block reaches that, running text that comes so near the best is taken: a short text has a body too.
_FALLBACK: Final = 0.5
#: A heading with body right below it needs less of its own.
_HEADING_SCORE: Final = -1.6


#: A line that reads like the place of a film that did not load, or is all links, is text all the same from here on.
_SURE_SCORE: Final = 1.5
_ABOVE: Final = 60  # blocks above the text in which the front matter is looked for
_BELOW: Final = 6  # blocks between a standfirst and the text
_LONGEST_BYLINE: Final = 25  # words
_LONGEST_CAPTION: Final = 60  # words
_SHORTEST_CAPTION: Final = 5  # words
_LONGEST_ALT: Final = 12  # words
_LONGEST_CREDIT: Final = 16  # words
_LONGEST_BIO: Final = 150  # words
_BIO_REACH: Final = 4  # blocks below the heading of a bio
_REPEATED_WORDS: Final = 6  # a shorter block may well stand twice
_LONG_WORD: Final = 5  # characters
#: What follows the heading of a bio or of links is no body when it holds less than this share of its words.
_TAIL: Final = 0.15
_ENDS_BODY: Final = frozenset(("about_author", "related", "newsletter", "comments", "share"))


#: Where a credit may begin inside a caption.
_CREDIT_STARTS: Final = re.compile(r"[.!?…\"”»)|/(\[•–—](?=\s?\S)|\s(?=[©ⓒ])")
_LONGEST_TAIL: Final = 90  # characters of a credit behind a caption


class TextRoles:
    """The blocks of one text on their way to verdicts.

    Args:
        layout: The text.
        metadata: What is known about the article.
        flow: Where its running text is.
        chosen: The blocks that were scored.
        scores: Their log odds.
    """

    def __init__(
        self, layout: Layout, metadata: Metadata, flow: Flow, chosen: Sequence[int], scores: Sequence[float]
    ) -> None:
        self._layout = layout
        self._blocks = layout.blocks
        self._metadata = metadata
        self._flow = flow
        self._chosen = chosen
        self._scores = dict(zip(chosen, scores, strict=True))
        self._verdicts = [OUTSIDE] * len(layout.blocks)
        texts = [score for i, score in self._scores.items() if self._blocks[i].tag[0] != "h"]
        needed = min(_BODY_SCORE, max(texts or scores) - _FALLBACK)  # headings alone are no body
        for i, score in self._scores.items():
            if score >= needed and (needed == _BODY_SCORE or flow.sentences[i]):
                self._verdicts[i] = HEADING if self._blocks[i].tag[0] == "h" else BODY
            else:
                self._verdicts[i] = LOW
        if layout.nodes.mark:
            leave_root(layout, self._verdicts)

    def verdicts(self) -> list[Verdict]:
        """One verdict for each block. Later rules see what earlier ones decided."""
        self._repetitions()
        self._front_matter()
        self._captions()
        self._tail()
        keep_whole(self._layout, self._verdicts, self._scores)
        self._notes()
        self._pointers()
        self._headings()
        apply_marks(self._layout, self._verdicts)
        return self._verdicts

    def _body(self) -> list[int]:
        """The blocks of the body, headings included."""
        verdicts = self._verdicts
        return [i for i in self._chosen if verdicts[i] is BODY or verdicts[i] is HEADING]

    def _prose(self) -> list[int]:
        """The blocks of the body that are running text; the whole body when none is."""
        body = self._body()
        return [i for i in body if self._flow.sentences[i]] or body

    def _set(self, i: int, label: Label, reason: str = "") -> None:
        self._verdicts[i] = Verdict(label, reason)

    # ------------------------------------------------------------- before the body

    def _repetitions(self) -> None:
        """Keep one copy of what a page holds twice."""
        seen: set[str] = set()
        for i in self._body():
            block = self._blocks[i]
            if block.words >= _REPEATED_WORDS:
                if block.text in seen:
                    self._verdicts[i] = REPEATED
                seen.add(block.text)

    def _front_matter(self) -> None:
        """Name the lines above the text: every copy of the title, byline and date, standfirst, kicker.

        The first paragraph may be a standfirst: title, byline and date may stand between it and the second.
        """
        prose = self._prose()
        first = prose[0] if prose else len(self._blocks)
        metadata = self._metadata
        titles = {plain(title) for title in (*metadata.headlines, metadata.title or "")} - {""}
        others = {
            plain(metadata.subtitle or ""): Label.SUBTITLE,
            plain(metadata.kicker or ""): Label.KICKER,
            plain(metadata.byline_line or ""): Label.BYLINE,
            **{plain(author.name): Label.BYLINE for author in metadata.authors},
        }
        stamps = [stamp.raw for stamp in (metadata.published, metadata.modified) if stamp is not None]
        longest = max(map(len, [*titles, *others])) * 2 + 20
        end = min([*prose[1:2], first + 1 + _BELOW, len(self._blocks)])
        for i in (0, *range(max(1, first - _ABOVE), end)):
            block = self._blocks[i]
            if len(block.text) > longest:
                continue
            key = plain(block.text)
            if key in titles or (i == 0 and first > 0 and any(key.startswith(title) for title in titles)):
                self._set(i, Label.TITLE)
            elif i == first or not key:
                continue
            elif key in others and (i < first or others[key] is Label.BYLINE):
                self._set(i, others[key])
            elif block.words <= _LONGEST_BYLINE and any(len(s) > 5 and s in block.text for s in stamps):
                self._set(i, Label.BYLINE)

    # ------------------------------------------------------------- captions

    def _captions(self) -> None:
        """Find captions by their credit line, and the one above the text by its alternative text.

        A text dump has no pictures; what it keeps of one is the alternative text, the caption and the
        credit, each in a line of its own.
        """
        body = self._body()
        if not body:
            return
        for i in range(max(0, body[0] - 8), body[-1]):
            block = self._blocks[i]
            if block.words > _LONGEST_CAPTION:
                continue
            if block.words <= _LONGEST_CREDIT and block.tag in ("p", "h2") and credit_prefix(block.text):
                self._set(i, Label.CREDIT)
                if i and self._is_caption(i - 1):
                    self._set(i - 1, Label.CAPTION)
            elif (
                block.tag in ("p", "h2")
                and self._verdicts[i] in (BODY, HEADING)
                and _ends_credited(block.text)
            ):
                self._set(i, Label.CAPTION)
        self._lead_caption(self._prose()[0])

    def _is_caption(self, i: int) -> bool:
        """Whether a block above a credit is what the credit belongs to: no running text, no other role."""
        block = self._blocks[i]
        if block.tag not in ("p", "h2") or not 1 < block.words <= _LONGEST_CAPTION:
            return False
        label = self._verdicts[i].label
        if label is Label.BODY:
            return not self._flow.sentences[i]
        return label in (Label.HEADING, Label.BOILERPLATE)

    def _lead_caption(self, first: int) -> None:
        """The caption directly above the text and the alternative text above it, below title or byline."""
        if first < 2:
            return
        above, alt = self._blocks[first - 1], self._blocks[first - 2]
        if self._verdicts[first - 1].label not in (Label.BODY, Label.HEADING, Label.BOILERPLATE):
            return
        if (
            not _SHORTEST_CAPTION <= above.words <= _LONGEST_CAPTION
            or ends_sentence(above.text)
            or above.tag != "p"
        ):
            return
        named = self._verdicts[first - 2].label
        if named not in (Label.BODY, Label.HEADING, Label.BOILERPLATE) or alt.words > _LONGEST_ALT:
            return
        under = self._verdicts[first - 3].label if first > 2 else None
        if under in (Label.BYLINE, Label.TITLE) and self._describe_the_same(alt, above):
            self._set(first - 2, Label.ALT)
            self._set(first - 1, Label.CAPTION)

    def _describe_the_same(self, alt: RawBlock, caption: RawBlock) -> bool:
        """Whether two lines share a long word, as two descriptions of one picture do."""
        words = {word.strip(".,:;\"'“”„()") for word in caption.text.lower().split()}
        return any(len(word) >= _LONG_WORD and word in words for word in alt.text.lower().split())

    # ------------------------------------------------------------- after the body

    def _tail(self) -> None:
        """End the body where the page goes on to the author, to other articles or to itself."""
        prose = self._prose()
        total = sum(self._blocks[i].words for i in prose)
        if not prose or not total:
            return
        left = 0
        end = len(self._blocks)
        for i in reversed(range(max(0, prose[0] + 1), min(len(self._blocks), prose[-1] + _BIO_REACH + 1))):
            block = self._blocks[i]
            if self._flow.sentences[i] and self._verdicts[i].label is Label.BODY:
                left += block.words
            if left > _TAIL * total:
                break
            if block.words <= 8 and len(block.text) <= LONGEST and self._ends_body(block):
                end = i
        for i in range(end, len(self._blocks)):
            if self._verdicts[i].label in (Label.BODY, Label.HEADING):
                self._set(i, Label.BOILERPLATE, "after the end")
        self._bios(end)

    def _ends_body(self, block: RawBlock) -> bool:
        return about_name(block.text) is not None or category(block.text) in _ENDS_BODY

    def _bios(self, end: int) -> None:
        """The text about the author: below a heading that announces it, or last and with the name first."""
        names = [author.name for author in self._metadata.authors]
        for i in range(end, min(end + 3 * _BIO_REACH, len(self._blocks))):
            block = self._blocks[i]
            if block.words > 8 or len(block.text) > LONGEST:
                continue
            name = about_name(block.text)
            if name is None and (category(block.text) != "about_author" or note_role(block.text)):
                continue
            found = self._bio_below(i, name)
            if found:
                self._set(i, Label.BIO_HEADING)
                for j in found:
                    self._set(j, Label.BIO)
                return
        for i in self._body()[-2:]:
            block = self._blocks[i]
            if 5 <= block.words <= _LONGEST_BIO and any(
                n.count(" ") and block.text.startswith(n) for n in names
            ):
                self._set(i, Label.BIO)
                if self._blocks[i - 1].text in names and self._verdicts[i - 1].label in (
                    Label.BODY,
                    Label.HEADING,
                ):
                    self._set(i - 1, Label.BIO_HEADING)

    def _bio_below(self, heading: int, name: str | None) -> list[int]:
        """The sentences directly below the heading of a bio; below "About NAME" the name must come again."""
        found: list[int] = []
        for i in range(heading + 1, min(heading + 1 + _BIO_REACH, len(self._blocks))):
            block = self._blocks[i]
            if block.words > _LONGEST_BIO:
                break
            if block.words >= 6 and ends_sentence(block.text):
                if not found and name is not None and name.split()[-1] not in block.text:
                    break
                found.append(i)
            elif found:
                break
        return found

    # ------------------------------------------------------------- inside the body

    def _notes(self) -> None:
        """Editor's notes and corrections announce themselves."""
        body = self._body()
        for i in {*body[:3], *body[-4:]}:
            if self._verdicts[i].label is Label.BODY and note_role(self._blocks[i].text):
                self._set(i, Label.NOTE)

    def _pointers(self) -> None:
        """Take out the lines that point elsewhere or stand for something else, and those that close the text."""
        for i in self._body():
            block = self._blocks[i]
            if leads_away(block):
                self._set(i, Label.BOILERPLATE, "related")
            elif is_advertisement(block):
                self._set(i, Label.BOILERPLATE, "advertisement")
            elif block.link_chars and block.tag == "p" and self._scores[i] < _SURE_SCORE and is_linked(block):
                self._set(i, Label.BOILERPLATE, "related")
            elif self._scores[i] < _SURE_SCORE and is_placeholder(block):
                self._set(i, Label.BOILERPLATE, "placeholder")
        authors = {plain(author.name) for author in self._metadata.authors}
        for i, label, reason in list(closings_of(self._layout, self._verdicts, self._body(), authors)):
            self._set(i, label, reason)

    def _headings(self) -> None:
        """Keep a heading that has body below it and no other; take back one that the scorer missed."""
        verdicts, blocks = self._verdicts, self._blocks
        deepest_open, below = 7, -1
        for i in reversed(self._chosen):
            label, tag = verdicts[i].label, blocks[i].tag
            if label is Label.BODY or label is Label.NOTE:
                deepest_open, below = 7, i
            elif tag[0] != "h":
                continue
            elif label is Label.HEADING:
                level = int(tag[1])
                if below < 0 or level >= deepest_open:
                    self._set(i, Label.BOILERPLATE, "heading without text")
                else:
                    deepest_open, below = level + 1, i
            elif tag != "h1" and verdicts[i] is LOW and below == i + 1 and self._missed(i):
                verdicts[i] = HEADING
                deepest_open, below = int(tag[1]) + 1, i

    def _missed(self, i: int) -> bool:
        """Whether a heading with body right below it is one of the body's."""
        return self._scores[i] >= _HEADING_SCORE and not category(self._blocks[i].text)


def _ends_credited(text: str) -> bool:
    """Whether a short text ends with the credit of a picture, as captions do: "The pier in May. Photo: Ada Holm"."""
    tails = list(_CREDIT_STARTS.finditer(text, max(1, len(text) - _LONGEST_TAIL)))
    return any(credit_prefix(text[tail.end() :].lstrip()) for tail in tails)
