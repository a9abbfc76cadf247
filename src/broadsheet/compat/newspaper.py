"""The article of newspaper4k: ``from broadsheet.compat.newspaper import Article``.

Names and arguments are those of newspaper4k; what is extracted is what :func:`broadsheet.parse` finds. Nothing is
downloaded and nothing summed up: hand over the page that your own client has fetched.

>>> from broadsheet.compat.newspaper import Article
>>> article = Article("https://pier.example/tides")
>>> article.download(input_html="<title>Tide tables</title><p>High water is at noon.</p>").parse().title
'Tide tables'
"""

import datetime as dt
import warnings
from functools import cached_property
from typing import Any, Final, NoReturn, Self
from urllib.parse import urljoin, urlsplit

import attrs

import broadsheet
from broadsheet.compat import CompatibilityWarning, NotOfferedError
from broadsheet.compat._body import Reduction
from broadsheet.compat._pages import page_of
from broadsheet.errors import BroadsheetError, UnsupportedInputError
from broadsheet.model import Embed, Timestamp, walk_blocks
from broadsheet.parser import Source
from broadsheet.sites import Page

__all__ = [
    "Article",
    "ArticleBinaryDataException",
    "ArticleDownloadError",
    "ArticleException",
    "article",
    "fulltext",
]

#: The fields of :meth:`Article.to_json`, in newspaper4k's order.
_JSON_FIELDS: Final = (
    *("url", "read_more_link", "language", "title", "top_image", "meta_img", "images", "movies", "keywords"),
    *("meta_keywords", "tags", "authors", "publish_date", "summary", "meta_description", "meta_lang"),
    *("meta_favicon", "meta_site_name", "canonical_link", "text"),
)
_WHOLE: Final = Reduction(tables=True, images=True, links=True, formats=True)


class ArticleException(BroadsheetError):  # noqa: N818 - newspaper4k's name
    """Raised when an article is not as far as what is asked of it."""


class ArticleDownloadError(ArticleException, NotOfferedError):
    """Raised when an article is to be downloaded."""


class ArticleBinaryDataException(ArticleException):
    """Raised when what was handed over as HTML is no page but a PDF, an image, an archive."""


