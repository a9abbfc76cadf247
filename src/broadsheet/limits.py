"""The bounds within which a page is read in full."""

from typing import Any, Final

import attrs
from attrs.validators import and_, ge, le

__all__ = ["Limits"]


def _whole(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not isinstance(value, int):
        raise TypeError(f"a whole number is expected for {attribute.name!r}: {value!r}")


_COUNT: Final = and_(_whole, ge(0))


@attrs.frozen(kw_only=True)
class Limits:
    """Bounds on one page. What exceeds a bound is cut or flattened, and the article's warnings say so.

    Attributes:
        max_bytes: Longest source, in bytes of UTF-8. A longer one is cut there.
        max_depth: Deepest nesting of elements that is kept as structure, of pages that nest deeper
            than 2,048 levels: there libxml2 ends a document and loses all that follows, so
            wrappers are flattened down to this depth. Range 16 to 1,900.
        max_attributes: Attributes kept on one element; libxml2 needs quadratic time for more.
        max_jsonld_bytes: Longest embedded JSON document (JSON-LD, framework state) that is read,
            in characters. A longer one is left out.
        max_blocks: Most text blocks that are classified; what follows is left out.

    Raises:
        TypeError: A bound is no whole number.
        ValueError: A bound is negative, or out of its range.
    """

    max_bytes: int = attrs.field(default=64 << 20, validator=_COUNT)
    max_depth: int = attrs.field(default=1_500, validator=and_(_whole, ge(16), le(1_900)))
    max_attributes: int = attrs.field(default=256, validator=_COUNT)
    max_jsonld_bytes: int = attrs.field(default=4 << 20, validator=_COUNT)
    max_blocks: int = attrs.field(default=200_000, validator=_COUNT)
