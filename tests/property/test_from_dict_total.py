"""Reading a serialised article ends in an article or in ``InvalidArticleError``, never in anything else."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.errors import InvalidArticleError
from broadsheet.model import Article
from broadsheet.testing import strategies

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(10**400),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


def _places(node, path=()):
    yield path
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in items:
        yield from _places(inner, (*path, key))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.data())
def test_one_wrong_value_is_no_other_error(data):
    """A serialised article with any one value replaced is read or refused."""
    broken = copy.deepcopy(data.draw(strategies.articles()).to_dict())
    *path, last = data.draw(st.sampled_from(list(_places(broken))[1:]))
    node = broken
    for key in path:
        node = node[key]
    node[last] = data.draw(_VALUES)

    try:
        article = Article.from_dict(broken)
    except InvalidArticleError:
        return
    assert article == Article.from_dict(article.to_dict())


@settings(derandomize=True, deadline=None, max_examples=100)
@given(_VALUES)
def test_other_values_are_refused(value):
    """No value that is not a serialised article passes for one."""
    with pytest.raises(InvalidArticleError):
        Article.from_dict(value)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.binary(max_size=20) | st.text(max_size=20))
def test_other_documents_are_refused(document):
    """No document that is not a serialised article passes for one."""
    with pytest.raises(InvalidArticleError):
        Article.from_json(document)
