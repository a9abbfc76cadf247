"""Languages: tags as pages declare them, and what the script and the function words of the text give away."""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from broadsheet._lexicon.function_words import FUNCTION_WORDS, KIN

__all__ = ["language_of_script", "language_of_words", "normalise_tag", "regional_tag"]

_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?![A-Za-z])")

#: Codes that pages use for a language and that mean none, or are outdated (ISO 639-1, IANA registry).
_MENDED: Final = dict(
    pair.split(":")
    for pair in (
        "iw:he in:id ji:yi jp:ja cn:zh kr:ko cz:cs gr:el ua:uk dk:da eng:en ger:de deu:de fra:fr fre:fr "
        "spa:es ita:it por:pt jpn:ja zho:zh chi:zh rus:ru"
    ).split()
)
_NO_LANGUAGE: Final = frozenset({"und", "mul", "zxx", "mis", "xx", "www", "not", "all"})
_NO_REGION: Final = frozenset({"EN", "JA", "KO", "CS", "DA", "EL", "UK", "XX", "ZH"})

#: Letters of any script but the Latin one; quotes, dashes and signs are none.
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u3040-\ud7af]")
_SCRIPTS: Final = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("fa", re.compile("[پچژگک]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("my", re.compile("[\u1000-\u109f]")),
)  # fmt: skip
#: Share of the letters that decides: kana are a third of Japanese text, the special letters a twentieth of
#: Ukrainian and of Persian text; all others fill the text.
_ENOUGH: Final = {"ja": 0.1, "uk": 0.02, "fa": 0.02}
#: Languages that share a script with the one the script stands for here.
_SHARING: Final = {
    "ru": frozenset("ru uk be bg sr mk kk ky mn tg tt ba cv os ab uz az".split()),
    "uk": frozenset("uk be kk rue".split()),
    "ar": frozenset("ar fa ur ps ku ug sd ckb arz".split()),
    "fa": frozenset("fa ur ps ku ug sd ckb".split()),
    "hi": frozenset("hi mr ne sa bho mai kok".split()),
    "zh": frozenset("zh yue ja lzh wuu".split()),
    "he": frozenset("he yi".split()),
    "bn": frozenset("bn as".split()),
}
#: Words of a sample that can decide, and the share of them that must be function words of the language.
_FEWEST_WORDS: Final = 40
_LEAST_SHARE: Final = 0.12
#: How many times as many function words as the next language a language must have, shared words left out.
_LEAD: Final = 2
_UNSPACED: Final = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def _languages_by_word() -> dict[str, str]:
    found: dict[str, str] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in words:
            found[word] = f"{found.get(word, '')} {language}"
    return found


#: The languages of each function word, as one string: a page counts them a hundred times and takes them apart once.
_find_languages: Final = _languages_by_word().get

#: Region that a country code at the end of a host stands for, where it decides how dates are written.
_REGIONS: Final = {code: code.upper() for code in "au nz ie in za ke ng sg my pk lk hk bd na gh".split()} | {
    "uk": "GB"
}


@lru_cache(maxsize=128)
def normalise_tag(text: str | None) -> str | None:
    """A declared language as BCP 47 writes it ("EN_us" becomes "en-US"), or None when it names none."""
    match = _TAG.match(text) if text else None
    if match is None:
        return None
    language = match[1].lower()
    language = _MENDED.get(language, language)
    if language in _NO_LANGUAGE:
        return None
    script = match[2].title() if match[2] else None
    region = match[3].upper() if match[3] else None
    return "-".join(filter(None, (language, script, None if region in _NO_REGION else region)))


def regional_tag(language: str | None, host: str) -> str | None:
    """The tag, plain English with the region of the host's country code, which decides how dates are read."""
    if language is None or language.lower() == "en":
        region = _REGIONS.get(host.rpartition(".")[2])
        return f"en-{region}" if region else language
    return language


def language_of_script(text: str, declared: str | None) -> str | None:
    """The language that the script of a sample of text gives away.

    Args:
        text: Some sentences of the page.
        declared: What the page declares; it stands where the script allows it.

    Returns:
        ``declared``, or the main language of the script when the page declares none or one that is
        not written in it; None for Latin script without a declaration.
    """
    if text.isascii() or not _OTHER_SCRIPT.search(text):
        return declared
    letters = sum(map(str.isalpha, text)) or 1
    base = (declared or "").partition("-")[0]
    for language, letter in _SCRIPTS:
        if len(letter.findall(text)) / letters > _ENOUGH.get(language, 0.4):
            allowed = base == language or base in _SHARING.get(language, ())
            return declared if allowed else language
    return declared


def language_of_words(text: str, declared: str | None) -> str | None:
    """The language that the function words of a sample of text give away.

    Args:
        text: Some hundred words of running text.
        declared: What the page declares, or its script gives away; it stands against close languages.

    Returns:
        ``declared``, unless the text is clearly in another language that is not close to it.
    """
    words = text.split()  # the few with a capital are not missed, and to fold the case costs as much again
    base = (declared or "").partition("-")[0]
    if len(words) < _FEWEST_WORDS or _is_confirmed(words, base):
        return declared
    if not text.isascii() and len(_UNSPACED.findall(text)) > len(words) // 2:
        return declared
    found = _clear_language(words)
    return declared if found is None or base in KIN.get(found, (found,)) else found


def _is_confirmed(words: list[str], language: str) -> bool:
    """Whether a quarter of the words are function words of the language, more than unrelated text has by chance."""
    known = FUNCTION_WORDS.get(language)
    return known is not None and 4 * sum(map(known.__contains__, words)) > len(words)


def _clear_language(words: list[str]) -> str | None:
    """The language of which the words hold many function words, and far more than of any other."""
    counted = [
        (names.split(), count) for names, count in Counter(map(_find_languages, words)).items() if names
    ]
    hits: dict[str, int] = {}
    for languages, count in counted:
        for language in languages:
            hits[language] = hits.get(language, 0) + count
    best = max(hits, key=hits.__getitem__, default="")
    if not best or hits[best] < _LEAST_SHARE * len(words):
        return None
    for rival, count in hits.items():
        if rival != best and _LEAD * count > hits[best]:
            shared = sum(times for languages, times in counted if best in languages and rival in languages)
            if _LEAD * (count - shared) >= hits[best] - shared:
                return None
    return best
