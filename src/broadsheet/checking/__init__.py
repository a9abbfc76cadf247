"""Checking a plugin against pages: which rules match, what it changes, and whether it is still needed.

>>> from broadsheet.checking import check_plugin
>>> from broadsheet.dumps import Record
>>> from broadsheet.sites import Site
>>> shop = Site(name="gazette", hosts=("gazette.example",), drop=("//aside", "//form"))
>>> page = Record(id="1", source="memory", url="https://gazette.example/1", html="<p>News.</p><aside>Shop</aside>")
>>> [rule.name for rule in check_plugin(shop, [page]).dead]
["drop '//form'"]
"""

from broadsheet.checking.check import check_plugin
from broadsheet.checking.loading import load_plugin
from broadsheet.checking.report import Abstention, Body, Change, CheckReport, Example, Failure, RuleUse

__all__ = [
    "Abstention",
    "Body",
    "Change",
    "CheckReport",
    "Example",
    "Failure",
    "RuleUse",
    "check_plugin",
    "load_plugin",
]
