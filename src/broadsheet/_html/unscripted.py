"""What a page keeps for browsers that run no scripts: a notice that there are none, or the text itself."""

from typing import Any

from broadsheet._html.pieces import texts_in

__all__ = ["holds_content"]

_NOTICE = 600  # characters; what a page says of missing scripts is shorter


def holds_content(element: Any) -> bool:
    """Whether a ``<noscript>`` holds more than a notice; one inside another is a part of what that holds."""
    if next(element.iterancestors("noscript"), None) is not None:
        return True
    return sum(map(len, texts_in(element))) >= _NOTICE
