"""The output formats of trafilatura, written from a :class:`Document`."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from lxml import etree

from broadsheet.compat._document import Document
from broadsheet.compat._tree import writable
from broadsheet.errors import RenderError

__all__ = ["FORMATS", "written"]

_HEADER: Final = (
    "title",
    "author",
    "url",
    "hostname",
    "description",
    "sitename",
    "date",
    "categories",
    "tags",
    "id",
)
_ATTRIBUTES: Final = ("sitename", *(name for name in _HEADER if name != "sitename"))
#: The columns of a line of CSV, which trafilatura separates by tabs.
_CELLS: Final = (
    *("url", "id", "fingerprint", "hostname", "title", "image", "date"),
    *("text", "comments", "license", "pagetype"),
)
#: What the fields of a document are called in JSON where the name differs.
_JSON_NAMES: Final[Mapping[str, str]] = {
    "url": "source",
    "sitename": "source-hostname",
    "description": "excerpt",
}


def written(document: Document, name: str, *, with_metadata: bool) -> str:
    """The document in a format.

    Raises:
        RenderError: There is no such format.
    """
    writer = FORMATS.get(name)
    if writer is None:
        raise RenderError(f"no such output format (there are {', '.join(sorted(FORMATS))}): {name!r}")
    return writer(document, with_metadata)


def _text(document: Document, with_metadata: bool) -> str:  # noqa: FBT001 - the writers share a signature
    header = _frontmatter(document) if with_metadata else ""
    return header + (document.text or "")


def _frontmatter(document: Document) -> str:
    # Strings and lists of JSON are strings and lists of YAML.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in _known(document, _HEADER)]
    return "\n".join(["---", *lines, "---", ""])


def _json(document: Document, with_metadata: bool) -> str:  # noqa: FBT001
    if not with_metadata:
        return json.dumps({"text": document.text, "comments": document.comments}, ensure_ascii=False)
    fields = document.as_dict()
    del fields["body"], fields["commentsbody"]
    for name, ours in _JSON_NAMES.items():
        fields[ours] = fields.pop(name)
    for name in ("categories", "tags"):
        fields[name] = ";".join(fields[name] or ())
    return json.dumps(fields, ensure_ascii=False)


def _csv(document: Document, with_metadata: bool) -> str:  # noqa: FBT001, ARG001 - without metadata they are null
    import csv
    import io

    buffer = io.StringIO()
    values = [getattr(document, name) for name in _CELLS]
    csv.writer(buffer, delimiter="\t").writerow("null" if value is None else value for value in values)
    return buffer.getvalue()


def _html(document: Document, with_metadata: bool) -> str:  # noqa: FBT001
    metas = _known(document, _ATTRIBUTES) if with_metadata else ()
    head = "".join(f'<meta name="{name}" content="{_quoted(_joined(value))}">\n' for name, value in metas)
    return f"<html>\n<head>\n{head}</head>\n<body>\n{document.reduced.to_html()}\n</body>\n</html>"


def _quoted(value: str) -> str:
    import html

    return html.escape(value)


def _xml(document: Document, with_metadata: bool) -> str:  # noqa: FBT001
    known = _known(document, _ATTRIBUTES) if with_metadata else ()
    root = etree.Element("doc", {name: writable(_joined(value)) for name, value in known})
    main = document.body
    main.tag = "main"
    root.append(main)
    etree.SubElement(root, "comments")
    return str(etree.tostring(root, encoding="unicode", pretty_print=True)).strip()


def _known(document: Document, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """The fields that have a value."""
    for name in names:
        if value := getattr(document, name):
            yield name, value


def _joined(value: Any) -> str:
    return ";".join(value) if isinstance(value, list) else value


#: The writers by name.
FORMATS: Final[Mapping[str, Callable[[Document, bool], str]]] = {
    "txt": _text,
    "markdown": _text,
    "json": _json,
    "csv": _csv,
    "html": _html,
    "xml": _xml,
}
