"""How a browser reads an output: by an HTML5 parser that is not the one the pages were parsed with."""

from resiliparse.parse.html import HTMLTree, NodeType

from broadsheet.render.html import ELEMENTS

_LINKS = ("http://", "https://", "mailto:", "#")
_PICTURES = _LINKS[:2]
#: What CommonMark readers write beyond the elements of the HTML output.
MARKDOWN_ELEMENTS = {
    tag: names for tag, names in ELEMENTS.items() if tag not in ("article", "section", "aside")
} | {
    "em": (),
    "s": (),
    "hr": (),
    "th": ("style",),
    "td": ("style",),
    "ol": ("start",),
}


def nodes_of(markup):
    """The nodes that a browser makes of markup inside the body of a page, in order."""
    stack = [HTMLTree.parse(f"<!DOCTYPE html><html><head></head><body>{markup}</body></html>").body]
    while stack:
        node = stack.pop()
        yield node
        stack += reversed(node.child_nodes)


def faults_in(markup, elements=ELEMENTS, *, style=()):
    """What a browser finds in markup that no output may hold; style is allowed on elements named in ``style``."""
    faults = []
    for node in list(nodes_of(markup))[1:]:
        if node.type == NodeType.TEXT:
            continue
        if node.type != NodeType.ELEMENT or node.tag not in elements:
            faults.append(f"<{node.tag}>")
            continue
        faults += [
            f"{node.tag} {name}" for name in node.attrs if not _is_allowed(node, name, elements, style)
        ]
    return faults


def _is_allowed(node, name, elements, style):
    value = "".join(node.getattr(name) or "").strip().lower()
    if name == "href":
        return name in elements[node.tag] and value.startswith(_LINKS)
    if name == "src":
        return node.tag == "img" and value.startswith(_PICTURES)
    return name in elements[node.tag] or (name == "style" and node.tag in style)


def text_of(markup):
    """All text that a browser shows of markup."""
    return "".join(node.text for node in nodes_of(markup) if node.type == NodeType.TEXT)


def shape_of(markup):
    """The elements with their attributes and the texts of markup, in order: two equal shapes are read alike."""
    return [
        (node.tag, tuple((name, node.getattr(name)) for name in node.attrs))
        if node.type == NodeType.ELEMENT
        else node.text
        for node in nodes_of(markup)
    ]


def written_again(markup):
    """Markup as a browser writes what it read: what a page makes of it that copies its own ``innerHTML``."""
    body = HTMLTree.parse(f"<!DOCTYPE html><html><head></head><body>{markup}</body></html>").body
    return body.html.removeprefix("<body>").removesuffix("</body>")
