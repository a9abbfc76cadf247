"""The manifest: what a run was asked to do, its shards, and which of them are done.

``_manifest.jsonl`` in the output folder holds the settings in its first line, then a line for each shard, and
then a line for each that was done, or whose errors are being tried again.
"""

import json
import os
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, Self

from broadsheet.errors import RunError
from broadsheet.running.job import Job
from broadsheet.running.plan import Shard
from broadsheet.running.tally import Tally
from broadsheet.running.writers import write_whole

__all__ = ["Manifest"]

_NAME: Final = "_manifest.jsonl"
_VERSION: Final = 1


class Manifest:
    """The manifest of an output folder.

    Attributes:
        done: What the rows of each shard hold that was done once, by number.
        redoing: Numbers of the shards whose errors are being tried again.
    """

    def __init__(self, output: Path, lines: list[dict[str, Any]], shards: int) -> None:
        self.done: dict[int, Tally] = {}
        self.redoing: set[int] = set()
        for event in lines[1 + shards :]:
            if "redo" in event:
                self.redoing.add(event["redo"])
            else:
                self.redoing.discard(event["done"])
                self.done[event["done"]] = Tally.from_dict(event["tally"])
        # Written anew, so that what is added does not follow a line that was cut.
        write_whole(output / _NAME, b"".join(map(_line, lines)))
        self._file = (output / _NAME).open("ab")

    @classmethod
    def create(cls, job: Job, shards: list[Shard]) -> Self:
        """A new manifest."""
        return cls(job.output, _plan(job, shards), len(shards))

    @classmethod
    def resume(cls, job: Job, shards: list[Shard]) -> Self:
        """The manifest of the run that is resumed.

        Raises:
            RunError: That run had other settings or other inputs.
        """
        lines = _read(job.output / _NAME)
        _compare(lines, _plan(job, shards))
        return cls(job.output, lines, len(shards))

    @staticmethod
    def exists(output: Path) -> bool:
        """Whether a folder has a manifest."""
        return (output / _NAME).exists()

    def note_redo(self, number: int) -> None:
        """Note that the errors of a shard are tried again."""
        self.redoing.add(number)
        self._append({"redo": number})

    def note_done(self, number: int, tally: Tally) -> None:
        """Note that the rows of a shard are all there."""
        self.redoing.discard(number)
        self.done[number] = tally
        self._append({"done": number, "rows": tally.rows, "tally": tally.to_dict()})

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _append(self, event: dict[str, Any]) -> None:
        self._file.write(_line(event))
        self._file.flush()
        os.fsync(self._file.fileno())


def _plan(job: Job, shards: list[Shard]) -> list[dict[str, Any]]:
    """The first lines, as they are read back."""
    settings = job.settings()
    digest = blake2b(_line(settings), digest_size=8).hexdigest()
    head = {"manifest": _VERSION, "hash": digest, "shards": len(shards), "settings": settings}
    lines: list[dict[str, Any]] = [head, *(shard.to_dict() for shard in shards)]
    return [json.loads(_line(line)) for line in lines]


def _read(path: Path) -> list[dict[str, Any]]:
    lines = []
    for line in path.read_bytes().splitlines(keepends=True):
        try:
            lines.append(json.loads(line))
        except ValueError:
            break
    return lines


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, sort_keys=True).encode() + b"\n"


def _compare(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    """Refuse to mix rows of different runs.

    Raises:
        RunError: The runs differ.
    """
    if not old or old[0].get("manifest") != _VERSION:
        raise RunError("the manifest in the output folder cannot be read")
    before, now = old[0]["settings"], new[0]["settings"]
    changed = [
        f"{name} was {before.get(name)!r} and is {now[name]!r}"
        for name in now
        if before.get(name) != now[name]
    ]
    if changed:
        raise RunError(f"the run in the output folder had other settings: {'; '.join(changed)}")
    for shard, other in zip(new[1:], old[1 : 1 + old[0]["shards"]], strict=False):
        if shard != other:
            raise RunError(f"the inputs have changed since the run began: {shard['path']}")
    if len(new) != old[0]["shards"] + 1:
        raise RunError("the inputs have changed since the run began: there are more, or less of them")
