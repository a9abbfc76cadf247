"""Lists and tables of a plain text that are kept as one."""

import pytest

from broadsheet._classify.text_wholes import keep_whole
from broadsheet._classify.verdicts import BODY, LOW, OUTSIDE
from broadsheet._text.layout import lay_out
from broadsheet.limits import Limits

ROWS = ("| a | b |", "| c | d |")
ITEMS = ("- one", "- two", "- three", "- four")


def kept(lines, body, score, unscored=()):
    """The texts that are body in the end, where those of ``body`` are from the start and all others score alike."""
    layout = lay_out([line for text in lines for line in (*text, "")], {}, Limits())
    verdicts = [
        OUTSIDE if block.text in unscored else BODY if block.text in body else LOW for block in layout.blocks
    ]
    keep_whole(layout, verdicts, {i: score for i, v in enumerate(verdicts) if v is not OUTSIDE})
    return [block.text for block, v in zip(layout.blocks, verdicts, strict=True) if v is BODY]


@pytest.mark.parametrize(
    ("lines", "score", "expected"),
    [
        ((("x",), ROWS, ("y",)), -2.5, ["x", "a", "b", "c", "d", "y"]),
        ((("x",), ROWS, ("y",)), -2.7, ["x", "y"]),
        ((("x",), ROWS), -2.5, ["x"]),
        ((("x",), ("l",), ("l",), ("l",), ROWS, ("y",)), -2.5, ["x", "y"]),
        ((("x:",), ROWS), -0.9, ["x:", "a", "b", "c", "d"]),
        ((("x:",), ITEMS), -0.9, ["x:", "one", "two", "three", "four"]),
        ((("x\uff1a",), ITEMS), -0.9, ["x\uff1a", "one", "two", "three", "four"]),
        ((("x:",), ITEMS), -1.1, ["x:"]),
        ((("x",), ITEMS, ("y",)), -0.9, ["x", "y"]),
        ((("l:",), ITEMS), -0.9, []),
        ((("x:",), tuple(f"- {n}" for n in range(61))), -0.9, ["x:"]),
    ],
)
def test_what_stands_beside_decides(lines, score, expected):
    """A table amid the text is kept, and a list or table behind an announcement, if it scores well enough."""
    assert expected == kept(lines, {"x", "y", "x:", "x\uff1a"}, score)


def test_most_of_a_list_decides():
    """What lies between the kept items of a list most of which is body is body too, scored or not."""
    lines = (("- zero", *ITEMS[:2], "- two and a half", *ITEMS[2:]),)
    body = {"one", "two and a half", "three"}
    assert ["one", "two", "two and a half", "three"] == kept(lines, body, -3, {"two"})
