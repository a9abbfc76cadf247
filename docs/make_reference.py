"""Writes docs/reference/model.md, parser.md and errors.md from the docstrings.

python docs/make_reference.py

``tests/test_docs.py`` fails while a page is not what this would write.
"""

import inspect
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

import broadsheet
from broadsheet import errors, model

__all__ = ["pages"]

FOLDER = Path(__file__).parent / "reference"
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
of a plugin; see [the plugin pages](../plugins).
"""
ERRORS = """# Errors

No content of a page raises: what goes wrong with a page stands in `Article.warnings`. These errors are
raised for what is no page at all, and for mistakes of the program that calls.
"""


def pages() -> dict[Path, str]:
    """The pages by their file."""
    return {
        FOLDER / "model.md": "\n".join([MODEL, *_model()]),
        FOLDER / "parser.md": "\n".join([PARSER, *_parser()]),
        FOLDER / "errors.md": "\n".join([ERRORS, *_errors()]),
    }


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
    signature = re.sub(r"(?:typing|broadsheet\.\w+|datetime)\.", "", str(inspect.signature(function)))
    signature = signature.replace("(self, ", "(").replace("(self)", "()")
    yield f"{level} `{name}`\n\n```text\n{name}{signature}\n```\n"
    yield from _sections(inspect.getdoc(function) or "")


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
    lines = inspect.cleandoc(body)
    found = re.findall(r"^(\*{0,2}\w+): (.*(?:\n[ \t]+.*)*)", lines, re.MULTILINE)
    return {name: _inline(" ".join(text.split())) for name, text in found}


def _type(cls: type, name: str) -> str:
    if not attrs.has(cls) or name not in attrs.fields_dict(cls):
        return ""
    text = inspect.formatannotation(typing.get_type_hints(cls)[name])
    text = re.sub(r"(?:typing|datetime|collections\.abc|broadsheet\.\w+)\.", "", text).replace("dt.", "")
    for alias in (*ALIASES, "Block"):
        text = text.replace(str(getattr(model, alias)).replace("typing.", ""), alias)
    block = " | ".join(part.__name__ for part in typing.get_args(model.Block))
    return f"`{text.replace(block, 'Block')}`".replace("|", r"\|")


def _prose(text: str | None) -> str:
    """A docstring's prose as Markdown, each paragraph in one line."""
    paragraphs = re.split(r"\n\s*\n", inspect.cleandoc(text or ""))
    return "\n\n".join(_inline(" ".join(paragraph.split())) for paragraph in paragraphs).strip()


def _inline(text: str) -> str:
    text = re.sub(r":\w+:`~?\.?([^`]+)`", lambda match: f"`{match[1].removeprefix('broadsheet.')}`", text)
    return text.replace("``", "`").replace("|", r"\|")


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text.rstrip() + "\n", "utf-8")
