"""The plugin beyond its fixture folders in ``pages``, in which each field is a test of its own."""

from pathlib import Path

from broadsheet.testing import check_laws, read_pages

from broadsheet_example import Example


def test_site_keeps_the_laws() -> None:
    """On the site's pages and on any other the rules raise nothing, lose nothing and edit nothing."""
    check_laws(Example, pages=read_pages(Path(__file__).parent / "pages"))
