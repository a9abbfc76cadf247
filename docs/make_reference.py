"""Writes the pages in docs/reference/, apart from that of the command, from the docstrings.

python docs/make_reference.py

``tests/test_docs.py`` fails while a page is not what this would write.
"""

import inspect
import pkgutil
import re
import textwrap
import typing
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

import broadsheet
from broadsheet import errors, model

__all__ = ["pages"]

FOLDER = Path(__file__).parent / "reference"
WIDTH = 90  # characters of a signature that stays on one line
ALIASES = ("Kind", "Access", "Precision", "SpanKind", "WarningCode")
FIRST = ("Article", "Author", "Timestamp", "Section", "Heading", "Text", "Span", "Image")

MODEL = """# The model

All types are frozen, slotted, hashable and picklable, and compare by value. Change one with `attrs.evolve`.
They are made with keyword arguments; where a field holds a `Text`, a plain string will do. Import them from
`broadsheet`. `SCHEMA_VERSION` is the version of what `to_dict` writes, `MAX_NESTING` the depth to
which blocks are nested in blocks.
"""
PARSER = """# Parsing

`parse` is enough for most uses. A `Parser` is for a choice of plugins or limits. `hookimpl` marks the hooks
of a plugin; see [the hooks](../plugins/hooks.md).
"""
ERRORS = """# Errors

No content of a page raises: what goes wrong with a page stands in `Article.warnings`. These errors are
raised for what is no page at all, and for mistakes of the program that calls.
"""


#: Public modules that need no page of their own: other pages have what is in them.
ELSEWHERE = {"errors", "hookspecs", "limits", "model", "parser", "render"}
#: Packages whose modules are imported by their full names.
NAMESPACES = {"compat", "integrations"}
#: A reference to a name, until the pages are there and it can become a link.
REFERENCE = "\0{}\0"


def pages() -> dict[Path, str]:
    """The pages by their file."""
    parts = {"model": [MODEL, *_model()], "parser": [PARSER, *_parser()], "errors": [ERRORS, *_errors()]}
    parts |= {name: list(_module(module)) for name, module in _modules(broadsheet)}
    texts = {f"{name}.md": "\n".join(lines) for name, lines in parts.items()}
    homes = {
        name: f"{page}#{name.lower().replace('.', '')}"
        for page, text in reversed(texts.items())
        for name in re.findall(r"^##+ `([\w.]+)`$", text, re.MULTILINE)
    }
    return {FOLDER / page: _linked(text, homes) for page, text in texts.items()}


def _modules(package: ModuleType) -> Iterator[tuple[str, ModuleType]]:
    """The public modules with a page of their own, by their name below the package."""
    for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        name = info.name.removeprefix("broadsheet.")
        if name in ELSEWHERE or "._" in info.name:
            continue
        module = import_module(info.name)
        yield name, module
        if name in NAMESPACES:
            yield from _modules(module)


def _linked(text: str, homes: dict[str, str]) -> str:
    """The text with its references as links to the headings of what they name."""

    def link(match: re.Match[str]) -> str:
        name = re.sub(r"^broadsheet\.([a-z]+\.)?", "", match[1])
        return f"[`{name}`]({homes[name]})" if name in homes else f"`{match[1].removeprefix('broadsheet.')}`"

    return re.sub(REFERENCE.format("([^\0]+)"), link, text)


def _model() -> Iterator[str]:
    rest = [name for name in model.__all__ if name not in FIRST and name not in ALIASES]
    for name in [*FIRST, *rest]:
        value = getattr(model, name)
        if isinstance(value, type):
            yield from _class(value)
    yield "## Words that stand for something\n"
    for name in ALIASES:
        values = ", ".join(f'`"{value}"`' for value in typing.get_args(getattr(model, name)))
        yield f"`{name}`: {values}\n"
    yield f"`Block`: {', '.join(f'`{part.__name__}`' for part in typing.get_args(model.Block))}\n"


def _parser() -> Iterator[str]:
    yield from _function("parse", broadsheet.parse, "##")
    yield from _class(broadsheet.Parser)
    yield from _class(broadsheet.Limits)


def _errors() -> Iterator[str]:
    for name in errors.__all__:
        error = getattr(errors, name)
        bases = ", ".join(f"`{base.__name__}`" for base in error.__bases__)
        yield f"## `{name}`\n\n{_prose(error.__doc__)}\n\nA child of {bases}.\n"


def _module(module: ModuleType) -> Iterator[str]:
    """The page of a module: its prose, then each of its public names."""
    yield f"# `{module.__name__}`\n\n{_prose(module.__doc__)}\n"
    others = []
    for name in sorted(getattr(module, "__all__", ()), key=lambda name: (not name[0].islower(), name)):
        value = _value(module, name)
        if isinstance(value, type):
            yield from _class(value)
        elif inspect.isroutine(value):
            yield from _function(name, value, "##")
        else:
            others.append(name)
    if others:
        yield "## Constants and other names\n"
        yield from (f"{_other(name, _value(module, name))}\n" for name in others)


def _value(module: ModuleType, name: str) -> Any:
    """What a name stands for; None for what another program brings, whether it is installed or not."""
    return (
        vars(module).get(name) if module.__package__ == "broadsheet.integrations" else getattr(module, name)
    )


