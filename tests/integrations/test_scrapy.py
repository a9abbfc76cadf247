"""The item and the pipeline for Scrapy."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import attrs
import pytest

import broadsheet
from broadsheet.integrations.scrapy import ArticleItem, ArticlePipeline, article_item

PAGE = (Path(__file__).parent.parent.parent / "examples" / "harbour.html").read_bytes()
URL = "https://courier.example/harbour/pilots-win-delay"
TITLE = "Pilots win two-year delay to the Skerry Bay pier works"
LOG_IN = b"<title>Log in</title><form><label>Name</label><input></form>"
SPIDER = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess
from broadsheet.integrations.scrapy import article_item

class Harbour(scrapy.Spider):
    name = "harbour"
    start_urls = [sys.argv[1]]

    def parse(self, response):
        yield article_item(response)
        yield {"url": response.url, "html": response.body, "shelf": 3}
        yield {"url": response.url, "html": b"%PDF-1.7 ..."}
        yield {"url": response.url, "kind": "not_article"}
        yield {"other": 1}

process = CrawlerProcess({
    "FEEDS": {"articles.jsonl": {"format": "jsonlines"}, "articles.csv": {"format": "csv"}},
    "ITEM_PIPELINES": {"broadsheet.integrations.scrapy.ArticlePipeline": 300},
    "BROADSHEET_KINDS": ["article", "live_blog"],
    "LOG_LEVEL": "ERROR",
})
crawler = process.create_crawler(Harbour)
process.crawl(crawler)
process.start()
print(json.dumps({name: count for name, count in crawler.stats.get_stats().items() if "broadsheet" in name}))
"""


@dataclasses.dataclass
class Note:
    """An item of a class with fields of its own."""

    url: str = URL
    html: bytes | None = PAGE
    title: str | None = None
    text: str = "kept"


@pytest.fixture
def response():
    """As much of a response as is looked at."""
    return SimpleNamespace(body=PAGE, url=URL, headers={"Content-Type": b"text/html; charset=utf-8"})


def test_item(response):
    """The item of a response holds the article in plain values."""
    item = article_item(response)
    article = broadsheet.parse(PAGE, url=URL)
    assert (TITLE, ["Marta Quill"], article.text) == (item.title, item.authors, item.text)
    assert ("2025-03-14T06:30:00+00:00", "article", URL) == (item.published, item.kind, item.url)
    assert ["https://courier.example/media/north-pier-1200.jpg"] == item.image_urls
    assert attrs.asdict(item) == json.loads(json.dumps(attrs.asdict(item)))


def test_parser_of_the_caller(response):
    """The parser that is given is used."""
    assert ["input_truncated"] == article_item(
        response, parser=broadsheet.Parser(plugins=(), limits=broadsheet.Limits(max_bytes=90))
    ).warnings


def test_response_without_type(response):
    """A response need not say what it holds."""
    response.headers = {}
    assert TITLE == article_item(response).title


def test_pipeline_fills_items():
    """An item with a page gets the fields that it does not have, and loses the page."""
    pytest.importorskip("itemadapter")
    item = ArticlePipeline().process_item({"url": URL, "html": PAGE, "category": "Ours"})
    assert (TITLE, "Ours", False) == (item["title"], item["category"], "html" in item)


def test_pipeline_fills_classes():
    """An item of a class gets the fields that it can have."""
    pytest.importorskip("itemadapter")
    item = ArticlePipeline().process_item(Note())
    assert (TITLE, "kept", None) == (item.title, item.text, item.html)


def test_pipeline_drops():
    """Kinds that are not wanted, and what is no page, are dropped; items that are no articles pass."""
    exceptions = pytest.importorskip("scrapy.exceptions")
    pipeline = ArticlePipeline(["article"])
    for page in (LOG_IN, b"%PDF-1.7 ..."):
        with pytest.raises(exceptions.DropItem):
            pipeline.process_item({"url": URL, "html": page})
    with pytest.raises(exceptions.DropItem):
        pipeline.process_item(ArticleItem(kind="live_blog"))
    assert {"other": 1} == pipeline.process_item({"other": 1})


def test_crawl(tmp_path):
    """In a crawl, items are exported to feeds, dropped and counted."""
    pytest.importorskip("scrapy")
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "spider.py").write_text(SPIDER)
    found = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "spider.py", (tmp_path / "page.html").as_uri()],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "" == found.stderr.replace("\n", "")
    assert {"broadsheet/article": 2, "broadsheet/not_article": 1, "broadsheet/unsupported": 1} == json.loads(
        found.stdout
    )
    items = [json.loads(line) for line in (tmp_path / "articles.jsonl").read_text().splitlines()]
    assert [TITLE, TITLE, None] == [item.get("title") for item in items]
    assert (3, 1) == (items[1]["shelf"], items[2]["other"])
    assert (tmp_path / "articles.csv").read_text().startswith("url,canonical_url,title,")
