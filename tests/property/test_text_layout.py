"""Laws of the front end for text."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet._text.layout import lay_out
from broadsheet._words import fold
from broadsheet.limits import Limits

LINES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            ["", "- a", "* b", "1. c", "2. d", "> q", ">> r", "```", "~~~", "# H", "====", "a\tb",
             "| x | y |", "|--|--|", "    x = 1;", "\t\tz", "![a](b)", "**s** [t](u)", "***", "word " * 30,
             "•", "-", ">", "a  "]
        ),
    ),
    max_size=30,
)  # fmt: skip
WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9), min_size=40, max_size=90)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(LINES)
def test_total_and_well_formed(lines):
    """Any lines give a layout whose nodes cover their blocks and precede their children."""
    layout = lay_out(lines, {}, Limits(), explain=True)
    nodes = layout.nodes

    assert all(-1 <= parent < node for node, parent in enumerate(nodes.parent))
    assert (0, len(layout.blocks)) == (nodes.first[0], nodes.last[0])
    assert all(nodes.first[b.node] <= i < nodes.last[b.node] for i, b in enumerate(layout.blocks))
    assert all(block.tag == nodes.tag[block.node] and block.text.strip() for block in layout.blocks)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(LINES)
def test_no_letter_is_lost(lines):
    """Every letter of the source is in a block, in a picture or an address, or reported as dropped."""
    layout = lay_out(lines, {}, Limits(), explain=True)
    found = "".join(b.text for b in layout.blocks) + "".join(text for text, _ in layout.dropped)
    found += "".join("".join(media.attributes.values()) for media in layout.media)
    found += "".join(href or "" for b in layout.blocks for _, _, _, href in b.inline or ())
    found += "".join(layout.nodes.attr.values())
    kept = sorted(filter(str.isalpha, found))

    assert sorted(filter(str.isalpha, "".join(map(fold, lines)))) == kept


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(WORDS, min_size=2, max_size=4), st.integers(45, 100))
def test_wrapping_changes_nothing(paragraphs, width):
    """Paragraphs wrapped at any usual width are the same blocks as paragraphs of one line each."""
    texts = [" ".join(words) + "." for words in paragraphs]
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in texts)

    assert texts == [block.text for block in lay_out(wrapped.splitlines(), {}, Limits()).blocks]
