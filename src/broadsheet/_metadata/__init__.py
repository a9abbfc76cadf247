"""The metadata room: claims about the article, from every source of the page, ranked into its fields.

Each module of the room either reads one kind of value (``dates``, ``names``, ``bylines``, ``titles``,
``language``, ``people``, ``topics``, ``values``) or collects the claims of one source (``jsonld``, ``meta``, ``markup``,
``visible``, ``alone``, ``datelines``, ``standfirst``, ``collectives``, ``below``); ``headline``, ``trail``, ``parts`` and
``zone`` say where to look; ``ranking`` decides; ``printed`` cuts the byline out of its line.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import attrs

from broadsheet._media import is_logo
from broadsheet._metadata import alone, below, datelines, jsonld, markup, meta, topic_lists, url, visible
from broadsheet._metadata.bylines import opens_byline
from broadsheet._metadata.collectives import collective_claims
from broadsheet._metadata.dates import read_timestamp
from broadsheet._metadata.headline import Headline, find_headline
from broadsheet._metadata.language import language_of_script, language_of_words, normalise_tag, regional_tag
from broadsheet._metadata.people import read_authors, without_site
from broadsheet._metadata.printed import printed_byline
from broadsheet._metadata.ranking import (
    Ranked,
    is_of_head,
    local_day_first,
    not_changes,
    printed_day_first,
    rank,
    rank_authors,
    read_in_order,
)
from broadsheet._metadata.standfirst import (
    forms_of_description,
    presents_author,
    same_start,
    standfirst_claims,
)
from broadsheet._metadata.titles import SiteName, site_name_of, title_key
from broadsheet._metadata.topics import first_section, repeats_title, spell_title, topics_among
from broadsheet._metadata.values import image_from, plain, tags_from
from broadsheet._metadata.zone import Zone, find_zone
from broadsheet._records import Claim, Layout, Metadata, Page
from broadsheet.model import Candidate, Image, Provenance, Timestamp

__all__ = ["read_metadata"]

_SAMPLES: Final = 6  # blocks of text that the script is judged by
_SAMPLE: Final = 600  # characters of text that the script is judged by
_PROSE_BLOCKS: Final = 10  # blocks of text that the function words are counted in
_PROSE: Final = 900  # characters of text that they are counted in, as many of each block
_LONGEST_BYLINE: Final = 8  # words
_LONG_TITLE: Final = 24  # characters that no standfirst repeats as they are
_PLAIN_FIELDS: Final = ("agency", "category", "canonical_url", "next_page")


def read_metadata(page: Page, layout: Layout, extra: Sequence[Claim] = ()) -> Metadata:
    """Everything that the page says about its article.

    Args:
        page: The page; its head is empty for plain text.
        layout: Its flat form.
        extra: Claims of the page's site ("site NAME ...") and of plugins, which outrank the page's own.

    Returns:
        The resolved fields with their provenance, ordered by field name. Total: no content of the
        page raises.
    """
    return _Reader(page, layout, extra).read()


class _Reader:
    """The claims about one page, by field, and what they come to."""

    def __init__(self, page: Page, layout: Layout, extra: Sequence[Claim]) -> None:
        self._page = page
        self._layout = layout
        self._claims: dict[str, list[Claim]] = {}
        self._given: dict[str, list[Claim]] = {}
        self._found = Metadata()
        self._provenance: list[Provenance] = []
        self._region: str | None = None  # the language, with the region that decides how dates are read
        _sort_into(self._given, extra)
        _sort_into(self._given, visible.marked_claims(layout))

    def read(self) -> Metadata:
        """Collect all claims, then decide field by field."""
        page, layout, found = self._page, self._layout, self._found
        _sort_into(self._claims, jsonld.claims(page))
        _sort_into(self._claims, meta.claims(page))
        self._resolve_language()
        site = self._resolve_site()
        headline = find_headline(page, layout, self._claims.get("title", []), site)
        self._claims["title"] = headline.claims
        found.title = self._decide("title", key=title_key)
        if headline.kicker:
            _sort_into(self._claims, [Claim("kicker", headline.kicker, "visible headline", 0.7)])
        if headline.subtitle:
            _sort_into(self._claims, [Claim("subtitle", headline.subtitle, "visible headline", 0.7)])
        zone = find_zone(layout, headline.block, headline.last)
        _sort_into(self._claims, url.claims(page))
        _sort_into(self._claims, markup.claims(page, layout, zone, self._region))
        _sort_into(self._claims, visible.claims(page, layout, zone, self._region))
        _sort_into(self._claims, datelines.opening_claims(page, layout, zone, self._region))
        self._resolve_dates()
        self._resolve_authors(zone, site)
        self._resolve_texts(zone)
        self._claims["category"] = _read_all(self._claims.get("category", ()), first_section)
        for field in _PLAIN_FIELDS:
            setattr(found, field, self._decide(field))
        found.access = self._decide("access") or "unknown"
        self._resolve_tags(zone)
        self._resolve_image(zone)
        self._note_surroundings(headline)
        found.provenance = tuple(sorted(self._provenance, key=lambda item: item.field))
        return found

    def _decide(
        self, field: str, read: Callable[[Any], Any] = plain, key: Callable[[Any], Hashable] = str
    ) -> Any:
        """The value of a field: its claims read to the field's type, then ranked.

        The page's own claims of a text are plain text already.
        """
        given = _read_all(self._given[field], read) if field in self._given else []
        claims = self._claims.get(field, [])
        if read is not plain:
            claims = _read_all(claims, read)
        return self._settle(rank(field, claims, key, given)) if claims or given else None

    def _settle(self, ranked: Ranked | None) -> Any:
        if ranked is None:
            return None
        self._provenance.append(ranked.provenance)
        return ranked.value

    def _resolve_language(self) -> None:
        declared = self._decide("language", _as_language, lambda tag: tag.partition("-")[0])
        language, source = declared, ""
        if not self._given.get("language"):
            language, source = _language_of_prose(self._layout, declared)
        if language != declared:
            self._outrank_language(declared, source)
        self._found.language = language
        self._region = regional_tag(language, self._page.host)

    def _outrank_language(self, declared: str | None, source: str) -> None:
        """State what the text gives away as the source; what is declared becomes the first candidate."""
        item = next((item for item in self._provenance if item.field == "language"), None)
        rivals: tuple[Candidate, ...] = ()
        if item and declared:
            self._provenance.remove(item)
            rivals = (
                Candidate(value=declared, source=item.source, confidence=item.confidence),
                *item.candidates,
            )
        self._provenance.append(
            Provenance(field="language", source=source, confidence=0.8, candidates=rivals)
        )

    def _resolve_site(self) -> SiteName:
        self._found.site_name = self._decide("site_name", key=title_key)
        names = [claim.value for claim in self._claims.get("site_name", ())]
        return site_name_of([*names, self._found.site_name or ""], self._page.host)

    def _resolve_dates(self) -> None:
        def read(value: Any) -> Timestamp | None:
            if isinstance(value, Timestamp):
                return value
            return read_timestamp(value, language=self._region, fetched_at=self._page.fetched_at)

        stated = self._claims["published"] = _read_all(self._claims.get("published", ()), read)
        if not any(_is_exact(claim.value) for claim in stated):
            _sort_into(self._claims, datelines.far_claims(self._page, self._layout, self._region))
        elif not any(is_of_head(claim.source) for claim in stated):
            stated += datelines.first_claims(self._page, self._layout, self._region)
        days = [claim for claim in stated if _is_exact(claim.value)]
        if days:
            days = not_changes(read_in_order(days, read), self._claims.get("modified", ()), read)
            self._claims["published"] = printed_day_first(local_day_first(days, read), read)
        found = self._found
        found.published = self._decide("published", read, _day)
        found.modified = self._decide("modified", read, _day)
        if found.published is None and found.modified is not None:
            # A page that tells only its last change tells by it when the text as it stands appeared.
            self._rename("modified", "published")
            found.published, found.modified = found.modified, None
        if found.modified and found.published and not _is_later(found.modified, found.published):
            self._rename("modified", None)
            found.modified = None

    def _rename(self, field: str, name: str | None) -> None:
        """Give the provenance of ``field`` to another field, or to none."""
        item = next(item for item in self._provenance if item.field == field)
        self._provenance.remove(item)
        if name:
            self._provenance.append(attrs.evolve(item, field=name, confidence=round(item.confidence / 2, 3)))

    def _resolve_authors(self, zone: Zone, site: SiteName) -> None:
        claims = without_site(_read_all(self._claims.get("authors", ()), read_authors), site)
        given = _read_all(self._given.get("authors", ()), read_authors)
        if not claims and not given:
            named: list[Claim] = next(filter(None, map(list, self._last_resorts(zone, site))), [])
            _sort_into(self._claims, named)
            claims = named[:1]
        found = self._found
        found.authors = self._settle(rank_authors(claims, given)) or ()
        names = [form for author in found.authors for form in (author.name, author.name.upper())]
        lines = [
            claim for claim in self._claims.get("byline", ()) if any(name in claim.value for name in names)
        ]
        self._claims["byline"] = lines
        line = found.byline_line = self._decide("byline")
        is_given = "byline" in self._given
        found.byline = line if is_given or not line else printed_byline(line, names, self._region)

    def _last_resorts(self, zone: Zone, site: SiteName) -> Iterator[Iterator[Claim]]:
        """What names an author, in this order, where nothing beside the headline names a person."""
        page, layout, language = self._page, self._layout, self._region
        yield below.bio_claims(layout, zone)
        yield collective_claims(layout, zone, site, language)
        yield alone.addressed_claims(page, layout, zone, site)
        yield alone.portrait_claims(layout, zone, language)
        yield alone.unmarked_claims(layout, zone, site, language)
        yield alone.group_claims(layout, zone, language)
        yield below.closing_claims(page, layout, zone, language, self._found.published)
        yield below.reporter_claims(layout, zone, language)
        yield below.signature_claims(layout, zone)

    def _resolve_texts(self, zone: Zone) -> None:
        found = self._found
        claims = sorted(self._claims.get("description", ()), key=lambda claim: -claim.confidence)
        found.description = claims[0].value if claims else None
        # Most pages state one description several times.
        stated = dict.fromkeys(claim.value for claim in claims)
        described = tuple(form for text in stated for form in forms_of_description(text))
        _sort_into(self._claims, standfirst_claims(self._page, self._layout, zone, described, self._region))
        self._claims["subtitle"] = [
            claim._replace(confidence=0.9)
            if "json-ld" not in claim.source and any(same_start(claim.value, text) for text in described)
            else claim
            for claim in self._claims.get("subtitle", ())
            if not (_repeats(claim.value, found.title or "") or _is_byline(claim.value))
            and not presents_author(claim.value, found.authors)
        ]
        found.subtitle = self._decide("subtitle", key=title_key)
        found.kicker = self._decide("kicker", key=title_key)
        bodies = self._claims.get("body", ())
        found.body = bodies[0].value if bodies else None
        found.stated_words = max(
            (claim.value for claim in self._claims.get("stated_words", ())), default=None
        )

    def _resolve_image(self, zone: Zone) -> None:
        base = self._page.base

        def read(value: Any) -> Image | None:
            return value if isinstance(value, Image) else image_from(value, base)

        stated = self._claims.get("lead_image", [])
        images = [claim.value for claim in stated]
        shown = visible.image_claims(self._page, self._layout, zone, images, self._found.authors)
        self._claims["lead_image"] = [*(claim for claim in stated if not is_logo(claim.value.url)), *shown]
        self._found.lead_image = self._decide("lead_image", read, _address)

    def _resolve_tags(self, zone: Zone) -> None:
        title = self._found.title or ""
        claims = [
            claim._replace(
                value=tuple(tag for tag in topics_among(claim.value) if not repeats_title(tag, title))
            )
            for claim in _read_all(self._claims.get("tags", ()), _as_tags)
            if not spell_title(claim.value, title)
        ]
        given = _read_all(self._given.get("tags", ()), _as_tags)
        claims = [claim for claim in claims if claim.value]
        if not claims and not given:
            claims = list(topic_lists.shown_claims(self._layout, zone))
        ranked = rank("tags", claims, frozenset, given)
        self._found.tags = self._settle(ranked) or ()

    def _note_surroundings(self, headline: Headline) -> None:
        """What later rooms need to know beyond the fields: types, and every text that may be the title."""
        head = self._page.head
        types = {name for item in head.jsonld for name in jsonld.types_of(item)}
        if kind := head.first("og:type"):
            types.add(kind.strip().lower())
        self._found.schema_types = frozenset(types)
        stated = [self._found.title, *(claim.value for claim in headline.claims), head.title, headline.text]
        self._found.headlines = tuple(dict.fromkeys(text for text in stated if text))


def _sort_into(claims: dict[str, list[Claim]], found: Iterable[Claim]) -> None:
    for claim in found:
        claims.setdefault(claim.field, []).append(claim)


def _read_all(claims: Iterable[Claim], read: Callable[[Any], Any]) -> list[Claim]:
    """The claims with their values read to the field's type; those that cannot be read are left out."""
    found = []
    for claim in claims:
        value = read(claim.value)
        if value is claim.value and value:
            found.append(claim)
        elif value:
            # A third of what _replace costs.
            found.append(Claim(claim.field, value, claim.source, claim.confidence))
    return found


