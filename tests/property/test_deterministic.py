"""Law: a source has one article, in every call and in every process."""

import json
import os
import subprocess
import sys
from pathlib import Path

from helpers import article_page
from hypothesis import given, settings
from hypothesis import strategies as st
from page_strategies import bodies

import broadsheet
from broadsheet.testing.strategies import hostile_fragments

PAGES = sorted((Path(__file__).parent.parent / "pages").glob("*/page.*"))
SCRIPT = """
import hashlib, pathlib, sys
import broadsheet
parser = broadsheet.Parser(plugins=())
for name in sys.argv[1:]:
    article = parser.parse(pathlib.Path(name).read_bytes(), explain=True)
    print(hashlib.sha256(article.to_json().encode()).hexdigest())
"""


@settings(derandomize=True, deadline=None, max_examples=30)
@given(bodies().map(article_page) | hostile_fragments(encoded=False), st.booleans())
def test_twice(source, explain):
    """The second parse of a source gives what the first gave."""
    parser = broadsheet.Parser(plugins=())
    first = parser.parse(source, explain=explain)
    assert first == parser.parse(source, explain=explain)


@settings(derandomize=True, deadline=None, max_examples=30)
@given(bodies().map(article_page) | hostile_fragments(encoded=False))
def test_explaining_changes_nothing(source):
    """Asking for explanations changes nothing of the article but what it says was removed."""
    plain = json.loads(broadsheet.parse(source, kind="html").to_json())
    explained = json.loads(broadsheet.parse(source, kind="html", explain=True).to_json())
    explained.pop("removed", None)
    assert plain == explained


def test_fresh_process():
    """Processes with different seeds for their hashes give the same articles to the last byte."""
    printed = []
    for seed in ("0", "1", "4242"):
        command = [sys.executable, "-c", SCRIPT, *map(str, PAGES)]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        printed.append(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert [printed[0]] * 3 == printed
    assert len(PAGES) == len(printed[0].split())
