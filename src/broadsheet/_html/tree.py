"""From UTF-8 bytes to the root of an lxml tree, with the three holes of libxml2 closed.

libxml2 ends a document at its depth limit and loses all that follows, needs quadratic time for the
attributes of one element, and puts what follows ``</html>`` beside the root, where no walk finds it.
"""

import re
from collections.abc import Iterable
from zlib import crc32

from lxml import etree

from broadsheet._html.flatten import flatten
from broadsheet._html.misnested import CLOSERS, close_divs
from broadsheet._html.unclosed import KINDS, close_unclosed
from broadsheet.limits import Limits
from broadsheet.model import ParseWarning

__all__ = ["build_tree"]

_ATTRIBUTE = (
    rb"[ \t\n\r\f/]*+[^ \t\n\r\f/>][^ \t\n\r\f/>=]*+"
    rb"(?:[ \t\n\r\f]*+=[ \t\n\r\f]*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^ \t\n\r\f>\"'][^ \t\n\r\f>]*+)?+)?+"
)
_TAG_NAME = rb"<[a-zA-Z][a-zA-Z0-9:_-]*+(?=[ \t\n\r\f/])"
# What stands in a script may look like a tag.
_SCRIPT = rb"<(?i:script|style)\b(?:[^<]++|<(?!/(?i:script|style)))*+"
_WINDOW = 4096  # bytes; shorter tags cannot hold enough attributes to be slow
# A page is looked at in one place of each stretch for tags with ">" in their values. Those tags are longer than a
# stretch where they cost anything.
_STRETCH = 1 << 13
_PLACE = 1 << 10
_SAMPLED = 251  # one byte in so many decides where the places are
_NAME = rb"[ \t\n\r\f/]*+[^ \t\n\r\f/>=\"'<(){};,]++"  # of an attribute, as no script and no text has them in a row
_LEFT_OPEN = " and div"  # ends libxml2's message about the end tag of another element
_RUN = re.compile(
    rb"=(?:\"[^\"]*+\"|'[^']*+')(?:" + _NAME + rb"(?:=(?:\"[^\"]*+\"|'[^']*+'|[^ \t\n\r\f\"'>]++)?+)?+){20}"
)


def build_tree(data: bytes, limits: Limits) -> tuple[etree._Element | None, list[ParseWarning]]:
    """Parse a page. Content never raises.

    Each call makes its own parser: sharing one between threads has crashed lxml, and making one costs
    microseconds.

    Args:
        data: UTF-8 without NUL, as :func:`broadsheet._decode.decode` returns it.
        limits: ``max_depth`` and ``max_attributes`` are applied, the latter from the size on at which
            attributes begin to cost: tags of more than 4 kB, or 16 kB where values hold ">".

    Returns:
        The root element, None for a page without any element or text; and what was changed to be read.
    """
    warnings: list[ParseWarning] = []
    most = limits.max_attributes
    crowded = _has_long_tag(data, most) or _has_long_run(data)
    root, failure, data, cut = _parse_closed(data, most if crowded else None)
    if cut:
        message = f"An element has more than {most} attributes; the others were left out."
        warnings.append(ParseWarning(code="attributes_cut", message=message))
    if failure == "depth":
        message = f"Elements nested deeper than {limits.max_depth} levels were flattened."
        warnings.append(ParseWarning(code="depth_flattened", message=message))
        for depth in (limits.max_depth, 0):
            root, failure, *_ = _parse_closed(flatten(data, depth))
            if failure != "depth":
                break
    if failure:
        message = f"The parser gave up before the end of the page: {failure}"
        warnings.append(ParseWarning(code="parse_incomplete", message=message))
    if root is not None:
        _adopt_siblings(root)
    return root, warnings


