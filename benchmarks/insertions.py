"""Put one thing more into real pages, where their text is, and see whether it is taken for what it is.

    python -m benchmarks.insertions [--corpus NAME ...] [--limit 20] [--only PREFIX] [--pages]

Each insertion is a fragment of invented HTML: a part of a text that must be kept, or something that must not be in the
text. It is set between two paragraphs of a page that ``parse`` has found, or behind the last one. A row is the share
of the pages on which everything was as wanted, and of those on which the rest of the text stayed the same. Class
names are mostly absent or mean nothing, as where sites hash them: real ones are kinder.
"""

import argparse
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from benchmarks.corpora import Sample, load, need_corpora
from broadsheet import Article, Embed, Parser
from broadsheet._decode import decode
from broadsheet._html.tree import build_tree
from broadsheet.limits import Limits

__all__ = ["INSERTIONS", "Insertion", "main"]

_FEWEST = 4  # paragraphs of a page that something is put into
_SHORTEST = 80  # characters of such a paragraph
_PARSER = Parser(plugins=())
_LIMITS = Limits()


class Insertion(NamedTuple):
    """Something that is put into pages.

    Attributes:
        name: Its row of the table; what must be kept begins with "text".
        html: The fragment.
        kept: What the text of the article must hold.
        left: What it must not hold, unless the page held it before.
        figure: Whether there must be a figure with the picture "pier.jpg".
        embed: What the address of an embed must hold.
        at_end: Whether it stands behind the text, and not amid it.
    """

    name: str
    html: str
    kept: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    figure: bool = False
    embed: str = ""
    at_end: bool = False


_STORY = "Harbour office copies last year's tables by hand"
_OTHER = "Pilots read the times aloud at the customs house"
_LINK = f'<a href="/2024/tables">{_STORY}</a>'
_MORE = f'{_LINK}</li><li><a href="/2024/times">{_OTHER}</a>'
_PICTURE = '<img src="/img/pier.jpg" alt="pier" width="800" height="500">'
_CAPTION = "A pilot walks along the old pier at dusk."
_LETTER = "Our letter for people with wet feet comes every Friday."
_FORM = '<form action="/s"><input type="email"><button>{}</button></form>'
_SENTENCE = "The clerk leaned out of the window to see whether the water had come."
_LEADS = (
    "Read more:", "See also:", "Also read |", "More:", "Lesen Sie auch:", "À lire aussi :", "Lea también:",
    "Leggi anche:", "Leia também:", "Читайте также:", "Lees ook:", "Czytaj też:", "Läs också:", "Čtěte také:",
    "Διαβάστε επίσης:", "Baca juga:", "Xem thêm:", "関連記事：", "延伸阅读：", "관련기사:", "اقرأ أيضا:", "यह भी पढ़ें:",
)  # fmt: skip
_AD_LABELS = (
    "Advertisement", "Article continues below", "Anzeige", "Publicité", "Publicidad", "Pubblicità", "Реклама",
    "Advertentie", "Reklama", "Annons", "Artikel lanjut di bawah", "広告", "广告", "إعلان",
)  # fmt: skip

_COMMENT = "<{0}><b>{1}</b> <i>2 hours ago</i><p>{2}</p><a href='#'>Reply</a></{0}>"
_COMMENTS = _COMMENT.format("div", "tom", _SENTENCE) + _COMMENT.format("div", "lena", _LETTER)
_SHARERS = '<a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a> <a href="https://wa.me/?text=x">WhatsApp</a>'
_LOGIN = "<p>Already a subscriber? <a href='/login'>Log in</a></p>"
_POST = 'Late again.</p>&mdash; Ann Lee <a href="https://twitter.com/annlee/status/123456">May 3, 2024</a>'
_ITEMS = "<ul><li>{0}Two eggs{1}</li><li>{0}Brown sugar{1}</li></ul>"
_CELLS = "<tr><th>Harbour</th><th>High water</th></tr><tr><td>Gullport</td><td>06:12</td></tr>"
_MARKED_UP = "It was un<b>believ</b>able how H<sub>2</sub>O rose in a night above the quay."


def _out(name: str, html: str, *left: str) -> Insertion:
    return Insertion(name, html, left=left)


def _below(name: str, html: str, *left: str) -> Insertion:
    return Insertion(name, html, left=left, at_end=True)


