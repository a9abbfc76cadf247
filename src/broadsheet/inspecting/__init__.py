"""Looking at an article beside its page: a report in one HTML file that says of each block what became of it and why.

>>> import broadsheet
>>> from broadsheet.inspecting import inspect_article
>>> source = "<title>Tide tables</title><h1>Tide tables</h1><p>High water is at noon.</p>"
>>> report = inspect_article(broadsheet.parse(source), source)
>>> report.startswith("<!DOCTYPE html>"), "http:" in report
(True, False)
"""

from broadsheet.inspecting.gold import Gold, GoldError
from broadsheet.inspecting.golds import Golds, read_gold, read_golds
from broadsheet.inspecting.report import inspect_article

__all__ = ["Gold", "GoldError", "Golds", "inspect_article", "read_gold", "read_golds"]
