"""Headings of the body: teasers, paragraphs that serve as headings, and standfirsts."""

import pytest
from helpers import SENTENCES, block_with, laid, paragraphs

from broadsheet._classify.headings import settle_headings
from broadsheet._classify.verdicts import BODY, HEADING, LOW, Scored
from broadsheet._records import HEADINGS, Label, Verdict

LINKED = "<h3><a href=/x>Wanted by the other paper</a></h3>"


def settled(inner, text="Wanted", **low):
    """The verdict on the first block with a text, when all else is body; ``low`` are scores of low blocks."""
    layout = laid(f"<body><article>{inner}</article>")
    verdicts, scores, body = [], [], []
    for i, block in enumerate(layout.blocks):
        score = next((score for word, score in low.items() if word in block.text), 3.0)
        scores.append(score)
        verdicts.append(LOW if score < 0 else HEADING if block.tag in HEADINGS else BODY)
        body += [i] if score >= 0 else []
    settle_headings(Scored(layout, verdicts, body, range(len(layout.blocks)), scores))
    return verdicts[block_with(layout, text)]


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (f"<div>{LINKED}</div>", Label.BOILERPLATE),
        (f"<div><div>{LINKED}</div></div>", Label.BOILERPLATE),
        (LINKED, Label.HEADING),
        (f"<div>{LINKED}{paragraphs(5)}</div>", Label.HEADING),
        (f"<ul><li>{LINKED}</ul>", Label.HEADING),
        ("<div><h3>Wanted without a link</h3></div>", Label.HEADING),
    ],
)
def test_teaser_is_a_linked_heading_in_a_box(box, expected):
    """A linked heading alone in a box amid the text is another article's; items of lists may be the text's own."""
    assert expected == settled(f"{paragraphs(0, 1)}{box}{paragraphs(2, 3)}").label


def test_linked_heading_of_a_listicle():
    """A linked heading in a wrapper beside the little text about it is the text's own."""
    parts = [f"<section><header>{LINKED}</header>{paragraphs(i)}</section>" for i in range(4)]
    assert Label.HEADING == settled("".join(parts)).label


@pytest.mark.parametrize("box", [f"<div>{LINKED}</div>", f"<ul><li>{LINKED}</ul>"])
def test_teaser_is_not_taken_back(box):
    """A linked heading that scored low is not taken back from a box, not even from an item of a list."""
    assert Label.BOILERPLATE == settled(f"{paragraphs(0, 1)}{box}{paragraphs(2, 3)}", Wanted=-1.0).label


def interlines(first, second="<p class=inter>Another line</p>"):
    """A text with two lines between its paragraphs."""
    return f"{paragraphs(0)}{first}{paragraphs(1)}{second}{paragraphs(2)}"


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        (Label.HEADING, interlines("<p class=inter>Wanted above</p>")),
        (Label.BODY, interlines("<p>Wanted above</p>", "<p>Another line</p>")),
        (Label.BODY, interlines("<p class=inter>Wanted above</p>", "<p>Another line</p>")),
        (Label.BODY, interlines("<p class=inter>Wanted above.</p>")),
        (Label.BODY, interlines("<p class=inter>Wanted above</p>", f"<p class=inter>{SENTENCES[3]}</p>")),
        (Label.BODY, interlines("<p class=inter><a href=/x>Wanted</a> above</p>")),
        (
            Label.BODY,
            interlines("<p class='inter caption'>Wanted above</p>", "<p class='inter caption'>Two</p>"),
        ),
        (Label.BODY, interlines("<p class=inter>Wanted above</p><p>Short</p>")),
        (
            Label.BODY,
            interlines(
                "<h3>A hut</h3><p class=inter>Wanted above</p>", "<h3>A mole</h3><p class=inter>Two</p>"
            ),
        ),
    ],
)
def test_paragraph_that_serves_as_a_heading(expected, html):
    """Short lines with a class of their own, each between paragraphs with another, are headings."""
    assert expected == settled(html).label


LONG = "Wanted: a place for the pilots who have shared a hut with fishermen for years"


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        (Label.BODY, f"<h2>{LONG}</h2>{paragraphs(0)}<h3>Other</h3>{paragraphs(1)}"),
        (Label.HEADING, f"<h2>{LONG}</h2>{paragraphs(0)}<h2>Other</h2>{paragraphs(1)}"),
        (Label.HEADING, f"<h2>Wanted: a place</h2>{paragraphs(0)}"),
        (Label.HEADING, f"{paragraphs(0)}<h2>{LONG}</h2>{paragraphs(1)}"),
    ],
)
def test_long_heading_above_the_text_is_a_standfirst(expected, html):
    """A long heading above all text is a paragraph, unless another is set like it."""
    assert expected == settled(html).label


@pytest.mark.parametrize(("score", "expected"), [(2.5, Label.HEADING), (1.5, Label.BOILERPLATE)])
def test_heading_beyond_doubt_needs_no_text_below(score, expected):
    """A heading that the scorer is sure of stays though a heading of its own level is next."""
    html = f"{paragraphs(0)}<h2>Wanted</h2><h2>Another</h2>{paragraphs(1)}"
    assert expected == settled(html, Wanted=score).label


def test_heading_that_nothing_follows():
    """A heading at the end of the body is none, however sure the scorer is of it."""
    assert Label.BOILERPLATE == settled(f"{paragraphs(0)}<h2>Wanted</h2>").label


def test_caption_between_a_heading_and_its_text():
    """A heading that scored low is taken back though the caption of a picture stands between it and its text."""
    layout = laid(f"<body><article>{paragraphs(0)}<h2>Wanted</h2><p>A hut</p>{paragraphs(1)}</article>")
    verdicts = [BODY, LOW, Verdict(Label.CAPTION), BODY]
    settle_headings(Scored(layout, verdicts, [0, 3], range(4), [3.0, -1.0, -1.0, 3.0]))
    assert Label.HEADING == verdicts[1].label


@pytest.mark.parametrize(("tag", "expected"), [("h1", Label.HEADING), ("h2", Label.BOILERPLATE)])
def test_first_level_headings_of_sections(tag, expected):
    """An h1 that scored low is taken back where another h1 heads a section of the text."""
    html = f"{paragraphs(0)}<{tag}>Another</{tag}>{paragraphs(1)}<h1>Wanted</h1>{paragraphs(2)}"
    assert expected == settled(html, Wanted=-1.0).label


def test_page_without_a_body():
    """Where nothing is body, no heading is."""
    assert Label.BOILERPLATE == settled("<h2>Wanted</h2>", Wanted=-1.0).label


def test_a_body_of_headings_alone():
    """A body without any paragraph has no heading that stands above text."""
    assert Label.BOILERPLATE == settled("<h2>Wanted</h2><h2>Another</h2>").label


@pytest.mark.parametrize(("pictures", "expected"), [(3, Label.HEADING), (2, Label.BOILERPLATE)])
def test_headings_of_a_gallery_stay(pictures, expected):
    """Where heading upon heading stands above a caption they are the text; one or two such are not enough."""
    inner = "".join(f"<h3>Picture {n}</h3><p>Photo {n}</p>" for n in range(pictures))
    layout = laid(f"<body><article>{paragraphs(0)}{inner}</article>")
    verdicts = [BODY, *[HEADING, Verdict(Label.CAPTION)] * pictures]
    body = [i for i, verdict in enumerate(verdicts) if verdict.label is not Label.CAPTION]
    settle_headings(Scored(layout, verdicts, body, range(len(verdicts)), [3.0] * len(verdicts)))
    assert [expected] * pictures == [verdict.label for verdict in verdicts[1::2]]
