"""The front end for plain text: from decoded characters to the same records as HTML gives."""

from collections.abc import Mapping
from datetime import datetime

from broadsheet._records import Decoded, Layout, Mark, Page, SiteMarks
from broadsheet._text.layout import lay_out
from broadsheet._urls import host_of, slug_words
from broadsheet.limits import Limits
from broadsheet.model import ParseWarning

__all__ = ["open_page", "read_layout"]


def open_page(
    decoded: Decoded,
    *,
    url: str | None,
    fetched_at: datetime | None,
    limits: Limits,  # noqa: ARG001
) -> tuple[Page, list[ParseWarning]]:
    """The text as a page of lines, and what went wrong on the way.

    Every line end of Unicode ends a line: LF, CR, CRLF, vertical tab, form feed, NEL, U+2028, U+2029.
    A text says nothing about itself outside its lines, so the page's head is empty.
    """
    lines = tuple(decoded.data.decode("utf-8", "replace").splitlines())
    page = Page(
        kind="text", url=url, host=host_of(url) if url else "", lines=lines, base=url, fetched_at=fetched_at
    )
    return page, []


def read_layout(page: Page, marks: Mapping[int, Mark], limits: Limits, *, explain: bool) -> Layout:
    """The page's lines as flat blocks; ``marks`` holds what a site says about single lines, by index."""
    layout = lay_out(page.lines, marks, limits, explain=explain, slug=slug_words(page.url))
    if isinstance(marks, SiteMarks):
        layout.site = f"site {marks.site}"
    return layout
