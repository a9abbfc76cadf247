"""What words in class and id attributes tell."""

import pytest

from broadsheet._lexicon import cues
from broadsheet._lexicon.cues import CUE_NAMES, cues_of


def named(hints):
    """Names of the cues in a class string."""
    found = cues_of(hints)
    return {name for name in CUE_NAMES if found & getattr(cues, name)}


@pytest.mark.parametrize(
    ("hints", "expected"),
    [
        ("byline", {"BYLINE"}),
        ("post__byline", {"BYLINE"}),
        ("Byline--LARGE", {"BYLINE"}),
        ("newsletter-signup", {"NEWSLETTER"}),
        ("col-md-8 c4 x jp jq", set()),
        ("", set()),
    ],
)
def test_words_are_cut_at_anything_but_letters(hints, expected):
    """Single words are found whatever the naming style and case."""
    assert expected == named(hints)


@pytest.mark.parametrize("hints", ["pull-quote", "pullquote", "pull_quote", "c-pull--quote"])
def test_pairs_of_neighbours_are_one_word(hints):
    """A pair that is a word of the table is found with and without a separator."""
    assert "PULLQUOTE" in named(hints)


def test_words_apart_are_no_pair():
    """Two halves with another word between them make no pair."""
    assert "PULLQUOTE" not in named("pull x quote")


def test_words_inside_words_do_not_count():
    """A cue is a whole word: a header is no ad, a download no load."""
    assert set() == named("shadow headerless loaded")


def test_letters_behind_a_digit_are_no_word():
    """What a machine made of letters and digits holds no word, unless one begins it."""
    assert (set(), {"AD"}) == (named("css-1ad8r0m x2ad"), named("ad300x250"))


def test_components_are_no_consent():
    """What Adobe Experience Manager calls all of its components is no notice of a consent platform."""
    assert ("COOKIE" in named("cmp-container cmp-text"), "COOKIE" in named("cmpbox")) == (False, True)


@pytest.mark.parametrize(
    ("hints", "name"),
    [
        ("lesen-weiterlesen", "RELATED"),
        ("werbung", "AD"),
        ("comentarios", "COMMENT"),
        ("compartir", "SHARE"),
        ("vorspann", "SUBTITLE"),
        ("dachzeile", "KICKER"),
        ("didascalia", "CAPTION"),
        ("skribent", "AUTHOR"),
    ],
)
def test_other_languages_have_their_words(hints, name):
    """The words of other languages than English give the same cues."""
    assert name in named(hints)


def test_every_cue_has_its_own_bit():
    """Each name stands for one bit, and no two share it."""
    bits = [getattr(cues, name) for name in CUE_NAMES]
    assert [1 << i for i in range(len(CUE_NAMES) + 1)] == [*bits, cues.BODY_PROP]


def test_every_word_is_found():
    """Each word of the table gives its cue, as a class of its own."""
    lost = [
        word
        for name, words in cues._WORDS.items()
        for word in words.split()
        if word.isalpha() and name not in named(word)
    ]
    assert [] == lost


def test_long_attributes_are_read_in_part():
    """Only the beginning of an absurdly long class attribute is read."""
    assert (set(), {"BYLINE"}) == (named("x " * 300 + "byline"), named("byline " + "x " * 300))
