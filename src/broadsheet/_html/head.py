"""What a page says about itself: ``meta``, ``link``, ``title``, ``base``, JSON-LD and framework state.

One pass over the elements of these names, wherever they stand: microdata puts ``meta`` into the body,
and libxml2 moves a head there that begins after stray text.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from broadsheet._html.jsonld import load_json, read_jsonld
from broadsheet._records import Head, Link
from broadsheet.limits import Limits
from broadsheet.model import ParseWarning

__all__ = ["read_head"]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HOMES_OF_TITLE = frozenset({"head", "html", "body"})
#: The key under which frameworks keep JSON-LD for the head; some render it as a ``meta`` of that name.
_JSONLD_NAME = "script:ld+json"


class _State(Mapping[str, Any]):
    """JSON data scripts by id, each parsed when it is asked for.

    A page's framework state is often larger than all its text, and most pages never need it.
    A script that is no JSON or exceeds the limit has the value None.
    """

    __slots__ = ("_limits", "_parsed", "_scripts")

    def __init__(self, scripts: dict[str, etree._Element], limits: Limits) -> None:
        self._scripts = scripts
        self._limits = limits
        self._parsed: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._parsed:
            documents, _ = load_json(self._scripts[name].text or "", self._limits)
            self._parsed[name] = documents[0] if documents else None
        return self._parsed[name]

    def __contains__(self, name: object) -> bool:
        return name in self._scripts  # a mapping that is not told this reads the value to know

    def __iter__(self) -> Iterator[str]:
        return iter(self._scripts)

    def __len__(self) -> int:
        return len(self._scripts)

    def __repr__(self) -> str:
        return f"<state of {len(self)} scripts>"


def read_head(root: etree._Element, limits: Limits) -> tuple[Head, list[ParseWarning]]:
    """Read the head of a page, and say which JSON-LD could not be read.

    Args:
        root: Root of the page's tree.
        limits: ``max_jsonld_bytes`` is applied to each script.
    """
    meta: dict[str, list[str]] = {}
    links: list[Link] = []
    titles: list[etree._Element] = []
    jsonld: list[str] = []
    state: dict[str, etree._Element] = {}
    base = None
    for element in root.iter("meta", "link", "script", "title", "base"):
        match element.tag:
            case "meta":
                _read_meta(element, meta)
            case "link":
                rel, href = element.get("rel"), element.get("href")
                if rel and href:
                    links.append(Link(rel.strip().lower(), href, (element.get("type") or "").strip().lower()))
            case "script":
                _read_script(element, jsonld, state)
            case "title":
                titles.append(element)
            case _:
                base = base or element.get("href")
    objects: list[dict[str, Any]] = []
    warnings: list[ParseWarning] = []
    for raw in (*jsonld, *meta.pop(_JSONLD_NAME, ())):
        found, problems = read_jsonld(raw, limits)
        objects += found
        warnings += problems
    head = Head(
        meta={name: tuple(contents) for name, contents in meta.items()},
        links=tuple(links),
        title=_title(titles),
        jsonld=tuple(objects),
        state=_State(state, limits),
        language=_language(root),
        base=base,
    )
    return head, warnings


def _read_meta(element: etree._Element, meta: dict[str, list[str]]) -> None:
    get = element.get
    content = get("content")
    if content is None:
        content = get("value")  # some generators write it so
    if content is None:
        return
    names: list[str] = []
    if name := get("name") or get("http-equiv"):
        names.append(name.strip().lower())
    # both attributes hold lists of names by their specifications (RDFa, microdata)
    if name := get("property"):
        names += name.lower().split()
    if name := get("itemprop"):
        names += name.lower().split()
    for name in dict.fromkeys(names):
        meta.setdefault(name, []).append(content)


def _read_script(element: etree._Element, jsonld: list[str], state: dict[str, etree._Element]) -> None:
    kind = element.get("type")
    if not kind or "json" not in (kind := kind.lower()):
        return
    if "ld+json" in kind:
        if text := element.text:
            jsonld.append(text)
    elif name := element.get("id"):
        state.setdefault(name, element)


def _language(root: etree._Element) -> str | None:
    """The language that the page states, or its body, or its first article, as a part of a page does."""
    if stated := root.get("lang") or root.get(_XML_LANG) or root.get("xml:lang"):
        return stated
    inner = (root.find("body"), next(root.iter("article"), None))
    return next(
        (stated for element in inner if element is not None and (stated := element.get("lang"))), None
    )


def _title(titles: list[etree._Element]) -> str | None:
    """Text of the first title that is not blank; the title of a drawing is none of the page."""
    for element in titles:
        parent = element.getparent()
        if parent is not None and parent.tag in _HOMES_OF_TITLE and (text := element.text) and text.strip():
            return text
    return None
