"""Print what extractors make of small invented pages, each with one habit of real ones: a table in Markdown.

    python -m benchmarks.features [--only SYSTEM]

A cell says yes, "–" for no, or raises. It shows which mechanisms there are, not how often they are needed, and the pages
were written by the authors of one of the systems. Others than broadsheet are called with their defaults, as
``broadsheet.peers`` does, where they are installed: ``pip install trafilatura newspaper4k readability-lxml resiliparse
goose3 boilerpy3 justext``.
"""

import argparse
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple, TypeAlias

import broadsheet
from broadsheet.peers import PEERS, PeerError, PeerResult, load_peer

__all__ = ["PROBES", "Probe", "main"]

URL = "https://gull.example/2025/harbour"
TITLE = "Tide tables are late"
TEXT = (
    "The printer of the tide tables has fallen ill, and the harbour office will copy last year's by hand.",
    "Skippers are asked to add eleven minutes to each time, and to look out of the window before they sail.",
    "A new printer has been found on the mainland, who promises the tables for the first week of March.",
    "Until then the pilots will read the times aloud each morning at six, from the steps of the customs house.",
    "Two of them have offered to write them on the wall of the fish market, where the light is better at that hour.",
    "The harbour master, who has kept the same almanac in her desk for thirty years, says that nobody has asked for it.",
    "Insurers on the mainland were less calm, and wrote that a table copied by hand is no table in their sense.",
    "A meeting with them is planned for the end of the month, in the upper room of the customs house.",
)
CHINESE = (
    "港务局周二晚上开会，讨论新的引航站应该建在哪里，会议一直开到午夜才结束。",
    "大多数委员希望把它建在旧海关大楼旁边，因为那里的道路已经铺好了。",
    "其中两名委员更喜欢北面的防波堤，引航员从那里可以同时看到两条航道。",
    "一位工程师解释说，自去年冬天的风暴以来，防波堤已经移动了一个手掌的宽度。",
)
RUSSIAN = (
    "Типография, печатавшая таблицы приливов, закрылась, и портовая контора перепишет прошлогодние от руки.",
    "Шкиперов просят прибавлять к каждому времени одиннадцать минут и смотреть в окно перед выходом.",
    "На материке нашли новую типографию, которая обещает таблицы к первой неделе марта.",
)
BIO = "Ann Lee has written about ships and the people who argue over them for twelve years."
OFFER = (
    "Get the tide in your inbox: our letter for people with wet feet comes every Friday, and costs nothing."
)
QUOTE = "The tables were never right, and everybody on the quay knew it by heart."
NESTING = 400
YES = "yes"
Extract: TypeAlias = Callable[[bytes], PeerResult]
CODE = "def tide(hour):\n    if hour > 11:\n        return 'high'\n    return 'low'"


class Probe(NamedTuple):
    """A page with one habit.

    Attributes:
        name: What a reader expects, as a row of the table.
        page: The page.
        holds: Whether what was found is as expected.
    """

    name: str
    page: bytes
    holds: Callable[[PeerResult], bool]


def paragraphs(texts: tuple[str, ...] = TEXT) -> str:
    """Texts as paragraphs of HTML."""
    return "".join(f"<p>{text}</p>\n" for text in texts)


def page(body: str, head: str = "", lang: str = "en") -> bytes:
    """An article page around a body."""
    menu = '<nav><a href="/">Home</a> <a href="/town">Town</a> <a href="/sea">Sea</a></nav>'
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body>{menu}<article><h1>{TITLE}</h1>{body}</article><footer>© The Gull</footer></body></html>"
    ).encode()


def keeps(*texts: str) -> Callable[[PeerResult], bool]:
    """A check that all of these are in the text, in this order."""

    def check(result: PeerResult) -> bool:
        place = 0
        for text in texts:
            place = result.text.find(text, place) + 1
            if not place:
                return False
        return True

    return check


def leaves_out(text: str) -> Callable[[PeerResult], bool]:
    """A check that this is not in the text, while the paragraphs are."""
    return lambda result: text not in result.text and keeps(*TEXT)(result)


LIST = "<ol><li>Bread<ul><li>Rye</li><li>Oats</li></ul></li><li>Rope</li><li>Lamps</li></ol>"
ROWS = (("North", "4.1"), ("South", "3.7"))
TABLE = "".join(f"<tr><td>{quay}</td><td>{depth}</td></tr>" for quay, depth in ROWS)
HEAD = "<thead><tr><th>Quay</th><th>Depth</th></tr></thead>"
STATE = json.dumps({"props": {"pageProps": {"story": {"title": TITLE, "body": paragraphs()}}}})
LINKED = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(TEXT)})


def amid(insert: str) -> bytes:
    """A page with something between the paragraphs."""
    return page(paragraphs(TEXT[:4]) + insert + paragraphs(TEXT[4:]))


def in_place(*texts: str) -> Callable[[PeerResult], bool]:
    """A check that these stand in the text where they stand in the page that ``amid`` made."""
    return keeps(TEXT[3], *texts, TEXT[4])


def published(*beginnings: str) -> Callable[[PeerResult], bool]:
    """A check of the date."""
    return lambda result: (result.published or "").replace(" ", "T").startswith(beginnings)


