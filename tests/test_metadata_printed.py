"""The byline as printed."""

import pytest

from broadsheet._metadata.printed import printed_byline


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Porter", "By Jane Porter"),
        ("By Jane Porter Follow", "By Jane Porter"),
        ("By Jane Porter • 8 min read", "By Jane Porter"),
        ("By Jane Porter Updated Sep 5, 2024", "By Jane Porter"),
        ("By Jane Porter 12 Comments", "By Jane Porter"),
        ("By Jane Porter in Harbours & Boats on Dec 17, 2025", "By Jane Porter"),
        ("Posted on December 18, 2025 Posted by Jane Porter 59 Comments", "Posted by Jane Porter"),
        ("Harbours, Top Story | Published: 5 hours ago | Written by Jane Porter", "Written by Jane Porter"),
        ("Reviewed by Olav Berg, MD — Written by Jane Porter, MS", "Written by Jane Porter, MS"),
        ("Von Jane Porter 28.04.2023, 18:11 Uhr", "Von Jane Porter"),
        ("22. Dezember 2019 von Jane Porter", "von Jane Porter"),
        ("Par Jane Porter — 24 novembre 2017 à 18:42", "Par Jane Porter"),
        ("Por Jane Porter 5 mayo, 2022, 6:12 pm", "Por Jane Porter"),
        ("News Jane Porter", "Jane Porter"),
        ("作者：李华 2024-03-07 分享", "作者：李华"),
    ],
)
def test_dates_reading_times_sections_and_buttons_are_cut(line, byline):
    """Of a byline line the words stay that introduce the names, and the names."""
    names = [name for name in ("Jane Porter", "李华") if name in line]
    assert byline == printed_byline(line, names, None)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Porter, Harbour Editor",
        "By Jane Porter, CEO of Berg Ltd",
        "by Jane Porter, member of the Board for Ports",
        "Jane Porter Assistant professor of tides at Skerry College",
        "Von Jane Porter, Skerry",
        "By Jane Porter and The Associated Press",
        "Par Jane Porter avec AFP",
        "By Jane Porter for the Skerry Courier",
        "by Jane Porter (text)",
        "By Jane Porter, Ph.D.",
    ],
)
def test_roles_affiliations_and_agencies_stay(line):
    """What belongs to the names behind them is part of the byline."""
    assert line == printed_byline(line, ["Jane Porter"], None)


def test_several_names_and_what_stands_between_them_are_one_stretch():
    """The byline reaches from the first to the last of the authors."""
    line = (
        "3 May 2024 | By Jane Porter, Harbour Editor & Olav Berg, Photographer Last Updated on Feb 27, 2026"
    )
    byline = printed_byline(line, ["Jane Porter", "Olav Berg"], None)
    assert "By Jane Porter, Harbour Editor & Olav Berg, Photographer" == byline


def test_a_name_printed_twice_counts_where_it_is_introduced():
    """The label of a portrait before the byline is no part of it."""
    line = "Jane Porter | jporter@skerry.example By Jane Porter | jporter@skerry.example"
    assert "By Jane Porter" == printed_byline(line, ["Jane Porter"], None)


def test_elements_set_without_a_space_are_set_apart():
    """A word glued to a name is no part of it: the introduction gets a space, a label behind it is cut."""
    assert "by Jane Porter" == printed_byline("byJane PorterPublished: Jan 29, 2025", ["Jane Porter"], None)


def test_a_sentence_after_the_role_is_cut():
    """Of a role that opens a presentation of the person the first sentence stays."""
    line = "By Jane Porter, a deputy editor of the harbour section. She has covered ports for a decade"
    assert "By Jane Porter, a deputy editor of the harbour section" == printed_byline(
        line, ["Jane Porter"], None
    )


def test_a_line_without_the_names_stays_as_it_is():
    """Where the names are written in another way, nothing tells what to cut."""
    assert "By J. Porter | May 3" == printed_byline("By J. Porter | May 3", ["Jane Porter"], None)
