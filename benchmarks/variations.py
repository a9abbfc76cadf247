"""How right the extraction from plain text is when the same text comes in another shape.

    python -m benchmarks.variations [NAME ...] [--corpus NAME ...] [--limit 250] [--scorers FOLDER]

The text twins of the corpora come from two converters that part blocks by blank lines. Here each text is changed before it
is parsed (wrapped, without blank lines, indented, quoted, cut, its header doubled), or made from the page's HTML by another
converter, and scored as it was. Names joined by commas apply in their order, a converter first. html2text and inscriptis
are needed only for their own rows: ``pip install html2text inscriptis``.
``--scorers`` are those that :mod:`benchmarks.crossval` keeps: with them, no page is scored by a forest that saw its site.
"""

from benchmarks import changed, crossval, systems
from benchmarks.varying import CHANGES, CONVERTERS, vary

__all__ = ["main", "parse_text"]

#: The rows that are printed where none are named.
_ROWS = (
    *(
        "",
        "wrapped-72",
        "wrapped-60",
        "wrapped-72,single",
        "single",
        "double",
        "crlf",
        "indented",
        "trailing",
    ),
    *("nbsp", "quoted", "no-menu", "doubled", "blocks", "inscriptis", "html2text", "html2text-78"),
)


def parse_text(source: str | bytes, url: str) -> systems.Output:
    """A page's plain text in another shape, or its HTML as a converter's text, to the kit's dict."""
    system = crossval.parse_text if crossval.has_scorers() else systems.parse_text
    names = changed.chosen()
    text = source if isinstance(source, str) else CONVERTERS[names.pop(0)](source)
    return system(vary(text, names), url)


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    return changed.run("benchmarks.variations:parse_text", _ROWS, [*CONVERTERS, *CHANGES], _source_of, argv)


def _source_of(row: str) -> str:
    return "html" if row.partition(",")[0] in CONVERTERS else "text"


if __name__ == "__main__":
    raise SystemExit(main())
