"""Claims of the page's JSON-LD: https://schema.org/Article and its relatives, in any shape."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from broadsheet._lexicon.bylines import PREFIXES
from broadsheet._metadata.bylines import read_names
from broadsheet._metadata.names import agency_of, clean_name
from broadsheet._metadata.values import address, image_from, plain, strings, tags_from
from broadsheet._records import Claim, Page
from broadsheet._words import ends_sentence
from broadsheet.model import Author

__all__ = ["Article", "article_of", "claims", "types_of"]

Article = Mapping[str, Any]

_SOURCE: Final = "json-ld"
#: Types whose objects stand for the text of the page; compared in lower case, like all that end in "article".
_TEXTS: Final = frozenset(
    "blogposting liveblogposting socialmediaposting discussionforumposting report creativework "
    "medicalwebpage recipe review howto".split()
)
_PAGES: Final = frozenset({"webpage", "itempage", "aboutpage", "qapage", "faqpage"})
_ORGANISATIONS: Final = frozenset(
    {"organization", "newsmediaorganization", "corporation", "localbusiness", "brand"}
)
_MOST_AUTHORS: Final = 12
_LONGEST_COUNT: Final = 9  # digits of a number of words
_LONGEST_BODY: Final = 2_000_000  # characters


def types_of(item: Any) -> frozenset[str]:
    """The types of an object, in lower case, without the vocabulary's address."""
    stated = item.get("@type") if isinstance(item, Mapping) else None
    if isinstance(stated, str):
        return frozenset((_short_type(stated),))
    members = stated if isinstance(stated, list) else ()
    return frozenset([_short_type(member) for member in members[:20] if isinstance(member, str)])


def _short_type(name: str) -> str:
    return name.rpartition("/")[2].rpartition(":")[2].lower()


def article_of(page: Page, headline: str | None = None) -> tuple[Article | None, bool]:
    """The object that stands for the page's own text, and whether it is an article, not a plain ``WebPage``.

    A page may describe several articles, as in a list of related ones. Its own is the one whose
    headline is ``headline`` or whose address is that of the page, else the one that says most.
    """
    best: Article | None = None
    best_rank = 0.0
    for item in page.head.jsonld:
        types = types_of(item)
        if types & _TEXTS or any(name.endswith("article") for name in types):
            rank = 2.0
        elif types & _PAGES:
            rank = 1.0
        else:
            continue
        rank += 0.1 * sum(key in item for key in ("headline", "datePublished", "author", "articleBody"))
        if rank > 2 and _is_own(item, page, headline):
            rank += 1
        if rank > best_rank:
            best, best_rank = item, rank
    return best, best_rank >= 2


def _is_own(item: Article, page: Page, headline: str | None) -> bool:
    if headline and plain(item.get("headline")) == headline:
        return True
    stated = item.get("mainEntityOfPage") or item.get("url")
    if isinstance(stated, Mapping):
        stated = stated.get("@id") or stated.get("url")
    return isinstance(stated, str) and page.url is not None and stated.rstrip("/") == page.url.rstrip("/")


def claims(page: Page) -> Iterator[Claim]:
    """What the JSON-LD of the page claims; silent when the page has none."""
    if not page.head.jsonld:
        return
    item, is_article = article_of(page, page.head.first("og:title"))
    if item is None:
        return
    trust = 1.0 if is_article else 0.5
    source = _SOURCE if is_article else f"{_SOURCE} WebPage"
    if is_article:
        yield from _article_claims(item, source, page)
    for field, key, confidence in (("published", "datePublished", 0.9), ("modified", "dateModified", 0.9)):
        if text := _date_text(item.get(key)):
            yield Claim(field, text, source, confidence * trust)
    if language := next(iter(strings(item.get("inLanguage"))), None):
        yield Claim("language", language, source, 0.6)
    if image := image_from(_resolved(item.get("image") or item.get("primaryImageOfPage"), page), page.base):
        yield Claim("lead_image", image, source, 0.85 * trust)
    for publisher in _members(item.get("publisher") or item.get("isPartOf"), page):
        if name := plain(publisher.get("name") if isinstance(publisher, Mapping) else publisher, 100):
            yield Claim("site_name", name, source, 0.6)
            break


