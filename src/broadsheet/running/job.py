"""What a run is asked to do."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import attrs

from broadsheet.dumps import DumpFormat
from broadsheet.dumps.rows import ROW_SCHEMA, Extra, Maker, RowMaker
from broadsheet.limits import Limits
from broadsheet.parser import Parser
from broadsheet.plugins import Plugins, get_plugins
from broadsheet.sites import Site

__all__ = ["Job", "OutputFormat"]

#: What the rows are written as: JSON lines, Parquet, or a Markdown file for each article with an index of JSON lines.
OutputFormat: TypeAlias = Literal["jsonl", "parquet", "md-dir"]

_POSITIVE: Any = attrs.validators.gt(0)


def _paths(inputs: Iterable[str | os.PathLike[str]]) -> tuple[str, ...]:
    if isinstance(inputs, str):
        raise TypeError(f"several paths are expected for 'inputs': {inputs!r}")
    return tuple(os.fspath(path) for path in inputs)


def _tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(values)


def _plugins(plugins: Plugins) -> Plugins:
    return "installed" if plugins == "installed" else tuple(plugins)


def _digest(site: Site) -> str:
    """The name of a site, and a hash that changes when its rules do."""
    rules = json.dumps(_stated(site), sort_keys=True).encode()
    return f"{site.name} {hashlib.blake2b(rules, digest_size=8).hexdigest()}"


def _stated(value: Any) -> Any:
    """What a site that was made from data states, as JSON has it."""
    if isinstance(value, Site):
        return _stated(vars(value))
    if isinstance(value, Mapping):
        return {key: _stated(part) for key, part in sorted(value.items()) if key != "_book"}
    if isinstance(value, tuple):
        return [_stated(part) for part in value]
    return value if isinstance(value, str | int) else str(value)


@attrs.frozen(kw_only=True)
class Job:
    """A run over dumps. It is handed to the workers, so all its values can be pickled.

    Attributes:
        inputs: Files and folders; "-" for the standard input, which is copied into the output folder first.
        output: The folder for the rows.
        format: What the rows are written as.
        extras: The renderings that a row has beside the text: "markdown", "html", "json".
        plugins: As for :class:`~broadsheet.Parser`.
        disabled: As for :class:`~broadsheet.Parser`.
        limits: As for :class:`~broadsheet.Parser`.
        input_format: The format of all inputs, where names and first bytes do not tell.
        columns: As for :func:`~broadsheet.dumps.open_dump`.
        max_bytes: Longest content of a record, in bytes before and after decompression.
        timeout: Longest time for a page, in seconds; a page that takes longer gets an error.
        memory: What a worker may take beyond its start, in bytes of address space; 0 for no limit. Where the
            system cannot limit it (macOS, Windows), it is not limited.
        sample: Share of the records that are taken, more than 0 and at most 1. Which ones, their identifiers tell.
        seed: Another seed takes another sample.
        limit: Take the first records only; None for all.
        maker: Called in each worker for what makes its rows; None for the parser.
    """

    inputs: tuple[str, ...] = attrs.field(converter=_paths)
    output: Path = attrs.field(converter=Path)
    format: OutputFormat = attrs.field(
        default="jsonl", validator=attrs.validators.in_(get_args(OutputFormat))
    )
    extras: tuple[Extra, ...] = attrs.field(
        default=(),
        converter=_tuple,
        validator=attrs.validators.deep_iterable(attrs.validators.in_(get_args(Extra))),
    )
    plugins: Plugins = attrs.field(default="installed", converter=_plugins)
    disabled: tuple[str, ...] = attrs.field(default=(), converter=_tuple)
    limits: Limits = attrs.Factory(Limits)
    input_format: DumpFormat | None = None
    columns: Mapping[str, str] = attrs.Factory(dict)
    max_bytes: int = attrs.field(default=64 << 20, validator=_POSITIVE)
    timeout: float = attrs.field(default=30.0, validator=_POSITIVE)
    memory: int = attrs.field(default=4 << 30, validator=attrs.validators.ge(0))
    sample: float = attrs.field(default=1.0, validator=[_POSITIVE, attrs.validators.le(1)])
    seed: int = 0
    limit: int | None = attrs.field(default=None, validator=attrs.validators.optional(_POSITIVE))
    maker: Callable[[], Maker] | None = None

    def parser(self) -> Parser:
        """A parser as the job wants it.

        Raises:
            PluginError: A plugin does not fit the hook specifications.
        """
        return Parser(plugins=self.plugins, disabled=self.disabled, limits=self.limits)

    def row_maker(self) -> Maker:
        """What makes the rows, as the job wants them.

        Raises:
            PluginError: A plugin does not fit the hook specifications.
        """
        if self.maker:
            return self.maker()
        extras = self.extras
        if self.format == "md-dir" and "markdown" not in extras:
            extras = (*extras, "markdown")
        return RowMaker(self.parser(), extras)

    def takes(self, name: str) -> bool:
        """Whether the record with this identifier is in the sample."""
        if self.sample == 1:
            return True
        key = f"{self.seed}:{name}".encode("utf-8", "replace")
        return int.from_bytes(hashlib.blake2b(key, digest_size=8).digest()) < self.sample * 2**64

    def settings(self) -> dict[str, Any]:
        """All that the rows depend on, apart from the inputs: a run is resumed with the same only."""
        import broadsheet

        return {
            "version": str(broadsheet.__version__),
            "row_schema": ROW_SCHEMA,
            "plugins": [
                f"{info.name} {info.version}".strip() for info in get_plugins(self.plugins, self.disabled)
            ],
            "sites": [_digest(plugin) for plugin in self.plugins if isinstance(plugin, Site)],
            "limits": attrs.asdict(self.limits),
            "format": self.format,
            "extras": sorted(self.extras),
            "input_format": self.input_format,
            "columns": dict(sorted(self.columns.items())),
            "max_bytes": self.max_bytes,
            "sample": self.sample,
            "seed": self.seed if self.sample < 1 else 0,
            "limit": self.limit,
            "maker": repr(self.maker),
        }
