"""What stands beside the page in the report, a panel for each view."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from broadsheet.inspecting.blocks import PageBlock, Rules
from broadsheet.inspecting.framing import Framed
from broadsheet.inspecting.gold import Differing, Part, key_of
from broadsheet.inspecting.markup import clipped, element, escape
from broadsheet.model import Article, Provenance
from broadsheet.testing.cases import field_of

__all__ = [
    "article_panel",
    "blocks_panel",
    "body_differences",
    "differences_panel",
    "metadata_panel",
    "text_panel",
]

_WIDTH: Final = 400  # characters of a text in a list
_FATES: Final = {
    "kept": "in the body of the article",
    "moved": "in a field of its own, such as a caption or the byline",
    "removed": "not in the article",
}
_VERDICTS: Final = {
    "missed": "{} has it, the article does not",
    "extra": "the article has it, {} does not",
}
_LEAST: Final = 30  # letters of a text that is looked for inside the paragraphs of the gold

#: A picture as ``Article.to_html`` writes it.
_IMAGE = re.compile(r'<img src="([^"]*)"(?: alt="([^"]*)")?[^>]*>')


def article_panel(article: Article) -> str:
    """The reader view. Pictures are named, not loaded."""
    return element("div", _IMAGE.sub(_named, article.to_html()), class_="reader")


def _named(image: re.Match[str]) -> str:
    return f'<a class="picture" href="{image[1]}">{image[2] or "picture"}</a>'


def text_panel(text: str) -> str:
    """A text as it is."""
    return element("pre", escape(text))


# ------------------------------------------------------------------------------------- blocks


def blocks_panel(framed: Framed, differing: Differing | None) -> str:
    """The list of blocks, with what filters it."""
    verdicts = _verdicts(framed.blocks, differing)
    rows = (
        _row(number, block, placed=placed, verdict=verdict)
        for number, (block, placed, verdict) in enumerate(
            zip(framed.blocks, framed.placed, verdicts, strict=True), 1
        )
    )
    empty = element("p", "No block is like that.", id="no-blocks", hidden="")
    name = differing.name if differing else ""
    return _filters(framed.blocks, verdicts, name) + element("ol", "".join(rows), id="blocks") + empty


def _filters(blocks: Iterable[PageBlock], verdicts: Iterable[str], gold: str) -> str:
    counts = Counter[str](block.fate for block in blocks)
    chips = [_chip(name, counts[name], meaning, pressed=True) for name, meaning in _FATES.items()]
    counted = Counter(verdicts)
    chips += [
        _chip(name, counted[name], meaning.format(gold), pressed=False)
        for name, meaning in _VERDICTS.items()
        if counted[name]
    ]
    search = (
        '<label class="search"><span>Filter</span>'
        '<input id="filter" type="search" placeholder="text, label, reason or rule" autocomplete="off"></label>'
    )
    buttons = element("div", "".join(chips), class_="chips", role="group", aria_label="Show")
    return element("div", search + buttons, class_="filters")


def _chip(name: str, count: int, meaning: str, *, pressed: bool) -> str:
    return element(
        "button",
        f"{name} {element('b', str(count))}",
        type="button",
        class_=f"chip {name}",
        aria_pressed="true" if pressed else "false",
        data_shows=name,
        title=meaning,
    )


def _row(number: int, block: PageBlock, *, placed: bool, verdict: str) -> str:
    why = " · ".join(filter(None, (block.reason, block.by)))
    facts = [escape(why)]
    if block.words:
        facts.append(f"{block.words} word{'s' * (block.words != 1)}")
    if block.linked:
        facts.append(f"{block.linked:.0%} linked")
    if not placed:
        facts.append("not shown in the page")
    labels = element("span", escape(block.label), class_=f"label {block.fate}")
    if verdict:
        labels += element("span", verdict, class_=f"label {verdict}")
    parts = (
        element("span", str(number), class_="number"),
        element("span", labels, class_="labels"),
        element("span", escape(clipped(block.text, _WIDTH)), class_="text", dir="auto"),
        element("span", " · ".join(facts), class_="why"),
    )
    button = element("button", "".join(parts), type="button", disabled=None if placed else "")
    return element(
        "li", button, id=f"row-{number}", data_block=str(number), data_fate=block.fate, data_verdict=verdict
    )


def _verdicts(blocks: Iterable[PageBlock], differing: Differing | None) -> list[str]:
    """What the gold says of each block: "missed", "extra" or nothing."""
    if differing is None or differing.parts is None:
        return ["" for _ in blocks]
    gold = [key_of(part.expected) for part in differing.parts]
    wanted, together = set(gold), "\n".join(gold)
    verdicts = []
    for block in blocks:
        key = key_of(block.text)
        known = key in wanted or (len(key) >= _LEAST and key in together)
        in_body = block.fate == "kept" and block.label != "pull quote"
        in_gold = known and (in_body or len(key) >= _LEAST)
        verdicts.append("missed" if in_gold and not in_body else "extra" if in_body and not known else "")
    return verdicts


# ----------------------------------------------------------------------------------- metadata


def metadata_panel(article: Article, rules: Rules | None) -> str:
    """Each field with its evidence and what lost, and what the rules of the site match."""
    rows = "".join(_field(article, origin) for origin in article.provenance)
    head = "<thead><tr><th>Field</th><th>Value</th><th>Confidence</th><th>Source</th></tr></thead>"
    parts = [element("table", head + rows, class_="fields")]
    filled = {origin.field for origin in article.provenance}
    empty = [
        field.name
        for field in attrs.fields(Article)
        if field.name not in filled and getattr(article, field.name) in (None, ())
    ]
    empty = [name for name in empty if name not in ("removed", "warnings", "provenance")]
    if empty:
        parts.append(element("p", f"Not found: {escape(', '.join(empty))}.", class_="quiet"))
    if rules:
        parts += _rules(rules)
    return "".join(parts)


def _rules(rules: Rules) -> Iterator[str]:
    yield element("h2", f"Rules of {escape(rules.site)}, from {escape(rules.plugin)}")
    rows = (
        element("tr", element("th", escape(name), scope="row") + element("td", _matches(count)))
        for name, count in rules.counts.items()
    )
    yield element("table", element("tbody", "".join(rows)), class_="rules")


def _matches(count: int) -> str:
    return f"{count} match{'es' * (count != 1)}" if count else "nothing"


def _field(article: Article, origin: Provenance) -> str:
    cells = element("th", escape(origin.field), scope="row") + element("td", _value(article, origin.field))
    cells += element("td", _meter(origin.confidence)) + element("td", escape(origin.source))
    losers = "".join(
        element(
            "tr",
            "<th></th>"
            + element("td", escape(clipped(loser.value, _WIDTH)), dir="auto")
            + element("td", _meter(loser.confidence))
            + element("td", escape(loser.source)),
            class_="loser",
        )
        for loser in origin.candidates
    )
    return element("tbody", element("tr", cells) + losers)


def _meter(confidence: float) -> str:
    share = min(1.0, max(0.0, confidence))
    return f'<span class="meter"><span style="width:{share:.0%}"></span></span> {share:.2f}'


def _value(article: Article, name: str) -> str:
    if name == "sections":
        blocks = sum(len(section.blocks) for section in article.sections)
        return f"{blocks} blocks in {len(article.sections)} section{'s' * (len(article.sections) != 1)}"
    value = getattr(article, name, None)
    if value is None:
        return ""
    # Records are wanted as their name, date or address.
    return _shown(field_of(article, name, [""] if isinstance(value, tuple) else ""))


def _shown(value: Any) -> str:
    """A value of JSON, for a person."""
    if isinstance(value, list):
        return element("ul", "".join(element("li", _shown(item)) for item in value), class_="values")
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "plain", "value", "url") if key in value), value)
    return element("span", escape(clipped(str(value), _WIDTH)), dir="auto") if value is not None else ""


# -------------------------------------------------------------------------------- differences


def differences_panel(differing: Differing) -> str:
    """The article beside its gold: first the fields, then the body paragraph by paragraph."""
    parts: list[str] = []
    if differing.fields:
        parts.append(_fields(differing))
    for title, phrases in (
        ("Phrases that are missing", differing.missing),
        ("Phrases that should not be there", differing.unwanted),
    ):
        if phrases:
            items = "".join(element("li", escape(phrase), dir="auto") for phrase in phrases)
            parts += (element("h2", title), element("ul", items))
    if differing.parts is None:
        parts.append(element("p", f"{escape(differing.name)} does not state the body.", class_="quiet"))
    else:
        parts += (element("h2", "Body"), body_differences(differing.name, differing.parts))
    return "".join(parts)


def body_differences(name: str, parts: Sequence[Part]) -> str:
    """Paragraphs beside those that ``name`` states: how many there are of each sort, and then they themselves."""
    tally = element("p", _tally(name, parts), class_="quiet")
    return tally + element("div", "".join(_paragraphs(name, parts)), class_="diff")


def _fields(differing: Differing) -> str:
    cells = "".join(element("th", escape(text)) for text in ("Field", differing.name, "article"))
    head = element("thead", element("tr", cells))
    rows = (
        element(
            "tr",
            element("th", f"{escape(name)} {_same(stated == found)}", scope="row")
            + element("td", _shown(stated), data_of=differing.name)
            + element("td", _shown(found), data_of="article"),
            class_="same" if stated == found else "differs",
        )
        for name, stated, found in differing.fields
    )
    return element("table", head + element("tbody", "".join(rows)), class_="fields compared")


def _same(same: bool) -> str:  # noqa: FBT001 - it is all that there is to say
    return element("span", "same" if same else "differs", class_=f"label {'kept' if same else 'extra'}")


def _tally(name: str, parts: Iterable[Part]) -> str:
    counts = Counter[str](part.change for part in parts)
    words = {"same": "as in", "changed": "in other words than in", "missing": "only in", "extra": "not in"}
    told = [f"{counts[change]} {text} {escape(name)}" for change, text in words.items() if counts[change]]
    return f"Paragraphs: {', '.join(told)}." if told else "Neither has any text."


def _paragraphs(name: str, parts: Iterable[Part]) -> Iterator[str]:
    """Runs of paragraphs that agree are folded."""
    same: list[Part] = []
    for part in parts:
        if part.change == "same":
            same.append(part)
            continue
        yield _agreeing(name, same)
        same = []
        yield _differing(part)
    yield _agreeing(name, same)


def _agreeing(name: str, parts: list[Part]) -> str:
    if not parts:
        return ""
    summary = element("summary", f"{len(parts)} paragraph{'s' * (len(parts) != 1)} as in {escape(name)}")
    return element(
        "details", summary + "".join(element("p", escape(part.found), dir="auto") for part in parts)
    )


def _differing(part: Part) -> str:
    if part.change == "changed":
        tags = {"missing": "del", "extra": "ins"}
        words = " ".join(
            element(tags[change], escape(text)) if change in tags else escape(text)
            for change, text in part.words
        )
    else:
        tag = "del" if part.change == "missing" else "ins"
        words = element(tag, escape(part.expected or part.found))
    label = element("span", part.change, class_="label")
    return element("div", label + element("p", words, dir="auto"), class_=f"part {part.change}")
