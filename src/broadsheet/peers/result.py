"""What an extractor finds in a page, in the form that all of them are brought into."""

import datetime as dt
from collections.abc import Iterable
from typing import Self

import attrs

from broadsheet.errors import BroadsheetError
from broadsheet.model import Article

__all__ = ["PeerError", "PeerResult"]


class PeerError(BroadsheetError):
    """Raised for a peer that nobody knows, and for one that raised an exception on a page."""


def _line(value: object) -> str | None:
    """A value in one line; None when nothing is in it."""
    return " ".join(str(value).split()) or None if value is not None else None


def _names(values: str | Iterable[object] | None) -> tuple[str, ...]:
    """Names as a list or, as some peers give them, in a string with semicolons between them."""
    given = values.split(";") if isinstance(values, str) else values or ()
    return tuple(filter(None, map(_line, given)))


def _text(text: str | None) -> str:
    return text or ""


def _moment(value: object) -> str | None:
    return value.isoformat() if isinstance(value, dt.date) else _line(value)


@attrs.frozen(kw_only=True)
class PeerResult:
    """What an extractor found in a page. What it did not find, or does not look for, is None or empty.

    Attributes:
        title: The headline.
        authors: Names of the authors.
        published: When it was published, as the extractor tells it: mostly ISO 8601, a day or a time.
        language: Its language.
        site_name: Name of the site.
        description: The standfirst, or the description for search engines, which most peers do not tell apart.
        tags: Its topics.
        lead_image: Address of its picture.
        text: The body as plain text; blank lines, or at least line breaks, stand between paragraphs.
    """

    title: str | None = attrs.field(default=None, converter=_line)
    authors: tuple[str, ...] = attrs.field(default=(), converter=_names)
    published: str | None = attrs.field(default=None, converter=_moment)
    language: str | None = attrs.field(default=None, converter=_line)
    site_name: str | None = attrs.field(default=None, converter=_line)
    description: str | None = attrs.field(default=None, converter=_line)
    tags: tuple[str, ...] = attrs.field(default=(), converter=_names)
    lead_image: str | None = attrs.field(default=None, converter=_line)
    text: str = attrs.field(default="", converter=_text)

    @classmethod
    def of(cls, article: Article) -> Self:
        """What an article says, in this form."""
        return cls(
            title=article.title,
            authors=[author.name for author in article.authors],
            published=article.published,
            language=article.language,
            site_name=article.site_name,
            description=article.subtitle,
            tags=article.tags,
            lead_image=article.lead_image.url if article.lead_image else None,
            text=article.text,
        )

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, headings and items of the body."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())
