"""Classes whose base is in another package, made when they are first asked for."""

import types
from importlib import import_module
from typing import Any

from broadsheet.errors import MissingExtraError

__all__ = ["made", "needed"]


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
