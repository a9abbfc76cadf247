"""Scrapy: articles as items, and a pipeline for them. Works with Scrapy's items of any kind.

>>> from broadsheet.integrations.scrapy import article_item  # doctest: +SKIP
>>> def parse(self, response):  # doctest: +SKIP
...     yield article_item(response)
"""

from collections.abc import Collection, MutableMapping
from typing import Any, Final, Self

import attrs

from broadsheet import Article, BroadsheetError, Parser
from broadsheet.integrations._lazy import needed
from broadsheet.parser import parse

__all__ = ["ArticleItem", "ArticlePipeline", "article_item"]

#: Where an item that is to become an article holds its page.
_PAGE: Final = "html"


@attrs.define(kw_only=True)
class ArticleItem:
    """An article in plain values, for feed exports. Pipelines may change it.

    Attributes:
        url: Address of the page.
        canonical_url: The address that it states for itself.
        title: The headline.
        subtitle: The standfirst.
        authors: Their names.
        published: When it was published, as ISO 8601, as exactly as the page states it.
        modified: When it was last changed, likewise.
        language: BCP 47 tag.
        site_name: Name of the site.
        category: The section of the site.
        tags: Topics as the page lists them.
        image_urls: Addresses of the lead image and of those in the body; Scrapy's ``ImagesPipeline`` downloads them.
        images: What ``ImagesPipeline`` says of them.
        text: The body as plain text.
        kind: "article", "live_blog" or "not_article".
        confidence: How likely ``kind`` is right, 0 to 1.
        warnings: Codes of what was not quite as it should be.
    """

    url: str | None = None
    canonical_url: str | None = None
    title: str | None = None
    subtitle: str | None = None
    authors: list[str] = attrs.Factory(list)
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    site_name: str | None = None
    category: str | None = None
    tags: list[str] = attrs.Factory(list)
    image_urls: list[str] = attrs.Factory(list)
    images: list[Any] = attrs.Factory(list)
    text: str = ""
    kind: str = "not_article"
    confidence: float = 0.0
    warnings: list[str] = attrs.Factory(list)

    @classmethod
    def from_article(cls, article: Article) -> Self:
        """The item of an article."""
        pictures = [article.lead_image] if article.lead_image else []
        pictures += [image for figure in article.figures for image in figure.images]
        return cls(
            url=article.url,
            canonical_url=article.canonical_url,
            title=article.title,
            subtitle=article.subtitle,
            authors=[author.name for author in article.authors],
            published=str(article.published) if article.published else None,
            modified=str(article.modified) if article.modified else None,
            language=article.language,
            site_name=article.site_name,
            category=article.category,
            tags=list(article.tags),
            image_urls=list(dict.fromkeys(image.url for image in pictures)),
            text=article.text,
            kind=article.kind,
            confidence=article.confidence,
            warnings=[warning.code for warning in article.warnings],
        )


def article_item(response: Any, *, parser: Parser | None = None) -> ArticleItem:
    """The article of a response, as an item.

    Its bytes are read, and its ``Content-Type`` for the encoding; Scrapy's own guess is not taken.

    Args:
        response: A ``scrapy.http.Response``.
        parser: The parser; without it the one of :func:`broadsheet.parse`.

    Raises:
        UnsupportedInputError: The response is neither HTML nor text.
    """
    content_type = response.headers.get("Content-Type")
    run = parse if parser is None else parser.parse
    article = run(
        response.body,
        url=response.url,
        content_type=content_type.decode("latin-1") if content_type else None,
    )
    return ArticleItem.from_article(article)


class ArticlePipeline:
    """An item pipeline: makes articles of items that hold a page, and drops what is none.

    An item with a field ``html`` (bytes or a string, and ``url`` beside it) gets the fields of :class:`ArticleItem`
    that it can have and does not have yet, and loses its page. Items with a ``kind`` that is not wanted
    are dropped, and so are pages that are neither HTML nor text. Scrapy's statistics count the kinds as
    ``broadsheet/article`` and so on.

    The setting ``BROADSHEET_KINDS`` lists the kinds that are wanted; without it all are.

    Args:
        kinds: The kinds that are wanted; none for all.
        stats: Scrapy's statistics.
        parser: The parser.
    """

    def __init__(self, kinds: Collection[str] = (), stats: Any = None, parser: Parser | None = None) -> None:
        self._kinds = frozenset(kinds)
        self._stats = stats
        self._parser = parser or Parser()

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """The pipeline as Scrapy makes it."""
        return cls(crawler.settings.getlist("BROADSHEET_KINDS"), crawler.stats)

    def process_item(self, item: Any, spider: Any = None) -> Any:  # noqa: ARG002 - older versions of Scrapy give it
        """The item, with the fields of its article.

        Raises:
            scrapy.exceptions.DropItem: It is not wanted.
        """
        adapter = needed("itemadapter", "scrapy").ItemAdapter(item)
        if adapter.get(_PAGE):
            self._fill(adapter)
        kind = adapter.get("kind")
        if kind is None:
            return item
        if self._stats is not None:
            self._stats.inc_value(f"broadsheet/{kind}")
        if self._kinds and kind not in self._kinds:
            raise _dropped(f"{kind}: {adapter.get('url')!r}")
        return item

    def _fill(self, adapter: Any) -> None:
        try:
            article = self._parser.parse(adapter[_PAGE], url=adapter.get("url"))
        except BroadsheetError as error:
            if self._stats is not None:
                self._stats.inc_value("broadsheet/unsupported")
            raise _dropped(f"{error}: {adapter.get('url')!r}") from error
        open_ended = isinstance(adapter.item, dict)
        for name, value in attrs.asdict(ArticleItem.from_article(article)).items():
            if (open_ended or name in adapter.field_names()) and not adapter.get(name):
                adapter[name] = value
        if isinstance(adapter.item, MutableMapping):
            del adapter[_PAGE]
        else:
            adapter[_PAGE] = None


def _dropped(message: str) -> Exception:
    dropped: Exception = needed("scrapy.exceptions", "scrapy").DropItem(message)
    return dropped
