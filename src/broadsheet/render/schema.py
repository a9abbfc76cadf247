"""The JSON Schema of the serialised article, made from the types of the model and their docstrings.

``article.schema.json`` beside this module is its output; a test compares the two.
"""

import datetime as dt
import inspect
import re
import types
import typing
from typing import Any

import attrs

from broadsheet.model import SCHEMA_VERSION, Article, Block, Text
from broadsheet.render.json import block_types, field_types

__all__ = ["article_schema", "schema_json"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number"}
_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def article_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``Article.to_dict`` returns."""
    definitions: dict[str, Any] = {"Block": {"oneOf": [_reference(cls) for cls in block_types().values()]}}
    schema = _object(Article, definitions)
    schema["properties"] = {"schema_version": {"const": SCHEMA_VERSION}, **schema["properties"]}
    schema["required"] = ["schema_version", *schema.get("required", ())]
    return {"$schema": _DIALECT, "title": "Article", **schema, "$defs": dict(sorted(definitions.items()))}


def schema_json() -> str:
    """:func:`article_schema` as an indented JSON document with a line end, the same bytes every time."""
    import json

    return json.dumps(article_schema(), ensure_ascii=False, indent=2) + "\n"


def _reference(cls: type) -> dict[str, str]:
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    tag = next((tag for tag, block in block_types().items() if block is cls), None)
    summary, descriptions = _documented(cls)
    properties: dict[str, Any] = {"type": {"const": tag}} if tag else {}
    for name, hint in field_types(cls).items():
        properties[name] = {**_schema(hint, definitions), "description": descriptions.get(name, "")}
    required = ["type"] if tag else []
    required += [field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING]
    return {
        "description": summary,
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _documented(cls: type) -> tuple[str, dict[str, str]]:
    """First paragraph of a class docstring, and its ``Attributes:`` by name."""
    words = inspect.getdoc(cls) or ""
    summary, _, attributes = words.partition("\n\nAttributes:\n")
    return _one_line(summary), {name: _one_line(text) for name, text in _ATTRIBUTE.findall(attributes)}


def _one_line(text: str) -> str:
    return " ".join(re.sub(r":class:`(\w+)`", r"\1", text).replace("``", "`").split())


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint == Block:
        _define(block_types().values(), definitions)
        return {"$ref": "#/$defs/Block"}
    if hint == dt.datetime | dt.date:
        return {"type": "string", "anyOf": [{"format": "date-time"}, {"format": "date"}]}
    if hint is Text:
        _define([Text], definitions)
        return {"anyOf": [{"type": "string"}, _reference(Text)]}
    if isinstance(hint, type) and attrs.has(hint):
        _define([hint], definitions)
        return _reference(hint)
    arguments = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is types.UnionType or origin is typing.Union:
        # None is the default of every optional field, and defaults are left out.
        return _schema(arguments[0], definitions)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    return {"type": _PLAIN[hint]}


def _define(classes: typing.Iterable[type], definitions: dict[str, Any]) -> None:
    for cls in classes:
        if cls.__name__ not in definitions:
            definitions[cls.__name__] = {}
            definitions[cls.__name__] = _object(cls, definitions)
