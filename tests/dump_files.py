"""Small dumps for the tests: WARC records and files of them, in every compression."""

import gzip
import io

DATE = "2024-05-06T07:08:09Z"


def page(number):
    """An invented page."""
    return (
        f"<!DOCTYPE html><title>Notice {number}</title><p>The ferry sails at {number} o'clock.</p>".encode()
    )


def http(body, *headers, status="200 OK"):
    """An HTTP response."""
    lines = [f"HTTP/1.1 {status}", *(headers or ("Content-Type: text/html; charset=ISO-8859-2",))]
    return "\r\n".join([*lines, "", ""]).encode() + body


def warc_record(
    number, block=None, kind="response", content_type="application/http; msgtype=response", extra=()
):
    """A record of a WARC file."""
    block = http(page(number)) if block is None else block
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{number}>",
        f"WARC-Date: {DATE}",
        f"WARC-Target-URI: https://pier.example/{number}",
        f"Content-Type: {content_type}",
        *extra,
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


def packed(records, compression):
    """The records as a file with one member for each, and where they begin."""
    members = [member(record, compression) for record in records]
    places = [sum(map(len, members[:number])) for number in range(len(members) + 1)]
    return b"".join(members), places


def member(data, compression):
    """Data as one compressed member."""
    if compression == "":
        return data
    if compression == "gz":
        return gzip.compress(data)
    from fastwarc import stream_io

    file = io.BytesIO()
    writer = {"zst": stream_io.ZstdWriter, "lz4": stream_io.Lz4Writer}[compression](file)
    writer.write(data)
    writer.close()
    return file.getvalue()
