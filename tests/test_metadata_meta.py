"""Claims of meta and link elements."""

from broadsheet._metadata.meta import claims
from broadsheet._records import Head, Link, Page

BASE = "https://courier.example/pier"


def claimed(field, meta=None, **head):
    """The (value, source) pairs claimed for a field by a head."""
    contents = {name: value if isinstance(value, tuple) else (value,) for name, value in (meta or {}).items()}
    page = Page(kind="html", url=BASE, base=BASE, head=Head(meta=contents, **head))
    return [(claim.value, claim.source) for claim in claims(page) if claim.field == field]


def names(meta):
    """The names of the people that a head claims."""
    return [[author.name for author in value] for value, _ in claimed("authors", meta)]


def test_titles_of_all_vocabularies_are_claimed():
    """Each name that states the title makes a claim, and so does the title element."""
    found = claimed("title", {"og:title": "Pier &amp; lock", "twitter:title": "Pier"}, title="Pier | Courier")
    assert [
        ("Pier & lock", "meta og:title"),
        ("Pier", "meta twitter:title"),
        ("Pier | Courier", "title element"),
    ] == found


def test_authors_are_read_as_people():
    """A field for authors may repeat, hold several names, or an address that is no name."""
    assert [["Jane Porter", "Olav Stenmark"]] == names({"author": ("Jane Porter", "Olav Stenmark")})
    assert [["Jane Porter", "Olav Stenmark"]] == names({"parsely-author": "Jane Porter, Olav Stenmark"})
    assert [] == names({"article:author": "https://social.example/courier"})


def test_citation_names_are_turned():
    """Citation meta elements and those of Dublin Core write the family name first."""
    assert [["Jane Porter"]] == names({"citation_author": "Porter, Jane"})
    assert [["Jane van Porter"]] == names({"dc.creator": "Porter, Jane van"})
    assert [["Jane Porter", "Olav Stenmark"]] == names({"dc.creator": "Jane Porter, Olav Stenmark"})


def test_an_agency_as_author_is_the_agency():
    """An agency in a field for authors is claimed apart."""
    assert [("dpa", "meta author")] == claimed("agency", {"author": "dpa"})


def test_preview_labels_name_the_author():
    """The label that says "written by" in the site's language makes its data an author."""
    found = names({"twitter:label1": "Verfasst von", "twitter:data1": "Jane Porter"})
    assert [["Jane Porter"]] == found
    assert [] == names({"twitter:label1": "Est. reading time", "twitter:data1": "Jane Porter"})


def test_the_tier_of_a_text_tells_its_access():
    """What is free is there as a whole, what is locked is not, and a meter says nothing of this page."""
    tiers = {
        tier: claimed("access", {"article:content_tier": tier}) for tier in ("free", "locked", "metered")
    }
    source = "meta article:content_tier"
    assert {"free": [("full", source)], "locked": [("teaser", source)], "metered": []} == tiers


def test_tags_are_listed_or_divided():
    """Several elements are several tags; a single one is divided at commas."""
    assert [(("Harbour", "Winter"), "meta article:tag")] == claimed(
        "tags", {"article:tag": ("Harbour", "Winter")}
    )
    assert [(("Harbour", "Winter"), "meta keywords")] == claimed("tags", {"keywords": "Harbour, Winter"})


def test_pictures_are_absolute_and_keep_their_size():
    """The preview picture is resolved, with alternative text and pixels where stated."""
    meta = {
        "og:image": "/p.jpg",
        "og:image:width": "1200",
        "og:image:height": "x",
        "og:image:alt": "The pier",
    }
    ((image, _),) = claimed("lead_image", meta)
    expected = ("https://courier.example/p.jpg", 1200, None, "The pier")
    assert expected == (image.url, image.width, image.height, image.alt)


def test_links_state_canonical_and_next_page():
    """Link elements give absolute addresses; those that are none are dropped."""
    links = (Link("canonical", "/pier"), Link("next", "?page=2"), Link("canonical", "javascript:x"))
    found = claimed("canonical_url", links=links) + claimed("next_page", links=links)
    assert [(BASE, "link canonical"), (BASE + "?page=2", "link next")] == found


def test_the_next_article_is_no_next_page():
    """A link to the neighbouring post, which blogs call "next" as well, claims nothing."""
    assert [] == claimed("next_page", links=(Link("next", "/lock"),))


def test_an_empty_head_claims_nothing():
    """Plain text has no head and makes no claim."""
    assert [] == list(claims(Page(kind="text")))
