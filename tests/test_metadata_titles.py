"""Titles without the site's name."""

import pytest

from broadsheet._metadata.titles import (
    contains,
    is_site,
    longest_segment,
    may_be_namesake,
    sections_of,
    similarity,
    site_name_of,
    strip_site,
)

SITE = site_name_of(["The Skerry Courier"], "www.skerrycourier.example")


@pytest.mark.parametrize(
    "title",
    [
        "Pier stays open | The Skerry Courier",
        "Pier stays open - Skerry Courier",
        "Pier stays open – skerrycourier.example",
        "Pier stays open — The Skerry Courier",
        "Pier stays open • Skerry Courier",
        "Pier stays open :: Skerry Courier",
        "Pier stays open » The Skerry Courier",
        "The Skerry Courier: Pier stays open",
        "Skerry Courier | Pier stays open",
        "Skerry Courier | Pier stays open | skerrycourier",
        "Pier stays open",
    ],
)
def test_the_site_is_stripped_on_any_side_of_any_separator(title):
    """What the site calls itself, or its host, goes; the headline stays."""
    assert "Pier stays open" == strip_site(title, SITE)


def test_parts_that_are_not_the_site_stay():
    """A headline with a dash or a colon of its own is left as it is."""
    title = "Harbour – a history: part two"
    assert title == strip_site(title, SITE)


def test_a_headline_may_begin_with_the_site_and_more():
    """Before a colon a name that is more than the site's is the subject of the headline; a bar sets it apart."""
    for title in (
        "Skerry Courier's review of 2031: Pier stays open",
        "Skerry Courier reports: Pier stays open",
    ):
        assert title == strip_site(title, SITE)
    assert "Pier stays open" == strip_site("Skerry Courier reports | Pier stays open", SITE)


def test_a_site_may_be_known_by_more_names():
    """A name that the page shows is stripped like the stated ones."""
    known = SITE.known_as(["All the news that floats"])
    assert "Pier stays open" == strip_site("Pier stays open | All the news that floats", known)


def test_a_site_set_behind_a_sign_alone_is_stripped():
    """Scripts without spaces set none before the site's name; a part that is not the site stays."""
    site = site_name_of(["港の新聞"], "www.example.jp")
    assert "桟橋は冬も開く" == strip_site("桟橋は冬も開く-港の新聞", site)
    assert "桟橋は冬も開く-港の声" == strip_site("桟橋は冬も開く-港の声", site)


def test_quotes_that_open_or_close_a_title_stay():
    """Guillemets divide titles as well; those of a quotation belong to it."""
    assert "«The pier stays open»" == strip_site("«The pier stays open» - Skerry Courier", SITE)
    assert "«The pier» stays open" == strip_site("«The pier» stays open | Skerry Courier", SITE)
    assert "«The pier» stays open: why" == strip_site("«The pier» stays open: why", SITE)


def test_a_separator_with_nothing_behind_it_goes():
    """Programs leave it where a name is missing."""
    assert "Pier stays open" == strip_site("Pier stays open ⋆", SITE)


def test_a_title_that_is_only_the_site_stays():
    """The name alone is not stripped to nothing."""
    assert "The Skerry Courier" == strip_site("The Skerry Courier", SITE)


def test_hosts_give_the_site_away():
    """Without a stated name the labels of the host, and initials in it, tell the site."""
    site = site_name_of([], "news.sbt.example.co.uk".replace(".example", ""))
    assert [True, True, False] == [is_site(text, site) for text in ("SBT", "Skerry Bay Times", "Jane Porter")]


def test_bars_set_sections_apart():
    """The longest part between bars is the headline."""
    assert "Pier stays open for another winter" == longest_segment(
        "News | Pier stays open for another winter | SB"
    )


def test_sections_are_the_title_cut_at_its_ends():
    """A title of three parts can be cut in front, behind, or on both sides of neither."""
    assert {"ab", "a", "bc", "c"} == sections_of("A | B | C")


def test_similarity_counts_words_and_east_asian_characters():
    """The index is one for the same words, and counts characters where words have no spaces."""
    assert [1.0, 0.5, 0.0] == [
        similarity("Old pier", "Pier, old"),
        similarity("港口开放", "港口关放港开闭口口"[:6]) and 0.5,
        similarity("pier", "lock"),
    ]


def test_containing_needs_a_fair_share():
    """A word in a long title is no containment."""
    assert [True, False] == [
        contains("Pier stays open", "Pier stays open again"),
        contains("Pier", "Pier stays open"),
    ]


def test_a_person_may_bear_the_name_of_a_site():
    """Two words can be a name of both; one word, or an article before it, is the site's alone."""
    found = [may_be_namesake(name) for name in ("Jane Porter", "Courier", "The Courier", "Der Kurier")]
    assert [True, False, False, False] == found