def _figure(name: str, html: str) -> Insertion:
    return Insertion(f"caption: {name}", html, left=(_CAPTION, "Ann Lee"), figure=True)


def _text(name: str, html: str, *kept: str) -> Insertion:
    return Insertion(f"text: {name}", html, kept=kept)


INSERTIONS = (
    *(_out(f"read more: {lead}", f"<p>{lead} {_LINK}</p>", _STORY) for lead in _LEADS),
    *(_out(f"ad label: {label}", f"<p>{label}</p>", label) for label in _AD_LABELS),
    _out("sign-up: line", '<p>Sign up for our letter <a href="/n">here</a>.</p>', "our letter"),
    _out(
        "sign-up: form",
        f"<div><h4>The tide by mail</h4><p>{_LETTER}</p>{_FORM.format('Sign up')}</div>",
        _LETTER,
        "The tide by mail",
    ),
    _out(
        "sign-up: German form",
        f"<div><h4>Newsletter abonnieren</h4><p>Jeden Freitag.</p>{_FORM.format('Anmelden')}</div>",
        "Jeden Freitag.",
        "Newsletter abonnieren",
    ),
    _out("related: list", f"<div><h3>Related</h3><ul><li>{_MORE}</li></ul></div>", _STORY, _OTHER),
    _out("related: aside", f"<aside><h4>Recommended reading</h4><p>{_LINK}</p></aside>", _STORY),
    _out("hidden text", f'<div style="display:none"><p>{_SENTENCE}</p></div>', _SENTENCE),
    _out(
        "film controls",
        "<div><button>Play Video</button> <span>0:00</span>/<span>3:14</span></div>",
        "Play Video",
    ),
    _below("sharing", f"<div>{_SHARERS}</div>", "WhatsApp"),
    _below("comments", f"<section id='comments'><h3>2 Responses</h3>{_COMMENTS}</section>", _SENTENCE),
    _below("comments, no class", f"<div><h3>2 Comments</h3>{_COMMENTS}</div>", _SENTENCE),
    _below(
        "subscribers only",
        f"<div><h3>Continue with a subscription</h3>{_LOGIN}</div>",
        "Already a subscriber",
    ),
    _below("copyright", "<p>Copyright 2024 The Mole Ltd. All rights reserved.</p>", "All rights reserved"),
    _figure(
        "figure",
        f"<figure>{_PICTURE}<figcaption>{_CAPTION} <span class='credit'>Photo: Ann Lee</span></figcaption></figure>",
    ),
    _figure(
        "WordPress", f'<div class="wp-caption">{_PICTURE}<p class="wp-caption-text">{_CAPTION}</p></div>'
    ),
    _figure("no class", f"<div><div>{_PICTURE}</div><div>{_CAPTION} Photo: Ann Lee / AP</div></div>"),
    Insertion(
        "embed: film", '<p><iframe src="https://www.youtube.com/embed/abc123"></iframe></p>', embed="abc123"
    ),
    Insertion("embed: post", f'<blockquote class="twitter-tweet"><p>{_POST}</blockquote>', embed="123456"),
    _text("list", f"<ul><li>{_SENTENCE}</li><li>{_LETTER}</li></ul>", _SENTENCE, _LETTER),
    _text("short items", _ITEMS.format("", ""), "Two eggs", "Brown sugar"),
    _text("items in spans", f"<div>{_ITEMS.format('<span>', '</span>')}</div>", "Two eggs", "Brown sugar"),
    _text("table", f"<table>{_CELLS}</table>", "High water", "06:12"),
    _text("definitions", f"<dl><dt>Neap</dt><dd>{_SENTENCE}</dd></dl>", "Neap", _SENTENCE),
    _text("quotation", f"<blockquote><p>{_SENTENCE}</p></blockquote>", _SENTENCE),
    _text("dialogue", "<p>“No.”</p><p>“Why?”</p><p>“Ask the pilots.”</p>", "“No.”", "“Why?”"),
    _text("heading", f"<h3>Tides</h3><p>{_SENTENCE}</p>", "Tides", _SENTENCE),
    _text("code", "<pre><code>def tide(hour):\n    return hour % 12</code></pre>", "def tide(hour)"),
    _text(
        "folded",
        f"<details><summary>How is it made?</summary><p>{_SENTENCE}</p></details>",
        "How is it made?",
        _SENTENCE,
    ),
    _text("in a div", f"<div>{_SENTENCE}</div>", _SENTENCE),
    _text("line breaks", f"<p>{_SENTENCE}<br><br>{_LETTER}</p>", _SENTENCE, _LETTER),
    _text("marked up", f"<p>{_MARKED_UP}</p>", "unbelievable", "H2O"),
    _text("drop cap", f"<p><span>T</span>{_SENTENCE[1:]}</p>", _SENTENCE),
    _text("questions", f"<p><strong>Why so late?</strong></p><p>{_SENTENCE}</p>", "Why so late?", _SENTENCE),
)


