"""Law: the Markdown of an article, read as plain text, gives the same running text."""

from hypothesis import assume, given, settings

import broadsheet
from broadsheet.testing import strategies

PARSER = broadsheet.Parser(plugins=())


@settings(derandomize=True, deadline=None, max_examples=60)
@given(strategies.article_pages())
def test_generated_pages(page):
    """Title and paragraphs come back, in every language and script."""
    article = page.parse(PARSER)
    assume(article.kind == "article")
    again = PARSER.parse(article.to_markdown(), url=page.url, kind="text")
    assert (article.title, article.text) == (again.title, again.text)
