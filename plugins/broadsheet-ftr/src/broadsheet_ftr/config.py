"""Reading one site config: its directives, and what is wrong with it."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, TypeAlias

import attrs
from lxml import etree

from broadsheet_ftr.vocabulary import FUNCTIONS, IGNORED, SWITCHES, USED, WITH_ARGUMENT, XPATHS

__all__ = ["Config", "Directive", "Problem", "ProblemCode", "parse_config", "read_config"]

#: What is wrong with a line: it has no "name:"; the directive does not exist; it has no value; its value
#: is no XPath, or no yes or no; it stands where it has no meaning.
ProblemCode: TypeAlias = Literal[
    "no_directive", "unknown_directive", "no_value", "bad_xpath", "bad_switch", "misplaced"
]

_LINE = re.compile(r"(?P<name>\w+)\s*(?:\((?P<argument>.*?)\)\s*)?:(?P<value>.*)", re.ASCII)
_CALL = re.compile(r"""'[^']*'|"[^"]*"|(?P<name>[A-Za-z][\w-]*)\s*\(""")
_NOTES = ("#", "//")  # "//" is no part of the format, but nothing else begins so
_YES = frozenset({"yes", "true", "1"})
_NO = frozenset({"no", "false", "0"})


@attrs.frozen
class Directive:
    """One line of a config.

    Attributes:
        name: Its name.
        value: What stands after the colon, without the white space around it.
        line: Number of the line, from 1.
        argument: What stands in parentheses after the name; "" when there is nothing.
        condition: XPath of the ``if_page_contains`` that follows it; the directive holds for pages on which
            that matches.
    """

    name: str
    value: str
    line: int
    argument: str = ""
    condition: str | None = None


