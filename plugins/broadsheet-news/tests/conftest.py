"""The parser of the fixture folders: this plugin and no other."""

from pathlib import Path

import broadsheet_news
import pytest

from broadsheet import Parser

PARSER = Parser(plugins=[broadsheet_news])


def pytest_broadsheet_parser(config: pytest.Config, folder: Path) -> Parser:
    """The parser with this plugin alone."""
    return PARSER
