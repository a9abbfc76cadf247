"""Claims of dates beside the byline: at the start of the text, and in a line anywhere on the page."""

import re
from collections.abc import Iterator
from typing import Final

from broadsheet._lexicon.bylines import POSTED
from broadsheet._metadata.bylines import PARTS, Byline, labels_date, read_byline
from broadsheet._metadata.dates import find_dates
from broadsheet._metadata.zone import Zone
from broadsheet._records import Claim, Layout, Page, RawBlock
from broadsheet.model import Timestamp

__all__ = ["far_claims", "first_claims", "opening_claims"]

_MOST_FAR_WORDS: Final = 20  # of a date line outside the front
_LONGEST_FAR: Final = 120  # characters of one
_MOST_LINES: Final = 8  # of a longer block that are looked at
_LONGEST_BLOCK: Final = 600  # characters of such a block
_DATE_LIKE = re.compile(r"(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d\d|\d{4}[年년]|25\d\d")
_DAY_OR_FINER: Final = frozenset({"day", "minute", "second"})

_OPENING: Final = 90  # characters of a text that may hold its dateline
_LONGEST_PLACE: Final = 40  # characters before the date in a dateline
_END_OF_DATELINE = re.compile(r"\s?\.?\)?\s?(?:[-–—|:/•·]|\.(?=\s)|(?<=\))\s)")


def opening_claims(page: Page, layout: Layout, zone: Zone, language: str | None) -> Iterator[Claim]:
    """The day in the dateline of a text: "(4 May 2025) The pier ...", "SKERRY BAY, May 4, 2025 - The pier ..."."""
    for i in dict.fromkeys((zone.below, zone.prose, zone.end)):
        head = layout.blocks[i].text[:_OPENING] if 0 <= i < len(layout.blocks) else ""
        if not _DATE_LIKE.search(head):
            continue
        for date in find_dates(head, language=language, fetched_at=page.fetched_at)[:1]:
            before = head[: date.start].rstrip()
            opens = not before or (before[-1] in ",(" and len(before) <= _LONGEST_PLACE)
            if opens and date.timestamp.precision != "month" and _END_OF_DATELINE.match(head, date.end):
                yield Claim("published", date.timestamp, "visible dateline", 0.6)
                return


def far_claims(page: Page, layout: Layout, language: str | None) -> Iterator[Claim]:
    """A date line anywhere, for pages that state no day in their front zone.

    The first that has a label or a name ("Published on …", "By Jane Porter …"), else the first, else a labelled
    month ("Last updated: May 2025").
    """
    first: Byline | None = None
    month: Byline | None = None
    for block in layout.blocks:
        if not ("20" in block.text or "19" in block.text or "年" in block.text):
            continue
        labelled: Byline | None = None
        for byline, is_labelled in _far_bylines(page, block, language):
            if _stamps(byline)[0].precision not in _DAY_OR_FINER:
                month = month or (byline if is_labelled else None)
            elif not is_labelled:
                first = first or byline
            elif labelled is None or labelled.published is None:
                labelled = byline
        if labelled:
            first = labelled
            break
    if first := first or month:
        field = "published" if first.published else "modified"
        yield Claim(field, first.published or first.modified, "visible date (outside the front)", 0.4)


def _far_bylines(page: Page, block: RawBlock, language: str | None) -> Iterator[tuple[Byline, bool]]:
    """The date lines in a block, and whether a label or a name says what their dates are."""
    for line, posted in _far_lines(block):
        if not _DATE_LIKE.search(line):
            continue
        byline = read_byline(line, language=language, fetched_at=page.fetched_at)
        if not (stamps := _stamps(byline)):
            continue
        labelled = posted or byline.introduced or labels_date(line)
        if labelled or 2 * sum(len(stamp.raw) for stamp in stamps) >= len(PARTS.split(line, maxsplit=1)[0]):
            yield byline, labelled


def _stamps(byline: Byline) -> list[Timestamp]:
    return [stamp for stamp in (byline.published, byline.modified) if stamp]


def first_claims(page: Page, layout: Layout, language: str | None) -> Iterator[Claim]:
    """The day of a line that says when the text was first published, for pages whose head states no day.

    The date line of such a page may be that of the last change.
    """
    for block in layout.blocks:
        if not block.text[:_OPENING].casefold().startswith(POSTED):
            continue
        for date in find_dates(block.text[:_LONGEST_FAR], language=language, fetched_at=page.fetched_at)[:1]:
            if date.start <= _OPENING and date.timestamp.precision in _DAY_OR_FINER:
                yield Claim("published", date.timestamp, "visible date (first published)", 0.97)
                return


def _far_lines(block: RawBlock) -> Iterator[tuple[str, bool]]:
    """What may be a date line in a block, and whether it begins as the lines of blogs that say when a text was posted."""
    text = block.text
    if block.words <= _MOST_FAR_WORDS and len(text) <= _LONGEST_FAR:
        yield text, False
    elif "\n" in text and len(text) <= _LONGEST_BLOCK:
        for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
            if len(line) <= _LONGEST_FAR:
                yield line, False
    elif text[:_OPENING].casefold().startswith(POSTED):
        yield text[:_LONGEST_FAR], True
