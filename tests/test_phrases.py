"""Furniture phrases."""

import pytest

from broadsheet._lexicon.phrase_tables import CLOSINGS, CREDITS, NOTES, PHRASES, PLACEHOLDERS
from broadsheet._lexicon.phrases import (
    LONGEST,
    about_name,
    category,
    closes_text,
    credit_prefix,
    invites,
    note_role,
    stands_for_content,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Related Articles", "related"),
        ("READ MORE: Pier opens", "related"),
        ("Mehr zum Thema:", "related"),
        ("À lire aussi", "related"),
        ("関連記事はこちら", "related"),
        ("اقرأ أيضا", "related"),
        ("Sign up for our newsletter", "newsletter"),
        ("Поделиться", "share"),
        ("12 comments", "comments"),
        ("Kommentare (4)", "comments"),
        ("- Advertisement -", "advertisement"),
        ("Über den Autor", "about_author"),
        ("Etiquetas: puerto, mar", "tags"),
        ("© 2024 Holm Gazette", "copyright"),
        ("Poprzedni artykuł", "next_previous"),
        ("Accept all cookies", "cookie"),
        ("Giriş yap", "paywall"),
        ("Źródła", "references"),
        ("5 min read", "read_time"),
        ("Lesezeit: 4 Minuten", "read_time"),
    ],
)
def test_category(text, expected):
    """A furniture phrase is known by what it announces, whatever its case, punctuation and counts."""
    assert expected == category(text)


@pytest.mark.parametrize(
    "text", ["Relatedness", "The pier was shared", "Homes for sailors", "", "…", "Sharecroppers"]
)
def test_no_category(text):
    """Text that merely contains or begins like a phrase announces nothing."""
    assert None is category(text)


def test_long_text_has_no_category():
    """A text longer than the limit says something of its own."""
    assert None is category("Read more " + "x" * LONGEST)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Editor's note: the pier is closed.", "editor"),
        ("Editor’s Note — the pier is closed.", "editor"),
        ("(Anm. d. Red.: Der Pier ist gesperrt.)", "editor"),
        ("编者按：码头关闭", "editor"),
        ("Correction: the vote was on Monday.", "correction"),
        ("An earlier version of this article misnamed the pier.", "correction"),
        ("Update, 3 pm: the pier has reopened.", "update"),
        ("Disclosure: the author owns a boat.", "disclosure"),
        ("Correction officers met on the pier.", None),
        ("Update your boat before winter.", None),
        ("The pier is closed.", None),
    ],
)
def test_note_role(text, expected):
    """A note is known by its opening, unless that opens an ordinary sentence."""
    assert expected == note_role(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Photo: Ada Holm", "Photo: "),
        ("Photo by Ada Holm", "Photo by "),
        ("(Foto: Ada Holm)", "(Foto: "),
        ("사진=연합", "사진="),
        ("© Ada Holm", "©"),
        ("Photographers gathered", None),
        ("Photo of the day", None),
        ("İ" * 5, None),
        ("", None),
    ],
)
def test_credit_prefix(text, expected):
    """The opening of a picture credit is returned as written."""
    assert expected == credit_prefix(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About Ada Holm", "Ada Holm"),
        ("Über Jan van der Berg:", "Jan van der Berg"),
        ("Ayşe Kaya hakkında", "Ayşe Kaya"),
        ("About us", None),
        ("About the harbour", None),
        ("About Holm 2021", None),
        ("Ada Holm", None),
    ],
)
def test_about_name(text, expected):
    """The heading of a bio gives the person's name, other headings none."""
    assert expected == about_name(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Redaktion: Ada Holm"),
        (True, "Källa: Molen"),
        (True, "来源：码头报"),
        (True, "With reports from the mole"),
        (True, "(With reporting by Ada Holm)"),
        (False, "Redaktion und Verlag zogen um"),
        (False, "Sources close to the mole were asked"),
        (False, "The editing by Ada Holm was praised"),
        (False, ""),
    ],
)
def test_closes_text(expected, text):
    """A line that says who worked on a text opens with a phrase, or with a word and a colon."""
    assert expected is closes_text(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "To view this video please enable JavaScript"),
        (True, "An dieser Stelle finden Sie externe Inhalte"),
        (True, "Pour afficher ce contenu, acceptez"),
        (False, "This video shows the mole"),
        (False, ""),
    ],
)
def test_stands_for_content(expected, text):
    """What is shown in place of an embed is known by its opening."""
    assert expected is stands_for_content(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Our Newsletter comes daily"),
        (True, "Meld je aan voor de nieuwsbrief"),
        (False, "A letter of news"),
    ],
)
def test_invites(expected, text):
    """A text that names a newsletter or a channel invites to it."""
    assert expected is invites(text)


def test_languages():
    """The main categories speak at least 25 languages each."""
    languages = {
        kind: {line.split(" ", 1)[0] for line in lines.replace("\n  |", "|").strip().splitlines()}
        for kind, lines in PHRASES.items()
    }

    assert [] == [kind for kind, found in languages.items() if kind != "read_time" and len(found) < 25]
    assert 25 <= len(CREDITS.strip().splitlines())
    assert 25 <= len(CLOSINGS.strip().splitlines())
    assert 25 <= len(NOTES["editor"].strip().splitlines())


def test_tables_are_folded():
    """Every phrase is written in the form in which texts are compared."""
    wrong = [
        phrase
        for lines in (*PHRASES.values(), *NOTES.values(), CREDITS, CLOSINGS, PLACEHOLDERS)
        for line in lines.replace("\n  |", "|").strip().splitlines()
        for phrase in line.split(" ", 1)[1].split("|")
        if phrase != phrase.lower().strip() or "’" in phrase or not phrase
    ]

    assert [] == wrong
