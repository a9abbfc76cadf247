"""Law: the Markdown and the text of an article, read as plain text, give the same sections and paragraphs."""

from hypothesis import assume, given, settings

import broadsheet
from broadsheet.model import Paragraph
from broadsheet.testing import strategies

PARSER = broadsheet.Parser(plugins=())


def outline(article):
    """The heading and the paragraphs of each section."""
    return [
        (
            section.heading and section.heading.text.plain,
            [block.text.plain for block in section.blocks if isinstance(block, Paragraph)],
        )
        for section in article.sections
    ]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(strategies.article_pages())
def test_markdown(page):
    """From Markdown title, sections with their levels, and paragraphs come back, in every language and script."""
    article = page.parse(PARSER)
    assume(article.kind == "article")
    again = PARSER.parse(article.to_markdown(), url=page.url, kind="text")
    assert (article.title, article.text) == (again.title, again.text)
    assert outline(article) == outline(again)
    assert [section.level for section in article.sections] == [section.level for section in again.sections]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(strategies.article_pages())
def test_text(page):
    """From the text, which marks nothing, sections and paragraphs come back, in every language and script."""
    article = page.parse(PARSER)
    assume(article.kind == "article")
    again = PARSER.parse(article.text, url=page.url, kind="text")
    assert article.text == again.text
    assert outline(article) == outline(again)
