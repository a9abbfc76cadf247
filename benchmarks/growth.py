"""Print how the cost of a page grows with the number of any one thing in it.

    python -m benchmarks.growth [--only WORD] [--rounds 3] [--most 1.2]

Every shape is made at n, 4n and 16n. The exponent is that of the last step, log4(t(16n) / t(4n)) in processor
time: 1 is linear, 2 quadratic. The exit status is 1 if one exceeds ``--most``.
"""

import argparse
import gc
import math
import time
from collections.abc import Callable

import broadsheet

__all__ = ["SHAPES", "main"]

_SENTENCE = "The ferry leaves the inner quay at seven, and returns before the tide turns in the evening. "


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark; the exit status is 1 if a shape grows faster than allowed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.growth", description="Growth of cost with size."
    )
    parser.add_argument("--only", default="", help="only shapes whose name holds this")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=float, default=1.2, help="exponent that fails the run")
    args = parser.parse_args(argv)
    worst = 0.0
    broadsheet.parse(_text(_SENTENCE)(100))  # the first page sets up tables
    broadsheet.parse(_nested(1))
    print(f"{'shape':<22}{'n':>8}{'ms n':>9}{'ms 4n':>9}{'ms 16n':>9}{'exponent':>10}")
    for name, (make, n) in SHAPES.items():
        if args.only in name:
            times = [_cost(make(size), args.rounds) for size in (n, 4 * n, 16 * n)]
            exponent = math.log(times[2] / times[1], 4)
            worst = max(worst, exponent)
            print(f"{name:<22}{n:>8}" + "".join(f"{t / 1e6:>9.2f}" for t in times) + f"{exponent:>10.2f}")
    return 1 if worst > args.most else 0


def _cost(source: str, rounds: int) -> int:
    gc.collect()
    best = 1 << 62
    for _ in range(rounds):
        start = time.thread_time_ns()
        broadsheet.parse(source, url="https://courier.example/story")
        best = min(best, time.thread_time_ns() - start)
    return best


def _page(body: str) -> str:
    return (
        "<!DOCTYPE html><html lang=en><head><title>Ferries</title></head>"
        f"<body><article><h1>Ferries</h1>{body}</article></body></html>"
    )


def _repeat(piece: str) -> Callable[[int], str]:
    return lambda n: _page(piece * n)


def _nested(n: int) -> str:
    """Wrappers 200 deep, over and over: depth within the limits, many of them."""
    return _page(("<div>" * 200 + f"<p>{_SENTENCE}</p>" + "</div>" * 200) * n)


def _deep(n: int) -> str:
    """One nest far deeper than the limits."""
    return _page("<div>" * n + f"<p>{_SENTENCE}</p>" + "</div>" * n)


def _inline(n: int) -> str:
    return _page("<p>" + "word <em>and</em> <a href=/x>link</a>, " * n + "</p>")


def _rows(n: int) -> str:
    return _page(f"<p>{_SENTENCE * 3}</p><table>" + "<tr><td>Monday<td>seven<td>nine" * n + "</table>")


def _items(n: int) -> str:
    return _page(f"<p>{_SENTENCE * 3}</p><ul>" + f"<li>{_SENTENCE}" * n + "</ul>")


def _metas(n: int) -> str:
    metas = "".join(f'<meta name="m{i}" content="v">' for i in range(n))
    return f"<html><head>{metas}<title>Ferries</title></head><body><p>{_SENTENCE * 5}</p></body></html>"


def _json(n: int) -> str:
    """Embedded JSON that is broken in two ways which a reader may try to repair from every quote and comment."""
    broken = '{"a": "' + '\\"x /*' * n
    script = f"<script type='application/ld+json'>{broken}</script>"
    return f"<html><head>{script}<title>Ferries</title></head><body><p>{_SENTENCE * 5}</p></body></html>"


def _long(n: int) -> str:
    return _page(f"<p>{_SENTENCE * n}</p>")


def _text(piece: str) -> Callable[[int], str]:
    return lambda n: "Ferries return to the bay\n\n" + piece * n


SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "paragraphs": (_repeat(f"<p>{_SENTENCE * 3}</p>"), 250),
    "one long paragraph": (_long, 1000),
    "short siblings": (_repeat("<div>word</div>"), 500),
    "empty siblings": (_repeat("<div></div>"), 1000),
    "headings": (_repeat(f"<h2>To the islands</h2><p>{_SENTENCE}</p>"), 250),
    "only headings": (_repeat("<h2>To the islands</h2>"), 250),
    "links": (_repeat("<p><a href=/x>Another story</a></p>"), 250),
    "figures": (
        _repeat(f"<figure><img src=/a.jpg alt=ferry><figcaption>{_SENTENCE}</figcaption></figure>"),
        150,
    ),
    "inline markup": (_inline, 250),
    "list items": (_items, 250),
    "table rows": (_rows, 150),
    "nested wrappers": (_nested, 4),
    "one deep nest": (_deep, 1000),
    "unclosed notices": (_repeat("<noscript><i>word</i>"), 100),
    "comments counted last": (lambda n: _page(f"<p>{_SENTENCE * 9 * n}</p><h3>2 comments</h3>"), 100),
    "meta elements": (_metas, 500),
    "broken JSON": (_json, 2000),
    "line breaks": (_repeat("word<br>"), 500),
    "quotes": (_repeat(f"<blockquote><p>{_SENTENCE}</p></blockquote>"), 150),
    "text paragraphs": (_text(_SENTENCE * 3 + "\n\n"), 250),
    "text lines": (_text("A short line\n"), 500),
    "text one line": (_text(_SENTENCE), 1000),
    "text list": (_text("- seven from the quay\n"), 500),
}

if __name__ == "__main__":
    raise SystemExit(main())
