"""The same page in other bytes, for the laws that say what means nothing: attributes turned, names hashed, space gone."""

import re

from broadsheet.testing import SamplePage

_START_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)+)\s*(/?)>")
_ATTRIBUTE = re.compile(r"[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_CLASS = re.compile(r"class=(?:\"([^\"]*)\"|'([^']*)'|([\w-]+))")
_BLOCK = (
    "html|head|body|title|meta|header|footer|nav|main|article|section|aside|div|p|h[1-6]|ul|ol|li|table|tr|td|figure"
    "|figcaption|blockquote|form"
)
_EDGE = re.compile(rf"\s*(</?(?:{_BLOCK})\b[^>]*>)\s*")


def essence(article):
    """What a reader sees of an article."""
    captions = tuple(str(figure.caption) for figure in article.figures)
    return article.title, article.text, article.authors, article.published, captions


def turned(source, random):
    """The page with the attributes of each tag in another order."""

    def turn(match):
        attributes = _ATTRIBUTE.findall(match[2])
        random.shuffle(attributes)
        return f"<{match[1]} {' '.join(attributes)}{match[3] and ' /'}>"

    return _START_TAG.sub(turn, source)


def renamed(source, rename):
    """The page with each of its class names put through ``rename``."""

    def sub(match):
        names = (match[1] or match[2] or match[3] or "").split()
        return f'class="{" ".join(map(rename, names))}"'

    return _CLASS.sub(sub, source)


def spaced(source, space):
    """The page with ``space`` on both sides of each tag of a block, in the place of what white space is there."""
    return _EDGE.sub(lambda match: f"{space}{match[1]}{space}", source).strip()


def read(parser, source, page=None):
    """The essence of what a parser makes of a source."""
    url = page.url if isinstance(page, SamplePage) else None
    return essence(parser.parse(source, url=url, kind="html" if page is None else page.kind))
