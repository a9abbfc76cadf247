"""The extractors, each with the settings that its documentation gives for an article with its metadata.

Each function here imports its package and gives the function that extracts. No one fetches anything.
"""

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final, TypeAlias

from broadsheet.peers.reading import decoded, text_of_html
from broadsheet.peers.result import PeerResult

__all__ = [
    "Extract",
    "boilerpy3",
    "goose3",
    "justext",
    "newspaper4k",
    "readability",
    "resiliparse",
    "trafilatura",
]

#: From the bytes of a page and its address, if that is known, to what is in it.
Extract: TypeAlias = Callable[[bytes, str | None], PeerResult]

_NOWHERE: Final = "https://page.example/"  # for extractors that insist on an address


def trafilatura() -> Extract:
    """trafilatura, as ``bare_extraction`` with metadata and without comments."""
    extraction: Any = import_module("trafilatura").bare_extraction

    def extract(page: bytes, url: str | None) -> PeerResult:
        found = extraction(page, url=url, with_metadata=True, include_comments=False)
        if found is None:
            return PeerResult()
        return PeerResult(
            title=found.title,
            authors=found.author,
            published=found.date,
            language=found.language,
            site_name=found.sitename,
            description=found.description,
            tags=found.tags,
            lead_image=found.image,
            text=found.text,
        )

    return extract


def newspaper4k() -> Extract:
    """newspaper4k, without its keywords, summaries and the fetching of pictures."""
    new: Any = import_module("newspaper").Article

    def extract(page: bytes, url: str | None) -> PeerResult:
        found = new(url or _NOWHERE, fetch_images=False)
        found.download(input_html=decoded(page))
        found.parse()
        return PeerResult(
            title=found.title,
            authors=found.authors,
            published=found.publish_date,
            language=found.meta_lang,
            site_name=found.meta_site_name,
            description=found.meta_description,
            tags=sorted(found.tags or ()),
            lead_image=found.top_image,
            text=found.text,
        )

    return extract


def readability() -> Extract:
    """readability-lxml: title and body; it looks for no more."""
    document: Any = import_module("readability").Document

    def extract(page: bytes, url: str | None) -> PeerResult:
        found = document(decoded(page), url=url)
        return PeerResult(title=found.short_title(), text=text_of_html(found.summary(html_partial=True)))

    return extract


def resiliparse() -> Extract:
    """resiliparse, as ``extract_plain_text`` of the main content; it looks for no more than the body."""
    to_text: Any = import_module("resiliparse.extract.html2text").extract_plain_text
    encoding: Any = import_module("resiliparse.parse.encoding")
    tree_of: Any = import_module("resiliparse.parse.html").HTMLTree.parse

    def extract(page: bytes, _url: str | None) -> PeerResult:
        tree = tree_of(encoding.bytes_to_str(page, encoding.detect_encoding(page)))
        text = to_text(tree, main_content=True, list_bullets=False)
        return PeerResult(title=tree.title, text=text)

    return extract


def goose3() -> Extract:
    """goose3, without the fetching of pictures."""
    goose: Any = import_module("goose3").Goose({"enable_image_fetching": False, "strict": False})

    def extract(page: bytes, url: str | None) -> PeerResult:
        found = goose.extract(url=url, raw_html=decoded(page))
        return PeerResult(
            title=found.title,
            authors=found.authors,
            published=found.publish_date,
            language=found.meta_lang,
            description=found.meta_description,
            tags=sorted(found.tags or ()),
            text=found.cleaned_text,
        )

    return extract


def boilerpy3() -> Extract:
    """boilerpy3, with its extractor for articles; it looks for title and body."""
    extractor: Any = import_module("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False)

    def extract(page: bytes, _url: str | None) -> PeerResult:
        found = extractor.get_doc(decoded(page))
        return PeerResult(title=found.title, text=found.content)

    return extract


#: The stop words of jusText by language tag.
_STOP_WORDS: Final[Mapping[str, str]] = dict(
    pair.split("-")
    for pair in (
        "ar-Arabic bg-Bulgarian ca-Catalan cs-Czech da-Danish de-German el-Greek en-English es-Spanish et-Estonian "
        "fa-Persian fi-Finnish fr-French he-Hebrew hi-Hindi hr-Croatian hu-Hungarian id-Indonesian is-Icelandic "
        "it-Italian ko-Korean lt-Lithuanian lv-Latvian nl-Dutch nb-Norwegian_Bokmal no-Norwegian_Bokmal pl-Polish "
        "pt-Portuguese ro-Romanian ru-Russian sk-Slovak sl-Slovenian sr-Serbian sv-Swedish tr-Turkish uk-Ukrainian "
        "vi-Vietnamese"
    ).split()
)
_LANGUAGE: Final = re.compile(r"<html[^>]{0,600}?\blang\s*=\s*[\"']?([A-Za-z]{2})\b", re.IGNORECASE)


def justext() -> Extract:
    """jusText, with the stop words of the language that the page states; it looks for the body only."""
    package: Any = import_module("justext")

    def extract(page: bytes, _url: str | None) -> PeerResult:
        source = decoded(page)
        stated = _LANGUAGE.search(source, 0, 20_000)
        words = _STOP_WORDS.get(stated[1].lower() if stated else "en")
        found = package.justext(source, package.get_stoplist(words) if words else frozenset())
        return PeerResult(text="\n\n".join(part.text for part in found if not part.is_boilerplate))

    return extract
