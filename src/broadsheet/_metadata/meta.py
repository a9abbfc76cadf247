"""Claims of the ``meta`` and ``link`` elements: OpenGraph, Twitter, Dublin Core, Parsely, Sailthru, Highwire and others.

Confidences are the shares of pages on which each name was right (``benchmarks/metadata_sources.py``),
rounded; names that say the same in all vocabularies share one.
"""

from collections.abc import Iterator
from typing import Final

from broadsheet._metadata.bylines import read_names
from broadsheet._metadata.names import agency_of, clean_name
from broadsheet._metadata.values import plain, tags_from
from broadsheet._records import Claim, Head, Page
from broadsheet._urls import absolute_url
from broadsheet.model import Author, Image

__all__ = ["claims"]

_TITLES: Final = (
    ("og:title", 0.8),
    ("citation_title", 0.9),
    ("parsely-title", 0.85),
    ("sailthru.title", 0.85),
    ("dc.title", 0.7),
    ("dcterms.title", 0.7),
    ("twitter:title", 0.7),
    ("title", 0.6),
    ("headline", 0.8),
)
_DATES: Final = (
    ("article:published_time", 0.95),
    ("parsely-pub-date", 0.9),
    ("sailthru.date", 0.85),
    ("citation_publication_date", 0.9),
    ("citation_online_date", 0.85),
    ("datepublished", 0.85),
    ("og:published_time", 0.9),
    ("og:article:published_time", 0.9),
    ("article.published", 0.9),
    ("published_time", 0.85),
    ("publish-date", 0.85),
    ("publishdate", 0.85),
    ("pubdate", 0.85),
    ("publish_date", 0.85),
    ("publication_date", 0.85),
    ("publicationdate", 0.85),
    ("published-date", 0.85),
    ("article_date_original", 0.9),
    ("cxenseparse:recs:publishtime", 0.85),
    ("cxenseparse:publishtime", 0.85),
    ("dc.date.issued", 0.85),
    ("dcterms.issued", 0.8),
    ("dcterms.created", 0.75),
    ("dc.date.created", 0.75),
    ("dcterms.date", 0.7),
    ("dc.date", 0.7),
    ("dcsext.articlefirstpublished", 0.85),
    ("date", 0.7),
    ("displaydate", 0.7),
    ("datecreated", 0.65),
    ("created", 0.6),
    ("creation_date", 0.6),
    ("rnews:datepublished", 0.85),
    ("bt:pubdate", 0.85),
    ("timestamp", 0.5),
)
_CHANGES: Final = (
    ("article:modified_time", 0.9),
    ("og:updated_time", 0.7),
    ("datemodified", 0.85),
    ("last-modified", 0.5),
    ("dcterms.modified", 0.7),
    ("dc.date.modified", 0.7),
    ("lastmod", 0.6),
    ("revised", 0.5),
)
_AUTHORS: Final = (
    ("parsely-author", 0.85),
    ("sailthru.author", 0.85),
    ("citation_author", 0.9),
    ("article:author", 0.75),
    ("author", 0.82),
    ("byl", 0.85),
    ("dc.creator", 0.8),
    ("dcterms.creator", 0.8),
    ("dc.contributor", 0.5),
    ("article:author_name", 0.8),
    ("og:article:author", 0.75),
    ("cxenseparse:author", 0.8),
    ("rbauthors", 0.8),
    ("authors", 0.8),
    ("creator", 0.7),
)
_TAGS: Final = (
    ("news_keywords", 0.75),
    ("article:tag", 0.75),
    ("parsely-tags", 0.7),
    ("sailthru.tags", 0.6),
    ("keywords", 0.65),
    ("citation_keywords", 0.7),
    ("dc.subject", 0.5),
    ("og:article:tag", 0.7),
)
_SECTIONS: Final = (
    ("article:section", 0.8),
    ("parsely-section", 0.75),
    ("og:article:section", 0.75),
    ("section", 0.6),
    ("category", 0.5),
)
_SITES: Final = (("og:site_name", 0.9), ("application-name", 0.6), ("apple-mobile-web-app-title", 0.5))
_DESCRIPTIONS: Final = (("og:description", 0.8), ("description", 0.7), ("twitter:description", 0.6))
_IMAGES: Final = (
    ("og:image", 0.9),
    ("og:image:url", 0.85),
    ("og:image:secure_url", 0.85),
    ("twitter:image", 0.7),
    ("twitter:image:src", 0.7),
    ("image", 0.5),
)
_TEXTS: Final = (
    ("title", _TITLES),
    ("published", _DATES),
    ("modified", _CHANGES),
    ("category", _SECTIONS),
    ("site_name", _SITES),
    ("description", _DESCRIPTIONS),
)


