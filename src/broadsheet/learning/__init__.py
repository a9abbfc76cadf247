"""Learning the peculiarities of a site from several of its pages, as a draft for a person to review.

>>> from broadsheet.dumps import open_dump
>>> from broadsheet.learning import learn
>>> draft = learn(open_dump("examples"), "gazette.example")
>>> draft.findings
()
"""

from broadsheet.learning.comparing import MOST, learn
from broadsheet.learning.draft import Draft, Finding

__all__ = ["MOST", "Draft", "Finding", "learn"]
