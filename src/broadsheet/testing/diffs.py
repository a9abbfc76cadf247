"""What differs between what a case states and what came out, for a person to read."""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Final

__all__ = ["difference"]

#: Longest equal beginning or end of two long strings that is shown in full, in characters.
_CONTEXT: Final = 30


def difference(expected: Any, found: Any) -> str:
    """The difference of two values of JSON, one line for each part: ``-`` was stated, ``+`` came out.

    Long text is compared by paragraph, a list item by item, a record line by line. Parts that agree are
    counted, not shown; a part that changed is shown from shortly before the change to shortly after it.
    """
    one, two = _parts(expected), _parts(found)
    lines: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if tag == "equal":
            lines.append(f"  ({i2 - i1} as expected)")
        elif tag == "replace" and i2 - i1 == j2 - j1:
            for stated, came in zip(one[i1:i2], two[j1:j2], strict=True):
                lines += _changed(stated, came)
        else:
            lines += [f"- {part}" for part in one[i1:i2]] + [f"+ {part}" for part in two[j1:j2]]
    return "\n".join(lines)


def _parts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [repr(value)] if len(value) < 2 * _CONTEXT and "\n" not in value else value.split("\n\n")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    if isinstance(value, list):
        return [line for item in value for line in _lines(item)]
    return _lines(value)


def _lines(value: Any) -> list[str]:
    return json.dumps(value, ensure_ascii=False, indent=1).split("\n")


def _changed(stated: str, came: str) -> Iterator[str]:
    """Two versions of a part, without most of what they begin and end with alike."""
    shorter = min(len(stated), len(came))
    start = next((i for i in range(shorter) if stated[i] != came[i]), shorter)
    end = next((i for i in range(shorter - start) if stated[-1 - i] != came[-1 - i]), shorter - start)
    for sign, part in (("-", stated), ("+", came)):
        first, last = max(0, start - _CONTEXT), min(len(part), len(part) - end + _CONTEXT)
        before, after = "…" if first else "", "…" if last < len(part) else ""
        yield f"{sign} {before}{part[first:last]}{after}"
