"""Law: the HTML of an article, read again, gives the same body."""

from pathlib import Path

import pytest
from hypothesis import assume, given, settings

import broadsheet
from broadsheet.model import Embed, Entry, Figure, walk_blocks
from broadsheet.testing import read_case, strategies

PARSER = broadsheet.Parser(plugins=())
FOLDERS = sorted(Path(__file__).parent.parent.joinpath("pages").iterdir())


def is_readable(article):
    """Whether HTML has an element for all that the body holds; it has none for embeds, posts and lost pictures."""
    return not any(
        isinstance(block, Embed | Entry)
        or (isinstance(block, Figure) and not any(i.url for i in block.images))
        for block in walk_blocks(article)
    )


def body(article):
    """The body and its notes alone, as HTML."""
    return broadsheet.Article(sections=article.sections, footnotes=article.footnotes).to_html()


ARTICLES = {folder.name: read_case(folder).page.parse(PARSER) for folder in FOLDERS}


@pytest.mark.parametrize("name", [name for name, article in ARTICLES.items() if is_readable(article)])
def test_pages(name):
    """Sections, paragraphs, lists, quotes, tables, code and figures of a whole page come back."""
    article = ARTICLES[name]
    again = PARSER.parse(article.to_html(), url=article.url, kind="html")
    assert (article.title, article.language, body(article)) == (again.title, again.language, body(again))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(strategies.article_pages())
def test_generated_pages(page):
    """What was an article once is one again, with the same body."""
    article = page.parse(PARSER)
    assume(article.kind == "article")
    again = PARSER.parse(article.to_html(), url=page.url, kind="html")
    assert (article.title, article.language, body(article)) == (again.title, again.language, body(again))
