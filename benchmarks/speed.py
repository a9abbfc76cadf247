"""Print what a page costs: lxml's parsing alone, ``parse()``, and their ratio.

    python -m benchmarks.speed [--limit 100] [--rounds 3] [--corpus wcxb-dev] [--against NAME ...] [--no-rooms]
    python -m benchmarks.speed --text          # milliseconds for 10 kB of plain text

All variants run in one process and take turns page by page. A page counts with its fastest round, in
processor time. What a variant returns is freed inside the timer: freeing is a part of what a tree costs.
"""

import argparse
import gc
import time
from collections.abc import Callable, Iterable
from functools import partial
from inspect import isfunction
from typing import Any, NamedTuple, Self

from lxml import etree

import broadsheet
from benchmarks.corpora import Sample, load, load_texts, need_corpora
from broadsheet import MissingExtraError, _html, _pipeline
from broadsheet.peers import Peer, load_peer

__all__ = ["main"]

Variant = Callable[[bytes, str], object]
BASE = "lxml parse"


class Row(NamedTuple):
    """A variant's cost over all pages, in nanoseconds a page."""

    name: str
    times: list[int]


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    args = _arguments(argv)
    need_corpora()
    if args.text:
        print_text(list(load_texts(args.corpus, limit=args.limit)), args.rounds)
        return 0
    samples = list(load(args.corpus, limit=args.limit))
    variants = _variants(args.against)
    rows = measure(samples, variants, args.rounds)
    size = sum(len(sample.page) for sample in samples)
    print(f"{len(samples)} pages of {args.corpus}, {size / len(samples) / 1000:.0f} kB each on average\n")
    print_table(rows)
    if args.rooms:
        print_rooms(samples, args.rounds)
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Time per page.")
    parser.add_argument("--corpus", default="wcxb-dev")
    parser.add_argument("--limit", type=int, help="a fixed sample of this many pages")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--against", nargs="*", default=["resiliparse", "trafilatura"], help="other extractors"
    )
    parser.add_argument("--text", action="store_true", help="plain text instead of HTML")
    parser.add_argument("--rooms", action=argparse.BooleanOptionalAction, default=True)
    return parser.parse_args(argv)


def measure(samples: list[Sample], variants: dict[str, Variant], rounds: int) -> list[Row]:
    """The fastest of ``rounds`` for every page and variant; peers far slower than we run once a page."""
    rows = [Row(name, []) for name in variants]
    for variant in variants.values():
        variant(samples[0].page, samples[0].url)
    gc.collect()
    for sample in samples:
        best = dict.fromkeys(variants, 1 << 62)
        for turn in range(rounds):
            for name, variant in variants.items():
                if turn == 0 or name in _FAST:
                    best[name] = min(best[name], _time(variant, sample))
        for row in rows:
            row.times.append(best[row.name])
    return rows


def _time(variant: Variant, sample: Sample) -> int:
    start = time.thread_time_ns()
    variant(sample.page, sample.url)  # the result is dropped at once, inside the timer
    return time.thread_time_ns() - start


def print_table(rows: list[Row]) -> None:
    """One row a variant: mean and median milliseconds a page, and the ratio of the sums to lxml's parsing."""
    base = sum(next(row.times for row in rows if row.name == BASE))
    print(f"{'variant':<40}{'ms/page':>9}{'median':>9}{'ratio':>8}")
    for row in rows:
        middle = sorted(row.times)[len(row.times) // 2]
        mean = sum(row.times) / len(row.times)
        print(f"{row.name:<40}{mean / 1e6:>9.2f}{middle / 1e6:>9.2f}{sum(row.times) / base:>8.2f}")


def print_rooms(samples: list[Sample], rounds: int) -> None:
    """The share of each room: the functions that the pipeline calls, each timed where it is called."""
    spent: dict[str, int] = {}
    totals = 0
    with _TimedRooms() as rooms:
        for sample in samples:
            best: tuple[int, dict[str, int]] | None = None
            for _ in range(rounds):
                rooms.spent.clear()
                elapsed = _time(_parse, sample)
                if best is None or elapsed < best[0]:
                    best = elapsed, dict(rooms.spent)
            totals += best[0] if best else 0
            for name, value in (best[1] if best else {}).items():
                spent[name] = spent.get(name, 0) + value
    print(f"\n{'room':<40}{'ms/page':>9}{'share':>9}")
    for name, value in [*spent.items(), ("(between the rooms)", totals - sum(spent.values()))]:
        print(f"{name:<40}{value / len(samples) / 1e6:>9.3f}{value / totals:>9.1%}")


def print_text(texts: list[str], rounds: int) -> None:
    """What plain text costs, in milliseconds for 10 kB of UTF-8."""
    spent = 0
    for text in texts:
        best = 1 << 62
        for _ in range(rounds):
            start = time.thread_time_ns()
            _PARSER.parse(text, kind="text")
            best = min(best, time.thread_time_ns() - start)
        spent += best
    size = sum(len(text.encode()) for text in texts)
    print(
        f"{len(texts)} texts, {size / len(texts) / 1000:.0f} kB each on average: {spent / size / 100:.2f} ms for 10 kB"
    )


class _TimedRooms:
    """Replaces the functions of the rooms by timed ones, where they are called, while it is open."""

    def __init__(self) -> None:
        self.spent: dict[str, int] = {}
        self._saved: list[tuple[Any, str, Any]] = []

    def __enter__(self) -> Self:
        for caller, home in ((_pipeline, "broadsheet._"), (_html, "broadsheet._html.")):
            for name, value in list(vars(caller).items()):
                module = value.__module__ if isfunction(value) else ""
                if module.startswith(home) and module != caller.__name__:
                    self._saved.append((caller, name, value))
                    setattr(caller, name, self._timed(f"{module.removeprefix('broadsheet.')}.{name}", value))
        return self

    def __exit__(self, *_: object) -> None:
        for caller, name, value in self._saved:
            setattr(caller, name, value)

    def _timed(self, label: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            start = time.thread_time_ns()
            try:
                return function(*args, **kwargs)
            finally:
                self.spent[label] = self.spent.get(label, 0) + time.thread_time_ns() - start

        return call


def _variants(peers: Iterable[str]) -> dict[str, Variant]:
    variants: dict[str, Variant] = {BASE: _lxml, _PARSE: _parse}
    for name in peers:
        try:
            peer = load_peer(name)
        except MissingExtraError:
            print(f"{name} is not installed\n")
        else:
            variants[peer.name] = partial(_extract, peer)
    return variants


_PARSE = "broadsheet.parse"
_FAST = {BASE, _PARSE, "resiliparse"}
_PARSER = broadsheet.Parser(plugins=())


def _lxml(page: bytes, _url: str) -> object:
    return etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))


def _parse(page: bytes, url: str) -> object:
    return _PARSER.parse(page, url=url or None)


def _extract(peer: Peer, page: bytes, url: str) -> object:
    return peer.extract(page, url or None)


if __name__ == "__main__":
    raise SystemExit(main())
