"""Pages that tell less than they do: metadata, class names or elements with a meaning are taken away from them.

For :mod:`benchmarks.withheld`, which measures what is found then.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha1
from typing import Any

from lxml import etree

from broadsheet._decode import decode
from broadsheet._html.tree import build_tree
from broadsheet.limits import Limits

__all__ = ["WITHHOLDINGS", "withhold"]

Change = Callable[[Any], None]

_LIMITS = Limits()
_MEANINGFUL = ("article", "main", "section", "header", "footer", "nav", "aside")
_MICRODATA = ("itemprop", "itemtype", "itemscope", "rel", "property", "typeof")
#: Attributes in ``data-`` that hold the address of a picture.
_PICTURES = ("data-src", "data-srcset", "data-lazy-src", "data-original")


def _without_json_ld(root: Any) -> None:
    for script in root.findall(".//script"):
        if "ld+json" in script.get("type", ""):
            script.text = ""


def _without_meta(root: Any) -> None:
    for meta in list(root.iter("meta")):
        if not meta.get("http-equiv"):
            meta.attrib.clear()


def _without_microdata(root: Any) -> None:
    for element in root.iter(etree.Element):
        if element.tag not in ("link", "meta"):
            for name in _MICRODATA:
                element.attrib.pop(name, None)


def _without_time(root: Any) -> None:
    for element in list(root.iter("time")):
        element.tag = "span"
        element.attrib.pop("datetime", None)


def _with_hashed_classes(root: Any) -> None:
    for element in root.iter(etree.Element):
        for name in element.attrib:
            if name in ("class", "id"):
                element.set(name, " ".join(map(_hashed, element.get(name).split())))
            elif name.startswith("data-") and name not in _PICTURES:
                del element.attrib[name]


@cache
def _hashed(name: str) -> str:
    return f"c{sha1(name.encode()).hexdigest()[:6]}"


def _plain(*tags: str) -> Change:
    def change(root: Any) -> None:
        for element in list(root.iter(*tags)):
            element.tag = "div"

    return change


#: What can be withheld, and how.
WITHHOLDINGS: dict[str, Change] = {
    "json-ld": _without_json_ld,
    "meta": _without_meta,
    "microdata": _without_microdata,
    "time": _without_time,
    "classes": _with_hashed_classes,
    "elements": _plain(*_MEANINGFUL),
    "figures": _plain("figure", "figcaption"),
    "paragraphs": _plain("p"),
}


def withhold(page: bytes, names: Iterable[str]) -> bytes:
    """A page without what the names of :data:`WITHHOLDINGS` say; as it is where it has no element.

    Args:
        page: As published.
        names: In any order.
    """
    decoded = decode(page, encoding=None, content_type=None, limits=_LIMITS)
    root = build_tree(decoded.data, _LIMITS)[0]
    if root is None:
        return page
    for name in names:
        WITHHOLDINGS[name](root)
    return BOM_UTF8 + b"<!DOCTYPE html>" + etree.tostring(root, encoding="utf-8", method="html")