def claims(page: Page) -> Iterator[Claim]:
    """What the head of the page claims; silent for plain text."""
    head = page.head
    if head.meta:
        present = head.meta.keys()
        for field, names in _TEXTS:
            for name, confidence in names:
                if name in present and (text := plain(head.first(name))):
                    yield Claim(field, text, f"meta {name}", confidence)
        yield from _author_claims(head)
        yield from _list_claims(head)
        yield from _image_claims(head, page.base)
    yield from _address_claims(head, page.base)
    for tag, source, confidence in (
        (head.language, "html lang", 0.9),
        (head.first("og:locale"), "meta og:locale", 0.7),
        (head.first("content-language"), "meta content-language", 0.6),
        (head.first("dc.language", "language"), "meta language", 0.6),
    ):
        if tag:
            yield Claim("language", tag, source, confidence)
    if title := plain(head.title):
        yield Claim("title", title, "title element", 0.6)


def _author_claims(head: Head) -> Iterator[Claim]:
    for name, confidence in _AUTHORS:
        contents = head.meta.get(name)
        if not contents:
            continue
        found: dict[str, Author] = {}
        for content in contents[:12]:
            text = plain(content, 300)
            if text and (wire := agency_of(clean_name(text))):
                yield Claim("agency", wire, f"meta {name}", 0.7)
            elif text:
                # Citation names are written "Porter, Jane".
                last, _, first = text.partition(", ")
                if name.startswith("citation") and first and "," not in first and len(last.split()) < 3:
                    text = f"{first} {last}"
                for person in read_names(text):
                    found.setdefault(person.casefold(), Author(name=person))
        if found:
            yield Claim("authors", tuple(found.values()), f"meta {name}", confidence)
    if (head.first("twitter:label1") or "").casefold().rstrip(":") in _WRITTEN_BY:
        text = plain(head.first("twitter:data1"), 200)
        people = read_names(text) if text else []
        if people:
            yield Claim("authors", tuple(Author(name=name) for name in people), "meta twitter:data1", 0.77)


#: What WordPress plugins write as the label of the author, translated.
_WRITTEN_BY: Final = frozenset(
    ("written by", "author", "by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da",
     "geschreven door", "skriven av", "skrevet av", "skrevet af", "napisane przez", "автор", "napsal(a)", "yazan",
     "kirjoittanut", "autor", "作者", "執筆者", "글쓴이", "escrit per", "scris de", "szerző", "ditulis oleh")
)  # fmt: skip


def _list_claims(head: Head) -> Iterator[Claim]:
    for name, confidence in _TAGS:
        contents = head.meta.get(name)
        if contents and (tags := tags_from(list(contents) if len(contents) > 1 else contents[0])):
            yield Claim("tags", tags, f"meta {name}", confidence)


def _image_claims(head: Head, base: str | None) -> Iterator[Claim]:
    for name, confidence in _IMAGES:
        content = head.first(name)
        url = absolute_url(content.strip(), base) if content else None
        if url:
            alt = plain(head.first("og:image:alt")) if name.startswith("og:") else None
            sizes = [head.first("og:image:width"), head.first("og:image:height")] if name.startswith("og:") else []
            width, height = (int(s) if s and s.isascii() and s.isdigit() and len(s) < 6 else None for s in sizes or ("", ""))
            yield Claim("lead_image", Image(url=url, alt=alt, width=width, height=height), f"meta {name}", confidence)


def _address_claims(head: Head, base: str | None) -> Iterator[Claim]:
    for link in head.links:
        rels = link.rel.split()
        if "canonical" in rels and (url := absolute_url(link.href.strip(), base)):
            yield Claim("canonical_url", url, "link canonical", 0.9)
        elif "next" in rels and (url := absolute_url(link.href.strip(), base)):
            yield Claim("next_page", url, "link next", 0.8)
    url = head.first("og:url")
    if url and (address := absolute_url(url.strip(), base)):
        yield Claim("canonical_url", address, "meta og:url", 0.7)
