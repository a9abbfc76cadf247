"""The errors that broadsheet raises, all of them children of :class:`BroadsheetError`.

No *content* of a page makes :func:`broadsheet.parse` raise; these errors say that the
caller handed over something that is no page at all, or configured a parser wrongly.
"""

__all__ = [
    "BroadsheetError",
    "DumpError",
    "InvalidArticleError",
    "MissingExtraError",
    "PluginError",
    "RenderError",
    "RunError",
    "SiteConflictError",
    "UnsupportedInputError",
]


class BroadsheetError(Exception):
    """The base class of every error of this library."""


class UnsupportedInputError(BroadsheetError, ValueError):
    """Raised when the source is neither HTML nor text: a PDF, an image, an archive, a compressed stream."""


class DumpError(BroadsheetError, ValueError):
    """Raised when a dump cannot be opened, or when a record is asked for that could not be read."""


class InvalidArticleError(BroadsheetError, ValueError):
    """Raised by ``Article.from_dict`` and ``from_json`` for data that no version of broadsheet wrote."""


class MissingExtraError(BroadsheetError, ImportError):
    """Raised when a package is needed that is not installed; the message names the extra that brings it."""


class RenderError(BroadsheetError, LookupError):
    """Raised when an output format is asked for that no installed renderer offers."""


class PluginError(BroadsheetError):
    """Raised when a ``Parser`` is built with a plugin that does not fit the hook specifications."""


class RunError(BroadsheetError):
    """Raised when a run over dumps cannot begin, be resumed, or go on."""


class SiteConflictError(PluginError):
    """Raised when two installed sites claim the same host with equal path and priority."""
