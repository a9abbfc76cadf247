"""JSON as pages embed it, read with a lenience that browsers and search engines have taught their authors.

The strict reader goes first; what it refuses is repaired step by step. The grammar that is meant is
RFC 8259, the nesting of objects that of JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/#named-graphs).
"""

import re
from collections.abc import Iterator
from typing import Any

from broadsheet._words import unescape
from broadsheet.limits import Limits
from broadsheet.model import ParseWarning

__all__ = ["json_at", "load_json", "read_jsonld"]

_WRAPPER_START = re.compile(
    r"(?:[\s\ufeff;]++|//[^\n]*+\n|/\*(?:[^*]|\*(?!/))*+\*/|<!--|(?://\s*)?<!\[CDATA\[)*+"
)
_WRAPPER_END = re.compile(r"(?:[\s;]|-->|\]\]>|//(?=[\s\]]|-->|$)|/\*\s*(?=\]\]>)|\*/)*\Z")
_BETWEEN = re.compile(r"[\s,;\ufeff]*+")
_LONE_SURROGATE = re.compile(
    r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
# What is not closed goes on to the end: a pattern that failed there would be tried again at every mark after it.
_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|//[^\n]*+|,(?=\s*[}\]])', re.DOTALL
)
# A quotation mark ends a string only where the grammar lets something follow.
_LOOSE_STRING = re.compile(
    r'"((?:[^"\\]|\\.|"(?![ \t\r\n]*(?:[:}\]]|,[ \t\r\n]*["{\[\dtfn-]|,[ \t\r\n]*\Z|\Z)))*+)("|\\?\Z)',
    re.DOTALL,
)
_BAD_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])|\\(.)', re.DOTALL)
_INNER_QUOTE = re.compile(r'(\\.)|"', re.DOTALL)
_LONGEST_INTEGER = 300  # digits; Python refuses to read more than 4,300

#: Properties that hold an object in its own right rather than a detail of the object around them.
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")


def read_jsonld(raw: str, limits: Limits) -> tuple[list[dict[str, Any]], list[ParseWarning]]:
    """The objects of a JSON-LD script, in document order; content never raises.

    Arrays, ``@graph`` and several documents in one script are flattened; a main entity that has a type
    follows the object that holds it. Details such as authors stay where they are.

    Args:
        raw: Text of the script.
        limits: A text of more than ``max_jsonld_bytes`` characters is left out.
    """
    documents, warnings = load_json(raw, limits)
    return list(_flattened(documents)), warnings


def load_json(raw: str, limits: Limits) -> tuple[list[Any], list[ParseWarning]]:
    """The JSON documents that a script holds; content never raises.

    Strings are free of lone surrogates. NaN, infinities and integers beyond 300 digits are None.
    """
    if len(raw) > limits.max_jsonld_bytes:
        return [], [_skipped(f"it is longer than {limits.max_jsonld_bytes} characters")]
    if "\\ud" in raw or "\\uD" in raw:
        raw = _LONE_SURROGATE.sub(lambda match: match[1] or "\\ufffd", raw)
    try:
        return [_strict(raw)], []
    except RecursionError:
        return [], [_skipped("it is nested too deeply")]
    except ValueError:
        pass
    raw = _unwrapped(raw)
    if not raw:
        return [], []
    try:
        documents = _repaired(raw)
    except RecursionError:
        documents = []
    return documents, [] if documents else [_skipped("it is no JSON")]


def json_at(text: str, position: int) -> tuple[Any, int] | None:
    """The JSON value that begins at a position of a text, and where it ends; None when none begins there."""
    try:
        value, end = _decoder().raw_decode(text, position)
    except (ValueError, RecursionError):
        return None
    return value, end


def _skipped(reason: str) -> ParseWarning:
    return ParseWarning(code="json_skipped", message=f"A JSON script was left out: {reason}.")


def _strict(raw: str) -> Any:
    """One document, control characters in strings allowed."""
    return _decoder().decode(raw)


def _decoder() -> Any:
    from json import JSONDecoder

    # strict=False accepts line ends inside strings, the commonest fault of all
    return JSONDecoder(strict=False, parse_constant=_none, parse_int=_integer, parse_float=_number)


def _none(_: str) -> None:
    return None


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else None


def _number(digits: str) -> float | None:
    value = float(digits)
    return value if abs(value) < float("inf") else None


def _unwrapped(raw: str) -> str:
    """The text without byte order mark, comments, CDATA marks and semicolons around it."""
    start = _WRAPPER_START.match(raw)
    raw = raw[start.end() :] if start else raw
    tail = max(len(raw) - 200, 0)
    end = _WRAPPER_END.search(raw, tail)
    return raw[: end.start()] if end else raw


def _repaired(raw: str) -> list[Any]:
    """What can be read after the mildest repair that helps."""
    documents = _concatenated(raw)
    if documents:
        return documents
    if "&quot;" in raw or "&#34;" in raw:
        raw = unescape(raw)
        documents = _concatenated(raw)
    for repair in (_without_comments, _with_quotes_escaped):
        if documents:
            break
        raw = repair(raw)
        documents = _concatenated(raw)
    return documents


def _concatenated(raw: str) -> list[Any]:
    """The documents that stand one after the other; what follows the last readable one is left."""
    decoder = _decoder()
    documents: list[Any] = []
    position = 0
    while position < len(raw):
        try:
            document, position = decoder.raw_decode(raw, position)
        except ValueError:
            break
        documents.append(document)
        between = _BETWEEN.match(raw, position)
        position = between.end() if between else position
    return documents


def _without_comments(raw: str) -> str:
    """JSON without comments, commas before a closing bracket and escapes that do not exist."""
    return _TOKEN.sub(lambda token: _mended_string(token[0]) if token[0][0] == '"' else " ", raw)


def _mended_string(string: str) -> str:
    if "\\" not in string:
        return string
    return _BAD_ESCAPE.sub(lambda match: match[0] if match[1] else match[2], string)


def _with_quotes_escaped(raw: str) -> str:
    """JSON in which quotation marks inside of strings are escaped."""
    return _LOOSE_STRING.sub(lambda match: f'"{_INNER_QUOTE.sub(_escaped, match[1])}{match[2]}', raw)


def _escaped(match: re.Match[str]) -> str:
    return match[1] or '\\"'


def _flattened(documents: list[Any]) -> Iterator[dict[str, Any]]:
    """Objects in document order, by an explicit stack: nesting is in the hands of the page."""
    stack: list[tuple[Any, bool]] = [(document, False) for document in reversed(documents)]
    while stack:
        value, needs_type = stack.pop()
        if isinstance(value, list):
            stack.extend((item, needs_type) for item in reversed(value))
        elif isinstance(value, dict):
            if value.keys() - {"@context", "@graph"} and not (needs_type and "@type" not in value):
                yield value
            stack.extend((value[key], key != "@graph") for key in reversed(_NESTED) if key in value)
