"""What the elements around a block say of it."""

import pytest
from helpers import block_with, outlined, paragraphs

from broadsheet._classify.surroundings import CAPTION, CUES, FIGURE, FORM, LIST, QUOTE, SIDE, TABLE
from broadsheet._lexicon import cues as c


def around(inner):
    """Node of the block with "Wanted" beside a body, with its layout and surroundings."""
    layout, _, surroundings = outlined(f"<body><article>{paragraphs()}{inner}</article>")
    return layout, layout.blocks[block_with(layout, "Wanted")].node, surroundings


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<p>Wanted</p>", 0),
        ("<ul><li>Wanted</li></ul>", LIST),
        ("<table><tr><td>Wanted</td></tr></table>", TABLE),
        ("<figure><figcaption>Wanted</figcaption></figure>", FIGURE | CAPTION),
        ("<blockquote><ol><li>Wanted</li></ol></blockquote>", QUOTE | LIST),
        ("<aside><p>Wanted</p></aside>", SIDE),
        ("<form><p>Wanted</p></form>", FORM),
    ],
)
def test_places(inner, expected):
    """The tags from a block up to its branch say where it stands."""
    _, node, surroundings = around(inner)
    assert expected == surroundings.places(node)


def test_cues_add_up_to_the_branch():
    """The class names of all elements between a block and the container count."""
    _, node, surroundings = around("<div class=related><div class=share><p>Wanted</p></div></div>")
    assert c.RELATED | c.SHARE == surroundings.cues(node)


def test_nothing_is_said_of_the_container():
    """Class names of the container and of what is around it are not said of the blocks in it."""
    html = f"<body class=related><article class=newsletter>{paragraphs()}<p>Wanted</p></article>"
    layout, outline, surroundings = outlined(html)
    found = [surroundings.cues(layout.blocks[-1].node), surroundings.cues(outline.container)]
    assert [0, 0] == found


def test_branch_and_depth():
    """The branch is the highest element that does not hold the container, and depth counts up to there."""
    layout, node, surroundings = around("<div id=branch><div><p>Wanted</p></div></div>")
    branch, _, depth = surroundings.about(node)
    assert ("branch", 3) == (layout.nodes.hints[branch], depth)


def test_branch_outside_the_container():
    """A block above the container has its branch below a common ancestor."""
    html = f"<body><div id=top><p>Wanted</p></div><article>{paragraphs()}</article>"
    layout, _, surroundings = outlined(html)
    assert "top" == layout.nodes.hints[surroundings.branch(layout.blocks[0].node)]


def test_container_has_no_branch():
    """The container itself stands in no branch."""
    _, outline, surroundings = outlined(f"<body><article>{paragraphs()}</article>")
    assert -1 == surroundings.branch(outline.container)


def test_one_number_holds_both():
    """What is said of a node is one number, its cues above its places."""
    _, node, surroundings = around("<aside class=related><p>Wanted</p></aside>")
    assert c.RELATED << CUES | SIDE == surroundings.about(node)[1]
