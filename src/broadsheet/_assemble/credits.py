"""Captions and credits: where in the text under a picture the caption ends and the credit begins.

A credit announces itself by a phrase ("Photo: ...", "Foto von ..."), a copyright sign or brackets around an
agency, or it is what is left over behind the alternative text, which repeats the caption alone.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from broadsheet._lexicon.phrases import credit_prefix
from broadsheet._lexicon.picture_agencies import CREDITED
from broadsheet.model import Span, Text

__all__ = ["bare_credit", "is_credit", "joined_credits", "split_credit"]

_LONGEST_CREDIT: Final = 30  # words after a phrase that announces a credit
_LONGEST_UNMARKED: Final = 10  # words of a credit that nothing announces
_LONGEST_AFTER_ALT: Final = 15  # words
_LONGEST_NAME: Final = 6  # words
_SHORTEST_ALT: Final = 8  # letters
_AGENCY_WORDS: Final = 3
_NAME_WORDS: Final = 3  # of the phrase that announces a credit
_LONGEST_WORD: Final = 40  # letters
_LONGEST_ARTICLE: Final = 4  # letters of an article or preposition
_MOST_CREDITS: Final = 2  # "(AP Photo/Ana Duarte) - Copyright AP Photo"
_CANDIDATES: Final = 24  # places at which a credit may begin that are looked at

# Where a part of a caption ends: behind sentence ends, bars, dashes and brackets.
_SEAM = re.compile(r"(?<=[.!?…。！？|»”\"’›)\](\[（【［\n])[ \n]*(?=\S)|(?<= [-–—/]) ")
_NAMING = re.compile(r"[:：=＝]")
_LAST_WORD = re.compile(r"[^\W\d_][\w'’.]*\Z")
_COPYRIGHT = re.compile(r"[©ⓒ]|\([cC]\)\s")
_SENTENCE = re.compile(r"(?:\w\w\w\w|[\d)\]»”\"’])[.!?…]+[)\]»”\"’]*[ \n]*(?=\S)|[。！？]\s*(?=\S)|\n")
# Two elements without a space between them: "the harbourAna Duarte / Agency".
_GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ]{3})[A-ZÀ-Þ]\w+[ /]\S+(?: \S+){0,6}$")
_WORD = re.compile(r"[^\s/|,;()\[\]]+")
_OPENING: Final = "([（【［"
_CLOSING: Final = ")]）】］"
_EDGE: Final = " \n|/·•-–—,;:"
_EDGE_BEHIND: Final = _EDGE.replace(":", "")
_ANNOUNCING: Final = frozenset(":：")


def split_credit(text: Text, alts: Iterable[str]) -> tuple[Text | None, str | None]:
    """The caption and the credit in a text under a picture; each None when it is not there.

    Args:
        text: The whole text.
        alts: Alternative texts and titles of the pictures.
    """
    caption = text.plain
    alts = [alt.rstrip(" .") for alt in alts]
    owners: list[str] = []
    for _ in range(_MOST_CREDITS):
        start = _credit_start(caption, alts)
        if start == len(caption):
            break
        owners.insert(0, bare_credit(caption[start:]))
        caption = caption[:start].rstrip(_EDGE + _OPENING)
    caption = caption.rstrip(_OPENING + " |")
    spans = tuple(
        Span(start=s.start, end=min(s.end, len(caption)), kind=s.kind, href=s.href)
        for s in text.spans
        if s.start < len(caption)
    )
    return Text(caption, spans=spans) if caption else None, joined_credits(owners)


def joined_credits(owners: Iterable[str]) -> str | None:
    """Several credits of a picture in one line, none twice; None for none. An empty announcement ("Photo:") is none."""
    kept: list[str] = []
    for owner in filter(None, owners):
        if any(owner in other for other in kept):
            continue
        kept = [other for other in kept if other not in owner]
        kept.append(owner)
    line = " ".join(kept)
    return line if line and line[-1] not in _ANNOUNCING else None


def is_credit(text: str) -> bool:
    """Whether a whole block is a credit: announced and short, or a few words that name an agency."""
    if text.count(" ") >= _LONGEST_UNMARKED:
        return False
    return bool(credit_prefix(text)) or (_names_source(text) and ("/" in text or _is_name(text)))


def bare_credit(credit: str) -> str:
    """A credit without the brackets and bars around it; the colon of an announcement stays, for what follows."""
    credit = credit.lstrip(_EDGE).rstrip(_EDGE_BEHIND)
    if credit[:1] in _OPENING and (credit[-1:] in _CLOSING or not set(credit) & set(_CLOSING)):
        credit = credit[1:].rstrip(_CLOSING)
    elif credit[-1:] in _CLOSING and not set(credit) & set(_OPENING):
        credit = credit[:-1]
    return credit.lstrip(_EDGE).rstrip(_EDGE_BEHIND)


def _credit_start(plain: str, alts: Iterable[str]) -> int:
    """Index at which the credit begins; the length of the text when there is none."""
    if plain.count(" ") < _LONGEST_UNMARKED and credit_prefix(plain):
        return 0
    found = (_announced(plain), _bracketed(plain), _after_bar(plain), _after_alt(plain, alts))
    if any(found):
        return min(filter(None, found))
    return _last_part(plain) or (0 if is_credit(plain) else len(plain))


def _announced(plain: str) -> int:
    """Where a phrase or a copyright sign announces the credit; 0 for nowhere."""
    sign = _COPYRIGHT.search(plain)
    starts = sorted({*_seams(plain), *_names(plain)})
    for start in starts[-_CANDIDATES:]:
        if sign and sign.start() <= start:
            break
        if plain.count(" ", start) <= _LONGEST_CREDIT and credit_prefix(plain[start : start + 80]):
            return start
    return sign.start() if sign and plain.count(" ", sign.start()) <= _LONGEST_CREDIT else 0


def _seams(plain: str) -> Iterator[int]:
    for match in _SEAM.finditer(plain):
        yield match.end()


def _names(plain: str) -> Iterator[int]:
    """Starts of the words before a colon, where a credit can begin without a seam before it."""
    for match in _NAMING.finditer(plain):
        end = len(plain[: match.start()].rstrip())
        for _ in range(_NAME_WORDS):
            word = _LAST_WORD.search(plain, max(0, end - _LONGEST_WORD), end)
            if word is None:
                break
            start = word.start()
            before = _word_before(plain, start)
            # "in the picture: ..." and "auf dem Bild: ..." tell who is who
            if not word[0][0].islower() and not (before.islower() and len(before) <= _LONGEST_ARTICLE):
                yield start
            if inner := _inner_capital(word[0]):
                yield start + inner
            if plain[start - 1 : start] != " ":
                break
            end = start - 1


def _inner_capital(word: str) -> int:
    """Where a second word begins in two that stand together without a space ("riverPhoto", "NATOFoto")."""
    for i in range(len(word) - 2, 0, -1):
        if word[i].isupper() and (word[i - 1].islower() or word[i + 1].islower()):
            return i
    return 0


def _word_before(plain: str, start: int) -> str:
    before = plain[max(0, start - 12) : start]
    return before.split()[-1] if before[-1:] == " " and before.split() else ""


def _bracketed(plain: str) -> int:
    """Where a bracket at the end opens that names a source; 0 for no such bracket."""
    if plain[-1:] not in _CLOSING:
        return 0
    start = max(plain.rfind(sign) for sign in _OPENING)
    inside = plain[start + 1 : -1]
    if start <= 0 or inside.count(" ") >= _LONGEST_UNMARKED:
        return 0
    return start if credit_prefix(inside) or _names_source(inside) else 0


def _after_bar(plain: str) -> int:
    start = plain.rfind(" | ")
    short = 0 < plain.count(" ", start + 3) + 1 <= _LONGEST_UNMARKED
    return start if start > 0 and short and plain.count(" ", 0, start) >= 2 else 0


def _after_alt(plain: str, alts: Iterable[str]) -> int:
    """Where the text goes on behind its picture's alternative text with a name; 0 for nowhere."""
    for alt in alts:
        if len(alt) < _SHORTEST_ALT or not plain.startswith(alt):
            continue
        end = len(alt)
        while plain[end : end + 1] in {".", "!", "?", "…", " "}:
            end += 1
        rest = plain[end:].lstrip(_EDGE + _OPENING)
        is_apart = end > len(alt) or (plain[end : end + 1].isupper() and _names_source(rest))
        if rest and not rest[0].islower() and rest.count(" ") < _LONGEST_AFTER_ALT and is_apart:
            return end
    return 0


