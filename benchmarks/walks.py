"""Print what the walk over a page costs, as a multiple of lxml's parsing, and what other traversals would.

    python -m benchmarks.walks [--limit 60] [--rounds 4] [--corpus wcxb-dev]

All variants take turns page by page on a fresh tree; a page counts with its fastest round, in processor
time. Only "walk" does the work; the others show what merely reaching every element and text costs.
"""

import argparse
import time
from collections.abc import Callable
from typing import Any

from lxml import etree

from benchmarks.corpora import load, need_corpora
from broadsheet._html.tree import build_tree
from broadsheet._html.walk import walk
from broadsheet.limits import Limits

__all__ = ["main"]

_LIMITS = Limits()
_STYLESHEET = """
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="text" encoding="utf-8"/>
<xsl:template match="script|style|template|svg|head|noscript|select"/>
<xsl:template match="*">&#127;<xsl:value-of select="name()"/> <xsl:value-of select="@class"/> <xsl:value-of
select="@id"/>&#127;<xsl:apply-templates/>&#127;/&#127;</xsl:template>
</xsl:stylesheet>"""


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.walks", description="Cost of the walk.")
    parser.add_argument("--corpus", default="wcxb-dev")
    parser.add_argument("--limit", type=int, default=60, help="a fixed sample of this many pages")
    parser.add_argument("--rounds", type=int, default=4)
    args = parser.parse_args(argv)
    need_corpora()
    pages = [sample.page for sample in load(args.corpus, limit=args.limit)]
    base, spent = measure(pages, args.rounds)
    print(f"{len(pages)} pages; lxml parse {base / len(pages) / 1e6:.2f} ms/page\n")
    print(f"{'variant':<28}{'x parse':>8}")
    for name, value in spent.items():
        print(f"{name:<28}{value / base:>8.2f}")
    return 0


def measure(pages: list[bytes], rounds: int) -> tuple[int, dict[str, int]]:
    """Nanoseconds of the parse and of each variant over all pages, the fastest round of each page."""
    transform = etree.XSLT(etree.XML(_STYLESHEET))
    variants: dict[str, Callable[[Any], object]] = {
        "walk": lambda root: walk(root, {}, _LIMITS),
        "child iterators": _child_iterators,
        "iterwalk": _iterwalk,
        "markup, cut at tags": lambda root: etree.tostring(root, encoding="unicode").split(">"),
        "XSLT to text, cut at marks": lambda root: str(transform(root)).split("\x7f"),
    }
    total, spent = 0, dict.fromkeys(variants, 0)
    for page in pages:
        base, best = 1 << 62, dict.fromkeys(variants, 1 << 62)
        for _ in range(rounds):
            base = min(base, _time(_parse, page))
            for name, variant in variants.items():
                root, _warnings = build_tree(page, _LIMITS)
                if root is not None:
                    best[name] = min(best[name], _time(variant, root))
        total += base
        for name in variants:
            spent[name] += best[name] if best[name] < 1 << 62 else 0
    return total, spent


def _time(function: Callable[[Any], object], argument: Any) -> int:
    start = time.thread_time_ns()
    function(argument)  # the result is dropped at once, inside the timer
    return time.thread_time_ns() - start


def _parse(page: bytes) -> None:
    etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))


def _iterwalk(root: Any) -> None:
    for event, element in etree.iterwalk(root, ("start", "end")):
        _ = (element.tag, element.text) if event == "start" else element.tail


def _child_iterators(root: Any) -> None:
    """The traversal that the walk uses: tag, text and tail of every element."""
    stack = [iter((root,))]
    while stack:
        for element in stack[-1]:
            _ = element.tag, element.text, element.tail
            if len(element):
                stack.append(iter(element))
                break
        else:
            stack.pop()


if __name__ == "__main__":
    raise SystemExit(main())