PROBES: tuple[Probe, ...] = (
    Probe("plain text, no markup", "\n\n".join((TITLE, *TEXT)).encode(), keeps(*TEXT)),
    Probe(
        "title without the site's name",
        page(paragraphs(), '<meta property="og:site_name" content="The Gull">')
        .replace(b"</title>", b" - The Gull</title>")
        .replace(f"<h1>{TITLE}</h1>".encode(), b""),
        lambda result: result.title == TITLE,
    ),
    Probe(
        "two authors, two names",
        page("<p class=byline>By Ann Lee and Bo Park</p>" + paragraphs()),
        lambda result: set(result.authors) == {"Ann Lee", "Bo Park"},
    ),
    Probe(
        "time of day of publication",
        page(paragraphs(), '<meta property="article:published_time" content="2025-02-03T08:15:00+02:00">'),
        published("2025-02-03T08:15", "2025-02-03T06:15"),
    ),
    Probe(
        "a date in German words",
        page("<p class=date>Veröffentlicht am 3. Februar 2025</p>" + paragraphs(), lang="de"),
        published("2025-02-03"),
    ),
    Probe("language", page(paragraphs(), lang="pl"), lambda result: (result.language or "")[:2] == "pl"),
    Probe(
        "author's bio apart from the text",
        page(f"{paragraphs()}<div class=c7><h4>About Ann Lee</h4><p>{BIO}</p></div>"),
        leaves_out(BIO),
    ),
    Probe(
        "caption apart from the text",
        page(
            f"<figure><img src=/mole.jpg><figcaption>The mole on Sunday.</figcaption></figure>{paragraphs()}"
        ),
        leaves_out("The mole on Sunday."),
    ),
    Probe(
        "pull quote not said twice",
        amid(f"<p>{QUOTE}</p><aside class=pullquote>{QUOTE}</aside>"),
        lambda result: result.text.count(QUOTE) == 1,
    ),
    Probe(
        "offer without a telling class left out",
        amid(f"<div class=css-1x9k2f><p>{OFFER}</p><a href=/letter>Sign up</a></div>"),
        leaves_out(OFFER),
    ),
    Probe("hidden text left out", amid(f"<p hidden>{OFFER}</p>"), leaves_out(OFFER)),
    Probe(
        "readers' comments left out",
        page(
            f"{paragraphs()}<section id=comments><div class=comment><b>sid</b><p>{QUOTE}</p></div></section>"
        ),
        leaves_out(QUOTE),
    ),
    Probe("paragraphs parted by line breaks", page(f"<div>{'<br><br>'.join(TEXT)}</div>"), keeps(*TEXT)),
    Probe("nested list in order", amid(LIST), in_place("Bread", "Rye", "Oats", "Rope", "Lamps")),
    Probe("table of data", amid(f"<table>{HEAD}{TABLE}</table>"), in_place("North", "4.1", "South", "3.7")),
    Probe(
        "code with its indents", amid(f"<pre><code>{CODE.replace('>', '&gt;')}</code></pre>"), in_place(CODE)
    ),
    Probe(
        "body in two containers",
        page(
            f"<div>{paragraphs(TEXT[:4])}</div><div class=ad>Advertisement</div><div>{paragraphs(TEXT[4:])}</div>"
        ),
        keeps(*TEXT),
    ),
    Probe(
        "body in JSON-LD only",
        page("", f'<script type="application/ld+json">{LINKED}</script>'),
        keeps(*TEXT),
    ),
    Probe(
        "body in script data only",
        page("<div id=__next></div>", f'<script id="__NEXT_DATA__" type="application/json">{STATE}</script>'),
        keeps(*TEXT),
    ),
    Probe("Chinese", page(paragraphs(CHINESE), lang="zh"), keeps(*CHINESE)),
    Probe(
        "windows-1251, declared in the page",
        page(paragraphs(RUSSIAN), lang="ru").decode().replace("utf-8", "windows-1251").encode("cp1251"),
        keeps(*RUSSIAN),
    ),
    Probe(
        f"{NESTING} levels of nesting",
        page("<div>" * NESTING + paragraphs() + "</div>" * NESTING),
        keeps(*TEXT),
    ),
    Probe("a NUL in the middle", amid("<p>\0</p>"), keeps(*TEXT)),
    Probe(
        "an address that is none",
        page(paragraphs(), '<link rel="canonical" href="http://[::1">'),
        keeps(*TEXT),
    ),
)


def main(argv: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.features",
        description="What extractors make of small pages with one habit each.",
    )
    parser.add_argument("--only", metavar="SYSTEM", help="one system only")
    only = parser.parse_args(argv).only
    logging.disable()  # some complain of pages to the standard error
    columns = {name: [answer(extract, probe) for probe in PROBES] for name, extract in systems(only)}
    print(f"| {' | '.join(['', *columns])} |")
    print("|" + " --- |" * (1 + len(columns)))
    for probe, *cells in zip(PROBES, *columns.values(), strict=True):
        print(f"| {' | '.join([probe.name, *cells])} |")
    print(
        f"| {' | '.join([f'yes, of {len(PROBES)}', *(str(cells.count(YES)) for cells in columns.values())])} |"
    )


def systems(only: str | None) -> Iterator[tuple[str, Extract]]:
    """Each system that is installed, with its version."""
    if only in {None, "broadsheet"}:
        parser = broadsheet.Parser(plugins=())
        yield f"broadsheet {broadsheet.__version__}", lambda page: PeerResult.of(parser.parse(page, url=URL))
    for name in PEERS:
        if only in {None, name}:
            with suppress(broadsheet.MissingExtraError):
                peer = load_peer(name)
                yield f"{name} {peer.version}", partial(peer.extract, url=URL)


def answer(extract: Extract, probe: Probe) -> str:
    """The cell of a system for a probe."""
    try:
        return YES if probe.holds(extract(probe.page)) else "–"
    except PeerError:
        return "raises"


if __name__ == "__main__":
    main()
