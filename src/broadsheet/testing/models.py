"""Hypothesis strategies for the values of the model, for the authors of output formats.

Texts hold what a page can hold: many scripts, markup characters of HTML and Markdown, forced line
breaks. ``hostile=True`` adds what a page cannot, but whoever builds a model by hand can: controls,
lone surrogates, spans that cross or leave the text.
"""

import datetime as dt
import functools
from typing import Any, Final, TypeVar, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from broadsheet.model import (
    Access,
    Article,
    Author,
    Block,
    Candidate,
    Code,
    Embed,
    Entry,
    Figure,
    Footnote,
    Heading,
    Image,
    Kind,
    List,
    ListItem,
    Note,
    Paragraph,
    ParseWarning,
    Precision,
    Provenance,
    PullQuote,
    Quote,
    Removed,
    Section,
    Span,
    SpanKind,
    Table,
    Text,
    Timestamp,
    WarningCode,
)

__all__ = [
    "BAD_URLS",
    "GOOD_URLS",
    "articles",
    "blocks",
    "characters",
    "images",
    "leaf_blocks",
    "lines",
    "sections",
    "texts",
    "timestamps",
    "urls",
]

_T = TypeVar("_T")

#: Characters that mean something to a renderer, and ordinary ones of several scripts.
_MARKUP: Final = "\\`*_{}[]()#+-.!|<>&~=:;\"'$%/^@1x "
_LETTERS: Final = "abcXYZ0129äßéñ北京ขकшע—…“” "
_HOSTILE: Final = "\x00\x07\x0b\x0c\r\x1b\x7f\x85\xa0\u200b\u2028\u202e\ufeff\uffff\udfff\t"
_FRAGMENTS: Final = (
    "<script>alert(1)</script>",
    "</p>",
    "<!--",
    "&lt;b&gt;",
    "&#35;",
    "[x](javascript:alert(1))",
    "[a]: javascript:alert(1)",
    "![i](http://a.example/i.png)",
    "- a",
    "1. b",
    "# c",
    "> d",
    "---",
    "===",
    "| - |",
    "```",
    "~~~",
    "~~gone~~",
    "**bold**",
    "__init__",
    "snake_case",
    "5 * 3 * 2",
    "a\\",
    "$x$",
    '" onload="alert(1)',
)

#: Addresses that must pass, and addresses that must not.
GOOD_URLS: Final = (
    "https://example.org/",
    "http://example.org/a_b(c)?d=1&copy=2#e",
    "HTTPS://EXAMPLE.ORG",
    "https://bücher.example/ü",
    "mailto:desk@example.org",
    "#part-2",
)
BAD_URLS: Final = (
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "//example.org/x",
    "/relative",
    "http:evil",
    "",
    "#",
)


@functools.cache
def characters(*, hostile: bool = False) -> SearchStrategy[str]:
    """Strings without line breaks, rich in characters that renderers must guard."""
    alphabet = _LETTERS * 2 + _MARKUP + (_HOSTILE if hostile else "")
    part = st.text(alphabet, max_size=8) | st.sampled_from(_FRAGMENTS)
    return st.lists(part, max_size=4).map(lambda parts: " ".join("".join(parts).split(" ")).strip())


@functools.cache
def lines(*, hostile: bool = False) -> SearchStrategy[str]:
    """Strings that may hold forced line breaks."""
    return st.lists(characters(hostile=hostile), min_size=1, max_size=3).map("\n".join)


@functools.cache
def urls(*, hostile: bool = False) -> SearchStrategy[str]:
    """Addresses; hostile ones are of all schemes."""
    return st.sampled_from(GOOD_URLS + BAD_URLS if hostile else GOOD_URLS)


@functools.cache
def texts(*, hostile: bool = False) -> SearchStrategy[Text]:
    """A :class:`Text`; its spans are ordered and nest, unless hostile."""
    return _hostile_texts() if hostile else _texts()


@st.composite
def _texts(draw: st.DrawFn) -> Text:
    plain = draw(lines())
    return Text(plain, spans=tuple(draw(_spans(0, len(plain), depth=2))))


@st.composite
def _hostile_texts(draw: st.DrawFn) -> Text:
    plain = draw(lines(hostile=True))
    offset = st.integers(-2, len(plain) + 2)
    kind = st.sampled_from(get_args(SpanKind))
    span = st.builds(Span, start=offset, end=offset, kind=kind, href=_maybe(urls(hostile=True)))
    return Text(plain, spans=tuple(draw(st.lists(span, max_size=5))))


@st.composite
def _spans(draw: st.DrawFn, start: int, end: int, *, depth: int) -> list[Span]:
    kinds = st.sampled_from(get_args(SpanKind))
    spans: list[Span] = []
    position = start
    while depth and position < end and len(spans) < 3 and draw(st.booleans()):
        first = draw(st.integers(position, end - 1))
        last = draw(st.integers(first + 1, end))
        kind = draw(kinds)
        href = draw(urls()) if kind == "link" else None
        spans.append(Span(start=first, end=last, kind=kind, href=href))
        spans += draw(_spans(first, last, depth=depth - 1))
        position = last
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _maybe(strategy: SearchStrategy[_T]) -> SearchStrategy[_T | None]:
    return st.none() | strategy


@functools.cache
def timestamps() -> SearchStrategy[Timestamp]:
    """Dates, and aware datetimes with offsets as pages state them."""
    zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
    moments = st.datetimes(timezones=zones) | st.dates()
    return st.builds(
        Timestamp, value=moments, precision=st.sampled_from(get_args(Precision)), raw=characters()
    )


