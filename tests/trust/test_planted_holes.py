"""A hole in any gate turns the checks of the output red: each gate is opened in turn, and somebody must notice."""

import re
from importlib import import_module

import pytest
from browsers import MARKDOWN_ELEMENTS, faults_in, text_of
from markdown_it import MarkdownIt
from mutants import mutants

import broadsheet
from broadsheet import _urls, inspecting
from broadsheet.model import (
    Article,
    Author,
    Code,
    Embed,
    Entry,
    Figure,
    Footnote,
    Heading,
    Image,
    List,
    ListItem,
    Note,
    Paragraph,
    Provenance,
    PullQuote,
    Quote,
    Section,
    Span,
    Table,
    Text,
)
from broadsheet.render import _safety

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> &lt;b&gt; \x00\x1b\u2028"
TICKS = "````\n<script>alert(1)</script>\n``` ` ``"
BREAKING = 'https://ok.example/"onmouseover="alert(1)" x=\'<b>`'
ADDRESSES = (
    *(
        "javascript:alert(1)",
        " JaVaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
    ),
    *(
        "vbscript:x",
        "\x01javascript:alert(1)",
        "https:javascript:alert(1)",
        "//evil.example",
        "\\\\evil.example",
        BREAKING,
    ),
    *(
        "https://a\\b.example/",
        "https://[x]/",
        "https://a b.example/",
        "file:///etc/passwd",
        "mailto:",
        "#",
        "http:///x",
    ),
    *(
        "https://ok.example/) [x](javascript:alert(1)",
        "https://ok.example/)<script>",
        "https://ok.example/&quot;)",
    ),
)


def linked(text, url):
    """A text that is a link from end to end."""
    return Text(text, spans=(Span(start=0, end=len(text), kind="link", href=url),))


def code(text):
    """A text that is a code span from end to end."""
    return Text(text, spans=(Span(start=0, end=len(text), kind="code"),))


def blocks():
    """Blocks of all kinds, every string of which is an attack."""
    image = Image(url=BREAKING, alt=EVIL, width=1, height=1)
    yield from (Paragraph(text=linked(EVIL, url)) for url in ADDRESSES)
    yield from (
        Figure(images=(Image(url=url, alt=EVIL),), caption=Text(EVIL), credit=EVIL) for url in ADDRESSES
    )
    yield Figure(
        images=(
            Image(url="https://ok.example/a.jpg", alt="x](javascript:alert(1)) [y](data:text/html,z) ![z"),
        )
    )
    yield from (Figure(images=(Image(url=f"mailto:{EVIL}"),)), Figure(images=(image,)))
    yield from (Embed(url=url, provider=EVIL, text=EVIL) for url in ADDRESSES)
    yield Paragraph(text=Text(EVIL + "\n# no heading\n<b onclick=x>\n[x]: javascript:alert(1)\n"))
    yield from (
        Paragraph(text=code(TICKS)),
        Paragraph(text=code(f"`{EVIL}`")),
        Paragraph(text=linked(f"]({EVIL}", "#a")),
    )
    yield List(
        items=(ListItem(text=Text(EVIL), blocks=(Paragraph(text=Text(EVIL)),)),), start=7, ordered=True
    )
    yield Quote(blocks=(Paragraph(text=Text(EVIL)),), cite=EVIL)
    yield PullQuote(text=Text(EVIL), cite=EVIL)
    yield Table(
        header=(Text(EVIL),), rows=((Text(EVIL), code("a|<script>x</script>|b")),), caption=Text(EVIL)
    )
    yield Code(text=TICKS + EVIL, language='x" onclick="alert(1)')
    yield Note(role="correction", blocks=(Paragraph(text=Text(EVIL)),))
    yield Entry(heading=Text(EVIL), blocks=(Paragraph(text=Text(EVIL)),))


ARTICLE = Article(
    title=EVIL,
    subtitle=EVIL,
    byline=EVIL,
    site_name=EVIL,
    category=EVIL,
    tags=(EVIL,),
    language='en" onclick="alert(1)',
    authors=(Author(name=EVIL, bio=EVIL),),
    sections=(Section(heading=Heading(text=Text(EVIL), anchor='x" onclick="y'), blocks=tuple(blocks())),),
    footnotes=(Footnote(label=EVIL, text=Text(EVIL)), Footnote(label="2", text=linked(EVIL, ADDRESSES[0]))),
    provenance=(Provenance(field="title", source=EVIL, confidence=0.5),),
)
CARD = {"div": (), "p": (), "strong": (), "small": (), "em": (), "time": ("datetime",)}
PLAIN_VALUE = re.compile(r"[\w .+#:-]*")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
PAGE = (
    "<!DOCTYPE html><title>&lt;script&gt;steal()&lt;/script&gt;</title><h1>&lt;img src=x onerror=steal()&gt;</h1>"
    + "".join(
        f"<p class='a\"b'>The {n}. council met on Tuesday to settle where &lt;script&gt;steal()&lt;/script&gt; "
        f'is going to stand, "onclick=steal() as the pilots said.</p>'
        for n in range(6)
    )
    + "<aside class=related><h2>More &lt;script&gt;steal()</h2><a href=/x>&lt;svg onload=steal()&gt;</a></aside>"
    "<figure><img src=/a.jpg alt='&lt;script&gt;steal()&lt;/script&gt;'><figcaption>&lt;b onclick=steal()&gt;</figcaption>"
    "</figure><p>Posted in &lt;iframe src=//evil.example&gt;</p>"
)


