"""Making a page that shows a fault as small as it can be and still shows it."""

import re
from collections.abc import Callable
from typing import Final

import attrs

from broadsheet.testing.pages import SamplePage

__all__ = ["smallest"]

#: Most pages that are tried; each costs a few parses.
_TRIES: Final = 300

_TAG = re.compile(r"(?=<)|(?<=>)")
_LINE = re.compile(r"(?<=\n)")
_WORD = re.compile(r"(?<=[\s>])(?=[^\s>])")


def smallest(page: SamplePage, shows: Callable[[SamplePage], bool]) -> SamplePage:
    """The smallest page found, by taking away tags, lines and words, of which ``shows`` is still true.

    Args:
        page: A page of which it is true.
        shows: Whether a page shows the fault. It is asked a few hundred times at most.
    """
    if not isinstance(page.source, str):
        text = bytes(page.source).decode("utf-8", "replace")
        decoded = attrs.evolve(page, source=text, encoding=None, content_type=None)
        if not shows(decoded):
            return page
        page = decoded
    tries = iter(range(_TRIES))
    for pattern in (_TAG, _LINE, _WORD):
        pieces = pattern.split(str(page.source))
        size = len(pieces)
        while size:
            start = 0
            while start < len(pieces) and next(tries, None) is not None:
                fewer = pieces[:start] + pieces[start + size :]
                candidate = attrs.evolve(page, source="".join(fewer))
                if shows(candidate):
                    page, pieces = candidate, fewer
                else:
                    start += size
            size //= 2
    return page
