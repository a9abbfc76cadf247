"""Files that say what articles should be: one article in JSON, or many in JSON lines."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from broadsheet.inspecting.gold import Gold, GoldError

__all__ = ["Golds", "read_gold", "read_golds"]


class Golds:
    """What the articles of some pages should be.

    Args:
        records: What is stated of each page, with its identifier ("id") and its address ("url").
        only: Whether the first record is meant for any page.
    """

    def __init__(self, records: Iterable[Mapping[str, Any]], *, only: bool = False) -> None:
        given = list(records)
        self._only = given[0] if only else None
        self._by_id = {
            record["id"]: record for record in reversed(given) if isinstance(record.get("id"), str)
        }
        self._by_url = {
            record["url"]: record for record in reversed(given) if isinstance(record.get("url"), str)
        }

    def find(self, page: str = "", url: str | None = None) -> Gold | None:
        """The gold of a page; None when nothing is stated of it.

        Args:
            page: Its identifier, or its path: the pages of a corpus are named for their records, "pages/0123.html".
            url: Its address.

        Raises:
            GoldError: The record states the body in a form that nobody knows.
        """
        named = self._by_id.get(page) or self._by_id.get(page.rpartition("/")[2].partition(".")[0])
        record = self._only or named or self._by_url.get(url or "")
        return Gold.of(record) if record else None


def read_golds(path: Path | str) -> Golds:
    """What a file states: JSON with one object, or, where its name ends in ".jsonl", lines with an object each.

    Raises:
        GoldError: It holds no such thing.
        OSError: It cannot be read.
    """
    path = Path(path)
    lines = path.suffix == ".jsonl"
    try:
        text = path.read_text("utf-8")
        records = list(map(json.loads, filter(str.strip, text.split("\n")))) if lines else [json.loads(text)]
    except (ValueError, RecursionError) as error:
        raise GoldError(f"no JSON in UTF-8: {error}") from error
    if not all(isinstance(record, dict) for record in records):
        raise GoldError("no object that says what an article should be")
    return Golds(records, only=not lines)


def read_gold(path: Path | str, *, page: str = "", url: str | None = None) -> Gold:
    """The gold in a file of JSON, or the record of a page in a file of JSON lines.

    Args:
        path: The file, as for :func:`read_golds`.
        page: Identifier or path of the page.
        url: Its address.

    Raises:
        GoldError: The file holds no such record, or no JSON.
        OSError: It cannot be read.
    """
    gold = read_golds(path).find(page, url)
    if gold is None:
        raise GoldError("no record of the page")
    return gold
