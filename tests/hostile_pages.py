"""Hypothesis strategies for pages whose every field is hostile: the head, JSON-LD and the body hold what nobody wants."""

import json
from html import escape

from helpers import article_page
from hypothesis import strategies as st
from page_strategies import bodies

from broadsheet.testing.strategies import hostile_fragments

#: Strings that break readers: controls, changes of direction, halves of characters, addresses and dates that are none.
VALUES = (
    *("\u202eevil\u202c", "\u2066x\u2069", "a\x00b\x07c\x85d\x9b", "\ud83d", "\ufeff\ufffe\uffff", "\x7f"),
    *(
        "javascript:alert(1)",
        "JaVaScRiPt\t:alert(1)",
        "data:text/html,<b>",
        "vbscript:x",
        "//",
        "http://",
        "http://[",
    ),
    *(
        "http://[::1]/a",
        "https:///x",
        "http://a b/",
        "http://user:p@h.example:99999/",
        "\\\\evil.example\\x",
        "?q",
        "#f",
    ),
    *(
        "mailto:a@b.example",
        "ftp://x.example/",
        "https://ok.example/\u202ea b\x00<>\"'",
        "/" * 9_000,
        "://x",
        "http:x",
    ),
    *(
        "2024-02-30",
        "99999-99-99T99:99:99+99:99",
        "0000-00-00",
        "-1",
        "9" * 5_000,
        "2024-06-01T10:00:00+25:00",
    ),
    *(
        "1e999",
        "Invalid Date",
        "13/13/2024",
        "10000-01-01",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
    ),
    *(
        "2024-03-05",
        "https://news.example/ok",
        "Ada Holm",
        "Harbour &amp;lt;b&gt; <i>plan</i>",
        "&#x202e;&#0;&#xD800;",
    ),
)
NAMES = (
    *(
        "og:title",
        "og:image",
        "og:url",
        "og:site_name",
        "article:published_time",
        "article:modified_time",
        "author",
    ),
    *(
        "article:tag",
        "article:section",
        "description",
        "date",
        "keywords",
        "twitter:image",
        "parsely-pub-date",
    ),
)
KEYS = (
    *(
        "headline",
        "image",
        "url",
        "mainEntityOfPage",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "keywords",
    ),
    *("articleSection", "alternativeHeadline", "description", "thumbnailUrl", "@id"),
)
values = st.sampled_from(VALUES) | st.text(st.characters(exclude_categories=()), max_size=12)
objects = st.dictionaries(
    st.sampled_from(KEYS),
    values | st.builds(lambda v, u: [{"@type": "Person", "name": v, "url": u}], values, values),
)


def _attribute(text):
    return escape(text.replace("\0", ""))


@st.composite
def hostile_pages(draw):
    """A page with an article in it, all of whose fields were filled by somebody who means harm."""
    metas = draw(st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=8))
    head = "".join(f'<meta property="{name}" content="{_attribute(value)}">' for name, value in metas)
    ld = json.dumps({"@type": "NewsArticle"} | draw(objects)).replace("</", "<\\/")
    links = draw(st.lists(st.tuples(st.sampled_from(("canonical", "next", "amphtml")), values), max_size=2))
    head += "".join(f'<link rel="{rel}" href="{_attribute(value)}">' for rel, value in links)
    inner = "".join(
        f'<p>{SAMPLE} <a href="{_attribute(link)}" rel="author">{_attribute(text)}</a></p>'
        f'<figure><img src="{_attribute(text)}" srcset="{_attribute(link)} 2x"><figcaption>{_attribute(text)}'
        f'</figcaption></figure><time datetime="{_attribute(text)}">{_attribute(link)}</time>'
        f'<iframe src="{_attribute(link)}"></iframe><code>{_attribute(text)}</code>'
        for link, text in draw(st.lists(st.tuples(values, values), max_size=3))
    )
    base = draw(st.just("") | values.map(lambda value: f'<base href="{_attribute(value)}">'))
    body = draw(bodies()) + inner + draw(st.just("") | hostile_fragments(encoded=False))
    script = f'<script type="application/ld+json">{ld}</script>'
    return article_page(body).replace("<head>", f"<head>{base}{head}{script}", 1)


SAMPLE = "The harbour council met on Tuesday evening to settle where the new pilot station is going to stand, it said."
#: Addresses of a page, as a caller may have them.
ADDRESSES = st.none() | st.just("https://news.example/2024/a") | values
