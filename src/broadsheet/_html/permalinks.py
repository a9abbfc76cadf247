"""Links from a heading to itself: the sign that a reader copies the address of a section from."""

from typing import Any, Final

from broadsheet._html.pieces import texts_in

__all__ = ["is_permalink"]

#: What holds a section or a definition, and the sign to link to it with.
_HOLDERS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt"))
#: The signs of Sphinx, MkDocs and rustdoc, of markdown-it-anchor and Docusaurus, and the glyph of Font Awesome.
_SIGNS: Final = frozenset(("#", "¶", "§", "🔗", "⚓", "∞", "\uf0c1"))
_VARIANTS: Final = " \t\n\xa0\u200b\ufe0e\ufe0f"  # white space, and what chooses the look of an emoji
_LONGEST: Final = 3  # texts inside: the sign, and white space around its element


def is_permalink(element: Any, href: str, around: str) -> bool:
    """Whether a link with a fragment is the sign of a heading, or repeats that fragment beside it: "#section2".

    Args:
        element: The link.
        href: Its address.
        around: Tag of the block that it stands in.
    """
    if around not in _HOLDERS:
        return False
    texts = [text for text, _ in zip(texts_in(element), range(_LONGEST + 1), strict=False)]
    shown = "".join(texts).strip(_VARIANTS)
    return len(texts) <= _LONGEST and (shown in _SIGNS or (shown[:1] == "#" and href.endswith(shown)))
