"""Rules for plain text: lines that repeat inside the articles."""

import re
from collections import defaultdict

from broadsheet.learning.draft import Finding
from broadsheet.learning.finding import FEW, PROSE
from broadsheet.learning.reading import BODY, Place, key_of
from broadsheet.learning.survey import Survey, span_of
from broadsheet.sites import Label

__all__ = ["find_line_rules"]

_DIGITS = re.compile(r"\d+")


def find_line_rules(survey: Survey) -> list[Finding]:
    """A rule for each line between title and end that stands on several pages, numbers apart."""
    found: defaultdict[str, list[tuple[int, Place]]] = defaultdict(list)
    for number, sheet in enumerate(survey.sheets):
        span = span_of(sheet)
        if not span:
            continue
        start, end = sheet.starts[span[0]], sheet.ends[span[-1]]
        for place in sheet.places:
            blocks = sheet.blocks_at(place)
            if start <= place.start < place.end <= end and all(_may_go(block.label) for block in blocks):
                found[_pattern(sheet.text_of(place))].append((number, place))
    findings = (_finding(survey, rule, places) for rule, places in found.items())
    return [finding for finding in findings if finding.pages > 1 and finding.blocks]


def _may_go(label: Label) -> bool:
    return label is Label.BODY or label is Label.BOILERPLATE


def _pattern(line: str) -> str:
    escaped = _DIGITS.sub(r"\\d+", re.escape(line))
    return f"^{escaped}$"


def _finding(survey: Survey, rule: str, places: list[tuple[int, Place]]) -> Finding:
    pages = {number for number, _ in places}
    texts = [survey.sheets[number].text_of(place) for number, place in places]
    blocks = [block for number, place in places for block in survey.sheets[number].blocks_at(place)]
    few = FEW if len(pages) < survey.least else ""
    short = "" if len(texts[0].split()) >= PROSE or len(key_of(texts[0])) >= 5 * PROSE else "a short line"
    return Finding(
        attribute="drop_text",
        rule=rule,
        reason="the same line",
        pages=len(pages),
        matches=len(texts),
        blocks=sum(block.label in BODY for block in blocks),
        characters=sum(map(len, texts)) // len(pages),
        example=texts[0],
        doubt=few or short,
    )
