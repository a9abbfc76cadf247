"""The serialised article: dicts, lists and plain values, read back exactly.

One codec, driven by the attrs classes of the model and compiled once per class. Fields with their
default value are left out. A block carries its kind as ``type``, a text without spans is a plain
string, dates are ISO 8601 strings.
"""

import datetime as dt
import functools
import math
import re
import types
import typing
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn, TypeAlias, TypeVar

import attrs

from broadsheet.errors import InvalidArticleError
from broadsheet.model import SCHEMA_VERSION, Article, Block, Text
from broadsheet.render._nesting import level

__all__ = ["block_types", "field_types", "from_dict", "parse_json", "render_json", "to_dict"]

_A = TypeVar("_A", bound=Article)
_Decoder: TypeAlias = Callable[[Any], Any]
_Encoder: TypeAlias = Callable[[Any], Any]


def to_dict(article: Article) -> dict[str, Any]:
    """The article as dicts, lists, strings, numbers and booleans, with ``schema_version`` in front."""
    return {"schema_version": SCHEMA_VERSION, **_record(article.__class__).encode(level(article))}


def from_dict(data: Any, cls: type[_A]) -> _A:
    """The article that :func:`to_dict` was called on.

    Args:
        data: What ``to_dict`` returned.
        cls: The class to build, :class:`~broadsheet.model.Article` or a child of it.

    Raises:
        InvalidArticleError: If ``data`` is not such a dict; the message begins with the path of the
            wrong value.
    """
    try:
        if not isinstance(data, dict):
            _reject("no dict", data)
        version = data.get("schema_version")
        if version != SCHEMA_VERSION or version.__class__ is not int:
            _reject(f"not {SCHEMA_VERSION}", version, field="schema_version")
        article = _record(cls).decode({name: data[name] for name in data if name != "schema_version"})
    except _MismatchError as mismatch:
        raise InvalidArticleError(str(mismatch)) from None
    except RecursionError:
        raise InvalidArticleError("blocks are nested too deep") from None
    return typing.cast("_A", article)


def render_json(article: Article, *, indent: int | None = None) -> str:
    """:func:`to_dict` as a JSON document, non-ASCII characters kept.

    Args:
        article: The article.
        indent: Spaces per level of a document on many lines; None for a document on one line.
    """
    import json

    document = json.dumps(to_dict(article), ensure_ascii=False, indent=indent)
    try:
        document.encode()
    except UnicodeEncodeError:
        # A lone surrogate, which only its escape carries through UTF-8.
        document = re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", document)
    return document


def parse_json(data: str | bytes, cls: type[_A]) -> _A:
    """The article that :func:`render_json` was called on.

    Raises:
        InvalidArticleError: If ``data`` is not such a document.
    """
    import json

    try:
        loaded = json.loads(data)
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidArticleError(f"no JSON document: {error}") from None
    return from_dict(loaded, cls)


@functools.cache
def block_types() -> dict[str, type]:
    """The kinds of blocks by the ``type`` that they have in the serialised form."""
    return {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower(): cls for cls in typing.get_args(Block)}


@functools.cache
def field_types(cls: type) -> dict[str, Any]:
    """The fields of an attrs class and their types, forward references resolved."""
    hints = typing.get_type_hints(cls)
    return {field.name: hints[field.name] for field in attrs.fields(cls)}


