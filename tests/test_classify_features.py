"""What the scorer is told about each block."""

import pytest
from helpers import SENTENCES, article_page, block_with, laid, outlined, paragraphs

from broadsheet._classify import FEATURES_OF, classify, training_rows
from broadsheet._classify.features import FEATURES, features_of, window_of
from broadsheet._records import Metadata
from broadsheet._signs import Signs
from broadsheet._text.layout import lay_out
from broadsheet.limits import Limits


def features(html, text):
    """The features of the first block that holds a text, by name."""
    layout, outline, surroundings = outlined(html)
    window = window_of(layout, outline)
    rows = list(features_of(layout, outline, surroundings, window, Signs()))
    return dict(zip(FEATURES, rows[window.index(block_with(layout, text))], strict=True))


def feature(inner, name, text="Wanted"):
    """One feature of a block that stands below a body."""
    return features(f"<body><article>{paragraphs()}{inner}</article>", text)[name]


def test_rows_are_as_wide_as_the_names():
    """Each block of the window has one number for each name."""
    layout, outline, surroundings = outlined(article_page(paragraphs()))
    window = window_of(layout, outline)
    rows = list(features_of(layout, outline, surroundings, window, Signs()))
    assert [len(FEATURES)] * len(window) == [len(row) for row in rows]


def test_window_reaches_a_little_around_the_container():
    """Six blocks above and ten below the container are scored as well."""
    menu = "".join(f"<div>Menu {i}</div>" for i in range(20))
    layout, outline, _ = outlined(
        f"<body><div>{menu}</div><article>{paragraphs()}</article><div>{menu}</div>"
    )
    assert range(outline.start - 6, outline.end + 10) == window_of(layout, outline)


def test_window_ends_with_the_page():
    """A page that is all body has all its blocks in the window."""
    layout, outline, _ = outlined(f"<article>{paragraphs()}</article>")
    assert range(len(SENTENCES)) == window_of(layout, outline)


@pytest.mark.parametrize(
    ("inner", "name", "expected"),
    [
        ("<p>Wanted by nobody at all</p>", "words", 5),
        ("<p>Wanted <a href=/>by a man</a></p>", "links", 8 / 15),
        ("<p>Wanted.</p>", "sentence", True),
        ("<p>Wanted</p>", "sentence", False),
        ("<p>Wanted one<br>two three</p>", "words_per_line", 2),
        ("<p class=x>Wanted</p><p class=x>b</p>", "alike", 2),
        ("<ul><li>Wanted</li></ul>", "in_list", True),
        ("<p>Wanted</p>", "in_list", False),
        ("<div class=related><p>Wanted</p></div>", "cue_related", True),
        ("<div class=nav><p>Wanted</p></div>", "cue_furniture", True),
        ("<p class='share related'>Wanted</p>", "own_bad", 2),
        ("<div><p>Wanted</p></div>", "depth", 2),
        ("<h2>Heading</h2><p>Wanted</p>", "since_heading", 1),
        ("<p class=share>a</p><p>b</p><p>Wanted</p>", "bad_before", 1),
        ("<p>Wanted</p><p>b</p><p class=share>a</p>", "to_bad", 2),
        ("<p>Wanted</p>", "to_bad", 30),
    ],
)
def test_features_of_a_block(inner, name, expected):
    """The block, its place and its surroundings become numbers."""
    assert expected == feature(inner, name)


def test_tags_of_like_use_stand_close():
    """The number of a tag tells headings from paragraphs, and unknown tags from both."""
    found = [feature(f"<{tag}>Wanted</{tag}>", "tag") for tag in ("p", "h2", "h3", "x-y")]
    assert sorted(found) == found
    assert 4 == len(set(found))


def test_repetition_is_seen_the_second_time():
    """Only the second of two long blocks with the same words is repeated."""
    layout, outline, surroundings = outlined(f"<article>{paragraphs()}{paragraphs(0)}</article>")
    rows = list(features_of(layout, outline, surroundings, window_of(layout, outline), Signs()))
    assert [False] * 8 + [True] == [row[FEATURES.index("repeated")] for row in rows]


def test_prose_around_a_block():
    """How much prose stands before and after is known of each block."""
    found = features(f"<article>{paragraphs(0, 1)}<p>Wanted</p>{paragraphs(2)}</article>", "Wanted")
    words = [len(text.split()) for text in SENTENCES]
    expected = ((words[0] + words[1]) / sum(words[:3]), words[2], 1)
    assert expected == (found["prose_before"], found["prose_after"], found["to_prose"])


def test_outside_is_told_from_inside():
    """A block outside the container is told from those inside."""
    html = article_page(paragraphs())
    assert (True, False) == (features(html, SENTENCES[0])["inside"], features(html, "Imprint")["inside"])


def test_elements_around_a_block():
    """The element around a paragraph holds the share of the prose that its paragraphs have."""
    html = f"<article>{paragraphs(1)}<div><p>{SENTENCES[0]}</p><p><a href=/>Wanted</a></p></div></article>"
    words = [len(text.split()) for text in SENTENCES]
    found = features(html, "Wanted")
    assert words[0] / (words[0] + words[1]) == found["parent_prose"]
    assert found["parent_prose"] == found["branch_prose"]
    assert 6 / (6 + len(SENTENCES[0])) == found["parent_links"]
    assert (words[0], 2) == (found["parent_words"], found["parent_blocks"])


def test_blocks_of_one_style():
    """How much prose the blocks of a block's own tag and class hold tells a box from the text."""
    found = features(f"<article>{paragraphs()}<p class=x>Wanted</p></article>", "Wanted")
    text = features(f"<article>{paragraphs()}<p class=x>Wanted</p></article>", SENTENCES[0])
    words = sum(len(sentence.split()) for sentence in SENTENCES)
    assert (0, 1, 1, words) == tuple(
        row[name] for row in (found, text) for name in ("style_prose", "style_words")
    )


def test_page_without_prose_has_features():
    """A page of one short block has a row like any other."""
    layout = laid("<p>Wanted</p>")
    assert 1 == len(layout.blocks)
    assert 1 == features("<p>Wanted</p>", "Wanted")["words"]


def test_training_learns_from_the_same_rows():
    """What the training learns from are the rows of the blocks that are scored, with their texts."""
    layout, outline, surroundings = outlined(article_page(paragraphs()))
    window = window_of(layout, outline)
    expected = (
        [layout.blocks[i].text for i in window],
        list(features_of(layout, outline, surroundings, window, Signs())),
    )
    assert expected == training_rows(layout, Metadata())


def test_training_on_an_empty_page():
    """A page without a block has neither rows nor verdicts."""
    layout = laid("")
    assert (([], []), []) == (training_rows(layout, Metadata()), classify(layout, Metadata()))


def test_training_on_text():
    """Plain text has rows of its own features."""
    layout = lay_out(list(SENTENCES), {}, Limits(), explain=False)
    texts, rows = training_rows(layout, Metadata())
    assert {len(FEATURES_OF["text"])} == {len(row) for row in rows}
    assert len(texts) == len(rows)


def test_code_far_to_the_right_is_scored():
    """A block whose first two hundred characters are spaces has features like any other."""
    text = f"{SENTENCES[0]}\n\n```\n{' ' * 400}far\n```\n\n{SENTENCES[1]}\n"
    texts, rows = training_rows(lay_out(text.split("\n"), {}, Limits(), explain=False), Metadata())
    assert any(block.lstrip() == "far" for block in texts)
    assert {len(FEATURES_OF["text"])} == {len(row) for row in rows}
