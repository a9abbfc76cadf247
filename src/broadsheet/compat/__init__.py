"""The interfaces of other extractors, so that a program can change over by changing an import.

:mod:`broadsheet.compat.trafilatura` has the functions of trafilatura 2, :mod:`broadsheet.compat.newspaper` the
class of newspaper4k. The names and arguments are theirs; the answers are those of :func:`broadsheet.parse`.
Neither package needs to be installed. What to write instead, in the end, says ``docs/howto/switching.md``.
"""

from broadsheet.errors import BroadsheetError

__all__ = ["CompatibilityWarning", "NotOfferedError"]


class CompatibilityWarning(UserWarning):
    """Given, once for each line that calls, for an argument that is accepted and changes nothing."""


class NotOfferedError(BroadsheetError, NotImplementedError):
    """Raised by what the other library does and broadsheet never will: downloading pages, summing them up."""