def _other(name: str, value: Any) -> str:
    words = [f'`"{item}"`' for item in typing.get_args(value) if isinstance(item, str)]
    shown = [f"`{value!r}`"] if isinstance(value, int | float | str) else words
    return f"`{name}`: {', '.join(shown)}" if shown else f"`{name}`"


def _class(cls: type) -> Iterator[str]:
    prose, attributes = _split(cls)
    yield f"## `{cls.__name__}`\n"
    yield from _sections(prose)
    if attributes:
        yield "| field | type | meaning |\n| --- | --- | --- |"
        for name, meaning in attributes.items():
            yield f"| `{name}` | {_type(cls, name)} | {meaning} |"
        yield ""
    for name, member in vars(cls).items():
        if name.startswith("_") or not inspect.getdoc(member):
            continue
        if isinstance(member, property):
            yield f"### `{cls.__name__}.{name}`\n\n{_prose(inspect.getdoc(member))}\n"
        elif callable(member) or isinstance(member, classmethod):
            yield from _function(f"{cls.__name__}.{name}", getattr(cls, name), "###")


def _function(name: str, function: Any, level: str) -> Iterator[str]:
    yield f"{level} `{name}`\n\n```text\n{name}{_signature(function)}\n```\n"
    yield from _sections(inspect.getdoc(function) or "")


def _signature(function: Any) -> str:
    """A signature without the names of modules; over several lines where it is long."""
    stated = inspect.signature(function)
    parameters = [parameter for name, parameter in stated.parameters.items() if name != "self"]
    text = str(stated.replace(parameters=parameters))
    if len(_short(text)) > WIDTH:
        inside, _, result = text.removeprefix("(").rpartition(")")
        arguments = re.split(r", (?=\*?\*?\w+(?::|$)|\*,|/)", inside)
        text = "(\n" + "".join(f"    {argument},\n" for argument in arguments) + f"){result}"
    return _short(text)


def _short(annotation: str) -> str:
    """Annotations as the source writes them: without modules, types of several words by their names."""
    annotation = annotation.replace("typing.", "")
    for printed, name in _aliases().items():
        annotation = annotation.replace(printed, name)
    annotation = re.sub(r"<class '([\w.]+)'>", r"\1", annotation)
    annotation = re.sub(r"<function <lambda> at \w+>", "...", annotation)
    annotation = re.sub(r"<function (\w+) at \w+>", r"\1", annotation)
    annotation = re.sub(r"(: |-> |(?<!Literal)\[)'([^']+)'", r"\1\2", annotation)
    annotation = re.sub(r"Optional\[(\w+)\]", r"\1 | None", annotation)
    return re.sub(r"\b(?:datetime|dt|collections\.abc|pathlib|broadsheet(?:\.\w+)*)\.(?=\w)", "", annotation)


@cache
def _aliases() -> dict[str, str]:
    """The public names of types that are made of others, by how these are printed; the longest first."""
    spaces = [vars(module) for _, module in (("model", model), *_modules(broadsheet))]
    found = {
        str(value).replace("typing.", ""): name
        for space in reversed(spaces)
        for name, value in space.items()
        if name in space.get("__all__", ()) and not isinstance(value, type) and typing.get_args(value)
    }
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _sections(docstring: str) -> Iterator[str]:
    """The prose of a docstring, and its sections as lists."""
    doc, *sections = re.split(r"\n(Args|Returns|Raises|Yields):\n", docstring)
    yield f"{_prose(doc)}\n"
    for title, body in zip(sections[::2], sections[1::2], strict=True):
        yield f"{title}:\n"
        entries = _entries(body)
        yield "\n".join(f"- `{key}`: {value}" for key, value in entries.items()) or f"- {_prose(body)}"
        yield ""


def _split(cls: type) -> tuple[str, dict[str, str]]:
    """A class's prose, and what it says about its attributes."""
    doc, _, body = (inspect.getdoc(cls) or "").partition("\nAttributes:\n")
    body, _, more = body.partition("\n\n")
    return f"{doc}\n\n{inspect.cleandoc(more)}".strip(), _entries(body)


def _entries(body: str) -> dict[str, str]:
    """The entries of a Google-style section."""
    lines = textwrap.dedent(body)
    found = re.findall(r"^(\*{0,2}\w+): (.*(?:\n[ \t]+.*)*)", lines, re.MULTILINE)
    return {name: _inline(" ".join(text.split())) for name, text in found}


def _type(cls: type, name: str) -> str:
    if not attrs.has(cls) or name not in attrs.fields_dict(cls):
        return ""
    try:
        text = inspect.formatannotation(typing.get_type_hints(cls)[name])
    except NameError:  # it is imported for type checkers only
        text = str(attrs.fields_dict(cls)[name].type)
    return f"`{_short(text)}`".replace("|", r"\|")


def _prose(text: str | None) -> str:
    """A docstring's prose as Markdown, each paragraph in one line."""
    paragraphs = re.split(r"\n\s*\n", inspect.cleandoc(text or ""))
    return "\n\n".join(
        f"```python\n{paragraph}\n```"
        if paragraph.startswith(">>>")
        else _inline(" ".join(paragraph.split()))
        for paragraph in paragraphs
    ).strip()


def _inline(text: str) -> str:
    text = re.sub(r":\w+:`~?\.?([^`]+)`", lambda match: REFERENCE.format(match[1]), text)
    return text.replace("``", "`").replace("|", r"\|")


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text.rstrip() + "\n", "utf-8")
