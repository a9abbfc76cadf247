"""Claims of ``meta`` and ``link``: OpenGraph, Twitter, Dublin Core, Parsely, Sailthru, Highwire and others.

Confidences are rounded shares of public development pages (WCXB, Fundus) on which a name was right;
a name too rare to be measured has that of its likes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from broadsheet._metadata.bylines import read_names
from broadsheet._metadata.names import agency_of, clean_name
from broadsheet._metadata.url import continues
from broadsheet._metadata.values import address, plain, tags_from
from broadsheet._records import Claim, Head, Page
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
    ("published_date", 0.85),
    ("publisheddate", 0.85),
    ("w-published-date", 0.85),
    ("published", 0.85),
    ("article:published", 0.85),
    ("article.published_time", 0.85),
    ("article-published-time", 0.85),
    ("publication-date", 0.85),
    ("pub_date", 0.85),
    ("dc.date.published", 0.85),
    ("dcterms.available", 0.6),
    ("prism.publicationdate", 0.85),
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
    ("byline", 0.8),
    ("article_author", 0.8),
    ("article.author", 0.8),
    ("article:author:name", 0.8),
    ("dc.creator.name", 0.8),
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
_LANGUAGES: Final = (("og:locale", 0.7), ("content-language", 0.6), ("dc.language", 0.6), ("language", 0.6))
#: What the tiers of Facebook's ``article:content_tier`` mean; "metered" leaves it open.
_ACCESS: Final = {"free": "full", "locked": "teaser"}
_MOST_AUTHORS: Final = 12
_MOST_ADDRESSES: Final = 3  # of the page itself
#: Names that write an author as "Porter, Jane", with the most words of a family name; Dublin Core's may also list two.
_TURNED: Final = (("citation", 2), ("dc.", 1), ("dcterms.", 1))
_IMAGES: Final = (
    ("og:image", 0.9),
    ("og:image:url", 0.85),
    ("og:image:secure_url", 0.85),
    ("twitter:image", 0.7),
    ("twitter:image:src", 0.7),
    ("image", 0.5),
)
#: Field and confidence of each name.
_FIELDS: Final = {
    name: (field, confidence)
    for field, names in (
        ("title", _TITLES),
        ("published", _DATES),
        ("modified", _CHANGES),
        ("authors", _AUTHORS),
        ("tags", _TAGS),
        ("category", _SECTIONS),
        ("site_name", _SITES),
        ("description", _DESCRIPTIONS),
        ("lead_image", _IMAGES),
        ("language", _LANGUAGES),
        ("canonical_url", (("og:url", 0.7),)),
    )
    for name, confidence in names
}


def claims(page: Page) -> Iterator[Claim]:
    """What the head of the page claims; silent for plain text."""
    head = page.head
    known = _FIELDS.get
    for name, contents in head.meta.items():
        if entry := known(name):
            yield from _named_claims(page, name, contents, *entry)
    yield from _written_by(head)
    if access := _ACCESS.get((head.first("article:content_tier") or "").strip().lower()):
        yield Claim("access", access, "meta article:content_tier", 0.7)
    yield from _link_claims(page)
    if head.language:
        yield Claim("language", head.language, "html lang", 0.9)
    if title := plain(head.title):
        yield Claim("title", title, "title element", 0.6)


def _named_claims(
    page: Page, name: str, contents: Sequence[str], field: str, confidence: float
) -> Iterator[Claim]:
    """What the contents of one name claim."""
    source = f"meta {name}"
    if field == "authors":
        yield from _author_claims(name, contents, confidence)
        return
    if field == "tags":
        if tags := tags_from(list(contents) if len(contents) > 1 else contents[0]):
            yield Claim("tags", tags, source, confidence)
        return
    text = next(filter(None, map(plain, contents)), None)
    value: str | Image | None = text
    if text and field == "lead_image":
        value = _image(text, page.head, name, page.base)
    elif text and field == "canonical_url":
        value = address(text, page.base)
    if value:
        yield Claim(field, value, source, confidence)


def _author_claims(name: str, contents: Iterable[str], confidence: float) -> Iterator[Claim]:
    """The people that the contents of one name list; an agency among them is claimed apart."""
    found: dict[str, Author] = {}
    for content in islice(contents, _MOST_AUTHORS):
        text = plain(content, 300)
        if not text:
            continue
        if wire := agency_of(clean_name(text)):
            yield Claim("agency", wire, f"meta {name}", 0.7)
            continue
        last, _, first = text.partition(", ")
        most = next((words for start, words in _TURNED if name.startswith(start)), 0)
        if first and "," not in first and len(last.split()) <= most:
            text = f"{first} {last}"
        for person in read_names(text):
            found.setdefault(person.casefold(), Author(name=person))
    if found:
        yield Claim("authors", tuple(found.values()), f"meta {name}", confidence)


def _written_by(head: Head) -> Iterator[Claim]:
    """The author in the label and data pairs that WordPress plugins write for link previews."""
    label = head.first("twitter:label1")
    if label is None or label.casefold().rstrip(": ") not in _WRITTEN_BY:
        return
    text = plain(head.first("twitter:data1"), 200)
    people = read_names(text) if text else []
    if people:
        yield Claim("authors", tuple(Author(name=name) for name in people), "meta twitter:data1", 0.77)


#: What WordPress plugins write as the label of the author, translated.
_WRITTEN_BY: Final = frozenset(
    "written by,author,by,verfasst von,geschrieben von,écrit par,escrito por,scritto da,geschreven door,"
    "skriven av,skrevet av,skrevet af,napisane przez,автор,napsal(a),yazan,kirjoittanut,autor,作者,"
    "執筆者,글쓴이,escrit per,scris de,szerző,ditulis oleh".split(",")
)


def _image(text: str, head: Head, name: str, base: str | None) -> Image | None:
    url = address(text, base)
    if url is None:
        return None
    if not name.startswith("og:"):
        return Image(url=url)
    width, height = (_pixels(head.first(side)) for side in ("og:image:width", "og:image:height"))
    return Image(url=url, alt=plain(head.first("og:image:alt")), width=width, height=height)


def _pixels(text: str | None) -> int | None:
    return int(text) or None if text and text.isascii() and text.isdigit() and len(text) < 6 else None


def _link_claims(page: Page) -> Iterator[Claim]:
    """The canonical address, and that of the next page: blogs call the neighbouring article "next" as well."""
    following: list[str] = []
    own = [url] if page.url and (url := address(page.url, None)) else []
    for link in page.head.links:
        rel = link.rel
        if ("canonical" in rel or "next" in rel) and (url := address(link.href.strip(), page.base)):
            rels = rel.split()
            if "canonical" in rels:
                own.append(url)
                yield Claim("canonical_url", url, "link canonical", 0.9)
            elif "next" in rels:
                following.append(url)
    for url in following:
        if any(continues(url, known) for known in own[:_MOST_ADDRESSES]):
            yield Claim("next_page", url, "link next", 0.8)
