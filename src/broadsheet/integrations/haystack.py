"""Haystack: a converter of pages to documents. Needs ``haystack-ai``.

>>> from broadsheet.integrations.haystack import BroadsheetConverter  # doctest: +SKIP
>>> pipeline.add_component("converter", BroadsheetConverter(split="section"))  # doctest: +SKIP
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import GenericAlias
from typing import TYPE_CHECKING, Any

from broadsheet.integrations._lazy import made, needed
from broadsheet.integrations.chunks import Chunker, OnError, Split, TextFormat
from broadsheet.parser import Parser

__all__ = ["BroadsheetConverter"]


class _Converter:
    """A component that converts pages to documents, in the place of ``HTMLToDocument``.

    Input ``sources``: paths and ``ByteStream``; ``meta``: more metadata, for all or one for each.
    Output ``documents``. A ``url`` in the metadata is taken for the address of the page.

    Args:
        split: As for :class:`~broadsheet.integrations.chunks.Chunker`.
        max_length: As for ``Chunker``.
        text_format: As for ``Chunker``.
        on_error: As for ``Chunker``.
        parser: As for ``Chunker``. A pipeline with one of its own cannot be saved as YAML.

    Raises:
        MissingExtraError: Haystack is not installed.
        ValueError: A value is none of those allowed.
    """

    def __init__(
        self,
        split: Split = "article",
        max_length: int | None = None,
        text_format: TextFormat = "text",
        on_error: OnError = "raise",
        parser: Parser | None = None,
    ) -> None:
        # Haystack saves a component by the attributes that are called like its arguments.
        self.split = split
        self.max_length = max_length
        self.text_format = text_format
        self.on_error = on_error
        self.parser = parser
        self._chunker = Chunker(
            split=split, max_length=max_length, text_format=text_format, on_error=on_error, parser=parser
        )

    def _convert(self, sources: list[Any], meta: Any) -> Iterator[Any]:
        haystack = needed("haystack", "haystack-ai")
        utils = needed("haystack.components.converters.utils", "haystack-ai")
        for source, more in zip(sources, utils.normalize_metadata(meta, len(sources)), strict=True):
            stream = utils.get_bytestream_from_source(source)
            known = stream.meta | more
            name = known.get("file_path") or (str(source) if isinstance(source, str | Path) else None)
            url = known.get("url")
            for chunk in self._chunker.of_page(
                stream.data, url=url, content_type=stream.mime_type, source=url or name
            ):
                yield haystack.Document(content=chunk.text, meta=known | chunk.metadata)


if TYPE_CHECKING:
    BroadsheetConverter = _Converter


def __getattr__(name: str) -> Any:
    if name == "BroadsheetConverter":
        return _class()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _class() -> Any:
    haystack = needed("haystack", "haystack-ai")

    def run(self: _Converter, sources: Any, meta: Any = None) -> dict[str, Any]:
        """The documents of the pages."""
        return {"documents": list(self._convert(sources, meta))}

    # Haystack checks the connections of a pipeline by these.
    stream = str | Path | needed("haystack.dataclasses", "haystack-ai").ByteStream
    run.__annotations__ |= {
        "sources": GenericAlias(list, stream),
        "meta": dict[str, Any] | list[dict[str, Any]] | None,
    }
    output = haystack.component.output_types(documents=GenericAlias(list, haystack.Document))
    base = type("Running", (), {"run": output(run)})
    return haystack.component(made("BroadsheetConverter", _Converter, base))
