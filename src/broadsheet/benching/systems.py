"""The systems that are measured: broadsheet, and peers that make rows of the same form."""

from typing import Any, Final

from broadsheet.dumps import Record
from broadsheet.dumps.record import moment
from broadsheet.dumps.rows import COLUMNS, Maker, Row
from broadsheet.errors import UnsupportedInputError
from broadsheet.peers import PeerResult, load_peer

__all__ = ["OWN", "PeerRows"]

#: What this library is called among the systems.
OWN: Final = "broadsheet"

_DAY: Final = len("2025-03-14")


class PeerRows(Maker):
    """Makes rows with another extractor.

    Args:
        name: Its name, as for :func:`broadsheet.peers.load_peer`.
    """

    def __init__(self, name: str) -> None:
        self._peer = load_peer(name)
        super().__init__(f"{self._peer.name} {self._peer.version}".strip())

    def content_row(self, record: Record) -> Row:
        """The row of what the extractor finds in a record's content."""
        page = record.html
        if page is None:
            raise UnsupportedInputError("plain text, which other extractors do not read")
        return _row(self._peer.extract(page.encode() if isinstance(page, str) else page, record.url))


def _row(result: PeerResult) -> Row:
    row: dict[str, Any] = {column.name: None for column in COLUMNS}
    published = moment(result.published)
    if published:
        row["published_precision"] = "day" if len(result.published or "") == _DAY else "second"
    return row | {
        "kind": "article" if result.text else "not_article",
        "title": result.title,
        "authors": list(result.authors),
        "published": published,
        "language": result.language,
        "site_name": result.site_name,
        "subtitle": result.description,
        "tags": list(result.tags),
        "lead_image": result.lead_image,
        "text": result.text,
    }
