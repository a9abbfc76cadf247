"""Turns the HTML or the plain text of an article page into a typed :class:`Article`.

>>> import broadsheet
>>> article = broadsheet.parse("<title>Tide tables</title><p>High water is at noon.</p>")
>>> article.title
'Tide tables'
"""

from typing import TYPE_CHECKING, Any

from broadsheet.errors import (
    BroadsheetError,
    DumpError,
    InvalidArticleError,
    MissingExtraError,
    PluginError,
    RenderError,
    RunError,
    SiteConflictError,
    UnsupportedInputError,
)
from broadsheet.limits import Limits
from broadsheet.model import (
    MAX_NESTING,
    SCHEMA_VERSION,
    Access,
    Article,
    Author,
    Block,
    Candidate,
    Code,
    Embed,
    Entry,
    Figure,
    Footnote,
    Heading,
    Image,
    Kind,
    List,
    ListItem,
    Note,
    Paragraph,
    ParseWarning,
    Precision,
    Provenance,
    PullQuote,
    Quote,
    Removed,
    Section,
    Span,
    SpanKind,
    Table,
    Text,
    Timestamp,
    WarningCode,
)
from broadsheet.parser import Parser, parse

if TYPE_CHECKING:
    from broadsheet.hookspecs import hookimpl

__all__ = [
    "MAX_NESTING",
    "SCHEMA_VERSION",
    "Access",
    "Article",
    "Author",
    "Block",
    "BroadsheetError",
    "Candidate",
    "Code",
    "DumpError",
    "Embed",
    "Entry",
    "Figure",
    "Footnote",
    "Heading",
    "Image",
    "InvalidArticleError",
    "Kind",
    "Limits",
    "List",
    "ListItem",
    "MissingExtraError",
    "Note",
    "Paragraph",
    "ParseWarning",
    "Parser",
    "PluginError",
    "Precision",
    "Provenance",
    "PullQuote",
    "Quote",
    "Removed",
    "RenderError",
    "RunError",
    "Section",
    "SiteConflictError",
    "Span",
    "SpanKind",
    "Table",
    "Text",
    "Timestamp",
    "UnsupportedInputError",
    "WarningCode",
    "hookimpl",
    "parse",
]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})


def __getattr__(name: str) -> Any:
    if name == "hookimpl":  # the specifications import pluggy and lxml
        from broadsheet.hookspecs import hookimpl

        return hookimpl
    if name == "__version__":
        from importlib.metadata import version  # takes longer to import than a page to parse

        return version("broadsheet")
    raise AttributeError(f"module 'broadsheet' has no attribute {name!r}")
