"""The report on one page: ``broadsheet.inspecting``."""

import json
import re
import textwrap
from html.parser import HTMLParser

import attrs
import pytest
from helpers import SENTENCES, article_page, paragraphs

import broadsheet
from broadsheet._cli import main
from broadsheet.hookspecs import hookimpl
from broadsheet.inspecting import Gold, GoldError, inspect_article, read_gold, read_golds
from broadsheet.inspecting.blocks import open_sheet
from broadsheet.inspecting.framing import frame_page
from broadsheet.inspecting.gold import compare
from broadsheet.inspecting.placing import Strip, place_texts
from broadsheet.peers import PeerResult
from broadsheet.sites import Label, Site

URL = "https://mole.example/pilots"
PAGE = article_page(
    paragraphs()
    + "<figure><img src=hut.jpg alt='A wooden hut'><figcaption>The hut in March</figcaption></figure>",
    after="<aside class=promo><p>Join our club today and never miss a tide.</p></aside>",
)
TEXT = "The pilots’ hut\n\n" + "\n\n".join(SENTENCES)
HOSTILE = (
    "<h1>Harmless</h1><script>steal()</script><p onclick='steal()'>&lt;script&gt;steal()&lt;/script&gt; "
    '<a href="javascript:steal()" style="x">said</a> "quoted" &amp; <img src=x onerror=steal()> $version $title</p>'
    "<iframe src=//evil.example></iframe><style>*{display:none}</style><base href=//evil.example>"
    "<svg onload=steal()><p>in svg</p></svg><p>&lt;/iframe&gt;&lt;/style&gt; \u202egnp.exe</p>" + paragraphs()
)


class Elements(HTMLParser):
    """The elements of a document with their attributes, and the texts by the id of the element around them."""

    def __init__(self, document):
        super().__init__()
        self.found = []
        self.text = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


def report_on(source, **kwargs):
    """The report on a page, read, without installed plugins."""
    plugins = kwargs.pop("plugins", ())
    article = broadsheet.Parser(plugins=plugins).parse(source, url=URL)
    return Elements(inspect_article(article, source, plugins=plugins, **kwargs))


def frame_of(report):
    """The document in the frame of a report, read."""
    return Elements(report.all("iframe")[0]["srcdoc"])


def framed(source, *plugins):
    """The blocks of a page as the report has them."""
    return frame_page(open_sheet(source, url=URL, kind="auto", encoding=None, plugins=plugins))


def fates(source, *plugins):
    """What became of each block, by the beginning of its text."""
    return {block.text[:20]: (block.fate, block.label) for block in framed(source, *plugins).blocks}


@pytest.mark.parametrize("source", [PAGE, PAGE.encode(), TEXT], ids=["str", "bytes", "text"])
def test_every_block_is_listed_and_marked(source):
    """Each text of the page has a row in the list, and a marked place in the page that the row names."""
    report = report_on(source)
    rows = [attributes["data-block"] for attributes in report.all("li") if "data-block" in attributes]
    places = [a["id"] for _, a in frame_of(report).found if a.get("id", "").startswith("b")]
    assert [str(number) for number in range(1, len(rows) + 1)] == rows
    assert [f"b{number}" for number in rows] == places


def test_fates():
    """The body is kept, title and caption are moved, and menus are removed."""
    found = fates(PAGE)
    assert ("moved", "title") == found["Pilots wait for a st"]
    assert ("kept", "body") == found[SENTENCES[0][:20]]
    assert ("moved", "caption") == found["The hut in March"]
    assert ("removed", "boilerplate") == found["Imprint"]


def test_what_never_became_a_block_is_listed():
    """A menu that the parser passes over whole is a removed block in its place, with the reason."""
    menu = "<nav>" + "".join(f'<a href="/{n}">Part {n}</a> ' for n in range(9)) + "</nav>"
    blocks = framed(article_page(paragraphs(), before=menu)).blocks
    found = next(block for block in blocks if block.text.startswith("Part 0"))
    assert ("removed", "left out", "menu", "walk") == (found.fate, found.label, found.reason, found.by)
    assert blocks.index(found) < next(
        i for i, b in enumerate(blocks) if b.text == "Pilots wait for a station"
    )


