"""Markdown out is safe where raw HTML is switched on, whatever the article holds."""

import json
import re

from hypothesis import given, settings
from markdown_it import MarkdownIt

from broadsheet.testing import strategies

_TAG = re.compile(r"</?(?:strong|em|del|ins|mark|sub|sup|code)>|<br>")
_LINKS = ("http://", "https://", "mailto:", "#")


def _tokens(document):
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    # Its own check of addresses would hide the lack of ours.
    reader.validateLink = lambda url: True
    environment = {}
    tokens = [
        token for block in reader.parse(document, environment) for token in (block, *(block.children or ()))
    ]
    return tokens, environment


@settings(derandomize=True, deadline=None, max_examples=50)
@given(strategies.articles(hostile=True))
def test_no_markup_of_the_text_becomes_markup(article):
    """A reader finds only attribute-free tags, checked addresses and no definition of a link."""
    document = article.to_markdown()
    tokens, environment = _tokens(document)

    assert [] == [token.content for token in tokens if token.type == "html_block"]
    inline = [token.content for token in tokens if token.type == "html_inline"]
    assert [] == [tag for tag in inline if not _TAG.fullmatch(tag)]
    assert {} == environment.get("references", {})
    hrefs = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert [] == [href for href in hrefs if not href.lower().startswith(_LINKS)]
    sources = [token.attrs["src"] for token in tokens if token.type == "image"]
    assert [] == [src for src in sources if not src.lower().startswith(_LINKS[:2])]
    assert document == document.encode().decode()


@settings(derandomize=True, deadline=None, max_examples=50)
@given(strategies.articles(hostile=True))
def test_frontmatter_is_one_field_a_line(article):
    """Every line of the YAML block is a name and a quoted string or a list of such."""
    block = article.to_markdown(frontmatter=True).split("\n---\n")[0].split("\n")

    assert "---" == block[0]
    for line in block[1:]:
        name, _, value = line.partition(": ")
        assert name.isidentifier()
        assert isinstance(json.loads(value), str | list)
