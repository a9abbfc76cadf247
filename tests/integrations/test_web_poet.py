"""A page object of web-poet that returns an article."""

import asyncio
from pathlib import Path

import pytest

web_poet = pytest.importorskip("web_poet")

import broadsheet  # noqa: E402

PAGE = (Path(__file__).parent.parent.parent / "examples" / "harbour.html").read_bytes()


class Page(web_poet.WebPage[broadsheet.Article]):
    """The page object of the documentation."""

    async def to_item(self):
        """The article."""
        return broadsheet.parse(
            self.response.body,
            url=str(self.response.url),
            content_type=self.response.headers.get("Content-Type"),
        )


def test_page_object():
    """The article of a response is the item of its page object."""
    response = web_poet.HttpResponse(
        "https://courier.example/a", PAGE, headers={"Content-Type": "text/html; charset=utf-8"}
    )
    article = asyncio.run(Page(response).to_item())
    assert broadsheet.parse(PAGE, url="https://courier.example/a").text == article.text
