"""Articles as Arrow tables: for Parquet, pandas and Polars, and for the engines that map batches of pages.

>>> from broadsheet.arrow import make_map
>>> map_batch = make_map()  # doctest: +SKIP
>>> map_batch(table_of_pages)  # doctest: +SKIP

Needs the extra ``arrow``. ``OUTPUT_SCHEMA`` is the schema of every table that is made here; its columns
are those of :data:`broadsheet.dumps.rows.COLUMNS`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

import attrs

from broadsheet.dumps.columns import Columns
from broadsheet.dumps.record import Record, Settings, record_id
from broadsheet.dumps.rows import COLUMNS, ROW_SCHEMA, ColumnType, Extra, Row, RowMaker, article_row
from broadsheet.errors import DumpError, MissingExtraError
from broadsheet.limits import Limits
from broadsheet.model import Article
from broadsheet.parser import Parser
from broadsheet.plugins import Plugins

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["OUTPUT_SCHEMA", "PageMap", "ddl", "make_map", "map_pandas", "rows_table", "to_table"]

#: The plugins of a parser, as what can be pickled and mostly be hashed.
_Plugins: TypeAlias = Literal["installed"] | tuple[object, ...]

_BATCH: Final = 64  # pages that are in memory as Python objects at once
_SPARK: Final[Mapping[ColumnType, str]] = {
    "string": "string",
    "strings": "array<string>",
    "int": "bigint",
    "float": "float",
    "time": "timestamp",
    "images": "array<struct<url:string,alt:string,caption:string>>",
}


_NAMELESS: Final = record_id(None, "", None)

if TYPE_CHECKING:
    OUTPUT_SCHEMA: pa.Schema


def __getattr__(name: str) -> Any:
    if name == "OUTPUT_SCHEMA":  # importing pyarrow takes longer than parsing many pages
        return _schema()
    raise AttributeError(f"module 'broadsheet.arrow' has no attribute {name!r}")


@attrs.frozen(kw_only=True)
class PageMap:
    """What :func:`make_map` returns: a function that can be pickled, and makes its parser in the process that calls it.

    Attributes:
        plugins: As for :class:`~broadsheet.Parser`.
        disabled: As for :class:`~broadsheet.Parser`.
        limits: As for :class:`~broadsheet.Parser`.
        columns: Column by field, as for :func:`~broadsheet.dumps.open_dump`.
        extras: The renderings to make.
    """

    plugins: _Plugins
    disabled: tuple[str, ...]
    limits: Limits
    columns: Mapping[str, str]
    extras: tuple[Extra, ...] = attrs.field(
        validator=attrs.validators.deep_iterable(attrs.validators.in_(get_args(Extra)))
    )

    def __call__(self, pages: "pa.RecordBatch | pa.Table") -> "pa.Table":
        """A row for each page, in the same order.

        Raises:
            DumpError: As for :meth:`wanted`. No page raises.
        """
        make = RowMaker(_parser(self.plugins, self.disabled, self.limits), self.extras)
        return rows_table(_row(make, record) for record in self._records(pages))

    def wanted(self, names: Iterable[str]) -> list[str]:
        """The columns that it reads, of those that a table has: an engine need not load the others.

        Raises:
            DumpError: A column that was named is not there, one that is wanted is there more than once, or there
                are columns, but none with a name that is known.
        """
        names = list(names)
        columns = Columns(Settings(source="", columns=dict(self.columns)))
        passed = [name for name in ("source", "offset") if name in names]
        wanted = list(dict.fromkeys([*columns.wanted(names), *passed]))
        for name in wanted:
            if names.count(name) > 1:
                raise DumpError(f"a column that is there {names.count(name)} times: {name!r}")
        if names and not wanted:
            raise DumpError(f"no column with a known name; say which has the pages: {', '.join(names)}")
        return wanted

    def _records(self, pages: "pa.RecordBatch | pa.Table") -> Iterator[Record]:
        pa = _pyarrow()
        columns = Columns(Settings(source="", columns=dict(self.columns)))
        table = pages if isinstance(pages, pa.Table) else pa.Table.from_batches([pages])
        for batch in table.select(self.wanted(table.column_names)).to_batches(max_chunksize=_BATCH):
            values = {name: _values(batch.column(name)) for name in batch.schema.names}
            for number in range(batch.num_rows):
                row = {name: column[number] for name, column in values.items()}
                source, offset = row.get("source"), _integer(row.get("offset"))
                record = columns.record(row, offset)
                yield attrs.evolve(record, source=source if isinstance(source, str) else "")


def make_map(
    *,
    plugins: Plugins = "installed",
    disabled: Iterable[str] = (),
    limits: Limits | None = None,
    columns: Mapping[str, str] | None = None,
    extras: Iterable[Extra] = (),
) -> PageMap:
    """A function from a batch or table of pages to a table of rows, a row for each page.

    It is what Ray, Spark, Dask, Daft and Polars map over their data. No page makes it raise: what goes wrong with one
    stands in the columns ``error`` and ``error_kind``.

    Args:
        plugins: As for :class:`~broadsheet.Parser`.
        disabled: As for :class:`~broadsheet.Parser`.
        limits: As for :class:`~broadsheet.Parser`.
        columns: The column by field ("html", "text", "url", "id", ...), as for :func:`~broadsheet.dumps.open_dump`;
            without it the usual names are known. Pages may be binary or strings, of any of Arrow's layouts. The
            columns ``source`` and ``offset`` are passed on.
        extras: The renderings to make beside the text: "markdown", "html", "json".

    Raises:
        MissingExtraError: pyarrow is not installed.
        ValueError: There is no such rendering.
    """
    _pyarrow()
    return PageMap(
        plugins="installed" if plugins == "installed" else tuple(plugins),
        disabled=tuple(disabled),
        limits=limits or Limits(),
        columns=dict(columns or {}),
        extras=tuple(extras),
    )


def map_pandas(frame: Any, **options: Any) -> Any:
    """What :func:`make_map` makes of a ``pandas.DataFrame``, as another one with the same index.

    Args:
        frame: The pages.
        options: Those of :func:`make_map`.

    Raises:
        DumpError: As for :meth:`PageMap.wanted`.
        MissingExtraError: pyarrow is not installed.
    """
    pa = _pyarrow()
    import pandas as pd

    map_batch = make_map(**options)
    pages = frame[map_batch.wanted(name for name in frame.columns if isinstance(name, str))]
    rows = map_batch(pa.Table.from_pandas(pages, preserve_index=False))
    # Without a type of its own a column of integers with gaps would become one of floats.
    return rows.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get).set_axis(frame.index)


def to_table(articles: Iterable[Article], *, extras: Iterable[Extra] = ()) -> "pa.Table":
    """The articles as a table. What only a dump tells of a page, such as its identifier, is null.

    Args:
        articles: The articles.
        extras: The renderings to make beside the text: "markdown", "html", "json".

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    extras = tuple(extras)
    return rows_table(article_row(article, extras) for article in articles)


