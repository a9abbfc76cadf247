"""The functions of trafilatura 2: ``from broadsheet.compat.trafilatura import extract``.

Arguments and results are those of trafilatura; what is extracted is what :func:`broadsheet.parse` finds.
An argument that changes nothing is accepted with a :class:`~broadsheet.compat.CompatibilityWarning`. Where
trafilatura returns None, so do these functions: for pages without text, and for files that are no pages.

>>> from broadsheet.compat.trafilatura import extract
>>> extract("<title>Tide tables</title><p>High water is at noon.</p>")
'High water is at noon.'
"""

from typing import Any, Final, NoReturn

import attrs

from broadsheet.compat import NotOfferedError
from broadsheet.compat._document import Document, document_of, language_of, metadata_of
from broadsheet.compat._formats import FORMATS, written
from broadsheet.compat._options import Options, warn
from broadsheet.compat._pages import all_text, pruned, source_of
from broadsheet.errors import RenderError, UnsupportedInputError
from broadsheet.model import Article
from broadsheet.parser import parse

__all__ = [
    "Document",
    "Options",
    "bare_extraction",
    "extract",
    "extract_metadata",
    "extract_with_metadata",
    "fetch_response",
    "fetch_url",
    "html2txt",
]

_NO_NETWORK: Final = "broadsheet downloads nothing: give it what your own client has fetched"


def extract(
    filecontent: Any, url: str | None = None, record_id: str | None = None, **options: Any
) -> str | None:
    """The text of a page, in a format; None when there is none.

    Args:
        filecontent: The page: bytes, a string, a response with ``data``, or an element of lxml.
        url: Its address.
        record_id: An identifier that the metadata shall have.
        options: The fields of :class:`Options`.

    Raises:
        RenderError: There is no such format.
        TypeError: There is no such argument, or the page is none of these.
    """
    settled = _settled(options)
    if settled.output_format not in FORMATS:
        raise RenderError(
            f"no such output format (there are {', '.join(sorted(FORMATS))}): {settled.output_format!r}"
        )
    document = _document(filecontent, url, settled, record_id)
    if document is None:
        return None
    with_metadata = settled.with_metadata or settled.only_with_metadata
    return written(document, settled.output_format, with_metadata=with_metadata)


def bare_extraction(
    filecontent: Any, url: str | None = None, *, as_dict: bool = False, **options: Any
) -> Document | dict[str, Any] | None:
    """The text of a page and what is known of it; None when there is no text.

    Args:
        filecontent: As for :func:`extract`.
        url: As for :func:`extract`.
        as_dict: Return a dict, as ``Document.as_dict`` does.
        options: The fields of :class:`Options`; ``output_format`` may also be "python".

    Raises:
        TypeError: There is no such argument, or the page is none of these.
    """
    document = _document(filecontent, url, _settled({"output_format": "python"} | options))
    return document.as_dict() if document and as_dict else document


def extract_with_metadata(
    filecontent: Any, url: str | None = None, record_id: str | None = None, **options: Any
) -> Document | None:
    """What :func:`bare_extraction` returns, with metadata, and in its ``text`` what :func:`extract` returns.

    Args:
        filecontent: As for :func:`extract`.
        url: As for :func:`extract`.
        record_id: As for :func:`extract`.
        options: The fields of :class:`Options`.

    Raises:
        RenderError: There is no such format.
        TypeError: There is no such argument, or the page is none of these.
    """
    settled = _settled({"with_metadata": True} | options)
    document = _document(filecontent, url, settled, record_id)
    if document is None:
        return None
    return attrs.evolve(document, text=written(document, settled.output_format, with_metadata=True))


def extract_metadata(
    filecontent: Any,
    default_url: str | None = None,
    date_config: dict[str, Any] | None = None,
    extensive: bool = True,  # noqa: FBT001, FBT002 - as trafilatura has it
    author_blacklist: set[str] | None = None,
) -> Document:
    """What is known of a page, without its text.

    Args:
        filecontent: As for :func:`extract`.
        default_url: The address, unless the page states its own.
        date_config: As ``date_extraction_params`` of :class:`Options`.
        extensive: Idle.
        author_blacklist: As in :class:`Options`.

    Raises:
        TypeError: The page is none of these.
    """
    if not extensive:
        warn("extensive", "all dates that a page states are read", 2)
    options = Options(date_extraction_params=date_config, author_blacklist=author_blacklist)
    options.warn_of_idle(2)
    article = _article(filecontent, default_url, options)
    return Document(article=article, **metadata_of(article, options)) if article else Document()


def html2txt(content: Any, clean: bool = True) -> str:  # noqa: FBT001, FBT002 - as trafilatura has it
    """All words of a page in one line; the empty string when there are none.

    Args:
        content: As ``filecontent`` of :func:`extract`.
        clean: Leave out scripts, styles, asides and footers.

    Raises:
        TypeError: The page is none of these.
    """
    source = source_of(content)
    return "" if source is None else all_text(source, clean=clean)


def fetch_url(*_: Any, **__: Any) -> NoReturn:
    """Refuse to download.

    Raises:
        NotOfferedError: Always.
    """
    raise NotOfferedError(_NO_NETWORK)


def fetch_response(*_: Any, **__: Any) -> NoReturn:
    """Refuse to download.

    Raises:
        NotOfferedError: Always.
    """
    raise NotOfferedError(_NO_NETWORK)


def _settled(arguments: dict[str, Any]) -> Options:
    """The options, after warning the caller of the function that calls this one."""
    options = Options(**arguments).settled()
    options.warn_of_idle(3)
    return options


def _document(
    content: Any, url: str | None, options: Options, record_id: str | None = None
) -> Document | None:
    article = _article(content, url, options)
    if article is None or _refused(article, options):
        return None
    document = document_of(article, options, record_id)
    if options.only_with_metadata and not (document.title and document.date and document.url):
        return None
    return document if document.raw_text else None


def _article(content: Any, url: str | None, options: Options) -> Article | None:
    """The article of a page; None when it is no page."""
    source = source_of(content)
    if source is not None and options.pruning:
        source = pruned(source, url, options.pruning) or source
    try:
        return None if source is None else parse(source, url=url)
    except UnsupportedInputError:
        return None


def _refused(article: Article, options: Options) -> bool:
    """Whether the options want nothing for such an article."""
    if options.favor_precision and article.kind == "not_article":
        return True
    if options.url_blacklist and {article.url, article.canonical_url} & {*options.url_blacklist}:
        return True
    language = language_of(article)
    return bool(options.target_language and language and language != options.target_language)
