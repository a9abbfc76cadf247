"""From the raw pieces of a block to its text with spans."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from broadsheet._records import RawBlock
from broadsheet._urls import absolute_url
from broadsheet._words import strip_invisible
from broadsheet.model import Span, SpanKind, Text

__all__ = ["cut", "joined", "lines_of", "text_of"]

_BREAK: Final = "\x0b"  # a forced line break among the pieces
#: What says nothing where it holds no letter and no digit: a comma that an editor left bold.
_EMPHASIS: Final = ("strong", "emphasis")
_LONGEST_MAILTO: Final = 320  # characters, the longest e-mail address


def text_of(block: RawBlock, base: str | None) -> Text:
    """The text of a block, with its links and emphasis as spans.

    Args:
        block: The block.
        base: Absolute address that link targets are resolved against.
    """
    if not block.inline or block.pieces is None:
        return Text(block.text)
    places = _unfolded_places(block.pieces, block.text) or _folded_places(block.pieces, block.text)
    if places is None:
        return Text(block.text)
    starts, ends = places
    spans: list[tuple[int, int, int, str, str | None]] = []
    for first, last, kind, href in block.inline:
        start, end = starts[first], ends[last - 1]
        if start < end and not (kind in _EMPHASIS and not any(map(str.isalnum, block.text[start:end]))):
            target = _target(href, base) if kind == "link" else None
            if kind != "link" or target:
                # Of two spans with one extent the later is the outer: markup ends after what it holds.
                spans.append((start, -end, -len(spans), kind, target))
    spans.sort()
    return Text(block.text, spans=_nested(spans))


def lines_of(text: Text) -> Iterator[Text]:
    """The lines of a text, each with its part of the spans."""
    start = 0
    for line in text.plain.split("\n"):
        yield cut(text, start, start + len(line))
        start += len(line) + 1


def cut(text: Text, start: int, end: int) -> Text:
    """A part of a text with its part of the spans."""
    spans = [
        Span(start=max(s.start, start) - start, end=min(s.end, end) - start, kind=s.kind, href=s.href)
        for s in text.spans
        if s.start < end and s.end > start
    ]
    return Text(text.plain[start:end], spans=tuple(spans))


def joined(lines: Sequence[Text]) -> Text:
    """Texts as the lines of one; the opposite of :func:`lines_of`."""
    if len(lines) == 1:
        return lines[0]
    spans: list[Span] = []
    start = 0
    for line in lines:
        spans += [
            Span(start=s.start + start, end=s.end + start, kind=s.kind, href=s.href) for s in line.spans
        ]
        start += len(line.plain) + 1
    return Text("\n".join(line.plain for line in lines), spans=tuple(spans))


def _nested(spans: "list[tuple[int, int, int, str, str | None]]") -> tuple[Span, ...]:
    """Spans that nest: what crosses an open span, or repeats it, is left out."""
    kept: list[Span] = []
    open_: list[Span] = []
    for start, minus_end, _, kind, href in spans:
        span = Span(start=start, end=-minus_end, kind=_kind(kind), href=href)
        while open_ and open_[-1].end <= start:
            open_.pop()
        if open_ and any(outer.end < span.end or outer.kind == span.kind for outer in open_):
            continue
        kept.append(span)
        open_.append(span)
    return tuple(kept)


def _kind(kind: str) -> SpanKind:
    return kind  # type: ignore[return-value]  # the walk writes SpanKind values only


#: Where the visible characters of each piece of a text start and end in it.
_Places: TypeAlias = tuple[list[int], list[int]]


def _unfolded_places(pieces: list[str], text: str) -> _Places | None:
    """The places of the pieces where the text is the pieces as written, which most are; None where they were folded."""
    written = "".join(pieces)
    if written.strip() != text or not text.isprintable() or "  " in text:
        return None
    starts: list[int] = []
    ends: list[int] = []
    end = 0
    at = len(written.lstrip()) - len(written)
    for piece in pieces:
        if bare := piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            end = start + len(bare)
            starts.append(start)
        else:
            starts.append(end)
        ends.append(end)
        at += len(piece)
    return starts, ends


def _folded_places(pieces: list[str], text: str) -> _Places | None:
    """The places of the pieces after folding; None where the walk folded differently and made another text of them."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    length = 0
    gap = ""  # white space that is owed before the next visible character
    for piece in pieces:
        if piece == _BREAK:
            starts.append(length)
            ends.append(length)
            gap = "\n" if length else ""
            continue
        shown = strip_invisible(piece)
        words = shown.split()
        if not words:
            starts.append(length)
            ends.append(length)
            if length and not gap and shown:
                gap = " "
            continue
        if length and not gap and shown[0].isspace():
            gap = " "
        folded = " ".join(words)
        out.append(gap + folded)
        starts.append(length + len(gap))
        length += len(gap) + len(folded)
        ends.append(length)
        gap = " " if shown[-1].isspace() else ""
    return (starts, ends) if "".join(out) == text else None


def _target(href: str | None, base: str | None) -> str | None:
    if not href:
        return None
    href = href.strip()
    if href.startswith("#"):
        return href if len(href) > 1 and href[1:].isprintable() and " " not in href else None
    if href[:7].lower() == "mailto:":
        address = href[7:].split("?")[0].strip()
        plain = "@" in address and address.isprintable() and not set(address) & set(" <>\"'`\\")
        return f"mailto:{address}" if plain and len(address) <= _LONGEST_MAILTO else None
    return absolute_url(href, base)
