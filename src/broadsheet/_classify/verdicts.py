"""Verdicts and comparisons that the roles of HTML and of plain text share."""

import re
from typing import Final

from broadsheet._records import Label, Mark, Verdict

__all__ = ["BODY", "HEADING", "LABEL_OF_MARK", "LOW", "OUTSIDE", "REPEATED", "plain"]

#: The label that a site's mark stands for.
LABEL_OF_MARK: Final = {
    Mark.DROP: Label.BOILERPLATE,
    Mark.RELATED: Label.BOILERPLATE,
    Mark.BODY: Label.BODY,
    Mark.TITLE: Label.TITLE,
    Mark.SUBTITLE: Label.SUBTITLE,
    Mark.BYLINE: Label.BYLINE,
    Mark.CAPTION: Label.CAPTION,
    Mark.BIO: Label.BIO,
    Mark.NOTE: Label.NOTE,
}
BODY: Final = Verdict(Label.BODY)
HEADING: Final = Verdict(Label.HEADING)
LOW: Final = Verdict(Label.BOILERPLATE, "low score")
OUTSIDE: Final = Verdict(Label.BOILERPLATE, "far from the text")
REPEATED: Final = Verdict(Label.BOILERPLATE, "repeated", "duplicate")

_NOT_LETTERS: Final = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Letters and digits only, in lower case: for comparing a repeated title with the first."""
    return _NOT_LETTERS.sub("", text.casefold())
