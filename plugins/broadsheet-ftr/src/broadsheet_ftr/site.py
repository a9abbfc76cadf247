"""One config as a site of broadsheet."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urljoin, urlsplit
from weakref import WeakKeyDictionary

import attrs

from broadsheet.model import Article, Candidate, Provenance
from broadsheet.sites import Claim, Mark, Page, Report, Site, TextBlock
from broadsheet_ftr.config import Config, Directive
from broadsheet_ftr.findings import Findings, find, find_texts, rule_name
from broadsheet_ftr.finish import drop_images, make_quotes, set_provenance
from broadsheet_ftr.judgement import Judgement, judge

__all__ = ["ConfigSite", "Visit", "Visits"]

#: How likely a rule about a field is right, where it is asked. On the development corpora ``author`` makes 6 pages
#: right and none wrong; ``title`` and ``date`` make 1 and 0 right, 12 and 3 wrong, so they are asked only where the
#: page is silent (``python -m benchmarks.ftr --alone``).
_CONFIDENCE: Final = 0.9
_DATES: Final = ("date", "publi", "issued")  # in the names of meta elements that state a date
_DAY_IN_ADDRESS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d[/_-]?[01]?\d(?!\d)")
_MOST_NAMES: Final = 20  # of one article; what matches more is no byline
_LONGEST_AGENCY: Final = 4  # letters of a name that is always in capitals
#: "Family name, given names" in elements of their own, which the generic answer knows to read.
_TURNED_NAMES: Final = "citation_author"


@attrs.define(eq=False)
class Visit:
    """What happens to one page on its way through the hooks."""

    site: "ConfigSite"
    findings: Findings
    judgement: Judgement = attrs.Factory(Judgement)


Visits = WeakKeyDictionary[Page, Visit]


class ConfigSite(Site):
    """A config as a site.

    Args:
        config: The config.
        visits: Where the site notes that it was chosen for a page. A page of which this is not noted
            belongs to another site, or to none.
    """

    def __init__(self, config: Config, visits: Visits) -> None:
        super().__init__(name=f"ftr:{config.file}")
        self.config = config
        self._visits = visits

    def marks(self, page: Page, report: Report | None = None) -> dict[Any, Mark]:
        """No marks, since a config is not believed before the generic answer is known.

        What its rules about the body match is found here, where failures can be reported.
        """
        if page.root is not None:
            self._visits[page] = Visit(self, find(self.config, page, report))
        return {}

    def claims(self, page: Page, report: Report | None = None) -> list[Claim]:
        """The fields that the config gives: authors and next page always, title and date where the page is silent."""
        if page.root is None:
            return []
        found = (self._claim(field, page, report) for field in _FIELDS if not _is_stated(field, page))
        return [claim for claim in found if claim is not None]

    def counts(self, page: Page) -> dict[str, int]:
        """How many elements each rule about the body matches, and texts each rule about a field."""
        if page.root is None:
            return {}
        found = find(self.config, page, lambda *_: None)
        counts = {
            rule_name(rule): len(elements)
            for rules in attrs.astuple(found, recurse=False)
            for rule, elements in rules
        }
        for directive in self.config.all("body", "strip", "strip_id_or_class", "wrap_in", *_FIELDS.values()):
            name = rule_name(directive)
            if directive.name in _FIELDS.values():
                counts[name] = len(_texts(page, directive, lambda *_: None))
            counts.setdefault(name, 0)
        return counts

    def _claim(self, field: str, page: Page, report: Report | None) -> Claim | None:
        """What the first rule that matches says about a field."""
        for directive in self.config.all(_FIELDS[field]):
            texts = _texts(page, directive, report)
            if field == "next_page":
                texts = tuple(filter(None, (_other_page(text, page) for text in texts)))
            elif field == "authors":
                texts = _names(directive, texts)
            if texts:
                value = texts if field == "authors" else texts[0]
                return Claim(field, value, self.source(directive), _CONFIDENCE)
        return None

    def source(self, directive: Directive) -> str:
        """A directive as the evidence of provenance: "site ftr:example.com.txt:12 author"."""
        return f"site {self.name}:{directive.line} {directive.name}"


#: The fields of the article, with the directive that states them.
_FIELDS: Final[Mapping[str, str]] = {
    "title": "title",
    "authors": "author",
    "published": "date",
    "next_page": "next_page_link",
}


def _texts(page: Page, directive: Directive, report: Report | None) -> tuple[str, ...]:
    try:
        return find_texts(page, directive)
    except Exception as error:
        if report is None:
            raise
        report(rule_name(directive), error)
        return ()


def _names(directive: Directive, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts that may be names, each once; none where the generic answer is the better one."""
    if len(texts) > _MOST_NAMES or _TURNED_NAMES in directive.value or not all(map(_may_be_name, texts)):
        return ()
    return tuple(dict.fromkeys(texts))


