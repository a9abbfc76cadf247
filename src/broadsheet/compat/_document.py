"""The record that trafilatura returns."""

import re
from typing import Any, Final
from urllib.parse import urlsplit

import attrs

from broadsheet.compat._body import Reduction
from broadsheet.compat._options import Options, date_of
from broadsheet.compat._tree import body_tree
from broadsheet.model import Article

__all__ = ["Document", "document_of", "metadata_of"]

_FIELDS: Final = (
    *("title", "author", "url", "hostname", "description", "sitename", "date", "categories", "tags"),
    *("fingerprint", "id", "license", "body", "comments", "commentsbody", "raw_text", "text"),
    *("language", "image", "pagetype", "filedate"),
)
_BLANK_LINES: Final = re.compile(r"\n{2,}")


@attrs.frozen(kw_only=True, eq=False)
class Document:
    """What was extracted from a page, in the fields that trafilatura has. Those without a value are None.

    Attributes:
        title: The headline.
        author: The authors' names, separated by "; ".
        url: The address that the page states for itself, else the one given by the caller.
        hostname: Its host, without "www.".
        description: The standfirst: ``Article.subtitle``.
        sitename: Name of the site.
        date: The day of publication, as ``YYYY-MM-DD`` unless ``date_extraction_params`` say otherwise.
        categories: The section of the site, in a list.
        tags: Topics as the page lists them.
        fingerprint: Always None.
        id: The ``record_id`` given by the caller.
        license: Always None.
        comments: Empty, and None where there is no text: readers' comments are no part of an article.
        commentsbody: Always None.
        raw_text: The body as plain text, paragraphs on lines of their own.
        text: The same, or Markdown where it was asked for.
        language: Two letters (or three) of the language.
        image: Address of the lead image.
        pagetype: "article", or None for what is none.
        filedate: Always None: nothing here looks at the clock.
        article: All that broadsheet knows: the article itself.
        reduced: Its body, without what was not asked for.
    """

    title: str | None = None
    author: str | None = None
    url: str | None = None
    hostname: str | None = None
    description: str | None = None
    sitename: str | None = None
    date: str | None = None
    categories: list[str] | None = None
    tags: list[str] | None = None
    fingerprint: str | None = None
    id: str | None = None
    license: str | None = None
    comments: str | None = None
    commentsbody: None = None
    raw_text: str | None = None
    text: str | None = None
    language: str | None = None
    image: str | None = None
    pagetype: str | None = None
    filedate: str | None = None
    article: Article = attrs.field(factory=Article, repr=False)
    reduced: Article = attrs.field(factory=Article, repr=False)

    @property
    def body(self) -> Any:
        """The body as an element of lxml, made anew at each call."""
        return body_tree(self.reduced)

    def as_dict(self) -> dict[str, Any]:
        """The fields by name, in trafilatura's order."""
        return {name: getattr(self, name) for name in _FIELDS}


def document_of(article: Article, options: Options, record_id: str | None = None) -> Document:
    """The document of an article."""
    reduce = Reduction(
        tables=options.include_tables,
        images=options.include_images,
        links=options.include_links,
        formats=options.formatted,
    )
    reduced = reduce(article)
    plain = _BLANK_LINES.sub("\n", reduced.text)
    markdown = options.output_format == "markdown" or options.marks_up
    fields = metadata_of(article, options) if options.with_metadata or options.only_with_metadata else {}
    return Document(
        **fields,
        id=record_id,
        comments="",
        raw_text=plain,
        text=reduced.to_markdown().strip("\n") if markdown else plain,
        article=article,
        reduced=reduced,
    )


def metadata_of(article: Article, options: Options) -> dict[str, Any]:
    """The fields of a document that tell about the article."""
    refused = {name.casefold() for name in options.author_blacklist or ()}
    names = [author.name for author in article.authors if author.name.casefold() not in refused]
    url = article.canonical_url or article.url
    return {
        "title": article.title,
        "author": "; ".join(names) or None,
        "url": url,
        "hostname": _hostname(url),
        "description": article.subtitle,
        "sitename": article.site_name,
        "date": date_of(article, options.date_extraction_params),
        "categories": [article.category] if article.category else [],
        "tags": list(article.tags),
        "language": language_of(article),
        "image": article.lead_image.url if article.lead_image else None,
        "pagetype": None if article.kind == "not_article" else "article",
    }


def language_of(article: Article) -> str | None:
    """The language of an article without its region and script."""
    return article.language.partition("-")[0] if article.language else None


def _hostname(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
