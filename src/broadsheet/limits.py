"""The bounds within which a page is read in full."""

import attrs

__all__ = ["Limits"]


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
    """

    max_bytes: int = 64 << 20
    max_depth: int = attrs.field(
        default=1_500, validator=[attrs.validators.ge(16), attrs.validators.le(1_900)]
    )
    max_attributes: int = 256
    max_jsonld_bytes: int = 4 << 20
    max_blocks: int = 200_000
