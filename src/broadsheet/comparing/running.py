"""Having several systems extract the same pages."""

import time
from collections.abc import Callable, Iterable
from functools import partial

import attrs

from broadsheet import Parser
from broadsheet.comparing.comparison import ComparedPage, Comparison, Found
from broadsheet.dumps import Record, parse_record
from broadsheet.errors import BroadsheetError
from broadsheet.inspecting import Golds
from broadsheet.peers import Peer, PeerResult, load_peer

__all__ = ["OWN", "compare_records"]

#: What this library is called among the systems.
OWN = "broadsheet"


def compare_records(
    records: Iterable[Record],
    *,
    peers: Iterable[str],
    parser: Parser | None = None,
    golds: Golds | None = None,
) -> Comparison:
    """What broadsheet and other extractors find in the same pages.

    All pages and results are kept, so this is for hundreds or thousands of pages. A system that raises an exception on a
    page has an error there, and the others go on.

    Args:
        records: The pages, as :func:`~broadsheet.dumps.open_dump` gives them. Other extractors read no plain text, so a
            record with text is left out, like one that could not be read.
        peers: Names of other extractors, as for :func:`~broadsheet.peers.load_peer`.
        parser: What stands for broadsheet; by default a parser with the installed plugins.
        golds: What the articles should be.

    Raises:
        PeerError: There is no such extractor.
        MissingExtraError: It is not installed.
        GoldError: A gold states a body in a form that nobody knows.
    """
    from broadsheet import __version__

    own = parser or Parser()
    loaded = {peer.name: peer for peer in map(load_peer, peers)}
    pages = []
    unread = 0
    for record in records:
        if record.html is None:
            unread += 1
            continue
        gold = golds.find(record.id, record.url) if golds else None
        if gold and gold.url and not record.url:
            record = attrs.evolve(record, url=gold.url)  # noqa: PLW2901 - the same record, with its address
        found = {OWN: _found(partial(_own, own, record))}
        found |= {name: _found(partial(_other, peer, record)) for name, peer in loaded.items()}
        pages.append(ComparedPage(name=record.id, url=record.url, found=found, gold=gold))
    versions = {OWN: str(__version__)} | {name: peer.version for name, peer in loaded.items()}
    return Comparison(pages=tuple(pages), systems=versions, unread=unread)


def _own(parser: Parser, record: Record) -> PeerResult:
    return PeerResult.of(parse_record(parser, record))


def _other(peer: Peer, record: Record) -> PeerResult:
    page = record.html or b""
    return peer.extract(page.encode() if isinstance(page, str) else page, record.url)


def _found(extract: Callable[[], PeerResult]) -> Found:
    """What a system finds, and how long it takes."""
    start = time.process_time()
    try:
        result, error = extract(), ""
    except BroadsheetError as problem:
        result, error = PeerResult(), str(problem)
    return Found(result=result, error=error, cpu_ms=1000 * (time.process_time() - start))
