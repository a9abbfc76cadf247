"""Fixture folders: a page, the facts about it, and what its article should be.

A case is a folder with three files: ``page.html`` or ``page.txt``; ``meta.toml`` with the ``url`` and, where they
matter, ``kind``, ``encoding``, ``content_type``, ``fetched_at`` and ``plugins``; and ``expected.json`` with any
subset of the article's fields.
"""

import datetime as dt
import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from broadsheet import Article
from broadsheet.errors import BroadsheetError
from broadsheet.testing.pages import SamplePage

__all__ = [
    "EXPECTED",
    "META",
    "PHRASES",
    "UNCONFIRMED",
    "Case",
    "CaseError",
    "field_of",
    "filled_fields",
    "read_case",
    "read_pages",
]

#: Names of the files of a case beside the page.
META: Final = "meta.toml"
EXPECTED: Final = "expected.json"

#: What the article's text must hold, and what it must not; lists of phrases, white space does not count.
PHRASES: Final = ("present", "absent")

#: Stands before the name of a field whose value nobody has confirmed yet.
UNCONFIRMED: Final = "?"

#: What can be stated of an article beside its fields.
_VIEWS: Final[Mapping[str, Callable[[Article], Any]]] = {
    "text": lambda article: article.text,
    "paragraphs": lambda article: article.text.split("\n\n") if article.text else [],
    "markdown": lambda article: article.to_markdown(),
    "schema_version": lambda article: article.to_dict()["schema_version"],
}

#: How sure the parser is and why; it changes with every version of the parser, so nothing is expected of it.
_HOW: Final = frozenset({"confidence", "provenance", "removed"})

_FIELDS: Final = {field.name: field.default for field in attrs.fields(Article) if field.name not in _HOW}

#: What stands for a record when a case states a string in its place: the first of these that the record has.
_SHORT: Final = ("name", "plain", "value", "url", "text")

_KINDS: Final = {".html": "html", ".txt": "text"}
_STRINGS: Final = ("url", "kind", "encoding", "content_type")
_WANTED: Final = {"fetched_at": "a time with a time zone", "plugins": "a list of names"}