def rows_table(rows: Iterable[Row]) -> "pa.Table":
    """The rows as a table.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    return _pyarrow().Table.from_pylist(list(rows), schema=_schema())


def ddl() -> str:
    """The columns in the language of Spark, for ``mapInArrow``."""
    return ", ".join(f"`{column.name}` {_SPARK[column.type]}" for column in COLUMNS)


def _schema() -> "pa.Schema":
    pa = _pyarrow()
    image = pa.struct([(name, pa.string()) for name in ("url", "alt", "caption")])
    types: Mapping[ColumnType, Any] = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "int": pa.int64(),
        "float": pa.float32(),
        "time": pa.timestamp("us", "UTC"),
        "images": pa.list_(image),
    }
    fields = [(column.name, types[column.type]) for column in COLUMNS]
    return pa.schema(fields, metadata={"broadsheet.schema": str(ROW_SCHEMA)})


def _row(make: RowMaker, record: Record) -> Row:
    row = make(record)
    if row["id"] == _NAMELESS:
        row["id"] = None  # nothing tells this page from another; its place in the table does
    return row


def _values(column: "pa.Array") -> list[Any]:
    """The values of a column as Python has them."""
    pa = _pyarrow()
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)  # Python knows no nanoseconds
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError, LookupError):
        return [_value(scalar) for scalar in column]
    return values


def _value(scalar: "pa.Scalar") -> Any:
    """A value as Python has it; None for what Python cannot hold, as a year after 9999 or an unknown time zone."""
    pa = _pyarrow()
    try:
        return scalar.as_py()
    except UnicodeDecodeError:  # Arrow does not check the strings that it is given
        if isinstance(scalar, pa.DictionaryScalar):
            scalar = scalar.value
        return bytes(scalar.as_buffer()).decode("utf-8", "replace") if hasattr(scalar, "as_buffer") else None
    except (ValueError, OverflowError, LookupError):
        return None


def _integer(value: object) -> int | None:
    """What an Arrow column of integers can hold."""
    return value if type(value) is int and -(1 << 63) <= value < 1 << 63 else None


def _parser(plugins: _Plugins, disabled: tuple[str, ...], limits: Limits) -> Parser:
    """A parser; the same again where that can be told, since engines unpickle the function for each batch."""
    try:
        return _kept_parser(plugins, disabled, limits)
    except TypeError:  # a plugin that cannot be hashed
        return Parser(plugins=plugins, disabled=disabled, limits=limits)


@lru_cache(maxsize=4)
def _kept_parser(plugins: _Plugins, disabled: tuple[str, ...], limits: Limits) -> Parser:
    return Parser(plugins=plugins, disabled=disabled, limits=limits)


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("tables need the extra arrow (pip install 'broadsheet[arrow]')") from error
    return pa
