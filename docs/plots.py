"""The directive ``plot`` of the documentation: a column of a table of a Markdown file, drawn as an SVG.

The drawing is made when the site is built, so it always shows what the table says. It takes its colours from
the theme, dark or light.
"""

import re
from html import escape
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives

__all__ = ["Plot", "setup"]

LEFT, RIGHT, ROW, TOP = 110, 70, 30, 26  # pixels: for the labels, for the values, a row, the axis
WIDTH = 700
COLOURS = ("var(--color-brand-primary)", "#bb6208")


class Plot(Directive):
    """Draws a column of a table; the first column has the labels, the values may be several, parted by slashes."""

    required_arguments = 1
    option_spec: ClassVar = {
        "column": directives.unchanged_required,
        "series": directives.unchanged,
        "from": float,
        "to": float,
    }

    def run(self) -> list[nodes.Node]:
        """The drawing as a node."""
        environment = self.state.document.settings.env
        path = Path(environment.srcdir, self.arguments[0]).resolve()
        environment.note_dependency(str(path))
        rows = read_column(path.read_text("utf-8"), self.options["column"])
        if not rows:
            raise self.error(f"no table of {path.name} has the column {self.options['column']!r}")
        series = [name.strip() for name in self.options.get("series", "").split(",") if name.strip()]
        bounds = (self.options.get("from", 0.0), self.options.get("to", 1.0))
        return [nodes.raw("", draw(rows, self.options["column"], series, bounds), format="html")]


def read_column(text: str, column: str) -> list[tuple[str, list[float]]]:
    """Labels and numbers of the first table that has the column; rows without numbers are left out."""
    for table in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        head, _, *lines = (
            [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()
        )
        if column in head:
            place = head.index(column)
            found = [(line[0].strip("`"), re.findall(r"\d+(?:\.\d+)?", line[place])) for line in lines]
            return [(label, [float(number) for number in numbers]) for label, numbers in found if numbers]
    return []


def draw(
    rows: list[tuple[str, list[float]]], title: str, series: list[str], bounds: tuple[float, float]
) -> str:
    """The rows as an SVG: a line of dots for each, on one axis."""
    low, high = bounds
    span = WIDTH - LEFT - RIGHT
    height = TOP + ROW * len(rows) + (24 if series else 6)
    parts = [
        f'<text x="{LEFT}" y="14">{low:g}</text><text x="{LEFT + span}" y="14" text-anchor="end">{high:g}</text>'
    ]
    for number, (label, values) in enumerate(rows):
        y = TOP + ROW * number + ROW // 2
        parts.append(f'<text x="0" y="{y + 4}">{escape(label)}</text>')
        parts.append(
            f'<line x1="{LEFT}" x2="{LEFT + span}" y1="{y}" y2="{y}" stroke="currentColor" opacity=".2"/>'
        )
        for value, colour in zip(values, COLOURS, strict=False):
            x = LEFT + span * min(max((value - low) / (high - low), 0), 1)
            parts.append(
                f'<circle cx="{x:.1f}" cy="{y}" r="6" fill="{colour}"><title>{value:g}</title></circle>'
            )
        shown = " / ".join(f"{value:g}" for value in values)
        parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{y + 4}" font-size="11">{shown}</text>')
    for number, (name, colour) in enumerate(zip(series, COLOURS, strict=False)):
        x, y = LEFT + 200 * number, height - 10
        parts.append(f'<circle cx="{x}" cy="{y}" r="5" fill="{colour}"/>')
        parts.append(f'<text x="{x + 12}" y="{y + 4}">{escape(name)}</text>')
    size = f'viewBox="0 0 {WIDTH + 30} {height}" role="img" aria-label="{escape(title)}"'
    style = "max-width:100%;font:13px sans-serif;fill:currentColor"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} style="{style}">{"".join(parts)}</svg>'


def setup(app: Any) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("plot", Plot)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
