"""Characters and words: the folding and counting that every room shares."""

import re

__all__ = [
    "clean_line",
    "count_words",
    "ends_sentence",
    "fold",
    "folded_words",
    "plain",
    "strip_invisible",
    "unescape",
]

# Controls, soft hyphen, zero-width space, bidi marks, embeddings, overrides and isolates, invisible operators,
# BOM, lone surrogates and noncharacters. ZWNJ and ZWJ (200C, 200D) spell words in Persian and Indic scripts and stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)

# Scripts that set no space between words: Thai, Lao, Khmer, Myanmar, kana, Han, bopomofo. Hangul has spaces.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)

# No character has so high a number; Python refuses to read the longest ones.
_OVERLONG_REFERENCE = re.compile("&#[0-9]{9,};?")

_SENTENCE_END = frozenset(".!?…。！？؟।۔।॥።។။")
_CLOSING = "\"'”’»›)]」』）】*_ "
_CLOSERS = frozenset(_CLOSING)

_FOLDED_WORD = re.compile(r"[^\W_]+")
_NOT_LETTERS = re.compile(r"[\W_]+")
# The same for ASCII: bytes are translated in a tenth of the time that a pattern takes.
_LOWER = bytes(range(128)).lower() + bytes(128)
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())


def strip_invisible(text: str) -> str:
    """``text`` without characters that show nothing and may mislead: controls, bidi overrides, zero-width spaces."""
    return text if text.isprintable() else _INVISIBLE.sub("", text)


def clean_line(line: str) -> str:
    """A line of preformatted text: tabs spread to columns of four, invisible characters dropped, no blank end."""
    return strip_invisible(line).replace("\x1f", " ").expandtabs(4).rstrip()


def fold(text: str) -> str:
    """``text`` with runs of white space folded to one space, trimmed, invisible characters dropped."""
    text = text.strip()
    if text.isprintable() and "  " not in text:  # twice as fast as splitting, and true of most blocks
        return text
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(_INVISIBLE.sub("", text).split())


def unescape(text: str) -> str:
    """``text`` with its character references resolved; content never raises."""
    from html import unescape as resolve

    return resolve(_OVERLONG_REFERENCE.sub("\ufffd", text))


def count_words(text: str) -> int:
    """Length of a folded text in words; in scripts without spaces two characters count as a word."""
    if not text:
        return 0
    words = text.count(" ") + 1
    if not text.isascii() and _UNSPACED.search(text, 0, 40):
        return words + len(_UNSPACED.findall(text)) // 2
    return words


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, in any script, quotes and brackets after the stop allowed."""
    last = text[-1:]
    if last not in _CLOSERS:  # true of most texts, and a third of the cost
        return last in _SENTENCE_END
    return text[-6:].rstrip(_CLOSING)[-1:] in _SENTENCE_END


def plain(text: str) -> str:
    """Letters and digits only, in lower case: as two mentions of a title, a name or a sentence are compared."""
    if text.isascii():
        return text.encode().translate(_LOWER, _NO_LETTERS).decode()
    return _NOT_LETTERS.sub("", text.casefold())


def folded_words(text: str) -> frozenset[str]:
    """The words of a text as addresses write them: without case, accents and apostrophes."""
    text = text.casefold().replace("'", "").replace("\u2019", "")
    if not text.isascii():
        from unicodedata import combining, normalize

        text = "".join(char for char in normalize("NFKD", text) if not combining(char))
    return frozenset(_FOLDED_WORD.findall(text))
