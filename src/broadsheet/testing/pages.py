"""A page to test with, and what is known of it."""

import datetime as dt

import attrs

from broadsheet import Article, Parser
from broadsheet.parser import Source, SourceKind

__all__ = ["SamplePage"]


@attrs.frozen(kw_only=True)
class SamplePage:
    """A page, the facts that go with it to ``Parser.parse``, and what was put into it.

    What is not known of a page is None or empty. :func:`broadsheet.testing.strategies.article_pages` fills all
    of it; for a page of your own, state what a law should look at.

    Attributes:
        source: The page, as ``Parser.parse`` takes it.
        url: As for ``Parser.parse``.
        kind: As for ``Parser.parse``.
        encoding: As for ``Parser.parse``.
        content_type: As for ``Parser.parse``.
        fetched_at: As for ``Parser.parse``.
        language: BCP 47 tag of the article's language.
        title: The headline in it.
        authors: The names of its authors, in printed order.
        paragraphs: The paragraphs of its article, in order.
        boilerplate: Texts in it that are not part of the article: menus, sign-ups, comments.
    """

    source: Source
    url: str | None = None
    kind: SourceKind = "auto"
    encoding: str | None = None
    content_type: str | None = None
    fetched_at: dt.datetime | None = None
    language: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()

    def parse(self, parser: Parser, *, explain: bool = False) -> Article:
        """The article that ``parser`` makes of the page.

        Raises:
            UnsupportedInputError: The source is neither HTML nor text.
        """
        return parser.parse(
            self.source,
            url=self.url,
            kind=self.kind,
            encoding=self.encoding,
            content_type=self.content_type,
            fetched_at=self.fetched_at,
            explain=explain,
        )
