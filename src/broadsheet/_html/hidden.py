"""What a page holds and no screen shows, as far as single elements tell."""

import re
from typing import Any, Final

__all__ = ["is_drawn_formula", "is_hidden", "is_hidden_label", "is_label"]

_LONGEST_LABEL: Final = 120  # characters of text for screen readers; a longer one is content
_MOST_ELEMENTS: Final = 50  # in it
#: The value of ``hidden`` that shows a text when it is looked for: HTML section 6.1.
_SHOWN: Final = "until-found"
_STREAMED: Final = "S:"
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none")


def is_hidden(element: Any) -> bool:
    """Whether an attribute of an element keeps it from being shown.

    What React has streamed stands in hidden elements ("S:1f") until its script puts it in place.
    """
    if element.get("hidden", _SHOWN) != _SHOWN:
        return not (element.get("id") or "").startswith(_STREAMED)
    style = element.get("style")
    return style is not None and "none" in style and _NOT_SHOWN.search(style) is not None


def is_label(element: Any) -> bool:
    """Whether an element is short enough for a label that only screen readers read."""
    length = 0
    for number, inner in enumerate(element.iter()):
        length += len(inner.text or "") + (len(inner.tail or "") if number else 0)
        if length > _LONGEST_LABEL or number > _MOST_ELEMENTS:
            return False
    return True


def is_hidden_label(element: Any) -> bool:
    """Whether an inline element is a short text that its style keeps from being shown: a trap for robots, a tooltip."""
    style = element.get("style")
    return style is not None and "none" in style and is_hidden(element) and is_label(element)


def is_drawn_formula(element: Any, hints: str) -> bool:
    """Whether an inline element draws for the eye the formula that stands beside it as MathML.

    So do KaTeX and MathJax 2, which hide the drawing from screen readers.
    """
    if not ("katex" in hints or "MathJax" in hints) or element.get("aria-hidden") != "true":
        return False
    return any(
        beside is not None and _holds_formula(beside) for beside in (element.getprevious(), element.getnext())
    )


def _holds_formula(element: Any) -> bool:
    return element.tag == "math" or next(element.iter("math"), None) is not None
