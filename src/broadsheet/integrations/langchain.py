"""LangChain: a document loader for files and dumps, and a parser of blobs. Needs ``langchain-core``.

>>> from broadsheet.integrations.langchain import BroadsheetLoader  # doctest: +SKIP
>>> documents = BroadsheetLoader("crawl.warc.gz", split="section").load()  # doctest: +SKIP
"""

from collections.abc import Iterator
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING, Any, Final

from broadsheet.integrations._lazy import Chunking, made, needed
from broadsheet.integrations.chunks import Chunk, OnError, Split, TextFormat
from broadsheet.parser import Parser

__all__ = ["BroadsheetBlobParser", "BroadsheetLoader"]


class _Loader(Chunking):
    """A document loader (``langchain_core.document_loaders.BaseLoader``) for a page, a folder or a dump.

    Args:
        path: What :func:`broadsheet.dumps.open_dump` reads.
        split: As for :class:`~broadsheet.integrations.chunks.Chunker`.
        max_length: As for ``Chunker``.
        text_format: As for ``Chunker``.
        on_error: As for ``Chunker``.
        parser: As for ``Chunker``.
        dump_options: Those of ``open_dump``, such as ``columns``.

    Raises:
        MissingExtraError: LangChain is not installed.
        ValueError: A value is none of those allowed.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        split: Split = "article",
        max_length: int | None = None,
        text_format: TextFormat = "text",
        on_error: OnError = "raise",
        parser: Parser | None = None,
        **dump_options: Any,
    ) -> None:
        super().__init__(
            split=split, max_length=max_length, text_format=text_format, on_error=on_error, parser=parser
        )
        self._path = path
        self._dump_options = dump_options

    def lazy_load(self) -> Iterator[Any]:
        """The documents, one after the other."""
        return map(_document, self._chunker.of_dump(self._path, **self._dump_options))


class _BlobParser(Chunking):
    """A parser of blobs (``langchain_core.document_loaders.BaseBlobParser``) that hold a page each.

    ``url`` in the metadata of a blob is taken for the address of its page, and what else stands there goes
    to its documents. An address as ``source`` will do as well.

    Args:
        split: As for :class:`~broadsheet.integrations.chunks.Chunker`.
        max_length: As for ``Chunker``.
        text_format: As for ``Chunker``.
        on_error: As for ``Chunker``.
        parser: As for ``Chunker``.

    Raises:
        MissingExtraError: LangChain is not installed.
        ValueError: A value is none of those allowed.
    """

    def lazy_parse(self, blob: Any) -> Iterator[Any]:
        """The documents of a blob."""
        page = blob.data if isinstance(blob.data, str) else blob.as_bytes()
        source = blob.source
        address = blob.metadata.get("url") or (source if source and "://" in source else None)
        for chunk in self._chunker.of_page(page, url=address, content_type=blob.mimetype, source=source):
            yield _document(chunk, blob.metadata)


def _document(chunk: Chunk, more: dict[str, Any] | None = None) -> Any:
    documents = needed("langchain_core.documents", "langchain-core")
    return documents.Document(page_content=chunk.text, metadata=(more or {}) | chunk.metadata)


_BASES: Final = {
    "BroadsheetBlobParser": (_BlobParser, "BaseBlobParser"),
    "BroadsheetLoader": (_Loader, "BaseLoader"),
}

if TYPE_CHECKING:
    BroadsheetBlobParser = _BlobParser
    BroadsheetLoader = _Loader


def __getattr__(name: str) -> Any:
    if name in _BASES:
        return _class(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _class(name: str) -> type:
    body, base = _BASES[name]
    return made(name, body, getattr(needed("langchain_core.document_loaders", "langchain-core"), base))
