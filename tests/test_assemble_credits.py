"""Where a caption ends and its credit begins."""

import pytest

from broadsheet._assemble.credits import bare_credit, is_credit, joined_credits, split_credit
from broadsheet.model import Span, Text


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The mill burns. © Ana Duarte", "The mill burns.", "© Ana Duarte"),
        ("The mill burns (Photo: Ana Duarte)", "The mill burns", "Photo: Ana Duarte"),
        ("Die Mühle brennt.Foto: Ana Duarte/dpa", "Die Mühle brennt.", "Foto: Ana Duarte/dpa"),
        ("The mill on the riverPhoto: Ana Duarte", "The mill on the river", "Photo: Ana Duarte"),
        ("The mill burns at night. | Ana Duarte", "The mill burns at night.", "Ana Duarte"),
        ("The whole mill burns.Ana Duarte / AFP", "The whole mill burns.", "Ana Duarte / AFP"),
        ("The mill at night. Ana Duarte for Rio Daily", "The mill at night.", "Ana Duarte for Rio Daily"),
        ("水车着火了。（图片来源：新华社）", "水车着火了。", "图片来源：新华社"),
        (
            "The mill. (AP Photo/Ana Duarte) - Copyright AP",
            "The mill.",
            "(AP Photo/Ana Duarte) - Copyright AP",
        ),
        ("The mill at nightFirefighters/Ana Duarte", "The mill at night", "Firefighters/Ana Duarte"),
        ("The mill burns. Photo:", "The mill burns.", None),
        ("Photo: Ana Duarte", None, "Photo: Ana Duarte"),
        ("On the left of the picture: Ana Duarte", "On the left of the picture: Ana Duarte", None),
        ("The miller, Ana Duarte, at work.", "The miller, Ana Duarte, at work.", None),
    ],
)
def test_credit_is_split_off(text: str, caption: str | None, credit: str | None) -> None:
    """A credit is set apart from its caption by phrase, sign, bracket, bar, agency or name."""
    found, owner = split_credit(Text(text), ())

    assert (caption, credit) == (found.plain if found else None, owner)


def test_alternative_text_tells_where_the_caption_ends() -> None:
    """What follows the words of the alternative text is the credit."""
    caption, credit = split_credit(Text("The mill at night Ana Duarte"), ["The mill at night"])

    assert ("The mill at night", "Ana Duarte") == (str(caption), credit)


def test_agency_may_follow_the_alternative_text_without_a_space() -> None:
    """A credit that is glued to the words of the alternative text is split off."""
    caption, credit = split_credit(Text("The mill (archive)Duarte/Imago"), ["The mill (archive)"])

    assert ("The mill (archive)", "Duarte/Imago") == (str(caption), credit)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("(Ana Duarte)", "Ana Duarte"),
        ("Photo: Ana Duarte (Getty)", "Photo: Ana Duarte (Getty)"),
        ("Ana Duarte)", "Ana Duarte"),
        ("(Image:", "Image:"),
    ],
)
def test_brackets_around_a_credit(written: str, bare: str) -> None:
    """Brackets around the whole of a credit go, those inside stay."""
    assert bare == bare_credit(written)


def test_no_credit_twice() -> None:
    """A credit that another one holds is not repeated, and an announcement of nothing is none."""
    assert ("AP Photo/Ana Duarte", None) == (
        joined_credits(["AP Photo", "AP Photo/Ana Duarte"]),
        joined_credits(["Photo:"]),
    )


def test_spans_end_with_the_caption() -> None:
    """Markup that reaches into the credit is cut where the caption ends."""
    text = Text("The mill. Photo: Ana", spans=(Span(start=4, end=20, kind="emphasis", href=None),))

    caption, _ = split_credit(text, ())

    assert caption == Text("The mill.", spans=(Span(start=4, end=9, kind="emphasis", href=None),))


def test_agency_inside_a_sentence_is_no_credit() -> None:
    """A caption that only mentions an agency stays a caption."""
    assert not is_credit("The offices of Reuters in the old harbour.")
