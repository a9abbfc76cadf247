"""XPath for class names.

A search for elements of one tag costs a tenth of one for elements of any tag (``//*``), so the rules begin with a tag.
Single classes need no XPath: "css:" rules are tested together in one pass over the page.
"""

__all__ = ["having", "inside"]


def having(name: str) -> str:
    """The condition that an element has the class ``name``, alone or among others.

    >>> having("entry")
    "contains(concat(' ', normalize-space(@class), ' '), ' entry ')"
    """
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def inside(name: str) -> str:
    """The condition that an element stands inside one with the class ``name``."""
    return f"ancestor::*[{having(name)}]"
