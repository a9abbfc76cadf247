"""Reading dumps of web pages: WARC and WET files, folders, zip and tar archives, JSON lines, Parquet, pipes.

>>> from broadsheet import Parser
>>> from broadsheet.dumps import open_dump, parse_record
>>> parser = Parser()
>>> for record in open_dump("examples"):  # doctest: +SKIP
...     print(record.id, parse_record(parser, record).title)
"""

from broadsheet.dumps.columns import ALIASES
from broadsheet.dumps.opening import DumpFormat, format_of, open_dump, read_record
from broadsheet.dumps.record import Content, Problem, ProblemKind, Record, parse_record

__all__ = [
    "ALIASES",
    "Content",
    "DumpFormat",
    "Problem",
    "ProblemKind",
    "Record",
    "format_of",
    "open_dump",
    "parse_record",
    "read_record",
]