class Host:
    """A page that takes insertions.

    Args:
        sample: The page.

    Attributes:
        text: The text of its article, as it is.
        is_fit: Whether enough of its paragraphs were found in the tree.
    """

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.text = _parse(sample.page, sample.url).text
        decoded = decode(sample.page, encoding=None, content_type=None, limits=_LIMITS)
        self._root: Any = build_tree(decoded.data, _LIMITS)[0]
        wanted = {line for line in self.text.split("\n") if len(line) >= _SHORTEST}
        elements: list[Any] = [] if self._root is None else list(self._root.iter("p"))
        self._paragraphs = [e for e in elements if " ".join("".join(e.itertext()).split()) in wanted]
        self.is_fit = len(self._paragraphs) >= _FEWEST

    def article_with(self, insertion: Insertion) -> Article:
        """What ``parse`` makes of the page with something more in it."""
        place = self._paragraphs[-1 if insertion.at_end else len(self._paragraphs) // 2]
        body = etree.fromstring(f"<body>{insertion.html}</body>", etree.HTMLParser())[0]
        tail, place.tail = place.tail, None
        added = list(body)
        for element in reversed(added):
            place.addnext(element)
        page = etree.tostring(self._root, encoding="utf-8", method="html")
        for element in added:
            element.getparent().remove(element)
        place.tail = tail
        return _parse(page, self.sample.url)


def _parse(page: bytes, url: str) -> Article:
    return _PARSER.parse(page, url=url or None, kind="html")


def is_right(article: Article, insertion: Insertion, before: str) -> bool:
    """Whether an insertion was taken for what it is."""
    text = article.text
    return (
        all(wanted in text for wanted in insertion.kept)
        and not any(unwanted in text and unwanted not in before for unwanted in insertion.left)
        and (not insertion.figure or any("pier.jpg" in i.url for f in article.figures for i in f.images))
        and (not insertion.embed or any(insertion.embed in url for url in _embeds(article)))
    )


def _embeds(article: Article) -> Iterator[str]:
    return (block.url or "" for block in article.blocks if isinstance(block, Embed))


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    args = _arguments(argv)
    need_corpora()
    samples = (sample for name in args.corpus for sample in load(name, limit=args.limit))
    hosts = [host for host in map(Host, samples) if host.is_fit]
    print(f"{len(hosts)} pages of {', '.join(args.corpus)}\n\n{'insertion':<34}{'right':>8}{'rest kept':>11}")
    shares = []
    for insertion in INSERTIONS:
        if not insertion.name.startswith(args.only):
            continue
        right, same, wrong = 0, 0, []
        for host in hosts:
            article = host.article_with(insertion)
            is_same = all(line in article.text for line in host.text.split("\n"))
            ok = is_right(article, insertion, host.text)
            right, same = right + ok, same + is_same
            wrong += [] if ok else [host.sample.id]
        shares.append(right / len(hosts))
        pages = f"  {' '.join(wrong[:6])}" if args.pages else ""
        print(f"{insertion.name:<34}{shares[-1]:>8.2f}{same / len(hosts):>11.2f}{pages}")
    print(f"{'mean':<34}{sum(shares) / max(1, len(shares)):>8.3f}")
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.insertions", description="Insertions.")
    parser.add_argument("--corpus", nargs="+", default=["wcxb-dev", "fundus-tests-dev"])
    parser.add_argument("--limit", type=int, default=20, help="so many pages of each corpus are tried")
    parser.add_argument("--only", default="", help="rows that begin so")
    parser.add_argument("--pages", action="store_true", help="name pages where it went wrong")
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main())
