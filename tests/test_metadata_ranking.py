"""Ranking of claims."""

import datetime as dt

import pytest

from broadsheet._metadata.ranking import local_day_first, not_changes, rank, rank_authors
from broadsheet._records import Claim
from broadsheet.model import Author, Timestamp


def claim(value, source, confidence, field="title"):
    """A claim."""
    return Claim(field, value, source, confidence)


def people(source, confidence, *names, **details):
    """A claim of authors."""
    return claim(tuple(Author(name=name, **details) for name in names), source, confidence, "authors")


def test_the_surest_claim_wins_and_the_others_are_candidates():
    """The losing values are listed, best first, with their sources."""
    ranked = rank(
        "title", [claim("A", "meta x", 0.5), claim("B", "json-ld", 0.9), claim("C", "visible", 0.6)]
    )
    assert ("B", "json-ld") == (ranked.value, ranked.provenance.source)
    assert [("C", "visible"), ("A", "meta x")] == [(c.value, c.source) for c in ranked.provenance.candidates]


def test_agreement_outweighs_a_single_claim():
    """Two independent sources that agree beat a third that is surer than each."""
    claims = [claim("A", "json-ld", 0.8), claim("B", "meta x", 0.75), claim("B", "visible byline", 0.75)]
    assert "B" == rank("title", claims).value


def test_agreement_raises_and_disagreement_lowers_confidence():
    """The same claim is surer with support from another family of sources, and less sure beside a rival."""
    alone = rank("title", [claim("A", "json-ld", 0.8)])
    agreed = rank("title", [claim("A", "json-ld", 0.8), claim("A", "visible", 0.8)])
    same_head = rank("title", [claim("A", "json-ld", 0.8), claim("A", "meta x", 0.8)])
    disputed = rank("title", [claim("A", "json-ld", 0.8), claim("B", "visible", 0.7)])
    order = [r.provenance.confidence for r in (agreed, same_head, alone, disputed)]
    assert sorted(order, reverse=True) == order
    assert len(set(order)) == 4


def test_what_a_site_gives_wins_over_everything():
    """A site's claim beats any number of surer generic claims, which become its candidates."""
    ranked = rank(
        "title", [claim("A", "json-ld", 0.9), claim("A", "visible", 0.9)], given=[claim("S", "site x", 0.5)]
    )
    assert ("S", "site x", ["A"]) == (
        ranked.value,
        ranked.provenance.source,
        [c.value for c in ranked.provenance.candidates],
    )


def test_no_claim_gives_nothing():
    """A field without claims stays empty."""
    assert rank("title", []) is None
    assert rank_authors([]) is None


def test_a_fuller_list_of_authors_is_supported_by_its_parts():
    """The byline that names a second author beats the field that names the first only."""
    ranked = rank_authors(
        [people("json-ld", 0.88, "Ann Lee"), people("visible byline", 0.85, "Ann Lee", "Bo Ek")]
    )
    assert ["Ann Lee", "Bo Ek"] == [author.name for author in ranked.value]


def test_details_of_an_author_come_from_any_claim():
    """Address and role are added from claims that lost."""
    claims = [
        people("visible byline", 0.9, "Ann Lee"),
        people("json-ld", 0.5, "ANN LEE", url="https://c.example/a"),
    ]
    assert (Author(name="Ann Lee", url="https://c.example/a"),) == rank_authors(claims).value


def test_single_words_are_no_support_for_a_longer_list_of_authors():
    """A list that only adds a place or a section to the authors does not win by being longer."""
    ranked = rank_authors(
        [people("json-ld", 0.83, "Ann Lee"), people("class author", 0.8, "Ann Lee", "Paris")]
    )
    assert ["Ann Lee"] == [author.name for author in ranked.value]


def test_a_first_name_stands_for_the_only_full_name_that_begins_with_it():
    """The account's first name supports the full name of the byline instead of losing or winning against it."""
    ranked = rank_authors([people("json-ld", 0.88, "Jane"), people("visible byline", 0.85, "Jane Porter")])
    assert (["Jane Porter"], ()) == ([author.name for author in ranked.value], ranked.provenance.candidates)


def test_a_title_before_a_name_makes_no_other_person():
    """A list that holds a name with its title holds the name."""
    claims = [
        people("json-ld", 0.88, "Jane Porter"),
        people("visible byline", 0.85, "Dr Jane Porter", "Olav Stenmark"),
    ]
    assert ["Dr Jane Porter", "Olav Stenmark"] == [author.name for author in rank_authors(claims).value]


def test_a_name_cut_short_is_no_other_person():
    """A name that lacks the last letters of another one beside it is dropped."""
    found = rank_authors([people("class byline", 0.84, "Jane Porte", "Jane Porter", "Jan Porter")])
    assert ["Jane Porter", "Jan Porter"] == [author.name for author in found.value]


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2024-03-08T02:30:00+00:00", "2024-03-07"),
        ("2024-03-08T21:30:00+00:00", "2024-03-08"),
        ("2024-03-08T02:30:00+01:00", "2024-03-08"),
        ("2024-03-06T02:30:00+00:00", "2024-03-06"),
        ("2026-01-20T21:30:00+01:00", "2024-03-07"),
    ],
)
def test_the_day_in_the_address_is_that_of_the_first_publication(stated, day):
    """It wins over a point in time in UTC that is a day later there, and over one that is later still."""
    value = Timestamp(value=dt.datetime.fromisoformat(stated), precision="second", raw=stated)
    local = Timestamp(value=dt.date(2024, 3, 7), precision="day", raw="2024/03/07")
    claims = [claim(value, "meta article:published_time", 0.95), claim(local, "url", 0.9)]
    best = max(local_day_first(claims, lambda stamp: stamp), key=lambda found: found.confidence)
    assert day == str(best.value.date)


@pytest.mark.parametrize(
    ("first", "days"), [("2024-03-05", ["2024-03-05"]), ("2023-03-05", ["2023-03-05", "2024-03-07"])]
)
def test_the_moment_of_the_last_change_is_none_of_publication(first, days):
    """It is left out where the head states a day shortly before; after months a change is a new publication."""

    def stamp(text):
        return Timestamp(value=dt.datetime.fromisoformat(text), precision="second", raw=text)

    claims = [
        claim(stamp(f"{first}T09:00:00+00:00"), "json-ld", 0.9),
        claim(stamp("2024-03-07T12:00:00+00:00"), "meta article:published_time", 0.95),
    ]
    changes = [claim(stamp("2024-03-07T12:00:20+00:00"), "json-ld", 0.9)]
    found = not_changes(claims, changes, lambda value: value)
    assert days == [str(item.value.date) for item in found]


def test_a_name_in_capitals_is_written_as_another_claim_writes_it():
    """Capitals are a matter of type: where any claim writes the name in small letters, the author is written so."""
    found = rank_authors(
        [people("visible byline", 0.9, "JANE PORTER"), people("meta author", 0.5, "Jane Porter")]
    )
    assert ["Jane Porter"] == [author.name for author in found.value]
    alone = rank_authors([people("visible byline", 0.9, "JANE PORTER")])
    assert ["JANE PORTER"] == [author.name for author in alone.value]
