r"""What it costs to run over a dump: pages a second, processor time, latency and memory, beside other extractors.

>>> from broadsheet.benching import bench
>>> outcome = bench(["crawl.warc.gz"], "scratch", against=["trafilatura"], workers=[1, 2])  # doctest: +SKIP
>>> print("\n".join(outcome.lines()))  # doctest: +SKIP

All systems run in the same way, by :mod:`broadsheet.running`: the same readers, workers and watchdogs, and rows
written to the disk. Only what makes the rows differs.
"""

from broadsheet.benching.figures import Figures, Moment, Reading
from broadsheet.benching.measuring import bench
from broadsheet.benching.outcome import Outcome
from broadsheet.benching.plots import draw, need_matplotlib
from broadsheet.benching.systems import OWN, PeerRows

__all__ = ["OWN", "Figures", "Moment", "Outcome", "PeerRows", "Reading", "bench", "draw", "need_matplotlib"]