def html_faults():
    """What is wrong with the HTML of an article that attacks."""
    document = ARTICLE.to_html()
    values = re.findall(r' (?:class|lang|datetime|start)="([^"]*)"', document)
    odd = [value for value in values if not PLAIN_VALUE.fullmatch(value)]
    ids = [value for value in re.findall(r' id="([^"]*)"', document) if not value.startswith("article-")]
    return faults_in(document) + odd + ids + CONTROL.findall(document)


def markdown_faults():
    """What is wrong with its Markdown, rendered with raw HTML let through and addresses unchecked."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.validateLink = lambda url: True
    written = ARTICLE.to_markdown()
    rendered = reader.render(written)
    extra = [] if rendered.count("<h1>") == 1 else ["a heading of the text"]
    return faults_in(rendered, MARKDOWN_ELEMENTS) + CONTROL.findall(written) + extra


def card_faults():
    """What is wrong with its card for notebooks."""
    card = ARTICLE._repr_html_()
    return faults_in(card, CARD, style=("div", "p")) + CONTROL.findall(card)


def report_faults():
    """What is wrong with the report on a page that attacks, and with the page that it frames."""
    article = broadsheet.Parser(plugins=()).parse(PAGE, url="https://mole.example/a")
    report = inspecting.inspect_article(article, PAGE, plugins=())
    frame = re.search(r'srcdoc="([^"]*)"', report)
    framed = text_of(frame[1]) if frame else "<script"
    whole = (
        re.sub(r"<script[^>]*>.*?</script>", "", report, count=1, flags=re.DOTALL)
        if "</script>" in report
        else report
    )
    marks = ("<script", "<svg onload", "<img src=x", "<iframe src=//", "<b onclick")
    return [mark for mark in marks for text in (whole, framed) if mark in text]


CHECKS = {"html": html_faults, "markdown": markdown_faults, "card": card_faults, "report": report_faults}


def same(text, **_):
    """A gate that lets everything through."""
    return text


HOLES = [
    ("html", "render.html._escape", same),
    ("html", "render.html._attribute", lambda name, value: f' {name}="{value}"'),
    ("html", "render.html.safe_url", same),
    ("html", "render.html.clean", same),
    ("html", "render.html._CLASS_NAME", re.compile(".*", re.DOTALL)),
    ("html", "render.html._LANGUAGE", re.compile(".*", re.DOTALL)),
    ("html", "render.html._ID_PREFIX", ""),
    ("html", "render._inline.safe_url", same),
    ("html", "render._safety._WEB_ADDRESS", re.compile("")),
    ("html", "render._safety._UNWRITABLE", re.compile("(?!)")),
    ("markdown", "render._markdown_inline.escape", same),
    ("markdown", "render._markdown_inline.link_target", same),
    ("markdown", "render._markdown_inline.code_fence", lambda code, shortest=1: "`" * shortest),
    ("markdown", "render._markdown_inline._guarded", same),
    ("markdown", "render._markdown_inline.clean", same),
    ("markdown", "render._inline.safe_url", same),
    ("markdown", "render._safety._ENCODED", {}),
    ("markdown", "render.markdown.escape", same),
    ("markdown", "render.markdown.link_target", same),
    ("markdown", "render.markdown.safe_url", same),
    ("markdown", "render.markdown.clean", same),
    ("markdown", "render.markdown.code_fence", lambda code, shortest=1: "`" * shortest),
    ("card", "render.html._escape", same),
    ("report", "inspecting.panels.escape", str),
    ("report", "inspecting.framing.escape", str),
    ("report", "inspecting.report.escape", str),
]


@pytest.mark.parametrize("check", CHECKS)
def test_sound(check):
    """With all gates shut nothing is found in the outputs of an article whose every string attacks."""
    assert [] == CHECKS[check]()


@pytest.mark.parametrize(
    ("check", "gate", "hole"), HOLES, ids=[f"{check} {gate}" for check, gate, _ in HOLES]
)
def test_open_gate_is_noticed(monkeypatch, check, gate, hole):
    """With one gate open the check of that output finds something."""
    module, _, name = gate.rpartition(".")
    monkeypatch.setattr(import_module(f"broadsheet.{module}"), name, hole)
    assert [] != CHECKS[check]()


# Address, base, and what the gate makes of it.
URLS = (
    ("https://a.example/b?c#d", None, "https://a.example/b?c#d"),
    ("/b", "https://a.example/x/y", "https://a.example/b"),
    ("/b", "https://a.example", "https://a.example/b"),
    ("b", "https://a.example/x/y", "https://a.example/x/b"),
    ("../b", "https://a.example/x/y/z", "https://a.example/x/b"),
    ("//b.example/c", "https://a.example/", "https://b.example/c"),
    ("\\\\b.example\\c?d\\e", "https://a.example/", "https://b.example/c?d\\e"),
    (" \thttps://a.example/\n b", None, "https://a.example/%20b"),
    ("ht\ntps://a.example/b\"c'<d>", None, "https://a.example/b%22c'%3Cd%3E"),
    ("https://a.example/\u202eb\ud800", None, "https://a.example/%E2%80%AEb%3F"),
    ("https://münchen.example/ä", None, "https://münchen.example/ä"),
    ("/b", None, None),
    ("", "https://a.example/", None),
    (None, None, None),
    ("javascript:alert(1)", "https://a.example/", None),
    ("data:text/html,x", None, None),
    ("ftp://a.example/", None, None),
    ("https:///b", None, None),
    ("http://[::1", None, None),
    ("http://[::1]/", None, "http://[::1]/"),
    ("http://a.example:99999/", None, None),
    ("http://a%41.example/", None, None),
    ("http://a^.example/", None, None),
    ("http://a\u202e.example/", None, None),
    ("https://a.example/" + "b" * 9_000, None, None),
    ("b" * 9_000, "https://a.example/", None),
    ("https://a.example/" + "\u202e" * 2_000, None, None),
)
# Address, whether it is that of a picture, and what may be written.
WRITTEN = (
    ("https://a.example/b", False, "https://a.example/b"),
    (" https://a.example/b ", True, "https://a.example/b"),
    ("HTTPS://a.example/b", True, "HTTPS://a.example/b"),
    ("mailto:a@b.example", False, "mailto:a@b.example"),
    ("MAILTO:a@b.example", False, "MAILTO:a@b.example"),
    ("mailto:a@b.example", True, None),
    ("#a", False, "#a"),
    ("#a", True, None),
    ("#", False, None),
    ("mailto:", False, None),
    ("", False, None),
    (None, True, None),
    ("javascript:alert(1)", False, None),
    ("javascript:alert(1)", True, None),
    ("https://a.example\\@b.example/", False, None),
    ("mailto:a\x00b", False, None),
    ("https://a.example/\x1fb", False, None),
    ('https://a.example/"<b>`', False, "https://a.example/%22%3Cb%3E%60"),
    ("//a.example", False, None),
)
# What may go although the gate then gives the same: it saves time, or urllib of this Python does it once more.
SHORTCUTS = (
    "_PLAIN.fullmatch(url)",
    "_PLAIN_PATH",
    "'/.' not in url",
    "base and",
    "origin is not None",
    "url.strip()",
)
SHORTCUTS += ("url.strip(_STRIPPED)", "in \"base or ''\"")


def gate_faults(gate, table):
    """The rows of a table that a gate answers otherwise; an error counts."""
    faults = []
    for first, second, expected in table:
        try:
            found = gate(first, second) if table is URLS else gate(first, image=second)
        except Exception as error:  # noqa: BLE001 - an error is a finding
            found = error
        if found != expected:
            faults.append((first, found))
    return faults


@pytest.mark.parametrize(
    "gate", [(_urls.absolute_url, URLS), (_safety.safe_url, WRITTEN)], ids=["read", "written"]
)
def test_gates_of_addresses(gate):
    """The gates for addresses that come in and for those that go out let through what their tables say."""
    assert [] == gate_faults(*gate)


@pytest.mark.parametrize(
    ("function", "through", "table"),
    [
        (_urls._resolve, _urls.absolute_url, URLS),
        (_urls._clean, _urls.absolute_url, URLS),
        (_urls._is_host, _urls.absolute_url, URLS),
        (_urls.absolute_url, None, URLS),
        (_safety.safe_url, None, WRITTEN),
    ],
    ids=lambda item: getattr(item, "__name__", None),
)
def test_every_check_of_the_gates_counts(monkeypatch, function, through, table):
    """With any one check taken out of a gate for addresses, some address gets through that must not, or not as it must."""
    survivors = []
    for what, mutant in mutants(function).items():
        monkeypatch.setattr(_urls if table is URLS else _safety, function.__name__, mutant)
        gate = through or mutant
        if not gate_faults(gate, table) and not any(shortcut in what for shortcut in SHORTCUTS):
            survivors.append(what)
        monkeypatch.undo()
    assert [] == survivors
