"""LlamaIndex: a reader of pages and dumps. Needs ``llama-index-core``.

>>> from broadsheet.integrations.llama_index import BroadsheetReader  # doctest: +SKIP
>>> documents = BroadsheetReader(split="section").load_data("crawl.warc.gz")  # doctest: +SKIP
"""

from collections.abc import Iterator
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING, Any, Final

from broadsheet.integrations._lazy import Chunking, made, needed

__all__ = ["BroadsheetReader"]

#: Metadata that tell a model nothing: LlamaIndex puts all others in front of the text.
_UNSAID: Final = ("source", "url", "image", "kind", "confidence", "section_number")


class _Reader(Chunking):
    """A reader (``llama_index.core.readers.base.BaseReader``); also for ``file_extractor`` of SimpleDirectoryReader.

    Args:
        split: As for :class:`~broadsheet.integrations.chunks.Chunker`.
        max_length: As for ``Chunker``.
        text_format: As for ``Chunker``.
        on_error: As for ``Chunker``.
        parser: As for ``Chunker``.

    Raises:
        MissingExtraError: LlamaIndex is not installed.
        ValueError: A value is none of those allowed.
    """

    def lazy_load_data(
        self, file: str | PathLike[str], extra_info: dict[str, Any] | None = None, fs: Any = None
    ) -> Iterator[Any]:
        """The documents of a page, a folder or a dump, one after the other.

        Args:
            file: What :func:`broadsheet.dumps.open_dump` reads; with ``fs`` a page.
            extra_info: More metadata.
            fs: The file system (fsspec) that the page is in.
        """
        schema = needed("llama_index.core.schema", "llama-index-core")
        if fs is None:
            chunks = self._chunker.of_dump(file)
        else:
            with fs.open(str(file), "rb") as stream:
                chunks = iter(self._chunker.of_page(stream.read(), source=str(file)))
        for chunk in chunks:
            yield schema.Document(
                text=chunk.text,
                metadata=(extra_info or {}) | chunk.metadata,
                excluded_embed_metadata_keys=list(_UNSAID),
                excluded_llm_metadata_keys=list(_UNSAID),
            )


if TYPE_CHECKING:
    BroadsheetReader = _Reader


def __getattr__(name: str) -> Any:
    if name == "BroadsheetReader":
        return _class()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _class() -> type:
    base = needed("llama_index.core.readers.base", "llama-index-core").BaseReader
    return made("BroadsheetReader", _Reader, base)