def _article_claims(item: Article, source: str, page: Page) -> Iterator[Claim]:
    for key, confidence in (("headline", 0.85), ("name", 0.6)):
        if title := plain(item.get(key)):
            yield Claim("title", title, source, confidence)
            break
    subtitle = plain(item.get("alternativeHeadline"))
    if subtitle and ends_sentence(subtitle):  # others are second headlines for lists and search engines
        yield Claim("subtitle", subtitle, f"{source} alternativeHeadline", 0.5)
    if description := plain(item.get("description")):
        yield Claim("description", description, source, 0.8)
    authors, agency = _people(item.get("author") or item.get("creator"), page)
    if authors:
        yield Claim("authors", tuple(authors), source, 0.88)
    if agency:
        yield Claim("agency", agency, source, 0.8)
    if tags := tags_from(item.get("keywords")):
        yield Claim("tags", tags, f"{source} keywords", 0.8)
    if sections := strings(item.get("articleSection")):
        yield Claim("category", sections[0], source, 0.8)
    free = str(item.get("isAccessibleForFree")).strip().lower().rsplit("/", 1)[-1]
    if free in ("true", "false"):
        yield Claim("access", "full" if free == "true" else "teaser", source, 0.8)
    if words := _count(item.get("wordCount")):
        yield Claim("stated_words", words, source, 0.8)
    if body := plain_body(item.get("articleBody")):
        yield Claim("body", body, source, 0.8)


def _count(value: Any) -> int | None:
    """A stated number of words: a whole number, or digits with or without commas."""
    digits = str(value)[:_LONGEST_COUNT].strip().replace(",", "") if isinstance(value, int | str) else ""
    return int(digits) if digits.isdecimal() else None


def plain_body(value: Any) -> str | None:
    """The text of an ``articleBody``, its line breaks kept."""
    if not isinstance(value, str):
        return None
    lines = [plain(line, _LONGEST_BODY) or "" for line in value[:_LONGEST_BODY].splitlines()]
    return "\n".join(lines).strip("\n") or None


def _date_text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if 0 < value < 10**13 else None
    return plain(value, 60)


def _people(value: Any, page: Page) -> tuple[list[Author], str | None]:
    authors: dict[str, Author] = {}
    agency = None
    for member in _members(value, page)[:_MOST_AUTHORS]:
        stated = member if isinstance(member, Mapping) else {"name": member}
        for name in strings(stated.get("name")):
            wire = agency_of(clean_name(name))
            agency = agency or wire
            if wire or types_of(stated) & _ORGANISATIONS:
                continue
            found = read_names(name)
            alone = stated if len(found) == 1 else {}
            for person in found:
                authors.setdefault(person.casefold(), _author(person, alone, page))
    return list(authors.values()), agency


def _author(name: str, stated: Mapping[str, Any], page: Page) -> Author:
    url = stated.get("url")
    url = url[0] if isinstance(url, list) and url else url
    home = address(url.strip(), page.base) if isinstance(url, str) else None
    if home and _is_front_page(home, page) and not any(part in home for part in name.casefold().split()):
        home = None  # the site's, not the person's
    role = next(iter(strings(stated.get("jobTitle"))), None)
    if role and (role.casefold() in PREFIXES or _goes_on(role)):
        role = None
    return Author(name=name, url=home, role=role[:80] if role else None)


def _goes_on(role: str) -> bool:
    """Whether a role is the rest of a sentence that the name begins: "is a reporter based in Skerry Bay."."""
    return role[0].islower() and " " in role and ends_sentence(role)


def _is_front_page(url: str, page: Page) -> bool:
    """Whether an address is that of the page's site, without a path."""
    host, _, path = url.partition("//")[2].partition("/")
    return not path and (page.host or "").removeprefix("www.").endswith(host.removeprefix("www.").casefold())


def _members(value: Any, page: Page) -> list[Any]:
    members = value if isinstance(value, list) else [value]
    return [_resolved(member, page) for member in members[:_MOST_AUTHORS] if member]


def _resolved(value: Any, page: Page) -> Any:
    """The object that a reference (``{"@id": …}`` without more) points to, where the page has it."""
    if isinstance(value, Mapping) and "@id" in value and "name" not in value and "url" not in value:
        return _by_id(page.head.jsonld, value["@id"]) or value
    return value


def _by_id(items: Iterable[Mapping[str, Any]], name: Any) -> Mapping[str, Any] | None:
    return next((item for item in items if item.get("@id") == name and len(item) > 1), None)
