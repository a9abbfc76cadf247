"""Law: with ``explain=True`` every letter of the source is in the article or in what it says was removed, once."""

from collections import Counter
from pathlib import Path

import attrs
import pytest
from helpers import article_page
from hypothesis import given, settings
from page_strategies import bodies

import broadsheet
from broadsheet.testing import read_case, strategies
from broadsheet.testing.views import open_page

PARSER = broadsheet.Parser(plugins=())
FOLDERS = sorted(Path(__file__).parent.parent.joinpath("pages").iterdir())
NO_TEXT = ("script", "style", "template", "head", "svg", "canvas")


def letters(*texts):
    """How often each letter and digit stands in texts."""
    return Counter(filter(str.isalnum, "".join(texts)))


def source_letters(page):
    """The letters that a page holds outside its scripts and its head."""
    opened = open_page(page)
    if opened.root is None:
        return letters(*opened.lines)
    unread = {inner for element in opened.root.iter(*NO_TEXT) for inner in element.iter()}
    own = (element.text or "" for element in opened.root.iter() if element not in unread)
    after = (element.tail or "" for element in opened.root.iter() if element.getparent() not in unread)
    return letters(*own, *after)


def body_letters(article):
    """The letters of an article's body, its captions included."""
    texts = []
    stack = [article.sections, article.footnotes]
    while stack:
        value = stack.pop()
        if isinstance(value, broadsheet.Text):
            texts.append(value.plain)
        elif isinstance(value, tuple):
            stack += value
        elif attrs.has(type(value)):
            names = [
                f.name
                for f in attrs.fields(type(value))
                if f.name not in ("provider", "url", "anchor", "role")
            ]
            texts += [text for name in names if isinstance(text := getattr(value, name), str)]
            stack += [item for name in names if not isinstance(item := getattr(value, name), str)]
    return letters(*texts)


def kept_letters(article):
    """The letters of an article that its page prints, and of what was removed."""
    printed = (
        article.title,
        article.subtitle,
        article.kicker,
        article.byline,
        article.category,
        *article.tags,
    )
    bios = (author.bio for author in article.authors)
    times = (time.raw for time in (article.published, article.modified) if time)
    removed = (item.text for item in article.removed)
    return body_letters(article) + letters(*filter(None, (*printed, *bios, *times, *removed)))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(strategies.article_pages() | strategies.text_dumps())
def test_generated_pages(page):
    """Each letter of a page is kept exactly as often as the page prints it."""
    assert source_letters(page) == kept_letters(page.parse(PARSER, explain=True))


@settings(derandomize=True, deadline=None, max_examples=40)
@given(bodies())
def test_generated_bodies(body):
    """Headings, quotes, lists, captions and line breaks neither lose a letter nor repeat one."""
    page = broadsheet.testing.SamplePage(source=article_page(body), kind="html")
    assert source_letters(page) == kept_letters(page.parse(PARSER, explain=True))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(strategies.hostile_fragments(encoded=False))
def test_hostile_pages(source):
    """However broken the markup, no letter is lost."""
    page = broadsheet.testing.SamplePage(source=source, kind="html")
    assert Counter() == source_letters(page) - kept_letters(page.parse(PARSER, explain=True))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_pages(folder):
    """No letter of a whole page is lost."""
    page = read_case(folder).page
    assert Counter() == source_letters(page) - kept_letters(page.parse(PARSER, explain=True))
