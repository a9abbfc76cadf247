"""Nothing of a page outlives its article, and an article holds plain values only."""

import datetime as dt
import gc
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from helpers import SENTENCES, article_page, paragraphs
from lxml import etree

import broadsheet
from broadsheet._html import tree
from broadsheet.testing import read_case

FOLDERS = sorted(Path(__file__).parent.parent.joinpath("pages").iterdir())
PARSER = broadsheet.Parser(plugins=())
PLAIN = (str, int, float, bool, type(None), dt.date, dt.datetime, dt.time, dt.timedelta, dt.tzinfo)


def values_in(article):
    """All values that an article holds, directly or not."""
    stack = [article]
    while stack:
        value = stack.pop()
        yield value
        if isinstance(value, tuple):
            stack += value
        elif attrs.has(type(value)):
            stack += (getattr(value, field.name) for field in attrs.fields(type(value)))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_articles_hold_plain_values(folder):
    """Every value in an article is of Python's own types or of the model's; strings are not lxml's."""
    article = read_case(folder).page.parse(PARSER, explain=True)
    strange = [
        type(value)
        for value in values_in(article)
        if type(value) is not tuple
        and type(value).__module__ != "broadsheet.model"
        and not (isinstance(value, PLAIN) and type(value).__module__ in ("builtins", "datetime"))
    ]
    assert [] == strange


@pytest.mark.parametrize("explain", [False, True])
def test_no_tree_survives(monkeypatch, explain):
    """When an article is returned, the tree that it was made of is gone, with no help of the garbage collector."""
    made = []
    parse = tree._parse

    def noting(data):
        parsed = parse(data)
        made.append(id(parsed[0]))
        return parsed

    monkeypatch.setattr(tree, "_parse", noting)
    gc.collect()
    before = {id(item) for item in gc.get_objects() if isinstance(item, etree._Element)}
    gc.disable()
    try:
        article = PARSER.parse(article_page(paragraphs()), explain=explain)
        alive = [
            item for item in gc.get_objects() if isinstance(item, etree._Element) and id(item) not in before
        ]
    finally:
        gc.enable()
    assert ([], True, True) == (alive, bool(made), SENTENCES[0] in article.text)


def test_source_is_not_kept():
    """An article keeps nothing of the bytes it was made of, and they can change afterwards."""
    source = bytearray(article_page(paragraphs()).encode())
    before = bytes(source)
    article = PARSER.parse(source)
    written = article.to_json()
    assert before == bytes(source)
    source[:] = b"x" * len(source)
    source.clear()
    assert written == article.to_json()


ROUNDS = """
import gzip, resource, sys
from pathlib import Path
import broadsheet

parser = broadsheet.Parser(plugins=())
pages = [gzip.decompress(Path(name).read_bytes()) for name in sys.argv[1:]]
page_size = resource.getpagesize()
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * page_size
sizes = []
for _ in range(20):
    for page in pages:
        parser.parse(page).to_html()
    sizes.append(resident())
print((min(sizes[-3:]) - max(sizes[5:8])) // (12 * len(pages)))
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
def test_memory_stays_flat(small_pages):
    """Over 20 rounds of 200 pages, resident memory grows by less than 100 bytes a page after the first rounds.

    A leak grows in every process; a heap in pieces may grow once in one of three, whose hashes differ.
    """
    command = [sys.executable, "-c", ROUNDS, *map(str, small_pages)]
    runs = (subprocess.run(command, capture_output=True, check=True, text=True) for _ in range(3))
    assert any(int(run.stdout) < 100 for run in runs)