def test_second_of_two_equal_texts_is_the_removed_one():
    """Where a page prints its title twice, the first is the title's place and the second is removed."""
    page = article_page(paragraphs(), before="<h1>Pilots wait for a station</h1>")
    titles = [b.fate for b in framed(page).blocks if b.text == "Pilots wait for a station"]
    assert ["moved", "removed"] == titles


def test_rule_of_a_site():
    """A block that a site's rule decided about has the rule, whether it was removed or moved."""
    site = Site(name="mole", hosts=("mole.example",), drop=("css:.promo",), byline=("//h1",))
    found = {block.text: block for block in framed(PAGE, site).blocks}
    promo = found["Join our club today and never miss a tide."]
    assert ("removed", "drop 'css:.promo'", "site mole") == (promo.fate, promo.reason, promo.by)
    title = found["Pilots wait for a station"]
    assert ("byline '//h1'", "site mole") == (title.reason, title.by)


def test_rules_are_counted():
    """The metadata have the rules of the site with their matches."""
    site = Site(name="mole", hosts=("mole.example",), drop=("css:.promo", "//dialog"))
    text = " ".join(report_on(PAGE, plugins=[site]).text)
    assert "Rules of mole" in text
    assert re.search(r"css:\.promo'\s+1 match", text)
    assert re.search(r"//dialog'\s+nothing", text)


def test_rule_of_a_site_for_text():
    """A line of plain text that a site marks has the name of the mark."""
    site = Site(name="mole", hosts=("mole.example",), drop_text=("^Two of them",))
    found = {block.text: block for block in framed(TEXT, site).blocks}
    assert ("removed", "drop", "site mole") == attrs.astuple(found[SENTENCES[2]])[2:5]


def test_relabelled_blocks():
    """What a plugin takes out of the article or puts into it is shown as that, not as the classifier saw it."""

    class Turner:
        @hookimpl
        def broadsheet_labels(self, page, blocks):
            texts = [block.text for block in blocks]
            return {texts.index(SENTENCES[1]): Label.BOILERPLATE, texts.index("Imprint"): Label.BODY}

    found = {block.text: block for block in framed(PAGE, Turner()).blocks}
    assert ("removed", "relabelled") == (found[SENTENCES[1]].fate, found[SENTENCES[1]].reason)
    assert ("kept", "relabelled") == (found["Imprint"].fate, found["Imprint"].label)


def test_short_text_is_not_found_inside_another():
    """A text is found where a piece of the page begins and ends, not inside a word before it."""
    strip = Strip()
    for piece in ("Newsletter", "Old News", "News"):
        strip.add(piece)
    strip.finish()
    assert [(17, 21), None] == place_texts(strip, ["News", "Old"], [])


def test_search_ends():
    """A text that stands nearly everywhere and nowhere quite does not keep the search busy for ever."""
    strip = Strip()
    strip.add("a" * 20_000)
    strip.finish()
    assert [None] * 5_000 == place_texts(strip, ["a" * 30] * 5_000, [])


def test_item_of_a_list_in_plain_text():
    """In plain text a block is marked without the bullet before it."""
    items = "\n".join(f"- {sentence}" for sentence in SENTENCES[4:7])
    html = framed("The pilots’ hut\n\n" + "\n\n".join(SENTENCES[:4]) + f"\n\nThree reasons:\n\n{items}").html
    assert re.search(rf"- <span [^>]*>{SENTENCES[4]}</span><br>- <span", html)


def test_text_between_line_breaks():
    """Blocks that fill no element of their own are marked piece by piece."""
    page = article_page(f"<div>{SENTENCES[0]}<br><br>{SENTENCES[1]}<br><br>{SENTENCES[2]}</div>")
    spans = [a["class"] for a in Elements(framed(page).html).all("span") if "data-block" in a]
    assert ["block kept"] * 3 == spans


