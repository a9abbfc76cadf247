"""Law: class names that say nothing may be any, and what a build tool hangs on those that do changes nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rewriting_pages import read, renamed

import broadsheet
from broadsheet.testing import strategies

PARSER = broadsheet.Parser(plugins=())
# Hashes as build tools make them: no vowels, so that no word of any lexicon comes of them.
HASHES = st.text("bcdfghjklmnpqrstvwxz23456789", min_size=5, max_size=8).map("x{}".format)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(strategies.article_pages(families=("soup", "breaks")), st.lists(HASHES, min_size=12, unique=True))
def test_meaningless_names(page, hashes):
    """A page whose class names mean nothing reads the same under other names that mean nothing."""
    names = {}

    def rename(name):
        return name if len(name) > 4 else names.setdefault(name, hashes[len(names)])

    assert read(PARSER, page.source, page) == read(PARSER, renamed(page.source, rename), page)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(strategies.article_pages(), HASHES)
def test_hashed_names(page, suffix):
    """A hash behind each class name, as style modules write it, leaves what the names say."""
    hashed = renamed(page.source, lambda name: f"{name}__{suffix}")
    assert read(PARSER, page.source, page) == read(PARSER, hashed, page)
