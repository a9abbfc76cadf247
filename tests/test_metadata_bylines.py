"""The grammar of byline lines."""

import datetime as dt

import pytest

from broadsheet._metadata.bylines import (
    labels_checkers,
    may_be_byline,
    names_checkers,
    opens_byline,
    read_byline,
    read_names,
)


def names(line, **options):
    """The names in a byline line."""
    return [author.name for author in read_byline(line, **options).authors]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("By Jane Porter", "en"),
        ("Written by Jane Porter on March 7, 2024", "en"),
        ("Posted on March 7, 2024 by Jane Porter", "en"),
        ("March 7, 2024 By Jane Porter Leave a Comment", "en"),
        ("By Jane Porter | 5 min read", "en"),
        ("By Jane Porter for the Skerry Courier", "en"),
        ("Von Jane Porter, Berlin", "de"),
        ("Text: Jane Porter", "de"),
        ("Par Jane Porter", "fr"),
        ("Por: Jane Porter", "es"),
        ("Di Jane Porter", "it"),
        ("Door Jane Porter", "nl"),
        ("Av Jane Porter", "sv"),
        ("Af Jane Porter", "da"),
        ("Kirjoittaja: Jane Porter", "fi"),
        ("Autor: Jane Porter", "pl"),
        ("Napsal Jane Porter", "cs"),
        ("Szerző: Jane Porter", "hu"),
        ("Scris de Jane Porter", "ro"),
        ("Автор: Jane Porter", "ru"),
        ("Γράφει η Jane Porter", "el"),
        ("Yazan: Jane Porter", "tr"),
        ("Oleh Jane Porter", "id"),
        ("בקיצור | מאת Jane Porter", "he"),
        ("ByJane Porter", "en"),
        ("ByJane Porter UpdatedMarch 7, 2024", "en"),
        ("Words and pictures by Jane Porter", "en"),
        ("Text und Fotos von Jane Porter", "de"),
        ("Text: Jane Porter", "en"),
        ("Contributors: Jane Porter", "en"),
        ("This post was written by Jane Porter, harbour editor.", "en"),
    ],
)
def test_an_introduction_is_known_in_many_languages(line, language):
    """The name behind the introducing words of a language is the author."""
    assert ["Jane Porter"] == names(line, language=language)


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        ("文/张三", "zh", "张三"),
        ("作者：张三", "zh", "张三"),
        ("記者 王小明", "zh", "王小明"),
        ("بقلم أحمد محمد", "ar", "أحمد محمد"),
    ],
)
def test_scripts_without_capitals_have_bylines(line, language, name):
    """Names in scripts without capitals are read behind their introductions."""
    assert [name] == names(line, language=language)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Porter and Olav Stenmark",
        "By Jane Porter & Olav Stenmark",
        "Von Jane Porter und Olav Stenmark",
        "Par Jane Porter et Olav Stenmark",
        "Por Jane Porter y Olav Stenmark",
        "Por Jane Porter e Olav Stenmark",
        "By JANE PORTER AND OLAV STENMARK",
        "By Jane Porter, Olav Stenmark",
        "作者：Jane Porter、Olav Stenmark",
    ],
)
def test_several_names_are_told_apart(line):
    """Words and signs between names end one and begin the next."""
    assert ["jane porter", "olav stenmark"] == [name.casefold() for name in names(line)]


def test_two_first_names_are_two_people():
    """A byline of a couple names both; beside a full name, or in a list, one word is something else."""
    assert ["Jane", "Olav"] == names("By Jane and Olav")
    assert ["Jane", "Olav"] == read_names("Jane & Olav")
    assert ["Jane Porter"] == names("By Jane Porter and Harbour")


def test_a_word_between_names_joins_nothing_in_a_sentence():
    """A short word that means "and" somewhere is a word of the sentence behind a small letter."""
    assert ["Jane Porter"] == names("Jane Porter is a Skerry-based writer", certain=True)


@pytest.mark.parametrize(
    "label",
    [
        "Fact checked by",
        "Edited by",
        "Updated by",
        "Medically reviewed by:",
        "With contributions from:",
        "Unter Mitarbeit von",
    ],
)
def test_those_who_checked_the_text_are_told_by_their_label(label):
    """The label is known at the beginning of a line and at the end of one."""
    assert names_checkers(f"{label} Jane Porter")
    assert labels_checkers(f"5 min read | {label} ")
    assert not names_checkers("Written by Jane Porter")
    assert not labels_checkers("Written by")


