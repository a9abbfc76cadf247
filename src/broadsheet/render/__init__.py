"""Output formats: pure functions of an Article."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from broadsheet.model import Article

__all__ = ["RENDERERS", "Renderer"]

#: What makes a document of an article. It must not raise, whatever the article holds.
Renderer: TypeAlias = Callable[[Article], str]


# Each imports its module when it is first used, which keeps `import broadsheet` light.
def _text(article: Article) -> str:
    return article.text


def _markdown(article: Article) -> str:
    return article.to_markdown()


def _html(article: Article) -> str:
    return article.to_html()


def _json(article: Article) -> str:
    return article.to_json()


#: The built-in formats by name: "text" (the body alone), "markdown" or "md", "html" and "json".
RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {"html": _html, "json": _json, "markdown": _markdown, "md": _markdown, "text": _text}
)
