"""Folding and counting that every room shares."""

import pytest

from broadsheet._words import (
    clean_line,
    count_words,
    ends_sentence,
    fold,
    folded_words,
    plain,
    strip_invisible,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a quay  ", "a quay"),
        ("a\n\t quay", "a quay"),
        ("a  quay", "a quay"),
        ("a\xa0quay", "a quay"),
        ("\u3000港\u3000口", "港 口"),
        (" \n ", ""),
        ("", ""),
    ],
)
def test_white_space_is_folded(text, expected):
    """Runs of white space of any kind become one space, and none is left at the ends."""
    assert expected == fold(text)


def test_folding_drops_what_shows_nothing():
    """What shows nothing goes, and the white space that it kept apart becomes one space."""
    assert "hidden ferry" == fold("hid\u200bden \u200b \u202eferry\ufeff")


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\x7f", "\xad", "\u200b", "\u202e", "\u2066", "\ufeff", "\ud800"]
)
def test_invisible_characters_are_stripped(sign):
    """Controls, bidi marks, zero-width signs and lone surrogates are dropped."""
    assert "ab" == strip_invisible(f"a{sign}b")


def test_joiners_stay():
    """The joiners that spell words in Persian and Indic scripts are kept."""
    assert "می\u200cروم" == strip_invisible("می\u200cروم")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("ferry", 1),
        ("the ferry leaves", 3),
        ("渡口重新开放", 4),
        ("เรือออกแล้ว", 6),
        ("나루터가 다시 열렸다", 3),
        ("café au lait", 3),
    ],
)
def test_words_are_counted_in_all_scripts(text, expected):
    """Spaces count words, and in scripts without them two characters are one."""
    assert expected == count_words(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [("if a:", "if a:"), ("\tb = 1\t ", "    b = 1"), ("x\ty", "x   y"), ("a\u202e\x1fb\x00", "a b")],
)
def test_lines_of_code_are_cleaned(line, expected):
    """A line of preformatted text keeps its columns, and no character that shows nothing or misleads."""
    assert expected == clean_line(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry left.", True),
        ("“The ferry left.”", True),
        ("(She left!)", True),
        ("渡船开了。", True),
        ("كيف الحال؟", True),
        ("नाव चली गई।", True),
        ("The ferry left…", True),
        ("Ferry timetable", False),
        ("He said:", False),
        ("", False),
        ("“”", False),
    ],
)
def test_sentence_ends_are_seen(text, expected):
    """A stop of any script ends a sentence, also inside closing quotes and brackets."""
    assert expected == ends_sentence(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pilots wait: a “Station”", "pilotswaitastation"),
        ("Straße_1", "strasse1"),
        ("渡口 重新", "渡口重新"),
        ("—", ""),
    ],
)
def test_plain_keeps_letters_and_digits(text, expected):
    """Titles are compared by their letters and digits in lower case."""
    assert expected == plain(text)


def test_words_are_folded_as_addresses_write_them():
    """Case, accents and apostrophes go."""
    assert {"lecole", "fermee", "mayors"} == folded_words("L'École fermée: Mayor\u2019s")
