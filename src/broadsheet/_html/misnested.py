"""End tags that libxml2 passes over, because a ``div`` inside is open still.

A browser closes the ``div`` as well: HTML Living Standard, section 13.2.6.4.7, "any other end tag" and those before it.
libxml2 lets an end tag close no element that it ranks higher, and ``div`` ranks above all but the parts of tables. So
a header with one end tag too few holds the whole page: 4 in 100 pages have such an element.
"""

from broadsheet._html.tokens import tags_of

__all__ = ["CLOSERS", "close_divs"]

#: Elements whose end tag closes what is open inside.
CLOSERS = frozenset(
    "address article aside blockquote button center dd details dialog dl dt fieldset figcaption figure footer header "
    "hgroup li main menu nav ol section summary ul".split()
)
# An end tag reaches no further than these.
_BOUNDS = frozenset(b"caption object table td template th".split())
_LISTS = frozenset(b"menu ol ul".split())  # of items
# An element of these ends the open one of the same name.
_SELF_CLOSING = frozenset(b"dd dt li td th".split())
_CLOSERS = frozenset(name.encode() for name in CLOSERS)
_TRACKED = _CLOSERS | _BOUNDS | {b"div"}
_LOOKBACK = 256  # open elements that an end tag is compared with


def close_divs(data: bytes) -> bytes | None:
    """The page with an end tag for each ``div`` that stands open at the end of an element of ``CLOSERS``.

    Returns:
        None when there is no such ``div``.
    """
    out: list[bytes] = []
    opened: list[bytes] = []
    copied = 0
    for start, _, name, closes in tags_of(data):
        if name not in _TRACKED:
            continue
        if not closes:
            if not (opened and opened[-1] == name and name in _SELF_CLOSING):
                opened.append(name)
        elif (at := _find(opened, name)) is not None:
            left_open = opened[at:].count(b"div")
            if left_open and name in _CLOSERS:
                out += (data[copied:start], b"</div>" * left_open)
                copied = start
            del opened[at:]
    if not out:
        return None
    out.append(data[copied:])
    return b"".join(out)


def _find(opened: list[bytes], name: bytes) -> int | None:
    """Where the element that an end tag closes stands among those that are open; None where there is none in reach."""
    for at in range(len(opened) - 1, max(-1, len(opened) - 1 - _LOOKBACK), -1):
        if opened[at] == name:
            return at
        if (opened[at] in _BOUNDS and name not in _BOUNDS) or (name == b"li" and opened[at] in _LISTS):
            return None
    return None
