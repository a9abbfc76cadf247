"""Classes whose base is in another package, made when they are first asked for, and what they have in common."""

import types
from importlib import import_module
from typing import Any

from broadsheet.errors import MissingExtraError
from broadsheet.integrations.chunks import Chunker, OnError, Split, TextFormat
from broadsheet.parser import Parser

__all__ = ["Chunking", "made", "needed"]


class Chunking:
    """What a class has whose documents are chunks; its arguments are those of ``Chunker``."""

    def __init__(
        self,
        *,
        split: Split = "article",
        max_length: int | None = None,
        text_format: TextFormat = "text",
        on_error: OnError = "raise",
        parser: Parser | None = None,
    ) -> None:
        self._chunker = Chunker(
            split=split, max_length=max_length, text_format=text_format, on_error=on_error, parser=parser
        )


def needed(module: str, distribution: str) -> Any:
    """A module of another package.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(f"{module} is needed (pip install {distribution})") from error


def made(name: str, body: type, base: Any) -> type:
    """The class that ``body`` is, under a public name of its module, as a child of ``base``.

    Keep it, so that it is the same class at each look-up: pickle wants that.
    """
    public = {"__module__": body.__module__, "__qualname__": name, "__doc__": body.__doc__}
    return types.new_class(name, (body, base), exec_body=lambda namespace: namespace.update(public))
