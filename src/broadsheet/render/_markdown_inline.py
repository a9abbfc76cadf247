"""Inline Markdown: text escaped where a character would act, and the markup of spans.

The rules are those of CommonMark 0.31 (sections 2.4 and 6) and of GitHub's tables and
strikethrough. A renderer may have raw HTML switched on: ``<`` of the text is always escaped, and
the only tags written are the attribute-free ones of ``_TAGS`` and ``<br>`` in cells.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import attrs

from broadsheet.model import Span, Text
from broadsheet.render._inline import pieces, tidy
from broadsheet.render._safety import clean

__all__ = ["code_fence", "escape", "inline", "link_target", "one_line"]

# Runs of delimiters; a backslash before punctuation and at a line's end; `&` where it begins a
# character reference; `]` before a link's target and before the colon of a definition. The set in
# front is what the regex engine looks for; 8 times faster than the alternatives alone.
_ACTING = (
    r"[\\`<*_~&!\[\]](?:(?<=[`<])|(?<=\*)\**|(?<=_)_*|(?<=~)~*"
    r"|(?<=\\)(?=[!-/:-@\[-`{-~\s]|\Z)|(?<=!)(?=\[)|(?<=&)(?=#?[0-9A-Za-z]{1,32};)"
)
_IN_TEXT = re.compile(_ACTING + r"|(?<=\])(?=[(:]))")
_IN_LABEL = re.compile(_ACTING + r"|(?<=[\[\]]))")
_REFERENCE = re.compile(r"&(?=#?[0-9A-Za-z]{1,32};)")

# What begins a block at a line's start: headings, bullets, quotes, numbers, the second line of a
# heading or table, task boxes. (Fences and HTML begin with what is escaped anyway.)
_LINE_START = re.compile(
    r"[0-9]{1,9}(?=[.)](?:[ \t]|$))"
    r"|(?=#{1,6}(?:[ \t]|$)|[-+*_](?:[ \t]|$)|>|[-=:|][-=:| \t]*$|\[[ xX]\](?:[ \t]|$))"
)
_BACKTICKS = re.compile("`+")
_PARENTHESES = str.maketrans({"(": "%28", ")": "%29"})

_DELIMITERS = {"strong": ("**",), "emphasis": ("*", "_"), "deleted": ("~~",)}
_TAGS = {
    "strong": ("<strong>", "</strong>"),
    "emphasis": ("<em>", "</em>"),
    "deleted": ("<del>", "</del>"),
    "inserted": ("<ins>", "</ins>"),
    "mark": ("<mark>", "</mark>"),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
    "code": ("<code>", "</code>"),
    "math": ("$", "$"),
}


class _Markup(NamedTuple):
    """What stands around a span; ``literal`` when the text inside is a code span."""

    before: str
    after: str
    literal: bool = False


def escape(text: str, *, in_label: bool = False) -> str:
    """Text as it stands inside a line.

    Args:
        text: The characters.
        in_label: Whether it stands between the brackets of a link or an image.
    """
    return (_IN_LABEL if in_label else _IN_TEXT).sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    found, text = match.group(), match.string
    if found == "<":
        return "&lt;"
    if found == "&":
        return "&amp;"
    if found[0] not in "*_~":
        return "\\" + found
    # Beyond the ends stands a line's end or other markup: take the case that acts.
    before = text[match.start() - 1] if match.start() else "."
    after = text[match.end()] if match.end() < len(text) else "."
    inert = before.isspace() and after.isspace()
    if found[0] == "_":
        inert = inert or (before.isalnum() and after.isalnum())
    elif found[0] == "~":
        # Alone before a word ("some ~40 km") it could only open, and what could close is escaped.
        inert = len(found) == 1 and before.isspace() and after.isalnum()
    return found if inert else "".join("\\" + char for char in found)


def link_target(url: str) -> str:
    """An address that passed the gate, as it may stand between the parentheses of a link."""
    return _REFERENCE.sub("&amp;", url.translate(_PARENTHESES))


def code_fence(code: str, *, shortest: int = 1) -> str:
    """A run of backticks longer than any in the code, and at least ``shortest`` long."""
    longest = max((len(run) for run in _BACKTICKS.findall(code)), default=0)
    return "`" * max(longest + 1, shortest)


def inline(text: Text) -> str:
    """The text of a block: forced breaks become hard breaks, the beginnings of lines are guarded."""
    plain = clean(text.plain)
    written = _marked_up(plain, text) if text.spans else escape(plain)
    lines = [line for line in map(str.strip, written.split("\n")) if line]
    return "\\\n".join(map(_guarded, lines))


def one_line(text: Text, *, cell: bool = False) -> str:
    """The text on one line, as headings and cells need it; it must not stand at a line's beginning.

    Args:
        text: The text and its spans.
        cell: Whether it stands in a cell of a table, where bars are escaped too and lines are kept apart by
            ``<br>``, since GitHub's tables know no other way.
    """
    plain = clean(text.plain)
    if not cell:
        plain = plain.replace("\n", " ")
    written = (_marked_up(plain, text, cell=cell) if text.spans else escape(plain)).strip()
    return written.replace("|", "\\|").replace("\n", "<br>") if cell else written


def _guarded(line: str) -> str:
    start = _LINE_START.match(line)
    return line if start is None else f"{line[: start.end()]}\\{line[start.end() :]}"


def _marked_up(plain: str, text: Text, *, cell: bool = False) -> str:
    spans = [span for span in (_trimmed(plain, span) for span in tidy(text)) if span.start < span.end]
    markup = _markup(plain, spans, cell=cell)
    written: list[str] = []
    around: list[Span] = []
    for piece in pieces(plain, spans):
        if isinstance(piece, str):
            literal = bool(around) and markup[around[-1]].literal
            in_label = any(span.kind == "link" for span in around)
            written.append(_code_span(piece) if literal else escape(piece, in_label=in_label))
        elif piece.opens:
            around.append(piece.span)
            opening = markup[piece.span].before
            # An exclamation mark right before a link would make it an image.
            if opening == "[" and written and written[-1][-1:] == "!":
                written[-1] = written[-1][:-1] + "\\!"
            written.append(opening)
        else:
            written.append(markup[around.pop()].after)
    return "".join(written)


def _code_span(code: str) -> str:
    code = code.replace("\n", " ")
    fence = code_fence(code)
    padding = " " if "`" in (code[0], code[-1]) else ""
    return f"{fence}{padding}{code}{padding}{fence}"


def _trimmed(plain: str, span: Span) -> Span:
    """The span without white space at its ends, which no delimiter may touch."""
    inside = plain[span.start : span.end]
    start = span.end - len(inside.lstrip())
    return attrs.evolve(span, start=start, end=max(start, span.start + len(inside.rstrip())))


def _markup(plain: str, spans: Sequence[Span], *, cell: bool) -> dict[Span, _Markup]:
    crowded: dict[int, int] = {}
    for span in spans:
        for offset in (span.start, span.end):
            crowded[offset] = crowded.get(offset, 0) + 1
    taken: set[tuple[str, int]] = set()
    markup: dict[Span, _Markup] = {}
    for span in spans:
        if span.kind == "link":
            markup[span] = _Markup("[", f"]({link_target(span.href or '')})")
        elif span.kind in ("code", "math"):
            markup[span] = _literal(plain, span, taken, cell=cell)
        else:
            markup[span] = _emphasis(plain, span, crowded, taken)
    return markup


def _literal(plain: str, span: Span, taken: set[tuple[str, int]], *, cell: bool) -> _Markup:
    """A code span, or tags where the text must be escaped: a code span shows the escapes.

    That is so where backticks would touch, where a bar would end the cell, and where "]:" would make
    a link definition, which is read before code spans are.
    """
    around = _TAGS[span.kind]
    code = plain[span.start : span.end]
    touching = span.kind == "code" and ("`", span.start) in taken
    if touching or "]:" in code or (cell and "|" in code):
        return _Markup(*around)
    if span.kind == "math":
        return _Markup(*around, literal=True)
    taken.add(("`", span.end))
    return _Markup("", "", literal=True)


def _emphasis(plain: str, span: Span, crowded: dict[int, int], taken: set[tuple[str, int]]) -> _Markup:
    """Delimiters where CommonMark is sure to read them as such, else tags."""
    before = plain[span.start - 1] if span.start else " "
    after = plain[span.end] if span.end < len(plain) else " "
    first = plain[span.start] if crowded[span.start] == 1 else "."
    last = plain[span.end - 1] if crowded[span.end] == 1 else "."
    starred = ("*", span.start) in taken, ("*", span.end) in taken
    flanked = _flanks(before, first, starred=starred[0]) and _flanks(after, last, starred=starred[1])
    for delimiter in _DELIMITERS.get(span.kind, ()):
        ends = {(delimiter[0], span.start), (delimiter[0], span.end)}
        # An underscore inside a word is no delimiter.
        apart = delimiter != "_" or (
            _flanks(before, ".", starred=starred[0]) and _flanks(after, ".", starred=starred[1])
        )
        if flanked and apart and not ends & taken:
            taken |= ends
            return _Markup(delimiter, delimiter)
    return _Markup(*_TAGS[span.kind])


def _flanks(outside: str, inside: str, *, starred: bool) -> bool:
    """Whether a delimiter between the two characters is read as one (CommonMark 0.31, section 6.2)."""
    # A star of the markup outside is punctuation, which permits any neighbour.
    return inside.isalnum() or starred or outside.isspace() or unicodedata.category(outside)[0] == "P"
