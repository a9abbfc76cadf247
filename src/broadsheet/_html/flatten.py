"""Taking wrappers out of pages that nest deeper than the parser goes.

Runs only after a parse that failed; it reads the tags once, in linear time, and copies everything else.
"""

from broadsheet._html.tokens import tags_of

__all__ = ["flatten"]

_SPARE = 100  # levels that elements with a meaning of their own may go deeper than wrappers
_LOOKBACK = 64  # open elements that an end tag is compared with

# Elements that say what their text is, and nest little; all others beyond the limit are wrappers.
_KEPT = frozenset(
    b"a article body code figcaption figure h1 h2 h3 h4 h5 h6 head html li main p pre td th time".split()
)
# An element of these ends the open one of the same name.
_SELF_CLOSING = frozenset(b"dd dt li option p td th tr".split())
_INLINE = frozenset(
    b"a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span "
    b"strike strong sub sup tt u var".split()
)
# Order of the elements in libxml2: an end tag does not close an element of a higher order.
_ORDER = {b"div": 1, b"td": 2, b"th": 2, b"tr": 3, b"thead": 4, b"tbody": 4, b"tfoot": 4, b"table": 5}


def flatten(data: bytes, max_depth: int) -> bytes:
    """Drop the tags of wrappers below ``max_depth`` levels, keep all text.

    Elements that carry meaning (paragraphs, headings, links, list items) may stand 100 levels deeper.
    A dropped block element leaves a ``<br>``, so that the texts on its two sides stay apart.
    """
    out: list[bytes] = []
    stack: list[tuple[bytes, bool]] = []  # name of each open element, and whether its tag was kept
    depth = copied = 0
    for start, end, name, closes in tags_of(data):
        kept, depth = _close(stack, name, depth) if closes else _open(stack, name, depth, max_depth)
        if not kept:
            if copied < start:
                out.append(data[copied:start])
                if name not in _INLINE:
                    out.append(b"<br>")
            copied = end
    out.append(data[copied:])
    return b"".join(out)


def _open(stack: list[tuple[bytes, bool]], name: bytes, depth: int, max_depth: int) -> tuple[bool, int]:
    """Enter an element: whether its tag is kept, and the depth in it."""
    if stack and stack[-1][0] == name and name in _SELF_CLOSING:
        depth -= stack.pop()[1]
    kept = depth < (max_depth + _SPARE if name in _KEPT else max_depth)
    stack.append((name, kept))
    return kept, depth + kept


def _close(stack: list[tuple[bytes, bool]], name: bytes, depth: int) -> tuple[bool, int]:
    """Leave an element and what is open inside it: whether its end tag is kept, and the depth after."""
    order = _ORDER.get(name, 0)
    for back in range(1, min(len(stack), _LOOKBACK) + 1):
        opened, kept = stack[-back]
        if opened == name:
            depth -= sum(was_kept for _, was_kept in stack[-back:])
            del stack[-back:]
            return kept, depth
        if _ORDER.get(opened, 0) > order:
            break
    return False, depth
