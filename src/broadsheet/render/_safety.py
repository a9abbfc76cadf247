"""What may stand in an output: the one gate for addresses, and the one filter for characters."""

import re

__all__ = ["clean", "safe_url"]

# Controls (tab and line feed excepted), line separators, byte order marks, lone surrogates and
# noncharacters: readers of HTML, Markdown and YAML do not agree about them.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)

# Scheme, user, host and port as RFC 3986 section 3.2 writes them, hosts in any script; backslashes,
# which browsers read as slashes, are refused in `_FORBIDDEN`.
_WEB_ADDRESS = re.compile(
    r"https?://(?:[^\s/?#@\[\]]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@\[\]:<>^|%\"`{}]+)(?::[0-9]{0,5})?(?:[/?#]|\Z)",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile("[\\\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Characters that RFC 3986 allows in no address and that end an attribute or a Markdown link target.
_ENCODED = str.maketrans({char: f"%{ord(char):02X}" for char in ' "<>`^{|}'})


def clean(text: str) -> str:
    """The text, its length kept, with a space for every character that no output may hold."""
    return _UNWRITABLE.sub(" ", text)


def safe_url(url: str | None, *, image: bool = False) -> str | None:
    """The address as it may stand in an output, or None when it may not.

    Links may be ``http``, ``https`` and ``mailto`` addresses and ``#fragments``, images ``http`` and
    ``https`` only. Characters that are legal in no address are percent-encoded. Calling it on its
    own result changes nothing.

    Args:
        url: The address as the article has it.
        image: Whether the address is that of a picture, which a reader loads without being asked.
    """
    if not url:
        return None
    url = url.strip()
    if _FORBIDDEN.search(url) is not None:
        return None
    if _WEB_ADDRESS.match(url) is None:
        linkable = url[:7].lower() == "mailto:" or url[:1] == "#"
        if image or not linkable or url[-1] in "#:":
            return None
    return url.translate(_ENCODED)
