"""The blocks of a page with what became of each: kept, moved into a field of its own, or removed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias

import attrs

from broadsheet.hookspecs import hookimpl
from broadsheet.limits import Limits
from broadsheet.model import Article, Removed
from broadsheet.parser import Parser, Source, SourceKind
from broadsheet.plugins import Plugins, build_kit
from broadsheet.sites import Label, Mark, Page, Site, TextBlock, select

__all__ = ["Fate", "PageBlock", "Rules", "Sheet", "open_sheet"]

#: What became of a block: it is part of the body, or of another field, or of nothing.
Fate: TypeAlias = Literal["kept", "moved", "removed"]

_BODY: Final = frozenset({Label.BODY, Label.HEADING, Label.NOTE, Label.PULL_QUOTE})
_MARKS: Final = tuple(mark for mark in Mark if mark is not Mark.ROOT)


@attrs.frozen(kw_only=True)
class PageBlock:
    """A text of the page.

    Attributes:
        text: The text.
        label: What it is, as a value of ``Label`` with spaces; "left out" for what never became a text block, "relabelled"
            for boilerplate that a plugin put into the article.
        fate: What became of it.
        reason: Why, in a few words; "" when the label says all.
        by: What decided, as in ``Removed``: "classifier", "walk", the name of a site or a plugin; "plugin" where that is
            all that is known.
        words: Its length in words.
        linked: Share of its characters inside links, 0 to 1.
    """

    text: str
    label: str
    fate: Fate
    reason: str = ""
    by: str = "classifier"
    words: int = 0
    linked: float = 0.0


@attrs.frozen(kw_only=True, eq=False)
class Rules:
    """What the site whose rules hold says of a page.

    Attributes:
        site: Name of the site.
        plugin: The plugin that brings it.
        counts: How many places each rule matches.
        marks: The marks, by element or by index of a line.
        rules: The rule that stands behind a mark, by element.
    """

    site: str
    plugin: str
    counts: Mapping[str, int]
    marks: Mapping[Any, Mark]
    rules: Mapping[Any, str]


@attrs.frozen(kw_only=True, eq=False)
class Sheet:
    """A page after parsing.

    Attributes:
        page: The page as plugins see it.
        article: What this parse gives, with ``removed``.
        blocks: Its text blocks, in document order.
        dropped: What never became a text block, in document order.
        rules: What its site says, None when there is no site for it.
    """

    page: Page
    article: Article
    blocks: list[PageBlock]
    dropped: list[PageBlock]
    rules: Rules | None


class _Recorder:
    """A plugin that says nothing and keeps the page with its blocks."""

    def __init__(self) -> None:
        self.page = Page(kind="text")
        self.blocks: Sequence[TextBlock] = ()

    @hookimpl(trylast=True)
    def broadsheet_labels(self, page: Page, blocks: Sequence[TextBlock]) -> None:
        """Keep both; the labels stay as they are."""
        self.page, self.blocks = page, blocks


def open_sheet(
    source: Source,
    *,
    url: str | None,
    kind: SourceKind,
    encoding: str | None,
    plugins: Plugins,
) -> Sheet:
    """Parse a page and keep what became of its blocks.

    Raises:
        UnsupportedInputError: The source is neither HTML nor text.
        PluginError: The plugins do not fit the hook specifications.
    """
    recorder = _Recorder()
    chosen = (plugins,) if isinstance(plugins, str) else tuple(plugins)
    parser = Parser(plugins=(*chosen, recorder))
    article = parser.parse(source, url=url, kind=kind, encoding=encoding, explain=True)
    return Sheet(
        page=recorder.page,
        article=article,
        blocks=_judged(recorder.blocks, article.removed),
        dropped=[
            PageBlock(text=item.text, label="left out", fate="removed", reason=item.reason, by=item.by)
            for item in article.removed
            if item.by == "walk"
        ],
        rules=_rules(recorder.page, chosen),
    )


def _judged(blocks: Sequence[TextBlock], removed: Sequence[Removed]) -> list[PageBlock]:
    """The blocks with what became of them.

    The hook sees the labels before plugins and live blogs correct them, and ``removed`` is what came of it: an entry
    that no block of its label accounts for belongs to one that was relabelled. Of equal texts the first is kept.
    """
    waiting: defaultdict[tuple[str, str], list[Removed]] = defaultdict(list)
    for item in removed:
        if item.by != "walk":
            waiting[item.text, item.reason.partition(":")[0]].append(item)
    found: dict[int, Removed] = {}
    for index in reversed(range(len(blocks))):
        if entries := waiting.get((blocks[index].text, blocks[index].label.value)):
            found[index] = entries.pop()
    left = {text: entries for (text, _), entries in waiting.items() if entries}
    for index, block in enumerate(blocks):
        if index not in found and (entries := left.get(block.text)):
            found[index] = entries.pop()
    return [_judge(block, found.get(index)) for index, block in enumerate(blocks)]


def _judge(block: TextBlock, item: Removed | None) -> PageBlock:
    label, reason, by = block.label.value, "", "classifier"
    fate: Fate = "kept" if block.label in _BODY else "moved"
    if item is not None:
        label, _, reason = item.reason.partition(":")
        fate, by = "removed", item.by
    elif block.label is Label.BOILERPLATE:
        label, fate, by = "relabelled", "kept", "plugin"
    return PageBlock(
        text=block.text,
        label=label.replace("_", " "),
        fate=fate,
        reason=reason,
        by=by,
        words=block.words,
        linked=min(1.0, block.link_chars / max(1, len(block.text))),
    )


def _rules(page: Page, plugins: Plugins) -> Rules | None:
    kit = build_kit(plugins, (), Limits())
    found = kit.find_site(page, [])
    if found is None:
        return None
    return Rules(
        site=found.site.name,
        plugin=found.plugin,
        counts=found.site.counts(page),
        marks=kit.site_marks(found, page, [], explain=False),
        rules=_rule_of_element(found.site, page),
    )


def _rule_of_element(site: Site, page: Page) -> dict[Any, str]:
    """The first rule that marks each element; none for plain text."""
    if page.root is None:
        return {}
    rules: dict[Any, str] = {}
    for mark in _MARKS:
        for expression in getattr(site, mark.value):
            try:
                matched = select(page, expression)
            except Exception:  # noqa: BLE001, S112 - the article's warnings say which rules fail
                continue
            for node in matched:
                rules.setdefault(node, f"{mark.value} {expression!r}")
    return rules
