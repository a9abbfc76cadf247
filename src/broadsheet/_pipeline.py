"""The straight line from a source to its article. Each room is entered once; nothing is decided here."""

import datetime as dt

import attrs

from broadsheet import _html, _text
from broadsheet._assemble import assemble
from broadsheet._classify import classify
from broadsheet._decode import decode
from broadsheet._kit import Kit
from broadsheet._metadata import read_metadata
from broadsheet._sniff import sniff_kind
from broadsheet.model import Article

__all__ = ["Hints", "run"]


@attrs.frozen(kw_only=True)
class Hints:
    """What the caller knows about a source; the meanings are those of ``Parser.parse``."""

    url: str | None = None
    kind: str = "auto"
    encoding: str | None = None
    content_type: str | None = None
    fetched_at: dt.datetime | None = None
    explain: bool = False


def run(source: bytes | bytearray | memoryview | str, hints: Hints, kit: Kit) -> Article:
    """The article that ``source`` holds.

    Raises:
        UnsupportedInputError: The source is neither HTML nor text.
    """
    limits, explain = kit.limits, hints.explain
    decoded = decode(source, encoding=hints.encoding, content_type=hints.content_type, limits=limits)
    kind = sniff_kind(decoded, hints.content_type) if hints.kind == "auto" else hints.kind
    front = _text if kind == "text" else _html
    page, warnings = front.open_page(decoded, url=hints.url, fetched_at=hints.fetched_at, limits=limits)
    warnings = [*kit.warnings, *warnings]
    site = kit.find_site(page, warnings)
    marks = kit.site_marks(site, page, warnings, explain=explain)
    layout = front.read_layout(page, marks, limits, explain=explain)
    claims = kit.claims_for(site, page, warnings, explain=explain)
    metadata = read_metadata(page, layout, claims)
    verdicts = kit.relabel(page, layout, classify(layout, metadata), warnings)
    article = assemble(page, layout, metadata, verdicts, decoded=decoded, warnings=warnings, explain=explain)
    return kit.finish(page, article)