class Article:
    """An article in the form of newspaper4k. Before :meth:`parse` its fields are empty.

    Args:
        url: Address of the page.
        title: The headline, until the page tells it.
        source_url: Address of the site; taken from ``url`` when empty.
        read_more_link: Changes nothing.
        config: Changes nothing.
        settings: Those of newspaper4k's configuration, such as ``language``; they change nothing.

    Attributes:
        url: Address of the page.
        original_url: The same.
        source_url: Scheme and host of the page.
        read_more_link: As given.
        title: The headline, else "".
        text: The body as plain text, paragraphs separated by blank lines.
        article_html: The body as HTML, written from a list of allowed elements.
        authors: Their names.
        publish_date: When it was published: aware where the page states a time of day, else midnight and naive.
        top_image: Address of the lead image, else "".
        images: Addresses of the lead image and of the pictures in the body.
        movies: Addresses of the videos and posts that are embedded in the body.
        tags: Topics as the page lists them.
        keywords: Always empty, as in newspaper4k before ``nlp``.
        keyword_scores: Always empty.
        summary: Always "", as in newspaper4k before ``nlp``.
        meta_img: Address of the lead image, else "".
        meta_lang: Two letters (or three) of the language, else "".
        meta_site_name: Name of the site, else "".
        canonical_link: The address that the page states for itself, else "".
        language: The same as ``meta_lang``.
        is_parsed: Whether :meth:`parse` was called.
        article: All that broadsheet knows, as a ``broadsheet.Article``.
    """

    def __init__(
        self,
        url: str,
        title: str = "",
        source_url: str = "",
        read_more_link: str = "",
        config: Any = None,
        **settings: Any,
    ) -> None:
        _warn_of_idle({"read_more_link": read_more_link, "config": config} | settings, 3)
        self.url = self.original_url = url
        self.source_url = source_url or _site_of(url)
        self.read_more_link = read_more_link
        self.title = title
        self.text = self.article_html = self.summary = ""
        self.authors: list[str] = []
        self.publish_date: dt.datetime | None = None
        self.top_image = self.meta_img = ""
        self.images: list[str] = []
        self.movies: list[str] = []
        self.tags: list[str] = []
        self.keywords: list[str] = []
        self.keyword_scores: dict[str, float] = {}
        self.meta_lang = self.language = self.meta_site_name = self.canonical_link = ""
        self.is_parsed = False
        self.article = broadsheet.Article()
        self._html: Source = ""

    @property
    def html(self) -> Source:
        """The page, as it was handed over; "" before."""
        return self._html

    @html.setter
    def html(self, html: Source | None) -> None:
        self._html = html or ""
        self.__dict__.pop("_page", None)

    def set_html(self, html: Source | None) -> None:
        """Hand over the page, as in newspaper3k."""
        self.html = html

    def download(
        self,
        input_html: Source | None = None,
        title: str | None = None,
        recursion_counter: int = 0,
        ignore_read_more: bool = False,  # noqa: FBT001, FBT002 - as newspaper4k has it
    ) -> Self:
        """Take the page that is handed over.

        Args:
            input_html: The page: a string or bytes.
            title: The headline, until the page tells it.
            recursion_counter: Changes nothing.
            ignore_read_more: Changes nothing.

        Raises:
            ArticleDownloadError: There is no page.
        """
        _warn_of_idle({"recursion_counter": recursion_counter, "ignore_read_more": ignore_read_more}, 3)
        if not input_html:
            raise ArticleDownloadError(
                f"broadsheet downloads nothing; hand over what your own client has fetched, "
                f"download(input_html=...): {self.url!r}"
            )
        self.html = input_html
        self.title = title or self.title
        return self

    def parse(self) -> Self:
        """Fill the fields.

        Raises:
            ArticleException: There is no page yet.
            ArticleBinaryDataException: It is neither HTML nor text.
        """
        if not self._html:
            raise ArticleException(f"download() comes before parse(): {self.url!r}")
        try:
            self.article = broadsheet.parse(self._html, url=self.url or None)
        except UnsupportedInputError as error:
            raise ArticleBinaryDataException(f"{error}: {self.url!r}") from error
        self._take(self.article)
        self.is_parsed = True
        return self

    def _take(self, article: broadsheet.Article) -> None:
        self.title = article.title or self.title
        self.text = article.text
        self.article_html = _WHOLE(article).to_html()
        self.authors = [author.name for author in article.authors]
        self.publish_date = _moment(article.published)
        self.top_image = self.meta_img = article.lead_image.url if article.lead_image else ""
        pictures = [image.url for figure in article.figures for image in figure.images]
        self.images = list(dict.fromkeys(filter(None, [self.top_image, *pictures])))
        self.movies = [
            block.url for block in walk_blocks(article) if isinstance(block, Embed) and block.url is not None
        ]
        self.tags = list(article.tags)
        self.meta_lang = self.language = (article.language or "").partition("-")[0]
        self.meta_site_name = article.site_name or ""
        self.canonical_link = article.canonical_url or ""

    def build(self) -> NoReturn:
        """Refuse, since it would download.

        Raises:
            ArticleDownloadError: Always.
        """
        raise ArticleDownloadError("broadsheet downloads nothing: see download(input_html=...) and parse()")

    def nlp(self) -> NoReturn:
        """Refuse to sum up.

        Raises:
            NotOfferedError: Always.
        """
        raise NotOfferedError("broadsheet makes no summaries and no keywords: hand `text` to what does")

    @property
    def top_img(self) -> str:
        """The same as ``top_image``."""
        return self.top_image

    @property
    def imgs(self) -> list[str]:
        """The same as ``images``."""
        return self.images

    @cached_property
    def _page(self) -> Page:
        # As long as parsing once more, so not before something that only the head tells is read.
        page = page_of(self._html, self.url or None) if self.is_parsed else Page(kind="html")
        return attrs.evolve(page, root=None)

    @property
    def meta_description(self) -> str:
        """What the page's ``meta`` elements say it is about, else ""."""
        return self._meta("description") or self._meta("og:description")

    @property
    def meta_keywords(self) -> list[str]:
        """The words of ``meta name=keywords``, as they stand between commas."""
        return [word.strip() for word in self._meta("keywords").split(",") if word.strip()]

    @property
    def meta_favicon(self) -> str:
        """Address of the site's icon, else ""."""
        icons = (link.href for link in self._page.head.links if "icon" in link.rel.lower().split())
        icon = next(icons, "")
        return urljoin(self._page.base or "", icon) if icon else ""

    @property
    def meta_data(self) -> dict[str, Any]:
        """All ``meta`` elements by name; names with colons are dicts in dicts (``["og"]["title"]``)."""
        data: dict[str, Any] = {}
        for name, values in self._page.head.meta.items():
            _put(data, name.split(":", 3), values[0] if len(values) == 1 else list(values))
        return data

    def _meta(self, name: str) -> str:
        values: tuple[str, ...] = self._page.head.meta.get(name, ())
        return values[0] if values else ""

    def to_json(self, as_string: bool = True) -> str | dict[str, Any]:  # noqa: FBT001, FBT002 - as newspaper4k has it
        """The fields as a JSON document, or as a dict.

        Raises:
            ArticleException: :meth:`parse` was not called.
        """
        import json

        if not self.is_parsed:
            raise ArticleException(f"parse() comes before to_json(): {self.url!r}")
        fields = {name: getattr(self, name) for name in _JSON_FIELDS}
        if self.publish_date is not None:
            fields["publish_date"] = self.publish_date.isoformat()
        return json.dumps(fields, indent=4, ensure_ascii=False) if as_string else fields

    def __repr__(self) -> str:
        return f"<Article {self.url!r}: {'parsed' if self.is_parsed else 'not parsed'}>"