def test_paragraph_over_lines_is_marked_once():
    """In plain text a paragraph of several lines has one mark around it."""
    wrapped = "\n\n".join(textwrap.fill(" ".join(SENTENCES[n : n + 3]), 60) for n in range(6))
    spans = Elements(framed(f"The pilots’ hut\n\n{wrapped}").html).all("span")
    assert 6 == sum("kept" in span["class"] for span in spans)


def test_hostile_page_stays_text():
    """No element, attribute, address or variable of a page gets into the report; its words do, as text."""
    report = report_on(HOSTILE)
    page = frame_of(report)
    assert {"html", "head", "meta", "title", "style", "body", "div", "span", "br"} >= {
        t for t, _ in page.found
    }
    allowed = {"class", "id", "data-block", "data-label"}
    assert set() == {name for tag, a in page.found if tag in {"div", "span"} for name in a} - allowed
    assert "<script>steal()</script>" in "".join(page.text)
    assert "$version $title" in "".join(page.text)
    assert "\u202e" not in "".join(page.text)
    assert 1 == len(report.all("script"))
    assert set() == {n for _, a in report.found for n in a if n.startswith("on")}


def test_frame_runs_no_script():
    """The frame is sandboxed without scripts, and both documents have a policy that lets nothing be loaded."""
    report = report_on(PAGE)
    assert ["allow-same-origin"] == [frame["sandbox"] for frame in report.all("iframe")]
    for document in (report, frame_of(report)):
        policy = next(m["content"] for m in document.all("meta") if "http-equiv" in m)
        assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
        assert "script-src 'unsafe" not in policy


def test_report_loads_nothing():
    """No element of the report has an address from which a browser loads by itself."""
    report = report_on(PAGE)
    loading = [
        name for _, a in [*report.found, *frame_of(report).found] for name in a if name in {"src", "srcset"}
    ]
    assert ([], []) == (loading, [*report.all("link"), *report.all("img")])


def test_views():
    """The report has the article as Markdown, JSON and a reader view, with pictures as links."""
    article = broadsheet.parse(PAGE, url=URL)
    report = report_on(PAGE)
    text = "".join(report.text)
    assert article.to_markdown() in text
    assert article.to_json(indent=2) in text
    assert "https://mole.example/hut.jpg" in [a.get("href") for a in report.all("a")]


def test_losing_candidates():
    """The metadata have each field's source and confidence, and what lost."""
    article = broadsheet.parse(PAGE, url=URL)
    origin = article.provenance_of("title")
    rows = " ".join(report_on(PAGE).text)
    assert origin.source in rows
    assert all(loser.source in rows for loser in origin.candidates)


@pytest.mark.parametrize("source", ["", b"", "<p></p>", "\n"], ids=repr)
def test_page_without_text(source):
    """A page without text makes a report without blocks."""
    assert [] == [a for a in report_on(source).all("li") if "data-block" in a]


def test_deterministic():
    """The same arguments give the same report."""
    article = broadsheet.parse(PAGE, url=URL)
    assert inspect_article(article, PAGE) == inspect_article(article, PAGE)


def test_article_of_another_parse():
    """The report says so when the source does not give the article."""
    article = attrs.evolve(broadsheet.parse(PAGE, url=URL), title="Another")
    note = "gives another article"
    assert (True, False) == (note in inspect_article(article, PAGE), note in "".join(report_on(PAGE).text))


def test_body_stated_elsewhere():
    """Where the body is JSON-LD's, the blocks of the visible text are removed, and a note says so."""
    data = {"@type": "NewsArticle", "articleBody": "\n".join(SENTENCES)}
    page = (
        f"<script type='application/ld+json'>{json.dumps(data)}</script><h1>A hut</h1><p>{SENTENCES[0]}</p>"
    )
    text = "".join(report_on(page).text)
    assert "states in JSON-LD" in text
    assert {"removed"} == {f for t, (f, _) in fates(page).items() if t == SENTENCES[0][:20]}


# ------------------------------------------------------------------------------------------- gold


def changes(gold, page=PAGE):
    """The paragraphs of a comparison that are not the same: what became of them, and the beginning of the text."""
    parts = compare(broadsheet.parse(page, url=URL), Gold.of(gold)).parts
    return [(part.change, (part.expected or part.found)[:20]) for part in parts if part.change != "same"]


