"""An article and its serialised form are each made from the other without loss."""

import json

from hypothesis import given, settings

from broadsheet.model import Article
from broadsheet.testing import strategies


@settings(derandomize=True, deadline=None, max_examples=50)
@given(strategies.articles())
def test_dict_and_json_give_the_article_back(article):
    """``from_dict`` undoes ``to_dict``, and ``from_json`` undoes ``to_json``."""
    assert article == Article.from_dict(article.to_dict())
    assert article == Article.from_json(article.to_json())


@settings(derandomize=True, deadline=None, max_examples=50)
@given(strategies.articles(hostile=True))
def test_json_is_always_valid_utf8(article):
    """Whatever characters an article holds, its JSON can be written as UTF-8 and gives them back."""
    document = article.to_json().encode()

    assert article == Article.from_json(document)
    assert article.to_dict() == json.loads(document)
