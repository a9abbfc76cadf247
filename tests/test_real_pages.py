"""Real pages, a fixed sample of each corpus that lies beside the repository; skipped where none does."""

import gzip
import hashlib
from pathlib import Path

import pytest

import broadsheet

CORPORA = sorted(Path(__file__).parent.parent.parent.joinpath("shared", "eval", "corpora").glob("*/"))
SAMPLE = 20

pytestmark = pytest.mark.skipif(not CORPORA, reason="no corpora beside the repository")


@pytest.fixture(scope="module")
def parser():
    """A parser without plugins."""
    return broadsheet.Parser(plugins=())


def sampled(corpus, folder):
    """The contents of some files, the same ones every time and not the first of the alphabet."""
    files = sorted(
        corpus.glob(f"{folder}/*.gz"), key=lambda path: hashlib.sha256(path.name.encode()).digest()
    )
    return [gzip.decompress(path.read_bytes()) for path in files[:SAMPLE]]


@pytest.mark.parametrize("folder", ["pages", "text"])
@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.name)
def test_every_page_gives_an_article(parser, corpus, folder):
    """A real page gives an article, the same one every time, and it survives JSON."""
    for page in sampled(corpus, folder):
        article = parser.parse(page, kind="text" if folder == "text" else "html")
        assert article == broadsheet.Article.from_json(article.to_json())
        assert article == parser.parse(page, kind="text" if folder == "text" else "html")


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.name)
def test_kind_is_seen(parser, corpus):
    """Whether a real source is HTML or text is seen from its beginning."""
    for page in sampled(corpus, "pages"):
        assert parser.parse(page) == parser.parse(page, kind="html")
    for page in sampled(corpus, "text"):
        assert parser.parse(page) == parser.parse(page, kind="text")
