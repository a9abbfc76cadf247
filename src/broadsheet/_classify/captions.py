"""Captions: which blocks go with a picture.

Four kinds of evidence, the strongest first: the element says so (``<figcaption>``), a class name says so
right behind a picture, the block stands alone with a picture in an element that is named after pictures,
or whose alternative text it repeats, or ends with the credit of a picture; or the page has a habit: it sets
a line of italics below its pictures throughout, or frames them alike with a line set like nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from broadsheet._classify.pointers import is_credit_line
from broadsheet._classify.surroundings import CAPTION, FIGURE, FORM, LIST, QUOTE, TABLE, Surroundings
from broadsheet._classify.verdicts import Scored, style_of, words_of
from broadsheet._lexicon import cues as c
from broadsheet._lexicon.phrases import category, credit_prefix
from broadsheet._lexicon.picture_agencies import CREDITED
from broadsheet._lexicon.picture_words import PICTURE_WORDS
from broadsheet._records import HEADINGS, Label, Media, RawBlock, Verdict
from broadsheet._words import plain

__all__ = ["Captions"]

_ABOVE: Final = 60  # blocks above the text in which the title is looked for
_ABOVE_TITLE: Final = 8  # blocks above the title that may belong to a lead picture
_BELOW_TEXT: Final = 3  # blocks below the text that may belong to a last picture
_LONGEST: Final = 120  # words of a caption
_LONGEST_BESIDE: Final = 90  # words of a caption that only its place tells
_LONGEST_IN_FIGURE: Final = 30  # words of a text in a <figure> that is no <figcaption>
_NO_CAPTION_PLACES: Final = QUOTE | TABLE | LIST | FORM
_FEWEST_BESIDE: Final = 4  # words of such a caption, unless it repeats the alternative text
_PROSE_WORDS: Final = 12
_CLIMB: Final = 5  # elements around a picture that may be its frame
_FRAME_BLOCKS: Final = 3  # text blocks in a frame
_AGENCY_WORDS: Final = 3
_SHORTEST_ALT: Final = 12  # letters of an alternative text that a caption repeats
_LONGEST_BELOW: Final = 40  # words of a caption that is a paragraph right below a picture
_LONGEST_CREDIT: Final = 60  # characters of the credit that ends such a paragraph
_FEWEST_ITALICS: Final = 3  # lines of italics below pictures that make a habit
_MOST_MARKUP: Final = 8  # inline elements in such a line
_FEWEST_FRAMES: Final = 2  # alike that make a habit
_LARGEST_SHARE: Final = 0.3  # of the body's words in such frames; a page of more is made of them
_LEADS_ON: Final = (":", "：", "…", "...")  # ends of a line that announces what follows
_LINES: Final = frozenset(("p", "div", "center"))

_AWAY: Final = c.COMMENT | c.NEWSLETTER | c.COOKIE | c.SHARE | c.FOOTER
_NAMES: Final = c.CAPTION | c.CREDIT
_PERSON: Final = c.BIO | c.AUTHOR | c.PROFILE | c.BYLINE
#: "teaser-image" and "v-ad" are said of lead pictures too.
_VAGUE: Final = c.RELATED | c.AD
_FRONT_MATTER: Final = frozenset({Label.TITLE, Label.SUBTITLE, Label.KICKER, Label.BYLINE})
_NAMED_LABELS: Final = (Label.CAPTION, Label.CREDIT)
_NEVER: Final = HEADINGS | {"address", "button"}
_NO_FRAME: Final = HEADINGS | frozenset(
    "p td th tr table dl dt dd body main article a header footer nav aside".split()
)
_FILE_NAME: Final = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)", re.IGNORECASE)
# Behind what the credit at the end of a caption begins.
_SEAM: Final = re.compile(r"[.!?…|)\]»”\"]\s+(?=\S)")
_BODY: Final = Label.BODY


def _alternatives(media: Media) -> list[str]:
    """The letters of what a picture shows in words, where that is long enough to be told from a name."""
    found = [plain(media.attributes.get(name, "")[:300]) for name in ("alt", "title")]
    return [alt for alt in found if len(alt) >= _SHORTEST_ALT]


def _ends_with_credit(text: str) -> bool:
    """Whether the last words of a text name an agency or archive of pictures: "Ana Duarte/Pool via REUTERS"."""
    words = text.casefold().replace("/", " ").split()[-_AGENCY_WORDS:]
    return any(" ".join(words[k:]).strip(" .()[]©") in CREDITED for k in range(len(words)))


def _announces_credit(text: str) -> bool:
    """Whether the end of a text says whose a picture is: "Photo: ...", or an agency in brackets."""
    if text[-1:] in ")]" and text[max(text.rfind("("), text.rfind("[")) + 1 : -1].casefold() in CREDITED:
        return True
    end = text[-_LONGEST_CREDIT:]
    return any(credit_prefix(end[seam.end() :]) for seam in _SEAM.finditer(end))


def _is_italic(block: RawBlock) -> bool:
    """Whether all of a line of text is emphasised, and not strongly so, as headings are."""
    inline = block.inline or ()
    if len(inline) > _MOST_MARKUP or block.text.endswith(_LEADS_ON):
        return False
    kinds = {kind for start, end, kind, _ in inline if not _has_more(block, start, end)}
    return "emphasis" in kinds and "strong" not in kinds


def _has_more(block: RawBlock, start: int, end: int) -> bool:
    """Whether a block holds more than what stands between two of its pieces."""
    pieces = block.pieces or []
    return any(not piece.isspace() for piece in (*pieces[:start], *pieces[end:]))


class Captions:
    """The search for the captions of one page.

    Args:
        page: The page, and what is known of each block so far.
        around: What the elements around each block say.
    """

    def __init__(self, page: Scored, around: Surroundings) -> None:
        self._blocks = page.layout.blocks
        self._nodes = page.layout.nodes
        self._around = around
        self._window = page.window
        self._verdicts = page.verdicts
        self._layout = page.layout
        self._body = page.body
        self._last = page.body[-1] if page.body else page.window.stop - 1
        self._pictures = [media for media in page.layout.media if media.kind == "image"]

    def labels(self) -> Iterator[tuple[int, Label, str]]:
        """Blocks that are captions or credits, with the reason. A block may come twice."""
        if not self._pictures:
            return
        top = self._top()
        for i, reason in self._named(top):
            if self._belongs(self._blocks[i], self._verdicts[i]):
                own = self._nodes.cues[self._blocks[i].node]
                is_credit = reason == "credit" or (own & c.CREDIT and not own & c.CAPTION)
                yield i, Label.CREDIT if is_credit else Label.CAPTION, reason
        for media in self._pictures:
            if top <= media.block <= self._last + 1:
                for i in self._beside(media):
                    yield i, Label.CAPTION, "beside a picture"
        for i in self._below():
            yield i, Label.CAPTION, "below a picture"
        for i in self._framed():
            yield i, Label.CAPTION, "framed alike"

    def _top(self) -> int:
        """The first block above the text that may be the caption of the lead picture."""
        start = self._window.start
        for i in range(start - 1, max(-1, start - _ABOVE), -1):
            if self._verdicts[i].label is Label.TITLE:
                return max(0, i - _ABOVE_TITLE)
        return max(0, start - _ABOVE_TITLE)

    # ---------------------------------------------------------------- named by element or class

    def _named(self, top: int) -> Iterator[tuple[int, str]]:
        """Blocks that their element or class calls a caption."""
        behind = {media.block for media in self._pictures}
        nodes, window, verdicts, places_of = self._nodes, self._window, self._verdicts, self._around.places
        cues = nodes.cues
        below_caption = -1
        for i in range(top, min(len(self._blocks), max(window.stop, self._last + _BELOW_TEXT))):
            block = self._blocks[i]
            places = places_of(block.node)
            if places & CAPTION:
                below_caption = i + 1
                teaser = i < window.start and (places & LIST or block.link_chars)
                if not teaser and self._reads_as_caption(i) and not self._is_attribution(block):
                    yield i, ""
            elif i < window.stop and (cues[block.node] | cues[max(0, nodes.parent[block.node])]) & _NAMES:
                near = i in behind or i - 1 in behind or PICTURE_WORDS.search(nodes.hints[block.node])
                if near and self._reads_as_caption(i):
                    yield i, "class"
            elif verdicts[i].label is _BODY:
                is_behind = i in behind or i == below_caption
                if is_behind or places & FIGURE:
                    yield from self._unnamed(i, places, is_behind=is_behind)

    def _unnamed(self, i: int, places: int, *, is_behind: bool) -> Iterator[tuple[int, str]]:
        """A block of the body that goes with a picture, though neither element nor class says so."""
        block = self._blocks[i]
        in_figure = places & FIGURE and not places & _NO_CAPTION_PLACES
        if (in_figure or is_behind) and is_credit_line(block):
            yield i, "credit"
        elif (
            in_figure
            and block.words <= _LONGEST_IN_FIGURE
            and block.tag != "pre"
            and self._reads_as_caption(i)
        ):
            yield i, "in a figure"

    def _reads_as_caption(self, i: int) -> bool:
        """Whether a block can be a caption: no heading, button, formula, name of a file, date or length of a film."""
        block = self._blocks[i]
        if block.words > _LONGEST or block.tag in _NEVER or self._verdicts[i].label in _FRONT_MATTER:
            return False
        if _FILE_NAME.fullmatch(block.text):
            return False
        if block.inline and any(kind == "math" for _, _, kind, _ in block.inline):
            return False
        if block.words > _PROSE_WORDS:
            return True
        if block.words <= _FEWEST_BESIDE and category(block.text):
            return False
        return 2 * sum(map(str.isalpha, block.text)) > len(block.text)

    def _is_attribution(self, block: RawBlock) -> bool:
        """Whether a ``<figcaption>`` names the speaker of a quotation: its figure holds the words."""
        nodes, node = self._nodes, block.node
        caption = -1
        while node >= 0 and nodes.tag[node] != "figure":
            if nodes.tag[node] == "blockquote":
                return True
            caption = node if nodes.tag[node] == "figcaption" else caption
            node = nodes.parent[node]
        if node < 0 or caption < 0:
            return False
        before = range(nodes.first[node], nodes.first[caption])
        return any(
            self._verdicts[i].label is _BODY or self._around.places(self._blocks[i].node) & QUOTE
            for i in before[-_FRAME_BLOCKS:]
        )

    def _belongs(self, block: RawBlock, verdict: Verdict) -> bool:
        """Whether a caption is no teaser's: outside the body, nothing around it may point elsewhere."""
        away = self._around.cues(block.node) & (_AWAY | _VAGUE)
        if not away or verdict.label is not Label.BOILERPLATE:
            return True
        return not (away & _AWAY or block.link_chars) and self._is_alone(block.node)

    def _is_alone(self, node: int) -> bool:
        """Whether the ``<figure>`` around a node holds hardly more than a caption: no heading, no link."""
        nodes = self._nodes
        while node >= 0 and nodes.tag[node] != "figure":
            node = nodes.parent[node]
        if node < 0 or nodes.last[node] - nodes.first[node] > _FRAME_BLOCKS:
            return False
        inside = self._blocks[nodes.first[node] : nodes.last[node]]
        return all(block.tag not in HEADINGS and not block.link_chars for block in inside)

    # ----------------------------------------------------------------------- below a picture

    def _below(self) -> Iterator[int]:
        """Paragraphs right below a picture that end with its credit, or are set in italics as all such are."""
        below = [i for i in sorted({media.block for media in self._pictures}) if self._may_be_below(i)]
        lines = [i for i in below if self._blocks[i].words <= _LONGEST_BELOW]
        italic = [i for i in lines if _is_italic(self._blocks[i])]
        if len(italic) < _FEWEST_ITALICS or 2 * len(italic) < len(below):
            italic = []
        return chain(italic, (i for i in lines if _announces_credit(self._blocks[i].text)))

    def _may_be_below(self, i: int) -> bool:
        """Whether a block is a paragraph of the text."""
        if i not in self._window or self._verdicts[i].label is not _BODY:
            return False
        block = self._blocks[i]
        return block.tag in _LINES and not self._around.places(block.node) & _NO_CAPTION_PLACES

    # ---------------------------------------------------------------------- beside a picture

    def _beside(self, media: Media) -> Iterator[int]:
        """Blocks that stand alone with a picture, where a class name or the alternative text agrees."""
        nodes, node = self._nodes, media.node
        alts: list[str] | None = None
        for _ in range(_CLIMB):
            inside = range(nodes.first[node], nodes.last[node])
            if len(inside) > _FRAME_BLOCKS or nodes.tag[node] in _NO_FRAME or self._around.branch(node) < 0:
                return
            if inside:
                alts = _alternatives(media) if alts is None else alts
                if any(self._blocks[i].words >= _FEWEST_BESIDE or self._agrees(i, alts) for i in inside):
                    break
            node = nodes.parent[node]
        else:
            return
        if not all(self._may_be_beside(i, media) for i in inside):
            return
        named = PICTURE_WORDS.search(nodes.hints[node])
        for i in inside:
            if self._verdicts[i].label not in _NAMED_LABELS and self._is_beside(
                i, alts or [], named=bool(named)
            ):
                yield i

    def _is_beside(self, i: int, alts: Sequence[str], *, named: bool) -> bool:
        """Whether names or the alternative text make a caption of a block in the frame of a picture."""
        block = self._blocks[i]
        if self._agrees(i, alts):
            return True
        if block.words < _FEWEST_BESIDE or not self._reads_as_caption(i):
            return False
        return (
            named
            or PICTURE_WORDS.search(self._nodes.hints[block.node]) is not None
            or (block.tag != "p" and _ends_with_credit(block.text))
        )

    def _agrees(self, i: int, alts: Sequence[str]) -> bool:
        """Whether a block of text repeats the alternative text of a picture."""
        block = self._blocks[i]
        if not alts or block.words > _LONGEST or not self._reads_as_caption(i):
            return False
        letters = plain(block.text)
        return len(letters) >= _SHORTEST_ALT and any(
            letters.startswith(a) or a.startswith(letters) for a in alts
        )

    def _may_be_beside(self, i: int, media: Media) -> bool:
        """Whether a block can stand in the frame of a picture that is no teaser."""
        block = self._blocks[i]
        if block.words > _LONGEST_BESIDE or block.tag in HEADINGS or 2 * block.link_chars > len(block.text):
            return False
        cues = self._around.cues(block.node)
        if cues & (_AWAY | _PERSON | c.NAV) or self._verdicts[i].label in _FRONT_MATTER:
            return False
        return not cues & c.RELATED or (media.link is None and not block.link_chars)

    # ------------------------------------------------------------------- framed as others are

    def _framed(self) -> list[int]:
        """Lines below pictures in frames alike: blocks of the body that are set like nothing outside of such frames.

        With nothing between them they are entries of a list, and the pictures their signs.
        """
        if not self._body:
            return []
        framed = {i for media in self._pictures if (i := self._in_frame(media)) is not None}
        alike: dict[tuple[str, ...], list[int]] = {}
        for i in self._body:
            if self._verdicts[i].label is _BODY:
                alike.setdefault(style_of(self._layout, i), []).append(i)
        habits = {
            style: lines
            for style, lines in alike.items()
            if len(lines) >= _FEWEST_FRAMES
            and framed.issuperset(lines)
            and any(self._blocks[i].words >= _FEWEST_BESIDE for i in lines)
        }
        found = [i for i in sorted(framed) if style_of(self._layout, i) in habits]
        few = words_of(self._layout, found) <= _LARGEST_SHARE * words_of(self._layout, self._body)
        return found if few and all(below - above > 1 for above, below in pairwise(found)) else []

    def _in_frame(self, media: Media) -> int | None:
        """The one line that a picture shares an element with, if it stands below it amid the body and may be a caption."""
        nodes, node = self._nodes, media.node
        for _ in range(_CLIMB):
            first, last = nodes.first[node], nodes.last[node]
            if last - first > 1 or nodes.tag[node] in _NO_FRAME or self._around.branch(node) < 0:
                return None
            if first < last:
                break
            node = nodes.parent[node]
        else:
            return None
        block = self._blocks[first]
        if (
            not (media.block <= first and self._body[0] < first)
            or block.tag not in _LINES
            or block.link_chars
        ):
            return None
        if self._around.places(block.node) & _NO_CAPTION_PLACES:
            return None
        return first if self._may_be_beside(first, media) and self._reads_as_caption(first) else None