class CaseError(BroadsheetError, ValueError):
    """Raised for a folder that is no case; the message begins with the path of the file at fault."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path


@attrs.frozen(kw_only=True)
class Case:
    """A fixture folder, read.

    Attributes:
        folder: The folder.
        page: The page with what ``meta.toml`` says of it.
        expected: What ``expected.json`` states; empty when there is no such file yet.
        unconfirmed: Names of those fields that it states with a "?" in front: what came out of some
            parser, for a person to confirm or to correct.
        plugins: The plugins to parse with, as ``"package.module:Name"`` or ``"installed"``; None when
            ``meta.toml`` leaves that to the test run.
    """

    folder: Path
    page: SamplePage
    expected: Mapping[str, Any]
    unconfirmed: frozenset[str] = frozenset()
    plugins: tuple[str, ...] | None = None

    def accept(self, values: Mapping[str, Any]) -> None:
        """Write ``values`` into ``expected.json``, confirmed; what else it states stays, and so does its order."""
        stated: dict[str, Any] = {}
        for written, value in _read_expected(self.folder / EXPECTED).items():
            name = written.removeprefix(UNCONFIRMED)
            stated[name if name in values else written] = values.get(name, value)
        stated |= values
        document = json.dumps(stated, ensure_ascii=False, indent=1) + "\n"
        # A lone surrogate of a broken page goes out as its JSON escape.
        (self.folder / EXPECTED).write_bytes(document.encode("utf-8", "backslashreplace"))


def read_case(folder: Path) -> Case:
    """The case that a folder holds.

    Raises:
        CaseError: The folder holds no page or several, or one of its files is not as it should be.
    """
    facts = _read_meta(folder / META)
    pages = sorted(path for path in folder.glob("page.*") if path.suffix in _KINDS)
    if len(pages) != 1:
        raise CaseError(folder, f"one of page.html and page.txt is needed, {len(pages)} are there")
    plugins = facts.pop("plugins", None)
    facts.setdefault("kind", _KINDS[pages[0].suffix])
    stated = _read_expected(folder / EXPECTED)
    return Case(
        folder=folder,
        page=SamplePage(source=pages[0].read_bytes(), **facts),
        expected={name.removeprefix(UNCONFIRMED): value for name, value in stated.items()},
        unconfirmed=frozenset(name[1:] for name in stated if name.startswith(UNCONFIRMED)),
        plugins=plugins,
    )


def read_pages(folder: Path | str) -> list[SamplePage]:
    """The pages of all cases in and below a folder, in alphabetical order of their paths.

    Raises:
        CaseError: There is no case, or one is not as it should be.
    """
    found = sorted(path.parent for path in Path(folder).rglob(META))
    if not found:
        raise CaseError(Path(folder), f"no folder with a {META} in it")
    return [read_case(path).page for path in found]


def field_of(article: Article, name: str, like: Any = None) -> Any:
    """What ``expected.json`` would state of an article under ``name``, as :func:`json.loads` would read it.

    Args:
        article: The article.
        name: A field of the article, or "text", "paragraphs" or "markdown".
        like: What a case states. Where it is a string and the article has a record (an author, a
            date, a picture), the name, the date or the address of that record is given.

    Raises:
        KeyError: Nothing of that name can be stated.
    """
    if name in _VIEWS:
        return _VIEWS[name](article)
    default = _FIELDS[name]
    value = article.to_dict().get(name, [] if default == () else default)
    if isinstance(value, list):
        likes = like if isinstance(like, list) else []
        # The last one stands for the items of which the case knows nothing.
        return [
            _shortened(item, likes[min(number, len(likes) - 1)] if likes else None)
            for number, item in enumerate(value)
        ]
    return _shortened(value, like)


def filled_fields(article: Article) -> dict[str, Any]:
    """All fields of the article that are filled, for the first ``expected.json`` of a case."""
    return {name: value for name, value in article.to_dict().items() if name in _FIELDS}


def _shortened(value: Any, like: Any) -> Any:
    if not isinstance(value, dict) or not isinstance(like, str):
        return value
    short = next((value[key] for key in _SHORT if key in value), value)
    # A case may state a date as exactly as it cares to: "2024-03" or "2024-03-07T09".
    return short[: len(like)] if "precision" in value and like else short


def _read_meta(path: Path) -> dict[str, Any]:
    """The facts in a ``meta.toml``, checked; ``plugins`` is a tuple."""
    if not path.is_file():
        raise CaseError(path, "the file is missing")
    try:
        facts = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise CaseError(path, f"no TOML in UTF-8: {error}") from error
    for name, value in facts.items():
        if name in _STRINGS:
            right = isinstance(value, str)
        elif name == "fetched_at":
            right = isinstance(value, dt.datetime) and value.tzinfo is not None
        elif name == "plugins":
            right = isinstance(value, list) and all(isinstance(item, str) for item in value)
            facts[name] = tuple(value) if right else value
        else:
            known = ", ".join((*_STRINGS, "fetched_at", "plugins"))
            raise CaseError(path, f"no fact about a page (there are {known}): {name!r}")
        if not right:
            raise CaseError(path, f"{name} is {_WANTED.get(name, 'a string')}: {value!r}")
    if facts.get("kind", "auto") not in ("auto", "html", "text"):
        raise CaseError(path, f"kind is 'auto', 'html' or 'text': {facts['kind']!r}")
    return facts


def _read_expected(path: Path) -> dict[str, Any]:
    """What an ``expected.json`` states; nothing when it is missing or blank."""
    try:
        text = path.read_text("utf-8") if path.is_file() else ""
        stated = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError) as error:
        raise CaseError(path, f"no JSON in UTF-8: {error}") from error
    if not isinstance(stated, dict):
        raise CaseError(path, "no object with fields of the article")
    for name, value in stated.items():
        if name in PHRASES:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise CaseError(path, f"{name!r} is a list of phrases: {value!r}")
        elif (plain := name.removeprefix(UNCONFIRMED)) not in _FIELDS and plain not in _VIEWS:
            raise CaseError(path, f"no field of an article that can be stated: {name!r}")
        elif plain != name and plain in stated:
            raise CaseError(path, f"stated twice, with and without {UNCONFIRMED!r}: {plain!r}")
    return stated
