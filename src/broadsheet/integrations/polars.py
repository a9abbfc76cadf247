"""Polars: frames of pages as frames of articles. Needs ``polars`` and the extra ``arrow``.

>>> from broadsheet.integrations.polars import map_frame  # doctest: +SKIP
>>> map_frame(polars.scan_parquet("pages.parquet")).sink_parquet("articles.parquet")  # doctest: +SKIP
"""

from typing import Any

from broadsheet import arrow
from broadsheet.integrations._lazy import needed

__all__ = ["map_frame"]


def map_frame(frame: Any, **options: Any) -> Any:
    """What :func:`broadsheet.arrow.make_map` makes of a ``polars.DataFrame`` or ``LazyFrame``, as one of the same kind.

    Each row gives a row, and no page raises: what went wrong stands in the columns ``error`` and ``error_kind``. A
    lazy frame is mapped when it is collected; if it is streamed, batch by batch.

    Args:
        frame: The pages.
        options: Those of ``make_map``.

    Raises:
        MissingExtraError: Polars or pyarrow is not installed.
        TypeError: It is no frame.
    """
    polars = needed("polars", "polars")
    map_batch = arrow.make_map(**options)

    def mapped(pages: Any) -> Any:
        return polars.from_arrow(map_batch(pages.to_arrow()))

    if isinstance(frame, polars.DataFrame):
        return mapped(frame)
    if isinstance(frame, polars.LazyFrame):
        schema = polars.from_arrow(arrow.OUTPUT_SCHEMA.empty_table()).schema
        return frame.map_batches(mapped, schema=schema, streamable=True)
    raise TypeError(f"a DataFrame or LazyFrame of Polars is expected: {type(frame).__name__!r}")
