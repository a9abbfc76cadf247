"""What a page keeps for browsers that run no scripts: a notice that there are none, or the text itself."""

from typing import Any

from broadsheet._html.pieces import texts_in

__all__ = ["holds_content"]

_NOTICE = 600  # characters; what a page says of missing scripts is shorter


def holds_content(element: Any) -> bool:
    """Whether a ``<noscript>`` holds more than a notice."""
    return sum(map(len, texts_in(element))) >= _NOTICE
