"""The report: one HTML file that needs nothing else."""

import base64
import hashlib
from importlib.resources import files
from string import Template

import attrs

import broadsheet
from broadsheet.inspecting.blocks import Sheet, open_sheet
from broadsheet.inspecting.framing import Framed, frame_page
from broadsheet.inspecting.gold import Gold, compare
from broadsheet.inspecting.markup import clipped, element, escape
from broadsheet.inspecting.panels import (
    article_panel,
    blocks_panel,
    differences_panel,
    metadata_panel,
    text_panel,
)
from broadsheet.model import Article
from broadsheet.parser import Source, SourceKind
from broadsheet.plugins import Plugins

__all__ = ["inspect_article", "style_sheet"]


def inspect_article(
    article: Article,
    source: Source,
    *,
    kind: SourceKind = "auto",
    encoding: str | None = None,
    plugins: Plugins = "installed",
    gold: Gold | None = None,
) -> str:
    """A report on an article: its page with what became of each block, and what the article holds and why.

    The report is one HTML document for a browser. It loads nothing, and no script of the page is in it. The same
    arguments give the same document.

    Args:
        article: The article.
        source: The page that it was made from. It is parsed again, with the article's ``url``, to see its blocks.
        kind: As given to ``parse``.
        encoding: As given to ``parse``.
        plugins: The plugins with which the article was made, as given to ``Parser``.
        gold: What the article should be; the report then has the differences.

    Raises:
        UnsupportedInputError: The source is neither HTML nor text.
        PluginError: The plugins do not fit the hook specifications.
    """
    sheet = open_sheet(source, url=article.url, kind=kind, encoding=encoding, plugins=plugins)
    framed = frame_page(sheet)
    differing = compare(article, gold) if gold else None
    script = _file("report.js")
    panels = [
        ("blocks", "Blocks", blocks_panel(framed, differing)),
        ("article", "Article", article_panel(article)),
        ("markdown", "Markdown", text_panel(article.to_markdown())),
        ("metadata", "Metadata", metadata_panel(article, sheet.rules)),
        ("json", "JSON", text_panel(article.to_json(indent=2))),
    ]
    if differing:
        panels.insert(1, ("differences", "Differences", differences_panel(differing)))
    return Template(_file("report.html")).substitute(
        title=escape(clipped(article.title or "Untitled", 120)),
        facts=_facts(article, sheet),
        notes=_notes(article, sheet),
        style=style_sheet(),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        frame=escape(_frame(framed, sheet)),
        tabs="".join(_tab(name, label) for name, label, _ in panels),
        panels="".join(_panel(name, content) for name, _, content in panels),
        version=escape(broadsheet.__version__),
    )


def style_sheet() -> str:
    """The style sheet of the report, for others that show parts of it."""
    return _file("report.css")


def _file(name: str) -> str:
    return files("broadsheet.inspecting").joinpath("templates", name).read_text("utf-8")


def _frame(framed: Framed, sheet: Sheet) -> str:
    return Template(_file("page.html")).substitute(
        style=_file("page.css"), kind=escape(sheet.page.kind), page=framed.html
    )


def _tab(name: str, label: str) -> str:
    return element(
        "button", label, type="button", role="tab", id=f"tab-{name}", aria_controls=f"panel-{name}"
    )


def _panel(name: str, content: str) -> str:
    return element(
        "section", content, role="tabpanel", id=f"panel-{name}", aria_labelledby=f"tab-{name}", tabindex="0"
    )


def _facts(article: Article, sheet: Sheet) -> str:
    facts = [element("strong", escape(article.kind.replace("_", " ")), class_="kind")]
    facts.append(f"confidence {article.confidence:.2f}")
    facts += [escape(fact) for fact in (article.site_name, article.language) if fact]
    if article.published:
        facts.append(element("time", escape(article.published.date.isoformat())))
    words = sum(block.words for block in sheet.blocks if block.fate == "kept")
    facts.append(f"{words} words kept")
    facts.append("HTML" if sheet.page.kind == "html" else "plain text")
    if sheet.rules:
        facts.append(f"rules of {escape(sheet.rules.site)}")
    if article.url:
        facts.append(element("span", escape(article.url), class_="url"))
    return "".join(element("li", fact) for fact in facts)


def _notes(article: Article, sheet: Sheet) -> str:
    """What a reader of the report must know before the rest."""
    notes = [warning.message for warning in sheet.article.warnings]
    if _bare(article) != _bare(sheet.article):
        notes.insert(
            0, "The source gives another article than this one: the marks in the page are those of the other."
        )
    body = article.provenance_of("sections")
    if body is not None and body.source.startswith("json-ld"):
        notes.insert(
            0, "The body is the one that the page states in JSON-LD; its visible text is not in the article."
        )
    items = "".join(element("li", escape(note)) for note in notes)
    return element("ul", items, class_="notes", aria_label="Notes") if items else ""


def _bare(article: Article) -> Article:
    """The article without what ``explain`` adds."""
    return attrs.evolve(article, removed=(), warnings=())