def _parse(data: bytes) -> tuple[etree._Element | None, str | None, bool]:
    """The root; why the parser gave up: "depth", another reason, or None; whether it passed over the end of a part."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParseError, ValueError) as error:
        return None, str(error), False
    # Giving up is the last thing that a parser logs.
    last = parser.error_log.last_error
    # libxml2 before 2.14 calls the depth limit an internal error
    if last is not None and "Excessive depth" in last.message:
        return root, "depth", False
    gave_up = last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return root, last.message if gave_up else None, _is_misnested(parser.error_log)


def _is_misnested(log: Iterable[etree._LogEntry]) -> bool:
    """Whether an end tag was passed over because a ``div`` inside its element is open; a fiftieth of a parse."""
    mismatch = etree.ErrorTypes.ERR_TAG_NAME_MISMATCH
    return any(
        entry.type == mismatch
        and (message := entry.message).endswith(_LEFT_OPEN)
        and message.removesuffix(_LEFT_OPEN).rpartition(" ")[2] in CLOSERS
        for entry in log
    )


def _parse_closed(
    data: bytes, most: int | None = None
) -> tuple[etree._Element | None, str | None, bytes, bool]:
    """:func:`_parse`, once more for each kind of element that holds the rest of the page.

    Args:
        data: The page.
        most: How many attributes to leave on an element; None for a page that need not be searched for them.

    Returns:
        Root and failure as of :func:`_parse`, what was parsed, and whether attributes were cut from it.
    """
    data, cut = _cut_attributes(data, most) if most else (data, False)
    root, failure, misnested = _parse(data)
    if misnested and (closed := close_divs(data)) is not None:
        data = closed
        root, failure, _ = _parse(data)
    for _ in KINDS:
        closed = close_unclosed(data, root) if root is not None else None
        if closed is None:
            break
        # What stood in the open element was no tag before.
        data, more = _cut_attributes(closed, most) if most else (closed, False)
        cut |= more
        root, failure, _ = _parse(data)
    return root, failure, data, cut


def _adopt_siblings(root: etree._Element) -> None:
    """Move what follows ``</html>`` to the end of the body, where browsers show it."""
    sibling = root.getnext()
    if sibling is None:
        return
    body = root.find("body")
    home = root if body is None else body
    while sibling is not None:
        home.append(sibling)
        if isinstance(sibling.tag, str):
            sibling.tag = "div"
        sibling = root.getnext()


def _has_long_tag(data: bytes, max_attributes: int) -> bool:
    """Whether a stretch without ``>`` holds a start tag with too many attributes.

    A ``>`` inside an attribute value ends the stretch too early and may hide such a tag: see
    :func:`_has_long_run`.
    """
    find, size = data.find, len(data)
    crowded = None
    start = 0
    while start < size:
        if find(b">", start, start + _WINDOW) >= 0:
            start += _WINDOW
            continue
        end = find(b">", start + _WINDOW)
        end = size if end < 0 else end
        if crowded is None:
            crowded = re.compile(_TAG_NAME + rb"(?:" + _ATTRIBUTE + rb"){%d}" % (max_attributes + 1))
        if crowded.search(data, data.rfind(b">", 0, start) + 1, end):
            return True
        start = end + 1
    return False


def _has_long_run(data: bytes) -> bool:
    """Whether a page may hold a tag with very many attributes that have ``>`` in their values.

    To know it needs a reading of all tags, at a sixth of the cost of the parse; so the page is only looked at
    here and there. Where depends on the whole page, so that no author can step around the places.
    """
    size = len(data)
    if size < 2 * _STRETCH:
        return False
    state = crc32(data[::_SAMPLED])
    for start in range(0, size - _STRETCH, _STRETCH):
        state = state * 1_103_515_245 + 12_345 & 0x7FFFFFFF
        place = start + (state >> 8) % (_STRETCH - _PLACE)
        value = data.find(b"=", place, place + _PLACE)
        if value >= 0 and _RUN.match(data, value, place + _PLACE):
            return True
    return False


def _cut_attributes(data: bytes, most: int) -> tuple[bytes, bool]:
    """A page whose elements have ``most`` attributes at most, and whether any had more."""
    kept = rb"(" + _TAG_NAME + rb"(?:" + _ATTRIBUTE + rb"){0,%d}+)" % most
    tag = re.compile(_SCRIPT + rb"|" + kept + rb"(?:" + _ATTRIBUTE + rb")*+")
    short = tag.sub(lambda match: match[1] or match[0], data)
    return short, len(short) < len(data)
