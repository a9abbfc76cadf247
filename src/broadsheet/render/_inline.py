"""Spans made fit for writing: inside the text, nested, each kind once, addresses checked."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from broadsheet.model import Span, SpanKind, Text
from broadsheet.render._safety import safe_url

__all__ = ["Edge", "pieces", "tidy"]

_KINDS = frozenset(get_args(SpanKind))
_LITERAL = frozenset({"code", "math"})


class Edge(NamedTuple):
    """The beginning or the end of a span."""

    span: Span
    opens: bool


def tidy(text: Text) -> list[Span]:
    """The spans of a text as they may be written, ordered by start, the longer first.

    Spans are cut to the text and to the span around them, links lose their span when
    :func:`~broadsheet.render._safety.safe_url` refuses the target, and a span inside one of the
    same kind or inside code is left out. So at most one span of each kind is open at a time.
    """
    size = len(text.plain)
    around: list[Span] = []
    spans: list[Span] = []
    for span in sorted(text.spans, key=lambda s: (s.start, -s.end)):
        start, end = max(span.start, 0), min(span.end, size)
        while around and around[-1].end <= start:
            around.pop()
        if around:
            end = min(end, around[-1].end)
        if start >= end or span.kind not in _KINDS:
            continue
        if any(outer.kind == span.kind or outer.kind in _LITERAL for outer in around):
            continue
        href = safe_url(span.href) if span.kind == "link" else None
        if span.kind == "link" and href is None:
            continue
        around.append(Span(start=start, end=end, kind=span.kind, href=href))
        spans.append(around[-1])
    return spans


def pieces(plain: str, spans: Sequence[Span]) -> Iterator[str | Edge]:
    """The text between the edges of tidy spans, and the edges, in the order of writing."""
    position = 0
    around: list[Span] = []
    for span in spans:
        while around and around[-1].end <= span.start:
            yield from _up_to(plain, position, around[-1].end)
            position = around[-1].end
            yield Edge(around.pop(), opens=False)
        yield from _up_to(plain, position, span.start)
        position = span.start
        yield Edge(span, opens=True)
        around.append(span)
    for span in reversed(around):
        yield from _up_to(plain, position, span.end)
        position = span.end
        yield Edge(span, opens=False)
    yield from _up_to(plain, position, len(plain))


def _up_to(plain: str, start: int, end: int) -> Iterator[str]:
    if start < end:
        yield plain[start:end]
