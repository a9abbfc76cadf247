"""``broadsheet --print-completion SHELL``: a script with which the shell completes commands and options."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any, Final, NoReturn

from broadsheet._cli.console import print_lines, say

__all__ = ["PrintCompletion"]

#: What stands for a file or a folder in the help.
_PATHS: Final = frozenset({"FILE", "GOLD", "INPUT", "OUT", "PAGE", "PAGES", "PAGE|DIR", "DIR"})


class PrintCompletion(argparse.Action):
    """Prints the script. It is made from the parser itself, so that it knows every command and option."""

    def __init__(self, option_strings: Sequence[str], dest: str, **kwargs: Any) -> None:
        super().__init__(option_strings, dest, choices=("bash", "zsh", "tcsh"), **kwargs)

    def __call__(
        self, parser: argparse.ArgumentParser, _: argparse.Namespace, shell: Any, *__: Any
    ) -> NoReturn:
        try:
            import shtab
        except ImportError:
            say("--print-completion needs the extra cli (pip install 'broadsheet[cli]')")
            parser.exit(1)
        for action in _arguments_of(parser):
            if action.metavar in _PATHS:
                action.complete = shtab.FILE  # type: ignore[attr-defined]  # how shtab is told
        print_lines([shtab.complete(parser, shell).rstrip("\n")])
        parser.exit()


def _arguments_of(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The arguments of a parser and of its commands."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to its own arguments
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from _arguments_of(command)
