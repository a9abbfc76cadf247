"""A crawl made of the pages of corpora: a WARC file of any length, and what its pages should give."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.corpora import EVAL, load, need_corpora

__all__ = ["SCORES", "Crawl"]

#: Name of a score -> where the totals of the evaluation kit hold it.
SCORES: Final = {
    "words F1": "words.f1",
    "title": "title",
    "authors F1": "authors.f1",
    "date": "published",
}
_HTTP: Final = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
_HEADER: Final = b"\x1f\x8b\x08\0\0\0\0\0\4\xff"  # of a gzip member without name and time
_RAW: Final = -15  # a deflate stream without header and checksum


class _Page(NamedTuple):
    """A page, its address, and how it lies compressed in each of its records."""

    source: bytes
    url: str
    deflated: bytes


class Crawl:
    """The pages of some corpora, over and over under other addresses.

    Args:
        corpora: Names of the corpora.
        pages: Number of records.
    """

    def __init__(self, corpora: Iterable[str], pages: int) -> None:
        need_corpora()
        self._corpora = tuple(corpora)
        self._pages = pages

    def write(self, path: Path) -> Path:
        """Write the WARC file, with a compressed member for each record."""
        bodies: list[_Page] = []
        with path.open("wb") as file:
            for number, page in enumerate(self._first()):
                bodies.append(page)
                file.write(_member(number, page))
            for number in range(len(bodies), self._pages):
                file.write(_member(number, bodies[number % len(bodies)]))
        return path

    def scores(self, rows: Iterable[Mapping[str, Any]], first: int) -> dict[str, float]:
        """How right rows are on the articles among the first pages, each of which counts once."""
        from evalkit.scoring import aggregate, score_page

        scores = []
        for row in rows:
            number = int(row["id"].rpartition(":")[2].rstrip(">"))
            if number < min(first, len(self._gold)):
                gold, about = self._gold[number]
                if gold.get("kind") == "article":
                    scores.append(score_page(gold, _output(row), about))
        totals = aggregate(scores)
        return {name: totals[key] for name, key in SCORES.items() if totals.get(key) is not None}

    def _first(self) -> Iterator[_Page]:
        """Each page once, as many as are wanted."""
        left = self._pages
        for name in self._corpora:
            for sample in load(name, kind=None):
                if not left:
                    return
                left -= 1
                url = sample.url or "https://corpus.example/page"
                yield _Page(sample.page, url, _deflated(sample.page + b"\r\n\r\n"))

    @cached_property
    def _gold(self) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """What each page should give, and what is known of its corpus."""
        from evalkit.corpus import Corpus

        corpora: list[Any] = [Corpus(EVAL / "corpora" / name) for name in self._corpora]
        return [(gold, corpus.about) for corpus in corpora for gold in corpus.select()]


def _deflated(data: bytes) -> bytes:
    engine = zlib.compressobj(6, zlib.DEFLATED, _RAW)
    return engine.compress(data) + engine.flush()


def _member(number: int, page: _Page) -> bytes:
    """A record as a gzip member. Only its head is compressed anew: the page follows as it lies ready."""
    lines = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{number:032}>",
        f"WARC-Target-URI: {page.url}{'&' if '?' in page.url else '?'}copy={number}",
        f"Content-Length: {len(_HTTP) + len(page.source)}",
    )
    head = "\r\n".join([*lines, "", ""]).encode() + _HTTP
    engine = zlib.compressobj(1, zlib.DEFLATED, _RAW)
    start = engine.compress(head) + engine.flush(zlib.Z_FULL_FLUSH)
    checksum = zlib.crc32(b"\r\n\r\n", zlib.crc32(page.source, zlib.crc32(head)))
    length = len(head) + len(page.source) + 4
    return _HEADER + start + page.deflated + checksum.to_bytes(4, "little") + length.to_bytes(4, "little")


def _output(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row under the names of the kit; nothing for one with an error."""
    if row["error_kind"] is not None:
        return {}
    return {name: row[name] for name in ("title", "authors", "published", "text", "tags", "site_name")}
