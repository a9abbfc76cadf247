"""A Markdown reader gets back the characters of a text, each under the markup it had."""

from hypothesis import given, settings
from markdown_it import MarkdownIt

from broadsheet.model import Article, Heading, List, ListItem, Paragraph, Quote, Section, Table
from broadsheet.render._inline import tidy
from broadsheet.render._safety import clean
from broadsheet.testing import strategies

_TAG_KINDS = {
    "strong": "strong",
    "em": "emphasis",
    "s": "deleted",
    "del": "deleted",
    "ins": "inserted",
    "mark": "mark",
    "sub": "sub",
    "sup": "sup",
    "code": "code",
}


def _read(document):
    """Every visible character of a document with the kinds and addresses around it."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.validateLink = lambda url: True
    reader.normalizeLink = lambda url: url
    characters = []
    around = []
    for block in reader.parse(document):
        if block.type in ("code_block", "fence", "html_block", "hr"):
            characters.append((block.type, block.content))
        for token in block.children or ():
            if token.type in ("text", "code_inline"):
                kinds = frozenset((*around, "code") if token.type == "code_inline" else around)
                characters += [(char, kinds) for char in token.content if not char.isspace()]
            elif token.type == "link_open":
                around.append(token.attrs["href"])
            elif token.type == "image":
                characters.append(("image", token.attrs["src"]))
            elif token.content == "<br>":  # only between the lines of a cell
                continue
            elif token.type == "html_inline" and not token.content.startswith("</"):
                around.append(_TAG_KINDS[token.content.strip("<>")])
            elif token.nesting == 1:
                around.append(_TAG_KINDS[token.tag])
            elif token.nesting == -1 or token.type == "html_inline":
                around.pop()
    return characters


def _meant(text):
    """Every visible character of a text with the kinds and addresses of its spans."""
    plain = clean(text.plain)
    spans = [span for span in tidy(text) if plain[span.start : span.end].strip()]
    kinds = [set() for _ in plain]
    dollars = {}
    for span in spans:
        # Between dollars stands a code span, but for what would be a link definition there.
        math = "math" if "]:" in plain[span.start : span.end] else "code"
        what = {"link": (span.href or "").replace("(", "%28").replace(")", "%29"), "math": math}
        for offset in range(span.start, span.end):
            kinds[offset].add(what.get(span.kind, span.kind))
        if span.kind == "math":
            visible = [n for n in range(span.start, span.end) if not plain[n].isspace()]
            outer = frozenset(kinds[visible[0]] - {"code", "math"})
            dollars.setdefault(visible[0], []).append((0, outer))
            dollars.setdefault(visible[-1], []).append((1, outer))
    characters = []
    for offset, char in enumerate(plain):
        edges = dollars.get(offset, ())
        characters += [("$", outer) for side, outer in edges if side == 0]
        if not char.isspace():
            characters.append((char, frozenset(kinds[offset] - {"math"})))
        characters += [("$", outer) for side, outer in edges if side == 1]
    return characters


def _markdown(*blocks):
    return Article(sections=(Section(blocks=blocks),)).to_markdown()


@settings(derandomize=True, deadline=None, max_examples=300)
@given(strategies.texts() | strategies.texts(hostile=True))
def test_a_paragraph_is_read_as_it_was_meant(text):
    """A paragraph's characters, links and emphasis come back, and nothing else."""
    assert _meant(text) == _read(_markdown(Paragraph(text=text)))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(strategies.texts(), strategies.texts())
def test_holders_do_not_change_what_they_hold(first, second):
    """Text in headings, lists, quotes and cells is read as in a paragraph."""
    meant = _meant(first) + _meant(second)

    inner = List(items=(ListItem(text=second),))
    assert meant == _read(_markdown(List(items=(ListItem(text=first, blocks=(inner,)),), ordered=True)))
    assert meant == _read(_markdown(List(items=(ListItem(text=first), ListItem(text=second)))))
    assert meant == _read(_markdown(Quote(blocks=(Paragraph(text=first), Paragraph(text=second)))))
    heading = Section(heading=Heading(text=first), blocks=(Paragraph(text=second),))
    assert meant == _read(Article(sections=(heading,)).to_markdown())
    assert [char for char, _ in meant] == [
        char for char, _ in _read(_markdown(Table(header=(first,), rows=((second,),))))
    ]