@functools.cache
def images(*, hostile: bool = False) -> SearchStrategy[Image]:
    """Pictures; hostile ones have addresses of any scheme and absurd sizes."""
    sizes = st.integers(-1, 10**9 if hostile else 4_000)
    return st.builds(
        Image,
        url=urls(hostile=hostile),
        alt=_maybe(lines(hostile=hostile)),
        width=_maybe(sizes),
        height=_maybe(sizes),
    )


@functools.cache
def leaf_blocks(*, hostile: bool = False) -> SearchStrategy[Block]:
    """Blocks that hold no others."""
    text, line, url = texts(hostile=hostile), characters(hostile=hostile), urls(hostile=hostile)
    cells = st.lists(text, max_size=3).map(tuple)
    language = st.sampled_from(("python", "c++", "x y", '"><b>'))
    return st.one_of(
        st.builds(Paragraph, text=text),
        st.builds(PullQuote, text=text, cite=_maybe(line)),
        st.builds(Table, rows=st.lists(cells, max_size=3).map(tuple), header=cells, caption=_maybe(text)),
        st.builds(Code, text=lines(hostile=hostile), language=_maybe(language)),
        st.builds(
            Figure,
            images=st.lists(images(hostile=hostile), max_size=2).map(tuple),
            caption=_maybe(text),
            credit=_maybe(line),
        ),
        st.builds(Embed, provider=line, url=_maybe(url), text=_maybe(lines(hostile=hostile))),
    )


@functools.cache
def blocks(*, hostile: bool = False) -> SearchStrategy[Block]:
    """Blocks of every kind, nested a few levels."""
    text, line = texts(hostile=hostile), characters(hostile=hostile)

    def holding(inner: SearchStrategy[Block]) -> SearchStrategy[Block]:
        several = st.lists(inner, max_size=3).map(tuple)
        items = st.lists(st.builds(ListItem, text=text, blocks=several), max_size=3).map(tuple)
        return st.one_of(
            st.builds(List, items=items, ordered=st.booleans(), start=st.integers(-1, 10**10)),
            st.builds(Quote, blocks=several, cite=_maybe(line)),
            st.builds(Note, role=st.sampled_from(("editor", "correction", "up*date")), blocks=several),
            st.builds(Entry, blocks=several, time=_maybe(timestamps()), heading=_maybe(text)),
        )

    return st.recursive(leaf_blocks(hostile=hostile), holding, max_leaves=5)


@functools.cache
def sections(*, hostile: bool = False) -> SearchStrategy[Section]:
    """Sections with up to three blocks."""
    heading = st.builds(
        Heading,
        text=texts(hostile=hostile),
        level=st.integers(-1, 9) if hostile else st.integers(2, 6),
        anchor=_maybe(characters(hostile=hostile)),
    )
    several = st.lists(blocks(hostile=hostile), max_size=3).map(tuple)
    return st.builds(Section, blocks=several, heading=_maybe(heading), level=st.integers(1, 6))


def _shares() -> SearchStrategy[float]:
    return st.floats(0, 1)


def _records(*, hostile: bool = False) -> dict[str, SearchStrategy[Any]]:
    """The fields that say how the article was made."""
    line = characters(hostile=hostile)
    candidates = st.lists(
        st.builds(Candidate, value=line, source=line, confidence=_shares()), max_size=2
    ).map(tuple)
    offsets = st.none() | st.integers(0, 10**6)
    removed = st.builds(Removed, text=line, reason=line, by=line, start=offsets, end=offsets)
    provenance = st.builds(Provenance, field=line, source=line, confidence=_shares(), candidates=candidates)
    return {
        "provenance": st.lists(provenance, max_size=2).map(tuple),
        "removed": st.lists(removed, max_size=2).map(tuple),
        "warnings": st.lists(
            st.builds(ParseWarning, code=st.sampled_from(get_args(WarningCode)), message=line), max_size=2
        ).map(tuple),
    }


@functools.cache
def articles(*, hostile: bool = False) -> SearchStrategy[Article]:
    """Articles with every field filled or empty."""
    line, url = characters(hostile=hostile), urls(hostile=hostile)
    author = st.builds(
        Author, name=line, url=_maybe(url), role=_maybe(line), bio=_maybe(line), contact=_maybe(line)
    )
    footnote = st.builds(
        Footnote, label=st.sampled_from(("1", "2", "*", "[a]:", "-")), text=texts(hostile=hostile)
    )
    names = ("title", "subtitle", "kicker", "byline", "agency", "dateline", "category", "site_name")
    return st.builds(
        Article,
        **{name: _maybe(line) for name in names},
        **{name: _maybe(url) for name in ("url", "canonical_url", "next_page")},
        authors=st.lists(author, max_size=2).map(tuple),
        published=_maybe(timestamps()),
        modified=_maybe(timestamps()),
        sections=st.lists(sections(hostile=hostile), max_size=3).map(tuple),
        lead_image=_maybe(images(hostile=hostile)),
        footnotes=st.lists(footnote, max_size=2).map(tuple),
        tags=st.lists(line, max_size=2).map(tuple),
        language=st.sampled_from((None, "en", "pt-BR", 'x" y')),
        access=st.sampled_from(get_args(Access)),
        kind=st.sampled_from(get_args(Kind)),
        confidence=_shares(),
        **_records(hostile=hostile),
    )