@attrs.frozen
class Problem:
    """Something wrong with a line of a config; the line is left out.

    Attributes:
        file: Name of the file.
        line: Number of the line, from 1.
        code: What is wrong, for programs.
        message: What is wrong, for people.
    """

    file: str
    line: int
    code: ProblemCode
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@attrs.frozen
class Config:
    """A site config.

    Attributes:
        file: Name of its file, "example.com.txt" or ".example.com.txt".
        directives: Its sound directives, in the order of the file; those without effect included.
        problems: What is wrong with its other lines.
    """

    file: str
    directives: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()

    def all(self, *names: str) -> Iterator[Directive]:
        """The directives of these names, in the order of the file."""
        return (directive for directive in self.directives if directive.name in names)

    def says(self, switch: str) -> bool | None:
        """What the last directive of a name that takes yes or no says; None when there is none."""
        values = [directive.value for directive in self.all(switch)]
        return values[-1].lower() in _YES if values else None

    def place(self, directive: Directive) -> str:
        """Where a directive stands: "example.com.txt:12"."""
        return f"{self.file}:{directive.line}"

    @property
    def ignored(self) -> Counter[str]:
        """How often each directive occurs that has no effect."""
        return Counter(directive.name for directive in self.directives if directive.name in IGNORED)

    @property
    def replacements(self) -> tuple[tuple[str, str], ...]:
        """What ``find_string`` and ``replace_string`` say: a text and what to put in its place, in order."""
        found = []
        wanted = None
        for directive in self.all("find_string", "replace_string"):
            if directive.argument:
                found.append((directive.argument, directive.value))
            elif directive.name == "find_string":
                wanted = directive.value
            elif wanted is not None:
                found.append((wanted, directive.value))
                wanted = None
        return tuple(found)

    @property
    def samples(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The addresses that the config was made with, each with the texts that its article must hold."""
        found: list[tuple[str, list[str]]] = []
        for directive in self.all("test_url", "test_contains"):
            if directive.name == "test_url":
                found.append((directive.value, []))
            else:
                found[-1][1].append(directive.value)
        return tuple((url, tuple(texts)) for url, texts in found)


def read_config(path: Path) -> Config:
    """The config in a file. Bytes that are no UTF-8 are replaced.

    Raises:
        OSError: The file cannot be read.
    """
    return parse_config(path.read_bytes().decode("utf-8-sig", "replace"), path.name)


def parse_config(text: str, file: str) -> Config:
    """The config that ``text`` is; ``file`` is the name that provenance and reports call it by."""
    reader = _Reader(file)
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped and not stripped.startswith(_NOTES):
            reader.take(number, stripped)
    reader.close()
    return Config(
        file, tuple(reader.directives), tuple(sorted(reader.problems, key=lambda problem: problem.line))
    )


class _Reader:
    """The lines of one config, taken one by one."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.directives: list[Directive] = []
        self.problems: list[Problem] = []
        self._find: Directive | None = None  # a find_string that waits for its replace_string

    def take(self, number: int, line: str) -> None:
        """Read a line that is neither blank nor a note."""
        match = _LINE.match(line)
        if match is None:
            self._complain(number, "no_directive", f"neither a directive nor a note: {line!r}")
            return
        directive = Directive(
            match["name"].lower(), match["value"].strip(), number, (match["argument"] or "").strip()
        )
        problem = _fault(directive)
        if problem:
            self._complain(number, *problem)
        elif directive.name == "if_page_contains":
            self._condition(directive)
        else:
            self._keep(directive)

    def close(self) -> None:
        """At the end of the file."""
        self._drop_find()

    def _keep(self, directive: Directive) -> None:
        if directive.name == "find_string":
            self._drop_find()
            self._find = directive
        elif directive.name == "replace_string" and not directive.argument:
            if self._find is None:
                self._complain(directive.line, "misplaced", "a replace_string without a find_string above it")
                return
            self._find = None
        elif directive.name == "test_contains" and not any(
            kept.name == "test_url" for kept in self.directives
        ):
            self._complain(directive.line, "misplaced", "a test_contains without a test_url above it")
            return
        self.directives.append(directive)

    def _drop_find(self) -> None:
        if self._find is not None:
            self.directives.remove(self._find)
            self._complain(self._find.line, "misplaced", "a find_string without a replace_string below it")
            self._find = None

    def _condition(self, directive: Directive) -> None:
        """An ``if_page_contains`` is for the directive right above it."""
        above = self.directives[-1] if self.directives else None
        if above is None or above.name not in XPATHS:
            self._complain(directive.line, "misplaced", "an if_page_contains without a rule above it")
            return
        self.directives[-1] = attrs.evolve(above, condition=directive.value)

    def _complain(self, line: int, code: ProblemCode, message: str) -> None:
        self.problems.append(Problem(self._file, line, code, message))


def _fault(directive: Directive) -> tuple[ProblemCode, str] | None:
    """What is wrong with a directive on its own."""
    name, value = directive.name, directive.value
    if name not in USED and name not in IGNORED:
        near = get_close_matches(name, [*USED, *IGNORED], 1, 0.75)
        return "unknown_directive", f"no such directive: {name!r}" + (
            f"; {near[0]!r} is meant?" if near else ""
        )
    if directive.argument and name not in WITH_ARGUMENT:
        return "misplaced", f"{name!r} takes nothing in parentheses: {directive.argument!r}"
    if not value and name != "replace_string":
        return "no_value", f"{name!r} has no value"
    if name in SWITCHES and value.lower() not in _YES | _NO:
        return "bad_switch", f"{name!r} is yes or no: {value!r}"
    return _fault_of_xpath(value) if name in XPATHS else None


def _fault_of_xpath(value: str) -> tuple[ProblemCode, str] | None:
    try:
        etree.XPath(value)
    except etree.XPathError as error:
        return "bad_xpath", f"no XPath ({error}): {value!r}"
    # Compiling does not look whether functions exist.
    for call in _CALL.finditer(value):
        if call["name"] and call["name"] not in FUNCTIONS:
            return "bad_xpath", f"XPath has no function {call['name']!r}: {value!r}"
    return None
