"""Hypothesis strategies: pages as sites print them, pages as nobody would, and values of the model.

Whatever a generated page holds was written for it: ``page.paragraphs`` are its article, ``page.boilerplate``
is all that a reader would not call the article.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from broadsheet.testing.models import (
    articles,
    blocks,
    characters,
    images,
    leaf_blocks,
    lines,
    sections,
    texts,
    timestamps,
    urls,
)
from broadsheet.testing.pages import SamplePage
from broadsheet.testing.samples import SAMPLES, Sample

__all__ = [
    "FAMILIES",
    "article_pages",
    "articles",
    "blocks",
    "characters",
    "hostile_fragments",
    "images",
    "leaf_blocks",
    "lines",
    "sections",
    "text_dumps",
    "texts",
    "timestamps",
    "urls",
]

_URL: Final = "https://news.example/harbour/story"


@attrs.frozen
class _Parts:
    """What one page is made of, before it has markup.

    ``around`` holds the kinds of boilerplate that the page has; ``split`` is the number of
    paragraphs that stand before what is inserted among them.
    """

    language: str
    sample: Sample
    title: str
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]
    around: tuple[str, ...]
    split: int

    @property
    def byline(self) -> str:
        return self.sample.by.format(", ".join(self.authors))

    def texts(self, kind: str) -> tuple[str, ...]:
        """The texts of a kind of boilerplate; none when the page does not have it."""
        if kind not in self.around:
            return ()
        found = getattr(self.sample, kind)
        return (found,) if isinstance(found, str) else found

    def page(self, source: str, *, url: str | None, kind: str) -> SamplePage:
        """The page with what is known of it."""
        return SamplePage(
            source=source,
            url=url,
            kind="html" if kind == "html" else "text",
            language=self.language,
            title=self.title,
            authors=self.authors,
            paragraphs=self.paragraphs,
            boilerplate=tuple(text for part in self.around for text in self.texts(part)),
        )


_AROUND: Final = ("menu", "share", "signup", "related", "comments", "footer")


@st.composite
def _parts(draw: st.DrawFn) -> _Parts:
    language = draw(st.sampled_from(sorted(SAMPLES)))
    sample = SAMPLES[language]
    sentences = draw(st.permutations(sample.sentences))
    count = draw(st.integers(4, 6))
    return _Parts(
        language=language,
        sample=sample,
        title=draw(st.sampled_from(sample.titles)),
        authors=tuple(draw(st.lists(st.sampled_from(sample.names), min_size=1, max_size=2, unique=True))),
        paragraphs=tuple(sample.joiner.join(sentences[2 * i : 2 * i + 2]) for i in range(count)),
        around=tuple(kind for kind in _AROUND if draw(st.booleans())),
        split=draw(st.integers(1, count - 1)),
    )


def _elements(tag: str, items: Sequence[str]) -> str:
    return "".join(f"<{tag}>{escape(item)}</{tag}>" for item in items)


def _links(items: Sequence[str], item: str = "{}") -> str:
    return "".join(
        item.format(f'<a href="/{number}">{escape(text)}</a>') for number, text in enumerate(items, 1)
    )


def _labelled(texts: Sequence[str], tag: str, render: Callable[[Sequence[str]], str]) -> str:
    """A heading and what stands below it."""
    return f"<{tag}>{escape(texts[0])}</{tag}>{render(texts[1:])}" if texts else ""


def _semantic(parts: _Parts) -> str:
    """The elements of HTML 5, each used for what it is for."""
    menu, share = _links(parts.texts("menu")), _links(parts.texts("share"))
    signup = "".join(
        f'<aside class="newsletter"><p>{escape(text)}</p><form><input type="email"></form></aside>'
        for text in parts.texts("signup")
    )
    related = _labelled(
        parts.texts("related"), "h2", lambda items: f"<ul>{_links(items, '<li>{}</li>')}</ul>"
    )
    comments = _labelled(parts.texts("comments"), "h2", lambda items: _elements("p", items))
    return (
        f"<header><nav>{menu}</nav></header><main><article><h1>{escape(parts.title)}</h1>"
        f'<p class="byline">{escape(parts.byline)}</p>{_elements("p", parts.paragraphs[: parts.split])}'
        f"{signup}{_elements('p', parts.paragraphs[parts.split :])}"
        f'<div class="share">{share}</div></article>'
        f'<aside class="related">{related}</aside><section id="comments">{comments}</section></main>'
        f"<footer>{_elements('p', parts.texts('footer'))}</footer>"
    )


def _soup(parts: _Parts) -> str:
    """Nothing but ``div`` and ``span`` with class names that a build tool made."""
    menu = _links(parts.texts("menu"), '<span class="m0">{}</span>')
    share = _links(parts.texts("share"), "<span>{}</span>")
    below = {kind: _elements("div", parts.texts(kind)) for kind in ("signup", "comments", "footer")}
    return (
        f'<div class="a1Xz"><div class="k2">{menu}</div></div>'
        f'<div class="b9Kd"><div class="h5"><h1>{escape(parts.title)}</h1></div>'
        f'<div class="y3">{escape(parts.byline)}</div>'
        f'<div class="t8Ru">{_elements("div", parts.paragraphs)}</div><div class="s4">{share}</div></div>'
        f'<div class="n6">{below["signup"]}</div>'
        f'<div class="r2">{_links(parts.texts("related"), "<div>{}</div>")}</div>'
        f'<div class="c3" id="comments">{below["comments"]}</div><div class="f1">{below["footer"]}</div>'
    )


def _wordpress(parts: _Parts) -> str:
    """A theme of WordPress with its usual additions."""
    menu = _links(parts.texts("menu"), '<li class="menu-item">{}</li>')
    share = _links(parts.texts("share"), '<li class="share-link">{}</li>')
    related = _labelled(
        parts.texts("related"), "h3", lambda items: _links(items, '<p class="jp-relatedposts-post">{}</p>')
    )
    comments = _labelled(
        parts.texts("comments"), "h2", lambda items: f'<ol class="comment-list">{_elements("li", items)}</ol>'
    )
    return (
        f'<div id="page" class="site"><ul id="menu-main" class="menu">{menu}</ul>'
        f'<div id="content" class="site-content"><article class="post hentry">'
        f'<h1 class="entry-title">{escape(parts.title)}</h1>'
        f'<div class="entry-meta"><span class="author vcard">{escape(parts.byline)}</span></div>'
        f'<div class="entry-content">{_elements("p", parts.paragraphs)}'
        f'<div class="sharedaddy"><ul>{share}</ul></div><div id="jp-relatedposts" class="jp-relatedposts">'
        f'{related}</div></div></article><div id="comments" class="comments-area">{comments}</div></div>'
        f'<div class="widget widget_mc4wp_form_widget">{_elements("p", parts.texts("signup"))}</div>'
        f'<div id="colophon" class="site-footer">{_elements("p", parts.texts("footer"))}</div></div>'
    )


def _breaks(parts: _Parts) -> str:
    """Paragraphs of the last century: text in a table cell, set apart by line breaks."""
    body = "<br><br>\n".join(escape(text) for text in parts.paragraphs)
    menu = _links(parts.texts("menu"), "{} | ")
    lists = [
        f'<div class="{kind}">{_links(parts.texts(kind), "{}<br>")}</div>' for kind in ("share", "related")
    ]
    below = [
        f'<div class="{kind}">{_elements("p", parts.texts(kind))}</div>'
        for kind in ("signup", "comments", "footer")
    ]
    return (
        f'<div class="nav">{menu}</div><table><tr><td><h1>{escape(parts.title)}</h1>'
        f"<i>{escape(parts.byline)}</i><br><br>\n{body}</td></tr></table>{''.join(lists)}{''.join(below)}"
    )


#: The ways in which pages are marked up, by name.
FAMILIES: Final[Mapping[str, Callable[[Any], str]]] = MappingProxyType(
    {"semantic": _semantic, "soup": _soup, "wordpress": _wordpress, "breaks": _breaks}
)


@st.composite
def article_pages(
    draw: st.DrawFn, *, url: str | None = _URL, families: Sequence[str] = tuple(FAMILIES)
) -> SamplePage:
    """Article pages: a headline, a byline, paragraphs, and boilerplate around and between them.

    They come in several languages and scripts, and in the markup of several families of sites.

    Args:
        draw: Given by Hypothesis.
        url: The address of all pages; its host tells which site they are of.
        families: Names in :data:`FAMILIES`, to draw from.
    """
    parts = draw(_parts())
    body = FAMILIES[draw(st.sampled_from(list(families)))](parts)
    source = (
        f'<!DOCTYPE html>\n<html lang="{parts.language}" dir="{parts.sample.direction}"><head>'
        f'<meta charset="utf-8"><title>{escape(parts.title)}</title></head><body>{body}</body></html>'
    )
    return parts.page(source, url=url, kind="html")


@st.composite
def text_dumps(draw: st.DrawFn, *, url: str | None = _URL) -> SamplePage:
    """Plain text made of the same pages: a line for each thing, blank lines between them."""
    parts = draw(_parts())
    below = (text for kind in _AROUND[1:] for text in parts.texts(kind))
    lines = [*parts.texts("menu"), parts.title, parts.byline, *parts.paragraphs, *below]
    return parts.page("\n\n".join(lines) + "\n", url=url, kind="text")


#: Beginnings of what HTML can hold, to be strung together into pages that no browser was meant to see.
_FRAGMENTS: Final = (
    *("<p>", "</p>", "<div class='article-body'>", "</div>", "<article>", "</article>", "<ul><li>", "</ul>"),
    *("<ol start=99999999999>", "<dl><dt>a<dd>b", "<table><tr><td>", "<td colspan=9999>", "</table>"),
    *("<blockquote>", "<figure><img src=a.jpg width=600>", "<figcaption>", "</figure>", "<pre>"),
    *(
        "<code class=language-x>",
        "<br>",
        "<br><br>",
        "<a href='http://[::1'>",
        "<a href=mailto:a@b.c>",
        "</a>",
    ),
    *("<b><i>", "</b></i>", "<h1>", "<h2 id=' '>", "<iframe src=https://www.youtube.com/embed/x>"),
    *("<noscript><img src=b.jpg></noscript>", "<picture><source srcset='a.jpg 1x, ,, b.jpg 2..2x'>"),
    *(
        "<math><annotation encoding=tex>",
        "<time datetime='2025-13-45'>",
        "<script>",
        "<!--",
        "-->",
        "<![CDATA[",
    ),
    '<script type=\'application/ld+json\'>{"@type":"Article","articleBody":[1]}</script>',
    *(
        "<svg>",
        "<template>",
        "<aside class='related-posts'>",
        "<meta charset=utf-16>",
        "<base href='http://'>",
    ),
    *("By Ada Holm", "Jun 26, 2023", "About Ada Holm", "Photo: ", "Correction: ", "\n\n", "\n"),
    *(
        "&#0;&#xD800;&nbsp;&zwj;",
        "\x00\x0b\x0c\u2028\u202e\ud800",
        "<div>" * 300,
        "</div>" * 200,
        "<b>" * 500,
    ),
    *(sentence for sample in SAMPLES.values() for sentence in sample.sentences[:3]),
)

_ENCODINGS: Final = ("utf-8", "utf-16", "utf-16-be", "shift_jis", "gb18030", "koi8-r", "cp1252", "utf-7")


@st.composite
def hostile_fragments(draw: st.DrawFn, *, encoded: bool = True) -> str | bytes:
    """What looks like a page and is broken in every way.

    Tags that cross or nest hundreds deep, control characters, lone surrogates, addresses and numbers that
    are none, and bytes in an encoding that nothing announces.

    Args:
        draw: Given by Hypothesis.
        encoded: Whether some are bytes; a parser may refuse those as no page at all.
    """
    part = st.sampled_from(_FRAGMENTS) | st.text(st.characters(exclude_categories=()), max_size=12)
    source = draw(st.lists(part, max_size=40).map("".join))
    encoding = draw(st.none() | st.sampled_from(_ENCODINGS)) if encoded else None
    return source if encoding is None else source.encode(encoding, "replace")
