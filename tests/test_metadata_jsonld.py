"""Claims of JSON-LD."""

import pytest

from broadsheet._metadata.jsonld import article_of, claims, types_of
from broadsheet._records import Head, Page
from broadsheet.model import Author

URL = "https://courier.example/pier"


def page_with(*objects):
    """A page with these JSON-LD objects."""
    return Page(kind="html", url=URL, base=URL, head=Head(jsonld=objects))


def claimed(field, *objects):
    """The values claimed for a field."""
    return [claim.value for claim in claims(page_with(*objects)) if claim.field == field]


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Jane Porter", ["Jane Porter"]),
        ("Jane Porter, Olav Stenmark", ["Jane Porter", "Olav Stenmark"]),
        ({"@type": "Person", "name": "Jane Porter"}, ["Jane Porter"]),
        ([{"name": "Jane Porter"}, "Olav Stenmark"], ["Jane Porter", "Olav Stenmark"]),
        ({"name": ["Jane Porter", "Olav Stenmark"]}, ["Jane Porter", "Olav Stenmark"]),
        ({"@id": "#jane"}, ["Jane Porter"]),
        ([{"@id": "#jane"}], ["Jane Porter"]),
        ({"@type": "Organization", "name": "Skerry Courier"}, []),
        ({"@type": "Person", "name": "https://social.example/jane"}, []),
        ({"name": None}, []),
        ({"name": {"x": 1}}, []),
        ([[["Jane Porter"]]], []),
        (7, []),
        ("admin", []),
    ],
)
def test_authors_are_read_in_any_shape(author, names):
    """Strings, objects, lists and references give people; organisations, addresses and other values none."""
    person = {"@type": "Person", "@id": "#jane", "name": "Jane Porter"}
    found = claimed("authors", {"@type": "NewsArticle", "author": author}, person)
    assert ([names] if names else []) == [[author.name for author in value] for value in found]


def test_an_author_keeps_address_and_role():
    """The author's page and job title are taken with the name."""
    author = {"name": "Jane Porter", "url": "/people/jane", "jobTitle": "Harbour Correspondent"}
    expected = Author(
        name="Jane Porter", url="https://courier.example/people/jane", role="Harbour Correspondent"
    )
    assert [(expected,)] == claimed("authors", {"@type": "Article", "author": author})


def test_an_agency_among_the_authors_is_claimed_as_agency():
    """An agency stated as author is the agency."""
    article = {"@type": "Article", "author": [{"name": "Reuters"}, {"name": "Jane Porter"}]}
    assert (["Reuters"], [(Author(name="Jane Porter"),)]) == (
        claimed("agency", article),
        claimed("authors", article),
    )


@pytest.mark.parametrize(
    ("stated", "access"), [(True, "full"), ("False", "teaser"), ("https://schema.org/False", "teaser")]
)
def test_access_is_read_from_booleans_and_strings(stated, access):
    """``isAccessibleForFree`` counts however it is written."""
    assert [access] == claimed("access", {"@type": "Article", "isAccessibleForFree": stated})


def test_the_own_article_is_told_from_related_ones():
    """Of several articles the one with the page's headline or address is the page's own."""
    related = {
        "@type": "NewsArticle",
        "headline": "Lock delayed",
        "datePublished": "2023-01-01",
        "author": "A B",
    }
    own = {"@type": "NewsArticle", "headline": "Pier stays open", "mainEntityOfPage": {"@id": URL + "/"}}
    assert own is article_of(page_with(related, own), "Pier stays open")[0]
    assert own is article_of(page_with(related, own), None)[0]


def test_a_page_object_counts_half():
    """A ``WebPage`` states dates with less confidence than an article, and no authors."""
    page = {"@type": "WebPage", "datePublished": "2024-03-07", "author": "Jane Porter"}
    found = {claim.field: claim.confidence for claim in claims(page_with(page))}
    assert {"published": 0.45} == found


def test_types_lose_their_vocabulary():
    """Types are compared in lower case, without address or prefix."""
    assert {"newsarticle", "thing"} == types_of(
        {"@type": ["http://schema.org/NewsArticle", "schema:Thing", None]}
    )


def test_the_body_keeps_its_lines():
    """Line breaks of ``articleBody`` divide its paragraphs."""
    body = "The pier is old.\n\nThe lock is <b>new</b> &amp; dry."
    assert ["The pier is old.\n\nThe lock is new & dry."] == claimed(
        "body", {"@type": "Article", "articleBody": body}
    )


def test_a_second_headline_is_no_standfirst():
    """``alternativeHeadline`` is a standfirst only when it is a sentence."""
    found = [
        claimed("subtitle", {"@type": "Article", "alternativeHeadline": text})
        for text in ("Pier open", "The trust keeps the old pier open until spring.")
    ]
    assert [[], ["The trust keeps the old pier open until spring."]] == found


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"url": "https://courier.example/people/7"}, ("https://courier.example/people/7", None)),
        ({"url": "https://www.courier.example/"}, (None, None)),
        ({"url": "https://porter.courier.example"}, ("https://porter.courier.example", None)),
        ({"jobTitle": "Harbour Editor"}, (None, "Harbour Editor")),
        ({"jobTitle": "author"}, (None, None)),
        ({"jobTitle": "is a reporter based in Skerry Bay."}, (None, None)),
    ],
)
def test_an_address_is_the_persons_and_a_role_says_something(stated, expected):
    """The front page of the site is no page of an author, and "author" is no role."""
    page = Page(
        kind="html",
        url=URL,
        base=URL,
        host="courier.example",
        head=Head(jsonld=({"@type": "Article", "author": {"name": "Jane Porter"} | stated},)),
    )
    (author,) = next(claim.value for claim in claims(page) if claim.field == "authors")
    assert expected == (author.url, author.role)


@pytest.mark.parametrize(
    ("stated", "words"),
    [(915, [915]), ("1,205", [1205]), (" 40 ", [40]), (0, []), ("many", []), ({"a": 1}, [])],
)
def test_number_of_words_is_read(stated, words):
    """``wordCount`` is a number or its digits."""
    assert words == claimed("stated_words", {"@type": "Article", "wordCount": stated})