def _last_part(plain: str) -> int:
    """Where the text behind the last sentence begins, if it is a name or names a source; else 0."""
    start = 0
    for match in _SENTENCE.finditer(plain):
        start = match.end()
    if (glued := _GLUED.search(plain, start)) and _names_source(plain[glued.start() :]):
        word = _LAST_WORD.search(plain, max(start, glued.start() - _LONGEST_WORD), glued.start())
        return word.start() if word and word.start() and credit_prefix(word[0] + ":") else glued.start()
    rest = plain[start:]
    if not start or rest.count(" ") >= _LONGEST_UNMARKED or rest[-1:] in ".!?…。":
        return 0
    return start if _names_source(rest) or _is_name(rest) else 0


def _is_name(text: str) -> bool:
    """Whether all longer words begin with a capital, as in "Ana Duarte for Rio Daily"."""
    words = text.split()
    if not 2 <= len(words) <= _LONGEST_NAME:
        return False
    small = [word for word in words if not word[:1].isupper()]
    return words[0] not in small and all(word.isalpha() and len(word) < _LONGEST_ARTICLE for word in small)


def _names_source(text: str) -> bool:
    """Whether a short text names an agency or gives a name and a source with a stroke between them."""
    words = _WORD.findall(text)
    for i in range(len(words)):
        for j in range(i + 1, min(len(words), i + _AGENCY_WORDS) + 1):
            form = " ".join(words[i:j]).strip(".:'\"’“”")
            if form.casefold() in CREDITED and (len(form) > 4 or form.isupper() or form in _LOWER):
                return True
    left, stroke, right = text.partition("/")
    if not stroke or any(map(str.isdigit, text)):
        return False
    return left.strip()[:1].isupper() and right.strip()[:1].isalpha()


#: Short names that are not written in capitals.
_LOWER: Final = frozenset({"dpa", "epd", "ddp", "dapd", "laif", "Rex", "Zuma", "Sipa", "Lusa", "Hina"})
