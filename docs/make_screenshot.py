"""Writes docs/images/inspect.png, the picture of the README: ``nox -s screenshot``. Needs Chromium.

The report is that of ``broadsheet inspect examples/harbour.html``, an invented page.
"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import broadsheet
from broadsheet.inspecting import inspect_article

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "inspect.png"


def main() -> None:
    """Open the report in a browser and take the picture."""
    source = (ROOT / "examples" / "harbour.html").read_bytes()
    article = broadsheet.Parser(plugins=()).parse(
        source, url="https://courier.example/harbour/pilots-win-delay"
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder, "report.html")
        report.write_text(inspect_article(article, source, plugins=()), "utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-lcd-text"]
        )
        tab = browser.new_page(viewport={"width": 1060, "height": 545}, color_scheme="light")
        tab.goto(report.as_uri())
        tab.frame_locator("iframe").get_by_text("The north pier on Thursday").click()
        tab.locator("#blocks .current").wait_for()
        PICTURE.parent.mkdir(exist_ok=True)
        tab.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