def _may_be_name(text: str) -> bool:
    """Whether a text is neither printed in capitals nor the sign of an agency ("dpa Sport", but "von Ada Beck")."""
    words = text.split()
    if any(len(word) > _LONGEST_AGENCY and word.isupper() for word in words):
        return False
    return len(words) > 2 or not words[0][0].islower()


def _is_stated(field: str, page: Page) -> bool:
    """Whether the page says what the field is outside its text, which is then the better source."""
    head = page.head
    if field == "title":
        return bool(head.title or head.first("og:title") or any(item.get("headline") for item in head.jsonld))
    if field == "published":
        return (
            any(item.get("datePublished") for item in head.jsonld)
            or any(part in name for name in head.meta for part in _DATES)
            or _DAY_IN_ADDRESS.search(page.url or "") is not None
            or next(page.root.iter("time"), None) is not None
        )
    return False


def _other_page(link: str, page: Page) -> str | None:
    """The address of another page of the same host, made absolute; else None."""
    try:
        target = urljoin(page.base or "", link)
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    own = (page.url or "").partition("#")[0]
    same = parts.hostname.removeprefix("www.") == page.host.removeprefix("www.")
    return target if same and target.partition("#")[0] != own else None


def correct(visit: Visit, page: Page, blocks: tuple[TextBlock, ...]) -> Mapping[int, Any]:
    """The labels of the blocks that the config changes."""
    visit.judgement = judge(visit.findings, page, blocks)
    return visit.judgement.labels


def finish(visit: Visit, page: Page, article: Article) -> Article:
    """The article with quotations, without unwanted pictures, and with what the config did in its provenance."""
    site, judgement = visit.site, visit.judgement
    article = make_quotes(article, judgement.quotes)
    article = drop_images(article, [rule.value.strip("'\"") for rule in site.config.all("strip_image_src")])
    article = _account(visit, article)
    for target, directive in _single_pages(site.config, page):
        link = Candidate(value=target, source=site.source(directive), confidence=_CONFIDENCE)
        entry = Provenance(
            field="single_page", source=link.source, confidence=link.confidence, candidates=(link,)
        )
        return set_provenance(article, entry)
    return article


def _account(visit: Visit, article: Article) -> Article:
    """Tell in the provenance of the body which rule it follows, and which rules were refused."""
    judgement, source = visit.judgement, visit.site.source
    generic = article.provenance_of("sections")
    if generic is None or not (judgement.body or judgement.refused):
        return article
    candidates = [
        Candidate(value=reason, source=source(directive), confidence=0.0)
        for directive, reason in judgement.refused
    ]
    if judgement.body is not None:
        generic = attrs.evolve(generic, source=source(judgement.body), confidence=judgement.agreement)
    return set_provenance(article, attrs.evolve(generic, candidates=(*generic.candidates, *candidates)))


def _single_pages(config: Config, page: Page) -> Iterator[tuple[str, Directive]]:
    """Addresses of the article on one page."""
    for directive in config.all("single_page_link"):
        for text in _texts(page, directive, lambda *_: None):
            if target := _other_page(text, page):
                yield target, directive
