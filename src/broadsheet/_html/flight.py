"""The data that the Next.js app router streams into a page: ``self.__next_f.push([1, "…"])``.

The strings of all calls make one text of rows: an id in hexadecimal, a colon, and JSON up to the end of the
line, or ``T``, a length in bytes and as much text. Values name other rows as ``"$id"``.
Source: the wire format of React Server Components (react-server-dom-webpack).
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from broadsheet._html.jsonld import json_at

__all__ = ["CHUNK", "flight_of"]

#: What a script holds that streams such data.
CHUNK: Final = "__next_f.push("
_PUSH = re.compile(r"__next_f\.push\(\s{0,4}")
_ROW = re.compile(rb"([0-9a-f]{0,16}):(?:T([0-9a-f]{1,8}),|([A-Z]{0,2})(?=[\[{\"]))?")


def flight_of(scripts: Sequence[str]) -> list[Any]:
    """The objects of the rows; strings that name a row of text are replaced by the text."""
    data = "".join(_pushed(script) for script in scripts).encode("utf-8", "replace")
    texts: dict[str, str] = {}
    values: list[Any] = []
    position = 0
    while position < len(data):
        row = _ROW.match(data, position)
        if row is not None and row[2]:
            end = row.end() + int(row[2], 16)
            texts[f"${row[1].decode()}"] = data[row.end() : end].decode("utf-8", "replace")
            position = end
            continue
        end = data.find(b"\n", position)
        end = len(data) if end < 0 else end
        if row is not None and not row[3] and (found := json_at(data[row.end() : end].decode(), 0)):
            values.append(found[0])
        position = end + 1
    return _with_texts(values, texts)


def _pushed(script: str) -> str:
    """The strings that a script pushes."""
    found = []
    for call in _PUSH.finditer(script):
        value = json_at(script, call.end())
        if value and isinstance(value[0], list) and len(value[0]) > 1 and isinstance(value[0][1], str):
            found.append(value[0][1])
    return "".join(found)


def _with_texts(values: list[Any], texts: dict[str, str]) -> list[Any]:
    """The values with their references to texts resolved, in place, and texts that nothing refers to."""
    named: set[str] = set()
    stack: list[Any] = [values]
    while stack:
        value = stack.pop()
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in list(pairs):
            if isinstance(inner, dict | list):
                stack.append(inner)
            elif isinstance(inner, str) and inner in texts:
                value[key] = texts[inner]
                named.add(inner)
    return [*values, *({"text": text} for name, text in texts.items() if name not in named)]
