"""Law: JSON-LD and meta contents of any shape give metadata, the same every time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet._metadata import read_metadata
from broadsheet._records import Head, Layout, Link, Nodes, Page

KEYS = st.sampled_from(
    [
        "@type",
        "@id",
        "name",
        "headline",
        "author",
        "datePublished",
        "dateModified",
        "image",
        "url",
        "publisher",
        "keywords",
        "articleSection",
        "isAccessibleForFree",
        "inLanguage",
        "mainEntityOfPage",
        "articleBody",
        "description",
        "jobTitle",
    ]
)
STRINGS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "NewsArticle",
            "WebPage",
            "Jane Porter",
            "2024-03-07",
            "http://[::1",
            "//x",
            "#jane",
            "<b",
            "&amp;lt;",
            "Reuters",
        ]
    ),
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), STRINGS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=6).map(lambda item: {"@type": "NewsArticle", **item})
META = st.dictionaries(
    st.sampled_from(
        [
            "og:title",
            "author",
            "citation_author",
            "article:published_time",
            "og:image",
            "og:image:width",
            "keywords",
            "og:url",
            "twitter:label1",
            "twitter:data1",
            "og:locale",
            "og:type",
            "description",
            "article:tag",
            "article:modified_time",
        ]
    ),
    st.lists(STRINGS, min_size=1, max_size=3).map(tuple),
    max_size=6,
)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(OBJECTS, max_size=3), META, STRINGS)
def test_any_head_gives_metadata(objects, meta, text):
    """Nothing raises, every provenance names a filled field once, and a second reading is equal."""
    links = (Link("canonical", text), Link("next", text))
    head = Head(meta=meta, links=links, title=text, jsonld=tuple(objects), language=text)
    page = Page(
        kind="html", url="https://c.example/a", host="c.example", base="https://c.example/a", head=head
    )
    first, second = (read_metadata(page, Layout("html", Nodes(), []), ()) for _ in range(2))
    assert repr(first) == repr(second)
    fields = [item.field for item in first.provenance]
    assert sorted(set(fields)) == fields
    assert all(getattr(first, field) for field in fields)
