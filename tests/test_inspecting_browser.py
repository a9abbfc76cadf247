"""The report of ``broadsheet.inspecting`` in a real browser; skipped where Playwright or Chromium is missing.

Screenshots are kept in the folder that the variable ``BROADSHEET_SCREENSHOTS`` names, for a person to look at.
"""

import os
import shutil
from pathlib import Path

import pytest
from helpers import SENTENCES, article_page, paragraphs

import broadsheet
from broadsheet.inspecting import Gold, inspect_article

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
MENU = "<nav>" + "".join(f'<a href="/{n}">Part {n}</a> ' for n in range(60)) + "</nav>"
NOTICES = "".join(f"<li><a href=/{n}>Notice {n}</a></li>" for n in range(60))
PAGE = article_page(
    paragraphs() + "<img src=hut.jpg alt=Hut><script>document.title = 'stolen'</script>",
    after="<aside class=promo><a href=/rules onclick='steal()'>Read our rules</a></aside>",
).replace("<main>", f"{MENU}<ul class=sidebar>{NOTICES}</ul><main>")
GOLD = Gold.of({"title": "Pilots wait", "paragraphs": [*SENTENCES[1:], "Gone."]})


@pytest.fixture(scope="module")
def browser():
    """Chromium without a window."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """A file with a report."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    article = broadsheet.parse(PAGE, url="https://mole.example/pilots")
    path.write_text(inspect_article(article, PAGE, gold=GOLD), "utf-8")
    return path


@pytest.fixture
def opened(browser, report):
    """The report in a window, with the list of what went wrong in it; nothing may."""
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    faults = []
    tab.on("console", lambda message: faults.append(message.text))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("request", lambda request: faults.append(request.url) if request.url != report.as_uri() else None)
    tab.goto(report.as_uri())
    tab.frame_locator("iframe").locator("#b1").wait_for()
    yield tab
    tab.close()
    assert [] == faults


def frame_of(tab):
    """The framed page."""
    return tab.frame_locator("iframe")


def test_opens_where_the_article_begins(opened):
    """The title is in sight, in the page and in the list, though a long menu stands above it."""
    assert (
        frame_of(opened).locator(".moved").first.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    )
    assert opened.locator("#blocks [data-fate=moved]").first.is_visible()


def test_page_runs_no_script(opened):
    """The scripts and handlers of the page are gone."""
    frame_of(opened).get_by_text("Read our rules").click()
    assert "Pilots wait for a station – inspected" == opened.title()


def test_from_the_list_to_the_page(opened):
    """A click on a block of the list brings it into sight in the page and marks it."""
    opened.locator("#blocks li").first.locator("button").click()
    block = frame_of(opened).locator(".current").first
    assert "b1" == block.get_attribute("id")
    box = block.bounding_box()
    assert 0 < box["y"] < 800


def test_from_the_page_to_the_list(opened):
    """A click on a block of the page shows the list with its row, whatever view or filter was on."""
    opened.locator("#filter").fill("nothing is like this")
    opened.locator("#tab-json").click()
    frame_of(opened).get_by_text(SENTENCES[3]).click()
    row = opened.locator("#blocks .current")
    assert (True, True) == (row.is_visible(), SENTENCES[3] in row.inner_text())
    assert row.locator("button").evaluate("e => e === document.activeElement")


def test_filter(opened):
    """The field leaves the rows that hold all its words; the buttons those that are kept, moved, removed or disputed."""
    shown = opened.locator("#blocks li:visible")
    opened.locator("#filter").fill("RULES read boilerplate")
    assert 1 == shown.count()
    opened.locator("#filter").fill("zebra")
    assert (0, True) == (shown.count(), opened.locator("#no-blocks").is_visible())
    opened.locator("#filter").fill("")
    opened.locator(".chip.removed").click()
    assert 0 == opened.locator("#blocks [data-fate=removed]:visible").count()
    opened.locator(".chip.extra").click()
    assert [SENTENCES[0]] == shown.locator(".text").all_inner_texts()


def test_keyboard(opened):
    """The slash leads to the filter, arrows to blocks and tabs, Enter to the page."""
    opened.keyboard.press("/")
    opened.keyboard.type("kept-nothing")
    opened.locator("#filter").fill(SENTENCES[2])
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    assert SENTENCES[2] == frame_of(opened).locator(".current").inner_text()
    opened.locator("#tab-blocks").focus()
    opened.keyboard.press("ArrowRight")
    assert opened.locator("#panel-differences").is_visible()
    opened.keyboard.press("ArrowLeft")
    opened.keyboard.press("ArrowLeft")
    assert opened.locator("#panel-json").is_visible()


def test_phone(opened):
    """On a narrow screen the page is a tab, a chosen block leads to it, and nothing is wider than the screen."""
    opened.set_viewport_size({"width": 390, "height": 800})
    assert (False, True) == (opened.locator("#page").is_visible(), opened.locator("#tab-page").is_visible())
    opened.locator("#blocks li").first.locator("button").click()
    assert (True, False) == (opened.locator("#page").is_visible(), opened.locator("#panels").is_visible())
    frame_of(opened).get_by_text("Notice 3", exact=True).click()
    assert opened.locator("#panel-blocks").is_visible()
    for tab in opened.locator("[role=tab]").all():
        tab.click()
        assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_colour_schemes(opened, scheme, dark):
    """Report and page follow the scheme of the system."""
    opened.emulate_media(color_scheme=scheme)
    colour = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0] < 100"
    assert (dark, dark) == (
        opened.evaluate(colour),
        frame_of(opened).locator("body").evaluate(f"_ => {colour}"),
    )


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_screenshots(opened, width, scheme):
    """No view is blank; pictures of them are kept where a person asks for them."""
    folder = os.environ.get("BROADSHEET_SCREENSHOTS")
    opened.set_viewport_size({"width": width, "height": 800})
    opened.emulate_media(color_scheme=scheme)
    for tab in opened.locator("[role=tab]:visible").all():
        tab.click()
        picture = opened.screenshot()
        assert 15_000 < len(picture), "an empty window makes a smaller file"
        if folder:
            Path(folder, f"{width}-{scheme}-{tab.inner_text().lower()}.png").write_bytes(picture)
