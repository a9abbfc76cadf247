"""From the blocks that editors store as JSON to markup.

Editors store a text as a string of HTML, as a list of blocks with a type and a text, or as a tree of typed
nodes (rich text). All are read by one rule: a type says which element a node is, one of a few keys holds its
text or its children. What has no such type is read for its children only.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from broadsheet._words import unescape

__all__ = ["markup_of"]

_DEEPEST: Final = 24  # levels; deeper nodes are left out
_TYPE_KEYS: Final = tuple("style type nodeType _type __typename blockType kind component tag".split())
_TEXT_KEYS: Final = tuple("html text content value body rendered children paragraphs blocks".split())
_TEXT_KEYS_OF_LIST: Final = ("items", "listItems", *_TEXT_KEYS)
_ADDRESS_KEYS: Final = ("src", "url", "href", "originalUrl")
_CAPTION_KEYS: Final = ("caption", "description", "alt")
#: Part of a type, in lower case -> element; the first that is there is taken.
_ELEMENTS: Final = (
    ("listitem", "li"),
    ("list_item", "li"),
    ("list-item", "li"),
    ("list", "ul"),
    ("quote", "blockquote"),
    ("head", "h2"),
    ("subtitle", "h2"),
    ("paragraph", "p"),
    ("block", "p"),
    ("text", "p"),
)
_IMAGES: Final = ("image", "photo", "picture", "figure")
_HEADING = re.compile(r"h[2-6]")
_BLOCK_TAG = re.compile(
    r"<(?:p|div|h[1-6]|ul|ol|blockquote|figure|section|article|table|br)\b", re.IGNORECASE
)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")


def markup_of(value: Any, depth: int = 0) -> str:
    """The HTML of a text, a block, or a list of blocks; empty for what is none."""
    if isinstance(value, str):
        return _of_string(value)
    if depth >= _DEEPEST:
        return ""
    if isinstance(value, list):
        return "".join([markup_of(item, depth + 1) for item in value])
    return _of_node(value, depth) if isinstance(value, Mapping) else ""


def _of_string(text: str) -> str:
    """A string of HTML as it is, other text as paragraphs."""
    if "&lt;" in text and "<" not in text:
        text = unescape(text)
    if _BLOCK_TAG.search(text):
        return text
    lines = [line for line in text.splitlines() if line.strip()]
    return "".join([f"<p>{_of_inline(line)}</p>" for line in lines])


def _of_node(node: Mapping[str, Any], depth: int) -> str:
    element = _element_of(node)
    if element == "img":
        return _figure(node)
    keys = _TEXT_KEYS_OF_LIST if element == "ul" else _TEXT_KEYS
    inner = next(
        (node[key] for key in keys if isinstance(node.get(key), str | list | Mapping) and node[key]), ""
    )
    if element is None or element in ("ul", "blockquote"):
        markup = markup_of(inner, depth + 1)
        return (
            f"<{element}>{_items(element, inner, markup, depth)}</{element}>"
            if element and markup
            else markup
        )
    if isinstance(inner, str) and _BLOCK_TAG.search(inner):
        return inner
    text = _inline(inner, depth + 1)
    return f"<{element}>{text}</{element}>" if text.strip() else ""


def _items(element: str, inner: Any, markup: str, depth: int) -> str:
    """The content of a list or quotation; in a list strings and nodes without a type of their own are items."""
    if element != "ul" or not isinstance(inner, list) or "<li>" in markup:
        return markup
    return "".join([f"<li>{_inline(item, depth + 1)}</li>" for item in inner])


def _inline(value: Any, depth: int) -> str:
    """The text inside a block, with its links."""
    if isinstance(value, str):
        return _of_inline(value)
    if depth >= _DEEPEST:
        return ""
    if isinstance(value, list):
        return "".join([_inline(item, depth + 1) for item in value])
    if not isinstance(value, Mapping):
        return ""
    inner = next((value[key] for key in _TEXT_KEYS if isinstance(value.get(key), str | list | Mapping)), "")
    text = _inline(inner, depth + 1)
    address = value.get("href") or value.get("url")
    return f'<a href="{escape(address)}">{text}</a>' if isinstance(address, str) and text else text


def _of_inline(text: str) -> str:
    return text if _ANY_TAG.search(text) else escape(unescape(text), quote=False)


def _element_of(node: Mapping[str, Any]) -> str | None:
    """The element that a node's type stands for; None when it has none that is known."""
    for key in _TYPE_KEYS:
        kind = node.get(key)
        if not isinstance(kind, str):
            continue
        kind = kind[:60].lower()
        if any(word in kind for word in _IMAGES):
            return "img"
        if heading := _HEADING.fullmatch(kind):
            return heading[0]
        for part, element in _ELEMENTS:
            if part in kind:
                level = node.get("level")
                return f"h{level}" if element == "h2" and level in (2, 3, 4, 5, 6) else element
    return None


def _figure(node: Mapping[str, Any]) -> str:
    address = next((node[key] for key in _ADDRESS_KEYS if isinstance(node.get(key), str)), None)
    if not address:
        return ""
    caption = next((node[key] for key in _CAPTION_KEYS if isinstance(node.get(key), str)), "")
    return f'<figure><img src="{escape(address)}"><figcaption>{_of_inline(caption)}</figcaption></figure>'
