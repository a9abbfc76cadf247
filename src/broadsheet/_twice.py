"""Text that was encoded as UTF-8 twice: "isnâ€™t" for "isn’t".

Somebody read UTF-8 as windows-1252 or Latin-1 and wrote what he saw as UTF-8; 2 in 100 pages have it. What tells it
from text is that it holds characters nobody writes: controls of U+0080 to U+009F, or "â" before a euro sign.
"""

import re
from typing import Final

__all__ = ["decode_once"]

_TIMES: Final = 3  # what was encoded four times over is left
_WHOLE: Final = 0.9  # a page was encoded twice as a whole when so many of its characters beyond ASCII show it
#: The first byte of most characters that were encoded twice, and of most European letters.
_LEAD: Final = b"\xc3"
_LEADS: Final = 64  # of them are looked at, so that a page without any sign costs nothing
#: In UTF-8: what most twice-encoded text has, punctuation ("â" before a control or a euro sign) or letters ("Ã").
_SIGNS: Final = (b"\xc3\xa2\xc2", b"\xc3\xa2\xe2", b"\xc3\x83\xc2", b"\xc3\x83\xc6")


def _seen_as(byte: int) -> str:
    """The character that a byte is read as: of windows-1252, and of Latin-1 where that has none."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_BYTE_OF: Final = {ord(_seen_as(byte)): byte for byte in range(0x80, 0x100)} | {
    control: control for control in range(0x80, 0xA0)
}
_MORE: Final = "[" + "".join(re.escape(chr(code)) for code, byte in _BYTE_OF.items() if byte < 0xC0) + "]"
_TWICE: Final = re.compile(f"[\xc2-\xf4]{_MORE}{{1,3}}")
_CERTAIN: Final = re.compile(f"\xe2\u20ac{_MORE}|[\xc2-\xf4]{_MORE}*[\x80-\x9f]")
_FOREIGN: Final = re.compile("([^\x00-\x7f]+)")


def decode_once(data: bytes) -> bytes | None:
    """Valid UTF-8 as it was before it was encoded again; None when it was not.

    Of a page of which only a part was, such as quoted comments, what nobody would write is restored and what
    may be text ("Ã©") is left.
    """
    if not _shows(data):
        return None
    pieces = _FOREIGN.split(data.decode("utf-8", "replace"))
    runs = before = pieces[1::2]
    for _ in range(_TIMES):
        runs, last = _restored(runs), runs
        if runs == last:
            break
    if runs == before:
        return None
    pieces[1::2] = runs
    return "".join(pieces).encode()


def _shows(data: bytes) -> bool:
    """Whether one of the first characters that may have been encoded twice looks like it."""
    at = -1
    for _ in range(_LEADS):
        at = data.find(_LEAD, at + 1)
        if at < 0:
            return False
        if data.startswith(_SIGNS, at):
            return True
    return False


def _restored(runs: list[str]) -> list[str]:
    """Runs of characters beyond ASCII, with each sequence decoded that was encoded, once."""
    twice = sum(len(found) for run in runs for found in _TWICE.findall(run))
    whole = twice >= _WHOLE * sum(map(len, runs)) and any(map(_CERTAIN.search, runs))
    return [_TWICE.sub(lambda match: _decoded(match[0], whole=whole), run) for run in runs]


def _decoded(seen: str, *, whole: bool) -> str:
    """What a sequence was before, if it was encoded; its first character says how many belong together."""
    size = 2 if seen[0] < "\xe0" else 3 if seen[0] < "\xf0" else 4
    if not (whole or _CERTAIN.match(seen, 0, size)):
        return seen
    try:
        return bytes(_BYTE_OF[ord(character)] for character in seen[:size]).decode() + seen[size:]
    except UnicodeDecodeError:
        return seen
