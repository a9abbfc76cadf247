"""The tags of a page's bytes, one by one, for the repairs that a page needs before the parser can read it whole."""

import re
from collections.abc import Iterator

__all__ = ["Tag", "tags_of"]

_TOKEN = re.compile(
    rb"<(?:!--|(/?)([a-zA-Z][^ \t\n\r\f/>]*+)(?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z))"
)
_VOID = frozenset(
    b"area base basefont bgsound br col embed frame hr img input link meta param source track wbr".split()
)
# What has no markup inside -> its end; the empty name stands for a comment.
_OPAQUE = {
    name: re.compile(rb"</" + name + rb"(?=[ \t\n\r\f/>])[^>]*+>?", re.IGNORECASE)
    for name in b"iframe noembed noframes script style textarea title xmp".split()
} | {b"": re.compile(rb"-->"), b"plaintext": re.compile(rb"(?!)")}

#: Where a tag starts and ends, the element's name in lower case, and whether it is an end tag.
Tag = tuple[int, int, bytes, bool]


def tags_of(data: bytes) -> Iterator[Tag]:
    """The start and end tags of elements with content, in linear time.

    Void elements, those closed by ``/>``, comments, and elements whose content is no markup, such as scripts, are
    passed over.
    """
    position = 0
    search = _TOKEN.search
    while match := search(data, position):
        start, position = match.span()
        slash, name = match.groups(b"")
        name = name.lower()
        if slash:
            yield start, position, name, True
        elif name in _OPAQUE:
            end = _OPAQUE[name].search(data, position)
            if end is None:
                return
            position = end.end()
        elif name not in _VOID and not data.endswith(b"/>", start, position):
            yield start, position, name, False