def _language_of_prose(layout: Layout, declared: str | None) -> tuple[str | None, str]:
    """What the script of the running text, then its function words, make of the declared language; and which did."""
    prose = [
        block.text for block in islice((block for block in layout.blocks if block.words > 20), _PROSE_BLOCKS)
    ]
    written = language_of_script(" ".join(prose[:_SAMPLES])[:_SAMPLE], declared)
    share = _PROSE // max(len(prose), 1)  # so that no long notice of the site's own outweighs the article
    language = language_of_words(" ".join([text[:share] for text in prose]), written)
    return language, "script" if language == written else "function words"


def _as_language(value: Any) -> str | None:
    return normalise_tag(value) if isinstance(value, str) else None


def _as_tags(value: Any) -> tuple[str, ...]:
    return tags_from(list(value) if isinstance(value, tuple) else value)


def _repeats(subtitle: str, title: str) -> bool:
    """Whether a text is the title, or holds it and little more; what holds a long one letter by letter is around it."""
    if len(title) >= _LONG_TITLE and title in subtitle:
        return True
    key = title_key(title)
    return len(subtitle) < 2 * len(title) and bool(key) and key in title_key(subtitle)


def _is_byline(subtitle: str) -> bool:
    """Whether a short text begins like a byline, as the credit of a picture does: "By Ana Duarte/Agency"."""
    return subtitle.count(" ") < _LONGEST_BYLINE and opens_byline(subtitle)


def _is_exact(stamp: Timestamp) -> bool:
    return stamp.precision not in ("year", "month")


def _address(image: Image) -> str:
    return image.url.partition("?")[0].casefold()


def _day(stamp: Timestamp) -> dt.date:
    return stamp.date


def _is_later(one: Timestamp, other: Timestamp) -> bool:
    """Whether ``one`` is after ``other``, as exactly as the less exact of the two is known."""
    if isinstance(one.value, dt.datetime) and isinstance(other.value, dt.datetime):
        return one.value > other.value
    return one.date > other.date
