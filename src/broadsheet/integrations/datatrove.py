"""datatrove: a step of a pipeline that makes articles of pages. Needs ``datatrove``.

>>> from broadsheet.integrations.datatrove import BroadsheetExtractor  # doctest: +SKIP
>>> pipeline = [WarcReader("crawl"), BroadsheetExtractor(), JsonlWriter("articles")]  # doctest: +SKIP
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from broadsheet.dumps.columns import Columns
from broadsheet.dumps.record import Settings
from broadsheet.dumps.rows import Extra, RowMaker
from broadsheet.integrations._lazy import made, needed
from broadsheet.parser import Parser

__all__ = ["BroadsheetExtractor"]

#: What a document says itself, or its reader.
_OF_DOCUMENT: Final = {"id", "text", "source", "offset"}


class _Extractor:
    """A step (``datatrove.pipeline.base.PipelineStep``) that makes an article of the page in each document.

    The page is the document's text. The text of the article takes its place; the other columns of
    :data:`broadsheet.dumps.rows.COLUMNS` are added to the metadata, where a column that the page leaves null
    replaces nothing. Identifier, ``url`` and all else that the reader has found stay, and what of it helps to parse the
    page is used: ``url``, ``date`` (of the crawl), ``content_type``, and the other names of
    :data:`broadsheet.dumps.ALIASES`.

    No document is dropped. One whose page gives no article has no text, and ``error`` and ``error_kind`` in its
    metadata; a filter behind this step can keep those whose ``kind`` is wanted. The statistics count the documents by
    ``kind`` or ``error_kind``.

    Args:
        parser: The parser; ``Parser()`` if there is none.
        extras: The renderings to add to the metadata: "markdown", "html", "json".

    Raises:
        MissingExtraError: datatrove is not installed.
    """

    type = "🛢 - EXTRAC"
    name = "📰 broadsheet"

    # Of the base.
    stat_update: Any
    track_time: Any
    update_doc_stats: Any

    def __init__(self, *, parser: Parser | None = None, extras: Iterable[Extra] = ()) -> None:
        super().__init__()
        self._make = RowMaker(parser or Parser(), extras)
        self._columns = Columns(Settings(source=""))

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:  # noqa: ARG002
        """The documents, each with its article."""
        for document in data:
            self.stat_update("total")
            with self.track_time():
                self._fill(document)
            self.stat_update(document.metadata["kind"] or document.metadata["error_kind"])
            self.update_doc_stats(document)
            yield document

    def _fill(self, document: Any) -> None:
        known = {"fetched_at": document.metadata.get("date"), **document.metadata}
        row = self._make(self._columns.record({**known, "id": document.id, "html": document.text}, None))
        document.text = row["text"] or ""
        for name in row.keys() - _OF_DOCUMENT:
            if row[name] is not None or name not in document.metadata:
                document.metadata[name] = row[name]


if TYPE_CHECKING:
    BroadsheetExtractor = _Extractor


def __getattr__(name: str) -> Any:
    if name == "BroadsheetExtractor":
        return _class()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _class() -> type:
    return made(
        "BroadsheetExtractor", _Extractor, needed("datatrove.pipeline.base", "datatrove").PipelineStep
    )
