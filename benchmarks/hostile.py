r"""broadsheet as a system of the torture runner, which feeds it hostile input.

Run from the root of the repository::

    python ../shared/torture/run.py benchmarks.hostile:parse --error broadsheet:BroadsheetError \
        --html benchmarks.hostile:html --markdown benchmarks.hostile:markdown
"""

import broadsheet

__all__ = ["html", "markdown", "parse"]


def parse(data: bytes | str, url: str) -> broadsheet.Article:
    """The article."""
    return broadsheet.parse(data, url=url)


def html(data: bytes | str, url: str) -> str:
    """The HTML output."""
    return broadsheet.parse(data, url=url).to_html()


def markdown(data: bytes | str, url: str) -> str:
    """The Markdown output."""
    return broadsheet.parse(data, url=url).to_markdown()
