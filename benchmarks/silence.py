"""Compare the text of articles with all text that an independent HTML5 parser finds, to see what is lost in silence.

    python -m benchmarks.silence [--corpus NAME] [--limit 200] [--all]

For each page the words that resiliparse (lexbor, an HTML5 parser that shares no code with libxml2) shows in paragraphs,
headings, lists and the like are counted, then those of ``parse`` with ``explain=True``: the article's and what it says
was removed. A page with under 60 % of the plain words is an alarm. Alarms are explained by class, from what the page and
the article say themselves; one that is in no class is printed and makes the exit status 1. A second count says how
much of the words of running text, in ``<p>`` elements of 20 words, is accounted for.
"""

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import broadsheet
from benchmarks.corpora import EVAL, need_corpora

__all__ = ["main"]

_FLOOR = 0.6  # share of the plain words, below which a page is an alarm
_FEWEST = 50  # words; of less, a share says nothing
_RUNNING = 20  # words of a paragraph that counts as running text
_WORD = re.compile(r"\w+")
_UNSEEN = re.compile("[\xad\u200b-\u200f\u2060\ufeff]")  # soft hyphens and the like: what marks no word
_CUTS = frozenset({"input_truncated", "blocks_cut", "depth_flattened", "parse_incomplete", "attributes_cut"})
_UNCLOSED = re.compile(rb"<!--(?!.*-->)|<(script|style)\b(?!.*</\1)", re.DOTALL | re.IGNORECASE)


def main(argv: list[str] | None = None) -> int:
    """Print the alarms by class; the exit status is 1 if one is in none."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.silence", description="Silent truncation.")
    parser.add_argument("--corpus", default="", help="a corpus; all development ones if none is named")
    parser.add_argument("--limit", type=int, help="pages of each corpus")
    parser.add_argument("--all", action="store_true", help="print every alarm, explained or not")
    args = parser.parse_args(argv)
    need_corpora()
    shares: list[float] = []
    running = Counter[str]()
    classes = Counter[str]()
    reader = broadsheet.Parser(plugins=())
    for path in _pages(args.corpus, args.limit):
        data = gzip.decompress(path.read_bytes())
        try:
            article = reader.parse(data, kind="html", explain=True)
        except broadsheet.BroadsheetError:
            classes["refused: no page"] += 1
            continue
        found, plain, prose = Counter(_words(_told(article))), *_plain_words(data)
        shares.append(_share(found, plain))
        running.update(all=prose.total(), told=(prose & found).total())
        if plain.total() >= _FEWEST and min(shares[-1], _share(found, prose)) < _FLOOR:
            why = _explanation(article, data, found, plain)
            classes[why] += 1
            if args.all or why == "unexplained":
                print(
                    f"{path.parent.parent.name}/{path.name}: {shares[-1]:.2f} of {plain.total()} words; {why}"
                )
    _print(shares, running, classes)
    return 1 if classes["unexplained"] else 0


def _pages(corpus: str, limit: int | None) -> Iterator[Path]:
    for folder in sorted((EVAL / "corpora").glob(f"{corpus or '*-dev'}/pages")):
        yield from sorted(folder.glob("*.gz"))[:limit]


def _told(article: broadsheet.Article) -> str:
    """All text that an article holds, and all that it says was removed."""
    strings: list[str] = []
    stack: list[Any] = [article.to_dict()]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            strings.append(item)
        elif isinstance(item, dict):
            stack += item.values()
        elif isinstance(item, list):
            stack += item
    return "\n".join(strings)


def _plain_words(data: bytes) -> tuple[Counter[str], Counter[str]]:
    """The words that a stripper of tags finds in a page, and those of its paragraphs of running text."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(data, detect_encoding(data, from_html_meta=True) or "utf-8")
    if tree.body is None:
        return Counter(), Counter()
    prose = Counter[str]()
    for paragraph in tree.body.get_elements_by_tag_name("p"):
        found = _words(paragraph.text or "")
        if len(found) >= _RUNNING:
            prose.update(found)
    plain = extract_plain_text(
        tree,
        preserve_formatting=False,
        main_content=False,
        alt_texts=False,
        links=False,
        form_fields=False,
        noscript=False,
    )
    return Counter(_words(plain)), prose


def _words(text: str) -> list[str]:
    return _WORD.findall(_UNSEEN.sub("", text).casefold())


def _share(found: Counter[str], wanted: Counter[str]) -> float:
    total = wanted.total()
    return (found & wanted).total() / total if total else 1.0


def _explanation(article: broadsheet.Article, data: bytes, found: Counter[str], plain: Counter[str]) -> str:
    """Why words of a page are not told of, or "unexplained"."""
    cut = sorted({warning.code for warning in article.warnings} & _CUTS)
    if cut:
        return f"warned: {cut[0]}"
    if len(found & plain) >= _FLOOR * len(plain):
        return "every word is told of, not as often: the page prints text again"
    if {warning.code for warning in article.warnings} & {"decoding_replaced", "encoding_mislabelled"}:
        return "decoded in another way"
    if _UNCLOSED.search(data[-200_000:]):
        return "a comment or a script that nobody closed holds the rest"
    return "unexplained"


def _print(shares: list[float], running: Counter[str], classes: Counter[str]) -> None:
    ordered = sorted(shares)
    quantiles = (
        ", ".join(f"{ordered[int(len(ordered) * q)]:.3f}" for q in (0.01, 0.05, 0.5)) if ordered else "none"
    )
    print(
        f"{len(shares)} pages; share of a plain stripper's words that is told of, at 1, 5 and 50 %: {quantiles}"
    )
    print(f"running text told of: {running['told'] / max(running['all'], 1):.4f} of {running['all']} words")
    print(f"alarms: {classes.total()}, unexplained {classes['unexplained']}")
    for why, count in classes.most_common():
        print(f"{count:>6}  {why}")


if __name__ == "__main__":
    raise SystemExit(main())
