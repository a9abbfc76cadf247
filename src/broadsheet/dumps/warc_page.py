"""The page that a WARC record holds."""

from collections.abc import Mapping
from typing import Final

from broadsheet.dumps.cursor import Cursor
from broadsheet.dumps.http import ResponseHead, body_of, charset_in, form_of, response_head
from broadsheet.dumps.record import Record, Settings, moment, record_id
from broadsheet.errors import DumpError

__all__ = ["page_of"]

_KINDS: Final = ("response", "resource", "conversion")
_HEAD: Final = 8 << 10  # what servers allow for the head of a response


def page_of(
    fields: Mapping[str, str], length: int, cursor: Cursor, settings: Settings, offset: int | None
) -> Record | None:
    """The page of the record whose block comes next; None when it holds no page, or ends early.

    Pages are what was received ("response", "resource") as HTML or plain text, and what was made of it
    ("conversion", as in WET files). A response without a content type is taken for a page.

    Args:
        fields: The header of the record, names in lower case.
        length: Length of the block, in bytes.
        cursor: The place at which the block begins. No more of it is read than needed.
        settings: How to read.
        offset: Offset of the record.
    """
    kind = fields.get("warc-type", "").lower()
    if kind not in _KINDS:
        return None
    start = cursor.read(min(length, _HEAD))
    head = ResponseHead(None, {"content-type": fields.get("content-type", "")}, 0)
    if kind == "response":
        response = response_head(start)
        if response is None:
            return None
        head = response
    content_type = head.fields.get("content-type") or fields.get("warc-identified-payload-type")
    form = form_of(content_type)
    if form is None:
        return None
    url = fields.get("warc-target-uri", "").strip("<>") or None
    name = fields.get("warc-record-id") or record_id(url, settings.source, offset)
    if length > settings.max_bytes:
        return settings.too_long(offset=offset, name=name, url=url)
    rest = cursor.read(length - len(start))
    try:
        body = body_of(start[head.size :] + rest, head.fields, settings.max_bytes)
    except (ValueError, DumpError) as error:
        return settings.failed("undecodable", str(error), offset=offset, name=name, url=url)
    if body is None:
        return settings.too_long(offset=offset, name=name, url=url)
    return Record(
        id=name,
        source=settings.source,
        offset=offset,
        url=url,
        html=body if form == "html" else None,
        text=body if form == "text" else None,
        charset=charset_in(content_type),
        fetched_at=moment(fields.get("warc-date")),
        status=head.status,
        content_type=content_type,
    )
