"""Jobs for the tests whose parser does what the pages say: it hangs, crashes, eats memory, or makes an article."""

import json
import os
import re
import signal
import sys
import time
from pathlib import Path

import attrs

from broadsheet import Article, Paragraph, Section
from broadsheet.dumps.rows import COLUMNS, Maker
from broadsheet.running import Job

LIMIT = 1.0  # seconds for a page, where that matters


class Perilous:
    """In the place of a parser: the page is a word that says what happens."""

    def __init__(self, log):
        self._log = log

    def parse(self, source, **_):
        """Do what the page says."""
        word = source.decode() if isinstance(source, bytes) else source
        if self._log:
            with Path(self._log).open("a") as log:
                log.write(word + "\n")
        peril = getattr(self, f"_{word.partition(' ')[0]}", None)
        if peril is not None:
            peril(word)
        body = Section(blocks=(Paragraph(text=word),))
        return Article(title=word, sections=(body,), kind="article", confidence=0.5)

    def _hang(self, _):
        re.match(r"(a+)+$", "a" * 60 + "b")  # C code that holds the lock of the interpreter

    def _doze(self, _):
        time.sleep(60)

    def _segfault(self, _):
        os.kill(os.getpid(), signal.SIGSEGV)

    def _leave(self, _):
        os._exit(7)

    def _eat(self, _):
        bytearray(4 << 30)

    def _raise(self, _):
        raise ZeroDivisionError("by a page")

    def _once(self, word):
        """End the process, but the first time only."""
        path = Path(word.partition(" ")[2])
        if not path.exists():
            path.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    def _flaky(self, word):
        """Fail until there is a file of that name."""
        if not Path(word.partition(" ")[2]).exists():
            raise ZeroDivisionError("not yet")

    def _slow(self, _):
        time.sleep(0.01)


@attrs.frozen(kw_only=True)
class PerilousJob(Job):
    """A job with that parser.

    Attributes:
        log: A file to which each page is added that is parsed.
    """

    log: str = ""

    def parser(self):
        """The parser."""
        return Perilous(self.log)


@attrs.frozen(kw_only=True)
class StillbornJob(PerilousJob):
    """A job whose workers end before they begin."""

    def parser(self):
        """None."""
        os._exit(3)


@attrs.frozen(kw_only=True)
class FullJob(PerilousJob):
    """A job whose workers find the disk full."""

    def parser(self):
        """None."""
        raise OSError(28, "No space left on device")


@attrs.frozen(kw_only=True)
class CursedJob(PerilousJob):
    """A job whose reader ends the process at the record "1" of each shard."""

    def takes(self, name):
        """Whether the record is in the sample."""
        return os._exit(4) if name == "1" else True


class LoudRows(Maker):
    """Makes rows without any parser."""

    def content_row(self, record):
        """The row."""
        return {column.name: None for column in COLUMNS} | {"kind": "article", "title": record.html.upper()}


def job(folder, *inputs, **options):
    """A job that writes into ``folder / "out"``."""
    return PerilousJob(**{"inputs": inputs, "output": folder / "out"} | options)


def write_words(path, words, *, size=0):
    """Write pages as JSON lines, each padded to ``size`` bytes."""
    rows = [{"id": f"{number}", "html": word, "pad": "x" * size} for number, word in enumerate(words)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def rows_in(output):
    """The rows of an output folder of JSON lines, in order, without what differs from run to run."""
    paths = sorted(output.glob("part-*.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    return [{name: value for name, value in row.items() if name != "elapsed_us"} for row in rows]


def drive(folder, *options):
    """Run over all files of ``folder / "in"``, slowly; for a process of its own. The options are those of a job."""
    from broadsheet.running import run

    inputs = sorted((folder / "in").iterdir())
    settings = dict(option.split("=") for option in options)
    run(job(folder, *inputs, **settings), workers=2, resume=True)


if __name__ == "__main__":
    drive(Path(sys.argv[1]), *sys.argv[2:])
