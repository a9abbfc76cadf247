"""How much of the structure of articles survives: items of lists, rows of tables, quotations, code, links, emphasis.

    python -m benchmarks.structure [--corpus NAME ...] [--limit 100] [--peer trafilatura]

The evaluation kit scores text, headings and captions. Some of its pages have their text as Markdown too; here that is
compared with the Markdown of the article, both read by the same CommonMark reader (markdown-it-py). A piece counts as
found when a piece of the same structure with the same words is in the output. Recall and precision are over all pages;
links and emphasis are only counted where their words are in both texts, so that what was left out is not counted twice.
A link is right when its words and its address are. The gold was drafted by a language model: many of its quotations
and headings stand there as paragraphs, many tables as lists, so compare systems, not figures with 1.
"""

import argparse
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from benchmarks.corpora import EVAL, need_corpora

__all__ = ["main", "pieces_of"]

_BLOCKS: Final = {
    "heading_open": "headings",
    "list_item_open": "items of lists",
    "blockquote_open": "quotations",
    "tr_open": "rows of tables",
}
_ENDS: Final = {name.replace("_open", "_close") for name in _BLOCKS}
_SPANS: Final = {"link_open": "links", "strong_open": "strong", "em_open": "emphasis"}
_NAMES: Final = ("paragraphs", *_BLOCKS.values(), "code", *_SPANS.values())


class Piece(NamedTuple):
    """A piece of a document: what it is, its words, and the address of a link."""

    name: str
    words: str
    target: str = ""


def main(argv: list[str] | None = None) -> int:
    """Print recall, precision and their mean for each structure, system and corpus."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.structure", description="Structure.")
    parser.add_argument("--corpus", nargs="+", default=["wcxb-dev", "defuddle-tests-dev"])
    parser.add_argument("--limit", type=int, help="a fixed sample of this many pages of each corpus")
    parser.add_argument("--peer", nargs="*", default=[], choices=["trafilatura"])
    args = parser.parse_args(argv)
    need_corpora()
    systems: dict[str, Callable[[bytes, str], str]] = {"broadsheet": _broadsheet}
    systems |= dict.fromkeys(args.peer, _trafilatura)
    for corpus in args.corpus:
        for name, to_markdown in systems.items():
            _show(f"{name}, {corpus}", *_count(corpus, args.limit, to_markdown))
    return 0


def _broadsheet(page: bytes, url: str) -> str:
    from broadsheet import Article, Parser

    sections = Parser(plugins=()).parse(page, url=url or None).sections
    return Article(sections=sections).to_markdown()  # title, byline and date are no part of the gold


def _trafilatura(page: bytes, url: str) -> str:
    from trafilatura import extract

    options: dict[str, Any] = dict.fromkeys(("include_links", "include_formatting", "include_tables"), True)
    return extract(page, url=url or None, output_format="markdown", **options) or ""


def _count(
    corpus: str, limit: int | None, to_markdown: Callable[[bytes, str], str]
) -> tuple[Counter[str], Counter[str], Counter[str], int]:
    """By structure: the pieces found, those of the gold and those of the output; and the number of pages."""
    from evalkit.corpus import Corpus

    pages: Any = Corpus(EVAL / "corpora" / corpus)
    found, wanted, given = Counter[str](), Counter[str](), Counter[str]()
    kinds = ["article"] if corpus == "wcxb-dev" else []
    golds = [gold for gold in pages.select(kinds, limit) if gold.get("markdown")]
    for gold in golds:
        expected = Counter(pieces_of(gold["markdown"]))
        actual = Counter(pieces_of(to_markdown(pages.page(gold["id"]), gold.get("url") or "")))
        expected, actual = _in_both(expected, actual), _in_both(actual, expected)
        for counter, pieces in ((found, expected & actual), (wanted, expected), (given, actual)):
            for piece, times in pieces.items():
                counter[piece.name] += times
    return found, wanted, given, len(golds)


def _in_both(pieces: Counter[Piece], others: Counter[Piece]) -> Counter[Piece]:
    """The pieces without the links and emphasis of words that the other document does not have."""
    text = " ".join(piece.words for piece in others if piece.name not in _SPANS.values())
    return Counter(
        {p: times for p, times in pieces.items() if p.name not in _SPANS.values() or p.words in text}
    )


def _show(title: str, found: Counter[str], wanted: Counter[str], given: Counter[str], pages: int) -> None:
    print(f"\n{title}, {pages} pages")
    print(f"{'structure':<16}{'gold':>8}{'output':>8}{'recall':>8}{'precision':>11}{'F1':>8}")
    for name in _NAMES:
        recall = found[name] / max(wanted[name], 1)
        precision = found[name] / max(given[name], 1)
        f1 = 2 * found[name] / max(wanted[name] + given[name], 1)
        print(f"{name:<16}{wanted[name]:>8}{given[name]:>8}{recall:>8.3f}{precision:>11.3f}{f1:>8.3f}")


def pieces_of(markdown: str) -> Iterator[Piece]:
    """What a document consists of; the innermost of list, quotation and heading names a text, a row is one piece."""
    from markdown_it import MarkdownIt

    around: list[str] = []
    row: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type in _BLOCKS:
            around.append(_BLOCKS[token.type])
        elif token.type in _ENDS:
            if token.type == "tr_close":
                yield from _piece("rows of tables", " | ".join(row))
                row = []
            around.pop()
        elif token.type in ("fence", "code_block"):
            yield from _piece("code", token.content)
        elif token.type == "inline":
            text, spans = _inline(token.children or [])
            yield from spans
            if "rows of tables" in around:
                row.append(text)
            else:
                yield from _piece(around[-1] if around else "paragraphs", text)


def _inline(tokens: list[Any]) -> tuple[str, list[Piece]]:
    """The text of a line, and its links and emphasis."""
    text = ""
    opened: list[tuple[str, str, int]] = []
    spans: list[Piece] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            text += token.content
        elif token.type in ("softbreak", "hardbreak", "html_inline"):
            text += " "
        elif token.nesting == 1:
            opened.append((token.type, str(token.attrGet("href") or ""), len(text)))
        elif token.nesting == -1 and opened:
            kind, target, start = opened.pop()
            spans += _piece(_SPANS[kind], text[start:], target) if kind in _SPANS else ()
    return text, spans


def _piece(name: str, text: str, target: str = "") -> Iterator[Piece]:
    """A piece whose words are folded: case, quotes, dashes and punctuation are no matter of structure."""
    words = re.sub(r"[^\w|]+|_", " ", unicodedata.normalize("NFKC", text).casefold()).strip(" |")
    if words:
        yield Piece(name, words, target.partition("#")[0].partition("://")[2].rstrip("/"))


if __name__ == "__main__":
    raise SystemExit(main())
