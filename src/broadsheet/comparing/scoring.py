"""How far two extractors say the same of a page."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import fmean
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from broadsheet.inspecting.gold import key_of

__all__ = ["FIELDS", "Agreement", "agreement", "field_score", "words_of"]

#: The fields that are compared, by their names in :class:`broadsheet.peers.PeerResult`, and those that a gold uses.
FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "title": ("title",),
        "authors": ("authors",),
        "published": ("published",),
        "language": ("language", "lang"),
        "site_name": ("site_name",),
        "description": ("description", "subtitle", "dek"),
        "tags": ("tags",),
        "lead_image": ("lead_image",),
    }
)

# Scripts that set no space between words, of which each character counts: Thai, Lao, Khmer, Myanmar, kana, Han.
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_WORD: Final = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
_DAY: Final = len("2025-03-14")


class Agreement(NamedTuple):
    """How far the words of a body are those that are expected, each counted as often as it stands there.

    Attributes:
        f1: The harmonic mean of the other two, 0 to 1.
        precision: Share of the words found that are expected, 0 to 1.
        recall: Share of the words expected that are found, 0 to 1.
    """

    f1: float
    precision: float
    recall: float

    @classmethod
    def mean(cls, values: Iterable["Agreement"]) -> "Agreement | None":
        """The mean of each; None of nothing."""
        columns = list(zip(*values, strict=True))
        return cls(*map(fmean, columns)) if columns else None


def words_of(text: str) -> Counter[str]:
    """How often each word stands in a text. Signs, spaces and capitals do not count."""
    return Counter(_WORD.findall(text.casefold()))


def agreement(expected: Counter[str], found: Counter[str]) -> Agreement:
    """How far two bodies have the same words, in any order. Two empty ones agree, an empty one and another do not."""
    if not expected or not found:
        same = float(expected == found)
        return Agreement(same, same, same)
    common, there, wanted = (expected & found).total(), found.total(), expected.total()
    return Agreement(2 * common / (there + wanted), common / there, common / wanted)


def field_score(name: str, expected: Any, found: Any) -> float:
    """How far a value of a field says what is expected, 0 to 1.

    For names and topics it is the F1 of the two sets; else it is 1 when both say the same. Signs, spaces and capitals do
    not count. Of times the day is compared, of languages the language without region, of pictures the name of the
    file. Several values that are expected of a field with one are alternatives.
    """
    if name in ("authors", "tags"):
        return _shared(
            {key_of(str(item)) for item in expected or ()}, {key_of(str(item)) for item in found or ()}
        )
    form = _FORMS.get(name, key_of)
    stated = expected if isinstance(expected, list | tuple) else [expected]
    return float(form(str(found or "")) in {form(str(value or "")) for value in stated})


def _shared(wanted: set[str], there: set[str]) -> float:
    total = len(wanted) + len(there)
    return 2 * len(wanted & there) / total if total else 1.0


def _day(moment: str) -> str:
    return moment[:_DAY]


def _primary(tag: str) -> str:
    return re.split(r"[-_]", tag, maxsplit=1)[0].lower()


def _file(address: str) -> str:
    return re.split(r"[?#]", address, maxsplit=1)[0].rpartition("/")[2]


#: What is compared of a value, by field; of others the letters and digits.
_FORMS: Final = {"published": _day, "language": _primary, "lead_image": _file}
