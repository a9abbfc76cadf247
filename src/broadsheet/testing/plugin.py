"""The pytest plugin: each field that a fixture folder states becomes a test.

It is found by its entry point (``pytest11``) and collects nothing before a project says where its cases are::

    [tool.pytest.ini_options]
    broadsheet_cases = ["tests/pages"]

``pytest --broadsheet-update`` writes into ``expected.json`` what came out. A ``conftest.py`` may choose the parser
with the hook ``pytest_broadsheet_parser``.
"""

import functools
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from broadsheet import Article, Parser
from broadsheet.errors import BroadsheetError
from broadsheet.testing.cases import (
    EXPECTED,
    META,
    PHRASES,
    UNCONFIRMED,
    CaseError,
    field_of,
    filled_fields,
    read_case,
)
from broadsheet.testing.diffs import difference

__all__ = [
    "CaseFile",
    "FieldItem",
    "PluginHooks",
    "pytest_addhooks",
    "pytest_addoption",
    "pytest_broadsheet_parser",
    "pytest_collect_file",
    "pytest_configure",
]

_FOLDERS = "broadsheet_cases"
_UPDATE = "--broadsheet-update"


class PluginHooks:
    """The hooks of this pytest plugin."""

    @pytest.hookspec(firstresult=True)
    def pytest_broadsheet_parser(self, config: pytest.Config, folder: Path) -> Parser | None:
        """The parser for the case in ``folder``; None leaves it to the next implementation.

        Asked once for each case whose ``meta.toml`` names no plugins. Without an implementation in a
        ``conftest.py`` the parser has all installed plugins.
        """


class MismatchError(AssertionError):
    """Raised when a field is not what the case states; the message says how it differs."""


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Make the hook known."""
    pluginmanager.add_hookspecs(PluginHooks)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the setting."""
    group = parser.getgroup("broadsheet", "cases of article extraction")
    group.addoption(
        _UPDATE, action="store_true", help=f"write what comes out into {EXPECTED} of the selected cases"
    )
    parser.addini(_FOLDERS, "folders below which cases of article extraction lie", type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to update files from several processes at once."""
    if config.getoption(_UPDATE) and config.getoption("numprocesses", None):
        raise pytest.UsageError(f"{_UPDATE} works in one process; leave out -n")


@pytest.hookimpl(trylast=True)
def pytest_broadsheet_parser() -> Parser:
    """The parser with all installed plugins."""
    return _parser_with(("installed",))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "CaseFile | None":
    """The case in the folder of a ``meta.toml``, or of a page whose ``meta.toml`` is missing."""
    roots = parent.config.getini(_FOLDERS)
    if not any(root in file_path.parents for root in roots):
        return None
    forgotten = file_path.stem == "page" and not file_path.with_name(META).exists()
    if file_path.name != META and not forgotten:
        return None
    # Its path is that of the expectations, so that the identifier of a failed test says what to read.
    case_file: CaseFile = CaseFile.from_parent(parent, path=file_path.with_name(EXPECTED))
    return case_file


class CaseFile(pytest.File):
    """A case; it is read when it is collected, and its page is parsed once, by the first of its tests."""

    def collect(self) -> Iterator["FieldItem"]:
        """One test for each field that is stated; one in all where nothing is stated yet."""
        self.case = read_case(self.path.parent)
        for name in self.case.expected or (EXPECTED,):
            yield FieldItem.from_parent(self, name=name)

    @functools.cached_property
    def article(self) -> Article:
        """The article that the parser makes of the page."""
        if self.case.plugins is not None:
            try:
                parser = _parser_with(self.case.plugins)
            except (BroadsheetError, ImportError, AttributeError, ValueError) as error:
                raise CaseError(self.case.folder / META, f"no parser with these plugins: {error}") from error
        else:
            parser = self.ihook.pytest_broadsheet_parser(config=self.config, folder=self.case.folder)
        return self.case.page.parse(parser)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:  # type: ignore[override]
        """A faulty case in one line, anything else as pytest shows it."""
        if isinstance(excinfo.value, CaseError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class FieldItem(pytest.Item):
    """The test of one field of a case."""

    parent: CaseFile

    def runtest(self) -> None:
        """Compare what is stated with what came out; with the option, make them equal.

        Raises:
            MismatchError: They differ.
        """
        case, article = self.parent.case, self.parent.article
        update = self.config.getoption(_UPDATE)
        if not case.expected:
            if not update:
                raise MismatchError(
                    f"nothing is expected yet; {_UPDATE} writes what comes out, for you to read"
                )
            case.accept(filled_fields(article))
        elif self.name in PHRASES:
            _check_phrases(self.name, case.expected[self.name], article)
        else:
            stated = case.expected[self.name]
            found = field_of(article, self.name, like=stated)
            unconfirmed = self.name in case.unconfirmed
            if update and (unconfirmed or found != stated):
                case.accept({self.name: found})
            elif unconfirmed:
                raise MismatchError(_question(article, self.name, stated, found))
            elif found != stated:
                raise MismatchError(_report(article, self.name, stated, found))

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where the expectation stands, and the heading of a failure."""
        return self.path, None, f"{self.path.parent.name}: {self.name}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A difference or a faulty page without the lines of code that found it."""
        if isinstance(excinfo.value, MismatchError | BroadsheetError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


@functools.cache
def _parser_with(plugins: tuple[str, ...]) -> Parser:
    """A parser with plugins by name; it is immutable, so all cases with the same plugins share it."""
    return Parser(plugins=[name if name == "installed" else pkgutil.resolve_name(name) for name in plugins])


def _check_phrases(name: str, phrases: list[str], article: Article) -> None:
    text = " ".join(article.text.split())
    wrong = [phrase for phrase in phrases if (" ".join(phrase.split()) in text) != (name == "present")]
    if wrong:
        problem = "these are not in the text:" if name == "present" else "these are in the text:"
        raise MismatchError("\n".join([problem, *(f"  {phrase!r}" for phrase in wrong), *_remarks(article)]))


def _report(article: Article, name: str, stated: Any, found: Any) -> str:
    """The difference, where the value comes from, and what went wrong on the way."""
    origin = article.provenance_of(name)
    source = [f"source: {origin.source}"] if origin else []
    head = f"{name} (- expected, + found)"
    return "\n".join([head, difference(stated, found), *source, *_remarks(article)])


def _question(article: Article, name: str, stated: Any, found: Any) -> str:
    """How to confirm what nobody has confirmed yet; and what was found, or how it differs."""
    head = f'{name}: if it is right take the {UNCONFIRMED!r} off "{UNCONFIRMED}{name}" in {EXPECTED}, else correct it first'
    if found != stated:
        return f"{head}\n{_report(article, name, stated, found)}"
    return f"{head}\n{json.dumps(found, ensure_ascii=False, indent=1)}"


def _remarks(article: Article) -> list[str]:
    return [f"{warning.code}: {warning.message}" for warning in article.warnings]