def article(
    url: str, language: str | None = None, *, input_html: Source | None = None, **settings: Any
) -> Article:
    """An article that is parsed.

    Args:
        url: Address of the page.
        language: Changes nothing.
        input_html: The page: a string or bytes.
        settings: Those of :class:`Article`.

    Raises:
        ArticleDownloadError: There is no page.
        ArticleBinaryDataException: It is neither HTML nor text.
    """
    _warn_of_idle({"language": language}, 3)
    known = {name: settings.pop(name) for name in ("title", "source_url") if name in settings}
    _warn_of_idle(settings, 3)
    return Article(url, **known).download(input_html=input_html).parse()


def fulltext(html: Source, language: str = "en") -> str:
    """The body of a page as plain text.

    Args:
        html: The page: a string or bytes.
        language: Changes nothing.

    Raises:
        ArticleBinaryDataException: It is neither HTML nor text.
    """
    _warn_of_idle({"language": language} if language != "en" else {}, 3)
    found = Article("")
    found.html = html
    return found.parse().text


def _warn_of_idle(settings: dict[str, Any], stacklevel: int) -> None:
    for name, value in settings.items():
        if value:
            warnings.warn(f"{name!r} changes nothing in broadsheet", CompatibilityWarning, stacklevel)


def _put(data: dict[str, Any], path: list[str], value: Any) -> None:
    """Set a value in dicts in dicts; one that has both a value and names below it keeps the value as its own name."""
    for part in path[:-1]:
        below = data.setdefault(part, {})
        if not isinstance(below, dict):
            below = data[part] = {part: below}
        data = below
    last = path[-1]
    if isinstance(data.get(last), dict):
        data = data[last]
    data[last] = value


def _site_of(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _moment(stamp: Timestamp | None) -> dt.datetime | None:
    if stamp is None or isinstance(stamp.value, dt.datetime):
        return stamp and stamp.value  # type: ignore[return-value] # a datetime, as was just seen
    return dt.datetime.combine(stamp.value, dt.time())