class _MismatchError(Exception):
    """Raised inside a decoder; every level above adds its step to the path."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.steps: list[str] = []

    def __str__(self) -> str:
        path = "".join(reversed(self.steps)).lstrip(".")
        return f"{path}: {self.problem}" if path else self.problem


def _reject(problem: str, value: Any, *, field: str = "") -> NoReturn:
    import reprlib

    mismatch = _MismatchError(f"{problem}: {reprlib.repr(value)}")
    if field:
        mismatch.steps.append(f".{field}")
    raise mismatch


class _Field(NamedTuple):
    name: str
    default: Any
    encode: _Encoder | None
    decode: _Decoder


class _Record:
    """The codec of one attrs class; ``tag`` is its ``type`` if it is a block."""

    def __init__(self, cls: type, tag: str | None) -> None:
        self.cls = cls
        self.tag = tag

    @functools.cached_property
    def fields(self) -> tuple[_Field, ...]:
        # Compiled at first use, not in __init__: blocks hold blocks.
        hints = field_types(self.cls)
        return tuple(_Field(f.name, f.default, *_codec(hints[f.name])) for f in attrs.fields(self.cls))

    @functools.cached_property
    def decoders(self) -> dict[str, _Decoder]:
        return {field.name: field.decode for field in self.fields}

    @functools.cached_property
    def required(self) -> frozenset[str]:
        return frozenset(field.name for field in self.fields if field.default is attrs.NOTHING)

    def encode(self, value: Any) -> dict[str, Any]:
        encoded: dict[str, Any] = {"type": self.tag} if self.tag else {}
        for name, default, encode, _ in self.fields:
            item = getattr(value, name)
            if item is default or (default is not attrs.NOTHING and item == default):
                continue
            encoded[name] = item if encode is None else encode(item)
        return encoded

    def decode(self, value: Any) -> Any:
        if not isinstance(value, dict):
            _reject("no dict", value)
        decoders = self.decoders
        values: dict[str, Any] = {}
        for name, item in value.items():
            if name == "type" and self.tag:
                continue
            decode = decoders.get(name)
            if decode is None:
                _reject(f"no field of {self.cls.__name__}", name)
            try:
                values[name] = decode(item)
            except _MismatchError as mismatch:
                mismatch.steps.append(f".{name}")
                raise
        if not values.keys() >= self.required:
            raise _MismatchError(f"missing: {min(self.required - values.keys())!r}")
        return self.cls(**values)


def _new_record(cls: type) -> _Record:
    tags = {block: tag for tag, block in block_types().items()}
    return _Record(cls, tags.get(cls))


_record: Callable[[type], _Record] = functools.cache(_new_record)


@functools.cache
def _codec(hint: Any) -> tuple[_Encoder | None, _Decoder]:
    """Encoder and decoder of a type of the model; no encoder where the value goes out as it is."""
    if hint == Block:
        return _encode_block, _decode_block
    if hint == dt.datetime | dt.date:
        return _encode_moment, _decode_moment
    if hint is Text:
        return _encode_text, _decode_text
    if isinstance(hint, type) and attrs.has(hint):
        return _record(hint).encode, _record(hint).decode
    arguments = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin is tuple:
        return _tuple_codec(*_codec(arguments[0]))
    if origin is types.UnionType or origin is typing.Union:
        return _optional_codec(*_codec(arguments[0]))
    if origin is typing.Literal:
        return None, _literal_decoder(arguments)
    return None, _PLAIN[hint]


def _encode_block(block: Any) -> dict[str, Any]:
    return _record(block.__class__).encode(block)


def _decode_block(value: Any) -> Any:
    if not isinstance(value, dict):
        _reject("no dict", value)
    tag = value.get("type")
    cls = block_types().get(tag) if isinstance(tag, str) else None
    if cls is None:
        _reject("no kind of block", tag, field="type")
    return _record(cls).decode(value)


def _encode_text(text: Text) -> Any:
    return _record(Text).encode(text) if text.spans else text.plain


def _decode_text(value: Any) -> Any:
    return Text(value) if isinstance(value, str) else _record(Text).decode(value)


def _encode_moment(moment: dt.date) -> str:
    return moment.isoformat()


def _decode_moment(value: Any) -> Any:
    kind = dt.datetime if isinstance(value, str) and "T" in value else dt.date
    try:
        return kind.fromisoformat(value)
    except (ValueError, TypeError):
        _reject("no ISO 8601 date", value)


def _tuple_codec(encode: _Encoder | None, decode: _Decoder) -> tuple[_Encoder, _Decoder]:
    def decode_items(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            _reject("no list", value)
        items = []
        try:
            for item in value:
                items.append(decode(item))  # noqa: PERF401 - the length so far is the index of the error
        except _MismatchError as mismatch:
            mismatch.steps.append(f"[{len(items)}]")
            raise
        return tuple(items)

    if encode is None:
        return list, decode_items
    return lambda value: [encode(item) for item in value], decode_items


def _optional_codec(encode: _Encoder | None, decode: _Decoder) -> tuple[_Encoder | None, _Decoder]:
    # Encoders never see None: it is the default of every optional field, and defaults are left out.
    return encode, lambda value: None if value is None else decode(value)


def _literal_decoder(choices: tuple[str, ...]) -> _Decoder:
    def decode(value: Any) -> Any:
        if value not in choices:
            _reject(f"none of {', '.join(choices)}", value)
        return value

    return decode


def _decode_str(value: Any) -> Any:
    return value if isinstance(value, str) else _reject("no string", value)


def _decode_bool(value: Any) -> Any:
    return value if isinstance(value, bool) else _reject("no boolean", value)


def _decode_int(value: Any) -> Any:
    if not isinstance(value, int) or isinstance(value, bool):
        _reject("no integer", value)
    return value


def _decode_float(value: Any) -> Any:
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < math.inf:
        _reject("no finite number", value)
    return value


_PLAIN: dict[Any, _Decoder] = {
    str: _decode_str,
    bool: _decode_bool,
    int: _decode_int,
    float: _decode_float,
}
