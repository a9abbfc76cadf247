"""How Sphinx builds the documentation: ``nox -s docs``."""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))  # for plots.py

project = "broadsheet"
author = "The broadsheet developers"
project_copyright = author
release = version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

extensions = ["myst_parser", "plots"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4

html_theme = "furo"
html_title = f"broadsheet {version}"
html_static_path = ["_static"]
html_css_files = ["broadsheet.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b6296", "color-brand-content": "#0b6296"},
    "dark_css_variables": {"color-brand-primary": "#6cb8e6", "color-brand-content": "#6cb8e6"},
}


def setup(app: Any) -> None:
    """Folders of the repository are no pages of the site: there, links to them are plain words."""
    app.connect("source-read", _unlink_folders)


def _unlink_folders(_app: Any, _name: str, source: list[str]) -> None:
    source[0] = re.sub(r"\[([^\]]+)\]\((?:\.\./)+[\w/-]+\)", r"\1", source[0])
