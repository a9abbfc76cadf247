"""What an article should be, and how it differs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, Literal, TypeAlias

import attrs

from broadsheet.errors import BroadsheetError, InvalidArticleError
from broadsheet.model import Article
from broadsheet.peers import PeerResult
from broadsheet.testing.cases import UNCONFIRMED, field_of

__all__ = ["Change", "Differing", "Gold", "GoldError", "Part", "compare", "compare_paragraphs", "key_of"]

#: What became of a paragraph: it is in both, in the gold alone, in the article alone, or in both in other words.
Change: TypeAlias = Literal["same", "missing", "extra", "changed"]

_PRESENT: Final = ("present", "with")
_ABSENT: Final = ("absent", "without")
#: Names that say nothing of a field: forms of the body, and what is no result.
_OTHER: Final = frozenset({"kind", "markdown", "paragraphs", "schema_version", "sections", "text", "url"})
_BULLET = re.compile(r"\s*(?:[-*•–] |\d{1,3}[.)] )?")
_SIGNS = re.compile(r"[\W_]+")
_OPENING: Final = 12  # letters by which a paragraph is looked for that begins like another
_MOST_ALIKE: Final = 8  # paragraphs with the same opening
_ALIKE: Final = 0.5  # share of their words that two versions of a paragraph have in common
_MOST_PAIRS: Final = 2500  # of paragraphs that are tried as versions of each other
_MOST_WORDS: Final = 600  # of a paragraph that is compared word by word
_DAY: Final = len("2025-03-14")  # extractors tell the time of day in the zones that they like


class GoldError(BroadsheetError, ValueError):
    """Raised for a file that does not say what an article should be."""


@attrs.frozen(kw_only=True)
class Gold:
    """What an article should be, or what somebody else takes it for.

    Attributes:
        name: Who states it, for headings: "gold", or the name of another extractor.
        paragraphs: The paragraphs, headings and items of the body; None when the file does not state the body.
        fields: Other fields by name, as ``expected.json`` of a test case states them.
        present: Phrases that the body must hold.
        absent: Phrases that it must not hold.
        url: The page's address.
    """

    name: str = "gold"
    paragraphs: tuple[str, ...] | None = None
    fields: Mapping[str, Any] = attrs.Factory(dict)
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    url: str | None = None

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "Gold":
        """The gold that a record states: an ``expected.json``, an article's own JSON, or a record of a corpus.

        The body is taken from "paragraphs" (a list), "text" (blank lines between paragraphs) or "sections".

        Raises:
            GoldError: The record states the body in another form.
        """
        stated = {name.removeprefix(UNCONFIRMED): value for name, value in record.items()}
        url = stated.get("url")
        return cls(
            url=url if isinstance(url, str) else None,
            paragraphs=_paragraphs(stated),
            fields={
                name: value for name, value in stated.items() if name not in _OTHER and value is not None
            },
            present=_phrases(stated, _PRESENT),
            absent=_phrases(stated, _ABSENT),
        )

    @classmethod
    def of_peer(cls, name: str, result: PeerResult) -> "Gold":
        """What another extractor found, to compare with. What it did not find is not stated."""
        fields = {
            "title": result.title,
            "subtitle": result.description,
            "authors": list(result.authors),
            "published": result.published and result.published[:_DAY],
            "language": result.language,
            "site_name": result.site_name,
            "tags": list(result.tags),
            "lead_image": result.lead_image,
        }
        return cls(
            name=name,
            paragraphs=tuple(_lines(result.paragraphs)),
            fields={field: value for field, value in fields.items() if value},
        )


@attrs.frozen(kw_only=True)
class Part:
    """A paragraph of the comparison.

    Attributes:
        change: What became of it.
        expected: The words of the gold; "" for "extra".
        found: The words of the article; "" for "missing".
        words: For "changed" the stretches of both: "same", "missing" or "extra", and their words.
    """

    change: Change
    expected: str = ""
    found: str = ""
    words: tuple[tuple[Change, str], ...] = ()


@attrs.frozen(kw_only=True)
class Differing:
    """An article beside its gold.

    Attributes:
        name: Who states the gold.
        parts: The paragraphs of both, in order; None when the gold does not state the body.
        fields: Name, stated value and found value of each other field.
        missing: Phrases that the body should hold and does not.
        unwanted: Phrases that it should not hold and does.
    """

    name: str
    parts: tuple[Part, ...] | None
    fields: tuple[tuple[str, Any, Any], ...]
    missing: tuple[str, ...]
    unwanted: tuple[str, ...]


def _paragraphs(stated: Mapping[str, Any]) -> tuple[str, ...] | None:
    body = stated.get("paragraphs", stated.get("text"))
    if body is None and "sections" in stated:
        try:
            body = Article.from_dict({"schema_version": 1, "sections": stated["sections"]}).text
        except InvalidArticleError as error:
            raise GoldError(f"no sections of an article: {error}") from error
    if body is None:
        return None
    pieces = [body] if isinstance(body, str) else body
    if not isinstance(pieces, list) or not all(isinstance(piece, str) for piece in pieces):
        raise GoldError("the body is a string, or a list of strings")
    return tuple(_lines(pieces))


def _lines(pieces: Sequence[str]) -> Iterator[str]:
    """Paragraphs, items and rows one by one, without their bullets."""
    for piece in pieces:
        for line in piece.split("\n"):
            if line := line[_BULLET.match(line).end() :].strip():  # type: ignore[union-attr]  # it always matches
                yield line


def _phrases(stated: Mapping[str, Any], names: Sequence[str]) -> tuple[str, ...]:
    found = [phrase for name in names for phrase in stated.get(name) or ()]
    return tuple(phrase for phrase in found if isinstance(phrase, str))


def key_of(text: str) -> str:
    """What two versions of a text have in common that differ in signs and spaces only."""
    return _SIGNS.sub("", text).casefold()


def compare(article: Article, gold: Gold) -> Differing:
    """An article beside its gold, paragraph by paragraph and field by field. Signs and spaces do not count."""
    body = key_of(article.text)
    return Differing(
        name=gold.name,
        parts=None if gold.paragraphs is None else tuple(compare_paragraphs(gold.paragraphs, [article.text])),
        fields=tuple(_fields(article, gold.fields)),
        missing=tuple(phrase for phrase in gold.present if key_of(phrase) not in body),
        unwanted=tuple(phrase for phrase in gold.absent if key_of(phrase) in body),
    )


def _fields(article: Article, stated: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for name, value in stated.items():
        try:
            yield name, value, field_of(article, name, value)
        except KeyError:  # a record of a corpus says more than an article does
            continue


def compare_paragraphs(gold: Sequence[str], found: Sequence[str]) -> Iterator[Part]:
    """Two bodies beside each other, paragraph by paragraph, item by item. Signs and spaces do not count."""
    gold, found = tuple(_lines(gold)), tuple(_lines(found))
    gold, found = _regrouped(gold, found), _regrouped(found, gold)
    matcher = SequenceMatcher(None, [key_of(x) for x in gold], [key_of(x) for x in found], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            for stated, came in zip(gold[i1:i2], found[j1:j2], strict=True):
                yield Part(change="same", expected=stated, found=came)
        else:
            yield from _versions(gold[i1:i2], found[j1:j2])


def _regrouped(pieces: Sequence[str], others: Sequence[str]) -> list[str]:
    """The pieces, those joined that make up one of the others: a list, say, may stand in one paragraph or in many."""
    keys = [key_of(piece) for piece in pieces]
    whole: defaultdict[str, list[str]] = defaultdict(list)
    for key in map(key_of, others):
        whole[key[:_OPENING]].append(key)
    joined: list[str] = []
    index = 0
    while index < len(pieces):
        wanted = whole[keys[index][:_OPENING]][:_MOST_ALIKE]
        end = max((_end(keys, index, key) for key in wanted), default=index + 1)
        joined.append("\n".join(pieces[index:end]))
        index = end
    return joined


def _end(keys: Sequence[str], start: int, wanted: str) -> int:
    """Where the pieces from ``start`` on end that make up a paragraph; the next one when they do not."""
    end, length = start, 0
    while end < len(keys) and length < len(wanted) and wanted.startswith(keys[end], length):
        length += len(keys[end])
        end += 1
    return end if length == len(wanted) and end > start else start + 1


def _versions(gold: Sequence[str], found: Sequence[str]) -> Iterator[Part]:
    """Paragraphs that are not the same: those with most of their words in common are versions of each other."""
    pairs = dict(_pairs(gold, found)) if len(gold) * len(found) <= _MOST_PAIRS else {}
    cursor = 0
    for index, stated in enumerate(gold):
        if index not in pairs:
            yield Part(change="missing", expected=stated)
            continue
        for came in found[cursor : pairs[index]]:
            yield Part(change="extra", found=came)
        came = found[pairs[index]]
        yield Part(change="changed", expected=stated, found=came, words=tuple(_words(stated, came)))
        cursor = pairs[index] + 1
    for came in found[cursor:]:
        yield Part(change="extra", found=came)


def _pairs(gold: Sequence[str], found: Sequence[str]) -> Iterator[tuple[int, int]]:
    counts = [Counter(text.casefold().split()) for text in found]
    cursor = 0
    for index, text in enumerate(gold):
        words = Counter(text.casefold().split())
        for other in range(cursor, len(found)):
            common = 2 * (words & counts[other]).total()
            if common >= _ALIKE * (words.total() + counts[other].total()):
                yield index, other
                cursor = other + 1
                break


def _words(stated: str, came: str) -> Iterator[tuple[Change, str]]:
    one, two = stated.split(), came.split()
    if len(one) > _MOST_WORDS or len(two) > _MOST_WORDS:
        yield from (("missing", stated), ("extra", came))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", " ".join(one[i1:i2])
            continue
        if i1 < i2:
            yield "missing", " ".join(one[i1:i2])
        if j1 < j2:
            yield "extra", " ".join(two[j1:j2])
