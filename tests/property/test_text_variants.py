"""Law: how a dump writes its line ends, and the menu that it puts first, mean nothing."""

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rewriting_pages import essence

import broadsheet
from broadsheet.testing import strategies
from broadsheet.testing.samples import SAMPLES

PARSER = broadsheet.Parser(plugins=())
WIDTH = 72
SEEDS = sorted(Path(__file__).parents[3].joinpath("shared", "seed").glob("*.txt"))


def single_newlines(text):
    """A line for each paragraph, without blank lines."""
    return text.replace("\n\n", "\n")


def crlf(text):
    """Line ends of two characters."""
    return text.replace("\n", "\r\n")


def wrapped(text):
    """Paragraphs broken at 72 characters."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        textwrap.fill(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)
        for paragraph in paragraphs
    )


@settings(derandomize=True, deadline=None, max_examples=40)
@given(strategies.text_dumps(), st.sampled_from((single_newlines, crlf, wrapped)))
def test_lines(page, rewrite):
    """A text reads the same without its blank lines, with CRLF, and wrapped at 72 characters."""
    plain, other = (
        PARSER.parse(text, url=page.url, kind="text") for text in (page.source, rewrite(page.source))
    )
    assert essence(plain) == essence(other)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(strategies.text_dumps(), st.data())
def test_menu_before(page, data):
    """A menu put before a text, its entries in lines of their own, changes nothing."""
    entries = data.draw(st.lists(st.sampled_from(SAMPLES[page.language].menu), min_size=2, unique=True))
    source = "\n".join(entries) + "\n\n" + page.source
    plain, other = (PARSER.parse(text, url=page.url, kind="text") for text in (page.source, source))
    assert essence(plain) == essence(other)


@pytest.mark.skipif(not SEEDS, reason="no sample text beside the repository")
@pytest.mark.parametrize(
    "rewrite", [single_newlines, crlf, wrapped, lambda text: f"Home\nNews\nSport\n\n{text}"]
)
def test_real_text(rewrite):
    """A real dump reads the same in each of these ways."""
    for seed in SEEDS:
        source = re.sub(r"\n{2,}", "\n\n", seed.read_text("utf-8"))
        plain, other = (PARSER.parse(text, kind="text") for text in (source, rewrite(source)))
        assert essence(plain) == essence(other)
