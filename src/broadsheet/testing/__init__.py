"""What the author of a plugin tests with: fixture folders, laws, and generated pages.

It needs the extra ``testing`` (pytest and Hypothesis). :mod:`broadsheet.testing.plugin` is the pytest
plugin, :mod:`broadsheet.testing.strategies` holds the Hypothesis strategies.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from broadsheet.testing.cases import Case, CaseError, read_case, read_pages
    from broadsheet.testing.checking import check_laws
    from broadsheet.testing.laws import LAWS, LawError
    from broadsheet.testing.pages import SamplePage

__all__ = ["LAWS", "Case", "CaseError", "LawError", "SamplePage", "check_laws", "read_case", "read_pages"]

_MODULES = {"check_laws": "checking", "LAWS": "laws", "LawError": "laws", "SamplePage": "pages"}


def __getattr__(name: str) -> Any:
    # Every run of pytest on a machine with broadsheet imports this package, and few need what it offers.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'cases')}"), name)
