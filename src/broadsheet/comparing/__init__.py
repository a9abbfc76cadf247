r"""Several extractors on the same pages: what each finds, and how far that agrees with the others, or with a gold.

>>> from broadsheet.comparing import compare_records
>>> from broadsheet.dumps import open_dump
>>> comparison = compare_records(open_dump("pages"), peers=["trafilatura"])  # doctest: +SKIP
>>> print("\n".join(comparison.lines()))  # doctest: +SKIP
"""

from broadsheet.comparing.comparison import ComparedPage, Comparison, Found
from broadsheet.comparing.running import compare_records
from broadsheet.comparing.scoring import FIELDS, Agreement, agreement, field_score, words_of

__all__ = [
    "FIELDS",
    "Agreement",
    "ComparedPage",
    "Comparison",
    "Found",
    "agreement",
    "compare_records",
    "field_score",
    "words_of",
]
