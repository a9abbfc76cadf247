"""Running a parser over whole dumps: several workers, one row for each record, and nothing lost on the way.

>>> from broadsheet.running import Job, run
>>> summary = run(Job(inputs=("crawl.warc.gz",), output="rows"), workers=2)  # doctest: +SKIP

What runs where: :mod:`~broadsheet.running.plan` cuts the inputs into shards, a
:mod:`~broadsheet.running.supervisor` hands them to processes, each of which
(:mod:`~broadsheet.running.worker`) reads its shard, parses and writes it by itself.
"""

from broadsheet.running.job import Job, OutputFormat
from broadsheet.running.progress import Progress, Standing, progress_for
from broadsheet.running.run import run
from broadsheet.running.summary import Summary

__all__ = ["Job", "OutputFormat", "Progress", "Standing", "Summary", "progress_for", "run"]
