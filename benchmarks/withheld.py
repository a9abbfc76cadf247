"""How right the extraction is where pages tell less: metadata, class names or elements with a meaning are taken away.

    python -m benchmarks.withheld [NAME ...] [--corpus NAME ...] [--limit 100] [--scorers FOLDER]

Many pages of the corpora declare everything. Pages that nobody has looked at may not: their class names are hashed, all is
a ``div``, nothing is said in their head. Here every page is changed so before it is parsed, and scored as it was; a field
is then right only if it was found by other signs. What a page states nowhere else (tags, some days) cannot be found.
``--scorers`` are those that :mod:`benchmarks.crossval` keeps: with them, no page is scored by a forest that saw its site.
"""

from benchmarks import changed, crossval, systems
from benchmarks.withholding import WITHHOLDINGS, withhold

__all__ = ["main", "parse_html"]

#: The rows that are printed where none are named.
_ROWS = (
    "",
    "json-ld",
    "meta",
    "json-ld,meta,microdata,time",
    "classes",
    "elements",
    "figures",
    "paragraphs",
    "classes,microdata,elements",
)


def parse_html(page: bytes, url: str) -> systems.Output:
    """An HTML page from which something is withheld, to the kit's dict."""
    system = crossval.parse_html if crossval.has_scorers() else systems.parse_html
    names = changed.chosen()
    return system(withhold(page, names) if names else page, url)


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    return changed.run("benchmarks.withheld:parse_html", _ROWS, WITHHOLDINGS, lambda _: "html", argv)


if __name__ == "__main__":
    raise SystemExit(main())