@pytest.mark.parametrize(
    "gold",
    [
        {"paragraphs": list(SENTENCES)},
        {"text": "\n\n".join(SENTENCES)},
        {"text": "\n".join(f"- {sentence.upper()}" for sentence in SENTENCES)},
        {"paragraphs": [" ".join(SENTENCES[:3]), *SENTENCES[3:]]},
        {"paragraphs": [*SENTENCES[:6], *SENTENCES[6].split(", ", 1), SENTENCES[7]]},
        {"sections": broadsheet.parse(PAGE, url=URL).to_dict()["sections"]},
        broadsheet.parse(PAGE, url=URL).to_dict(),
    ],
    ids=["paragraphs", "text", "lines", "joined", "cut", "sections", "article"],
)
def test_same_body(gold):
    """The forms in which a gold states the body are understood; cuts, signs and capitals make no difference."""
    assert [] == changes(gold)


def test_changed_body():
    """Paragraphs that are missing, extra or in other words are told apart."""
    other = SENTENCES[4].replace("second", "third")
    gold = [SENTENCES[0], "Nobody else has ever seen this.", *SENTENCES[2:4], other, *SENTENCES[5:]]
    expected = [("missing", "Nobody else has ever"), ("extra", SENTENCES[1][:20]), ("changed", other[:20])]
    assert expected == changes({"paragraphs": gold})


def test_words_of_a_changed_paragraph():
    """A changed paragraph says which words differ."""
    gold = Gold.of({"paragraphs": [SENTENCES[4].replace("second", "third")]})
    parts = compare(broadsheet.parse(PAGE, url=URL), gold).parts
    words = next(part.words for part in parts if part.change == "changed")
    assert [("missing", "third"), ("extra", "second")] == [pair for pair in words if pair[0] != "same"]


def test_fields_and_phrases():
    """Fields are compared as far as the gold states them, and phrases are looked for in the body."""
    gold = Gold.of(
        {
            "title": "Another",
            "?language": "en",
            "authors": [],
            "id": "7",
            "present": ["old customs house", "gone"],
        }
        | {"without": ["northern mole", "Imprint"]}
    )
    found = compare(broadsheet.parse(PAGE, url=URL), gold)
    assert {"title": False, "language": True, "authors": True} == {n: s == f for n, s, f in found.fields}
    assert ((None, ("gone",), ("northern mole",))) == (found.parts, found.missing, found.unwanted)


def test_verdicts_of_the_gold():
    """Blocks that the gold misses, or has not, are marked in the list."""
    promo = "Join our club today and never miss a tide."
    gold = Gold.of({"paragraphs": [*SENTENCES[1:], promo]})
    rows = [a for a in report_on(PAGE, gold=gold).all("li") if a.get("data-verdict")]
    texts = [block.text for block in framed(PAGE).blocks]
    verdicts = {texts[int(row["data-block"]) - 1]: row["data-verdict"] for row in rows}
    assert {SENTENCES[0]: "extra", promo: "missed"} == verdicts


def test_record_among_lines(tmp_path):
    """Of JSON lines the record of the page is taken, by identifier or address."""
    path = tmp_path / "gold.jsonl"
    records = [{"id": "1", "url": "https://a.example/", "title": "A"}, {"id": "2", "title": "B"}]
    path.write_text("\n".join(map(json.dumps, records)) + "\n", "utf-8")
    assert "B" == read_gold(path, page="2").fields["title"]
    assert "A" == read_gold(path, page="3", url="https://a.example/").fields["title"]
    with pytest.raises(GoldError, match="no record"):
        read_gold(path, page="3")


