"""What kind of page it is."""

import datetime as dt

import pytest
from helpers import SENTENCES, all_body, laid, paragraphs

from broadsheet._assemble.labels import by_label
from broadsheet._assemble.nature import nature_of
from broadsheet._records import Label, Metadata
from broadsheet.model import Author, Paragraph, Section, Timestamp

LONG = " ".join(SENTENCES * 2)
DATE = Timestamp(value=dt.date(2025, 5, 4), precision="day", raw="May 4, 2025")
BODY = (Section(blocks=(Paragraph(text="a"),)),)
MENU = "".join(f"<p>Menu {text}</p>" for text in SENTENCES * 9)


def judged(html, metadata=None, sections=BODY, url=None):
    """Kind and confidence of a page whose blocks are body but those that begin with "Menu"."""
    layout = laid(html)
    labelled = by_label(all_body(layout, Menu=Label.BOILERPLATE))
    return nature_of(layout, metadata or Metadata(), labelled, sections, url)


def kind(html, **metadata):
    """The kind alone."""
    return judged(html, Metadata(**metadata))[0]


@pytest.mark.parametrize(
    ("html", "metadata", "expected"),
    [
        (f"<p>{LONG}</p>", {}, "article"),
        ("<p>A few words</p>", {}, "not_article"),
        (f"<p>A few words</p>{MENU}", {"schema_types": frozenset({"NewsArticle"})}, "article"),
        (
            "<p>A few words</p>",
            {"schema_types": frozenset({"NewsArticle"}), "published": DATE},
            "article",
        ),
        (f"{paragraphs(0, 1, 2)}{MENU}", {}, "not_article"),
        (
            f"{paragraphs(0, 1, 2)}{MENU}",
            {"published": DATE, "authors": (Author(name="Ada"),)},
            "article",
        ),
        (f"{paragraphs(0, 1, 2)}", {"published": DATE}, "article"),
        (f"<p>{LONG}</p>", {"schema_types": frozenset({"Product"})}, "not_article"),
        (f"<p>{LONG}</p>", {"schema_types": frozenset({"Product", "Article"})}, "article"),
        (f"<p>{LONG}</p>", {"schema_types": frozenset({"LiveBlogPosting"})}, "live_blog"),
    ],
)
def test_evidence_adds_up(html, metadata, expected):
    """Share of the page, declared type, date and author speak for an article; what all say decides."""
    assert expected == kind(html, **metadata)


def test_page_without_a_body():
    """A page of which nothing is body is no article, whatever it declares."""
    known = Metadata(schema_types=frozenset({"NewsArticle"}), published=DATE)
    assert ("not_article", 0.9, "no body") == judged("<p>Menu</p>", known, ())


def test_body_from_structured_data():
    """A body that only structured data hold is as good as a long visible one."""
    known = Metadata(schema_types=frozenset({"NewsArticle"}))
    assert "article" == judged("<p>Menu</p>", known)[0]


def test_live_blog_without_a_body_is_none():
    """A page that declares a live blog and shows nothing is no live blog."""
    known = Metadata(schema_types=frozenset({"LiveBlogPosting"}))
    assert "not_article" == judged("<p>Menu</p>", known, ())[0]


def test_more_evidence_is_surer():
    """The confidence grows with the evidence and stays below one."""
    known = Metadata(schema_types=frozenset({"Article"}), published=DATE, authors=(Author(name="Ada"),))
    less, more = judged(f"<p>{LONG}</p>")[1], judged(f"<p>{LONG}</p>", known)[1]
    assert 0.5 <= less < more < 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://c.example/pier", "article"),
        ("https://c.example/?p=12", "article"),
        ("https://c.example/#top", "not_article"),
        ("https://c.example", "not_article"),
    ],
)
def test_the_address_of_a_front_page(url, expected):
    """What stands at the address of a site itself is a list of articles more often than one."""
    known = Metadata(authors=(Author(name="Ada"),))
    assert expected == judged(f"{paragraphs(0, 1)}{MENU}", known, url=url)[0]


def test_the_evidence_is_told():
    """Everything that spoke for or against an article is named."""
    known = Metadata(schema_types=frozenset({"Article"}), published=DATE)
    told = judged(f"<p>{LONG}</p>", known)[2].split(", ")
    assert {"declared an article", "dated", "half of the page"} <= set(told)


def test_comments_are_not_counted_against_a_post():
    """A short post stays an article however many comments stand below it."""
    comments = "".join(f"<div class=comments>{MENU}</div>" for _ in range(2))
    post = paragraphs(0, 1, 2)
    assert ("article", "not_article") == (kind(post + comments, published=DATE), kind(post + MENU))


def test_body_in_a_wrapper_named_after_comments():
    """A wrapper that holds the body is no comment section, but one inside it is."""
    html = f"<div class=comments><div>{paragraphs(0, 1, 2)}</div><div class=comment>{MENU}</div></div>"
    assert "article" == kind(html, published=DATE)
