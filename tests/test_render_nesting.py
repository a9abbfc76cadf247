"""Blocks inside blocks without end: laid flat at the bound, in all outputs, with nothing lost."""

import pytest

from broadsheet.model import (
    MAX_NESTING,
    Article,
    Code,
    Entry,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Section,
    Text,
)
from broadsheet.render._nesting import level

HOLDERS = {
    "quotes": lambda n, inner: Quote(
        blocks=(Paragraph(text=Text(f"q{n}")), inner), cite=f"c{n}" if n % 2 else None
    ),
    "notes": lambda n, inner: Note(role="correction", blocks=(Paragraph(text=Text(f"n{n}")), inner)),
    "entries": lambda n, inner: Entry(heading=Text(f"e{n}"), blocks=(inner,)),
    "lists": lambda n, inner: List(items=(ListItem(text=Text(f"l{n}"), blocks=(inner,)),)),
}


def nest(kinds, depth):
    """An article of one block with that many others around its innermost paragraph."""
    block = Paragraph(text=Text("innermost"))
    for number in range(depth):
        block = HOLDERS[kinds[number % len(kinds)]](number, block)
    return Article(sections=(Section(blocks=(block,)),))


def depth_of(article):
    """How many blocks stand around the innermost one."""
    depth, [block] = 0, article.sections[0].blocks[:1]
    while not isinstance(block, Paragraph):
        inner = block.items[0].blocks if isinstance(block, List) else block.blocks
        depth, block = depth + 1, inner[-1]
    return depth


@pytest.mark.parametrize("kinds", [*([kind] for kind in HOLDERS), list(HOLDERS)], ids="-".join)
def test_what_is_too_deep_is_laid_flat(kinds):
    """Whatever holds what, no block stands deeper than the bound, and every text is written once."""
    article = nest(kinds, 3 * MAX_NESTING)
    levelled = level(article)
    assert depth_of(levelled) < MAX_NESTING
    for output in (article.to_html(), article.to_markdown(), article.text):
        assert 1 == output.count("innermost")
    told = [f"{kinds[n % len(kinds)][0]}{n}" for n in range(3 * MAX_NESTING)]
    assert sorted(told) == sorted(
        word for word in levelled.text.split() if word[0] in "qnel" and word[1:].isdigit()
    )


@pytest.mark.parametrize("kind", HOLDERS)
def test_what_is_not_is_left_alone(kind):
    """An article within the bound is the same article."""
    article = nest([kind], MAX_NESTING - 2)
    assert level(article) is article


@pytest.mark.parametrize("block", [List(items=()), List(items=(ListItem(text=Text("")),)), Code(text="\n")])
def test_blocks_without_text_write_none(block):
    """Lists without items, items without text and empty code leave nothing in any output."""
    article = Article(sections=(Section(blocks=(Paragraph(text=Text("a")), block)),))
    assert ("a", "a\n") == (article.text, article.to_markdown())