def test_golds(tmp_path):
    """A record of JSON lines is found by identifier, by the name of the page's file, or by address; else there is none."""
    path = tmp_path / "gold.jsonl"
    path.write_text(
        '{"id": "1", "title": "A"}\n\n{"id": 2, "url": "https://a.example/", "title": "B"}\n', "utf-8"
    )
    golds = read_golds(path)
    asked = [("1", None), ("pages/1.html.gz", None), ("3", "https://a.example/"), ("3", None)]
    found = [golds.find(page, url) for page, url in asked]
    assert ["A", "A", "B", None] == [gold and gold.fields["title"] for gold in found]
    path.write_text("[1]\n", "utf-8")
    with pytest.raises(GoldError, match="no object"):
        read_golds(path)


def test_gold_of_a_peer():
    """What another extractor found stands in the place of a gold; what it did not find is not stated."""
    found = PeerResult(title="Pilots wait", published="2025-03-14T06:30:00", text="- One\nTwo")
    gold = Gold.of_peer("fake", found)
    assert ("fake", ("One", "Two")) == (gold.name, gold.paragraphs)
    assert {"title": "Pilots wait", "published": "2025-03-14"} == gold.fields


@pytest.mark.parametrize(
    "text", ["[1]", "{", "", "3", '{"text": 3}', '{"paragraphs": [3]}', '{"sections": [3]}'], ids=str
)
def test_no_gold(tmp_path, text):
    """A file that is no gold gives an error that says why."""
    path = tmp_path / "gold.json"
    path.write_text(text, "utf-8")
    with pytest.raises(GoldError, match=r"^(no|the) "):
        read_gold(path)


# ------------------------------------------------------------------------------------- the command


@pytest.fixture
def page(tmp_path):
    """A file with an article page."""
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_command_writes_a_file(page, capsys):
    """With ``-o`` the report is in the file, and its name on the standard error."""
    output = page.with_name("report.html")
    assert 0 == main(["inspect", str(page), "--no-plugins", "--url", URL, "-o", str(output)])
    article = broadsheet.Parser(plugins=()).parse(PAGE.encode(), url=URL)
    assert inspect_article(article, PAGE.encode(), plugins=()) == output.read_text("utf-8")
    assert ("", f"broadsheet: wrote {output}\n") == capsys.readouterr()


def test_command_prints(page, capsys):
    """Without ``-o`` the report is data on the standard output."""
    assert 0 == main(["inspect", str(page), "--no-plugins"])
    printed = capsys.readouterr()
    assert (True, "") == (printed.out.startswith("<!DOCTYPE html>"), printed.err)


def test_command_compares(page, capsys):
    """``--against`` takes the gold, whose address is the page's if no other is given."""
    gold = page.with_name("gold.json")
    gold.write_text(json.dumps({"url": URL, "title": "Pilots waited"}), "utf-8")
    assert 0 == main(["inspect", str(page), "--no-plugins", "--against", str(gold)])
    printed = capsys.readouterr().out
    assert (True, True) == ("Pilots waited" in printed, f'class="url">{URL}' in printed)


def test_command_opens(page, monkeypatch, capsys, tmp_path):
    """``--open`` shows the report, from a temporary file when none is named."""
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert 0 == main(["inspect", str(page), "--no-plugins", "--open"])
    written = next(tmp_path.glob("broadsheet-*.html"))
    assert [written.as_uri()] == opened
    assert "no browser was found" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing.html"], "nothing.html: No such file"),
        (["page.html", "--against", "nothing.json"], "nothing.json: No such file"),
        (["page.html", "--against", "page.html"], "page.html: no JSON in UTF-8"),
        (["page.html", "-o", "nowhere/report.html"], "nowhere/report.html: No such file"),
        (["paper.pdf"], "paper.pdf: "),
        (["page.html", "--site", "nothing.toml"], "nothing.toml: No such file"),
    ],
)
def test_command_mistakes(page, monkeypatch, capsys, arguments, message):
    """A mistake gives one line and status 1."""
    monkeypatch.chdir(page.parent)
    page.with_name("paper.pdf").write_bytes(b"%PDF-1.7\n")
    assert 1 == main(["inspect", *arguments, "--no-plugins"])
    printed = capsys.readouterr()
    assert ("", 1, True) == (
        printed.out,
        len(printed.err.splitlines()),
        f"broadsheet: {message}" in printed.err,
    )