def test_a_line_opens_with_an_introduction_or_does_not():
    """The words must stand at the beginning."""
    lines = ["Written by Jane Porter", "文/张三", "ByJane Porter", "Jane Porter", "A story by Jane Porter"]
    assert [True, True, True, False, False] == [opens_byline(line) for line in lines]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("By Ana Ruiz, Harbour Expert Last Updated on Feb 24, 2026", "Harbour Expert"),
        ("Von Ana Ruiz, Redakteurin Aktualisiert am 3. Mai 2024", "Redakteurin"),
        ("By Ana Ruiz, Head of Data | May 3, 2024", "Head of Data"),
    ],
)
def test_label_of_a_date_is_no_part_of_a_role(line, role):
    """A role ends where the label of the date behind it begins."""
    assert [role] == [author.role for author in read_byline(line).authors]


def test_roles_belong_to_the_name_before_them():
    """What a person does is no person, but the role of the one named before."""
    byline = read_byline("By Jane Porter, Harbour Correspondent, and Olav Stenmark")
    assert [("Jane Porter", "Harbour Correspondent"), ("Olav Stenmark", None)] == [
        (author.name, author.role) for author in byline.authors
    ]


@pytest.mark.parametrize(
    "line", ["By Jane Porter, Associated Press", "By Jane Porter | AP", "By Jane Porter and AP"]
)
def test_agencies_are_no_people(line):
    """An agency in a byline is set apart from the authors."""
    byline = read_byline(line)
    assert ("AP", ["Jane Porter"]) == (byline.agency, [author.name for author in byline.authors])


def test_an_empty_byline_gives_its_date_and_nobody():
    """A template that lost its author still tells the day."""
    byline = read_byline("by | Mar 7, 2024")
    assert ((), dt.date(2024, 3, 7), True) == (byline.authors, byline.published.value, byline.introduced)


def test_labels_tell_the_date_of_a_change():
    """The date behind a word for a change is not that of the publication."""
    byline = read_byline("Published: 7 March 2024 | Updated: 9 March 2024", language="en")
    assert ("2024-03-07", "2024-03-09") == (str(byline.published), str(byline.modified))


@pytest.mark.parametrize(
    "line",
    [
        "Jane Porter",
        "By the time we arrived it was late",
        "Posted by admin",
        "By the Skerry Courier Team",
        "By",
    ],
)
def test_without_introduction_or_person_there_is_nobody(line):
    """A bare name, a sentence, an account and a team give no author."""
    assert [] == names(line)


def test_markup_replaces_the_introduction():
    """Where the markup says that a text is a byline, a bare name is enough."""
    assert ["Jane Porter"] == names("Jane Porter · 4 min read", certain=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jane Porter", ["Jane Porter"]),
        ("By Jane Porter", ["Jane Porter"]),
        ("Jane Porter, Olav Stenmark", ["Jane Porter", "Olav Stenmark"]),
        ("Jane Porter, Skerry Bay school board", ["Jane Porter"]),
        ("Jane PorterPolitics", ["Jane Porter"]),
        ("Jane Porter Jane Porter", ["Jane Porter"]),
        ("Krystyna", ["Krystyna"]),
        ("k7rystyna2", []),
        ("SkerryWorks Inc", []),
        ("https://courier.example/jane", []),
        ("jporter@courier.example", []),
        ("Courier Online, Bergen, Norway", []),
    ],
)
def test_author_fields_name_people_without_introduction(text, found):
    """A field for authors is read as names; addresses and accounts in it are dropped."""
    assert found == read_names(text)


def test_only_lines_that_may_be_bylines_are_taken_apart():
    """The cheap test passes introductions and dates and stops ordinary lines."""
    lines = [
        "By Jane Porter",
        "March 7, 2024",
        "Jane | By Olav",
        "ByJane Porter",
        "The pier is older than the town",
    ]
    assert [True, True, True, True, False] == [may_be_byline(line) for line in lines]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Author: Jane Porter Category: Harbours, Boats", ["Jane Porter"]),
        ("By Jane PortsonePublished: May 3, 2024", ["Jane Portsone"]),
        ("By Jane PorterNews", ["Jane Porter"]),
        ("by Jane Porter —10 min read", ["Jane Porter"]),
        ("Texte und Materialien Personen", []),
        ("Words and pictures by Jane Porter", ["Jane Porter"]),
    ],
)
def test_labels_end_the_names(line, found):
    """What another label announces, or what is set behind a name without a space, is no name."""
    assert found == [author.name for author in read_byline(line).authors]


def test_a_role_on_its_own_line():
    """A line of its own that says what a person is or was names nobody, and is the role of the one before."""
    (author,) = read_byline("Jane Porter\nFormer Skerry Consultant", certain=True).authors
    assert ("Jane Porter", "Former Skerry Consultant") == (author.name, author.role)


@pytest.mark.parametrize(
    "line", ["Adaptiert von Ana Duarte", "Adapted by Ana Duarte", "Adaptado por Ana Duarte"]
)
def test_who_adapted_a_text_is_named_without_the_words_before(line):
    """The words that name who brought a text into another language are no part of the name."""
    assert ["Ana Duarte"] == [author.name for author in read_byline(line, certain=True).authors]
